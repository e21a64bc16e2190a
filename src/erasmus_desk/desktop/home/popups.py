"""Menus that open at a button."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from erasmus_desk.desktop.home.cards import first_forms
from erasmus_desk.desktop.home.rows import form_line
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk

_EXAMPLES = 8


def offer_examples(desk: Desk, texts: Texts, starting: Starting, beside: QWidget) -> None:
    """Let the person choose one of a few examples, one of every kind."""
    menu = QMenu(beside)
    menu.setObjectName("examples")
    for head in first_forms(desk, count=_EXAMPLES):
        if desk.has_example(head.id):
            title = head.text(texts.language, "short").replace("&", "&&")
            name = f"{title}  ({form_line(texts, head)})"
            menu.addAction(name, partial(starting.example, head.id))
    button = beside.findChild(QWidget, "welcome-example") or beside
    menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
    menu.deleteLater()
