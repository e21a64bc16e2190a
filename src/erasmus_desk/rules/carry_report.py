"""What people have to look at after answers have become those of another form."""

from collections.abc import Iterator

from erasmus_desk.model.answers import Answers, Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import all_questions
from erasmus_desk.rules.fields import all_fields
from erasmus_desk.rules.findings import findings, judge

_LACKING = frozenset({"missing", "too-few"})


def misfits(form: FormDefinition, answers: Answers) -> tuple[Finding, ...]:
    """Answers that *form* does not take as they are: too long, out of bounds, not offered."""
    return tuple(found for found in findings(form, answers) if is_misfit(found))


def is_misfit(finding: Finding) -> bool:
    """Whether *finding* is about an answer that is there."""
    return not finding.rule and finding.code not in _LACKING


def new_questions(old: FormDefinition, new: FormDefinition, answers: Answers) -> tuple[Place, ...]:
    """What *new* requires, *old* does not ask for, and *answers* do not answer yet."""
    known = frozenset(_paths(old))
    lists = frozenset(path for path, is_list in _shape(new) if is_list)
    found: dict[str, Place] = {}
    for field in all_fields(new, answers):
        path = path_of(field.place, lists)
        if path in known or path in found:
            continue
        if any(finding.code in _LACKING for finding in judge(new, answers, field)):
            found[path] = field.place
    return tuple(found.values())


def path_of(place: Place, lists: frozenset[str]) -> str:
    """*place* without the ids of items; *lists* are the paths of lists."""
    keys: list[str] = []
    is_id = False
    for step in place:
        if is_id:
            is_id = False
            continue
        keys.append(step)
        is_id = ".".join(keys) in lists
    return ".".join(keys)


def _paths(form: FormDefinition) -> Iterator[str]:
    for section in form.sections:
        if section.items:
            yield section.key
    for path, _ in all_questions(form):
        yield path


def _shape(form: FormDefinition) -> Iterator[tuple[str, bool]]:
    for section in form.sections:
        yield section.key, section.items is not None
    for path, question in all_questions(form):
        yield path, isinstance(question, ListQuestion)


def unasked(form: FormDefinition, answers: Answers, came: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of what *came* across, what the form does not ask at present: a condition is not met."""
    asked = frozenset(field.place for field in all_fields(form, answers))
    return tuple(place for place in came if place not in asked)
