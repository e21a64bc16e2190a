"""The sheets of a budget's workbook: lines, rates, summary, limits, notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from erasmus_desk.documents.budget_words import BudgetWords
from erasmus_desk.documents.workbook_plan import Plan, Row
from erasmus_desk.documents.workbook_sheets import Column, Kind, Sheet, cell
from erasmus_desk.model.budget import ZERO, Budget, LimitUse

_FIRST = 1
_SUMMARY_HEAD = 3
_MOST_BESIDE = 8
"""Organisations beside each other that can still be read on one page."""
_CATEGORY_TOTALS = frozenset({"meetings", "multiplier_events", "exceptional"})
_GRAND_TOTALS = frozenset({"grant_total", "grant_schools"})


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


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that sheets are written from, and the sheets themselves."""

    budget: Budget
    plan: Plan
    said: BudgetWords
    title: str
    facts: tuple[tuple[str, str], ...]
    summary: Sheet
    lines: Sheet
    rates: Sheet
    limits: Sheet
    notes: Sheet

    def say(self, key: str, **facts: str) -> str:
        """A text of the workbook."""
        return self.said.texts.say(f"sheet.{key}", **facts)

    def numbers(self, source: tuple[str, ...]) -> str:
        """Sources by their numbers in the sheet of notes."""
        found = sorted(self.plan.sources.index(key) + 1 for key in source)
        return ", ".join(str(number) for number in found)

    @property
    def last(self) -> int:
        """The last row of lines, or the first one where there are none."""
        return max(len(self.plan.rows), 1)


def write_all(parts: Parts) -> None:
    """Write every sheet."""
    _rates(parts)
    _lines(parts)
    _summary(parts)
    _limits(parts)
    _notes(parts)


# ---------------------------------------------------------------- lines


def _lines(parts: Parts) -> None:
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
        span = f"{cell(_FIRST, column)}:{cell(parts.last, column)}"
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
            link = f"={parts.rates.ref(position + _FIRST, R.RATE)}"
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


# ---------------------------------------------------------------- rates


def _rates(parts: Parts) -> None:
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
    for number, rate in enumerate(parts.plan.rates, start=_FIRST):
        detail = rate.detail
        if rate.reduced:
            detail = f"{detail} · {parts.say('more')}" if detail else parts.say("more")
        sheet.text(number, R.CATEGORY, parts.said.category(rate.category))
        sheet.text(number, R.DETAIL, detail)
        sheet.text(number, R.UNIT, parts.said.unit(rate.unit))
        sheet.number(number, R.RATE, rate.value, "input_percent" if rate.percent else "input_euro")
        sheet.number(number, R.USES, _uses(parts, number - _FIRST), "count")
        sheet.text(number, R.SOURCE, parts.numbers(rate.source))
        sheet.text(number, R.CONFIDENCE, rate.confidence)
    sheet.freeze(1, 0)
    sheet.filter(0, len(parts.plan.rates), len(R) - 1)
    sheet.page(parts.title, parts.say("page"), head=(0, 0))


def _uses(parts: Parts, position: int) -> int:
    return sum(position in (row.rate, row.more_rate) for row in parts.plan.rows)


# ---------------------------------------------------------------- summary


def _summary(parts: Parts) -> None:
    sheet, plan = parts.summary, parts.plan
    homes = range(3, 3 + len(plan.organisations))
    total = homes.stop
    sheet.text(0, 0, parts.title, "title")
    sheet.height(0, 24)
    sheet.text(1, 0, " · ".join(value for _, value in parts.facts[1:]), "muted")
    sheet.head(_SUMMARY_HEAD, _summary_columns(parts))
    for position, column in enumerate(homes, start=1):
        sheet.number(_SUMMARY_HEAD - 1, column, position, "muted_count")
    first = _SUMMARY_HEAD + 1
    end = first + len(plan.categories)
    sums = parts.budget.by_both()
    for row, category in enumerate(plan.categories, start=first):
        sheet.number(row, 0, row - first + 1, "count")
        sheet.text(row, 1, parts.said.category(category))
        sheet.text(row, 2, parts.said.summary(parts.budget, category))
        for column, home in zip(homes, plan.organisations, strict=True):
            value = sums.get(category, {}).get(home, ZERO)
            sheet.formula(row, column, _sumifs(parts, row, column), value, "euro")
        value = parts.budget.by_category().get(category, ZERO)
        span = _across(row, homes)
        sheet.formula(row, total, f"=SUM({span})" if span else "=0", value, "strong_euro")
    _summary_totals(parts, first, end, homes)
    sheet.freeze(first, 2)
    sheet.page(parts.title, parts.say("page"), head=(_SUMMARY_HEAD, _SUMMARY_HEAD))
    if len(homes) > _MOST_BESIDE:
        sheet.spread(2)


def _summary_columns(parts: Parts) -> Iterator[Column]:
    yield Column(parts.say("number"), 5)
    yield Column(parts.say("category"), 38)
    yield Column(parts.say("how"), 42)
    for home in parts.plan.organisations:
        yield Column(parts.said.organisation(home), 18, right=True)
    yield Column(parts.say("total"), 16, right=True)


def _sumifs(parts: Parts, row: int, column: int) -> str:
    # Numbers and not names are compared: names may be equal, or look like a pattern.
    span = {key: parts.lines.span(_FIRST, parts.last, key) for key in L}
    category = f"$A${row + 1}"
    home = cell(_SUMMARY_HEAD - 1, column)
    return (
        f"=SUMIFS({span[L.AMOUNT]},{span[L.CATEGORY_NUMBER]},{category},"
        f"{span[L.HOME_NUMBER]},{home})"
    )


def _across(row: int, homes: range) -> str:
    return f"{cell(row, homes.start)}:{cell(row, homes.stop - 1)}" if homes else ""


