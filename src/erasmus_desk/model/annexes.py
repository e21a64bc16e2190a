"""What goes along with the answers: Part B of a proposal, annexes, their limits."""

from typing import Annotated

from pydantic import Field

from erasmus_desk.model.base import Key
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.provenance import Sourced


class PartB(Sourced):
    """The technical description of a centralised proposal: at most so many ``pages``, if known.

    ``font`` is the least size in points, ``margin`` the least margin in millimetres.
    """

    pages: Annotated[int, Field(gt=0)] | None = None
    font: int = 9
    margin: int = 15


class Annex(Sourced):
    """A file that goes along with the application; its words are ``annex.<key>.title``.

    Attributes:
        each: The list (path of a section or question) that it is wanted for item by item, as a
            mandate for every partner; empty for one file.
        without_first: Whether the first item of that list, the applicant, is left out.
        document: The kind of document that this program makes as a draft of it, if any.
        signed: Whether somebody has to sign it.
        formats: File name endings that the call takes, without the dot; empty for any.
    """

    key: Key
    required: bool = True
    when: tuple[Condition, ...] = ()
    each: str = ""
    without_first: bool = False
    document: str = ""
    signed: bool = False
    formats: tuple[str, ...] = ()


class AnnexLimits(Sourced):
    """How many files the web form takes, and how large: megabytes each and together."""

    files: int | None = None
    each: float | None = None
    total: float | None = None
