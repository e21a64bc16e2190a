"""What all editors share."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.theme import set_look
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.model.answers import Node, Place, Value
from erasmus_desk.rules.fields import Field


class Editor(QWidget):
    """Shows and changes the answer to one question at one place.

    Signals:
        answered: The person changed the answer (value; None for none).
        noticed: There is something to say about the answer (sentence; whether it is wrong).
    """

    answered = Signal(object)
    noticed = Signal(str, bool)

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.place: Place = field.place
        self.name = ".".join(field.place)
        self.label = bench.label(field.question)
        self.notice = ("", False)
        self._value: Node = None
        self.setObjectName(f"question:{self.name}")
        self.setAccessibleName(self.label)

    @property
    def value(self) -> Node:
        """The answer as it was last shown or told."""
        return self._value

    def show_value(self, value: Node) -> None:
        """Show *value* without reporting it back as a change."""
        if value == self._value:
            return
        self._value = value
        self._paint(value)

    def tell(self, value: Value | None) -> None:
        """Report *value* as the person's answer, if it is another one."""
        told = None if value in ("", ()) else value
        if told != self._value:
            self._value = told
            self.answered.emit(told)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something about the answer below it; nothing takes it back."""
        if (text, wrong) != self.notice:
            self.notice = (text, wrong)
            self.noticed.emit(text, wrong)

    def show_wrong(self, *, wrong: bool) -> None:
        """Mark the answer as one that has to be mended."""
        if (entry := self.focusProxy()) is not None:
            set_look(entry, "wrong", wrong)

    def refresh(self) -> None:
        """Show anew what depends on other answers; most editors depend on none."""

    def be_compact(self) -> None:
        """Take no more room than a cell of a table has; its heading says the rest."""

    def _paint(self, value: Node) -> None:
        """Show *value*; no signal may come of it."""
        raise NotImplementedError

    def _adopt(self, entry: QWidget, *, guarded: bool = True) -> None:
        """Make *entry* the part that takes the focus and is read out."""
        entry.setObjectName(f"input:{self.name}")
        entry.setAccessibleName(self.label)
        self.setFocusProxy(entry)
        if guarded:
            self.bench.guard.watch(entry)
