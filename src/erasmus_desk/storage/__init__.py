"""Drafts on disk: write, read, migrate, lock, back up."""
