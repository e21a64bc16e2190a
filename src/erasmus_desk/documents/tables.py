"""Lists with a row for each item: columns, totals, widths."""

from collections.abc import Iterator
from dataclasses import replace

from erasmus_desk.documents.anchors import anchor
from erasmus_desk.documents.asking import Material, entry_fields, entry_numbers, item_place
from erasmus_desk.documents.grants import grant_columns
from erasmus_desk.documents.outline import Cell, Column, Row, Table, Text
from erasmus_desk.documents.values import column_total, is_figure, value_cell
from erasmus_desk.documents.widths import LANDSCAPE, PART_B, PORTRAIT, fits, shares
from erasmus_desk.model.answers import Item, Node, Place
from erasmus_desk.model.questions import (
    ComputedQuestion,
    ListQuestion,
    MoneyQuestion,
    NumberQuestion,
    Question,
)
from erasmus_desk.rules.computed import amount, compute
from erasmus_desk.rules.fields import Field

_MOST_COLUMNS = 7
_TYPICAL = {"text": 40, "line": 16, "reference": 16, "references": 20, "number": 3, "money": 5}
"""Half the characters that an answer of a kind may have, for tables without answers."""
_DAYS = frozenset({"day", "days"})
_HEADS = frozenset({"persons", "people", "participants", "learners"})
_NO_SUM = frozenset({"", "percent", "months", "month", "years", "year", "km", "age"})
_PRICES = frozenset({"unit_cost", "rate", "unit_price"})
"""Prices of one of a thing: their sum says nothing."""
_NO_TOTALS = frozenset({"previous_projects"})
"""Lists of what others paid, for different things."""
_BLANK_ROWS = 4


def list_table(
    material: Material,
    question: ListQuestion,
    place: Place,
    items: tuple[Item, ...],
    *,
    caption: str = "",
) -> Table:
    """*items* as one table: a column for each question that at least one item is asked."""
    if material.blank:
        return _blank_table(material, question, place, caption)
    rows = [_by_key(material, question, place, item) for item in items]
    grants = grant_columns(material, place, items)
    asked = [q for q in question.questions if _is_shown(material, q, rows)]
    firsts = _first_column(material, question, place, items)
    table: list[Row] = []
    for first, row, item in zip(firsts, rows, items, strict=True):
        cells = tuple(_cell(material, row.get(q.key)) for q in asked)
        here = item_place(place, item)
        table.append(Row((*first, *cells, *grants.cells(here)), anchor=anchor(here)))
    sums: tuple[Cell, ...] = ((),) * (len(asked) + len(grants.titles))
    if place[0] not in _NO_TOTALS:
        sums = (*_sums(material, asked, rows), *grants.sums)
    if any(sums):
        leading: tuple[Cell, ...] = ((),) * len(firsts[0])
        table.append(_total_row(material, (*leading, *sums)))
    firsts_titles = _first_titles(material, question)
    titles = (*firsts_titles, *(column_title(material, q) for q in asked), *grants.titles)
    figures = (
        *(False for _ in firsts_titles),
        *map(is_figure, asked),
        *(True for _ in grants.titles),
    )
    return laid_out(caption, titles, figures, table, standing=material.options.kind == "part_b")


def laid_out(
    caption: str,
    titles: tuple[str, ...],
    figures: tuple[bool, ...],
    rows: list[Row],
    *,
    standing: bool = False,
) -> Table:
    """A table with widths that suit its texts, lying on its side if it is too wide to stand.

    It is ``standing`` all the same where pages are counted and a turn would waste two.
    """
    titles = tuple(title.replace(", €", ",\u00a0€") for title in titles)
    texts = [[title, *(plain(row.cells[n]) for row in rows)] for n, title in enumerate(titles)]
    wide = not standing and (len(titles) > _MOST_COLUMNS or not fits(texts, PORTRAIT))
    widths = shares(texts, LANDSCAPE if wide else PART_B if standing else PORTRAIT)
    columns = tuple(map(Column, titles, widths, figures))
    return Table(columns, tuple(rows), caption, wide)


def plain(cell: Cell) -> str:
    """The text of a cell."""
    return "".join(part.text for part in cell)


def column_title(material: Material, question: Question) -> str:
    """The label of a question, with the unit of its figures where the label does not say it."""
    label = material.words.question(question.words, "label")
    if isinstance(question, MoneyQuestion):
        return label if "€" in label else f"{label}, €"
    unit = getattr(question, "unit", "")
    # Who is counted says the label: "Learners" needs no "persons".
    if unit in _HEADS:
        return label
    name = material.words.count(f"unit.{unit}", 2) if unit else ""
    if not name or name.startswith("unit.") or name.casefold() in label.casefold():
        return label
    return f"{label}, {name}"


