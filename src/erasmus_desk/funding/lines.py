"""How lines of a budget are made, one function for each way of counting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from erasmus_desk.funding.answered import cents
from erasmus_desk.funding.tariff import Charge
from erasmus_desk.model.answers import Place
from erasmus_desk.model.budget import ZERO, Formula, Line, weakest

HUNDRED = Decimal(100)
_NO_CHARGE = Charge("", ZERO)


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned thing that may bring money: what it counts as, where it stands, whose it is."""

    category: str
    place: Place
    organisation: str = ""
    label: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def without_money(planned: Planned, *notes: str) -> Line:
    """A line of nothing, saying why."""
    return Line(
        planned.category,
        planned.organisation,
        planned.place,
        ZERO,
        Formula("none"),
        label=planned.label,
        notes=_notes(planned, (), notes),
        also=planned.also,
    )


def counted(planned: Planned, quantity: int, charge: Charge | None, *notes: str) -> Line:
    """*quantity* times the rate."""
    if charge is None:
        return without_money(planned, "rate_missing", *notes)
    facts = {"quantity": str(quantity), "unit": charge.unit, "rate": plain(charge.value)}
    amount = quantity * charge.value
    return _line(planned, amount, Formula("count", facts), (charge,), notes, quantity)


def tiered(planned: Planned, first: int, rest: int, base: Charge, above: Charge | None) -> Line:
    """*first* times one rate and *rest* times another."""
    if not rest or above is None:
        return counted(planned, first + rest, base)
    facts = {
        "first": str(first),
        "first_rate": plain(base.value),
        "rest": str(rest),
        "rest_rate": plain(above.value),
        "unit": base.unit,
    }
    amount = first * base.value + rest * above.value
    formula = Formula("count_tiers", facts)
    return _line(planned, amount, formula, (base, above), (), first + rest)


def stay(
    planned: Planned, persons: int, first: int, rest: int, daily: tuple[Charge, Charge], *notes: str
) -> Line:
    """Subsistence of *persons*: *first* days at the full and *rest* at the reduced daily rate."""
    base, reduced = daily
    facts = {"persons": str(persons)}
    if rest:
        code = "days_tiers"
        facts |= {"first": str(first), "first_rate": plain(base.value)}
        facts |= {"rest": str(rest), "rest_rate": plain(reduced.value)}
    else:
        code = "days"
        facts |= {"days": str(first), "rate": plain(base.value)}
    amount = persons * (first * base.value + rest * reduced.value)
    used = (base, reduced) if rest else (base,)
    return _line(planned, amount, Formula(code, facts), used, notes, persons * (first + rest))


def person_days(planned: Planned, persons: int, days: int, charge: Charge, *notes: str) -> Line:
    """*persons* times *days* times the rate."""
    facts = {"persons": str(persons), "days": str(days), "rate": plain(charge.value)}
    amount = persons * days * charge.value
    return _line(planned, amount, Formula("persons_days", facts), (charge,), notes, persons * days)


def share(planned: Planned, cost: Decimal, charge: Charge | None, *notes: str) -> Line:
    """The funded share of a real cost, to the cent."""
    if charge is None:
        return without_money(planned, "rate_missing", *notes)
    if charge.value == HUNDRED:
        formula = Formula("real_cost", {"cost": plain(cost)})
    else:
        formula = Formula("share", {"cost": plain(cost), "percent": f"{charge.value:f}"})
    return _line(planned, cost * charge.value / HUNDRED, formula, (charge,), notes, 1)


def planned_amount(planned: Planned, amount: Decimal, charge: Charge | None, *notes: str) -> Line:
    """An amount that people gave themselves, out of a lump sum."""
    used = (charge,) if charge else ()
    return _line(planned, amount, Formula("planned", {"amount": plain(amount)}), used, notes, 1)


def plain(value: Decimal) -> str:
    """*value* as facts carry it: ``74``, ``74.50``."""
    return f"{value:.0f}" if value == value.to_integral_value() else f"{value:.2f}"


def _line(
    planned: Planned,
    amount: Decimal,
    formula: Formula,
    charges: tuple[Charge, ...],
    notes: tuple[str, ...],
    quantity: int,
) -> Line:
    first = charges[0] if charges else _NO_CHARGE
    alone = len(charges) <= 1
    return Line(
        planned.category,
        planned.organisation,
        planned.place,
        cents(amount),
        formula,
        planned.label,
        Decimal(quantity),
        first.unit,
        first.value,
        ZERO,
        first.source if alone else _unique(s for charge in charges for s in charge.source),
        first.confidence if alone else weakest(charge.confidence for charge in charges),
        _notes(planned, charges, notes),
        planned.also,
    )


def _notes(
    planned: Planned, charges: tuple[Charge, ...], notes: tuple[str, ...]
) -> tuple[str, ...]:
    carried = [note for charge in charges for note in charge.notes]
    if not planned.notes and not carried:
        return notes
    return _unique((*planned.notes, *carried, *notes))


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
