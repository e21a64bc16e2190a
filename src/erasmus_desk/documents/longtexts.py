"""A question with a long answer: heading, prompt, answer or its empty place, counter."""

from collections.abc import Iterator

from erasmus_desk.documents.anchors import anchor, code
from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.conditions import only_if
from erasmus_desk.documents.outline import (
    Answer,
    Block,
    Condition,
    Counter,
    Guidance,
    Heading,
    Mark,
    NoAnswer,
    Note,
    Plain,
    Prompt,
    Space,
    Text,
)
from erasmus_desk.documents.paragraphs import paragraphs_of
from erasmus_desk.documents.values import counter_text
from erasmus_desk.documents.wording import grouped
from erasmus_desk.model.questions import Limit, Question, TextQuestion
from erasmus_desk.rules.fields import Field
from erasmus_desk.rules.measure import measure

_CHARACTERS_PER_LINE = 120
_LEAST_LINES, _MOST_LINES = 3, 12


def text_blocks(material: Material, field: Field, level: int) -> Iterator[Block]:
    """The blocks of one question that is answered with a text."""
    question = field.question
    if not isinstance(question, TextQuestion):
        return
    if not material.blank and not field.is_answered and not material.options.empty:
        return
    yield head(material, field, level)
    yield from condition(material, field)
    yield from prompt(material, question)
    yield from criteria_note(material, field)
    if material.blank:
        yield from _room(material, question, _code(material, field))
    elif field.is_answered:
        yield from _answer(material, field, question)
    else:
        yield no_answer(material, question, _code(material, field))


def head(material: Material, field: Field, level: int) -> Heading:
    """The heading of a question, bearing its bookmark."""
    label = material.words.question(field.question.words, "label")
    return Heading(level, label, field.number, (anchor(field.place),))


def prompt(material: Material, question: Question) -> Iterator[Block]:
    """The full question, where it says more than the heading; with help in a questionnaire."""
    if not material.options.prompts:
        return
    text = material.words.question(question.words)
    if text and text != material.words.question(question.words, "label"):
        yield Prompt(text)
    help_text = material.words.question(question.words, "help")
    if material.blank and help_text:
        yield Guidance(help_text)


def condition(material: Material, field: Field) -> Iterator[Block]:
    """When the question is asked; only a questionnaire needs to say it."""
    text = only_if(material, field.question.when, field.place) if material.blank else ""
    if text:
        yield Condition(text)


def no_answer(material: Material, question: Question, code: str = "") -> Block:
    """The marked place of a missing answer."""
    needed = question.required and (question.kind != "list" or question.minimum > 0)
    if material.options.kind == "part_b" and not needed:
        # The template keeps every heading; what has nothing to say says so.
        return Plain((Text(material.labels.say("part_b.not_applicable")),))
    return NoAnswer(material.labels.say("answer.missing" if needed else "answer.optional"), code)


def _code(material: Material, field: Field) -> str:
    """The short code that stands at the answer, if the document shows codes."""
    return code(field.place) if material.options.codes else ""


def criteria_note(material: Material, field: Field) -> Iterator[Block]:
    """Under which award criteria assessors score the answer."""
    if not material.options.criteria:
        return
    section = material.form.section(field.place[0])
    keys = field.question.criteria or (section.criteria if section else ())
    names = [material.words.find(f"criterion.{key}.title") for key in keys]
    if any(names):
        joined = "; ".join(name for name in names if name)
        yield Note(material.labels.say("criteria.scored", criteria=joined))


def _answer(material: Material, field: Field, question: TextQuestion) -> Iterator[Block]:
    text = str(field.value)
    yield Answer(paragraphs_of(text))
    if question.limit and material.options.counters:
        length = measure(text, question.limit, material.form.counting)
        shown = counter_text(material, length.used, length.limit, estimate=length.estimate)
        yield Counter(shown, length.used, length.limit, length.estimate, _code(material, field))
    elif material.options.codes:
        yield Mark(code(field.place))


def _room(material: Material, question: TextQuestion, code: str) -> Iterator[Block]:
    limit = question.limit
    wanted = limit.characters // _CHARACTERS_PER_LINE if limit else _LEAST_LINES
    yield Space(max(_LEAST_LINES, min(wanted, _MOST_LINES)))
    if limit:
        shown = _limit_text(material, limit)
        yield Counter(shown, 0, limit.characters, limit.is_estimate, code)
    elif code:
        yield Mark(code)


def _limit_text(material: Material, limit: Limit) -> str:
    key = "blank.about" if limit.is_estimate else "blank.limit"
    return material.labels.say(key, limit=grouped(limit.characters))
