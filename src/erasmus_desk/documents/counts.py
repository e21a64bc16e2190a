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
from erasmus_desk.documents.titlepage import shortened
from erasmus_desk.documents.wording import grouped
from erasmus_desk.model.questions import Limit, LineQuestion, TextQuestion
from erasmus_desk.rules.fields import Field, Page, deep_fields, page_fields
from erasmus_desk.rules.measure import Length, measure

_WIDTHS = (610, 140, 130, 120)
_NUMBER = 90
_HOME = 44


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
    """The answers of one chapter; in a list, each item heads its own."""
    rows: list[Row] = []
    for home, inside in groupby(found, key=lambda one: _home(material, one[0])):
        if home and listed:
            rows.append(Row(((Text(home, typed=True),), (), (), ()), group=True))
        named = "" if listed else home
        rows += [_row(material, field, length, named, listed=listed) for field, length in inside]
    keys = ("counts.question", "counts.used", "counts.limit", "counts.left")
    titles = [material.labels.say(key) for key in keys]
    widths = list(_WIDTHS)
    if not listed:
        titles.insert(0, material.labels.say("table.number"))
        widths[:1] = [_NUMBER, _WIDTHS[0] - _NUMBER]
    columns = zip(titles, widths, strict=True)
    first = 1 if listed else 2
    shaped = (Column(title, width, n >= first) for n, (title, width) in enumerate(columns))
    return Table(tuple(shaped), tuple(rows))


def _home(material: Material, field: Field) -> str:
    """The item that a field stands in; empty for questions of a page."""
    return material.said.thing(field.place[:-1]) if len(field.place) > 2 else ""  # noqa: PLR2004


def _row(material: Material, field: Field, length: Length, home: str, *, listed: bool) -> Row:
    label = material.words.question(field.question.words, "label")
    named: Cell = (Text(label),)
    if home:
        named = (Text(shortened(home, _HOME), typed=True), Text(f": {label}"))
    about = "≈\u00a0" if length.estimate else ""
    cells: list[Cell] = [
        named,
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
