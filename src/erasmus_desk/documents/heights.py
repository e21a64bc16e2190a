"""About how high blocks are on a standing page, in points, before anyone lays them out."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from erasmus_desk.documents.letters import breadth
from erasmus_desk.documents.outline import (
    Answer,
    Block,
    Cell,
    Condition,
    Counter,
    FactsTable,
    Guidance,
    Heading,
    Mark,
    NoAnswer,
    Note,
    Notice,
    Plain,
    Prompt,
    Signatures,
    Space,
    Table,
    Ticks,
    Timetable,
)

PAGE = 706
"""What stands on one page."""
_WIDTH = 470
_HEADINGS = {1: 48, 2: 36, 3: 30, 4: 26}
_ROW_AIR, _TABLE_AIR, _CELL_AIR = 8, 6, 11
_ENTRIES, _TIGHT_ENTRIES = {1: 22, 2: 14.5}, {1: 17, 2: 13.4}
_CONTENTS = 632
"""The room for entries below the title of the contents."""
_LABEL = 155
"""The width of labels beside short answers."""


def height(block: Block) -> float:
    """About how high *block* is; 0 for what takes no room."""
    found = _HEIGHTS.get(type(block))
    return found(block) if found else 0


def contents_are_tight(levels: Sequence[int]) -> bool:
    """Whether contents with entries of these levels fit on one page only if set tightly."""
    usual, tight = (sum(one[level] for level in levels) for one in (_ENTRIES, _TIGHT_ENTRIES))
    return usual > _CONTENTS >= tight


def lines(text: str, size: float, width: float = _WIDTH) -> int:
    """The lines of *text* in letters of *size* points."""
    room = width / size * 100
    return sum(max(1, ceil(breadth(part) / room)) for part in text.split("\n"))


def _text(size: float, around: float) -> Callable[[Any], float]:
    return lambda block: lines(block.text, size) * size * 1.33 + around


def _cell_height(cell: Cell, width: float) -> float:
    text = "".join(part.text for part in cell)
    return lines(text, 9.5, max(20, width - _CELL_AIR)) * 12.8


def _row(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    tallest = max((_cell_height(c, w) for c, w in zip(cells, widths, strict=True)), default=0)
    return tallest + _ROW_AIR


def _table(block: Table) -> float:
    widths = [column.share * _WIDTH / 1000 for column in block.columns]
    rows = sum(_row(row.cells, widths) for row in block.rows)
    return _TABLE_AIR + (20 if block.caption else 0) + 34 + rows


def _facts(block: FactsTable) -> float:
    whole = float(_TABLE_AIR)
    for row in block.rows:
        room = _WIDTH / len(row) - _LABEL * (1 if len(row) == 1 else 0.6)
        labels = max(lines(f"{f.label}\n{f.note}" if f.note else f.label, 9.5, 90) for f in row)
        values = max(_cell_height(fact.value, room) for fact in row)
        whole += max(labels * 12.8, values) + _ROW_AIR
    return whole


def _answer(block: Answer) -> float:
    parts = block.paragraphs
    return sum(8 if p.kind == "blank" else lines(p.text, 10.5) * 15 + 4 for p in parts)


def _plain(block: Plain) -> float:
    return lines("".join(part.text for part in block.text), 10.5) * 14.5 + 6


def _guidance(block: Guidance) -> float:
    return sum(lines(part, 9.5, 455) * 12.8 + 8 for part in block.text.split("\n"))


_HEIGHTS: dict[type, Callable[[Any], float]] = {
    Heading: lambda b: _HEADINGS[b.level],
    Prompt: _text(9.5, 4),
    Condition: _text(9.5, 4),
    Guidance: _guidance,
    Note: _text(9, 8),
    Notice: _text(9.5, 36),
    Plain: _plain,
    Answer: _answer,
    Counter: lambda _: 18,
    Mark: lambda _: 16,
    NoAnswer: lambda _: 42,
    Space: lambda b: b.lines * 15 + _TABLE_AIR,
    Ticks: lambda b: sum(lines(t.text, 10, 420) * 15 for t in b.ticks) / b.columns + 8,
    FactsTable: _facts,
    Table: _table,
    Timetable: lambda b: 60 + 21 * len(b.rows),
    Signatures: lambda _: 170,
}
