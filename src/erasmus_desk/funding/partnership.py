"""Strategic partnerships 2014-2020: management, meetings, outputs, events, ceilings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from functools import partial

from erasmus_desk.funding.answered import (
    CENT,
    ceiling,
    count,
    group_of,
    inner,
    is_begun,
    organisations,
    rows,
    whole,
    word,
)
from erasmus_desk.funding.ceilings import cut, limit
from erasmus_desk.funding.lines import Planned, counted, plain, without_money
from erasmus_desk.funding.memory import Memory
from erasmus_desk.funding.tariff import Tariff
from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.budget import ZERO, Formula, LimitUse, Line
from erasmus_desk.model.forms import FormDefinition

_EXCEPTIONAL_STAFF = frozenset({"manager", "administrative"})


@dataclass(frozen=True, slots=True)
class Partnership:
    """The plan of a partnership, ready for counting.

    Attributes:
        months: Length of the project; None while unknown.
        members: The organisations by item id.
    """

    form: FormDefinition
    answers: Answers
    tariff: Tariff
    months: int | None
    members: dict[str, Item]

    def home(self, row: Item) -> str:
        """The organisation that *row* names; empty if it names none that exists."""
        found = word(row.get("organisation"))
        return found if found in self.members else ""


def partnership(form: FormDefinition, answers: Answers, tariff: Tariff) -> Partnership:
    """The plan that *answers* describe."""
    months = whole(get(answers, ("context", "duration"))) or None
    return Partnership(form, answers, tariff, months, organisations(answers))


def management(plan: Partnership) -> tuple[Line, ...]:
    """One line for every organisation, cut to what is paid a month in all."""
    lines = [_managed(plan, key, item) for key, item in plan.members.items()]
    found = tuple(line for line in lines if line is not None)
    most = plan.tariff.charge("management.cap")
    if most is None or not plan.months or most.effect != "cut":
        return found
    return cut(found, most.value * plan.months)


def _managed(plan: Partnership, key: str, item: Item) -> Line | None:
    role = word(item.get("role"))
    if role not in ("applicant", "partner", ""):
        return None
    planned = Planned("project_management", ("organisations", key), key)
    if not plan.months:
        return without_money(planned, "incomplete")
    charge = plan.tariff.charge(f"management.{role or 'partner'}")
    return counted(planned, plan.months, charge, *(() if role else ("role_assumed",)))


def meetings(plan: Partnership) -> Iterator[Line]:
    """One line for every organisation that travels to a meeting."""
    for place, meeting in rows(plan.answers, ("management", "meetings")):
        for where, row in inner(place, meeting, "participants"):
            if is_begun(row):
                yield _travelling(plan, where, row)


def _travelling(plan: Partnership, place: Place, row: Item) -> Line:
    distance, home = word(row.get("distance")), plan.home(row)
    planned = Planned("meetings", place, home, {"distance": distance})
    charge = plan.tariff.charge(f"meetings.{distance}")
    persons = whole(row.get("persons"))
    if persons is None or not home or (charge is None and not distance):
        return without_money(planned, "incomplete")
    short = charge is not None and not charge.value
    return counted(planned, persons, charge, *(("below_distance",) if short else ()))


def outputs(plan: Partnership, memory: Memory, origin: tuple[object, ...]) -> Iterator[Line]:
    """One line for every row of days of work, output by output."""
    if plan.form.section("outputs") is None:
        return
    groups = {key: _group(plan, item) for key, item in plan.members.items()}
    for place, output in rows(plan.answers, ("outputs",)):
        of_this = partial(_of_output, plan, place, output, groups)
        yield from memory.lines(".".join(place), (*origin, output), of_this)


def _of_output(
    plan: Partnership, place: Place, output: Item, groups: dict[str, tuple[str, bool]]
) -> Iterator[Line]:
    for where, row in inner(place, output, "staff"):
        if is_begun(row):
            yield _working(plan, where, row, groups)


def _group(plan: Partnership, member: Item) -> tuple[str, bool]:
    """The country group of an organisation, and whether it is merely assumed."""
    country, book = word(member.get("country")), plan.tariff.book
    found = group_of(plan.form, country, book.groupings)
    if found or not country:
        return found, False
    return book.default_group, True


def _working(
    plan: Partnership, place: Place, row: Item, groups: dict[str, tuple[str, bool]]
) -> Line:
    staff, home, days = word(row.get("category")), plan.home(row), whole(row.get("days"))
    group, assumed = groups.get(home, ("", False))
    label = {"staff": staff, "country": word(plan.members[home].get("country")) if home else ""}
    planned = Planned("intellectual_outputs", place, home, label)
    if days is None or not home or not staff or not group:
        return without_money(planned, "incomplete")
    notes = ("needs_justification",) if staff in _EXCEPTIONAL_STAFF else ()
    if assumed:
        notes = (*notes, "group_assumed")
    return counted(planned, days, plan.tariff.charge(f"outputs.{group}.{staff}"), *notes)


def events(plan: Partnership) -> Iterator[Line]:
    """Two lines for every row of guests: local and foreign."""
    if plan.form.section("events") is None:
        return
    for place, event in rows(plan.answers, ("events",)):
        notes = () if _presents(plan, event) else ("event_without_output",)
        for where, row in inner(place, event, "attendance"):
            if is_begun(row):
                yield from _attending(plan, where, row, notes)


def _presents(plan: Partnership, event: Item) -> bool:
    """Whether the event presents an output that exists."""
    named = event.get("outputs")
    known = {word(item.get("id")) for _, item in rows(plan.answers, ("outputs",))}
    return isinstance(named, tuple) and any(output in known for output in named)


def _attending(
    plan: Partnership, place: Place, row: Item, notes: tuple[str, ...]
) -> Iterator[Line]:
    home = plan.home(row)
    guests = {key: count(row.get(key)) for key in ("local", "foreign")}
    if not home or not any(guests.values()):
        missing = Planned("multiplier_events", place, home, notes=notes)
        yield without_money(missing, "incomplete")
        return
    for key, persons in guests.items():
        if persons:
            planned = Planned("multiplier_events", place, home, {"guests": key}, notes=notes)
            yield counted(planned, persons, plan.tariff.charge(f"events.{key}"))


def limits(plan: Partnership, lines: Sequence[Line]) -> Iterator[LimitUse]:
    """The ceilings of the call, as far as the length of the project is known."""
    yield from _capped(plan, lines, "multiplier_events", "events.cap", 1)
    yield from _events_without_output(plan, lines)
    yield from _capped(plan, lines, "exceptional", "exceptional.cap", 1)
    if not plan.months:
        return
    yield from _management_limit(plan, lines)
    yield from _capped(plan, lines, "meetings", "meetings.cap", started_years(plan.months))
    yield from _grant_limits(plan, lines, plan.months)


def started_years(months: int) -> int:
    """How many years a project touches: 24 months are two, 25 are three."""
    return -(-months // 12)


def _sum(lines: Sequence[Line], category: str = "") -> Decimal:
    return sum((n.amount for n in lines if not category or n.category == category), ZERO)


def _capped(
    plan: Partnership, lines: Sequence[Line], category: str, rate: str, times: int
) -> Iterator[LimitUse]:
    most = plan.tariff.charge(rate)
    if most is not None and any(line.category == category for line in lines):
        yield limit(category, _sum(lines, category), most.value * times, most)


def _events_without_output(plan: Partnership, lines: Sequence[Line]) -> Iterator[LimitUse]:
    needed = plan.tariff.charge("events.needs_output")
    found = dict.fromkeys(line.place[:2] for line in lines if "event_without_output" in line.notes)
    if needed is not None and any(line.category == "multiplier_events" for line in lines):
        yield LimitUse(
            "events_without_output",
            Decimal(len(found)),
            Decimal(0),
            "items",
            places=tuple(found),
            source=needed.source,
            confidence=needed.confidence,
        )


def _management_limit(plan: Partnership, lines: Sequence[Line]) -> Iterator[LimitUse]:
    most = plan.tariff.charge("management.cap")
    if most is not None:
        monthly = sum((n.rate for n in lines if n.category == "project_management"), ZERO)
        yield limit("management_per_month", monthly, most.value, most)


def _grant_limits(plan: Partnership, lines: Sequence[Line], months: int) -> Iterator[LimitUse]:
    total = _sum(lines)
    monthly, most = plan.tariff.charge("grant.month"), plan.tariff.charge("grant.total")
    if monthly is not None:
        # Rounded up, so that a grant over the ceiling by a cent does not look as if it kept it.
        used = (total / months).quantize(CENT, ROUND_UP)
        yield limit("grant_per_month", used, monthly.value, monthly)
    if monthly is not None and most is not None:
        least = min(monthly.value * months, most.value)
        yield limit("grant_total", total, least, monthly if least < most.value else most)
    school = plan.tariff.charge("grant.school_year")
    if school is not None:
        most_of_schools = ceiling(school.value * len(plan.members) * months / 12)
        yield limit("grant_schools", total, most_of_schools, school)


def summaries(plan: Partnership, lines: Sequence[Line]) -> dict[str, Formula]:
    """In a nutshell how each category with lines comes about."""
    found: dict[str, Formula] = {}
    for category in dict.fromkeys(line.category for line in lines):
        own = [line for line in lines if line.category == category]
        found[category] = _SUMMARIES[category](plan, own)
    return found


def _months(plan: Partnership, lines: Sequence[Line]) -> Formula:
    facts = {"months": str(plan.months or 0), "organisations": str(len(lines))}
    for role in ("applicant", "partner"):
        facts[f"{role}_rate"] = plain(plan.tariff.value(f"management.{role}"))
    return Formula("months", facts)


def things(lines: Sequence[Line], *, depth: int) -> str:
    """How many planned things *lines* belong to; *depth* is the length of a thing's place."""
    return str(len({line.place[:depth] for line in lines}))


