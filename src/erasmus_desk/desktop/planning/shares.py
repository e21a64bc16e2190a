"""How the grant is shared out: a bar for each organisation or activity."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from erasmus_desk.desktop.planning.sheet import Sheet
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.widgets import Card, label

_ROUND = 3
_LETTERS = 26
"""A name wraps after about so many letters."""


class Bar(QWidget):
    """A track, filled from the left as far as a share goes.

    Args:
        height: In pixels.
    """

    def __init__(self, height: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = 0
        self.setFixedHeight(height)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, percent: int, says: str) -> None:
        """Fill *percent* of the track, which *says* for those who do not see it."""
        self._percent = max(0, min(percent, 100))
        self.setAccessibleName(says)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide by nature."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw track and filling."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = colours()
        area = QRectF(self.rect())
        painter.setBrush(QColor(shown.track))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        if self._percent:
            area.setWidth(max(area.width() * self._percent / 100, 2 * _ROUND))
            painter.setBrush(QColor(shown.blue))
            painter.drawRoundedRect(area, _ROUND, _ROUND)
        painter.end()


class SharesCard(Card):
    """The share of each column of the budget table."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("shares")
        self._texts = texts
        self._heading = label("", "card-title")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QWidget, ...]] = []
        inner = QVBoxLayout(self)
        inner.setContentsMargins(18, 14, 18, 16)
        inner.setSpacing(10)
        inner.addWidget(self._heading)
        inner.addLayout(self._grid)
        inner.addStretch(1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Draw a bar for each column of *sheet*."""
        self._heading.setText(self._texts.say(f"budget.share.{sheet.by or 'organisation'}"))
        for row in self._rows:
            for piece in row:
                piece.hide()
                piece.deleteLater()
        titles = [self.fontMetrics().horizontalAdvance(c.title) for c in sheet.columns]
        most = self.fontMetrics().averageCharWidth() * _LETTERS
        width = min(max(titles, default=0) + 4, most)
        self._rows = [self._row(sheet, n, width) for n in range(len(sheet.columns))]

    def _row(self, sheet: Sheet, position: int, width: int) -> tuple[QWidget, ...]:
        title, percent = sheet.columns[position].title, sheet.share(position)
        said = self._texts.say("home.percent", number=percent)
        name = label(title, "", wraps=True)
        name.setFixedWidth(width)
        bar = Bar()
        bar.setObjectName(f"share:{sheet.columns[position].key}")
        bar.show_share(percent, f"{title}: {said}")
        figure = label(said, "")
        for column, piece in enumerate((name, bar, figure)):
            alignment = Qt.AlignmentFlag.AlignVCenter
            if column == 2:  # noqa: PLR2004
                alignment |= Qt.AlignmentFlag.AlignRight
            wide = Qt.AlignmentFlag.AlignVCenter if column == 1 else alignment
            self._grid.addWidget(piece, position, column, wide)
        return name, bar, figure
