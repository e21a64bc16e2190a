"""How a sheet of a workbook is written: cells, formats, print setup, and nothing of budgets."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

Kind = Literal[
    "title",
    "head",
    "head_right",
    "text",
    "muted",
    "input",
    "input_euro",
    "count",
    "euro",
    "rate",
    "percent",
    "total",
    "total_text",
    "total_euro",
    "total_percent",
    "estimate",
    "input_percent",
    "muted_count",
    "strong_euro",
    "plain",
]

_INK, _ACCENT, _INPUT, _AMBER, _MUTED = "#1B2030", "#17337A", "#1F4FB8", "#9A5B00", "#667085"
_HEAD, _TOTAL, _RULE = "#E7EBF7", "#F3F1EA", "#D5D9E4"
_EURO = '#,##0.00\u00a0"€";[Red]-#,##0.00\u00a0"€";"–"'
_RATE = '#,##0.00\u00a0"€"'
_COUNT = "#,##0"
_PERCENT = "0.0%"
_A4 = 9
_USUAL_WIDTH, _INDENT, _SLIM = 8.43, 1.5, 1.12
_LINE_HEIGHT, _ROW_HEIGHT, _TITLE_HEIGHT = 13.0, 16.0, 24.0
_LONGEST_HEADER = 200
_READABLE = 75
"""Per cent of its size at which a sheet too wide for one page is printed."""

_ONE_LINE: frozenset[Kind] = frozenset({"title", "muted"})
_LOOKS: dict[Kind, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15, "font_color": _ACCENT},
    "head": {"bold": True, "bg_color": _HEAD, "font_color": _ACCENT, "bottom": 1},
    "head_right": {
        "bold": True,
        "bg_color": _HEAD,
        "font_color": _ACCENT,
        "bottom": 1,
        "align": "right",
    },
    "text": {"bottom": 1, "align": "left", "indent": 1},
    "muted": {"font_color": _MUTED},
    "input": {"num_format": _COUNT, "font_color": _INPUT, "bottom": 1},
    "input_euro": {"num_format": _RATE, "font_color": _INPUT, "bottom": 1},
    "count": {"num_format": _COUNT, "bottom": 1},
    "euro": {"num_format": _EURO, "bottom": 1},
    "rate": {"num_format": _RATE, "bottom": 1},
    "percent": {"num_format": _PERCENT, "bottom": 1},
    "total": {"bold": True, "bg_color": _TOTAL, "top": 1},
    "total_text": {"bold": True, "bg_color": _TOTAL, "top": 1},
    "total_euro": {"bold": True, "bg_color": _TOTAL, "top": 1, "num_format": _EURO},
    "total_percent": {"bg_color": _TOTAL, "num_format": _PERCENT, "font_color": _MUTED},
    "input_percent": {"num_format": _PERCENT, "font_color": _INPUT, "bottom": 1},
    "muted_count": {"font_color": _MUTED, "num_format": _COUNT, "align": "right"},
    "strong_euro": {"num_format": _EURO, "bold": True, "bottom": 1},
    "plain": {},
    "estimate": {"font_color": _AMBER, "bottom": 1, "align": "left", "indent": 1},
}


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": "Calibri", "font_size": 10, "font_color": _INK, "valign": "top"}
        rule = {"bottom_color": _RULE, "text_wrap": True}
        self._made: dict[Kind, Format] = {}
        for kind, look in _LOOKS.items():
            wrap = {} if kind in _ONE_LINE else rule
            self._made[kind] = book.add_format({**base, **wrap, **look})

    def __getitem__(self, kind: Kind) -> Format:
        return self._made[kind]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: title and width in characters."""

    title: str
    width: float
    right: bool = False


