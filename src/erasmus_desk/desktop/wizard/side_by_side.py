"""A wrapped text with a short one beside it, or below it where it is narrow."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

_GAP = 9


class SideBySide(QWidget):
    """Two labels; the second goes below the first before a word of that would be cut.

    Args:
        first: A text that wraps.
        second: A text of one line.
    """

    def __init__(self, first: QLabel, second: QLabel) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_GAP)
        self._line.addWidget(first, 1)
        self._line.addWidget(second, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        room = self.width() - _GAP - self._second.sizeHint().width()
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self._longest_word() <= room else ways.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
            self._line.setSpacing(_GAP if way == ways.LeftToRight else 0)

    def _longest_word(self) -> int:
        metrics = self._first.fontMetrics()
        words = self._first.text().split() or [""]
        return max(metrics.boundingRect(QRect(), 0, word).width() for word in words)
