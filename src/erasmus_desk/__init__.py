"""Erasmus Desk: draft an Erasmus+ application on your own computer."""
