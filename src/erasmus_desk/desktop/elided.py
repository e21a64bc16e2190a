"""Texts that say less where there is little room, and all of it in a tooltip."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_TAG = re.compile(r"</?b>")
_SLACK = 2


class Elided(QLabel):
    """One line of text, bold in places, as wide as it is given room.

    Where there is too little, a shorter text takes its place, and in the end something is left
    out in the middle; tooltip and accessible name then hold all of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", "")
        self._widths = (0, 0)
        self._is_short = False
        self._room: int | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def wish(self, *, short: bool = False) -> int:
        """The width at which nothing has to be left out of the text, or of the shorter one."""
        return self._widths[short]

    def show_text(self, rich: str, short: str = "") -> None:
        """Show *rich*, or *short* in little room: escaped texts with nothing but bold in them."""
        texts = (rich, short or rich)
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleName(_plain(rich))
            self._measure()

    def give(self, room: int, *, short: bool = False) -> None:
        """Take no more than *room* from now on, for the shorter text if *short*."""
        if (room, short) != (self._room, self._is_short):
            self._room, self._is_short = room, short
            self._fit()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the text, or as the room."""
        wish = self._widths[self._is_short]
        room = wish if self._room is None else min(wish, self._room)
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Next to nothing: the window may be narrow."""
        return QSize(min(self._widths[1], 12), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self._widths = self._width(self._texts[0]), self._width(self._texts[1])
        self._fit()
        self.updateGeometry()

    def _width(self, rich: str) -> int:
        self.setText(rich)
        return super().sizeHint().width() + _SLACK if rich else self._edges()

    def _fit(self) -> None:
        text, wish = self._texts[self._is_short], self._widths[self._is_short]
        shown = text
        if self._room is not None and wish > self._room:
            inside = self._room - self._edges() - _SLACK
            middle = Qt.TextElideMode.ElideMiddle
            shown = escape(self.fontMetrics().elidedText(_plain(text), middle, inside))
        self.setText(shown)
        self.setToolTip("" if shown == self._texts[0] else escape(_plain(self._texts[0])))

    def _edges(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right() + max(self.indent(), 0)


def _plain(rich: str) -> str:
    plain = _TAG.sub("", rich)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


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
