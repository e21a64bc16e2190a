"""Chooses the field, or the lot, that an application is for."""

from PySide6.QtWidgets import QComboBox

from erasmus_desk.desktop.home.rows import field_name
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import Action, action_of, actions, siblings
from erasmus_desk.session.shown import Head


class FieldChoice(QComboBox):
    """The forms of one action and call by their fields.

    Args:
        desk: Knows the forms.
        texts: The words.
        form: The form that is chosen at first.
    """

    def __init__(self, desk: Desk, texts: Texts, form: Head) -> None:
        super().__init__()
        self.setObjectName("new-field")
        self.setAccessibleName(texts.say("gallery.field"))
        action = action_of(actions(desk.heads.values()), form.id)
        for head in siblings(desk.heads.values(), form) if action else ():
            self.addItem(branch_name(texts, action, head), head.id)
        self.setCurrentIndex(self.findData(form.id))


def branch_name(texts: Texts, action: Action | None, head: Head) -> str:
    """The field of *head*, or what else tells it apart within its action."""
    named = field_name(texts, head) if action is None or action.has_fields() else ""
    return named or (action.branch_name(head, texts.language) if action else head.id)
