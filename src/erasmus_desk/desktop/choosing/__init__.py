"""Choosing a form: the gallery, the page that explains an action, and the interview."""
