"""The timetable as a Qt model: what happens down the side, months or plan years across."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.answers import Place
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords
from erasmus_desk.session.timetable import Bar, Timetable, YearRow, bar_label, row_label

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line of the chart: a bar, or what is planned for each year."""

    title: str
    place: Place
    bar: Bar | None = None
    values: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a month that a bar covers, from 0 to 1, and whether it begins or ends there."""

    start: float
    end: float
    begins: bool
    ends: bool


class ChartModel(QAbstractTableModel):
    """Either the months of the project or its plan years, as the timetable has them."""

    def __init__(self, texts: Texts, form: FormDefinition, words: FormWords) -> None:
        super().__init__()
        self._texts, self._form, self._words = texts, form, words
        self.months: tuple[tuple[int, int], ...] = ()
        self.years = 0
        self.rows: tuple[ChartRow, ...] = ()
        self.today = date(1, 1, 1)

    def show_months(self, found: Timetable, today: date) -> None:
        """Show what happens month by month."""
        rows = tuple(self._bar_row(bar) for bar in found.bars)
        self._show(found.months, 0, rows, today)

    def show_years(self, found: Timetable) -> None:
        """Show what is planned year by year."""
        rows = tuple(self._year_row(row) for row in found.rows)
        self._show((), found.years, rows, self.today)

    def span_at(self, index: _Index) -> Span | None:
        """What the bar of a row covers of the month of a column."""
        bar = self.rows[index.row()].bar
        if bar is None or not index.column():
            return None
        month = self.months[index.column() - 1]
        first, last = (bar.start.year, bar.start.month), (bar.end.year, bar.end.month)
        if not first <= month <= last:
            return None
        days = _days(month)
        start = (bar.start.day - 1) / days if month == first else 0.0
        end = bar.end.day / days if month == last else 1.0
        return Span(start, end, month == first, month == last)

    def today_in(self, column: int) -> float | None:
        """Where in the month of a column today lies, from 0 to 1; None if it is another month."""
        if not 0 < column <= len(self.months):
            return None
        month = self.months[column - 1]
        if month != (self.today.year, self.today.month):
            return None
        return (self.today.day - 0.5) / _days(month)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many things are planned."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The name, then a column for each month or year."""
        return 0 if parent.isValid() else 1 + (len(self.months) or self.years)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A cell for people and for assistive programs."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(row, index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._month(section) or self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return int(Qt.AlignmentFlag.AlignCenter if section else left)
        return None

    def spoken(self, row: ChartRow) -> str:
        """A row in a sentence: what, from when to when, and what is wrong with it."""
        if row.bar is None:
            return row.title
        bar, texts = row.bar, self._texts
        if bar.start == bar.end:
            said = texts.say("timetable.day", title=row.title, day=texts.date(bar.start))
        else:
            days = {"start": texts.date(bar.start), "end": texts.date(bar.end)}
            said = texts.say("timetable.days", title=row.title, **days)
        return f"{said}. {texts.say('timetable.outside')}" if bar.outside else said

    def _show(
        self,
        months: tuple[tuple[int, int], ...],
        years: int,
        rows: tuple[ChartRow, ...],
        today: date,
    ) -> None:
        if (months, years, rows, today) == (self.months, self.years, self.rows, self.today):
            return
        same = (months, years, len(rows)) == (self.months, self.years, len(self.rows))
        if not same:
            self.beginResetModel()
        self.months, self.years, self.rows, self.today = months, years, rows, today
        if not same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _bar_row(self, bar: Bar) -> ChartRow:
        return ChartRow(bar_label(self._form, bar, self._words), bar.place, bar)

    def _year_row(self, row: YearRow) -> ChartRow:
        return ChartRow(row_label(row, self._words), row.place[:-1], None, row.values)

    def _text(self, row: ChartRow, column: int) -> str:
        if not column:
            return row.title
        if row.bar is not None or column > len(row.values):
            return ""
        value = row.values[column - 1]
        return "–" if value is None else self._texts.number(value)

    def _heard(self, row: ChartRow, index: _Index) -> str:
        if not index.column():
            return self.spoken(row)
        when = self._month(index.column()) or self._heading(index.column())
        if row.bar is None:
            return f"{row.title}, {when}: {self._text(row, index.column())}"
        there = self.span_at(index) is not None
        return f"{when}: {row.title if there else self._texts.say('timetable.nothing')}"

    def _heading(self, section: int) -> str:
        if not section:
            return self._texts.say("timetable.what")
        if not self.months:
            return self._texts.say("timetable.year", number=section)
        month = QDate(2024, self.months[section - 1][1], 1)
        narrow = QLocale.FormatType.NarrowFormat
        return self._texts.locale.standaloneMonthName(month.month(), narrow).upper()

    def _month(self, section: int) -> str:
        """The month of a column in full."""
        if not 0 < section <= len(self.months):
            return ""
        year, month = self.months[section - 1]
        return f"{self._texts.locale.standaloneMonthName(month)} {year}"


def _days(month: tuple[int, int]) -> int:
    return QDate(month[0], month[1], 1).daysInMonth()
