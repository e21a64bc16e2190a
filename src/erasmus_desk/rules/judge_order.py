"""Findings in the order in which a form asks."""

from collections.abc import Iterable, Mapping

from erasmus_desk.model.answers import Answers
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition, Section

_LAST = 1_000_000


def in_order(
    form: FormDefinition, answers: Answers, found: Iterable[Finding]
) -> tuple[Finding, ...]:
    """*found* by section, then by question of a page or item of a list; else as they come.

    What belongs to a section as a whole comes first in it, what belongs nowhere comes last.
    """
    sections = {section.key: n for n, section in enumerate(form.sections)}
    steps = {section.key: _steps(section, answers) for section in form.sections}
    last = len(sections)

    def position(finding: Finding) -> tuple[int, int]:
        place = finding.place
        number = sections.get(place[0], last) if place else last
        if number == last or len(place) == 1:
            return number, -1
        return number, steps[place[0]].get(place[1], _LAST)

    return tuple(sorted(found, key=position))


def _steps(section: Section, answers: Answers) -> Mapping[str, int]:
    """The position of each question of a page, or of each item of a list."""
    if not section.items:
        return {question.key: n for n, question in enumerate(section.questions)}
    own = answers.get(section.key)
    items = own if isinstance(own, tuple) else ()
    return {str(item.get("id", "")): n for n, item in enumerate(items)}
