"""How wide the columns of the budget are, and how high its rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem

from erasmus_desk.desktop.planning.frozen_table import FrozenTable
from erasmus_desk.desktop.planning.sheet_model import PAD, SheetDelegate, SheetModel, cell_font

_ITEM, _HOW = 0, 1
_TEXTS = 2
_FROZEN = 30
"""Per cent of the width that the items take at most where the table scrolls."""
_WIDEST_TITLE = 17
"""A title of a column is cut after about so many letters."""


def widths(model: SheetModel, table: FrozenTable, room: int) -> list[int]:
    """A width for each column: figures as wide as they are, texts share what is left.

    Where there is not enough room the texts wrap, and below that the table scrolls.
    """
    letter = table.fontMetrics().averageCharWidth()
    count = model.columnCount()
    figures = [_figures(model, table, column, letter) for column in range(_TEXTS, count)]
    item, how = (_text(model, table, column) for column in (_ITEM, _HOW))
    free = room - sum(figures)
    least_item, least_how = min(item, 24 * letter), min(how, 22 * letter)
    if free >= item + how:
        left = free - item - how
        item += left * 2 // 5
        how += left - left * 2 // 5
    elif free >= least_item + least_how:
        item = max(least_item, min(item, free - min(how, free // 2)))
        how = free - item
    else:
        item, how = max(least_item, min(item, room * _FROZEN // 100)), least_how
    return [item, how, *figures]


def row_heights(model: SheetModel, table: FrozenTable, found: list[int]) -> list[int]:
    """A height for each row, so that its wrapped texts are seen whole."""
    delegate = SheetDelegate()
    option = QStyleOptionViewItem()
    option.font = table.font()
    heights = []
    for row in range(model.rowCount()):
        most = 0
        for column in (_ITEM, _HOW, model.columnCount() - 1):
            option.rect.setWidth(found[column])
            index = model.index(row, column)
            most = max(most, delegate.sizeHint(option, index).height())
        heights.append(most)
    return heights


def head_height(model: SheetModel, table: FrozenTable, found: list[int]) -> int:
    """The height of the titles: two lines where one of them does not fit into one."""
    wraps = any(_title(model, table, n) > width - 2 * PAD for n, width in enumerate(found))
    return table.fontMetrics().height() * (2 if wraps else 1) + 18


def _text(model: SheetModel, table: FrozenTable, column: int) -> int:
    """The width of the longest text of a column, and of its title."""
    sizes = [_title(model, table, column)]
    for row, content in enumerate(model.sheet.rows):
        measured = QFontMetrics(cell_font(table.font(), content, column, model))
        sizes.append(measured.horizontalAdvance(model.text(model.index(row, column))))
    return max(sizes) + 2 * PAD + 6


def _figures(model: SheetModel, table: FrozenTable, column: int, letter: int) -> int:
    sizes = [min(_title(model, table, column), _WIDEST_TITLE * letter)]
    for row, content in enumerate(model.sheet.rows):
        measured = QFontMetrics(cell_font(table.font(), content, column, model))
        sizes.append(measured.horizontalAdvance(model.text(model.index(row, column))))
    return max(sizes) + 2 * PAD + 8


def _title(model: SheetModel, table: FrozenTable, column: int) -> int:
    title = str(model.headerData(column, Qt.Orientation.Horizontal))
    return QFontMetrics(table.title_font()).horizontalAdvance(title)
