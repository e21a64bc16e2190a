"""The sheets of a budget's workbook that sum up: categories by organisations, and limits."""

from collections.abc import Iterator
from decimal import Decimal

from erasmus_desk.documents.workbook_lines import L
from erasmus_desk.documents.workbook_packages import write_packages
from erasmus_desk.documents.workbook_parts import FIRST, Parts
from erasmus_desk.documents.workbook_sheets import Column, Kind, cell
from erasmus_desk.model.budget import ZERO, LimitUse

_SUMMARY_HEAD = 3
_MOST_BESIDE = 8
"""Organisations beside each other that can still be read on one page."""
_CATEGORY_TOTALS = frozenset({"meetings", "multiplier_events", "exceptional"})
_GRAND_TOTALS = frozenset({"grant_total", "grant_schools"})


def write_summary(parts: Parts) -> None:
    """Write categories by organisations, with live sums."""
    sheet, plan = parts.summary, parts.plan
    homes = range(3, 3 + len(plan.organisations))
    total = homes.stop
    sheet.text(0, 0, parts.title, "title")
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
    if parts.budget.by_thing and plan.organisations and plan.rows:
        write_packages(parts, end + 3)
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
    span = {key: parts.lines.span(FIRST, parts.last, key) for key in L}
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


def write_limits(parts: Parts) -> None:
    """Write what is used of every limit."""
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
    for row, limit in enumerate(parts.budget.limits, start=FIRST):
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
