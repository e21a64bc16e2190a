"""A draft, or the empty form, as an outline: the one place that decides what is printed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from erasmus_desk.documents.anchors import checksums
from erasmus_desk.documents.asking import Material, references
from erasmus_desk.documents.budget_words import BudgetWords
from erasmus_desk.documents.grants import lines_by_place
from erasmus_desk.documents.kinds import blocks_of, settled
from erasmus_desk.documents.letters import breadth
from erasmus_desk.documents.options import DocumentState, ExportOptions, Kind
from erasmus_desk.documents.outline import (
    Block,
    Outline,
    Properties,
    Table,
    Timetable,
)
from erasmus_desk.documents.paging import flowing, turned
from erasmus_desk.documents.part_b import page_limit
from erasmus_desk.documents.people import applicant_name
from erasmus_desk.documents.titlepage import (
    document_title,
    running_action,
    running_draft,
    shortened,
)
from erasmus_desk.model.answers import Place, get
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import TextQuestion
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.rules.fields import all_fields

_HEADER, _PART_B_HEADER, _LEAST_TITLE = 5200, 4450, 1100
"""What fits into the head of a page, in hundredths of an em; what the title gets at least."""
_FLOWING: tuple[Kind, ...] = ("application", "reading", "blank", "partner")
"""Documents in which a chapter may go on below a short one."""


def compose(
    form: FormDefinition,
    draft: Draft,
    words: FormWords,
    labels: Words,
    *,
    options: ExportOptions,
    moment: datetime,
    state: DocumentState,
    texts: Words | None = None,
) -> Outline:
    """The whole document.

    *words* are the form's texts in the language of the document, *labels* the document's own
    words in the same language, *texts* those of budgets; *moment* is when it is made, as the clock
    on the wall shows it.
    """
    options = settled(options)
    answers = {} if options.blank else draft.answers
    budget = None if options.blank else state.budget
    material = Material(
        form,
        draft,
        words,
        labels,
        options,
        references(form, words, answers),
        draft.answers,
        BudgetWords(form, draft.answers, words, texts or Words(words.language, {})),
        budget,
        lines_by_place(budget.lines) if budget is not None else {},
    )
    title, action = document_title(material), running_action(material)
    return Outline(
        language=words.language,
        answers_language=words.language if options.blank else draft.facts.language,
        header_left=_running_title(material, title.text, action),
        header_right=action,
        footer_left=running_draft(material, moment),
        properties=_properties(material, state, moment),
        blocks=_numbered(_paged(options.kind, blocks_of(material, state)), labels),
        style="part_b" if options.kind == "part_b" else "",
        limit=page_limit(form) if options.kind == "part_b" else None,
    )


def _running_title(material: Material, title: str, action: str) -> str:
    """What the project is called, beside *action* at the head of a page: short if it must be."""
    whole = _PART_B_HEADER if material.options.kind == "part_b" else _HEADER
    room = whole - breadth(action)
    acronym = get(material.answers, ("context", "acronym"))
    if breadth(title) > room and isinstance(acronym, str) and acronym.strip():
        title = acronym.strip()
    while breadth(title) > max(_LEAST_TITLE, room):
        title = shortened(title, len(title.rstrip("…")) - 1)
    return title


def _properties(material: Material, state: DocumentState, moment: datetime) -> Properties:
    facts, form, kind = material.draft.facts, material.form, material.options.kind
    title = document_title(material).text
    if kind != "application":
        name = material.labels.say(f"kind.{kind}")
        title = material.labels.say("kind.title", project=title, kind=name)
    return Properties(
        title=title,
        author=applicant_name(material),
        subject=running_action(material),
        keywords=f"Erasmus+, {form.code}, {form.call}",
        custom={
            "Draft": facts.id,
            "Form": form.id,
            "Form revision": str(form.revision),
            "Answers language": facts.language,
            "Document": kind,
            "Document language": material.words.language,
            "Exported": moment.isoformat(timespec="seconds"),
            **({"Organisation": material.options.partner} if material.options.partner else {}),
            **state.facts,
            **(checksums(_texts(material)) if material.options.codes else {}),
        },
    )


def _texts(material: Material) -> Iterator[tuple[Place, str]]:
    """Every long answer, also an empty one: what an edited copy is held against."""
    for field in all_fields(material.form, material.answers):
        if isinstance(field.question, TextQuestion):
            yield field.place, field.value if isinstance(field.value, str) else ""


def _paged(kind: Kind, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """*blocks* with their pages; letters and Part B keep the breaks that they have."""
    found = turned(blocks)
    return flowing(found) if kind in _FLOWING else found


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
