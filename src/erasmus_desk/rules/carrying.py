"""Answers of one form as answers of another, by their stable keys, and what is left of them.

Nothing gets lost: every answer is in the new answers, among the leftovers, or, if it was a tick
under a statement, among those that a person has to give anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from erasmus_desk.model.answers import Answers, Item, Place, Value
from erasmus_desk.model.forms import FormDefinition, Section
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.walk import section_questions
from erasmus_desk.rules.converting import Reason, fitted

_Known: TypeAlias = Mapping[str, Question]
_ROWS = ("table", "years")


@dataclass(frozen=True, slots=True)
class Leftover:
    """An answer, or of a table the cells, for which the new form has no place.

    Attributes:
        place: Where it stood.
        kind: The kind of its question; ``list`` for cells, empty where it is not known.
        value: The answer; of a table its rows with what is left of them.
        reason: Why there is no place.
    """

    place: Place
    kind: str
    value: Value
    reason: Reason


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the answers.

    Attributes:
        answers: Those of the new form.
        came: The places that came across.
        changed: Those among them that are of another kind now, or lost some of their choices.
        again: Ticks under statements: whoever sends the new application has to give them anew.
        leftovers: What has no place.
    """

    answers: Answers
    came: tuple[Place, ...] = ()
    changed: tuple[Place, ...] = ()
    again: tuple[Place, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


def carry(
    answers: Answers,
    old: FormDefinition | None,
    new: FormDefinition,
    *,
    ticks: bool = False,
) -> Carried:
    """*answers* of the form *old* as answers of *new*.

    Args:
        answers: What was answered; items keep their ids, so that references stay true.
        old: The form they answer; None if it is not known any more.
        new: The form they are for.
        ticks: Whether ticks under statements come across: it is the same application still.
    """
    walk = _Walk(new, ticks=ticks)
    result: dict[str, Item | tuple[Item, ...]] = {}
    order = tuple(section.key for section in old.sections) if old else ()
    for key, node in _in_order(answers, order):
        found = walk.section((key,), node, old.section(key) if old else None, new.section(key))
        if found:
            result[key] = cast("Item", found)
    return Carried(
        result, tuple(walk.came), tuple(walk.changed), tuple(walk.again), tuple(walk.leftovers)
    )


@dataclass
class _Walk:
    """One way through all answers, noting what becomes of each."""

    new: FormDefinition
    ticks: bool = field(kw_only=True)
    came: list[Place] = field(default_factory=list)
    changed: list[Place] = field(default_factory=list)
    again: list[Place] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)

    def section(
        self, place: Place, node: object, old: Section | None, new: Section | None
    ) -> object:
        """The answers of one section in the new form."""
        asked = _by_key(section_questions(old)) if old else {}
        if isinstance(node, Mapping):
            takes = _by_key(new.questions) if new and new.items is None else {}
            return self._table(place, node, asked, takes)
        return self._list(place, node, old.items if old else None, new.items if new else None)

    def _table(
        self, place: Place, table: Mapping[str, object], old: _Known, new: _Known
    ) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key, value in _in_order(table, old):
            if key == "id":
                result[key] = cast("Value", value)
                continue
            found = self._value((*place, key), value, old.get(key), new.get(key))
            if found is not None and found != ():
                result[key] = found
        return result

    def _value(
        self, place: Place, value: object, old: Question | None, new: Question | None
    ) -> Value | None:
        if is_list(value):
            was = old if isinstance(old, ListQuestion) else None
            return self._list(place, value, was, new if isinstance(new, ListQuestion) else None)
        leaf = cast("Value", value)
        kind = old.kind if old is not None else ""
        if "confirm" in (kind, new.kind if new is not None and not kind else "") and not self.ticks:
            self.again.append(place)
            return None
        found, rest, reason = fitted(self.new, new, kind, leaf)
        if found is not None:
            self.came.append(place)
            if found != leaf or (new is not None and kind not in ("", new.kind)):
                self.changed.append(place)
        if rest is not None:
            self.leftovers.append(Leftover(place, kind, rest, reason))
        return found

    def _list(
        self, place: Place, node: object, old: ListQuestion | None, new: ListQuestion | None
    ) -> tuple[Item, ...] | None:
        asked = _by_key(old.questions) if old else {}
        takes = _by_key(new.questions) if new else {}
        before = len(self.leftovers)
        rows = [
            self._table((*place, str(item["id"])), item, asked, takes)
            for item in cast("tuple[Item, ...]", node)
        ]
        if old is not None and old.layout in _ROWS:
            self.leftovers[before:] = _as_rows(place, self.leftovers[before:])
        return tuple(rows) if new is not None else None


def _as_rows(place: Place, cells: list[Leftover]) -> list[Leftover]:
    """What is left of the rows of a table, together; what is left of tables inside, apart."""
    rows: dict[str, dict[str, Value]] = {}
    deeper: list[Leftover] = []
    for cell in cells:
        if len(cell.place) != len(place) + 2:
            deeper.append(cell)
            continue
        identity, key = cell.place[-2:]
        rows.setdefault(identity, {"id": identity})[key] = cell.value
    if not rows:
        return deeper
    reasons = [cell.reason for cell in cells]
    return [Leftover(place, "list", tuple(rows.values()), reasons[0]), *deeper]


def _in_order(table: Mapping[str, object], keys: Iterable[str]) -> list[tuple[str, object]]:
    """The entries of *table* in the order of the form; a file has them in that of the alphabet."""
    named = [key for key in ("id", *keys) if key in table]
    return [(key, table[key]) for key in dict.fromkeys((*named, *table))]


def _by_key(questions: tuple[Question, ...]) -> dict[str, Question]:
    return {question.key: question for question in questions}


def is_list(node: object) -> bool:
    """Whether *node* holds items."""
    return isinstance(node, tuple) and bool(node) and isinstance(node[0], Mapping)


def leaves(node: object, place: Place = ()) -> Iterator[tuple[Place, Value]]:
    """Every single answer below *node* with its place; ids of items are none."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key != "id":
                yield from leaves(value, (*place, key))
    elif is_list(node):
        for item in cast("tuple[Item, ...]", node):
            yield from leaves(item, (*place, str(item["id"])))
    else:
        yield place, cast("Value", node)
