"""How far a draft has come, section by section and criterion by criterion."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from erasmus_desk.model.answers import Answers
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.rules.fields import Field, Page, deep_fields, page_fields, pages

Status = Literal["empty", "begun", "done", "wrong"]


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section: how many required answers are there, and what is wrong.

    ``items`` is the number of items of a section that is a list, else None.
    ``errors`` counts what must be mended, missing answers not among them.  ``touched`` says
    whether anybody has begun with it; what a new draft holds by itself does not count.
    As long as nobody has, what is wrong there is ``early``, and no fault yet; but once the whole
    draft lacks no answer, everything counts.
    """

    key: str
    number: int
    answered: int
    required: int
    items: int | None
    errors: int
    touched: bool
    early: bool = False

    @property
    def status(self) -> Status:
        """The mark that the wizard shows for the section; nothing is wrong before it is begun."""
        if self.errors and not self.early:
            return "wrong"
        if self.answered >= self.required and (self.touched or self.required == 0):
            return "done" if self.touched else "empty"
        return "begun" if self.touched else "empty"


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole draft."""

    sections: tuple[SectionProgress, ...]

    @property
    def answered(self) -> int:
        """Required questions with an answer."""
        return sum(section.answered for section in self.sections)

    @property
    def required(self) -> int:
        """Required questions asked."""
        return sum(section.required for section in self.sections)

    @property
    def errors(self) -> int:
        """What must be mended besides giving missing answers, in sections that are begun."""
        return sum(section.errors for section in self.sections if not section.early)

    @property
    def waiting(self) -> frozenset[str]:
        """The keys of the sections that nobody has begun, while answers are missing."""
        return frozenset(section.key for section in self.sections if section.early)

    @property
    def percent(self) -> int:
        """Share answered, whole per cent, 100 only when nothing is missing."""
        if not self.required:
            return 100
        return self.answered * 100 // self.required


def progress(form: FormDefinition, answers: Answers, found: Iterable[Finding] = ()) -> Progress:
    """How far *answers* have come; *found* are the draft's findings."""
    errors = errors_by_section(found)
    return together(
        _section(page, answers, errors[page.section.key]) for page in pages(form, answers)
    )


def together(sections: Iterable[SectionProgress]) -> Progress:
    """The whole draft: sections that nobody has begun are early while answers are missing."""
    found = tuple(sections)
    if all(section.answered >= section.required for section in found):
        return Progress(found)
    return Progress(tuple(replace(section, early=not section.touched) for section in found))


def errors_by_section(found: Iterable[Finding]) -> Counter[str]:
    """How many of *found* must be mended, missing answers not among them, by section key."""
    return Counter(
        finding.place[0]
        for finding in found
        if finding.severity == "error" and finding.code != "missing" and finding.place
    )


def _section(page: Page, answers: Answers, errors: int) -> SectionProgress:
    answered = required = 0
    touched = False
    items = None
    for top in page_fields(page, answers):
        if page.section.items:
            items = len(top.value) if isinstance(top.value, tuple) else 0
        for field in deep_fields(top, answers):
            if not field.is_asked:
                continue
            has = field.is_answered
            touched = touched or field.is_begun
            if counts(field):
                required += 1
                answered += has
    return SectionProgress(
        page.section.key, page.number, answered, required, items, errors, touched
    )


def counts(field: Field) -> bool:
    """Whether the field must be answered before the form can be sent."""
    if isinstance(field.question, ListQuestion):
        return field.question.minimum > 0
    return field.question.required


@dataclass(frozen=True, slots=True)
class CriterionProgress:
    """One award criterion and how many of the answers scored under it are there."""

    key: str
    points: int
    minimum: int
    answered: int
    asked: int

    @property
    def percent(self) -> int:
        """Share answered in whole per cent."""
        return self.answered * 100 // self.asked if self.asked else 0


def criteria_progress(form: FormDefinition, answers: Answers) -> tuple[CriterionProgress, ...]:
    """How much of what assessors score under each award criterion is answered."""
    tally: dict[str, list[int]] = {criterion.key: [0, 0] for criterion in form.criteria}
    for page in pages(form, answers):
        for top in page_fields(page, answers):
            for field in deep_fields(top, answers):
                if not field.is_asked or not counts(field):
                    continue
                for key in field.question.criteria or page.section.criteria:
                    if key in tally:
                        tally[key][1] += 1
                        tally[key][0] += field.is_answered
    return tuple(
        CriterionProgress(c.key, c.points, c.minimum, *tally[c.key]) for c in form.criteria
    )
