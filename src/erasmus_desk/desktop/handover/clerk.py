"""Copies and ticks fields for the window, and says what happened."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.handover import Handed, copies_plain, copy_text, mark_pasted, unmark
from erasmus_desk.session.open_draft import OpenDraft


class Clerk(QObject):
    """Does what is done with one field.

    Args:
        desk, opened, texts: What it works with.
        parent: The window.

    Signals:
        told: Something happened (sentence).
        done: A field is done with: go on to the next (the field).
        marked: Ticks have changed.
    """

    told = Signal(str)
    done = Signal(object)
    marked = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._opened, self._texts = desk, opened, texts

    def copy(self, handed: Handed) -> None:
        """Put the text on the clipboard as plain text, tick the field, and go on."""
        if not handed.text:
            self._tell("empty", handed)
            self.done.emit(handed)
            return
        plain = copies_plain(self._opened)
        QGuiApplication.clipboard().setText(copy_text(handed, plain=plain))
        if handed.length.is_over and not handed.length.estimate and handed.state != "pasted":
            # The form would cut it: whoever pastes it nevertheless ticks it by hand.
            self._tell("copied_long", handed)
            return
        self._mark(handed, pasted=True)
        self._tell("copied", handed)
        self.done.emit(handed)

    def tick(self, handed: Handed) -> None:
        """Tick the field without copying, or take its tick away."""
        if handed.state == "empty":
            self._tell("empty", handed)
            return
        pasted = handed.state != "pasted"
        self._mark(handed, pasted=pasted)
        self._tell("ticked" if pasted else "unticked", handed)
        if pasted:
            self.done.emit(handed)

    def _mark(self, handed: Handed, *, pasted: bool) -> None:
        if pasted:
            mark_pasted(self._opened, handed, self._desk.now())
        else:
            unmark(self._opened, handed)
        self.marked.emit()

    def _tell(self, key: str, handed: Handed) -> None:
        name = " › ".join(part for part in (handed.item, handed.name) if part)
        self.told.emit(self._texts.say(f"handover.told.{key}", name=name))
