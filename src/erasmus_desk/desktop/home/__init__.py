"""Home: the drafts, the forms to begin with, the gallery, the trash."""
