"""The page of the files to attach, and the emergency pack."""
