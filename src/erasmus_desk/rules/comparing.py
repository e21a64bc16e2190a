"""Two states of the answers of one form, held against each other answer by answer."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from erasmus_desk.model.answers import Answers, Item, Node, Place
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.walk import section_questions

DifferenceKind = Literal["added", "removed", "changed", "moved"]
MarkKind = Literal["same", "removed", "added"]
_WORDS = re.compile(r"\S+\s*|\s+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer or item that is not the same before and after.

    For ``moved`` the two values are the positions from 0; an item that was added or removed is
    one difference, with the whole item.
    """

    kind: DifferenceKind
    place: Place
    before: Node
    after: Node


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is in both, only in the old or only in the new text."""

    kind: MarkKind
    text: str


def differences(form: FormDefinition, before: Answers, after: Answers) -> tuple[Difference, ...]:
    """What changed from *before* to *after*, in the order of the form."""
    found: list[Difference] = []
    for section in form.sections:
        old, new = before.get(section.key), after.get(section.key)
        if old is new:
            continue
        place = (section.key,)
        if section.items:
            found += _in_list(section.items, place, old, new)
        else:
            found += _in_table(section_questions(section), place, old, new)
    return tuple(found)


def _in_table(
    questions: tuple[Question, ...], place: Place, old: object, new: object
) -> Iterator[Difference]:
    before = old if isinstance(old, Mapping) else {}
    after = new if isinstance(new, Mapping) else {}
    for question in questions:
        one, other = before.get(question.key), after.get(question.key)
        inner = (*place, question.key)
        if one is other or one == other:
            continue
        if isinstance(question, ListQuestion):
            yield from _in_list(question, inner, one, other)
        elif one is None:
            yield Difference("added", inner, None, other)
        else:
            yield Difference("removed" if other is None else "changed", inner, one, other)


def _in_list(
    question: ListQuestion, place: Place, old: object, new: object
) -> Iterator[Difference]:
    before, after = _by_id(old), _by_id(new)
    for identity, item in before.items():
        if identity not in after:
            yield Difference("removed", (*place, identity), item, None)
    moved = _moved([one for one in before if one in after], [one for one in after if one in before])
    old_places, new_places = list(before), list(after)
    for identity, item in after.items():
        inner = (*place, identity)
        if identity not in before:
            yield Difference("added", inner, None, item)
            continue
        if identity in moved:
            was, now = old_places.index(identity), new_places.index(identity)
            yield Difference("moved", inner, was, now)
        yield from _in_table(question.questions, inner, before[identity], item)


def _by_id(items: object) -> dict[str, Item]:
    if not isinstance(items, tuple):
        return {}
    return {str(item.get("id")): item for item in items if isinstance(item, Mapping)}


def _moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The fewest items that must have been moved: all but a longest run still in order."""
    position = {identity: number for number, identity in enumerate(before)}
    ends: list[int] = []
    lasts: list[str] = []
    previous: dict[str, str | None] = {}
    for identity in after:
        at = bisect_left(ends, position[identity])
        previous[identity] = lasts[at - 1] if at else None
        ends[at : at + 1] = [position[identity]]
        lasts[at : at + 1] = [identity]
    kept: set[str] = set()
    last = lasts[-1] if lasts else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return frozenset(set(after) - kept)


def word_marks(before: str, after: str) -> tuple[Mark, ...]:
    """How *before* became *after*, word by word.

    The unchanged and removed stretches together are the old text, the unchanged and added ones
    the new.  Texts too long for that are first told apart line by line.
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    if len(one) + len(other) <= _MOST:
        return _joined(_aligned(one, other))
    lines = _aligned(_LINES.findall(before), _LINES.findall(after))
    return _joined(stretch for old, new in lines for stretch in _within(old, new))


def _aligned(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    """(old, new) stretch by stretch; equal where nothing changed."""
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    if head:
        yield "".join(one[:head]), "".join(other[:head])
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(left) + len(right) > 2 * _MOST:
        yield "".join(left), "".join(right)
    else:
        for _, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            yield "".join(left[a:b]), "".join(right[c:d])
    if tail:
        yield "".join(one[-tail:]), "".join(other[-tail:])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _within(before: str, after: str) -> Iterator[tuple[str, str]]:
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    if before == after or len(one) + len(other) > _MOST:
        yield before, after
    else:
        yield from _aligned(one, other)


def _joined(stretches: Iterator[tuple[str, str]]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for before, after in stretches:
        if before == after:
            _append(marks, "same", before)
        else:
            _append(marks, "removed", before)
            _append(marks, "added", after)
    return tuple(marks)


def _append(marks: list[Mark], kind: MarkKind, text: str) -> None:
    if not text:
        return
    if marks and marks[-1].kind == kind:
        marks[-1] = Mark(kind, marks[-1].text + text)
    else:
        marks.append(Mark(kind, text))
