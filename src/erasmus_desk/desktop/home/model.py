"""The drafts of Home or of the trash as a Qt model: sorted and searched."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from erasmus_desk.desktop.home.rows import Row, matches
from erasmus_desk.desktop.texts import Texts

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DraftsModel(QAbstractTableModel):
    """Lines of drafts under the named columns.

    Args:
        texts: Titles of the columns.
        columns: Names of the columns, as `Row` knows them.
    """

    def __init__(self, texts: Texts, columns: Sequence[str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._all: list[Row] = []
        self._texts = texts
        self._wanted = ""
        self._by, self._descending = len(self.columns) - 1, True

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other lines, in the present order."""
        self._all = list(rows)
        self._arrange()

    def search(self, wanted: str) -> None:
        """Show only the lines that hold every word of *wanted*."""
        self._wanted = wanted
        self._arrange()

    def position(self, path: str) -> int:
        """The line of the draft at *path*; -1 if it is not shown."""
        return next((n for n, row in enumerate(self.rows) if row.entry.path == path), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many drafts are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell for people, for assistive programs, or the whole line under `ROW`."""
        row = self.rows[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text(column)
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._help(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column())}: {row.text(column)}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """The title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts.say(f"home.column.{self.columns[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by *column*; lines without a value keep to the end of the order."""
        self._by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        found = [row for row in self._all if matches(row, self._wanted)]
        name = self.columns[self._by]
        self.rows = sorted(found, key=lambda row: row.order(name), reverse=self._descending)
        self.endResetModel()

    @staticmethod
    def _help(row: Row, column: str) -> str:
        if row.problem:
            return row.action
        if column == "deadline":
            return row.deadline_help
        return row.entry.path if column == "title" else row.text(column)
