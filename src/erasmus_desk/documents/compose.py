"""A draft, or the empty form, as an outline: the one place that decides what is printed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from erasmus_desk.documents.annexes import annexes
from erasmus_desk.documents.asking import Material, chapters, references
from erasmus_desk.documents.chapters import chapter
from erasmus_desk.documents.options import DocumentState, ExportOptions
from erasmus_desk.documents.outline import (
    Block,
    Condition,
    Contents,
    Guidance,
    Heading,
    Outline,
    Prompt,
    Properties,
    Table,
    Timetable,
    Turn,
)
from erasmus_desk.documents.titlepage import (
    applicant_name,
    document_title,
    running_action,
    running_draft,
    shortened,
    title_page,
)
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords, Words

_HEADER = 104
"""Characters that fit into the head of a page."""


def compose(
    form: FormDefinition,
    draft: Draft,
    words: FormWords,
    labels: Words,
    *,
    options: ExportOptions,
    moment: datetime,
    state: DocumentState,
) -> Outline:
    """The whole document.

    *words* are the form's texts in the language of the document, *labels* the document's own
    words in the same language; *moment* is when it is made, as the clock on the wall shows it.
    """
    answers = {} if options.blank else draft.answers
    material = Material(form, draft, words, labels, options, references(form, words, answers))
    title, action = document_title(material), running_action(material)
    return Outline(
        language=words.language,
        answers_language=words.language if options.blank else draft.facts.language,
        header_left=shortened(title.text, max(24, _HEADER - len(action))),
        header_right=action,
        footer_left=running_draft(material, moment),
        properties=_properties(material, state),
        blocks=_numbered(_turned(_blocks(material, state)), labels),
    )


def _blocks(material: Material, state: DocumentState) -> Iterator[Block]:
    yield title_page(material, state)
    yield Contents(material.labels.say("contents.title"), material.labels.say("contents.hint"))
    for page in chapters(material):
        yield from chapter(material, page)
    yield from annexes(material, state.timetable)


def _properties(material: Material, state: DocumentState) -> Properties:
    facts = material.draft.facts
    form = material.form
    return Properties(
        title=document_title(material).text,
        author=applicant_name(material),
        subject=running_action(material),
        keywords=f"Erasmus+, {form.code}, {form.call}",
        custom={
            "Draft": facts.id,
            "Form": form.id,
            "Form revision": str(form.revision),
            "Answers language": facts.language,
            **state.facts,
        },
    )


def _turned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """*blocks* with pages turned for wide tables, their headings going with them."""
    result: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Table) and block.wide):
            result.append(block)
            continue
        start = len(result)
        while start and isinstance(result[start - 1], Heading | Prompt | Guidance | Condition):
            start -= 1
        result[start:start] = [Turn(landscape=True)]
        result += [block, Turn(landscape=False)]
    return tuple(_settled(result))


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """*blocks* without turns that are taken back at once or that end the document."""
    lying = False
    wanted = False
    for block in blocks:
        if isinstance(block, Turn):
            wanted = block.landscape
            continue
        if wanted != lying:
            lying = wanted
            yield Turn(lying)
        yield block


def _numbered(blocks: tuple[Block, ...], labels: Words) -> tuple[Block, ...]:
    """*blocks* with the captions of tables numbered through."""
    result: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Table | Timetable) and block.caption:
            count += 1
            caption = labels.say("table.caption", number=count, caption=block.caption)
            result.append(replace(block, caption=caption))
        else:
            result.append(block)
    return tuple(result)
