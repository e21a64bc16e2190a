"""Editors: one widget for every kind of question."""
