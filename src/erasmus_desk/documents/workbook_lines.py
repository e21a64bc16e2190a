"""The sheets of a budget's workbook that calculate: lines and rates."""

from collections.abc import Iterator
from enum import IntEnum

from erasmus_desk.documents.workbook_parts import FIRST, Parts
from erasmus_desk.documents.workbook_plan import Row
from erasmus_desk.documents.workbook_sheets import Column, Kind, cell
from erasmus_desk.model.budget import ZERO


class L(IntEnum):
    """The columns of the sheet of lines."""

    NUMBER = 0
    CATEGORY_NUMBER = 1
    CATEGORY = 2
    HOME_NUMBER = 3
    HOME = 4
    THING = 5
    DETAIL = 6
    TIMES = 7
    QUANTITY = 8
    RATE = 9
    MORE = 10
    MORE_RATE = 11
    CALCULATED = 12
    CUT = 13
    AMOUNT = 14
    SOURCE = 15
    CONFIDENCE = 16


class R(IntEnum):
    """The columns of the sheet of rates."""

    CATEGORY = 0
    DETAIL = 1
    UNIT = 2
    RATE = 3
    USES = 4
    SOURCE = 5
    CONFIDENCE = 6


def write_lines(parts: Parts) -> None:
    """Write the lines, each with its live formula, and their sums."""
    sheet = parts.lines
    sheet.head(0, _line_columns(parts))
    for number, row in enumerate(parts.plan.rows, start=1):
        _line(parts, number, row)
    end = parts.last + 1
    sheet.fill(end, range(len(L)), "total")
    sheet.text(end, L.CATEGORY, parts.say("total"), "total_text")
    for column, value in (
        (L.CALCULATED, sum((row.calculated for row in parts.plan.rows), ZERO)),
        (L.CUT, sum((row.line.cut for row in parts.plan.rows), ZERO)),
        (L.AMOUNT, parts.budget.total),
    ):
        span = f"{cell(FIRST, column)}:{cell(parts.last, column)}"
        sheet.formula(end, column, f"=SUBTOTAL(109,{span})", value, "total_euro")
    sheet.freeze(1, L.CATEGORY + 1)
    sheet.filter(0, parts.last, len(L) - 1)
    sheet.page(parts.title, parts.say("page"), head=(0, 0))


def _line_columns(parts: Parts) -> Iterator[Column]:
    widths = (5, 4, 26, 4, 18, 34, 28, 8, 11, 12, 14, 14, 14, 12, 14, 10, 24)
    keys = (
        *("number", "", "category", "", "organisation", "thing", "detail", "times", "quantity"),
        *("rate", "more", "more_rate", "calculated", "cut", "amount", "source", "confidence"),
    )
    for position, (key, width) in enumerate(zip(keys, widths, strict=True)):
        right = L.TIMES <= position <= L.AMOUNT
        yield Column(parts.say(key) if key else "#", width, right)


def _line(parts: Parts, number: int, row: Row) -> None:
    sheet, line, said, plan = parts.lines, row.line, parts.said, parts.plan
    sheet.number(number, L.NUMBER, number, "count")
    sheet.number(number, L.CATEGORY_NUMBER, plan.categories.index(line.category) + 1, "count")
    sheet.text(number, L.CATEGORY, said.category(line.category))
    home = plan.organisations.index(line.organisation) + 1
    sheet.number(number, L.HOME_NUMBER, home, "count")
    sheet.text(number, L.HOME, said.organisation(line.organisation))
    sheet.text(number, L.THING, said.thing(line.place))
    sheet.text(number, L.DETAIL, said.label(line))
    _multiplied(parts, number, row)
    sure: Kind = "estimate" if line.is_estimate else "text"
    sheet.text(number, L.SOURCE, parts.numbers(line.source))
    sheet.text(number, L.CONFIDENCE, said.confidence(line), sure)


def _multiplied(parts: Parts, number: int, row: Row) -> None:
    sheet = parts.lines
    kind: Kind = "input_euro" if row.money else "input"
    sheet.fill(number, range(L.TIMES, L.CUT + 1), "text")
    for column, value in ((L.TIMES, row.times), (L.QUANTITY, row.quantity), (L.MORE, row.more)):
        if value is not None:
            sheet.number(number, column, value, kind)
    for column, position in ((L.RATE, row.rate), (L.MORE_RATE, row.more_rate)):
        if position is not None:
            rate = parts.plan.rates[position]
            shown: Kind = "percent" if rate.percent else "rate"
            link = f"={parts.rates.ref(position + FIRST, R.RATE)}"
            sheet.formula(number, column, link, rate.value, shown)
    if row.quantity is None:
        sheet.number(number, L.CALCULATED, row.calculated, "euro")
    else:
        sheet.formula(number, L.CALCULATED, _product(number, row), parts.plan.value(row), "euro")
    sheet.number(number, L.CUT, row.line.cut, "euro")
    difference = f"={cell(number, L.CALCULATED)}-{cell(number, L.CUT)}"
    sheet.formula(number, L.AMOUNT, difference, row.line.amount, "euro")


def _product(number: int, row: Row) -> str:
    """The formula of a line, as short as it can be."""
    text = cell(number, L.QUANTITY)
    if row.rate is not None:
        text += f"*{cell(number, L.RATE)}"
    if row.more is not None:
        text += f"+{cell(number, L.MORE)}*{cell(number, L.MORE_RATE)}"
    if row.times is not None:
        text = f"{cell(number, L.TIMES)}*({text})"
    return f"=ROUND({text},2)"


def write_rates(parts: Parts) -> None:
    """Write the rates that lines point to."""
    sheet = parts.rates
    keys = ("category", "detail", "unit", "rate", "uses", "source", "confidence")
    widths = (38, 44, 14, 14, 9, 9, 40)
    figures = (R.RATE, R.USES)
    sheet.head(
        0,
        (
            Column(parts.say(k), w, n in figures)
            for n, (k, w) in enumerate(zip(keys, widths, strict=True))
        ),
    )
    for number, rate in enumerate(parts.plan.rates, start=FIRST):
        detail = rate.detail
        if rate.reduced:
            detail = f"{detail} · {parts.say('more')}" if detail else parts.say("more")
        sheet.text(number, R.CATEGORY, parts.said.category(rate.category))
        sheet.text(number, R.DETAIL, detail)
        sheet.text(number, R.UNIT, parts.said.unit(rate.unit))
        sheet.number(number, R.RATE, rate.value, "input_percent" if rate.percent else "input_euro")
        sheet.number(number, R.USES, _uses(parts, number - FIRST), "count")
        sheet.text(number, R.SOURCE, parts.numbers(rate.source))
        sheet.text(number, R.CONFIDENCE, rate.confidence)
    sheet.freeze(1, 0)
    sheet.filter(0, len(parts.plan.rates), len(R) - 1)
    sheet.page(parts.title, parts.say("page"), head=(0, 0))


def _uses(parts: Parts, position: int) -> int:
    return sum(position in (row.rate, row.more_rate) for row in parts.plan.rows)
