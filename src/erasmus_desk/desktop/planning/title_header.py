"""Titles of columns in two lines at most, cut where they are longer."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from erasmus_desk.desktop.theme import colours

_SMALL = 0.92
_PAD = 10


class TitleHeader(QHeaderView):
    """The row of titles; a tool tip has the whole of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(8)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def title_font(self) -> QFont:
        """The font of titles."""
        parent = self.parent()
        made = QFont(parent.font() if isinstance(parent, QWidget) else self.font())
        made.setPointSizeF(made.pointSizeF() * _SMALL)
        made.setWeight(QFont.Weight.DemiBold)
        return made

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw one title over a hairline."""
        shown, model = colours(), self.model()
        across = Qt.Orientation.Horizontal
        title = str(model.headerData(logicalIndex, across) or "")
        alignment = model.headerData(logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole)
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(shown.line))
        painter.setFont(self.title_font())
        painter.setPen(QColor(shown.soft))
        area = rect.adjusted(_PAD, 0, -_PAD, 0)
        text = in_two_lines(title, painter.fontMetrics(), area.width())
        painter.drawText(area, int(alignment or 0), text)
        painter.restore()


def in_two_lines(text: str, measured: QFontMetrics, width: int) -> str:
    """*text* broken between words into two lines at most, each cut to *width*."""
    first, rest = "", text.split(" ")
    while rest and (not first or measured.horizontalAdvance(f"{first} {rest[0]}") <= width):
        first = f"{first} {rest.pop(0)}".strip()
    lines = [first, " ".join(rest)] if rest else [first]
    cut = Qt.TextElideMode.ElideRight
    return "\n".join(measured.elidedText(line, cut, width) for line in lines)
