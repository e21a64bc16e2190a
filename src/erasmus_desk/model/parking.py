"""Answers of another form that have no place in this one, kept so that nothing is lost."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, JsonValue

from erasmus_desk.model.base import Frozen

PARKING = "#parking"
"""Where steps of the parking list are made; no section can be called so."""


class Parked(Frozen):
    """One answer in the parking list, readable without the form that it was written for.

    Attributes:
        id: Unique within the list.
        form: Id of the form it answered.
        place: Where it stood there: section, item ids, question.
        kind: The kind of its question; empty where that is not known any more.
        value: The answer itself, so that a form that asks for it again gets it back.
        reason: Why it has no place: ``no-question``, ``other-kind``, ``no-choice``, ``no-list``.
        label: What its question was called.
        above: What it lay in: section and items.
        text: The answer as people read it.
        done: Whether somebody has ticked it off.
    """

    id: Annotated[str, Field(min_length=1, max_length=64)]
    form: str
    place: tuple[str, ...]
    kind: str = ""
    value: JsonValue
    reason: str = "no-question"
    label: str = ""
    above: str = ""
    text: str = ""
    done: bool = False


class Origin(Frozen):
    """The application that a draft was made from.

    Attributes:
        draft: Id of that draft; the same where its form became another under it.
        title: What it was called.
        form: Id of its form.
        revision: Revision of that form.
        at: When it was carried over.
        came: How many answers came across.
        again: How many ticks were left for people to give anew.
    """

    draft: str
    title: str = ""
    form: str
    revision: int = 1
    at: datetime
    came: int = 0
    again: int = 0
