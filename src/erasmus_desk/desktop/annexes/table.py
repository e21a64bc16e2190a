"""The table of the files to attach; files can be dropped on its lines."""

import re
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
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
    QWidget,
)

from erasmus_desk.desktop.annexes.rows import Row
from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.lines import be_a_list_of_lines
from erasmus_desk.desktop.theme import Colours, colours
from erasmus_desk.session.shown import SUFFIX

_KEY = int(Qt.ItemDataRole.UserRole)
_MARK = _KEY + 1
_STATE = _MARK + 1
_LEFT, _ICON, _EDGE = 12, 14, 7
_SHARES = (40, 30, 14, 16)
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BREAK = "\u200b"
"""A place where a line may end: names of files have no blanks."""
_UNBROKEN = 18
_Index = QModelIndex | QPersistentModelIndex


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files that are being dropped; none if it is a draft, which the window opens."""
    urls = event.mimeData().urls()
    found = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [] if any(path.suffix == SUFFIX for path in found) else found


class DropArea(QWidget):
    """A page that takes files.

    Signals:
        dropped: Files were dropped (paths, row of a table; -1 for none).
    """

    dropped = Signal(list, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; drafts are for the window."""
        if dropped_files(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        found = dropped_files(event)
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found, -1)


class _Cell(QStyledItemDelegate):
    """Draws a text on at most a few lines, in the first column behind a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the wrapped text."""
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        room = QRect(0, 0, max(60, width - _indent(index) - _LEFT), 4000)
        needed = option.fontMetrics.boundingRect(room, _FLAGS, str(index.data() or ""))
        return QSize(width, needed.height() + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, mark, text and the line below."""
        shown = colours()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(shown.blue_ground))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(shown.hover))
        painter.setPen(QColor(shown.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        mark = index.data(_MARK)
        if index.column() == 0 and mark:
            middle = area.center().y() - _ICON / 2
            paint_icon(painter, QRectF(area.left() + _LEFT, middle, _ICON, _ICON), mark, shown)
        painter.setPen(QColor(_ink(index, shown)))
        painter.setFont(QFont(option.font))
        inner = area.adjusted(_indent(index), 0, -_LEFT // 2, 0)
        painter.drawText(inner, _FLAGS, str(index.data() or ""))
        painter.restore()


def _indent(index: _Index) -> int:
    return 2 * _LEFT + _ICON if index.column() == 0 else _LEFT


def _ink(index: _Index, shown: Colours) -> str:
    state = index.data(_STATE)
    if index.column() == 0:
        return shown.text
    if index.column() == 1:
        return shown.faint if state in ("missing", "optional") else shown.text
    if index.column() == 2:  # noqa: PLR2004
        known = {
            "ready": shown.green_text,
            "sign": shown.amber_text,
            "doubt": shown.amber_text,
            "wrong": shown.red_text,
        }
        return known.get(state, shown.soft)
    return shown.soft


class AnnexTable(QTableView):
    """All files that are wanted, one line each.

    Signals:
        chosen: Another line is the present one (its key; empty for none).
        entered: Enter or a double click: a file is to be chosen for the present line.
        emptied: Delete: the file of the present line is to be taken away.
        dropped: Files were dropped (paths, row; -1 below all lines).
    """

    chosen = Signal(str)
    entered = Signal()
    emptied = Signal()
    dropped = Signal(list, int)

    def __init__(self, says: str, columns: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("annex-table")
        self.setAccessibleName(says)
        self.setProperty("role", "bare")
        self._rows = QStandardItemModel(0, len(columns), self)
        self._rows.setHorizontalHeaderLabels(list(columns))
        self.setModel(self._rows)
        self.setItemDelegate(_Cell(self))
        be_a_list_of_lines(self)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(lambda _: self.entered.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The key of the present line; empty if there is none."""
        index = self.currentIndex()
        return str(index.siblingAtColumn(0).data(_KEY) or "") if index.isValid() else ""

    def show_rows(self, rows: list[Row], key: str) -> None:
        """Show *rows*; the line *key* becomes, or stays, the present one."""
        spot = self.verticalScrollBar().value()
        with_signals = self.selectionModel().blockSignals(True)
        self._rows.setRowCount(0)
        for row in rows:
            self._rows.appendRow(_items(row))
        self._fit()
        keys = [row.key for row in rows]
        if rows:
            self.setCurrentIndex(self._rows.index(keys.index(key) if key in keys else 0, 0))
        self.selectionModel().blockSignals(with_signals)
        self.verticalScrollBar().setValue(spot)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses a file, Delete takes it away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; drafts are for the window."""
        if dropped_files(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which line the files would land."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        found = dropped_files(event)
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found, self.indexAt(event.position().toPoint()).row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Share the width out, no column narrower than its head; the first gives way."""
        width, head = self.viewport().width(), self.horizontalHeader()
        parts = [width * share // 100 for share in _SHARES]
        for column in range(1, len(parts)):
            short = max(0, head.sectionSizeHint(column) - parts[column])
            parts[column] += short
            parts[0] -= short
        for column, part in enumerate(parts):
            self.setColumnWidth(column, part)
        self.resizeRowsToContents()


def _items(row: Row) -> list[QStandardItem]:
    items = [QStandardItem(_breakable(text)) for text in row.cells]
    for item in items:
        item.setData(row.state, _STATE)
    items[0].setData(row.mark, _MARK)
    items[0].setData(row.key, _KEY)
    items[0].setData(row.spoken, int(Qt.ItemDataRole.AccessibleTextRole))
    return items


def _breakable(text: str) -> str:
    """*text* with places to end a line within long words."""
    soft = re.sub(r"([_.\-])(?=\w)", rf"\1{_BREAK}", text)
    return re.sub(rf"(\w{{{_UNBROKEN}}})(?=\w)", rf"\1{_BREAK}", soft)
