"""The project on two pages: who, when, for how much, what for, what is planned."""

from collections.abc import Iterator
from math import ceil

from erasmus_desk.documents.asking import Material, entry_numbers, item_place
from erasmus_desk.documents.budget_tables import by_both, by_organisation
from erasmus_desk.documents.mastheads import masthead
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import (
    Answer,
    Block,
    Cell,
    Fact,
    FactsTable,
    Heading,
    Note,
    Row,
    Table,
    Text,
)
from erasmus_desk.documents.paragraphs import paragraphs_of
from erasmus_desk.documents.tables import laid_out, list_table, plain
from erasmus_desk.documents.titlepage import agency_cell, date_rows, grant_rows, people_rows
from erasmus_desk.documents.wording import bare_money, days_from_to
from erasmus_desk.model.answers import Item, Place, items
from erasmus_desk.model.budget import ZERO
from erasmus_desk.model.questions import ListQuestion, TextQuestion
from erasmus_desk.rules.computed import as_date
from erasmus_desk.rules.fields import Field, page_fields, pages

_LINES = 90
"""Lines of text on two pages, with some room for what an estimate cannot know."""
_LETTERS = 96
_CELL_LETTERS = 106
_LEAST = 12
_MASTHEAD = 8
_MOST_ROWS = 14
_NOT_PLANNED = frozenset(
    {
        *("organisations", "timetable", "previous_projects", "grant", "costs", "person"),
        *("relevance", "design", "subcontracting", "partnership", "mission", "priorities"),
        *("background.past", "description.previous_projects", "management.shares"),
    }
)
"""Sections and lists that tell who takes part, what was done before or what it costs.

The small steps of a timetable are too many for two pages.
"""
_TELLING = ("summary", "description", "objectives", "background", "plan")
"""Sections whose texts tell what a project is about, the best first."""


def short_summary(material: Material, state: DocumentState) -> Iterator[Block]:
    """The summary; texts are cut at the end of a sentence where two pages are not enough."""
    facts = FactsTable(tuple((fact,) for fact in _facts(material, state)))
    below = [*_planned(material), *_money(material)]
    taken = sum(_height(block) for block in (facts, *below))
    room = max(_LEAST, int(_LINES - _MASTHEAD - taken))
    yield masthead(material)
    yield facts
    yield from _texts(material, room)
    yield from below


def _facts(material: Material, state: DocumentState) -> Iterator[Fact]:
    yield from people_rows(material)
    yield from date_rows(material)
    yield from grant_rows(material, state)
    agency = agency_cell(material)
    if agency:
        yield Fact(material.labels.say("title.agency"), agency)


