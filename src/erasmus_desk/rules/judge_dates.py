"""Rules about days: inside the project, in order, within a window."""

from collections.abc import Mapping
from datetime import date

from erasmus_desk.model.answers import Node
from erasmus_desk.model.rulebook import DateOrder, DatesInside, DateWindow, OrderAcross
from erasmus_desk.rules.computed import as_date
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_speaking import Verdict, broken


def dates_inside(rule: DatesInside, case: Case) -> Verdict:
    """Every date lies within the project, as far as its first and last day are known."""
    start = as_date(case.value(tuple(rule.start.split("."))))
    end = as_date(case.value(tuple(rule.end.split("."))))
    days = [spot for path in rule.questions for spot in case.values(path)]
    if not days or (start is None and end is None):
        return None
    findings = []
    for place, value, _ in days:
        bound = _outside(as_date(value), start, end)
        if bound is not None:
            item = case.item_name(place)
            facts = {"value": value, "bound": bound, "item": item, "start": start, "end": end}
            findings.append(broken(rule, place, **facts))
    return tuple(findings)


def _outside(day: date | None, start: date | None, end: date | None) -> date | None:
    """The bound that *day* passes; None if it lies between both."""
    if day is not None and start is not None and day < start:
        return start
    return end if day is not None and end is not None and day > end else None


def date_order(rule: DateOrder, case: Case) -> Verdict:
    """The first date is not after the second one that belongs to it."""
    link = case.chart.beside(rule.first, rule.second)
    judged = False
    findings = []
    for spot in case.values(rule.first):
        first, second = as_date(spot.value), as_date(case.read(link, spot))
        if first is None or second is None:
            continue
        judged = True
        if first > second:
            facts = {"value": second, "other": first, "bound": first}
            item = case.item_name(spot.place)
            findings.append(broken(rule, case.place(link, spot), item=item, **facts))
    return tuple(findings) if judged else None


def order_across(rule: OrderAcross, case: Case) -> Verdict:
    """What an item builds on is finished before it."""
    done = {spot.place[-2]: as_date(spot.value) for spot in case.values(rule.first)}
    judged = False
    findings = []
    for path in rule.by:
        link = case.chart.beside(path, rule.second)
        for spot in case.values(path):
            day = as_date(case.read(link, spot))
            late = [end for end in _named(spot.value, done) if day is not None and end > day]
            judged = judged or day is not None
            if late:
                facts = {"value": day, "other": max(late), "bound": max(late)}
                item = case.item_name(spot.place)
                findings.append(broken(rule, case.place(link, spot), item=item, **facts))
    return tuple(findings) if judged else None


def _named(value: Node, days: Mapping[str, date | None]) -> list[date]:
    """The days known of the items that the reference *value* names."""
    names = value if isinstance(value, tuple) else (value,)
    found = (days.get(name) for name in names if isinstance(name, str))
    return [day for day in found if day is not None]


def date_window(rule: DateWindow, case: Case) -> Verdict:
    """Every date lies between two days, both included."""
    earliest, latest = as_date(rule.earliest), as_date(rule.latest)
    days = tuple(case.values(rule.question))
    if not days:
        return None
    findings = []
    for place, value, _ in days:
        bound = _outside(as_date(value), earliest, latest)
        if bound is not None:
            facts = {"value": value, "bound": bound, "minimum": earliest, "maximum": latest}
            findings.append(broken(rule, place, item=case.item_name(place), **facts))
    return tuple(findings)
