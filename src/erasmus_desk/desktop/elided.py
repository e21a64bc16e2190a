"""Texts that are shortened in the middle where there is little room, and say all in a tooltip."""

import re
from collections.abc import Sequence
from html import unescape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_TAG = re.compile(r"</?b>")
_SLACK = 2


class Elided(QLabel):
    """One line of text, bold in places, as wide as it is given room.

    Where it has to be shortened, its tooltip and its accessible name hold all of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rich = self._plain = ""
        self._natural = 0
        self._room: int | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def plain(self) -> str:
        """All of the text."""
        return self._plain

    @property
    def natural(self) -> int:
        """The width at which nothing has to be left out."""
        return self._natural

    def show_text(self, rich: str) -> None:
        """Show *rich*: escaped text with nothing but bold in it."""
        if rich == self._rich:
            return
        self._rich, self._plain = rich, unescape(_TAG.sub("", rich))
        self.setAccessibleName(self._plain)
        self._measure()

    def give(self, room: int) -> None:
        """Take no more than *room* from now on."""
        if room != self._room:
            self._room = room
            self._fit()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the text, or as the room."""
        room = self._natural if self._room is None else min(self._natural, self._room)
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Next to nothing: the window may be narrow."""
        return QSize(min(self._natural, 12), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self.setText(self._rich)
        margins = self.contentsMargins()
        edges = margins.left() + margins.right()
        self._natural = super().sizeHint().width() + _SLACK if self._plain else edges
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        fits = self._room is None or self._natural <= self._room
        if fits:
            self.setText(self._rich)
        else:
            margins = self.contentsMargins()
            inside = (self._room or 0) - margins.left() - margins.right() - _SLACK
            middle = Qt.TextElideMode.ElideMiddle
            self.setText(escape(self.fontMetrics().elidedText(self._plain, middle, inside)))
        self.setToolTip("" if fits else escape(self._plain))


def shares(room: int, wishes: Sequence[int]) -> list[int]:
    """*room* given out so that short *wishes* are met and the longest ones give way alike."""
    given = [0] * len(wishes)
    left, waiting = room, sorted(range(len(wishes)), key=lambda one: wishes[one])
    while waiting:
        first = waiting.pop(0)
        given[first] = max(0, min(wishes[first], left // (len(waiting) + 1)))
        left -= given[first]
    return given


def escape(text: str) -> str:
    """*text* as it stands in rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
