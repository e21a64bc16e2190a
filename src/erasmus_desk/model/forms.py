"""What one call asks of an applicant: sections, questions, options, rules, criteria."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from erasmus_desk.model.annexes import Annex, AnnexLimits, PartB
from erasmus_desk.model.base import Frozen, Key
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.countries import Country
from erasmus_desk.model.profile import Profile
from erasmus_desk.model.provenance import Source, Sourced
from erasmus_desk.model.questions import ListQuestion, Question, TextQuestion
from erasmus_desk.model.rulebook import Rule


class Section(Frozen):
    """One page of the wizard and one chapter of the document.

    A section either has plain questions, and its answers are an object, or it *is* a list
    (``items``), and its answers are an array of items.  Exactly one of the two is given.
    ``part`` and ``number`` say where it stands in a proposal of Parts A, B and C.
    """

    key: Key
    words: str = ""
    when: tuple[Condition, ...] = ()
    questions: tuple[Question, ...] = ()
    items: ListQuestion | None = None
    criteria: tuple[str, ...] = ()
    note: str = ""
    part: Literal["", "A", "B", "C", "annex"] = ""
    number: Annotated[str, Field(pattern=r"^([0-9]+(\.[0-9]+)*)?$")] = ""

    @property
    def scored_under(self) -> frozenset[str]:
        """The award criteria of the section, or else of at least half of its long texts."""
        if self.criteria:
            return frozenset(self.criteria)
        texts = [*_texts(self.questions), *_texts((self.items,) if self.items else ())]
        named = [key for text in texts for key in text.criteria]
        return frozenset(key for key in named if 2 * named.count(key) >= len(texts))


def _texts(questions: tuple[Question, ...]) -> Iterator[TextQuestion]:
    """The long texts among *questions* and in their lists."""
    for question in questions:
        if isinstance(question, TextQuestion):
            yield question
        elif isinstance(question, ListQuestion):
            yield from _texts(question.questions)


class Option(Frozen):
    """One entry of an option list; ``group`` is a words key of the list."""

    code: str
    group: str = ""
    exclusive: bool = False
    confidence: str = ""
    note: str = ""


class OptionList(Sourced):
    """A closed list of choices; labels are found under ``words``."""

    words: str = ""
    options: Annotated[tuple[Option, ...], Field(min_length=1)]


class SubCriterion(Frozen):
    """One thing that assessors ask under a criterion; its words are the form's."""

    key: str
    confidence: str = ""


class Criterion(Sourced):
    """One award criterion with its points; ``minimum`` is the least that passes."""

    key: Key
    points: int
    minimum: int
    parts: tuple[SubCriterion, ...] = ()


class Award(Sourced):
    """The points in all and the least that passes."""

    total: int = 100
    threshold: int


class Deadline(Sourced):
    """The last moment for sending one round; ``at`` is wall-clock time in ``tz``."""

    round: int = 1
    at: datetime
    tz: str = "Europe/Brussels"
    optional: bool = False


class Counting(Sourced):
    """How the web form counts characters."""

    line_break: Literal[1, 2] = 1
    unit: Literal["code_points", "utf16"] = "code_points"


class Funding(Frozen):
    """Which funding model applies and which rates feed it."""

    model: str
    rates: str


class FormDefinition(Frozen):
    """One action of one call year, complete.

    Attributes:
        id: As people type it: ``ka202-innovation-2018``.
        revision: Raised when the definition changes after it was shipped; a draft pins it.
        code: The action's code on the form: ``KA202``.
        period: Programme period, deciding which country statuses apply.
        state: ``open``, ``archived`` (the call is over for good) or ``provisional``.
        like: The call that a provisional form repeats until its own guide is entered; 0 for others.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    revision: int = 1
    key_action: Literal["KA1", "KA2", "KA3", "JMO", "LLP"]
    code: str
    family: str
    field: str
    call: int
    period: Literal["2007-2013", "2014-2020", "2021-2027"]
    state: Literal["open", "archived", "provisional"]
    like: int = 0
    counting: Counting
    deadlines: tuple[Deadline, ...] = ()
    award: Award | None = None
    criteria: tuple[Criterion, ...] = ()
    funding: Funding | None = None
    title_question: str = ""
    start_question: str = ""
    end_question: str = ""
    sections: tuple[Section, ...]
    options: dict[str, OptionList] = {}
    rules: tuple[Rule, ...] = ()
    sources: dict[str, Source] = {}
    countries: dict[str, Country] = {}
    part_b: PartB | None = None
    annexes: tuple[Annex, ...] = ()
    annex_limits: AnnexLimits | None = None
    profile: Profile | None = None

    def section(self, key: str) -> Section | None:
        """The section of that key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def status_of(self, country: str) -> str:
        """The country's status in the call's period; empty for an unknown code."""
        known = self.countries.get(country)
        return known.status.get(self.period, "") if known else ""