def _summary_totals(parts: Parts, first: int, end: int, homes: range) -> None:
    sheet, budget = parts.summary, parts.budget
    sheet.fill(end, range(homes.stop + 1), "total")
    sheet.text(end, 1, parts.said.category("total"), "total_text")
    sheet.fill(end + 1, range(homes.stop + 1), "total_percent")
    sheet.text(end + 1, 1, parts.say("share"), "total_percent")
    by_home = budget.by_organisation()
    sums = [by_home.get(home, ZERO) for home in parts.plan.organisations]
    grand = cell(end, homes.stop)
    for column, value in zip((*homes, homes.stop), (*sums, budget.total), strict=True):
        own = cell(end, column)
        span = f"{cell(first, column)}:{cell(end - 1, column)}"
        sheet.formula(end, column, f"=SUM({span})", value, "total_euro")
        share = value / budget.total if budget.total else Decimal(0)
        formula = f"=IF({grand}=0,0,{own}/{grand})"
        sheet.formula(end + 1, column, formula, share, "total_percent")


# ---------------------------------------------------------------- limits


def _limits(parts: Parts) -> None:
    sheet = parts.limits
    keys = ("limit", "used", "maximum", "left", "state", "source", "confidence")
    widths = (46, 16, 16, 16, 18, 9, 40)
    sheet.head(
        0,
        (
            Column(parts.say(k), w, n in (1, 2, 3))
            for n, (k, w) in enumerate(zip(keys, widths, strict=True))
        ),
    )
    for row, limit in enumerate(parts.budget.limits, start=_FIRST):
        _limit(parts, row, limit)
    sheet.freeze(1, 1)
    sheet.page(parts.title, parts.say("page"), head=(0, 0))


def _limit(parts: Parts, row: int, limit: LimitUse) -> None:
    sheet = parts.limits
    kind: Kind = "euro" if limit.unit == "euro" else "count"
    sheet.text(row, 0, parts.said.limit(limit))
    live = _used(parts, limit)
    if live:
        sheet.formula(row, 1, live, limit.used, kind)
    else:
        sheet.number(row, 1, limit.used, kind)
    sheet.number(row, 2, limit.maximum, "input_euro" if kind == "euro" else "input")
    used, most = cell(row, 1), cell(row, 2)
    sheet.formula(row, 3, f"={most}-{used}", limit.maximum - limit.used, kind)
    sign = "=" if limit.effect == "exact" else "<="
    kept, broken = parts.say("kept"), parts.say("broken")
    state = f'=IF(ROUND({used},2){sign}ROUND({most},2),"{kept}","{broken}")'
    sheet.formula(row, 4, state, kept if limit.is_kept else broken, "text")
    sheet.text(row, 5, parts.numbers(limit.source))
    level = parts.said.texts.say(f"confidence.{limit.confidence.value}")
    sheet.text(row, 6, level, "estimate" if limit.is_estimate else "text")


def _used(parts: Parts, limit: LimitUse) -> str:
    """The live sum that a limit is held against; empty where it is no sum of the summary."""
    column = 3 + len(parts.plan.organisations)
    first = _SUMMARY_HEAD + 1
    totals = parts.budget.by_category()
    if limit.code in _CATEGORY_TOTALS and totals.get(limit.code) == limit.used:
        row = first + parts.plan.categories.index(limit.code)
        return f"={parts.summary.ref(row, column)}"
    if limit.code in _GRAND_TOTALS and limit.used == parts.budget.total:
        return f"={parts.summary.ref(first + len(parts.plan.categories), column)}"
    return ""


# ---------------------------------------------------------------- notes


def _notes(parts: Parts) -> None:
    sheet = parts.notes
    sheet.widths((6, 30, 56, 84))
    sheet.text(0, 0, parts.say("notes"), "title")
    sheet.height(0, 24)
    row = _facts(parts, 1)
    row = _remarks(parts, row + 1)
    _sources(parts, row + 1)
    sheet.page(parts.title, parts.say("page"))


def _facts(parts: Parts, row: int) -> int:
    for name, value in parts.facts:
        parts.notes.wide(row, 1, name, "muted")
        parts.notes.text(row, 2, value, "plain")
        row += 1
    sentences = [parts.say("live", rates=parts.rates.name, lines=parts.lines.name)]
    if parts.budget.is_estimate:
        sentences.append(parts.say("estimate"))
    for sentence in sentences:
        parts.notes.wide(row, 3, sentence, "plain")
        row += 1
    return row


def _remarks(parts: Parts, row: int) -> int:
    said = parts.said
    remarks = [
        (number, line.line, text)
        for number, line in enumerate(parts.plan.rows, start=1)
        for text in said.notes(line.line)
    ]
    if not remarks:
        return row
    _small_head(parts, row, ("number", "category", "thing", "remarks"))
    for number, line, text in remarks:
        row += 1
        parts.notes.number(row, 0, number, "count")
        parts.notes.text(row, 1, said.category(line.category))
        parts.notes.text(row, 2, said.thing(line.place))
        parts.notes.text(row, 3, text)
    return row + 1


def _sources(parts: Parts, row: int) -> None:
    _small_head(parts, row, ("number", "edition", "sources", "address"))
    for number, key in enumerate(parts.plan.sources, start=1):
        source = parts.budget.sources.get(key)
        row += 1
        parts.notes.number(row, 0, number, "count")
        parts.notes.text(row, 1, source.edition if source else "")
        parts.notes.text(row, 2, source.title if source else key)
        parts.notes.text(row, 3, source.address if source else "")


def _small_head(parts: Parts, row: int, keys: tuple[str, ...]) -> None:
    for column, key in enumerate(keys):
        parts.notes.text(row, column, parts.say(key), "head")