def _is_shown(material: Material, question: Question, rows: list[dict[str, Field]]) -> bool:
    """Whether a question has a column: someone was asked, and had to answer or did so.

    The tables of Part B keep every column of the template.
    """
    found = [row[question.key] for row in rows if question.key in row]
    if not found or not _is_column(question):
        return False
    kept = question.required or question.kind == "computed" or material.options.kind == "part_b"
    return kept or any(field.is_answered for field in found)


def _is_column(question: Question) -> bool:
    return question.kind not in ("list", "statement")


def _by_key(
    material: Material, question: ListQuestion, place: Place, item: Item
) -> dict[str, Field]:
    return {f.question.key: f for f in entry_fields(material, question, place, item)}


def _cell(material: Material, field: Field | None) -> Cell:
    if field is None:
        return ()
    value = value_cell(material, field, tight=True)
    if not value and material.options.empty and field.is_asked and field.question.required:
        return (Text("…", look="missing"),)
    return value


def _first_column(
    material: Material, question: ListQuestion, place: Place, items: tuple[Item, ...]
) -> tuple[tuple[Cell, ...], ...]:
    """The cells that stand before the answers of each row: the year, or the item's number."""
    if question.layout == "years":
        say = material.labels.say
        return tuple(((Text(say("table.year", number=n)),),) for n in range(1, len(items) + 1))
    if question.prefix:
        numbers = entry_numbers(material, question, place, items)
        return tuple(((Text(number),),) for number in numbers)
    return ((),) * len(items)


def _first_titles(material: Material, question: ListQuestion) -> tuple[str, ...]:
    if question.layout == "years":
        return (material.labels.say("table.years"),)
    return (material.labels.say("table.number"),) if question.prefix else ()


def _sums(
    material: Material, asked: list[Question], rows: list[dict[str, Field]]
) -> tuple[Cell, ...]:
    """The total of each column that can sensibly be added up; empty for the others."""
    if len(rows) < 2:  # noqa: PLR2004
        return ((),) * len(asked)
    units = frozenset(getattr(question, "unit", "") for question in asked)
    # Days of work add up; days that several persons spend together do not.
    counted = units - _NO_SUM - (_DAYS if units & _HEADS else frozenset())
    return tuple(tuple(_sum(material, question, rows, counted)) for question in asked)


def _sum(
    material: Material, question: Question, rows: list[dict[str, Field]], units: frozenset[str]
) -> Iterator[Text]:
    if not _adds_up(question, units):
        return
    values = [amount(_value(material, row[question.key])) for row in rows if question.key in row]
    yield Text(column_total(question, values, material))


def _adds_up(question: Question, units: frozenset[str]) -> bool:
    if isinstance(question, MoneyQuestion):
        return question.key not in _PRICES
    if isinstance(question, ComputedQuestion) and not is_figure(question):
        return False
    if isinstance(question, NumberQuestion | ComputedQuestion):
        return question.unit in units
    return False


def _value(material: Material, field: Field) -> Node:
    if isinstance(field.question, ComputedQuestion):
        return compute(field.question, field.place, material.answers)
    return field.value


def _total_row(material: Material, sums: tuple[Cell, ...]) -> Row:
    total = material.labels.say("table.total")
    if sums[0]:
        return Row(sums, total=True)
    return Row(((Text(total),), *sums[1:]), total=True)


def _blank_table(material: Material, question: ListQuestion, place: Place, caption: str) -> Table:
    asked = [
        f.question
        for f in entry_fields(material, question, place, {})
        if _is_column(f.question) and f.question.kind != "computed"
    ]
    count = max(_BLANK_ROWS, min(question.minimum, 2 * _BLANK_ROWS))
    firsts = _first_column(material, question, place, ({},) * count)
    rows = [Row((*first, *(() for _ in asked))) for first in firsts]
    typical = Row((*firsts[0], *((Text("x " * _TYPICAL.get(q.kind, 12)),) for q in asked)))
    titles = (*_first_titles(material, question), *(column_title(material, q) for q in asked))
    figures = (*(False for _ in _first_titles(material, question)), *map(is_figure, asked))
    return replace(laid_out(caption, titles, figures, [typical]), rows=tuple(rows))
