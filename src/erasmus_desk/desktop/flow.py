"""Buttons beside each other, in as many lines as they need."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_GAP = 8


def flow(parent: QWidget, *widgets: QWidget, right: bool = True) -> None:
    """Put *widgets* into *parent*, line by line, at its right end or its left."""
    made = Flow(parent, right=right)
    for widget in widgets:
        made.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    parent.setSizePolicy(policy)


class Flow(QLayout):
    """Lays out its widgets as a text lays out its words.

    Args:
        parent: Whose layout it is.
        right: Whether lines stand at the right end.
    """

    def __init__(self, parent: QWidget, *, right: bool) -> None:
        super().__init__(parent)
        self._found: list[QLayoutItem] = []
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._found.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._found)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at that place."""
        return self._found[index] if 0 <= index < len(self._found) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the one at that place."""
        return self._found.pop(index) if 0 <= index < len(self._found) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        lines = self._lines(width)
        high = sum(max(item.sizeHint().height() for item in line) for line in lines)
        return high + max(0, len(lines) - 1) * _GAP

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + max(0, len(hints) - 1) * _GAP
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = max((hint.width() for hint in hints), default=0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            hints = [item.sizeHint() for item in line]
            wide = sum(hint.width() for hint in hints) + (len(line) - 1) * _GAP
            left = rect.left() + (max(0, rect.width() - wide) if self._right else 0)
            high = max(hint.height() for hint in hints)
            for item, hint in zip(line, hints, strict=True):
                middle = top + (high - hint.height()) // 2
                room = QRect(left, middle, min(hint.width(), rect.width()), hint.height())
                item.setGeometry(room)
                left += hint.width() + _GAP
            top += high + _GAP

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._found if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines and used + _GAP + wide <= width:
                lines[-1].append(item)
                used += _GAP + wide
            else:
                lines.append([item])
                used = wide
        return lines
