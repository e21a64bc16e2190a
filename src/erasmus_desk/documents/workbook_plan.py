"""What stands in a workbook, before anyone thinks of cells: lines with their rates apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from erasmus_desk.model.budget import ZERO, Budget, Line

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)
_FUNDED = frozenset({"cost_share", "overheads"})
"""Formulas of which the call pays a share."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate that lines use; ``percent`` says that it is a share of a cost.

    ``reduced`` marks the second rate of a formula with two.
    """

    category: str
    detail: str
    unit: str
    value: Decimal
    source: tuple[str, ...]
    confidence: str
    percent: bool = False
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line as every formula can be written: times × (quantity × rate + more × more_rate).

    ``rate`` and ``more_rate`` are positions in the list of rates; None where nothing is
    multiplied.  ``money`` says that the quantity is itself an amount.
    """

    line: Line
    times: Decimal | None = None
    quantity: Decimal | None = None
    rate: int | None = None
    more: Decimal | None = None
    more_rate: int | None = None
    money: bool = False

    @property
    def calculated(self) -> Decimal:
        """The amount before a cut."""
        return self.line.amount + self.line.cut


@dataclass(frozen=True, slots=True)
class Plan:
    """A budget laid out for a workbook.

    Attributes:
        categories, organisations: Codes and ids in the order of columns and rows.
        rows, rates: The lines and the rates they point to.
        sources: Ids of the sources named, in the order of their numbers.
    """

    categories: tuple[str, ...]
    organisations: tuple[str, ...]
    rows: tuple[Row, ...]
    rates: tuple[Rated, ...]
    sources: tuple[str, ...]

    def value(self, row: Row) -> Decimal:
        """What the formula of *row* gives, as a spreadsheet calculates it."""
        if row.quantity is None:
            return ZERO
        sum_ = row.quantity * self._rate(row.rate)
        if row.more is not None:
            sum_ += row.more * self._rate(row.more_rate)
        times = Decimal(1) if row.times is None else row.times
        return (times * sum_).quantize(_CENT, ROUND_HALF_UP)

    def _rate(self, position: int | None) -> Decimal:
        return Decimal(1) if position is None else self.rates[position].value


def plan_of(
    budget: Budget, organisations: tuple[str, ...], details: tuple[str, ...], sure: tuple[str, ...]
) -> Plan:
    """*budget* laid out; *details* and *sure* are the words of each line's label and confidence."""
    rates: dict[Rated, int] = {}
    rows = []
    for line, detail, level in zip(budget.lines, details, sure, strict=True):
        used = tuple(_rates(line, detail, level))
        places = [rates.setdefault(rate, len(rates)) for rate in used]
        rows.append(_row(line, places))
    named = dict.fromkeys(organisations)
    named.update(dict.fromkeys(line.organisation for line in budget.lines))
    origins = (*(n.source for n in budget.lines), *(n.source for n in budget.limits))
    sources = dict.fromkeys(key for origin in origins for key in origin)
    categories = dict.fromkeys((*budget.categories, *(line.category for line in budget.lines)))
    return Plan(tuple(categories), tuple(named), tuple(rows), tuple(rates), tuple(sources))


def _rates(line: Line, detail: str, level: str) -> Iterator[Rated]:
    facts = line.formula.facts
    for key, reduced in (("rate", False), ("first_rate", False), ("rest_rate", True)):
        if key in facts and line.formula.code not in _FUNDED:
            yield Rated(
                line.category,
                detail,
                line.unit,
                Decimal(facts[key]),
                line.source,
                level,
                reduced=reduced,
            )
    if line.formula.code in _FUNDED:
        funded = Decimal(facts["funded"]) / _HUNDRED
        yield Rated(line.category, "", "", funded, line.source, level, percent=True)
    if line.formula.code in ("share", "real_cost"):
        share = Decimal(facts.get("percent", "100")) / _HUNDRED
        yield Rated(line.category, detail, "", share, line.source, level, percent=True)


def _row(line: Line, rates: list[int]) -> Row:
    facts = {key: Decimal(value) for key, value in line.formula.facts.items() if key != "unit"}
    code = line.formula.code
    if code == "planned":
        return Row(line, quantity=facts["amount"], money=True)
    if code in ("share", "real_cost"):
        return Row(line, quantity=facts["cost"], rate=rates[0], money=True)
    if code in _FUNDED:
        return _funded(line, rates[0])
    if not rates:
        return Row(line)
    quantity = next(facts[key] for key in ("quantity", "days", "first") if key in facts)
    times, more = facts.get("persons"), facts.get("rest")
    second = rates[1] if more is not None else None
    return Row(line, times, quantity, rates[0], more, second)


def _funded(line: Line, rate: int) -> Row:
    """A cost with the share that is paid; a bare amount where the cents were given otherwise."""
    cost = (line.quantity * line.rate).quantize(_CENT, ROUND_HALF_UP)
    share = Decimal(line.formula.facts["funded"]) / _HUNDRED
    if (cost * share).quantize(_CENT, ROUND_HALF_UP) != line.amount + line.cut:
        return Row(line)
    return Row(line, quantity=cost, rate=rate, money=True)
