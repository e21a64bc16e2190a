"""The questions that a draft really asks: visible sections, fields and items, with numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from erasmus_desk.model.answers import Answers, Item, Node, Place, get, items
from erasmus_desk.model.forms import FormDefinition, Section
from erasmus_desk.model.questions import (
    ComputedQuestion,
    ListQuestion,
    Question,
    StatementQuestion,
)
from erasmus_desk.rules.conditions import all_hold, is_answered


@dataclass(frozen=True, slots=True)
class Page:
    """A visible section with its number in the form."""

    number: int
    section: Section


@dataclass(frozen=True, slots=True)
class Field:
    """A visible question at one place, with its answer.

    ``number`` is ``3.2`` for a question of a page, empty for statements and inside items.
    """

    question: Question
    place: Place
    value: Node
    number: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether people answer it, rather than read or see it computed."""
        return not isinstance(self.question, StatementQuestion | ComputedQuestion)

    @property
    def is_answered(self) -> bool:
        """Whether it has an answer; an unticked confirmation has none."""
        if self.question.kind == "confirm":
            return self.value is True
        return is_answered(self.value)

    @property
    def is_begun(self) -> bool:
        """Whether somebody has answered it: there is more than a new draft holds by itself."""
        if isinstance(self.question, ListQuestion):
            return isinstance(self.value, tuple) and len(self.value) > self.question.minimum
        return self.is_answered and not is_given(self.place)


def is_given(place: Place) -> bool:
    """Whether a new draft has an answer there of its own accord: who applies and who takes part."""
    return place[:1] == ("organisations",) and place[-1:] == ("role",)


def is_begun(place: Place, item: Item) -> bool:
    """Whether somebody has written anything into the *item* at *place*."""
    return any(key != "id" and not is_given((*place, key)) for key in item)


def pages(form: FormDefinition, answers: Answers) -> tuple[Page, ...]:
    """The sections that are asked, numbered from 1."""
    shown = [s for s in form.sections if all_hold(s.when, answers, (s.key,))]
    return tuple(Page(number, section) for number, section in enumerate(shown, start=1))


def page_fields(page: Page, answers: Answers) -> Iterator[Field]:
    """The visible fields of a page, not going into lists; a list section is one field."""
    section = page.section
    if section.items:
        yield Field(section.items, (section.key,), get(answers, (section.key,)))
        return
    counter = 0
    own = answers.get(section.key)
    for question in section.questions:
        place = (section.key, question.key)
        if not question.when or all_hold(question.when, answers, place):
            counter += question.kind != "statement"
            number = "" if question.kind == "statement" else f"{page.number}.{counter}"
            value = own.get(question.key) if isinstance(own, Mapping) else None
            yield Field(question, place, value, number)


def item_fields(
    question: ListQuestion, place: Place, item: Item, answers: Answers
) -> Iterator[Field]:
    """The visible fields of one *item* of the list *question* at *place*, not going deeper."""
    home = (*place, str(item.get("id", "")))
    for inner in question.questions:
        inner_place = (*home, inner.key)
        if not inner.when or all_hold(inner.when, answers, inner_place):
            yield Field(inner, inner_place, item.get(inner.key))


def deep_fields(field: Field, answers: Answers) -> Iterator[Field]:
    """*field* and, for a list, every visible field of its items at any depth."""
    yield field
    question = field.question
    if isinstance(question, ListQuestion) and isinstance(field.value, tuple):
        for item in field.value:
            if isinstance(item, Mapping):
                for inner in item_fields(question, field.place, item, answers):
                    yield from deep_fields(inner, answers)


def all_fields(form: FormDefinition, answers: Answers) -> Iterator[Field]:
    """Every visible field of the draft, in the order of the form."""
    for page in pages(form, answers):
        for field in page_fields(page, answers):
            yield from deep_fields(field, answers)


def item_numbers(question: ListQuestion, count: int) -> tuple[str, ...]:
    """The numbers of *count* items: O1, O2 …, or 1, 2 … without a prefix."""
    return tuple(f"{question.prefix}{n}" for n in range(question.first, question.first + count))


def item_title(question: ListQuestion, item: Item) -> str:
    """What an item calls itself: the answer to its title question; empty if there is none.

    The id of another item is no title.
    """
    naming = next((q for q in question.questions if q.key == question.title), None)
    value = item.get(question.title)
    if naming is None or naming.kind == "reference" or not isinstance(value, str):
        return ""
    return value.strip()


def referable(form: FormDefinition, answers: Answers, to: str) -> tuple[tuple[str, str, str], ...]:
    """(id, number, title) of every item of the list with path *to*, also below other lists."""
    from erasmus_desk.model.walk import find_question

    question = find_question(form, to)
    if not isinstance(question, ListQuestion):
        return ()
    found = list(items_at(answers, to))
    numbers = item_numbers(question, len(found))
    return tuple(
        (str(item.get("id", "")), number, item_title(question, item))
        for (_, item), number in zip(found, numbers, strict=True)
    )


def items_at(answers: Answers, path: str) -> Iterator[tuple[Place, Item]]:
    """Every item of the lists with path *path* (``outputs.staff``), with its place."""
    keys = tuple(path.split("."))
    yield from _items_at(answers, (), keys)


def item_ids(answers: Answers, path: str) -> frozenset[str]:
    """The ids of every item of the lists with path *path*."""
    if "." in path:
        return frozenset(str(item.get("id", "")) for _, item in items_at(answers, path))
    node = answers.get(path)
    known = node if isinstance(node, tuple) else ()
    return frozenset(str(item.get("id", "")) for item in known)


def _items_at(
    answers: Answers, place: Place, keys: tuple[str, ...]
) -> Iterator[tuple[Place, Item]]:
    here = (*place, keys[0])
    node = get(answers, here)
    if len(keys) == 1:
        for item in items(answers, here):
            yield (*here, str(item.get("id", ""))), item
    elif isinstance(node, tuple):
        for item in items(answers, here):
            yield from _items_at(answers, (*here, str(item.get("id", ""))), keys[1:])
    elif isinstance(node, Mapping):
        yield from _items_at(answers, here, keys[1:])


def values_at(answers: Answers, path: str) -> Iterator[tuple[Place, Node]]:
    """Every answer with that path, one for each item of the lists on the way."""
    yield from _values_at(answers, (), tuple(path.split(".")), answers)


def _values_at(
    node: object, place: Place, keys: tuple[str, ...], answers: Answers
) -> Iterator[tuple[Place, Node]]:
    if isinstance(node, tuple):
        for item in node:
            if isinstance(item, Mapping):
                yield from _values_at(item, (*place, str(item.get("id", ""))), keys, answers)
        return
    if not keys:
        return
    value = node.get(keys[0]) if isinstance(node, Mapping) else None
    here = (*place, keys[0])
    if len(keys) == 1:
        yield here, value
    else:
        yield from _values_at(value, here, keys[1:], answers)
