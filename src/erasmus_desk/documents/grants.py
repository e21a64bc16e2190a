"""What the rows of a table bring: columns with rate and grant beside the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from erasmus_desk.documents.asking import Material, item_place
from erasmus_desk.documents.outline import Cell, Text
from erasmus_desk.documents.wording import bare_money
from erasmus_desk.model.answers import Item, Place
from erasmus_desk.model.budget import ZERO, Line

_PLAIN = frozenset({"count", "days"})
"""Formulas with one rate, which a column can show."""


@dataclass(frozen=True, slots=True)
class GrantColumns:
    """The columns on money of one table; none where its rows bring no money.

    Attributes:
        titles: Their heads.
        rows: Their cells, by the place of the row.
        sums: Their cells in the last row.
    """

    titles: tuple[str, ...] = ()
    rows: Mapping[Place, tuple[Cell, ...]] = field(default_factory=dict)
    sums: tuple[Cell, ...] = ()

    def cells(self, place: Place) -> tuple[Cell, ...]:
        """The cells of the row at *place*."""
        return self.rows.get(place, ((),) * len(self.titles))


def grant_columns(material: Material, place: Place, items: tuple[Item, ...]) -> GrantColumns:
    """The columns for *items* of the list at *place*.

    The rate is shown where each row is paid by one rate; organisations show no money, nor do
    rows whose amounts people enter themselves.
    """
    places = [item_place(place, item) for item in items]
    found = {one: lines for one in places if (lines := material.lines.get(one))}
    entered = all(line.formula.code == "planned" for lines in found.values() for line in lines)
    if entered or place == ("organisations",):
        return GrantColumns()
    rated = all(len(lines) == 1 and lines[0].formula.code in _PLAIN for lines in found.values())
    say = material.labels.say
    titles = (*([say("table.rate")] if rated else []), say("table.grant"))
    rows = {one: _cells(material, lines, rated=rated) for one, lines in found.items()}
    sums: tuple[Cell, ...] = ((),) * len(titles)
    if len(items) > 1:
        everything = tuple(line for lines in found.values() for line in lines)
        sums = (*sums[1:], _amount(material, everything))
    return GrantColumns(titles, rows, sums)


def _cells(material: Material, lines: tuple[Line, ...], *, rated: bool) -> tuple[Cell, ...]:
    amount = _amount(material, lines)
    if not rated:
        return (amount,)
    return ((Text(bare_money(lines[0].rate, material.labels, cents=False)),), amount)


def _amount(material: Material, lines: tuple[Line, ...]) -> Cell:
    total = sum((line.amount for line in lines), ZERO)
    return (Text(bare_money(total, material.labels)),)


def lines_by_place(lines: tuple[Line, ...]) -> dict[Place, tuple[Line, ...]]:
    """*lines* by every place that they stand at or below."""
    found: dict[Place, list[Line]] = {}
    for line in lines:
        for depth in range(1, len(line.place) + 1):
            found.setdefault(line.place[:depth], []).append(line)
    return {place: tuple(below) for place, below in found.items()}
