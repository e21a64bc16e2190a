"""What the person exporting chooses, and what the caller knows beyond form and draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from erasmus_desk.documents.outline import Shade
from erasmus_desk.model.budget import Budget
from erasmus_desk.model.forms import Deadline

Kind: TypeAlias = Literal[
    "application",
    "reading",
    "blank",
    "partner",
    "summary",
    "mandate",
    "declaration",
    "counts",
    "part_b",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Which documents can be made.

- ``application``: everything, with questions, counters and annexes.
- ``reading``: the answers only.
- ``blank``: a questionnaire to fill in without the program: every question, no answers.
- ``partner``: what one organisation has to know: its data, its tasks, its money.
- ``summary``: the project on two pages.
- ``mandate``: a letter for each partner, or for one, ready to sign.
- ``declaration``: everything that is to be confirmed, ready to sign.
- ``counts``: how much of its limit each answer uses.
- ``part_b``: the technical description of a centralised proposal, in the order of its template.
"""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into the document.

    Attributes:
        kind: Which document it is.
        partner: Item id of the organisation that a partner's part or a single mandate is for.
        prompts: The form's full questions, introductions and statements.
        counters: How much of its limit each answer uses.
        empty: A marked place for each question without an answer; else it is left out.
        codes: The short code of each long answer, by which an edited copy is read back.
        criteria: Under which award criteria answers are scored, and a table of the criteria.
    """

    kind: Kind = "application"
    partner: str = ""
    prompts: bool = True
    counters: bool = True
    empty: bool = True
    codes: bool = True
    criteria: bool = False

    @property
    def blank(self) -> bool:
        """Whether it is a questionnaire."""
        return self.kind == "blank"


@dataclass(frozen=True, slots=True)
class Bar:
    """One activity of the timetable, from its first to its last day."""

    label: str
    kind: Shade
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One file to attach: what it is, for whom, its name, and how it stands.

    ``state`` is the key of a word: ready, missing, optional, sign, signed, doubt, wrong.
    """

    title: str
    for_whom: str = ""
    file: str = ""
    state: str = "missing"
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DocumentState:
    """How the draft stands.

    Attributes:
        answered, required: Required questions with an answer, and in all.
        to_fix: Findings that must be mended, missing answers not among them.
        deadline: The round that the application is meant for; None shows every round.
        grant: The grant requested, where it could be calculated.
        timetable: What happens when; empty where it is not known.
        budget: The grant line by line; None where the form has none.
        facts: Further properties for the file, by name.
        annexes: The files to attach; empty where the form wants none.
        relative: Whether the months of the timetable are only counted: no first day is known.
    """

    answered: int = 0
    required: int = 0
    to_fix: int = 0
    deadline: Deadline | None = None
    grant: Decimal | None = None
    timetable: tuple[Bar, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    budget: Budget | None = None
    annexes: tuple[AnnexLine, ...] = ()
    relative: bool = False
