"""Answers as a value: nested, shared between versions, never changed in place.

The answers of a draft are a mapping from section key to an object (a page's answers) or to a
tuple of items (a section that is a list).  An item is an object with an ``id`` of its own, so
that references and places stay true when items are moved.  Every function here returns a new
value and shares what did not change, which makes undo and comparison cheap.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

Scalar: TypeAlias = str | int | bool
Item: TypeAlias = Mapping[str, "Value"]
Value: TypeAlias = Scalar | tuple[str, ...] | tuple[Item, ...]
Node: TypeAlias = Value | Item | None
Answers: TypeAlias = Mapping[str, Item | tuple[Item, ...]]
Place: TypeAlias = tuple[str, ...]
"""Steps to an answer: section key, item id, question key …, e.g.
``("context", "title")`` or ``("outputs", "3f2a91c0", "staff", "77aa0b12", "days")``."""


def new_id() -> str:
    """A fresh item id, unlikely to meet itself even when two people add items apart."""
    return os.urandom(4).hex()


def get(answers: Answers, place: Place) -> Node:
    """The answer, item or list at *place*; None where nothing is."""
    node: Any = answers
    for step in place:
        if isinstance(node, Mapping):
            node = node.get(step)
        elif isinstance(node, tuple):
            node = next((i for i in node if isinstance(i, Mapping) and i.get("id") == step), None)
        else:
            return None
    return cast("Node", node)


def items(answers: Answers, place: Place) -> tuple[Item, ...]:
    """The items of the list at *place*; empty where there is none."""
    node = get(answers, place)
    if not isinstance(node, tuple):
        return ()
    return tuple(item for item in node if isinstance(item, Mapping))


def put(answers: Answers, place: Place, value: Value | None) -> Answers:
    """*answers* with *value* at *place*; None takes the answer out.

    Raises:
        KeyError: An item id of *place* does not exist.
    """
    return cast("Answers", _put(answers, place, value))


def _put(node: object, place: Place, value: object) -> object:
    step, rest = place[0], place[1:]
    if isinstance(node, tuple):
        return _put_in_list(node, step, rest, value)
    table = dict(node) if isinstance(node, Mapping) else {}
    below = _put(table.get(step), rest, value) if rest else value
    if below is None or below in ((), {}, ""):
        table.pop(step, None)
    else:
        table[step] = below
    return table


def _put_in_list(node: tuple[object, ...], step: str, rest: Place, value: object) -> object:
    found = False
    result: list[object] = []
    for item in node:
        if isinstance(item, Mapping) and item.get("id") == step:
            found = True
            if rest:
                result.append(_put(item, rest, value))
            elif value is not None:
                result.append(value)
        else:
            result.append(item)
    if not found:
        raise KeyError(step)
    return tuple(result)


def add_item(answers: Answers, place: Place, item: Item, *, at: int | None = None) -> Answers:
    """*answers* with *item* put into the list at *place*, at position *at* or last."""
    present = list(items(answers, place))
    present.insert(len(present) if at is None else at, item)
    return put(answers, place, tuple(present))


def move_item(answers: Answers, place: Place, *, to: int) -> Answers:
    """*answers* with the item at *place* moved to position *to* of its list."""
    home, identity = place[:-1], place[-1]
    present = [item for item in items(answers, home) if item.get("id") != identity]
    moved = get(answers, place)
    present.insert(max(0, min(to, len(present))), moved)  # type: ignore[arg-type]
    return put(answers, home, tuple(present))


def copy_item(item: Item) -> Item:
    """*item* with fresh ids for itself and every item inside it."""
    copied: dict[str, Value] = {}
    for key, value in item.items():
        if isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            copied[key] = tuple(copy_item(inner) for inner in value if isinstance(inner, Mapping))
        else:
            copied[key] = value
    copied["id"] = new_id()
    return copied


def where(answers: Answers, place: Place) -> str:
    """*place* as people and programs read it: ``organisations[2].oid``, positions from 0."""
    text = ""
    node: object = answers
    for step in place:
        if isinstance(node, tuple):
            position = next(
                (n for n, i in enumerate(node) if isinstance(i, Mapping) and i.get("id") == step),
                0,
            )
            text += f"[{position}]"
            node = node[position] if node else None
        else:
            text += f".{step}" if text else step
            node = node.get(step) if isinstance(node, Mapping) else None
    return text


def changes(before: Answers, after: Answers) -> Iterator[Place]:
    """The places whose answers differ, found quickly because equal parts are shared.

    A list whose items are others, or stand in another order, is one place.
    """
    yield from _changes(before, after, ())


def _changes(before: object, after: object, place: Place) -> Iterator[Place]:
    if before is after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in {**before, **after}:
            yield from _changes(before.get(key), after.get(key), (*place, key))
    elif _same_items(before, after):
        for old, new in zip(before, after, strict=True):  # type: ignore[call-overload]
            yield from _changes(old, new, (*place, str(old["id"])))
    elif before != after:
        yield place


def _same_items(before: object, after: object) -> bool:
    if not (isinstance(before, tuple) and isinstance(after, tuple)) or len(before) != len(after):
        return False
    return all(
        isinstance(old, Mapping) and isinstance(new, Mapping) and old.get("id") == new.get("id")
        for old, new in zip(before, after, strict=True)
    )
