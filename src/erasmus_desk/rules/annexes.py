"""Which files an application wants to have attached, item by item where the call says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from erasmus_desk.model.annexes import Annex
from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.conditions import relation_holds
from erasmus_desk.rules.fields import item_numbers, item_title, items_at

LEADING = frozenset({"applicant", "coordinator"})
"""Roles of the organisation that applies."""
_EMPTY = frozenset({"id", "role"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file that the call wants.

    Attributes:
        key: The annex, with the id of the item it is for: ``mandate/3f2a91c0``.
        annex: What the call says of it.
        place: The item it is for; empty for one file.
        number, name: Number and name of that item.
    """

    key: str
    annex: Annex
    place: Place = ()
    number: str = ""
    name: str = ""

    @property
    def item(self) -> str:
        """The id of the item it is for; empty for one file."""
        return self.place[-1] if self.place else ""


def wanted(form: FormDefinition, answers: Answers) -> tuple[Wanted, ...]:
    """The files to attach to these *answers*, in the order of the form."""
    return tuple(one for annex in form.annexes for one in _of(form, answers, annex))


def _of(form: FormDefinition, answers: Answers, annex: Annex) -> Iterator[Wanted]:
    if not annex.each:
        if all(_holds(condition, answers, annex, None) for condition in annex.when):
            yield Wanted(annex.key, annex)
        return
    found = list(items_at(answers, annex.each))
    numbers = _numbers(form, annex.each, len(found))
    left_out = _first(found) if annex.without_first else ""
    for (place, item), number in zip(found, numbers, strict=True):
        if place[-1] == left_out or not set(item) - _EMPTY:
            continue
        if all(_holds(condition, answers, annex, item) for condition in annex.when):
            key = f"{annex.key}/{place[-1]}"
            yield Wanted(key, annex, place, number, _name(form, annex.each, item))


def _first(found: list[tuple[Place, Item]]) -> str:
    """The id of the item that is left out: the one in the leading role, or the first."""
    leading = (place[-1] for place, item in found if item.get("role") in LEADING)
    return next(leading, found[0][0][-1] if found else "")


def _holds(condition: Condition, answers: Answers, annex: Annex, item: Item | None) -> bool:
    """Whether *condition* is met; one about the list itself is asked of the *item*."""
    inside = f"{annex.each}."
    if item is not None and condition.question.startswith(inside):
        return relation_holds(condition, item.get(condition.question.removeprefix(inside)))
    return relation_holds(condition, get(answers, tuple(condition.question.split("."))))


def _list(form: FormDefinition, path: str) -> ListQuestion | None:
    section = form.section(path)
    found = section.items if section is not None else find_question(form, path)
    return found if isinstance(found, ListQuestion) else None


def _numbers(form: FormDefinition, path: str, count: int) -> tuple[str, ...]:
    question = _list(form, path)
    if question is None:
        return tuple(str(number) for number in range(1, count + 1))
    return item_numbers(question, count)


def _name(form: FormDefinition, path: str, item: Item) -> str:
    """What people call the item: an organisation by its short name."""
    acronym = item.get("acronym")
    if isinstance(acronym, str) and acronym.strip():
        return acronym.strip()
    question = _list(form, path)
    return item_title(question, item) if question is not None else ""
