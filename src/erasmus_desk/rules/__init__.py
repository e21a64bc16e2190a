"""Judgments: what is visible, missing, too long, not eligible, inconsistent."""
