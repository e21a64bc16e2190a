"""The window: pages, editors, messages into words."""
