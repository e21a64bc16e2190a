"""What the person exporting chooses, and what the caller knows beyond form and draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from erasmus_desk.documents.outline import Shade
from erasmus_desk.model.forms import Deadline


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into the document.

    Attributes:
        prompts: The form's full questions, introductions and statements.
        counters: How much of its limit each answer uses.
        empty: A marked place for each question without an answer; else it is left out.
        blank: A questionnaire to fill in without the program: every question, no answers.
        criteria: Under which award criteria answers are scored, and a table of the criteria.
    """

    prompts: bool = True
    counters: bool = True
    empty: bool = True
    blank: bool = False
    criteria: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One activity of the timetable, from its first to its last day."""

    label: str
    kind: Shade
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class DocumentState:
    """How the draft stands.

    Attributes:
        answered, required: Required questions with an answer, and in all.
        to_fix: Findings that must be mended, missing answers not among them.
        deadline: The round that the application is meant for; None shows every round.
        grant: The grant requested, where it could be calculated.
        timetable: What happens when; empty where it is not known.
        facts: Further properties for the file, by name.
    """

    answered: int = 0
    required: int = 0
    to_fix: int = 0
    deadline: Deadline | None = None
    grant: Decimal | None = None
    timetable: tuple[Bar, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
