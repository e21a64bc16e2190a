"""A list whose entries have a title and a quieter line below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.theme import colours

_DETAIL = Qt.ItemDataRole.UserRole + 1
_MARK = Qt.ItemDataRole.UserRole + 2
_PAD, _GAP, _MARK_ROOM = 12, 3, 22
_SMALLER = 0.92


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what it is called, what is said below, the mark before it, what it means."""

    title: str
    detail: str = ""
    mark: str = ""
    meaning: str = ""


class TwoLineList(QListWidget):
    """Shows entries; the person chooses one by mouse or arrow keys.

    Args:
        name: Its stable name.
        says: What it lists, for those who do not see it.

    Signals:
        delete_pressed: The key that deletes was pressed.
    """

    delete_pressed = Signal()

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_entries(self, entries: Sequence[Entry], choose: int = 0) -> None:
        """List *entries* and put the cursor on one of them."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem()
            self.addItem(item)
            self._fill(item, entry)
        if entries:
            self.setCurrentRow(max(0, min(choose, len(entries) - 1)))
        self.blockSignals(False)

    def show_entry(self, row: int, entry: Entry) -> None:
        """Say something else about one entry."""
        item = self.item(row)
        if item is not None:
            self._fill(item, entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that deletes says so."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _fill(item: QListWidgetItem, entry: Entry) -> None:
        item.setText(entry.title)
        item.setData(_DETAIL, entry.detail)
        item.setData(_MARK, entry.mark)
        said = ", ".join(one for one in (entry.title, entry.meaning, entry.detail) if one)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(said)


class _TwoLines(QStyledItemDelegate):
    """Draws an entry: mark, title in bold, the quieter line below."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown, area = colours(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(shown.blue_ground))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(shown.hover))
        painter.setPen(QPen(QColor(shown.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(shown.blue))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = area.adjusted(_PAD, 7, -_PAD, -6)
        mark = index.data(_MARK)
        if mark:
            paint_icon(painter, QRectF(inner.left(), inner.top() + 1, 14, 14), mark, shown)
            inner.setLeft(inner.left() + _MARK_ROOM)
        bold, small = _fonts(option.font)
        top = _write(painter, inner, index.data(Qt.ItemDataRole.DisplayRole), bold, shown.text)
        inner.setTop(top + _GAP)
        _write(painter, inner, index.data(_DETAIL) or "", small, shown.soft)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Two lines with room around, or one."""
        bold, small = (QFontMetrics(font).height() for font in _fonts(option.font))
        below = small + _GAP if index.data(_DETAIL) else 0
        return QSize(80, bold + below + 14)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    bold, small = QFont(font), QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return bold, small


def _write(painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> int:
    """Write one line at the top of *area*; returns where it ends."""
    measured = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    fitted = measured.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    place = QRect(area.left(), area.top(), area.width(), measured.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
    return place.bottom()
