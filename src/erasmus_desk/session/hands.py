"""What is known about other people's texts of a draft."""

from dataclasses import dataclass, field
from datetime import datetime

from erasmus_desk.model.answers import Place
from erasmus_desk.model.drafts import Draft
from erasmus_desk.rules.merging import Conflict, Merged
from erasmus_desk.session.lineage import Lineage
from erasmus_desk.storage.drafts import Stamp


@dataclass(frozen=True, slots=True)
class Theirs:
    """A text of the same draft that somebody else wrote.

    Attributes:
        draft: The text.
        base: The last text that both had; an empty one if none is known.
        stamp: Of their file.
        lineage: Of their text.
        who: Login of whoever has the draft open; empty if unknown.
        where: Their computer; empty if unknown.
        since: When their file was written.
    """

    draft: Draft
    base: Draft
    stamp: Stamp = field(repr=False)
    lineage: Lineage = ()
    who: str = ""
    where: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """Others' changes that were taken in without a question: whose, since when, which answers."""

    who: str
    where: str
    since: datetime | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Diverged:
    """Both sides changed the same answers; a person has to decide.

    Until then the file keeps their text, and ours is kept safe among the versions.
    """

    theirs: Theirs = field(repr=False)
    merged: Merged = field(repr=False)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The answers to decide about."""
        return self.merged.conflicts

    @property
    def who(self) -> str:
        """Login of the other; empty if unknown."""
        return self.theirs.who

    @property
    def where(self) -> str:
        """Computer of the other; empty if unknown."""
        return self.theirs.where

    @property
    def since(self) -> datetime | None:
        """When their text was written."""
        return self.theirs.since
