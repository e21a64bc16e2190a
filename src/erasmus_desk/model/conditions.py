"""When a question or section is asked at all: a closed set of relations, no expressions."""

from typing import Literal

from erasmus_desk.model.base import Frozen

Relation = Literal["is", "is_not", "in", "includes", "answered", "at_least", "at_most"]


class Condition(Frozen):
    """One relation between an earlier answer and a value.

    Attributes:
        question: A plain key names a question beside this one (same section or same item);
            ``^.key`` one of the item around this item; ``section.key`` one of another section.
        relation: ``is``, ``is_not``: equal or not; ``in``: one of ``values``; ``includes``: a
            multiple choice holds the value; ``answered``: has (value true) or lacks an answer;
            ``at_least``, ``at_most``: a number, or the length of a list, against the value.
        value: What the answer is compared with.
        values: The set for ``in``.
    """

    question: str
    relation: Relation
    value: str | int | bool | None = None
    values: tuple[str, ...] = ()
