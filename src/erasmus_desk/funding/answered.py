"""Answers as numbers and amounts, forgiving whatever is missing or odd."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

from erasmus_desk.model.answers import Answers, Item, Node, Place, get, items
from erasmus_desk.model.forms import FormDefinition

CENT = Decimal("0.01")
_MOST = Decimal(10) ** 10


def whole(value: Node) -> int | None:
    """*value* as a count; None where there is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return max(value, 0)
    return None


def count(value: Node) -> int:
    """*value* as a count; 0 where there is none."""
    return whole(value) or 0


def money(value: Node) -> Decimal | None:
    """*value* as euro to the cent; None where it is no sensible amount."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    if not found.is_finite() or not 0 <= found <= _MOST:
        return None
    return cents(found)


def cents(value: Decimal) -> Decimal:
    """*value* rounded to the cent, half up."""
    return value.quantize(CENT, ROUND_HALF_UP)


def ceiling(value: Decimal) -> Decimal:
    """*value* as a ceiling: a part of a cent more would be too much."""
    return value.quantize(CENT, ROUND_DOWN)


def word(value: Node) -> str:
    """*value* as a code or id; empty where there is none."""
    return value if isinstance(value, str) else ""


def rows(answers: Answers, place: Place) -> Iterator[tuple[Place, Item]]:
    """The items of the list at *place*, each with its own place."""
    for item in items(answers, place):
        yield (*place, word(item.get("id"))), item


def inner(place: Place, item: Item, key: str) -> Iterator[tuple[Place, Item]]:
    """The items of the list *key* inside *item*, each with its own place."""
    value = item.get(key)
    if not isinstance(value, tuple):
        return
    for row in value:
        if not isinstance(row, str):
            yield (*place, key, word(row.get("id"))), row


def is_begun(row: Item) -> bool:
    """Whether anything besides the id is answered."""
    return any(key != "id" and value not in (None, "", ()) for key, value in row.items())


def organisations(answers: Answers) -> dict[str, Item]:
    """The organisations by item id."""
    return {word(item.get("id")): item for item in items(answers, ("organisations",))}


def applicant(answers: Answers) -> Item | None:
    """The organisation that applies; the only one there is if none says so."""
    found = organisations(answers).values()
    chosen = next((item for item in found if item.get("role") == "applicant"), None)
    if chosen is None and len(found) == 1:
        return next(iter(found))
    return chosen


def agency(answers: Answers) -> str:
    """The country whose National Agency decides; empty while unknown."""
    code = word(get(answers, ("context", "national_agency")))
    if code:
        return code[:2].upper()
    found = applicant(answers)
    return word(found.get("country")) if found else ""


def group_of(form: FormDefinition, country: str, groupings: tuple[str, ...]) -> str:
    """The country's group in the first of *groupings* that names it; empty if none does."""
    known = form.countries.get(country)
    if known is None:
        return ""
    return next((known.groups[name] for name in groupings if name in known.groups), "")
