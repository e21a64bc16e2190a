"""How much of its limit each answer uses, in the order of the form."""

from collections.abc import Iterator
from itertools import groupby

from erasmus_desk.documents.asking import Material, chapters
from erasmus_desk.documents.mastheads import masthead
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Plain,
    Row,
    Table,
    Text,
)
from erasmus_desk.documents.widths import share_of
from erasmus_desk.documents.wording import grouped
from erasmus_desk.model.questions import Limit, LineQuestion, TextQuestion
from erasmus_desk.rules.fields import Field, Page, deep_fields, page_fields
from erasmus_desk.rules.measure import Length, measure

_FIGURES = (("used", 140), ("limit", 130), ("left", 120))
_NUMBER = 90


def counts(material: Material, state: DocumentState) -> Iterator[Block]:  # noqa: ARG001
    """The table of answers against limits, chapter by chapter."""
    yield masthead(material)
    pages = [(page, _limited(material, page)) for page in chapters(material)]
    lengths = [length for _, found in pages for _, length in found]
    yield Plain((Text(_told(material, lengths)),))
    if any(length.estimate for length in lengths):
        yield Note(material.labels.say("counts.estimate"))
    for page, found in pages:
        if found:
            title = material.words.section(page.section.words)
            yield Heading(1, title, str(page.number), compact=True)
            yield _table(material, found, listed=page.section.items is not None)


def _limited(material: Material, page: Page) -> list[tuple[Field, Length]]:
    """The fields of a page that have a limit, with their lengths."""
    found = []
    for top in page_fields(page, material.answers):
        for field in deep_fields(top, material.answers):
            limit = _limit(field)
            if limit is not None:
                text = field.value if isinstance(field.value, str) else ""
                found.append((field, measure(text, limit, material.form.counting)))
    return found


def _limit(field: Field) -> Limit | None:
    question = field.question
    return question.limit if isinstance(question, TextQuestion | LineQuestion) else None


def _told(material: Material, lengths: list[Length]) -> str:
    labels = material.labels
    over = sum(length.is_over for length in lengths)
    empty = sum(not length.used for length in lengths)
    parts = (
        labels.count("counts.answers", len(lengths)),
        labels.count("counts.over", over) if over else labels.say("counts.none_over"),
        labels.count("counts.empty", empty) if empty else labels.say("counts.none_empty"),
    )
    return " ".join(parts)


def _table(material: Material, found: list[tuple[Field, Length]], *, listed: bool) -> Table:
    """The answers of one chapter; each item heads its own."""
    columns = _columns(material, listed=listed)
    rows: list[Row] = []
    for home, inside in groupby(found, key=lambda one: _home(material, one[0])):
        if home:
            rest: tuple[Cell, ...] = ((),) * (len(columns) - 1)
            rows.append(Row(((Text(home, typed=True),), *rest), group=True))
        rows += [_row(material, field, length, listed=listed) for field, length in inside]
    return Table(columns, tuple(rows))


def _columns(material: Material, *, listed: bool) -> tuple[Column, ...]:
    """Number, question, figures; a list of items has no numbers."""
    say = material.labels.say
    figures = [
        Column(title, share_of(title, least), right=True)
        for title, least in ((say(f"counts.{key}"), width) for key, width in _FIGURES)
    ]
    numbers = [] if listed else [Column(say("table.number"), _NUMBER)]
    rest = 1000 - sum(column.share for column in (*numbers, *figures))
    return (*numbers, Column(say("counts.question"), rest), *figures)


def _home(material: Material, field: Field) -> str:
    """The item that a field stands in; empty for questions of a page."""
    return material.said.thing(field.place[:-1]) if len(field.place) > 2 else ""  # noqa: PLR2004


def _row(material: Material, field: Field, length: Length, *, listed: bool) -> Row:
    about = "≈\u00a0" if length.estimate else ""
    cells: list[Cell] = [
        (Text(material.words.question(field.question.words, "label")),),
        (Text(grouped(length.used)),) if length.used else (Text("–", look="muted"),),
        (Text(f"{about}{grouped(length.limit)}", look="muted"),),
        (Text(_left(length), look="over" if length.is_over else ""),),
    ]
    if not listed:
        cells.insert(0, (Text(field.number, look="muted"),))
    return Row(tuple(cells))


def _left(length: Length) -> str:
    left = length.limit - length.used
    return f"−{grouped(-left)}" if left < 0 else grouped(left)
