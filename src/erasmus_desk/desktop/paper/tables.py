"""Tables on paper."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from erasmus_desk.desktop.paper.look import (
    GROUP,
    HEAD,
    LONG,
    RULE,
    SHADES,
    SHORT,
    SIDE,
    TOTAL,
)
from erasmus_desk.desktop.paper.writing import STYLE, Writer, letters, looks_of
from erasmus_desk.session.paper import (
    Fact,
    FactsTable,
    Row,
    Signatures,
    Space,
    Table,
    Text,
    Tick,
    Ticks,
    Timetable,
    leading,
)

_PAIRS = (1850, 2856, 1850, 2856)
_NUMBERED_PAIRS = (2200, 2506, 2200, 2506)
_SINGLES = (3100, 6312)
_ABOVE, _BESIDE, _BESIDE_IN_PART_B = 36, 54, 40
_LINE = 150
_LABEL, _LEAST_LABEL, _MONTH = 2400, 1500, 112
BOX, TICKED = "☐", "☒"


def width_of(*, landscape: bool) -> int:
    """The width of the text on a page."""
    return (LONG if landscape else SHORT) - 2 * SIDE


def put_table(writer: Writer, block: Table) -> None:
    """A list with a row for each item, its head on every page."""
    shares = [column.share for column in block.columns]
    table = _new(writer, len(block.rows) + 1, shares, heads=1)
    for n, column in enumerate(block.columns):
        name = "head number" if column.right else "head"
        _fill(table.cellAt(0, n), name, (Text(column.title),), background=HEAD)
    for position, row in enumerate(block.rows, start=1):
        _put_row(table, position, block, row)
    writer.after_table()


def _put_row(table: QTextTable, position: int, block: Table, row: Row) -> None:
    heavy = row.total or row.group
    span = leading(row.cells) if heavy else 1
    if span > 1:
        table.mergeCells(position, 0, 1, span)
    background = TOTAL if row.total else GROUP if row.group else ""
    for n, (column, content) in enumerate(zip(block.columns, row.cells, strict=True)):
        if 0 < n < span:
            continue
        name = "number" if column.right and not (n == 0 and span > 1) else "cell"
        strong = row.total or (row.group and n == 0)
        _fill(table.cellAt(position, n), name, content, background=background, strong=strong)


def put_facts(writer: Writer, block: FactsTable) -> None:
    """Short answers beside their labels."""
    paired = any(len(row) > 1 for row in block.rows)
    numbered = any(fact.number for row in block.rows for fact in row)
    pairs = _NUMBERED_PAIRS if numbered else _PAIRS
    table = _new(writer, len(block.rows), pairs if paired else _SINGLES)
    for position, row in enumerate(block.rows):
        for n, fact in enumerate(row):
            _put_label(table.cellAt(position, 2 * n), fact)
        if paired and len(row) == 1:
            table.mergeCells(position, 1, 1, 3)
        for n, fact in enumerate(row):
            _fill(table.cellAt(position, 2 * n + 1), "cell", fact.value)
    writer.after_table()


def _put_label(cell: QTextTableCell, fact: Fact) -> None:
    inside = _fill(cell, "label", ())
    if fact.number:
        inside.put("label", f"{fact.number}\u2002", "muted")
    inside.put("label", fact.label)
    if fact.note:
        inside.line("remark", fact.note)


def put_space(writer: Writer, block: Space) -> None:
    """An empty box to write in."""
    table = _new(writer, 1, (1,))
    inside = _fill(table.cellAt(0, 0), "cell", ())
    for _ in range(max(0, block.lines - 1)):
        inside.line("answer", "")
    writer.after_table()


def put_ticks(writer: Writer, block: Ticks) -> None:
    """Boxes to tick, in one or several columns."""
    if block.columns == 1:
        for tick in block.ticks:
            _put_tick(writer, tick)
        return
    table = _new(writer, 1, (1,) * block.columns, bare=True)
    height = -(-len(block.ticks) // block.columns)
    for n in range(block.columns):
        inside = Writer(table.cellAt(0, n).firstCursorPosition(), in_cell=True)
        for tick in block.ticks[n * height : (n + 1) * height]:
            _put_tick(inside, tick)
    writer.after_table()


def _put_tick(writer: Writer, tick: Tick) -> None:
    if tick.group:
        writer.line("tick group", tick.group)
    writer.begin("tick")
    writer.put("tick", f"{TICKED if tick.ticked else BOX}\t")
    if tick.number:
        writer.put("tick", f"{tick.number}\u2002", "muted")
    writer.put("tick", tick.text)


def put_signatures(writer: Writer, block: Signatures) -> None:
    """Places to sign, side by side."""
    count = max(2, len(block.signatures))
    shares = [share for _ in range(count) for share in (8, 1)][:-1]
    table = _new(writer, 2, shares, bare=True)
    for n, signed in enumerate(block.signatures):
        inside = Writer(table.cellAt(0, 2 * n).firstCursorPosition(), in_cell=True)
        inside.line("signature", signed.title)
        for name in signed.lines:
            inside.line("signature name", name)
        # The lines to write on stand in a row of their own, all at the same height.
        inside = Writer(table.cellAt(1, 2 * n).firstCursorPosition(), in_cell=True)
        for label in signed.labels:
            # A cell gives no room above its first paragraph.
            inside.line("signature name", "")
            inside.line("signature line", label)
    writer.after_table()


def put_timetable(writer: Writer, block: Timetable) -> None:
    """The project month by month, with coloured cells."""
    count = sum(len(months) for _, months in block.years)
    whole = width_of(landscape=True)
    label = min(_LABEL, max(_LEAST_LABEL, whole - _MONTH * count))
    month = (whole - label) / max(1, count)
    table = _new(writer, len(block.rows) + 2, (label, *(month for _ in range(count))), heads=2)
    table.mergeCells(0, 0, 2, 1)
    _fill(table.cellAt(0, 0), "head", (Text(block.corner),), background=HEAD)
    column = 1
    for year, months in block.years:
        if len(months) > 1:
            table.mergeCells(0, column, 1, len(months))
        _fill(table.cellAt(0, column), "year", (Text(year),), background=HEAD, narrow=True)
        for initial in months:
            cell = table.cellAt(1, column)
            _fill(cell, "month", (Text(initial),), background=HEAD, narrow=True)
            column += 1
    for position, row in enumerate(block.rows, start=2):
        _fill(table.cellAt(position, 0), "cell", (row.label,))
        for n, shade in enumerate(row.months, start=1):
            cell = table.cellAt(position, n)
            _fill(cell, "cell", (), background=SHADES.get(shade, ""), narrow=True)
    writer.after_table()


def _new(
    writer: Writer, rows: int, shares: Sequence[float], *, heads: int = 0, bare: bool = False
) -> QTextTable:
    writer.before_table()
    shape = QTextTableFormat()
    shape.setCellSpacing(0)
    shape.setCellPadding(0)
    shape.setBorder(0 if bare else 5)
    if not bare:
        shape.setBorderCollapse(True)
        shape.setBorderBrush(QBrush(QColor(RULE)))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    kind = QTextLength.Type.PercentageLength
    whole = sum(shares)
    shape.setColumnWidthConstraints([QTextLength(kind, share * 100 / whole) for share in shares])
    shape.setWidth(QTextLength(kind, 100))
    shape.setHeaderRowCount(heads)
    writer.cursor.movePosition(QTextCursor.MoveOperation.End)
    return writer.cursor.insertTable(rows, len(shares), shape)


def _fill(
    cell: QTextTableCell,
    name: str,
    content: tuple[Text, ...],
    *,
    background: str = "",
    strong: bool = False,
    narrow: bool = False,
) -> Writer:
    shape = cell.format().toTableCellFormat()
    cursor = cell.firstCursorPosition()
    shape.merge(letters(looks_of(cursor.document())[name]))
    shape.setTopPadding(_ABOVE)
    shape.setBottomPadding(_ABOVE)
    beside = _BESIDE_IN_PART_B if cursor.document().property(STYLE) else _BESIDE
    shape.setLeftPadding(0 if narrow else beside)
    shape.setRightPadding(0 if narrow else beside)
    if background:
        shape.setBackground(QColor(background))
    cell.setFormat(shape)
    inside = Writer(cell.firstCursorPosition(), in_cell=True)
    inside.cell(name, content, strong=strong)
    return inside
