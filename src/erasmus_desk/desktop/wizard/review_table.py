"""The table of the review: mark and text, place, rule."""

import textwrap

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.lines import be_a_list_of_lines
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.wizard.review_rows import Row

_MARK = int(Qt.ItemDataRole.UserRole)
_FOLD = _MARK + 1
_LEFT, _ICON, _EDGE = 12, 14, 9
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex

_PUBLISHER = "European Commission, "
"""Goes without saying."""
_SOURCE = 48
"""Letters of a source that the table shows."""


class _Cell(QStyledItemDelegate):
    """Draws a wrapped text, in the first column behind a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the wrapped text."""
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        room = QRect(0, 0, max(60, width - self._indent(index) - _LEFT), 4000)
        needed = option.fontMetrics.boundingRect(room, int(_WRAPPED), str(index.data() or ""))
        return QSize(width, needed.height() + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, mark, text and the line below."""
        shown = colours()
        area: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(shown.blue_ground))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(shown.hover))
        painter.setPen(QColor(shown.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        mark = index.data(_MARK)
        if index.column() == 0 and mark:
            middle = area.center().y() - _ICON / 2
            paint_icon(painter, QRectF(area.left() + _LEFT, middle, _ICON, _ICON), mark, shown)
        ink = (shown.text, shown.blue_text, shown.soft)[index.column()]
        painter.setPen(QColor(ink))
        painter.setFont(QFont(option.font))
        inner = area.adjusted(self._indent(index), 0, -_LEFT // 2, 0)
        painter.drawText(inner, int(_WRAPPED), str(index.data() or ""))
        painter.restore()

    @staticmethod
    def _indent(index: _Index) -> int:
        return 2 * _LEFT + _ICON + (index.data(_FOLD) or 0) if index.column() == 0 else _LEFT


class ReviewTable(QTableView):
    """The lines of the review; Enter or a click goes there.

    Signals:
        entered: A line was chosen (its row).
    """

    entered_row = Signal(int)

    def __init__(self, says: str, columns: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("review_table")
        self.setAccessibleName(says)
        self.setProperty("role", "bare")
        self._rows = QStandardItemModel(0, len(columns), self)
        self._rows.setHorizontalHeaderLabels(list(columns))
        self.setModel(self._rows)
        self.setItemDelegate(_Cell(self))
        be_a_list_of_lines(self)
        self.setWordWrap(True)
        self.clicked.connect(lambda index: self.entered_row.emit(index.row()))

    def show_rows(self, rows: list[Row]) -> None:
        """Show *rows*; the line that was chosen stays chosen."""
        current = self.currentIndex().row()
        spot = self.verticalScrollBar().value()
        self._rows.setRowCount(0)
        for row in rows:
            self._rows.appendRow(_items(row))
        self._fit()
        if 0 <= current < len(rows):
            self.setCurrentIndex(self._rows.index(current, 0))
        self.verticalScrollBar().setValue(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place of the line."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if index.isValid():
                self.entered_row.emit(index.row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        for column, share in enumerate((50, 27, 23)):
            self.setColumnWidth(column, width * share // 100)
        self.resizeRowsToContents()


def _short(rule: str) -> str:
    """The source of a rule on one or two lines; the tool tip and the spoken text have it whole."""
    whole = rule.replace(_PUBLISHER, "")
    first = whole.partition("; ")[0]
    cut = textwrap.shorten(first, _SOURCE, placeholder="…")
    return cut if cut == whole else f"{cut.rstrip('…')}…"


def _items(row: Row) -> list[QStandardItem]:
    arrow = "▾" if row.is_open else "▸"
    what = f"{row.what} {arrow}" if row.fold else row.what
    items = [QStandardItem(text) for text in (what, row.where, _short(row.rule))]
    items[2].setToolTip(row.rule)
    items[0].setData(row.mark, _MARK)
    items[0].setData(16 if row.inner else 0, _FOLD)
    if row.cure:
        items[0].setToolTip(row.cure)
    spoken = ". ".join(part for part in (row.what, row.where, row.rule) if part)
    items[0].setData(spoken, int(Qt.ItemDataRole.AccessibleTextRole))
    return items
