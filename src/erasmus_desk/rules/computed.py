"""Values that follow from other answers."""

import calendar
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from math import prod

from erasmus_desk.model.answers import Answers, Node, Place, get
from erasmus_desk.model.questions import ComputedQuestion
from erasmus_desk.rules.conditions import number, target
from erasmus_desk.rules.fields import items_at, values_at


def compute(question: ComputedQuestion, place: Place, answers: Answers) -> str | int | None:
    """The value of a computed question; None while an input is missing.

    Returns:
        An ISO date for ``end_date``, a whole number or an amount as text for the others.
    """
    if question.formula == "end_date":
        return _end_date(*(get(answers, target(name, place)) for name in question.of))
    if question.formula == "days":
        return _days(*(get(answers, target(name, place)) for name in question.of))
    if question.formula == "count":
        keys = question.of[0].split(".")
        return sum(_together(w, keys, place) for w, _ in items_at(answers, question.of[0]))
    if question.formula == "countries":
        return len({value for value in inputs(question, place, answers) if value})
    if question.formula == "sum":
        return _sum(inputs(question, place, answers))
    if question.formula == "sum_product":
        return _sum_product(question, place, answers)
    result = 1
    for name in question.of:
        result *= number(get(answers, target(name, place)))
    return result


def inputs(question: ComputedQuestion, place: Place, answers: Answers) -> list[Node]:
    """The answers that a sum or count of countries is made of.

    Inside an item only the item's own lists count, not those of its neighbours.
    """
    path = ".".join(question.of)
    keys = path.split(".")
    return [value for w, value in values_at(answers, path) if _together(w, keys, place)]


def _together(where: Place, keys: list[str], place: Place) -> bool:
    """Whether *where* and *place* do not lie in two different items of one list."""
    ahead = list(keys)
    for here, there in zip(where, place[:-1], strict=False):
        is_key = bool(ahead) and here == ahead[0]
        if is_key:
            ahead.pop(0)
        if here != there:
            return is_key
    return True


def _sum(values: list[Node]) -> str | int:
    if any(isinstance(value, str) for value in values):
        return f"{sum((amount(value) for value in values), Decimal(0)):.2f}"
    return sum(number(value) for value in values)


def _sum_product(question: ComputedQuestion, place: Place, answers: Answers) -> int:
    listed = question.of[0].rpartition(".")[0]
    names = [path.rpartition(".")[2] for path in question.of]
    return sum(
        prod(_factor(item.get(name)) for name in names)
        for where, item in items_at(answers, listed)
        if _together(where, listed.split("."), place)
    )


def _factor(value: Node) -> int:
    """*value* as a number, "yes" as one."""
    return int(value) if isinstance(value, bool) else number(value)


def amount(value: Node) -> Decimal:
    """*value* as an amount in euro; 0 where it is none."""
    try:
        return Decimal(value) if isinstance(value, str | int) else Decimal(0)
    except InvalidOperation:
        return Decimal(0)


def as_date(value: Node) -> date | None:
    """*value* as a calendar day; None where it is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


_LONGEST = 1200
"""Months; whatever is longer is a slip of the finger, not a project."""


def _end_date(start: Node, months: Node) -> str | None:
    first, length = as_date(start), number(months)
    if first is None or not 1 <= length <= _LONGEST or first.year > date.max.year - 100:
        return None
    return last_day(first, length).isoformat()


def last_day(start: date, months: int) -> date:
    """The last day of a project of whole months: 30 September + 18 months ends on 29 March."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


def _days(first: Node, last: Node) -> int | None:
    """The days from *first* to *last*, both counted; None if one is missing or they are swapped."""
    begin, end = as_date(first), as_date(last)
    if begin is None or end is None or end < begin:
        return None
    return (end - begin).days + 1


def value_of(question: object, place: Place, answers: Answers) -> Node:
    """The answer at *place*, or the computed value where the question is computed."""
    if isinstance(question, ComputedQuestion):
        return compute(question, place, answers)
    return get(answers, place)
