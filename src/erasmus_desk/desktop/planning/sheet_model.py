"""The budget table as a Qt model, and how its cells are drawn."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from erasmus_desk.desktop.planning.figures import marked, marked_money
from erasmus_desk.desktop.planning.sheet import Cell, Row, Sheet
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import Colours, colours

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TEXTS = 2
"""Columns before the figures: the item, and how it is calculated."""
PAD = 10


class SheetModel(QAbstractTableModel):
    """Lines of the budget: item, how it is calculated, a figure per column, the total."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.sheet = Sheet("", (), ())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show *sheet*; the view keeps its place if the shape is the same."""
        same = len(sheet.rows) == len(self.sheet.rows) and sheet.columns == self.sheet.columns
        if not same:
            self.beginResetModel()
        self.sheet = sheet
        if not same:
            self.endResetModel()
        elif sheet.rows:
            last = self.index(len(sheet.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many items, and the sums."""
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Item, how, the columns of the sheet, total."""
        return 0 if parent.isValid() else len(self.sheet.columns) + _TEXTS + 1

    def cell(self, index: _Index) -> Cell:
        """The figure at *index*; the row's total where there is a text."""
        row = self.sheet.rows[index.row()]
        position = index.column() - _TEXTS
        return row.cells[position] if 0 <= position < len(row.cells) else row.total

    def title(self, index: _Index) -> str:
        """What the figure at *index* is the sum of: item, and organisation or activity."""
        row = self.sheet.rows[index.row()]
        position = index.column() - _TEXTS
        if 0 <= position < len(row.cells):
            return f"{row.title} · {self.sheet.columns[position].title}"
        return row.title

    def text(self, index: _Index) -> str:
        """What stands in a cell."""
        row = self.sheet.rows[index.row()]
        if index.column() < _TEXTS:
            return (row.title, row.how)[index.column()]
        cell = self.cell(index)
        if not cell.is_begun:
            return "–"
        is_grand = row.key == "total" and index.column() == self.columnCount() - 1
        show = marked_money if is_grand else marked
        return show(self._texts, cell.amount, is_estimate=cell.is_estimate)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell for people and for assistive programs."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT if index.column() < _TEXTS else _RIGHT)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._help(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT if section < _TEXTS else _RIGHT)
        return None

    def _heading(self, section: int) -> str:
        if section < _TEXTS:
            return self._texts.say(("budget.item", "budget.how")[section])
        position = section - _TEXTS
        if position < len(self.sheet.columns):
            return self.sheet.columns[position].title
        return self._texts.say("budget.total")

    def _spoken(self, index: _Index) -> str:
        if index.column() < _TEXTS:
            return self.text(index)
        cell = self.cell(index)
        said = self._texts.say("budget.nothing") if not cell.is_begun else self.text(index)
        if cell.is_estimate:
            said = f"{said}, {self._texts.say('budget.estimate')}"
        return f"{self.title(index)}: {said}"

    def _help(self, index: _Index) -> str:
        if index.column() < _TEXTS:
            return self.text(index)
        if not self.cell(index).is_begun:
            return ""
        key = "budget.ask_estimate" if self.cell(index).is_estimate else "budget.ask"
        return f"{self.title(index)}\n{self._texts.say(key)}"


class SheetDelegate(QStyledItemDelegate):
    """Draws a cell: items bold, ways of calculation soft, the grand total in blue."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground, hairline, text, and a frame around the cell that has the focus."""
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        shown = colours()
        row = model.sheet.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option, row, shown)
        painter.setFont(cell_font(option.font, row, index.column(), model))
        painter.setPen(QColor(_ink(index, model, shown)))
        area = option.rect.adjusted(PAD, 6, -PAD, -6)
        flags = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        wrap = Qt.TextFlag.TextWordWrap if index.column() < _TEXTS else Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags | wrap, model.text(index))
        if has_focus(option, index):
            _frame(painter, option.rect, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The room that the text needs, wrapped within the width given."""
        model = index.model()
        if not isinstance(model, SheetModel):
            return super().sizeHint(option, index)
        row = model.sheet.rows[index.row()]
        measured = QFontMetrics(cell_font(option.font, row, index.column(), model))
        wrap = Qt.TextFlag.TextWordWrap if index.column() < _TEXTS else Qt.TextFlag.TextSingleLine
        width = max(option.rect.width() - 2 * PAD, 20)
        room = measured.boundingRect(QRect(0, 0, width, 2000), int(wrap), model.text(index))
        return QSize(room.width() + 2 * PAD + 2, max(room.height() + 16, measured.height() + 18))


def cell_font(font: QFont, row: Row, column: int, model: SheetModel) -> QFont:
    """The font of a cell."""
    made = QFont(font)
    is_total = column == model.columnCount() - 1
    if column == 0 or is_total or row.key == "total":
        made.setWeight(QFont.Weight.DemiBold if column else QFont.Weight.Bold)
    if is_total and row.key == "total":
        made.setWeight(QFont.Weight.Bold)
        made.setPointSizeF(made.pointSizeF() * 1.12)
    return made


def has_focus(option: QStyleOptionViewItem, index: _Index) -> bool:
    """Whether the table has the focus and the cursor stands on the cell."""
    view = option.widget
    table = view if isinstance(view, QAbstractItemView) else None
    if table is None or table.currentIndex() != index:
        return False
    above = table.parent()
    return table.hasFocus() or (isinstance(above, QAbstractItemView) and above.hasFocus())


def _ink(index: _Index, model: SheetModel, shown: Colours) -> str:
    column, row = index.column(), model.sheet.rows[index.row()]
    if column < _TEXTS:
        return (shown.text, shown.soft)[column]
    if not model.cell(index).is_begun:
        return shown.faint
    is_grand = row.key == "total" and column == model.columnCount() - 1
    return shown.blue_text if is_grand else shown.text


def _ground(painter: QPainter, option: QStyleOptionViewItem, row: Row, shown: Colours) -> None:
    area: QRect = option.rect
    over = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(area, QColor(shown.hover if over else shown.card))
    if row.key != "total":
        hairline = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(hairline, QColor(shown.line))


def _frame(painter: QPainter, area: QRect, shown: Colours) -> None:
    painter.setPen(QPen(QColor(shown.blue), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(2, 2, -3, -3), 4, 4)
