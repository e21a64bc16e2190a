"""Small cards side by side, as many in a line as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class Tiles(QWidget):
    """Widgets of equal width in as many columns as fit.

    Args:
        least: The least width of one, in letters.
    """

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self._tiles: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def show_tiles(self, tiles: list[QWidget]) -> None:
        """Show *tiles* in place of those before."""
        for old in self._tiles:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles = tiles
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Narrow: lines become more before anything is cut off."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), 240), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put more or fewer in a line."""
        super().resizeEvent(event)
        if self._room() != self._columns:
            self._arrange()

    def _room(self) -> int:
        letter = self.fontMetrics().averageCharWidth()
        fitting = max(1, self.width() // (self._least * letter))
        columns = min(len(self._tiles) or 1, fitting)
        while columns > 1 and self._needed(columns) > self.width():
            columns -= 1
        return columns

    def _needed(self, columns: int) -> int:
        """How wide so many columns are at the least."""
        least = [tile.minimumSizeHint().width() for tile in self._tiles]
        widest = (max(least[spot::columns]) for spot in range(columns))
        return sum(widest) + (columns - 1) * self._grid.spacing()

    def _arrange(self) -> None:
        before, self._columns = self._columns, self._room()
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for position, tile in enumerate(self._tiles):
            line, spot = divmod(position, self._columns)
            self._grid.addWidget(tile, line, spot)
        for spot in range(max(before, self._columns)):
            self._grid.setColumnStretch(spot, int(spot < self._columns))
