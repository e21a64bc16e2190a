"""Mobility projects since 2021: organisational support, travel and subsistence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from erasmus_desk.funding.answered import count, money, word
from erasmus_desk.funding.daily import split_stay, two_rates
from erasmus_desk.funding.flows import Flow
from erasmus_desk.funding.lines import (
    HUNDRED,
    counted,
    share,
    stay,
    tiered,
    without_money,
)
from erasmus_desk.funding.tariff import Tariff
from erasmus_desk.model.budget import Line


def organisational(plan: Sequence[Flow], tariff: Tariff) -> Iterator[Line]:
    """One line for every flow; the step to the lower rate counts within a type of activity."""
    threshold = int(tariff.value("organisational.threshold"))
    before: dict[str, int] = {}
    for flow in plan:
        planned = flow.planned("organisational")
        if flow.kind is None or flow.persons is None:
            yield without_money(planned, "incomplete")
            continue
        outside = tariff.charge("organisational.third_country")
        if flow.abroad and flow.kind.individual and outside is not None:
            yield counted(planned, flow.persons, outside, "third_country")
            continue
        name = flow.kind.organisational
        base, above = (tariff.charge(f"organisational.{key}") for key in (name, f"{name}.above"))
        if base is None or above is None:
            yield counted(planned, flow.persons, base)
            continue
        reached = before.get(flow.kind.type, 0)
        before[flow.kind.type] = reached + flow.persons
        first = min(max(threshold - reached, 0), flow.persons)
        if first:
            yield tiered(planned, first, flow.persons - first, base, above)
        else:
            yield counted(planned, flow.persons, above)


def travel(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """The travel of a flow: to the host, and to the training before a long stay of pupils."""
    yield from _to_the_host(flow, tariff)
    yield from _to_the_training(flow, tariff)


def _to_the_training(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    distance = word(flow.row.get("training_distance"))
    if flow.kind is None or not flow.kind.trained or not distance or flow.persons is None:
        return
    planned = flow.planned("travel", distance=distance, mode=flow.mode, part="training")
    charge = tariff.charge(f"travel.{flow.mode}.{distance}")
    yield counted(planned, flow.persons + flow.companions, charge)


def _to_the_host(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """The unit cost, or a share of an exceptionally high real cost."""
    distance = word(flow.row.get("distance"))
    planned = flow.planned("travel", distance=distance, mode=flow.mode)
    if flow.persons is None or not distance:
        yield without_money(planned, "incomplete")
        return
    charge = tariff.charge(f"travel.{flow.mode}.{distance}")
    line = counted(planned, flow.persons + flow.companions, charge)
    if line.rate == 0 and charge is not None:
        line = counted(planned, flow.persons + flow.companions, charge, "below_distance")
    yield from _or_expensive(flow, tariff, line)


def _or_expensive(flow: Flow, tariff: Tariff, line: Line) -> Iterator[Line]:
    wanted = flow.row.get("expensive_travel") is True
    cost, paid = money(flow.row.get("real_travel_cost")), tariff.charge("exceptional.travel")
    if not wanted or paid is None or cost is None:
        yield line
    elif _covers_too_little(line.amount, cost, tariff):
        without = ("third_countries",)
        yield share(flow.planned("exceptional", without=without, kind="travel"), cost, paid)
    else:
        yield replace(line, notes=(*line.notes, "expensive_travel_refused"))


def _covers_too_little(unit_costs: Decimal, cost: Decimal, tariff: Tariff) -> bool:
    least = tariff.value("exceptional.travel_condition", 70)
    return unit_costs * HUNDRED < cost * least


def individual(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """Subsistence of participants and of those who accompany them."""
    if flow.kind is None or flow.persons is None or flow.days is None or not flow.group:
        yield without_money(flow.planned("individual", who="participants"), "incomplete")
    elif flow.persons:
        yield _living(flow, tariff, "participants", flow.persons, flow.days)
    if not flow.companions:
        return
    days = count(flow.row.get("accompanying_days"))
    if not days or not flow.group:
        yield without_money(flow.planned("individual", who="accompanying"), "incomplete")
    else:
        yield _living(flow, tariff, "accompanying", flow.companions, days)


def _living(flow: Flow, tariff: Tariff, who: str, persons: int, days: int) -> Line:
    planned = flow.planned("individual", who=who, country=flow.receiving)
    participant = "staff"
    if who == "participants" and flow.kind is not None:
        participant = flow.kind.participant
    daily = two_rates(tariff, f"individual.{participant}.{flow.group}")
    if daily is None:
        return without_money(planned, "rate_missing")
    funded, notes = _funded_days(flow, tariff, who, days)
    first, rest = split_stay(tariff, funded)
    return stay(planned, persons, first, rest, daily, *notes)


def _funded_days(flow: Flow, tariff: Tariff, who: str, days: int) -> tuple[int, tuple[str, ...]]:
    """The days paid as subsistence, travel days included, and what was left out."""
    asked = count(flow.row.get("travel_days"))
    travel_days = min(asked, int(tariff.value(f"travel_days.{flow.mode}")))
    notes: tuple[str, ...] = ("travel_days_cut",) if travel_days < asked else ()
    most = int(tariff.value("individual.accompanying_days"))
    if who == "accompanying" and most and days + travel_days > most:
        return most, (*notes, "stay_cut")
    return days + travel_days, notes