def _quantity(lines: Sequence[Line]) -> str:
    return plain(sum((line.quantity for line in lines), ZERO))


def _meetings(_: Partnership, lines: Sequence[Line]) -> Formula:
    return Formula("things", {"things": things(lines, depth=3), "persons": _quantity(lines)})


def _outputs(_: Partnership, lines: Sequence[Line]) -> Formula:
    return Formula("things_days", {"things": things(lines, depth=2), "days": _quantity(lines)})


def _events(_: Partnership, lines: Sequence[Line]) -> Formula:
    return Formula("things", {"things": things(lines, depth=2), "persons": _quantity(lines)})


def _training(_: Partnership, lines: Sequence[Line]) -> Formula:
    travel = [line for line in lines if line.label.get("part") == "travel"]
    return Formula("things", {"things": things(lines, depth=3), "persons": _quantity(travel)})


def _real_costs(plan: Partnership, lines: Sequence[Line]) -> Formula:
    percent = plan.tariff.value(f"{lines[0].category}.share")
    return Formula("real_costs", {"percent": f"{percent:f}", "rows": str(len(lines))})


_SUMMARIES = {
    "project_management": _months,
    "meetings": _meetings,
    "intellectual_outputs": _outputs,
    "multiplier_events": _events,
    "training": _training,
    "special_needs": _real_costs,
    "exceptional": _real_costs,
    "guarantee": _real_costs,
}
