"""Categories by organisations: one table, or several where one would not fit."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.outline import Block, Cell, Note, Row, Table, Text
from erasmus_desk.documents.tables import laid_out
from erasmus_desk.documents.wording import bare_money
from erasmus_desk.model.answers import items
from erasmus_desk.model.budget import ZERO, Budget, Portion

_MOST_BESIDE = 6
"""Organisations that fit side by side; where there are more, they stand one below the other."""
_TENTH = Decimal("0.1")
_NO_BREAK = "\u00a0"
_REST = "unplanned"
"""What is left of a lump sum: nothing to speak of where nothing is left."""


def by_both(material: Material, budget: Budget) -> Iterator[Block]:
    """The sums of categories and organisations."""
    homes = organisations(material, budget)
    if len(homes) == 1:
        yield _alone(material, budget)
    elif len(homes) <= _MOST_BESIDE:
        yield _beside(material, budget, homes)
    else:
        yield from _below(material, budget, homes)
    portions = (p for p in budget.portions() if p.category != _REST)
    empty = [portion.category for portion in portions if not portion.lines]
    if empty:
        names = "; ".join(material.said.category(category) for category in empty)
        yield Note(material.labels.say("budget.unplanned", categories=names))


def organisations(material: Material, budget: Budget) -> tuple[str, ...]:
    """The item ids of everyone with a line, in the order of the form; "" last."""
    present = {line.organisation for line in budget.lines}
    known = [str(item.get("id", "")) for item in items(material.whole, ("organisations",))]
    named = [identity for identity in known if identity in present]
    others = sorted(present - set(named), reverse=True)
    return (*named, *others)


def _planned(budget: Budget) -> tuple[Portion, ...]:
    return tuple(portion for portion in budget.portions() if portion.lines)


def _amount(material: Material, amount: Decimal) -> Cell:
    if not amount:
        return (Text("–", look="muted"),)
    return (Text(bare_money(amount, material.labels)),)


def _alone(material: Material, budget: Budget) -> Table:
    """One organisation: a category or thing to a row."""
    say = material.labels.say
    rows = [
        Row(
            (
                _name(material, portion),
                _amount(material, portion.amount),
                _share(material, portion.amount, budget),
            )
        )
        for portion in _planned(budget)
    ]
    total = (Text(bare_money(budget.total, material.labels)),)
    rows.append(
        Row(
            ((Text(say("table.total")),), total, _share(material, budget.total, budget)), total=True
        )
    )
    titles = (say("budget.category"), say("budget.amount"), say("budget.share"))
    return laid_out(say("budget.by_category"), titles, (False, True, True), rows)


def by_organisation(material: Material, budget: Budget) -> Table:
    """An organisation to a row, with its part of the whole."""
    say, sums = material.labels.say, budget.by_organisation()
    rows = [
        Row(
            (
                (Text(material.said.organisation(home), typed=True),),
                _amount(material, sums[home]),
                _share(material, sums[home], budget),
            )
        )
        for home in organisations(material, budget)
    ]
    rows.append(
        Row(((Text(say("table.total")),), *_end(material, budget, budget.total)), total=True)
    )
    titles = tuple(say(f"budget.{key}") for key in ("organisation", "amount", "share"))
    return laid_out(say("budget.shares"), titles, (False, True, True), rows)


def _beside(material: Material, budget: Budget, homes: tuple[str, ...]) -> Table:
    """Organisations as columns."""
    say, said = material.labels.say, material.said
    rows = []
    for portion in _planned(budget):
        sums = portion.by_organisation()
        amounts = [_amount(material, sums.get(home, ZERO)) for home in homes]
        rows.append(Row((_name(material, portion), *amounts, _amount(material, portion.amount))))
    by_home = budget.by_organisation()
    totals = [_amount(material, by_home[home]) for home in homes]
    whole = (Text(bare_money(budget.total, material.labels)),)
    rows.append(Row(((Text(say("table.total")),), *totals, whole), total=True))
    shares = [_share(material, by_home[home], budget) for home in homes]
    rows.append(
        Row(((Text(say("budget.share")),), *shares, _share(material, budget.total, budget)))
    )
    names = [said.organisation(home) for home in homes]
    titles = (say("budget.category"), *names, say("budget.total_euro"))
    figures = (False, *(True for _ in homes), True)
    return laid_out(_caption(material, budget), titles, figures, rows)


def _below(material: Material, budget: Budget, homes: tuple[str, ...]) -> Iterator[Table]:
    """Organisations as rows, where they are too many for columns; things in several tables."""
    planned = _planned(budget)
    groups = [planned[n : n + _MOST_BESIDE] for n in range(0, len(planned), _MOST_BESIDE)]
    for group in groups:
        yield _columns(material, budget, homes, group, whole=group == groups[-1])


def _columns(
    material: Material,
    budget: Budget,
    homes: tuple[str, ...],
    group: tuple[Portion, ...],
    *,
    whole: bool,
) -> Table:
    """*group* as columns; with the sums of the *whole* budget, if this is the last table."""
    say, said, by_home = material.labels.say, material.said, budget.by_organisation()
    parts = [portion.by_organisation() for portion in group]
    rows = []
    for home in homes:
        amounts = [_amount(material, sums.get(home, ZERO)) for sums in parts]
        name = (Text(said.organisation(home), typed=True),)
        last = _end(material, budget, by_home[home]) if whole else ()
        rows.append(Row((name, *amounts, *last)))
    totals = [_amount(material, portion.amount) for portion in group]
    last = _end(material, budget, budget.total) if whole else ()
    rows.append(Row(((Text(say("table.total")),), *totals, *last), total=True))
    names = [_short(material, portion) for portion in group]
    ends = (say("budget.total_euro"), say("budget.share")) if whole else ()
    titles = (say("budget.organisation"), *names, *ends)
    figures = (False, *(True for _ in titles[1:]))
    return laid_out(_caption(material, budget), titles, figures, rows)


def _short(material: Material, portion: Portion) -> str:
    """A head for a narrow column: the number of a thing that has one, else the category."""
    name = material.said.portion_name(portion)
    number = name.partition(_NO_BREAK)[0] if _NO_BREAK in name else ""
    return number or material.said.category(portion.category)


def _caption(material: Material, budget: Budget) -> str:
    return material.labels.say("budget.by_thing" if budget.by_thing else "budget.by_both")


def _end(material: Material, budget: Budget, amount: Decimal) -> tuple[Cell, Cell]:
    """The two last cells of a row: the sum and its part of the whole."""
    sums = (Text(bare_money(amount, material.labels)),) if amount else _amount(material, amount)
    return sums, _share(material, amount, budget)


def _name(material: Material, portion: Portion) -> Cell:
    name = material.said.portion_name(portion)
    return (Text(name, typed=bool(portion.thing)),)


def _share(material: Material, amount: Decimal, budget: Budget) -> Cell:
    if not budget.total:
        return ()
    part = (amount * 100 / budget.total).quantize(_TENTH, ROUND_HALF_UP)
    text = str(part).replace(".", material.labels.say("money.decimal"))
    return (Text(f"{text}\u00a0%", look="muted"),)
