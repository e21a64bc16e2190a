"""What happens when: bars from every list of the form that has dates, and from plan years."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

from erasmus_desk.model.answers import Answers, Item, Place, get, items
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import (
    ComputedQuestion,
    DateQuestion,
    ListQuestion,
    NumberQuestion,
)
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.computed import as_date, compute, last_day
from erasmus_desk.rules.conditions import number
from erasmus_desk.rules.fields import (
    Field,
    all_fields,
    item_fields,
    item_numbers,
    pages,
)

BarKind: TypeAlias = Literal["management", "meeting", "output", "event", "training", "other"]

LONGEST = 120
"""The most months that are drawn; a year mistyped must not draw a thousand."""

_KINDS: dict[str, BarKind] = {
    "meetings": "meeting",
    "outputs": "output",
    "events": "event",
    "training": "training",
}
_MANAGEMENT = "management"
_ORGANISATIONS = "organisations"


@dataclass(frozen=True, slots=True)
class Bar:
    """One planned thing, from its first to its last day.

    Attributes:
        place: Where it was planned; the section for the management of the whole project.
        question: The list that it stands in; None for management.
        number: ``O1``, or its position.
        item: The answers of the item.
        kind: What it is, for its colour.
        start, end: Its days; equal where only one is known.
        outside: Whether a part of it lies outside the project.
    """

    place: Place
    question: ListQuestion | None
    number: str
    item: Item
    kind: BarKind
    start: date
    end: date
    outside: bool = False


@dataclass(frozen=True, slots=True)
class YearRow:
    """One figure planned for each year: ``Year 1``, ``Year 2`` …; None where it is not answered.

    ``words`` is the words key of the question that asks for it.
    """

    place: Place
    words: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The project month by month, or year by year where the form has no dates.

    Attributes:
        months: The months drawn, as (year, month).
        bars: What happens, in the order of the form and within a list by time.
        years: How many years without dates are planned.
        rows: What is planned for each of them.
    """

    months: tuple[tuple[int, int], ...] = ()
    bars: tuple[Bar, ...] = ()
    years: int = 0
    rows: tuple[YearRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.bars and not self.rows

    def covers(self, bar: Bar) -> tuple[bool, ...]:
        """For each month whether *bar* touches it."""
        first, last = (bar.start.year, bar.start.month), (bar.end.year, bar.end.month)
        return tuple(first <= month <= last for month in self.months)


def timetable(form: FormDefinition, answers: Answers, *, assumed: date | None = None) -> Timetable:
    """What *answers* plan when; *assumed* is the first day of a project that names none.

    Every visible list whose items ask for dates gives a bar for each item that has one; when
    organisations were founded is no plan.
    """
    start, end = project_dates(form, answers)
    start = start or assumed
    fields = [
        field
        for field in all_fields(form, answers)
        if isinstance(field.question, ListQuestion) and field.place[0] != _ORGANISATIONS
    ]
    bars = [
        replace(bar, number=f"{around} {bar.number}".lstrip())
        for field in fields
        for around in [_around(form, answers, field.place)]
        for bar in _bars(field, answers, start, end)
    ]
    rows = tuple(row for field in fields for row in _years(field))
    whole = _management(form, answers, start, end)
    drawn = tuple(whole + bars)
    years = max((len(row.values) for row in rows), default=0)
    return Timetable(_months(drawn, start, end), drawn, years, rows)


def _around(form: FormDefinition, answers: Answers, place: Place) -> str:
    """The number of the item that the list at *place* lies in: ``WP2``; empty if in none."""
    home = place[:-2]
    question = find_question(form, ".".join(home))
    if len(home) != 1 or not isinstance(question, ListQuestion):
        return ""
    known = list(items(answers, home))
    numbers = zip(item_numbers(question, len(known)), known, strict=True)
    return next((number for number, one in numbers if one.get("id") == place[1]), "")


def project_dates(form: FormDefinition, answers: Answers) -> tuple[date | None, date | None]:
    """The first and the last day of the project; None while unknown."""
    found = [_day(form, answers, path) for path in (form.start_question, form.end_question)]
    return found[0], found[1]


def _day(form: FormDefinition, answers: Answers, path: str) -> date | None:
    if not path:
        return None
    place, question = tuple(path.split(".")), find_question(form, path)
    if isinstance(question, ComputedQuestion):
        return as_date(compute(question, place, answers))
    return as_date(get(answers, place))


def _management(
    form: FormDefinition, answers: Answers, start: date | None, end: date | None
) -> list[Bar]:
    """The bar of the whole project, where the form has a section on its management."""
    asked = any(page.section.key == _MANAGEMENT for page in pages(form, answers))
    if not asked or start is None or end is None or end < start:
        return []
    return [Bar((_MANAGEMENT,), None, "", {}, "management", start, end)]


def _bars(field: Field, answers: Answers, start: date | None, end: date | None) -> Iterator[Bar]:
    question, value = field.question, field.value
    if not isinstance(question, ListQuestion) or not isinstance(value, tuple):
        return
    items = [item for item in value if not isinstance(item, str)]
    numbers = item_numbers(question, len(items))
    found: list[Bar] = []
    for label, item in zip(numbers, items, strict=True):
        days = _days(question, field.place, item, answers) or _by_month(question, item, start)
        if days is None:
            continue
        outside = (start is not None and days[0] < start) or (end is not None and days[1] > end)
        place = (*field.place, str(item.get("id", "")))
        found.append(Bar(place, question, label, item, _kind(place), *days, outside=outside))
    yield from sorted(found, key=lambda bar: bar.start) if not question.prefix else found


def _days(
    question: ListQuestion, place: Place, item: Item, answers: Answers
) -> tuple[date, date] | None:
    """The first and last day of an item: its ``start`` and ``end``, or its only date."""
    asked = [
        field
        for field in item_fields(question, place, item, answers)
        if isinstance(field.question, DateQuestion)
    ]
    known = {field.question.key: day for field in asked if (day := as_date(field.value))}
    if not known:
        return None
    first = known.get("start") or min(known.values())
    last = known.get("end") or max(known.values())
    return first, max(first, last)


def _by_month(question: ListQuestion, item: Item, start: date | None) -> tuple[date, date] | None:
    """The days of an item that is planned in months of the project: month 1 is the first."""
    asked = {one.key for one in question.questions if isinstance(one, NumberQuestion)}
    if start is None or not asked & {"start_month", "due_month"}:
        return None
    due, first, last = (number(item.get(f"{key}_month")) for key in ("due", "start", "end"))
    if not 1 <= (last or first or due) <= LONGEST:
        return None
    end = last_day(start, last or first or due)
    if not first:
        return end, end
    begin = start if first == 1 else last_day(start, first - 1) + timedelta(days=1)
    return begin, max(begin, end)


def _kind(place: Place) -> BarKind:
    return next((_KINDS[step] for step in place if step in _KINDS), "other")


def _years(field: Field) -> Iterator[YearRow]:
    """What a list of years plans for each of them."""
    question, value = field.question, field.value
    if not isinstance(question, ListQuestion) or question.layout != "years":
        return
    items = [i for i in value if not isinstance(i, str)] if isinstance(value, tuple) else []
    for asked in question.questions:
        if isinstance(asked, NumberQuestion) and items:
            answered = (item.get(asked.key) for item in items)
            values = tuple(None if one is None else number(one) for one in answered)
            yield YearRow((*field.place, asked.key), asked.words, values)


def _months(
    bars: tuple[Bar, ...], start: date | None, end: date | None
) -> tuple[tuple[int, int], ...]:
    """The months of the project; of what is planned where the project has no dates."""
    if not bars:
        return ()
    first = start or min(bar.start for bar in bars)
    last = end or max(bar.end for bar in bars)
    begin = first.year * 12 + first.month - 1
    count = last.year * 12 + last.month - begin
    if count < 1:
        return ()
    return tuple(((begin + n) // 12, (begin + n) % 12 + 1) for n in range(min(count, LONGEST)))
