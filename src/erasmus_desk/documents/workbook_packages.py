"""Below the summary of a workbook: the planned things by organisations, as work packages."""

from collections.abc import Mapping
from decimal import Decimal

from erasmus_desk.documents.workbook_lines import L
from erasmus_desk.documents.workbook_parts import FIRST, Parts
from erasmus_desk.documents.workbook_sheets import Kind, cell
from erasmus_desk.model.budget import ZERO, Portion

_FIGURES = 3
"""Columns before the organisations: number, name, how."""


def write_packages(parts: Parts, head: int) -> None:
    """Write what every thing costs at every organisation, from the row *head* on, sums live."""
    sheet, homes = parts.summary, parts.plan.organisations
    portions = parts.budget.portions()
    sheet.text(head, 0, parts.say("number"), "head")
    sheet.text(head, 1, parts.say("thing"), "head")
    sheet.text(head, 2, parts.say("share"), "head")
    for column, home in enumerate((*homes, None), start=_FIGURES):
        title = parts.say("total") if home is None else parts.said.organisation(home)
        sheet.text(head, column, title, "head_right")
    numbers = {id(row.line): n for n, row in enumerate(parts.plan.rows, start=FIRST)}
    for row, portion in enumerate(portions, start=head + 1):
        _portion(parts, row, row - head, portion, numbers)
    _totals(parts, head + 1, head + 1 + len(portions))


def _portion(
    parts: Parts, row: int, number: int, portion: Portion, numbers: Mapping[int, int]
) -> None:
    sheet, homes = parts.summary, parts.plan.organisations
    sheet.number(row, 0, number, "count")
    sheet.text(row, 1, parts.said.portion_name(portion))
    sheet.text(row, 2, parts.said.portion(parts.budget, portion))
    for column, home in enumerate(homes, start=_FIGURES):
        own = [line for line in portion.lines if line.organisation == home]
        found = [parts.lines.ref(numbers[id(line)], L.AMOUNT) for line in own]
        value = sum((line.amount for line in own), ZERO)
        sheet.formula(row, column, "=" + ("+".join(found) or "0"), value, "euro")
    last = _FIGURES + len(homes)
    span = f"{cell(row, _FIGURES)}:{cell(row, last - 1)}"
    sheet.formula(row, last, f"=SUM({span})", portion.amount, "strong_euro")


def _totals(parts: Parts, first: int, end: int) -> None:
    sheet, homes = parts.summary, parts.plan.organisations
    last = _FIGURES + len(homes)
    by_home = parts.budget.by_organisation()
    sheet.fill(end, range(last + 1), "total")
    sheet.text(end, 1, parts.said.category("total"), "total_text")
    kind: Kind = "total_euro"
    sums: tuple[Decimal, ...] = (
        *(by_home.get(home, ZERO) for home in homes),
        parts.budget.total,
    )
    for column, value in enumerate(sums, start=_FIGURES):
        span = f"{cell(first, column)}:{cell(end - 1, column)}"
        sheet.formula(end, column, f"=SUM({span})", value, kind)
