"""The menus, one class per subject."""
