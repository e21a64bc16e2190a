"""Rules about numbers and amounts: ranges, totals, comparisons, the figures of the budget."""

from decimal import ROUND_DOWN, Decimal

from erasmus_desk.model.answers import Place
from erasmus_desk.model.rulebook import (
    AmountAtLeast,
    AmountAtMost,
    AmountLimit,
    AtLeastOther,
    AtMostOther,
    NumberRange,
    RangeByOption,
    SameTotal,
    SumAtMost,
)
from erasmus_desk.rules.judge_case import Case, as_amount
from erasmus_desk.rules.judge_speaking import Verdict, broken, passed

_CENTS = Decimal("0.01")
_WHOLE = 100


def number_range(rule: NumberRange, case: Case) -> Verdict:
    """Every number on the path lies in the range."""
    found = case.amounts(rule.question, rule.only)
    if not found:
        return None
    return tuple(
        broken(
            rule,
            spot.place,
            found=number,
            value=number,
            minimum=rule.minimum,
            maximum=rule.maximum,
            bound=passed(number, rule.minimum, rule.maximum),
            item=case.item_name(spot.place),
        )
        for spot, number in found
        if passed(number, rule.minimum, rule.maximum) is not None
    )


def range_by_option(rule: RangeByOption, case: Case) -> Verdict:
    """Every number lies in the range that belongs to the option chosen beside it."""
    link = case.chart.beside(rule.question, rule.option)
    judged = False
    findings = []
    for spot, number in case.amounts(rule.question, rule.only):
        option = case.read(link, spot)
        allowed = rule.ranges.get(option) if isinstance(option, str) else None
        if allowed is None:
            continue
        judged = True
        bound = passed(number, *allowed)
        if bound is not None:
            facts = {"found": number, "minimum": allowed[0], "maximum": allowed[1], "bound": bound}
            item = case.item_name(spot.place)
            findings.append(
                broken(rule, spot.place, item=item, other=option, value=number, **facts)
            )
    return tuple(findings) if judged else None


def sum_at_most(rule: SumAtMost, case: Case) -> Verdict:
    """The sum over all items lies within the bounds."""
    found = [number for _, number in case.amounts(rule.question, rule.only)]
    if not found:
        return None
    total = sum(found)
    bound = passed(total, rule.minimum, rule.maximum)
    if bound is None:
        return ()
    facts = {"minimum": rule.minimum, "maximum": rule.maximum, "bound": bound}
    return (broken(rule, _home(case, rule.question), found=total, value=total, **facts),)


def _home(case: Case, path: str) -> Place:
    """Where a sum over *path* is mended: its outermost list, or the question itself."""
    lists = case.chart.way(path).lists
    return tuple((lists[0][0] if lists else path).split("."))


def at_most_other(rule: AtMostOther, case: Case) -> Verdict:
    """Every number is at most the other one that belongs to it."""
    link = case.chart.beside(rule.question, rule.other)
    judged = False
    findings = []
    for spot, number in case.amounts(rule.question, rule.only):
        other = as_amount(case.read(link, spot))
        if other is None:
            continue
        judged = True
        most = other * rule.percent / Decimal(100) if rule.percent != _WHOLE else other
        if number > most:
            facts = {"maximum": _cut(most), "other": other, "item": case.item_name(spot.place)}
            findings.append(broken(rule, spot.place, found=number, value=number, **facts))
    return tuple(findings) if judged else None


def at_least_other(rule: AtLeastOther, case: Case) -> Verdict:
    """Every number is at least the other one that belongs to it."""
    link = case.chart.beside(rule.question, rule.other)
    judged = False
    findings = []
    for spot, number in case.amounts(rule.question, rule.only):
        other = as_amount(case.read(link, spot))
        if other is None:
            continue
        judged = True
        if number < other:
            facts = {"minimum": other, "other": other, "item": case.item_name(spot.place)}
            findings.append(broken(rule, spot.place, found=number, value=number, **facts))
    return tuple(findings) if judged else None


def _cut(amount: int | Decimal) -> int | Decimal:
    """*amount* without what a cent cannot show; whole numbers stay as they are."""
    return amount if isinstance(amount, int) else amount.quantize(_CENTS, ROUND_DOWN)


def same_total(rule: SameTotal, case: Case) -> Verdict:
    """The two sums agree; neither is judged before both have begun."""
    first = [number for _, number in case.amounts(rule.first)]
    second = [number for _, number in case.amounts(rule.second)]
    if not first or not second:
        return None
    found, other = sum(first), sum(second)
    if found == other:
        return ()
    return (broken(rule, _home(case, rule.first), found=found, value=found, other=other),)


def amount_at_most(rule: AmountAtMost, case: Case) -> Verdict:
    """A figure of the budget is at most the amount or share, whichever is more."""
    if case.figures is None or case.figures.get(rule.figure) is None:
        return None
    found = case.figures[rule.figure]
    whole = case.figures.get(rule.of, Decimal(0))
    bounds = [] if rule.amount is None else [Decimal(rule.amount)]
    if rule.percent is not None:
        bounds.append(whole * rule.percent / 100)
    if not bounds or found <= max(bounds):
        return ()
    facts = {"percent": rule.percent, "other": whole.quantize(_CENTS)}
    bound = max(bounds).quantize(_CENTS)
    place = amount_place(case, rule.at)
    amount = found.quantize(_CENTS)
    return (broken(rule, place, found=amount, value=amount, maximum=bound, bound=bound, **facts),)


def amount_at_least(rule: AmountAtLeast, case: Case) -> Verdict:
    """A figure of the budget is at least the amount."""
    if case.figures is None:
        return None
    found = case.figures.get(rule.figure, Decimal(0)).quantize(_CENTS)
    if found >= rule.amount:
        return ()
    facts = {"minimum": rule.amount, "bound": rule.amount}
    return (broken(rule, amount_place(case, rule.at), found=found, value=found, **facts),)


def amount_limit(rule: AmountLimit, case: Case) -> Verdict:
    """A ceiling of the budget is kept; an exact one is met to the cent."""
    figures = case.figures or {}
    found, bound = figures.get(f"{rule.limit}.used"), figures.get(f"{rule.limit}.maximum")
    if found is None or bound is None:
        return None
    least = figures.get(f"{rule.limit}.minimum", found)
    if least <= found <= bound:
        return ()
    facts = {name: bound.quantize(_CENTS) for name in ("maximum", "bound")}
    amount = found.quantize(_CENTS)
    return (broken(rule, amount_place(case, rule.at), found=amount, value=amount, **facts),)


def amount_place(case: Case, at: str) -> Place:
    """Where a figure of the budget is mended: as the rule says, else the section ``budget``."""
    if at:
        return tuple(at.split("."))
    return ("budget",) if case.form.section("budget") else ()
