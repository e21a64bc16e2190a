"""The budget as a table: its items down the side, organisations or activities across."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from erasmus_desk.model.answers import Place
from erasmus_desk.model.budget import SILENT, ZERO, Budget, Line
from erasmus_desk.rules.fields import referable
from erasmus_desk.session.budget_words import BudgetWords

_BY_ACTIVITY = "ka1-mobility"
_ITEM = 2
"""Steps to an item of a section that is a list: the section's key and the item's id."""


@dataclass(frozen=True, slots=True)
class Column:
    """One organisation, or one activity where all money goes to the applicant.

    ``place`` is where it is described; empty for what belongs to none.
    """

    key: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure with the lines that it is the sum of."""

    lines: tuple[Line, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The sum of the lines."""
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def is_estimate(self) -> bool:
        """Whether a line that brings money rests on an uncertain rate."""
        return any(line.is_estimate and line.amount for line in self.lines)

    @property
    def is_begun(self) -> bool:
        """Whether anything is planned, even if it brings no money yet."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the budget, or the sums below all of them (``key`` is then ``total``)."""

    key: str
    title: str
    how: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole table; the last row holds the sums.

    ``by`` says what stands across: ``organisation``, ``activity``, or nothing.
    """

    by: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def share(self, position: int) -> int:
        """The part of the grant that falls to a column, in whole per cent, half up."""
        whole = self.rows[-1].total.amount
        part = self.rows[-1].cells[position].amount
        return int(part * 100 / whole + Decimal("0.5")) if whole else 0


def sheet(budget: Budget, said: BudgetWords, rest: str) -> Sheet:
    """*budget* as a table; a column for everybody who takes part, money or not.

    *rest* is the title of the column for money that belongs to no activity.
    """
    by = _across(budget, said)
    key_of: Callable[[Line], str] = _item if by == "activity" else _organisation
    columns = tuple(_columns(by, {key_of(line) for line in budget.lines}, said, rest))
    rows = tuple(_rows(budget, columns, key_of, said))
    return Sheet(by, columns, rows)


def _across(budget: Budget, said: BudgetWords) -> str:
    funding = said.form.funding
    if funding is not None and funding.model == _BY_ACTIVITY:
        return "activity" if len({_item(line) for line in budget.lines} - {""}) > 1 else ""
    known = referable(said.form, said.answers, "organisations")
    return "organisation" if len(known) > 1 else ""


def _organisation(line: Line) -> str:
    return line.organisation


def _item(line: Line) -> str:
    is_activity = len(line.place) > _ITEM and line.place[0] == "activities"
    return line.place[1] if is_activity else ""


def _columns(by: str, used: set[str], said: BudgetWords, rest: str) -> Iterable[Column]:
    if not by:
        return
    path = "activities" if by == "activity" else "organisations"
    known = referable(said.form, said.answers, path)
    for identity, _, _ in known:
        place = (path, identity)
        title = said.thing(place) if by == "activity" else said.organisation(identity)
        yield Column(identity, title, place)
    if used - {identity for identity, _, _ in known}:
        yield Column("", rest if by == "activity" else said.organisation(""), ())


def _rows(
    budget: Budget, columns: tuple[Column, ...], key_of: Callable[[Line], str], said: BudgetWords
) -> Iterable[Row]:
    known = {column.key for column in columns}

    def row(key: str, title: str, how: str, lines: tuple[Line, ...]) -> Row:
        parts: dict[str, list[Line]] = {column.key: [] for column in columns}
        for line in lines:
            home = key_of(line)
            if columns:
                parts[home if home in known else ""].append(line)
        cells = tuple(Cell(tuple(parts[column.key])) for column in columns)
        return Row(key, title, how, cells, Cell(lines))

    for portion in budget.portions():
        if portion.lines or portion.category not in SILENT:
            key = ".".join(portion.thing) or portion.category
            how = said.portion(budget, portion)
            yield row(key, said.portion_name(portion), how, portion.lines)
    yield row("total", said.category("total"), "", budget.lines)
