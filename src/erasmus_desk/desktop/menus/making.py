"""Menu entries from keys of the words."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from erasmus_desk.desktop.texts import Texts

Keys = str | QKeySequence.StandardKey


def entry(
    menu: QMenu, texts: Texts, key: str, deed: Callable[[], object], keys: Keys = ""
) -> QAction:
    """Add the entry ``menu.<key>`` that does *deed*, also at *keys*."""
    action = QAction(texts.say(f"menu.{key}"), menu)
    action.setObjectName(f"menu:{key}")
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked: deed())
    menu.addAction(action)
    return action


def submenu(menu: QMenu, texts: Texts, key: str) -> QMenu:
    """Add the menu ``menu.<key>`` within another."""
    made = menu.addMenu(texts.say(f"menu.{key}"))
    made.setObjectName(f"menu:{key}")
    return made
