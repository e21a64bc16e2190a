"""Lump sums on a detailed budget: a share of the estimated cost, up to the call's maximum.

The keys that a form has to use: `organisations` with `role`; `work_packages`, each with `costs`
of `organisation`, `category`, `units` and `unit_cost`; `grant.requested` if the form asks for it.
The rates: `funding.rate` and `indirect.rate` in percent; `grant.maximum`, or `grant.maximum.<code>`
where the code answers `context.duration`, `context.strand` or `context.region`; `limit.<name>`
for a kind of cost or a figure, where 0 euro means that the call does not pay for it; and
`limit.each.third_parties` for one third party.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from erasmus_desk.funding.answered import cents, inner, is_begun, money, rows, whole, word
from erasmus_desk.funding.ceilings import shares
from erasmus_desk.funding.lines import HUNDRED, Planned, plain, without_money
from erasmus_desk.funding.tariff import Charge, Tariff
from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.budget import ZERO, Formula, Line, weakest

FIGURES: Mapping[str, str] = {
    "employees": "personnel",
    "direct_contract": "personnel",
    "seconded": "personnel",
    "sme_owners": "personnel",
    "volunteers": "personnel",
    "subcontracting": "subcontracting",
    "travel": "travel_stay",
    "accommodation": "travel_stay",
    "subsistence": "travel_stay",
    "equipment": "equipment",
    "consumables": "goods",
    "meetings": "goods",
    "communication": "goods",
    "website": "goods",
    "artistic_fees": "goods",
    "other_goods": "goods",
    "third_parties": "third_parties",
}
"""The figure of the budget that each kind of cost on the form belongs to."""

_UNITS = {"personnel": "month"}
_STEPS = ("duration", "strand", "region")
_FINE = 10_000
"""Hundredths of a percent in the whole: percentages are counted in whole numbers."""


@dataclass(frozen=True)
class Costs:
    """The estimated costs of a project as its call looks at them."""

    answers: Answers
    tariff: Tariff

    @cached_property
    def roles(self) -> dict[str, str]:
        """The role of every participant by item id."""
        found = rows(self.answers, ("organisations",))
        return {word(item.get("id")): word(item.get("role")) for _, item in found}

    @cached_property
    def funded(self) -> Charge | None:
        """The share of the cost that the call pays."""
        return self.tariff.charge("funding.rate")

    @cached_property
    def maximum(self) -> Charge | None:
        """The most that the call pays for such a project; None while that is not settled."""
        codes = (get(self.answers, ("context", key)) for key in _STEPS)
        named = (self.tariff.charge(f"grant.maximum.{code}") for code in codes if code)
        return next((found for found in named if found), self.tariff.charge("grant.maximum"))

    def is_paid(self, code: str) -> bool:
        """Whether the call pays for a kind of cost at all."""
        known = self.tariff.book.by_id
        found = (known.get(f"limit.{name}") for name in (code, FIGURES.get(code, "")))
        return all(limit is None or limit.amount != 0 for limit in found)


@dataclass(frozen=True, slots=True)
class _Cost:
    """One cost that counts: its line without an amount, and what it comes to."""

    line: Line
    cost: Decimal
    percent: Decimal = HUNDRED


def things(answers: Answers) -> tuple[Place, ...]:
    """The work packages that are begun: the rows of tables."""
    return tuple(place for place, row in rows(answers, ("work_packages",)) if is_begun(row))


def lines(costs: Costs) -> tuple[Line, ...]:
    """Every cost with what the call would pay of it, overheads included, before any ceiling.

    The grant is rounded once, as a whole, and its cents are given to the lines by largest
    remainder: the sum agrees with the workbook of the call.
    """
    found = tuple(_found(costs))
    counted = [cost for cost in found if isinstance(cost, _Cost)]
    percent = costs.funded.value if costs.funded else ZERO
    weights = [_weight(cost, percent) for cost in counted]
    total = (sum(weights) + _FINE * _FINE // 2) // (_FINE * _FINE)
    amounts = iter(shares(total, weights, ["/".join(cost.line.place) for cost in counted]))
    return tuple(
        replace(one.line, amount=(Decimal(next(amounts)) / 100).quantize(ZERO))
        if isinstance(one, _Cost)
        else one
        for one in found
    )


def _weight(cost: _Cost, percent: Decimal) -> int:
    return int(cost.cost * 100) * int(cost.percent * 100) * int(percent * 100)


def _found(costs: Costs) -> Iterator[_Cost | Line]:
    for place, package in rows(costs.answers, ("work_packages",)):
        direct: dict[str, Decimal] = {}
        for where, row in inner(place, package, "costs"):
            if not is_begun(row):
                continue
            one = _direct(costs, where, row)
            if isinstance(one, _Cost):
                home = one.line.organisation
                direct[home] = direct.get(home, ZERO) + one.cost
            yield one
        for home, cost in direct.items():
            yield from _indirect(costs, Planned("indirect", place, home), cost)


def _direct(costs: Costs, place: Place, row: Item) -> _Cost | Line:
    code, home = word(row.get("category")), word(row.get("organisation"))
    units, each = whole(row.get("units")), money(row.get("unit_cost"))
    figure = FIGURES.get(code)
    also = (code,) if figure not in (None, code) else ()
    planned = Planned(figure or "goods", place, home, {"category": code}, also)
    if figure is None or home not in costs.roles or units is None or each is None:
        return without_money(planned, "incomplete")
    if not costs.is_paid(code):
        return without_money(planned, "not_paid")
    if costs.roles[home] == "associated":
        return without_money(planned, "associated")
    if costs.funded is None:
        return without_money(planned, "rate_missing")
    unit = _UNITS.get(figure, "")
    facts = {"quantity": str(units), "unit": unit, "rate": plain(each)}
    facts["funded"] = f"{costs.funded.value:f}"
    made = _line(planned, Formula("cost_share", facts), (costs.funded,))
    return _Cost(replace(made, quantity=Decimal(units), unit=unit, rate=each), units * each)


def _indirect(costs: Costs, planned: Planned, direct: Decimal) -> Iterator[_Cost]:
    overheads = costs.tariff.charge("indirect.rate")
    if overheads is None or costs.funded is None or not direct:
        return
    facts = {
        "percent": f"{overheads.value:f}",
        "cost": plain(direct),
        "funded": f"{costs.funded.value:f}",
    }
    made = _line(planned, Formula("overheads", facts), (costs.funded, overheads))
    one = replace(made, quantity=Decimal(1), rate=cents(direct * overheads.value / HUNDRED))
    yield _Cost(one, direct, overheads.value)


def _line(planned: Planned, formula: Formula, charges: Sequence[Charge]) -> Line:
    """A line that still waits for its amount."""
    return Line(
        planned.category,
        planned.organisation,
        planned.place,
        ZERO,
        formula,
        label=planned.label,
        source=tuple(dict.fromkeys(s for charge in charges for s in charge.source)),
        confidence=weakest(charge.confidence for charge in charges),
        also=planned.also,
    )


def cost_of(line: Line) -> Decimal:
    """The estimated cost that a line stands for, to the cent."""
    return cents(line.quantity * line.rate)


def summaries(found: Sequence[Line], costs: Costs) -> dict[str, Formula]:
    """What each category costs, and how much of it is paid."""
    percent = f"{costs.funded.value:f}" if costs.funded else "0"
    result: dict[str, Formula] = {}
    for category in dict.fromkeys(line.category for line in found):
        cost = sum((cost_of(line) for line in found if line.category == category), ZERO)
        result[category] = Formula("estimated", {"percent": percent, "cost": plain(cost)})
    return result
