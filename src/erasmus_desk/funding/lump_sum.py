"""Lump sums: an amount chosen from a list and shared out among work and organisations.

The keys that a form has to use: `context.lump_sum` (a choice whose codes are the amounts, as
`250000`); `management.amount` and `management.shares`; `work_packages`, each with `amount` or
`activities` that have amounts, and `shares` where organisations and amounts stand together;
forms without work packages have `activities` of their own, with `amount` and `shares`.
Shares are items of `organisation` and `amount`.  A work package with shares has as much to share
out as its activities have together; without them, its activities are shared out one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from erasmus_desk.funding.answered import ceiling, inner, is_begun, money, organisations, rows, word
from erasmus_desk.funding.ceilings import limit
from erasmus_desk.funding.lines import HUNDRED, Planned, plain, planned_amount, without_money
from erasmus_desk.funding.tariff import Charge, Tariff
from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.budget import ZERO, Formula, LimitUse, Line


def shared_out(answers: Answers, tariff: Tariff) -> tuple[tuple[Line, ...], tuple[LimitUse, ...]]:
    """The parts of the lump sum and how they keep its limits.

    The total is the lump sum, a part of it still without a plan if need be, or what was shared
    out if that is more.
    """
    chosen = _chosen(answers, tariff)
    lines = tuple(_lines(answers, chosen))
    if chosen is None:
        return lines, tuple(_limits(answers, lines, chosen, tariff))
    left = chosen.value - sum((line.amount for line in lines), ZERO)
    if left > 0:
        rest = Planned("unplanned", ("context", "lump_sum"))
        whole = (*lines, planned_amount(rest, left, chosen, "unplanned"))
    else:
        whole = lines
    return whole, tuple(_limits(answers, lines, chosen, tariff))


def _chosen(answers: Answers, tariff: Tariff) -> Charge | None:
    code = get(answers, ("context", "lump_sum"))
    return tariff.charge(f"lump_sum.{code}") if isinstance(code, str | int) and code else None


def _lines(answers: Answers, chosen: Charge | None) -> Iterator[Line]:
    members = frozenset(organisations(answers))
    for category, place, part in _parts(answers):
        yield from _part(Planned(category, place), part, members, chosen)


def things(answers: Answers) -> tuple[Place, ...]:
    """What tables show in rows of its own: management, work packages, activities."""
    management = get(answers, ("management",))
    own = [("management",)] if isinstance(management, Mapping) and management else []
    lists = (rows(answers, (key,)) for key in ("work_packages", "activities"))
    return (*own, *(place for found in lists for place, row in found if is_begun(row)))


def _parts(answers: Answers) -> Iterator[tuple[str, Place, Item]]:
    """Whatever has an amount: management, work packages or their activities."""
    management = get(answers, ("management",))
    if isinstance(management, Mapping) and {"amount", "shares"} & set(management):
        yield "management", ("management",), management
    for place, package in rows(answers, ("work_packages",)):
        yield from _package(place, package)
    for place, activity in rows(answers, ("activities",)):
        if is_begun(activity):
            yield "implementation", place, activity


def _package(place: Place, package: Item) -> Iterator[tuple[str, Place, Item]]:
    category = "management" if package.get("management") is True else "implementation"
    activities = [
        (where, row) for where, row in inner(place, package, "activities") if "amount" in row
    ]
    if activities and package.get("shares"):
        planned = (money(row["amount"]) for _, row in activities)
        whole = sum((amount for amount in planned if amount is not None), ZERO)
        yield category, place, {**package, "amount": plain(whole)}
    elif activities:
        yield from ((category, where, row) for where, row in activities)
    elif is_begun(package):
        yield category, place, package


def _part(
    planned: Planned, part: Item, members: frozenset[str], chosen: Charge | None
) -> Iterator[Line]:
    amount, given = money(part.get("amount")), ZERO
    for where, row in inner(planned.place, part, "shares"):
        home, own = word(row.get("organisation")), money(row.get("amount"))
        if own is not None and home in members:
            given += own
            yield planned_amount(Planned(planned.category, where, home), own, chosen)
        elif is_begun(row):
            yield without_money(Planned(planned.category, where), "incomplete")
    if amount is None and not given:
        yield without_money(planned, "incomplete")
    elif amount is not None and amount > given:
        yield planned_amount(planned, amount - given, chosen, "unassigned")


def _limits(
    answers: Answers, lines: Sequence[Line], chosen: Charge | None, tariff: Tariff
) -> Iterator[LimitUse]:
    over = tuple(place for _, place, part in _parts(answers) if _is_over(place, part))
    if over:
        yield LimitUse("lump_sum_shares", Decimal(len(over)), Decimal(0), "items", "tell", over)
    if chosen is None:
        return
    used = sum((line.amount for line in lines), ZERO)
    yield LimitUse(
        "lump_sum",
        used,
        chosen.value,
        effect="exact",
        source=chosen.source,
        confidence=chosen.confidence,
    )
    if any(part.get("shares") for _, _, part in _parts(answers)):
        yield _among_organisations(lines, chosen)
    portion = tariff.charge("management.share")
    if portion is not None:
        spent = sum((line.amount for line in lines if line.category == "management"), ZERO)
        most = ceiling(chosen.value * portion.value / HUNDRED)
        yield limit("lump_sum_management", spent, most, portion)


def _among_organisations(lines: Sequence[Line], chosen: Charge) -> LimitUse:
    """How much of the lump sum the organisations have been given."""
    given = sum((line.amount for line in lines if line.organisation), ZERO)
    return LimitUse(
        "lump_sum_organisations",
        given,
        chosen.value,
        effect="exact",
        source=chosen.source,
        confidence=chosen.confidence,
    )


def _is_over(place: Place, part: Item) -> bool:
    """Whether the organisations of a part were given more than the part has."""
    amount = money(part.get("amount"))
    given = sum((money(row.get("amount")) or ZERO for _, row in inner(place, part, "shares")), ZERO)
    return amount is not None and given > amount


def summaries(lines: Sequence[Line], known: Sequence[Place]) -> dict[str, Formula]:
    """How many of the *known* things each category has."""
    found: dict[str, Formula] = {}
    for category in dict.fromkeys(line.category for line in lines):
        places = [line.place for line in lines if line.category == category]
        parts = [thing for thing in known if any(p[: len(thing)] == thing for p in places)]
        found[category] = Formula("parts", {"parts": plain(Decimal(len(parts)))})
    return found
