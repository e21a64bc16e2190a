"""Three-way merging of answers: a common beginning, what I made of it, what they made of it.

Items are matched by their ids.  What only one side changed is taken over; what both changed in
different ways is a conflict for a person to decide, and until then the text of this side, or the
only one there is, stands.  No answer disappears unless the side that deletes it had seen it and
the other side has not touched it since.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from erasmus_desk.model.answers import Answers, Item, Node, Place, Value, items, put
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import Question
from erasmus_desk.model.walk import section_questions

ConflictKind = Literal["answer", "deleted", "order"]
Choice = Literal["mine", "theirs", "both"]
_Ids: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One answer that both sides changed in different ways.

    Attributes:
        place: The answer; for ``deleted`` often a whole item; for ``order`` the list.
        kind: ``answer``: two different values; ``deleted``: one side deleted (its value is None)
            what the other changed; ``order``: both sides moved items (values are item ids).
        base, mine, theirs: The value before, on this side, on the other.
    """

    place: Place
    kind: ConflictKind
    base: Node
    mine: Node
    theirs: Node


@dataclass(frozen=True, slots=True)
class Merged:
    """Answers of both sides in one, and what is left to decide, in order of place."""

    answers: Answers
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Answers, mine: Answers, theirs: Answers) -> Merged:
    """*mine* and *theirs*, both made from *base*, as one."""
    found: list[Conflict] = []
    answers = _node(base, mine, theirs, (), found)
    ordered = sorted(found, key=lambda one: (one.place, one.kind))
    return Merged(cast("Answers", answers if answers is not None else {}), tuple(ordered))


def _node(
    base: object, mine: object, theirs: object, place: Place, found: list[Conflict]
) -> object:
    if mine is theirs or base is mine:
        return theirs
    if base is theirs or theirs in (mine, base):
        return mine
    if base == mine:
        return theirs
    given = [side for side in (mine, theirs) if side is not None]
    if all(isinstance(side, Mapping) for side in given):
        return _table(_mapping(base), _mapping(mine), _mapping(theirs), place, found)
    if all(_is_list(side) for side in given):
        return _list(_items(base), _items(mine), _items(theirs), place, found)
    kind: ConflictKind = "answer" if len(given) == 2 else "deleted"  # noqa: PLR2004
    return _conflict(kind, base, mine, theirs, place, found)


def _conflict(
    kind: ConflictKind,
    base: object,
    mine: object,
    theirs: object,
    place: Place,
    found: list[Conflict],
) -> object:
    nodes = (cast("Node", side) for side in (base, mine, theirs))
    found.append(Conflict(place, kind, *nodes))
    return theirs if mine is None else mine


def _mapping(node: object) -> Mapping[str, object]:
    return node if isinstance(node, Mapping) else {}


def _is_list(node: object) -> bool:
    return isinstance(node, tuple) and (not node or isinstance(node[0], Mapping))


def _items(node: object) -> dict[str, Item]:
    if not isinstance(node, tuple):
        return {}
    return {str(item["id"]): item for item in node if isinstance(item, Mapping)}


def _table(
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    place: Place,
    found: list[Conflict],
) -> dict[str, object] | None:
    result: dict[str, object] = {}
    for key in [*mine, *(key for key in theirs if key not in mine)]:
        value = _node(base.get(key), mine.get(key), theirs.get(key), (*place, key), found)
        if value is not None:
            result[key] = value
    return result or None


def _list(
    base: dict[str, Item],
    mine: dict[str, Item],
    theirs: dict[str, Item],
    place: Place,
    found: list[Conflict],
) -> tuple[object, ...] | None:
    merged: dict[str, object] = {}
    for identity in [*mine, *(one for one in theirs if one not in mine)]:
        sides = (base.get(identity), mine.get(identity), theirs.get(identity))
        item = _item(*sides, (*place, identity), found)
        if item is not None:
            merged[identity] = item
    ours = _order(base, mine, theirs, merged)
    if ours is None:
        order = _arranged([one for one in mine if one in theirs], mine, theirs, merged)
        other = _arranged([one for one in theirs if one in mine], mine, theirs, merged)
        _conflict("order", tuple(base), tuple(order), tuple(other), place, found)
        ours = order
    return tuple(merged[identity] for identity in ours) or None


def _item(
    base: Item | None,
    mine: Item | None,
    theirs: Item | None,
    place: Place,
    found: list[Conflict],
) -> object:
    if mine is not None and theirs is not None:
        return _node(base, mine, theirs, place, found)
    present = theirs if mine is None else mine
    if base is None:
        return present
    if present == base:
        return None
    return _conflict("deleted", base, mine, theirs, place, found)


