"""The part of the answers that concerns one organisation."""

from collections.abc import Mapping
from typing import cast

from erasmus_desk.model.answers import Answers, Item, Node, Value
from erasmus_desk.model.forms import FormDefinition, Section
from erasmus_desk.model.questions import (
    ListQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
)

_HOME = "organisations"


def part_of(form: FormDefinition, answers: Answers, identity: str) -> Answers:
    """*answers* with only those items of lists that name the organisation, or lie within its own.

    Inside such items, rows of tables that each name an organisation are only its own.  What is
    no list stays, for conditions to look at.
    """
    kept: dict[str, Item | tuple[Item, ...]] = {}
    for section in form.sections:
        node = answers.get(section.key)
        if isinstance(node, tuple) and section.items is not None:
            kept[section.key] = _own_items(section, node, identity)
        elif isinstance(node, Mapping):
            kept[section.key] = _own_lists(section, node, identity)
    return kept


def _own_items(section: Section, node: tuple[Item, ...], identity: str) -> tuple[Item, ...]:
    if section.key == _HOME:
        return tuple(item for item in node if item.get("id") == identity)
    return concerning(cast("ListQuestion", section.items), node, identity)


def _own_lists(section: Section, node: Item, identity: str) -> Item:
    lists = {q.key: q for q in section.questions if isinstance(q, ListQuestion)}
    kept: dict[str, Value] = {}
    for key, value in node.items():
        if key in lists and isinstance(value, tuple):
            kept[key] = concerning(lists[key], _items(value), identity)
        else:
            kept[key] = value
    return kept


def concerning(question: ListQuestion, items: tuple[Item, ...], identity: str) -> tuple[Item, ...]:
    """Those of *items* that name the organisation, reduced to its rows."""
    found = (_reduced(question, item, identity) for item in items)
    return tuple(item for item in found if item is not None)


def _reduced(question: ListQuestion, item: Item, identity: str) -> Item | None:
    """*item* with only its rows of the organisation; None if nothing in it names it."""
    named = any(names(inner, item.get(inner.key), identity) for inner in question.questions)
    kept = dict(item)
    for inner in question.questions:
        value = item.get(inner.key)
        if isinstance(inner, ListQuestion) and isinstance(value, tuple) and _asks(inner):
            rows = concerning(inner, _items(value), identity)
            kept[inner.key] = rows
            named = named or bool(rows)
    return kept if named else None


def names(question: Question, value: Node, identity: str) -> bool:
    """Whether an answer refers to the organisation."""
    if isinstance(question, ReferenceQuestion):
        return question.to == _HOME and value == identity
    if isinstance(question, ReferencesQuestion):
        return question.to == _HOME and isinstance(value, tuple) and identity in value
    return False


def _asks(question: ListQuestion) -> bool:
    """Whether the rows of a list name organisations, at any depth."""
    return any(
        (isinstance(q, ReferenceQuestion | ReferencesQuestion) and q.to == _HOME)
        or (isinstance(q, ListQuestion) and _asks(q))
        for q in question.questions
    )


def _items(value: Value) -> tuple[Item, ...]:
    if not isinstance(value, tuple):
        return ()
    return tuple(item for item in value if isinstance(item, Mapping))
