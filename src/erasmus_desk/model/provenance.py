"""Where a fact comes from and how sure it is."""

from enum import StrEnum

from erasmus_desk.model.base import Frozen


class Confidence(StrEnum):
    """How well a fact is known, from best to least."""

    OFFICIAL = "official"
    """Read in a Commission or National Agency document."""
    CONFIRMED = "confirmed"
    """Two or more independent sources agree."""
    SINGLE = "single"
    """One source."""
    CONFLICT = "conflict"
    """Sources disagree; the note says what was chosen."""
    DERIVED = "derived"
    """Computed or inferred from facts that were seen."""
    BACKGROUND = "background"
    """Common knowledge of practitioners; no source was found."""


_SURE = frozenset({Confidence.OFFICIAL, Confidence.CONFIRMED})


class Sourced(Frozen):
    """A fact with its origin: source ids of the form, confidence, page, note."""

    source: tuple[str, ...]
    confidence: Confidence
    page: str = ""
    note: str = ""

    @property
    def is_estimate(self) -> bool:
        """Whether people must be told that the fact is not certain."""
        return self.confidence not in _SURE


class Source(Frozen):
    """One document that facts were taken from."""

    title: str
    edition: str = ""
    address: str = ""
