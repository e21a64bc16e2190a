"""The wizard: one draft's sections, questions, lists, findings and review."""
