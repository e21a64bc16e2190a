"""Menus that open at a button."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from erasmus_desk.desktop.home.rows import form_line
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import actions, popular
from erasmus_desk.session.shown import Head

_EXAMPLES = 8


def offer_examples(desk: Desk, texts: Texts, starting: Starting, beside: QWidget) -> None:
    """Let the person choose one of a few examples, one of every kind."""
    menu = QMenu(beside)
    menu.setObjectName("examples")
    for head in _with_examples(desk):
        title = head.text(texts.language, "short").replace("&", "&&")
        name = f"{title}  ({form_line(texts, head)})"
        menu.addAction(name, partial(starting.example, head.id))
    button = beside.findChild(QWidget, "welcome-example") or beside
    menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
    menu.deleteLater()


def _with_examples(desk: Desk) -> list[Head]:
    known = actions(head for head in desk.heads.values() if desk.has_example(head.id))
    return [action.heads[0] for action in popular(known, desk.deadline, _EXAMPLES)]
