"""Learning, teaching and training activities of strategic partnerships 2014-2020."""

from collections.abc import Iterator
from dataclasses import replace

from erasmus_desk.funding.answered import count, inner, is_begun, money, rows, whole, word
from erasmus_desk.funding.daily import split_stay, two_rates
from erasmus_desk.funding.lines import Planned, counted, share, stay, without_money
from erasmus_desk.funding.partnership import Partnership
from erasmus_desk.model.answers import Item, Place, get
from erasmus_desk.model.budget import Line
from erasmus_desk.model.rates import ActivityKind
from erasmus_desk.model.walk import find_question


def training(plan: Partnership) -> Iterator[Line]:
    """Travel, subsistence and linguistic support of every flow."""
    asked = find_question(plan.form, "training.planned") is not None
    if asked and get(plan.answers, ("training", "planned")) is not True:
        return
    for place, activity in rows(plan.answers, ("training", "activities")):
        kind = plan.tariff.book.kinds.get(word(activity.get("type")))
        for where, row in inner(place, activity, "flows"):
            if is_begun(row):
                yield from _flow(plan, kind, where, row)


def _flow(plan: Partnership, kind: ActivityKind | None, place: Place, row: Item) -> Iterator[Line]:
    home = plan.home(row)
    planned = Planned("training", place, home)
    persons, days = whole(row.get("participants")), whole(row.get("days"))
    if kind is None or persons is None or days is None or not home:
        yield without_money(planned, "incomplete")
        return
    yield _travel(plan, planned, row, persons + count(row.get("accompanying")))
    yield from _subsistence(plan, planned, kind, row, (persons, days))
    if kind.linguistic and persons:
        support = replace(planned, label={"part": "linguistic"})
        yield counted(support, persons, plan.tariff.charge("training.linguistic"))


def _travel(plan: Partnership, planned: Planned, row: Item, persons: int) -> Line:
    distance = word(row.get("distance"))
    travel = replace(planned, label={"part": "travel", "distance": distance})
    if not distance:
        return without_money(travel, "incomplete")
    return counted(travel, persons, plan.tariff.charge(f"training.travel.{distance}"))


def _subsistence(
    plan: Partnership,
    planned: Planned,
    kind: ActivityKind,
    row: Item,
    planned_stay: tuple[int, int],
) -> Iterator[Line]:
    persons, days = planned_stay
    most = int(plan.tariff.value("training.travel_days", 2))
    travel_days = min(count(row.get("travel_days")), most)
    notes = ("travel_days_cut",) if count(row.get("travel_days")) > most else ()
    companions = count(row.get("accompanying"))
    for who, number, participant in (
        ("participants", persons, kind.participant),
        ("accompanying", companions, "staff"),
    ):
        if not number:
            continue
        living = replace(planned, label={"part": "individual", "who": who})
        daily = two_rates(plan.tariff, f"training.{participant}")
        if daily is None:
            yield without_money(living, "rate_missing", *notes)
        else:
            first, rest = split_stay(plan.tariff, days + travel_days)
            yield stay(living, number, first, rest, daily, *notes)


def special_costs(plan: Partnership) -> Iterator[Line]:
    """Real costs: special needs, exceptional costs, and the financial guarantee."""
    for category in ("special_needs", "exceptional", "guarantee"):
        charge = plan.tariff.charge(f"{category}.share")
        for place, row in rows(plan.answers, ("special_costs", category)):
            if not is_begun(row):
                continue
            home, cost = plan.home(row), money(row.get("amount"))
            planned = Planned(category, place, home)
            if cost is None or not home:
                yield without_money(planned, "incomplete")
            else:
                yield share(planned, cost, charge)
