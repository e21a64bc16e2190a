"""The fields that the list shows, filtered and searched."""

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from erasmus_desk.desktop.handover.saying import Saying
from erasmus_desk.desktop.home.rows import plain
from erasmus_desk.model.answers import Place
from erasmus_desk.session.handover import Handed

FIELD = int(Qt.ItemDataRole.UserRole)
HEADING = FIELD + 1
"""The title of the section, on its first row."""
Filter: TypeAlias = Literal["all", "waiting", "changed_only"]
FILTERS: tuple[Filter, ...] = ("all", "waiting", "changed_only")
_Index = QModelIndex | QPersistentModelIndex


class FieldsModel(QAbstractListModel):
    """The fields of the web form, or some of them.

    Args:
        saying: Puts fields into words.
        parent: Whose it is.
    """

    def __init__(self, saying: Saying, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saying = saying
        self._all: tuple[Handed, ...] = ()
        self.shown: tuple[Handed, ...] = ()
        self._filter: Filter = "all"
        self._wanted = ""

    def show_fields(self, fields: Sequence[Handed]) -> None:
        """Show *fields* as they are now."""
        self._all = tuple(fields)
        self._sift()

    def show_only(self, chosen: Filter, wanted: str) -> None:
        """Show those of a kind whose names hold every word of *wanted*."""
        self._filter, self._wanted = chosen, wanted
        self._sift()

    def position(self, place: Place) -> int:
        """Which row shows the field at *place*; -1 if none does."""
        return next((n for n, one in enumerate(self.shown) if one.place == place), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many fields are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a row shows and says."""
        if not index.isValid():
            return None
        handed = self.shown[index.row()]
        if role == FIELD:
            return handed
        if role == HEADING:
            return self.heading(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return handed.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._saying.spoken(handed)
        return None

    def heading(self, row: int) -> str:
        """The title of the section if *row* is its first."""
        section = self.shown[row].section
        return "" if row and self.shown[row - 1].section == section else section

    def _sift(self) -> None:
        shown = tuple(one for one in self._all if self._is_wanted(one))
        if [one.place for one in shown] != [one.place for one in self.shown]:
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()
            return
        before, self.shown = self.shown, shown
        for row, (old, new) in enumerate(zip(before, shown, strict=True)):
            if old is not new and old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _is_wanted(self, handed: Handed) -> bool:
        if self._filter == "waiting" and not handed.is_waiting:
            return False
        if self._filter == "changed_only" and handed.state != "changed":
            return False
        if not self._wanted.strip():
            return True
        hay = plain(f"{handed.name} {handed.item} {handed.section}")
        return all(word in hay for word in plain(self._wanted).split())
