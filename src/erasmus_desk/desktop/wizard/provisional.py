"""What is said on top of the first page of a form that only repeats an earlier call."""

from PySide6.QtWidgets import QFrame

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import column, frame, label
from erasmus_desk.model.forms import Section


def provisional_note(bench: Bench, section: Section) -> QFrame | None:
    """A note that the form is provisional; None for other forms, and on all pages but the first."""
    form = bench.form
    if form.state != "provisional" or form.sections[0].key != section.key:
        return None
    made = frame("note")
    made.setObjectName("provisional")
    text = bench.texts.say("gallery.provisional", like=form.like, call=form.call)
    inside = column(made)
    inside.setContentsMargins(12, 8, 12, 8)
    inside.addWidget(label(text, "help", wrap=True))
    return made
