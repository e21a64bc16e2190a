"""Tables in Word's XML: fixed layout, every width given, heads that repeat."""

from collections.abc import Iterable, Sequence

from erasmus_desk.documents.ooxml import (
    Bookmarks,
    Element,
    add,
    keep_with_next,
    lines_of,
    new,
    paragraph,
    put_text,
    runs_right_to_left,
    style_id,
    w,
)
from erasmus_desk.documents.outline import (
    Cell,
    Fact,
    FactsTable,
    Row,
    Shade,
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
_LINE = 300
_GAP = 500
_SMALL = 11
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

    def table(self, block: Table) -> Element:
        """A list with a row for each item."""
        whole = LANDSCAPE_WIDTH if block.wide else PORTRAIT_WIDTH
        widths = _divided(whole, [column.share for column in block.columns])
        made = _table("ED Table", widths, head=True, alternative=block.caption)
        head = _row(made, head=True)
        for column, width in zip(block.columns, widths, strict=True):
            cell = _cell(head, width, fill=_HEAD, edge=_HEAD_RULE, middle=True)
            style = "ED Table Head Number" if column.right else "ED Table Head"
            self._fill(cell, (Text(column.title),), style)
        for row in block.rows:
            self._table_row(made, block, row, widths)
        return _kept_together(made)

    def _table_row(self, made: Element, block: Table, row: Row, widths: list[int]) -> None:
        line = _row(made, whole=_fits_page(row.cells))
        span = leading(row.cells) if row.total or row.group else 1
        fill = _TOTAL if row.total else _GROUP if row.group else ""
        first = _cell(line, sum(widths[:span]), fill=fill, span=span)
        style = "ED Table Number" if block.columns[0].right and span == 1 else "ED Table Text"
        self._fill(first, _strong(row.cells[0], row.total or row.group), style, (row.anchor,))
        for column, width, content in zip(
            block.columns[span:], widths[span:], row.cells[span:], strict=True
        ):
            style = "ED Table Number" if column.right else "ED Table Text"
            self._fill(_cell(line, width, fill=fill), _strong(content, row.total), style)
        if row.group:
            for inner in line.iter(w("p")):
                keep_with_next(inner)

    def facts(self, block: FactsTable) -> Element:
        """Short answers beside their labels."""
        paired = any(len(row) == 2 for row in block.rows)  # noqa: PLR2004
        numbered = any(fact.number for row in block.rows for fact in row)
        pairs = _NUMBERED_PAIRS if numbered else _PAIRS
        widths = list(pairs if paired else _SINGLES)
        made = _table("ED Table Facts", widths, side=True)
        for row in block.rows:
            line = _row(made, whole=_fits_page(fact.value for fact in row))
            self._fact(line, row[0], widths[0], widths[1:] if len(row) == 1 else widths[1:2])
            if len(row) > 1:
                self._fact(line, row[1], widths[2], widths[3:])
        return _kept_together(made)

    def _fact(self, line: Element, fact: Fact, label: int, value: Sequence[int]) -> None:
        named: list[Text] = [Text(fact.label)]
        if fact.number:
            named.insert(0, Text(f"{fact.number}\u2002", look="muted"))
        cell = _cell(line, label)
        self._fill(cell, tuple(named), "ED Table Label", (fact.anchor,))
        if fact.note:
            self._fill(cell, (Text(fact.note),), "ED Table Remark")
        self._fill(_cell(line, sum(value), span=len(value)), fact.value, "ED Table Text")

    def space(self, block: Space) -> Element:
        """An empty box that grows with what is written in it."""
        made = _table("ED Table Space", [PORTRAIT_WIDTH])
        line = _row(made, whole=False, height=block.lines * _LINE)
        self._fill(_cell(line, PORTRAIT_WIDTH), (), "ED Answer")
        return made

    def ticks(self, entries: Sequence[Element], columns: int) -> Element:
        """Paragraphs in several columns, to be read downwards."""
        widths = _divided(PORTRAIT_WIDTH, [1] * columns)
        made = _table("ED Table Plain", widths)
        line = _row(made, whole=False)
        height = -(-len(entries) // columns)
        for number, width in enumerate(widths):
            cell = _cell(line, width)
            cell.extend(entries[number * height : (number + 1) * height])
            if len(cell) == 1:
                self._fill(cell, (), "ED Tick")
        return made

    def signatures(self, block: Signatures) -> Element:
        """Places to sign, side by side, with a gap between them."""
        parts = [1] * max(2, len(block.signatures))
        columns = _divided(PORTRAIT_WIDTH - _GAP * (len(parts) - 1), parts)
        widths = [width for column in columns for width in (column, _GAP)][:-1]
        made = _table("ED Table Plain", widths)
        line = _row(made)
        for number, width in enumerate(widths):
            place, gap = divmod(number, 2)
            cell = _cell(line, width)
            if gap or place >= len(block.signatures):
                self._fill(cell, (), "ED Signature Name")
                continue
            signed = block.signatures[place]
            self._fill(cell, (Text(signed.title),), "ED Signature")
            for name in signed.lines:
                self._fill(cell, (Text(name, typed=True),), "ED Signature Name")
            for label in signed.labels:
                # Between two paragraphs with the same border no line would be drawn.
                self._fill(cell, (), "ED Signature Name")
                self._fill(cell, (Text(label),), "ED Signature Line")
        return made

    def timetable(self, block: Timetable) -> Element:
        """The project month by month, with coloured cells."""
        count = sum(len(months) for _, months in block.years)
        label = max(3000, LANDSCAPE_WIDTH - 420 * count) if count > 18 else 4600  # noqa: PLR2004
        month = _divided(LANDSCAPE_WIDTH - label, [1] * count)
        made = _table(
            "ED Table Timetable",
            [label, *month],
            head=True,
            side=True,
            alternative=block.caption,
            description=block.description,
        )
        years, initials = _row(made, head=True), _row(made, head=True)
        corner = _cell(years, label, fill=_HEAD, edge=_HEAD_RULE, middle=True, merge="restart")
        self._fill(corner, (Text(block.corner),), "ED Table Head")
        below = _cell(initials, label, fill=_HEAD, edge=_HEAD_RULE, merge="continue")
        self._fill(below, (), "ED Table Head")
        self._months(years, initials, block, month)
        for row in block.rows:
            line = _row(made)
            self._fill(_cell(line, label), (row.label,), "ED Table Text")
            for shade, width in zip(row.months, month, strict=True):
                cell = _cell(line, width, fill=_SHADES.get(shade, ""), narrow=True)
                self._fill(cell, (), "ED Table Text")
        return made

    def _months(
        self, years: Element, initials: Element, block: Timetable, month: list[int]
    ) -> None:
        place = 0
        for year, months in block.years:
            width = sum(month[place : place + len(months)])
            cell = _cell(years, width, fill=_HEAD, edge=_HEAD_RULE, span=len(months))
            self._fill(cell, (Text(year),), "ED Table Year")
            for initial in months:
                cell = _cell(initials, month[place], fill=_HEAD, edge=_HEAD_RULE, narrow=True)
                self._fill(cell, (Text(initial),), "ED Table Month")
                place += 1

    def _fill(
        self, cell: Element, content: Cell, style: str, anchors: tuple[str, ...] = ()
    ) -> None:
        for line in lines_of(content):
            text = "".join(part.text for part in line)
            rtl = runs_right_to_left(text)
            made = paragraph(style, rtl=rtl)
            self._bookmarks.mark(made, anchors)
            anchors = ()
            for part in line:
                language = self._typed if part.typed else ""
                put_text(made, part.text, look=part.look, language=language, rtl=rtl)
            cell.append(made)


def _kept_together(made: Element) -> Element:
    """*made* with its rows held on one page, if it is small; else with its last two rows."""
    rows = made.findall(w("tr"))
    letters = sum(len(text) for row in rows for text in row.itertext())
    small = len(rows) <= _SMALL and letters < _SPLIT_ABOVE
    for row in rows[:-1] if small else rows[-2:-1]:
        for inner in row.iter(w("p")):
            keep_with_next(inner)
    return made


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
    *,
    head: bool = False,
    side: bool = False,
    alternative: str = "",
    description: str = "",
) -> Element:
    """A table; programs that read aloud are told of its first row and column and its content."""
    made = new("tbl")
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=style_id(style))
    add(properties, "tblW", w=sum(widths), type="dxa")
    add(properties, "tblLayout", type="fixed")
    look = (0x20 if head else 0) + (0x80 if side else 0)
    add(
        properties,
        "tblLook",
        val=f"{look:04X}",
        firstRow=int(head),
        lastRow=0,
        firstColumn=int(side),
        lastColumn=0,
        noHBand=0,
        noVBand=0,
    )
    if alternative:
        add(properties, "tblCaption", val=clean(alternative).text)
    if description:
        add(properties, "tblDescription", val=clean(description).text)
    grid = add(made, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    return made


def _row(made: Element, *, head: bool = False, whole: bool = True, height: int = 0) -> Element:
    line = add(made, "tr")
    properties = add(line, "trPr")
    if whole:
        add(properties, "cantSplit")
    if height:
        add(properties, "trHeight", val=height, hRule="atLeast")
    if head:
        add(properties, "tblHeader")
    return line


def _cell(
    line: Element,
    width: int,
    *,
    fill: str = "",
    edge: str = "",
    span: int = 1,
    merge: str = "",
    middle: bool = False,
    narrow: bool = False,
) -> Element:
    made = add(line, "tc")
    properties = add(made, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if span > 1:
        add(properties, "gridSpan", val=span)
    if merge:
        add(properties, "vMerge", val=merge)
    if edge:
        borders = add(properties, "tcBorders")
        for side in ("top", "left", "bottom", "right"):
            add(borders, side, val="single", sz=4, space=0, color=edge)
    if fill:
        add(properties, "shd", val="clear", color="auto", fill=fill)
    if narrow:
        margins = add(properties, "tcMar")
        for side in ("left", "right"):
            add(margins, side, w=0, type="dxa")
    if middle:
        add(properties, "vAlign", val="center")
    return made
