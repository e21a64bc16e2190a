"""Mobility projects since 2021: inclusion, visits, fees, languages, exceptional costs, limits."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from erasmus_desk.funding.answered import ceiling, count, is_begun, money, rows, whole, word
from erasmus_desk.funding.ceilings import limit
from erasmus_desk.funding.flows import Flow
from erasmus_desk.funding.lines import (
    HUNDRED,
    Planned,
    counted,
    person_days,
    plain,
    share,
    without_money,
)
from erasmus_desk.funding.tariff import Tariff
from erasmus_desk.model.answers import Answers, get
from erasmus_desk.model.budget import ZERO, Formula, LimitUse, Line


def inclusion(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """A fixed amount for the organisation and the real costs of participants."""
    fewer = count(flow.row.get("fewer"))
    if not fewer:
        return
    # The limits on courses and on third countries leave inclusion of participants out.
    yield counted(
        flow.planned("inclusion", part="organisation"),
        fewer,
        tariff.charge("inclusion.organisation"),
    )
    cost = money(flow.row.get("inclusion_amount"))
    if cost:
        without = ("courses", "third_countries")
        planned = flow.planned("inclusion", without=without, part="participants")
        yield share(planned, cost, tariff.charge("inclusion.participants"))


def visits(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """Preparatory visits to the host, by persons; there are none for courses."""
    asked = count(flow.row.get("visits"))
    if not asked or flow.kind is None:
        return
    planned = flow.planned("visits")
    most = int(tariff.value("visits.persons", asked))
    if flow.kind.course:
        yield without_money(planned, "not_available")
    else:
        notes = ("persons_cut",) if asked > most else ()
        yield counted(planned, min(asked, most), tariff.charge("visits.person"), *notes)


def course_fees(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """Fees of a course, by persons and days, up to the length of the course."""
    if flow.kind is None or not flow.kind.course or flow.row.get("fees") is not True:
        return
    planned, charge = flow.planned("course_fees"), tariff.charge("course_fees.day")
    asked = whole(flow.row.get("fee_days"))
    if asked is None or flow.persons is None or charge is None:
        yield without_money(planned, "rate_missing" if charge is None else "incomplete")
        return
    most = int(tariff.value("course_fees.days", asked))
    paid = min(asked, most, flow.days if flow.days is not None else asked)
    notes = ("days_cut",) if paid < asked else ()
    yield person_days(planned, flow.persons, paid, charge, *notes)


def linguistic(flow: Flow, tariff: Tariff) -> Iterator[Line]:
    """Language learning for those who ask for it; for long stays something for everyone more."""
    if flow.kind is None:
        return
    asked = count(flow.row.get("linguistic"))
    if asked and not flow.kind.linguistic:
        yield without_money(flow.planned("linguistic"), "not_available")
    elif asked:
        planned = flow.planned("linguistic", part="support")
        yield counted(planned, asked, tariff.charge("linguistic.support"))
    if flow.kind.linguistic == "reinforced" and flow.persons:
        planned = flow.planned("linguistic", part="reinforced")
        yield counted(planned, flow.persons, tariff.charge("linguistic.reinforced"))


def exceptional(answers: Answers, tariff: Tariff, home: str) -> Iterator[Line]:
    """Visas and the like in full, a financial guarantee in part."""
    for place, row in rows(answers, ("exceptional_costs",)):
        if not is_begun(row):
            continue
        kind, cost = word(row.get("kind")), money(row.get("amount"))
        planned = Planned("exceptional", place, home, {"kind": kind}, _also(answers, tariff, row))
        charge = tariff.charge(f"exceptional.{kind}")
        if cost is None or not kind:
            yield without_money(planned, "incomplete")
        else:
            yield share(planned, cost, charge)


def _also(answers: Answers, tariff: Tariff, row: object) -> tuple[str, ...]:
    """``courses`` if the costs belong to a course."""
    named = word(row.get("activity")) if isinstance(row, dict) else ""
    chosen = get(answers, ("activities", named, "type")) if named else None
    kind = tariff.book.kinds.get(word(chosen) if isinstance(chosen, str) else "")
    return ("courses",) if kind is not None and kind.course else ()


def limits(lines: Sequence[Line], tariff: Tariff) -> Iterator[LimitUse]:
    """What courses, and activities outside the programme area, may take of the grant."""
    total = sum((line.amount for line in lines), ZERO)
    for name in ("courses", "third_countries"):
        portion, least = tariff.charge(f"{name}.share"), tariff.charge(f"{name}.cap")
        own = [line for line in lines if name in line.also]
        if portion is None or not own:
            continue
        most = ceiling(total * portion.value / HUNDRED)
        most = max(most, least.value) if least is not None else most
        used = sum((line.amount for line in own), ZERO)
        places = tuple(dict.fromkeys(line.place for line in own))
        yield limit(name, used, most, portion, places)


def summaries(lines: Sequence[Line]) -> dict[str, Formula]:
    """In a nutshell how each category with lines comes about."""
    found: dict[str, Formula] = {}
    for category in dict.fromkeys(line.category for line in lines):
        own = [line for line in lines if line.category == category]
        quantity = plain(sum((line.quantity for line in own), Decimal(0)))
        found[category] = _summary(category, own, quantity)
    return found


def _summary(category: str, own: Sequence[Line], quantity: str) -> Formula:
    if category in ("individual", "course_fees"):
        places = len({line.place for line in own})
        return Formula("things_days", {"things": str(places), "days": quantity})
    if category == "exceptional":
        return Formula("parts", {"parts": str(len(own))})
    if category == "inclusion":
        own = [line for line in own if line.label.get("part") == "organisation"]
        quantity = plain(sum((line.quantity for line in own), Decimal(0)))
    return Formula("persons", {"persons": quantity})
