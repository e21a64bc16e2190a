"""What the plan of a lump sum on a detailed budget is held against."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from erasmus_desk.funding.answered import ceiling, money
from erasmus_desk.funding.budget_lump_sum import Costs, cost_of
from erasmus_desk.funding.ceilings import cut, limit
from erasmus_desk.funding.lines import HUNDRED
from erasmus_desk.funding.tariff import Charge
from erasmus_desk.model.answers import get
from erasmus_desk.model.budget import ZERO, LimitUse, Line
from erasmus_desk.model.rates import Rate

_NAMES = {"subcontracting": "subcontracting_share", "equipment": "equipment_share"}
_EACH = "limit.each.third_parties"


def within(costs: Costs, lines: Sequence[Line]) -> tuple[Line, ...]:
    """*lines* cut to the most that the call pays for such a project."""
    return cut(lines, costs.maximum.value) if costs.maximum else tuple(lines)


def limits(costs: Costs, planned: Sequence[Line], paid: Sequence[Line]) -> Iterator[LimitUse]:
    """The ceilings, *planned* being the lines before the cut and *paid* those after it."""
    total = sum((line.amount for line in paid), ZERO)
    if costs.maximum is not None:
        used = sum((line.amount for line in planned), ZERO)
        yield limit("grant_maximum", used, costs.maximum.value, costs.maximum)
    yield from _requested(costs, total)
    for rate in costs.tariff.book.rates:
        yield from _share(costs, rate, paid, total)
    yield from _pointed(costs, planned)


def _requested(costs: Costs, total: Decimal) -> Iterator[LimitUse]:
    asked = money(get(costs.answers, ("grant", "requested")))
    if asked is not None and total:
        found = costs.funded or Charge("", ZERO)
        yield replace(limit("grant_requested", asked, total, found), effect="exact")


def _share(costs: Costs, rate: Rate, paid: Sequence[Line], total: Decimal) -> Iterator[LimitUse]:
    """A ceiling on one kind of cost that is a share of the grant."""
    name = rate.id.removeprefix("limit.")
    charge = costs.tariff.charge(rate.id) if rate.percent is not None and name in _NAMES else None
    if charge is not None:
        own = sum((line.amount for line in paid if line.category == name), ZERO)
        most = ceiling(total * charge.value / HUNDRED)
        yield limit(_NAMES[name], own, most, charge)


def _pointed(costs: Costs, lines: Sequence[Line]) -> Iterator[LimitUse]:
    """Costs that are not paid at all, and third parties that would get too much."""
    each = costs.tariff.charge(_EACH)
    yield from _count("costs_not_paid", lines, lambda line: "not_paid" in line.notes)
    yield from _count("costs_of_associated", lines, lambda line: "associated" in line.notes)
    if each is not None:
        yield from _count(
            "third_party_each",
            lines,
            lambda line: (
                line.category == "third_parties" and bool(cost_of(line)) and line.rate > each.value
            ),
            each,
        )


def _count(
    code: str,
    lines: Sequence[Line],
    is_wrong: Callable[[Line], bool],
    charge: Charge | None = None,
) -> Iterator[LimitUse]:
    places = tuple(line.place for line in lines if is_wrong(line))
    if places:
        found = LimitUse(code, Decimal(len(places)), Decimal(0), "items", places=places)
        if charge is not None:
            found = replace(found, source=charge.source, confidence=charge.confidence)
        yield found
