"""The window that hands the answers over to the web form, one by one."""
