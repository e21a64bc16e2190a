"""The items of a list at the left of a page: mark, title and what tells them apart."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.theme import colours

ID = int(Qt.ItemDataRole.UserRole)
MARK = ID + 1
SUBTITLE = ID + 2
NUMBER = ID + 3
_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_Index = QModelIndex | QPersistentModelIndex
_LEFT, _ICON, _GAP, _EDGE = 14, 14, 10, 9


def item_name(texts: dict[int, str]) -> str:
    """Number and title of an item, whole."""
    return "  ".join(part for part in (texts.get(NUMBER, ""), texts.get(_DISPLAY, "")) if part)


def focus_shows(widget: QWidget) -> bool:
    """Whether the person moves by keyboard, so that the focus must be seen."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


class ItemRow(QStyledItemDelegate):
    """Draws one item in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """Two lines and some air."""
        return QSize(160, 2 * option.fontMetrics.height() + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, mark, number, title and subtitle."""
        shown = colours()
        area: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(shown.blue_ground))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(shown.hover))
        lower = 1 if index.data(SUBTITLE) else option.fontMetrics.height() / 2
        side = _icon(option)
        spot = QRectF(area.left() + _LEFT, area.top() + _EDGE + lower, side, side)
        paint_icon(painter, spot, index.data(MARK) or "empty", shown)
        self._texts(painter, option, index)
        if state & QStyle.StateFlag.State_HasFocus and focus_shows(option.widget):
            painter.setPen(QColor(shown.blue))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def _texts(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = colours()
        metrics = option.fontMetrics
        left = option.rect.left() + _LEFT + _icon(option) + _GAP
        width = option.rect.right() - left - _LEFT + 4
        top = option.rect.top() + _EDGE
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(shown.text))
        title = f"{index.data(NUMBER)}  {index.data()}" if index.data(NUMBER) else index.data()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        height = metrics.height()
        elided = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, width)
        subtitle = index.data(SUBTITLE) or ""
        room = QRect(left, top, width, height if subtitle else 2 * height)
        painter.drawText(room, middle, elided)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.92)
        painter.setFont(small)
        painter.setPen(QColor(shown.soft))
        elided = painter.fontMetrics().elidedText(
            index.data(SUBTITLE) or "", Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QRect(left, top + height + 1, width, height), middle, elided)


def _icon(option: QStyleOptionViewItem) -> int:
    """The side of a mark, as large as the letters beside it."""
    return max(_ICON, round(option.fontMetrics.height() * 0.8))


class ItemList(QListView):
    """A list of items, one of them chosen."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setProperty("role", "bare")
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(ItemRow(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)

    def show_rows(self, rows: list[dict[int, str]]) -> None:
        """Show *rows* (texts by role); those that stay are only changed where they differ."""
        model = self.model()
        if not isinstance(model, QStandardItemModel):
            raise TypeError(model)
        if model.rowCount() > len(rows):
            model.removeRows(len(rows), model.rowCount() - len(rows))
        while model.rowCount() < len(rows):
            model.appendRow(QStandardItem())
        for position, texts in enumerate(rows):
            item = model.item(position)
            whole = " · ".join(part for part in (item_name(texts), texts.get(SUBTITLE, "")) if part)
            for role, text in (texts | {_TIP: whole}).items():
                if item.data(role) != text:
                    item.setData(text, role)

    def choose(self, identity: str) -> None:
        """Choose the item with that id."""
        model = self.model()
        for position in range(model.rowCount()):
            index = model.index(position, 0)
            if index.data(ID) == identity:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return