def _texts(material: Material, room: int) -> Iterator[Block]:
    """The telling texts, each with its fair part of *room* lines."""
    fields = _telling(material)
    if not fields:
        yield Note(material.labels.say("summary.nothing"))
        return
    letters = room * _LETTERS
    several = len(fields) > 1
    left = len(fields)
    cut = False
    for field in fields:
        text = str(field.value).strip()
        shown = shortened_text(text, letters // left)
        cut = cut or shown != text
        letters, left = max(0, letters - len(shown) - 2 * _LETTERS), left - 1
        if several:
            label = material.words.question(field.question.words, "label")
            yield Heading(1, label, compact=True)
        else:
            yield Heading(1, material.labels.say("summary.about"), compact=True)
        yield Answer(paragraphs_of(shown))
    if cut:
        yield Note(material.labels.say("summary.shortened"))


def _telling(material: Material) -> tuple[Field, ...]:
    """The answered texts of the first section that has some, in one language."""
    found = {page.section.key: page for page in pages(material.form, material.answers)}
    for key in _TELLING:
        if key not in found:
            continue
        answered = [
            field
            for field in page_fields(found[key], material.answers)
            if isinstance(field.question, TextQuestion) and field.is_answered
        ]
        if answered:
            return tuple(_one_language(material, answered))
    return ()


def _one_language(material: Material, fields: list[Field]) -> Iterator[Field]:
    """Texts that were given twice only once: in English for an English document."""
    keys = {field.question.key for field in fields}
    english = material.words.language == "en" and any(key.endswith("_en") for key in keys)
    for field in fields:
        key = field.question.key
        twin = key.removesuffix("_en") if key.endswith("_en") else f"{key}_en"
        if twin not in keys or key.endswith("_en") == english:
            yield field


def shortened_text(text: str, most: int) -> str:
    """*text* up to the last sentence that ends within *most* letters."""
    if len(text) <= most:
        return text
    part = text[:most]
    end = max(part.rfind(mark) for mark in (". ", ".\n", "! ", "? ", "; ", ";\n", ".", "\n"))
    return part[: end + 1].rstrip() if end > most // 2 else f"{part[:-1].rstrip()}…"


def _planned(material: Material) -> Iterator[Block]:
    """What is planned, list by list."""
    rows: list[Row] = []
    more = 0
    for question, place in _lists(material):
        if question.layout == "years":
            continue
        found = items(material.answers, place)
        numbers = entry_numbers(material, question, place, found)
        for number, item in zip(numbers, found, strict=True):
            if len(rows) < _MOST_ROWS:
                rows.append(_row(material, place, item, number))
            else:
                more += 1
    if rows:
        yield Heading(1, material.labels.say("summary.planned"), compact=True)
        yield _table(material, rows)
    if more:
        yield Note(material.labels.count("summary.more", more))
    for question, place in _lists(material):
        if question.layout == "years" and items(material.answers, place):
            yield list_table(
                material,
                question,
                place,
                items(material.answers, place),
                caption=material.words.question(question.words, "label"),
            )


def _lists(material: Material) -> Iterator[tuple[ListQuestion, Place]]:
    """The lists of planned things: those with names of their own, not the organisations."""
    for page in pages(material.form, material.answers):
        if page.section.key in _NOT_PLANNED:
            continue
        for field in page_fields(page, material.answers):
            question = field.question
            if ".".join(field.place) in _NOT_PLANNED:
                continue
            if isinstance(question, ListQuestion) and (
                question.title or question.layout == "years"
            ):
                yield question, field.place


def _row(material: Material, place: Place, item: Item, number: str) -> Row:
    here = item_place(place, item)
    days = [day for key in ("start", "end") if (day := as_date(item.get(key)))]
    when = days_from_to(days, material.labels)
    amount = sum((line.amount for line in material.lines.get(here, ())), ZERO)
    cells: tuple[Cell, ...] = (
        (Text(material.said.thing(here) or number, typed=True),),
        (Text(when),),
        (Text(bare_money(amount, material.labels)),) if amount else (),
    )
    return Row(cells)


def _table(material: Material, rows: list[Row]) -> Table:
    """The rows, without columns that nothing stands in."""
    say = material.labels.say
    titles = (say("partner.thing"), say("partner.when"), say("table.grant"))
    kept = [n for n in range(len(titles)) if any(plain(row.cells[n]) for row in rows)]
    shown = [Row(tuple(row.cells[n] for n in kept)) for row in rows]
    return laid_out("", tuple(titles[n] for n in kept), tuple(n == 2 for n in kept), shown)  # noqa: PLR2004


def _money(material: Material) -> Iterator[Block]:
    if material.budget is None or not material.budget.lines:
        return
    yield Heading(1, material.labels.say("budget.title"), compact=True)
    blocks = tuple(by_both(material, material.budget))
    if any(isinstance(block, Table) and block.wide for block in blocks):
        # Two pages that stand have no room for one that lies.
        yield by_organisation(material, material.budget)
        return
    yield from blocks


def _height(block: Block) -> float:
    """About how many lines of text a block takes; rows of tables have some air."""
    if isinstance(block, FactsTable):
        texts = (plain(fact.value) for row in block.rows for fact in row)
        return sum(1.4 + 0.9 * (text.count("\n") + len(text) // 70) for text in texts)
    if isinstance(block, Table):
        return 3.5 + sum(0.5 + 0.85 * _row_lines(block, row) for row in block.rows)
    return 2


def _row_lines(block: Table, row: Row) -> int:
    """The lines of the highest cell of a row."""
    widths = [max(4, column.share * _CELL_LETTERS // 1000) for column in block.columns]
    return max(
        ceil(max(1, len(plain(cell))) / width)
        for cell, width in zip(row.cells, widths, strict=True)
    )