class Sheet:
    """One sheet being written; cells are named by row and column from 0."""

    def __init__(self, book: Workbook, styles: Styles, name: str) -> None:
        self.name = name
        self._styles = styles
        self._sheet: Worksheet = book.add_worksheet(name)
        self._widths: dict[int, float] = {}
        self._lines: dict[int, int] = {}
        self._sheet.hide_gridlines(2)

    def text(self, row: int, column: int, text: str, kind: Kind = "text", *, over: int = 1) -> None:
        """Write *text* as it is, never as a formula, *over* so many columns."""
        style = self._styles[kind]
        if over > 1:
            self._sheet.merge_range(row, column, row, column + over - 1, "", style)
        self._sheet.write_string(row, column, text, style)
        if kind == "title":
            self._sheet.set_row(row, _TITLE_HEIGHT)
        if kind not in _ONE_LINE and over == 1:
            room = max(self._widths.get(column, _USUAL_WIDTH) * _SLIM - _INDENT, 1)
            lines = sum(max(1, ceil(len(part) / room)) for part in text.split("\n"))
            self._lines[row] = max(self._lines.get(row, 1), lines)

    def number(self, row: int, column: int, value: Decimal | int, kind: Kind) -> None:
        """Write a number."""
        self._sheet.write_number(row, column, float(value), self._styles[kind])

    def formula(
        self, row: int, column: int, formula: str, value: Decimal | str, kind: Kind
    ) -> None:
        """Write a live formula and what it gives now, for programs that do not calculate."""
        known = value if isinstance(value, str) else float(value)
        self._sheet.write_formula(row, column, formula, self._styles[kind], known)

    def widths(self, widths: Iterable[float]) -> None:
        """Set the widths of the columns, from the first on."""
        for position, width in enumerate(widths):
            self._widths[position] = width
            self._sheet.set_column(position, position, width)

    def head(self, row: int, columns: Iterable[Column]) -> None:
        """Write the head of a table and set the widths of its columns."""
        found = tuple(columns)
        self.widths(column.width for column in found)
        for position, column in enumerate(found):
            kind: Kind = "head_right" if column.right else "head"
            self.text(row, position, column.title, kind)

    def fill(self, row: int, columns: Iterable[int], kind: Kind) -> None:
        """Give empty cells of a row their look."""
        for column in columns:
            self._sheet.write_blank(row, column, None, self._styles[kind])

    def freeze(self, row: int, column: int) -> None:
        """Keep everything above *row* and left of *column* in sight."""
        self._sheet.freeze_panes(row, column)

    def filter(self, head: int, last_row: int, last_column: int) -> None:
        """Offer filters on the head of a table."""
        if last_row > head:
            self._sheet.autofilter(head, 0, last_row, last_column)

    def fit(self) -> None:
        """Give every row the height that its texts need.

        Excel would find it out by itself; other programs would not.
        """
        for row, lines in self._lines.items():
            self._sheet.set_row(row, max(lines * _LINE_HEIGHT + 2, _ROW_HEIGHT))

    def page(self, title: str, page: str, *, head: tuple[int, int] | None = None) -> None:
        """Print on A4 landscape, one page wide, the rows *head* repeated on every page."""
        self.fit()
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
        shown = title[:_LONGEST_HEADER].replace("&", "&&")
        self._sheet.set_header(f"&L&9{shown}&R&9&A")
        self._sheet.set_footer(f"&R&9{page} &P / &N")
        if head is not None:
            self._sheet.repeat_rows(*head)

    def spread(self, columns: int) -> None:
        """Print over as many pages as the width needs, the first *columns* on each of them."""
        self._sheet.set_print_scale(_READABLE)
        self._sheet.repeat_columns(0, columns - 1)
        self._sheet.print_across()

    def ref(self, row: int, column: int) -> str:
        """A cell as formulas of other sheets name it."""
        return f"{self.quoted}!{absolute(row, column)}"

    def span(self, first: int, last: int, column: int) -> str:
        """Part of a column as formulas of other sheets name it."""
        return f"{self.quoted}!{absolute(first, column)}:{absolute(last, column)}"

    @property
    def quoted(self) -> str:
        """The sheet's name as formulas write it."""
        return "'" + self.name.replace("'", "''") + "'"


def cell(row: int, column: int) -> str:
    """A cell of the same sheet: ``B7``."""
    return str(xl_rowcol_to_cell(row, column))


def absolute(row: int, column: int) -> str:
    """A cell that stays when formulas are copied: ``$B$7``."""
    return f"${xl_col_to_name(column)}${row + 1}"
