"""One section of the form as a chapter: headings, prompts, answers, items."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from erasmus_desk.documents.anchors import anchor
from erasmus_desk.documents.asking import (
    Material,
    chapter_fields,
    entries,
    entry_fields,
    entry_numbers,
    entry_title,
    item_place,
)
from erasmus_desk.documents.conditions import only_if
from erasmus_desk.documents.facts import facts_table, needs_ticks, option_ticks
from erasmus_desk.documents.longtexts import (
    condition,
    criteria_note,
    head,
    no_answer,
    prompt,
    text_blocks,
)
from erasmus_desk.documents.outline import (
    Block,
    Condition,
    Guidance,
    Heading,
    Note,
    Plain,
    Text,
    Tick,
    Ticks,
)
from erasmus_desk.documents.tables import column_title, list_table
from erasmus_desk.model.answers import Item
from erasmus_desk.model.questions import ChoiceQuestion, ChoicesQuestion, ListQuestion, Question
from erasmus_desk.rules.fields import Field, Page

_DEEPEST = 4


def chapter(material: Material, page: Page) -> Iterator[Block]:
    """The blocks of one section."""
    section = page.section
    title = material.words.section(section.words)
    yield Heading(1, title, str(page.number), (anchor((section.key,)),))
    if material.blank:
        conditions = only_if(material, section.when, (section.key,))
        if conditions:
            yield Condition(conditions)
    intro = material.words.section(section.words, "intro")
    if intro and material.options.prompts:
        yield Guidance(intro)
    fields = tuple(chapter_fields(material, page))
    body = list(
        section_list(material, fields[0], 2) if section.items else questions(material, fields, 2)
    )
    yield from body or [Note(material.labels.say("chapter.empty"))]


def questions(
    material: Material, fields: Iterable[Field], level: int, item: str = ""
) -> Iterator[Block]:
    """*fields* in order; neighbours that are answered in a word or a tick come together.

    ``item`` is the number or title of the item that they belong to, for captions of tables.
    """
    for kind, group in groupby(fields, lambda field: _kind(material, field.question)):
        if kind == "fact":
            table = facts_table(material, group, tight=level > 2)  # noqa: PLR2004
            if table:
                yield table
        elif kind == "confirm":
            yield from _confirmations(material, group)
        else:
            for field in group:
                yield from _question(material, field, level, item)


def _kind(material: Material, question: Question) -> str:
    if question.kind in ("text", "list", "statement", "confirm"):
        return question.kind
    if material.blank and needs_ticks(material, question):
        return "options"
    return "fact"


def _question(material: Material, field: Field, level: int, item: str) -> Iterator[Block]:
    question = field.question
    if isinstance(question, ListQuestion):
        yield from _listed(material, field, level, item)
    elif question.kind == "statement":
        yield from _statement(material, field, level)
    elif question.kind == "text":
        yield from text_blocks(material, field, level)
    elif isinstance(question, ChoiceQuestion | ChoicesQuestion):
        yield head(material, field, level)
        yield from condition(material, field)
        yield from prompt(material, question)
        yield option_ticks(material, question)


def _statement(material: Material, field: Field, level: int) -> Iterator[Block]:
    """What the form says without asking; in Part B what has a number is not applicable."""
    text = material.words.question(field.question.words)
    if text and material.options.prompts:
        yield from condition(material, field)
        yield Guidance(text)
    elif text and material.options.kind == "part_b" and field.number:
        yield head(material, field, level)
        yield Plain((Text(material.labels.say("part_b.not_applicable")),))


def _confirmations(material: Material, fields: Iterable[Field]) -> Iterator[Block]:
    yield Ticks(
        tuple(
            Tick(
                material.words.question(field.question.words),
                field.value is True,
                anchor(field.place),
                field.number,
            )
            for field in fields
        )
    )


def _listed(material: Material, field: Field, level: int, item: str) -> Iterator[Block]:
    """A list that stands among other questions."""
    question = field.question
    if not field.is_answered and not material.blank and not material.options.empty:
        return
    is_table = isinstance(question, ListQuestion) and _in_rows(material, question)
    if item and is_table and (field.is_answered or material.blank):
        yield from condition(material, field)
        yield from section_list(material, field, level, _caption(material, field, item))
        return
    yield head(material, field, level)
    yield from condition(material, field)
    yield from prompt(material, question)
    yield from criteria_note(material, field)
    yield from section_list(material, field, min(level + 1, _DEEPEST))


def _in_rows(material: Material, question: ListQuestion) -> bool:
    """Whether items are rows of a table; in Part B all are that hold no lists themselves."""
    if question.layout != "detail":
        return True
    holds_lists = any(isinstance(inner, ListQuestion) for inner in question.questions)
    return material.options.kind == "part_b" and not holds_lists


def section_list(
    material: Material, field: Field, level: int, caption: str = ""
) -> Iterator[Block]:
    """The items of a list, each under its heading or as rows of a table."""
    question = field.question
    if not isinstance(question, ListQuestion):
        return
    items = entries(material, field)
    if not items:
        if material.options.empty:
            yield no_answer(material, question)
        return
    if not _in_rows(material, question):
        yield from _detailed(material, field, question, items, level)
        return
    yield list_table(material, question, field.place, items, caption=caption)
    if material.blank:
        yield from _choices_below(material, question)
    yield from _lists_below(material, field, question, items, level)


def _detailed(
    material: Material, field: Field, question: ListQuestion, items: tuple[Item, ...], level: int
) -> Iterator[Block]:
    numbers = entry_numbers(material, question, field.place, items)
    for number, item in zip(numbers, items, strict=True):
        title = entry_title(material.form, material.words, question, item)
        place = item_place(field.place, item)
        anchors = [anchor(place)]
        fields = [
            f
            for f in entry_fields(material, question, field.place, item)
            if not (f.question.part and material.options.kind == "part_b")
        ]
        if title:
            anchors.append(anchor((*place, question.title)))
            fields = [f for f in fields if f.question.key != question.title]
        untitled = _item_name(material, question) if material.blank else ""
        missing = "item.unnamed" if field.place == ("organisations",) else "item.untitled"
        untitled = untitled[:1].upper() + untitled[1:] or material.labels.say(missing)
        shown = title or Text(untitled)
        yield Heading(level, shown.text, number, tuple(anchors), shown.typed)
        if material.blank:
            yield Note(material.labels.say("blank.copy", item=_item_name(material, question)))
        yield from questions(material, fields, min(level + 1, _DEEPEST), number)


def _item_name(material: Material, question: ListQuestion) -> str:
    found = material.words.find(f"section.{question.words}.item")
    return found or material.words.find(f"question.{question.words}.item")


def _caption(material: Material, field: Field, item: str) -> str:
    """What a table inside an item shows."""
    label = material.words.question(field.question.words, "label")
    return material.labels.say("table.inside", label=label, item=item)


def _lists_below(
    material: Material, field: Field, question: ListQuestion, items: tuple[Item, ...], level: int
) -> Iterator[Block]:
    """Lists inside the rows of a table come after it, item by item."""
    if not any(isinstance(inner, ListQuestion) for inner in question.questions):
        return
    numbers = entry_numbers(material, question, field.place, items)
    for number, item in zip(numbers, items, strict=True):
        for inner in entry_fields(material, question, field.place, item):
            if isinstance(inner.question, ListQuestion) and (inner.is_answered or material.blank):
                title = entry_title(material.form, material.words, question, item)
                named = f"{number} {title.text}" if title else number
                yield from section_list(material, inner, level, _caption(material, inner, named))


def _choices_below(material: Material, question: ListQuestion) -> Iterator[Block]:
    """What may be entered in the columns of a questionnaire's table that offer choices."""
    for inner in question.questions:
        if isinstance(inner, ChoiceQuestion | ChoicesQuestion):
            ticks = option_ticks(material, inner).ticks
            choices = "; ".join(tick.text for tick in ticks)
            title = column_title(material, inner)
            yield Note(material.labels.say("blank.choices", label=title, choices=choices))