def _order(base: _Ids, mine: _Ids, theirs: _Ids, kept: _Ids) -> list[str] | None:
    """The ids of *kept* in the order that both sides can agree to; None if they cannot."""
    ours = [one for one in mine if one in theirs and one in kept]
    other = [one for one in theirs if one in mine and one in kept]
    if ours == other:
        return _arranged(ours, mine, theirs, kept)
    before = [one for one in base if one in mine and one in theirs and one in kept]
    here = [one for one in ours if one in base]
    there = [one for one in other if one in base]
    if here == there:
        return _arranged(min(ours, other), mine, theirs, kept)
    if there == before:
        return _arranged(ours, mine, theirs, kept)
    if here == before:
        return _arranged(other, mine, theirs, kept)
    return None


def _arranged(skeleton: Iterable[str], mine: _Ids, theirs: _Ids, kept: _Ids) -> list[str]:
    """*skeleton* with what only one side has put in behind what it stood behind there."""
    frame = [one for one in skeleton if one in kept]
    fixed = set(frame)
    behind: dict[str, list[list[str]]] = {}
    for side in (mine, theirs):
        anchor = ""
        runs: dict[str, list[str]] = {}
        for identity in side:
            if identity in fixed:
                anchor = identity
            elif identity in kept:
                runs.setdefault(anchor, []).append(identity)
        for place, run in runs.items():
            behind.setdefault(place, []).append(run)
    result: list[str] = []
    for identity in ["", *frame]:
        result += [identity] if identity else []
        for run in sorted(behind.get(identity, [])):
            result += run
    return result


def resolve(form: FormDefinition, merged: Merged, choices: Mapping[Place, Choice]) -> Answers:
    """The merged answers with every conflict decided; ``mine`` where nothing was chosen.

    ``both`` keeps two texts one after the other, all codes of two sets, and of an item that one
    side deleted what the other made of it.
    """
    answers = merged.answers
    for conflict in merged.conflicts:
        choice = choices.get(conflict.place, "mine")
        value = _chosen(form, answers, conflict, choice)
        answers = put(answers, conflict.place, cast("Value | None", value))
    return answers


def _chosen(form: FormDefinition, answers: Answers, conflict: Conflict, choice: Choice) -> object:
    mine, theirs = conflict.mine, conflict.theirs
    if conflict.kind == "order":
        order = theirs if choice == "theirs" else mine
        present = {str(item["id"]): item for item in items(answers, conflict.place)}
        wanted = [str(one) for one in cast("tuple[str, ...]", order) if one in present]
        return tuple(present[one] for one in [*wanted, *(i for i in present if i not in wanted)])
    if choice == "both":
        return _both(question_at(form, conflict.place), mine, theirs)
    return theirs if choice == "theirs" else mine


def _both(question: Question | None, mine: Node, theirs: Node) -> object:
    if mine is None or theirs is None:
        return theirs if mine is None else mine
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return (*mine, *(one for one in theirs if one not in mine))
    kind = question.kind if question is not None else ""
    if isinstance(mine, str) and isinstance(theirs, str) and kind in ("line", "text"):
        return mine + (" / " if kind == "line" else "\n\n") + theirs
    return mine


def question_at(form: FormDefinition, place: Place) -> Question | None:
    """The question that is answered at *place*; None for a page or an item of a list."""
    section = form.section(place[0]) if place else None
    if section is None:
        return None
    found: Question | None = section.items
    questions, rest, inside = section_questions(section), place[1:], section.items is not None
    for step in rest:
        if inside:
            found, inside = None, False
            continue
        found = next((one for one in questions if one.key == step), None)
        if found is None:
            return None
        inside = found.kind == "list"
        questions = found.questions if found.kind == "list" else ()
    return found


def shared(answers: Answers, like: Answers) -> Answers:
    """*answers*, made of the very parts of *like* wherever the two are equal.

    What is compared by identity afterwards (caches, merging) then sees that nothing changed.
    """
    return cast("Answers", _shared(answers, like))


def _shared(node: object, like: object) -> object:
    if node is like or node == like:
        return like
    if isinstance(node, Mapping) and isinstance(like, Mapping):
        return {key: _shared(value, like.get(key)) for key, value in node.items()}
    if _is_list(node) and _is_list(like):
        known = _items(like)
        return tuple(_shared(one, known.get(str(one["id"]))) for one in cast("tuple[Item]", node))
    return node
