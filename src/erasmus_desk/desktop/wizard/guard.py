"""Keeps inputs from doing what nobody meant: turning wheels, undoing on their own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Guard(QObject):
    """Watches inputs: the wheel scrolls the page, and undo belongs to the draft."""

    def watch(self, widget: QWidget) -> None:
        """Keep wheel and undo away from *widget*."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on what is not meant for the input *watched*."""
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            event.ignore()
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_undo(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)
