"""Tables in Word's XML: fixed layout, every width given, heads that repeat."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from erasmus_desk.documents.heights import height
from erasmus_desk.documents.markup import (
    Bookmarks,
    element,
    kept,
    lines_of,
    paragraph,
    run,
    runs_right_to_left,
)
from erasmus_desk.documents.ooxml import style_id
from erasmus_desk.documents.outline import (
    Cell,
    Column,
    Fact,
    FactsTable,
    Row,
    Shade,
    Signature,
    Signatures,
    Space,
    Table,
    Text,
    Timetable,
    leading,
)
from erasmus_desk.model.text import clean

PORTRAIT_WIDTH = 9412
"""Width of the text on a standing page, in twentieths of a point."""
LANDSCAPE_WIDTH = 14344

_HEAD, _TOTAL, _GROUP, _HEAD_RULE = "E7ECF8", "F5F6FA", "FAFBFD", "C9D2EA"
_PAIRS = (1850, 2856, 1850, 2856)
_NUMBERED_PAIRS = (2200, 2506, 2200, 2506)
_SINGLES = (3100, 6312)
_SPLIT_ABOVE = 900
_LOW, _LOW_FACTS = 190, 260
"""Points; higher tables are not held on one page."""
_LINE = 300
_GAP = 500
_SMALL = 11
_LABEL, _LEAST_LABEL, _MONTH = 4800, 3000, 225
_SHADES: dict[Shade, str] = {
    "management": "9DB2DE",
    "meeting": "17347A",
    "output": "2A52B0",
    "event": "D99A2B",
    "training": "2F8A52",
    "other": "7C6A9C",
}


class TableMaker:
    """Makes tables; knows the language of what applicants typed and the bookmarks so far."""

    def __init__(self, typed: str, bookmarks: Bookmarks) -> None:
        self._typed = typed
        self._bookmarks = bookmarks

    def table(self, block: Table) -> str:
        """A list with a row for each item."""
        whole = LANDSCAPE_WIDTH if block.wide else PORTRAIT_WIDTH
        widths = _divided(whole, [column.share for column in block.columns])
        head = "".join(
            _head_cell(self._fill((Text(column.title),), _head_style(column)), width, middle=True)
            for column, width in zip(block.columns, widths, strict=True)
        )
        rows = [_row(head, head=True)]
        rows += [self._table_row(block, row, widths) for row in block.rows]
        small = len(rows) <= _SMALL and height(block) <= _LOW
        return _table(
            "ED Table", widths, _together(rows, small=small), head=True, told=block.caption
        )

    def _table_row(self, block: Table, row: Row, widths: list[int]) -> str:
        span = leading(row.cells) if row.total or row.group else 1
        fill = _TOTAL if row.total else _GROUP if row.group else ""
        style = "ED Table Number" if block.columns[0].right and span == 1 else "ED Table Text"
        first = self._fill(_strong(row.cells[0], row.total or row.group), style, (row.anchor,))
        cells = [_cell(first, sum(widths[:span]), fill=fill, span=span)]
        for column, width, content in zip(
            block.columns[span:], widths[span:], row.cells[span:], strict=True
        ):
            style = "ED Table Number" if column.right else "ED Table Text"
            cells.append(_cell(self._fill(_strong(content, row.total), style), width, fill=fill))
        line = _row("".join(cells), whole=_fits_page(row.cells))
        return kept(line) if row.group else line

    def facts(self, block: FactsTable) -> str:
        """Short answers beside their labels."""
        paired = any(len(row) == 2 for row in block.rows)  # noqa: PLR2004
        numbered = any(fact.number for row in block.rows for fact in row)
        pairs = _NUMBERED_PAIRS if numbered else _PAIRS
        widths = list(pairs if paired else _SINGLES)
        rows = []
        for row in block.rows:
            line = self._fact(row[0], widths[0], widths[1:] if len(row) == 1 else widths[1:2])
            if len(row) > 1:
                line += self._fact(row[1], widths[2], widths[3:])
            rows.append(_row(line, whole=_fits_page(fact.value for fact in row)))
        small = len(rows) <= _SMALL and height(block) <= _LOW_FACTS
        return _table("ED Table Facts", widths, _together(rows, small=small), side=True)

    def _fact(self, fact: Fact, label: int, value: Sequence[int]) -> str:
        named: list[Text] = [Text(fact.label)]
        if fact.number:
            named.insert(0, Text(f"{fact.number}\u2002", look="muted"))
        text = self._fill(tuple(named), "ED Table Label", (fact.anchor,))
        if fact.note:
            text += self._fill((Text(fact.note),), "ED Table Remark")
        given = self._fill(fact.value, "ED Table Text")
        return _cell(text, label) + _cell(given, sum(value), span=len(value))

    def space(self, block: Space) -> str:
        """An empty box that grows with what is written in it."""
        cell = _cell(self._fill((), "ED Answer"), PORTRAIT_WIDTH)
        line = _row(cell, whole=False, height=block.lines * _LINE)
        return _table("ED Table Space", [PORTRAIT_WIDTH], [line])

    def ticks(self, entries: Sequence[str], columns: int) -> str:
        """Paragraphs in several columns, to be read downwards."""
        widths = _divided(PORTRAIT_WIDTH, [1] * columns)
        height = -(-len(entries) // columns)
        cells = [
            _cell(
                "".join(entries[number * height : (number + 1) * height])
                or self._fill((), "ED Tick"),
                width,
            )
            for number, width in enumerate(widths)
        ]
        return _table("ED Table Plain", widths, [_row("".join(cells))])

    def signatures(self, block: Signatures) -> str:
        """Places to sign, side by side, with a gap between them."""
        parts = [1] * max(2, len(block.signatures))
        columns = _divided(PORTRAIT_WIDTH - _GAP * (len(parts) - 1), parts)
        widths = [width for column in columns for width in (column, _GAP)][:-1]
        # The lines to write on stand in a row of their own, all at the same height.
        rows = []
        for fill in (self._signatory, self._lines):
            made = [*map(fill, block.signatures)]
            made += [self._fill((), "ED Signature Name")] * (len(parts) - len(made))
            gap = self._fill((), "ED Signature Name")
            cells = [made[n // 2] if n % 2 == 0 else gap for n in range(len(widths))]
            rows.append(_row("".join(map(_cell, cells, widths))))
        return _table("ED Table Plain", widths, [kept(rows[0]), rows[1]])

    def _signatory(self, signed: Signature) -> str:
        made = self._fill((Text(signed.title),), "ED Signature")
        for name in signed.lines:
            made += self._fill((Text(name, typed=True),), "ED Signature Name")
        return made

    def _lines(self, signed: Signature) -> str:
        made = ""
        for label in signed.labels:
            # Between two paragraphs with the same border no line would be drawn.
            made += self._fill((), "ED Signature Name")
            made += self._fill((Text(label),), "ED Signature Line")
        return made

    def timetable(self, block: Timetable) -> str:
        """The project month by month, with coloured cells."""
        count = sum(len(months) for _, months in block.years)
        label = min(_LABEL, max(_LEAST_LABEL, LANDSCAPE_WIDTH - _MONTH * count))
        month = _divided(LANDSCAPE_WIDTH - label, [1] * count)
        rows = [_row(line, head=True) for line in self._months(block, label, month)]
        empty = self._fill((), "ED Table Text")
        for row in block.rows:
            cells = [_cell(self._fill((row.label,), "ED Table Text"), label)]
            cells += [
                _cell(empty, width, fill=_SHADES.get(shade, ""), narrow=True)
                for shade, width in zip(row.months, month, strict=True)
            ]
            rows.append(_row("".join(cells)))
        return _table(
            "ED Table Timetable",
            [label, *month],
            rows,
            head=True,
            side=True,
            told=block.caption,
            described=block.description,
        )

    def _months(self, block: Timetable, label: int, month: list[int]) -> tuple[str, str]:
        """The two rows of heads: years, and below them the initials of their months."""
        corner = self._fill((Text(block.corner),), "ED Table Head")
        years = _head_cell(corner, label, middle=True, merge="restart")
        initials = _head_cell(self._fill((), "ED Table Head"), label, merge="continue")
        place = 0
        for year, months in block.years:
            width = sum(month[place : place + len(months)])
            shown = self._fill((Text(year),), "ED Table Year")
            years += _head_cell(shown, width, span=len(months), narrow=True)
            for initial in months:
                letter = self._fill((Text(initial),), "ED Table Month")
                initials += _head_cell(letter, month[place], narrow=True)
                place += 1
        return years, initials

    def _fill(self, content: Cell, style: str, anchors: tuple[str, ...] = ()) -> str:
        made = []
        for line in lines_of(content):
            rtl = any(runs_right_to_left(part.text) for part in line[:1]) or (
                len(line) > 1 and runs_right_to_left("".join(part.text for part in line))
            )
            runs = [
                run(part.text, look=part.look, language=self._typed if part.typed else "", rtl=rtl)
                for part in line
            ]
            made.append(paragraph(style, self._bookmarks.marks(anchors) + "".join(runs), rtl=rtl))
            anchors = ()
        return "".join(made)


def _head_style(column: Column) -> str:
    return "ED Table Head Number" if column.right else "ED Table Head"


def _together(rows: list[str], *, small: bool) -> list[str]:
    """*rows* held on one page, if the table is *small*; else the last two."""
    first = 0 if small else max(0, len(rows) - 2)
    return [kept(r) if first <= n < len(rows) - 1 else r for n, r in enumerate(rows)]


def _strong(content: Cell, total: bool) -> Cell:  # noqa: FBT001
    if not total:
        return content
    return tuple(Text(part.text, part.typed, "strong") for part in content)


def _fits_page(cells: Iterable[Cell]) -> bool:
    """Whether a row is short enough to be kept on one page."""
    return all(sum(len(part.text) for part in cell) < _SPLIT_ABOVE for cell in cells)


def _divided(whole: int, parts: Sequence[int]) -> list[int]:
    total = sum(parts)
    widths = [whole * part // total for part in parts]
    widths[-1] += whole - sum(widths)
    return widths


def _table(
    style: str,
    widths: list[int],
    rows: Iterable[str],
    *,
    head: bool = False,
    side: bool = False,
    told: str = "",
    described: str = "",
) -> str:
    """A table; programs that read aloud are told of its first row and column and its content."""
    look = (0x20 if head else 0) + (0x80 if side else 0)
    properties = [
        element("tblStyle", val=style_id(style)),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val=f"{look:04X}",
            firstRow=int(head),
            lastRow=0,
            firstColumn=int(side),
            lastColumn=0,
            noHBand=0,
            noVBand=0,
        ),
    ]
    if told:
        properties.append(element("tblCaption", val=clean(told).text))
    if described:
        properties.append(element("tblDescription", val=clean(described).text))
    grid = element("tblGrid", "".join(element("gridCol", w=width) for width in widths))
    return element("tbl", element("tblPr", "".join(properties)) + grid + "".join(rows))


def _row(cells: str, *, head: bool = False, whole: bool = True, height: int = 0) -> str:
    properties = "<w:cantSplit/>" if whole else ""
    if height:
        properties += element("trHeight", val=height, hRule="atLeast")
    if head:
        properties += "<w:tblHeader/>"
    return f"<w:tr>{element('trPr', properties)}{cells}</w:tr>"


def _cell(
    content: str,
    width: int,
    *,
    fill: str = "",
    edge: str = "",
    span: int = 1,
    merge: str = "",
    middle: bool = False,
    narrow: bool = False,
) -> str:
    properties = _cell_properties(width, fill, edge, span, merge, middle, narrow)
    return f"<w:tc>{properties}{content}</w:tc>"


_head_cell = partial(_cell, fill=_HEAD, edge=_HEAD_RULE)


@lru_cache(maxsize=1000)
def _cell_properties(
    width: int,
    fill: str,
    edge: str,
    span: int,
    merge: str,
    middle: bool,  # noqa: FBT001
    narrow: bool,  # noqa: FBT001
) -> str:
    parts = [element("tcW", w=width, type="dxa")]
    if span > 1:
        parts.append(element("gridSpan", val=span))
    if merge:
        parts.append(element("vMerge", val=merge))
    if edge:
        sides = ("top", "left", "bottom", "right")
        lines = (element(side, val="single", sz=4, space=0, color=edge) for side in sides)
        parts.append(element("tcBorders", "".join(lines)))
    if fill:
        parts.append(element("shd", val="clear", color="auto", fill=fill))
    if narrow:
        margins = (element(side, w=0, type="dxa") for side in ("left", "right"))
        parts.append(element("tcMar", "".join(margins)))
    if middle:
        parts.append(element("vAlign", val="center"))
    return element("tcPr", "".join(parts))
