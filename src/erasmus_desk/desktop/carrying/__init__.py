"""Using an application again in another form: the dialog, the report, the parking list."""
