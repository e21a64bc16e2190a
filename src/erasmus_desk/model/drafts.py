"""A draft: one application in the making."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import Field, JsonValue

from erasmus_desk.model.answers import Answers
from erasmus_desk.model.base import Frozen
from erasmus_desk.model.parking import Origin, Parked

EDITION = 2
"""The edition of the draft format that this program writes; see docs/format.md."""


class DraftFile(Frozen):
    """What a draft looks like on disk, before its answers are held against its form.

    Attributes:
        edition: Edition of the format.
        id: Unique name of the draft, kept when the file is renamed or mailed.
        form: Id of the form it answers.
        revision: Revision of that form.
        title: What people call the draft.
        language: Language the answers are written in.
        prompts: Language of the form's prompts and of the document.
        created, changed: Moments in UTC.
        answers: By section key.
        notes: Remarks by place, for the team, never part of the application.
        assessment: Own points by criterion key with a remark; typed by people only.
        annexes: Chosen files by annex, with their signature state and a remark.
        emergency: What was noted about attempts to submit that failed.
        parked: Answers of another form that have no place in this one.
        origin: The application that this one was made from, if there is one.
    """

    edition: int
    id: str
    form: str
    revision: int = 1
    title: str = ""
    language: str = "en"
    prompts: str = ""
    created: datetime
    changed: datetime
    answers: dict[str, JsonValue] = {}
    notes: dict[str, str] = {}
    assessment: dict[str, dict[str, JsonValue]] = {}
    annexes: dict[str, dict[str, JsonValue]] = {}
    emergency: dict[str, JsonValue] = {}
    settings: dict[str, JsonValue] = Field(default_factory=dict)
    parked: tuple[Parked, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in memory: its facts and its answers, both never changed in place."""

    facts: DraftFile
    answers: Answers

    @property
    def title(self) -> str:
        """What people call the draft."""
        return self.facts.title
