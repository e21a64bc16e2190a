"""Categories by organisations: one table, or several where one would not fit."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.outline import Block, Cell, Note, Row, Table, Text
from erasmus_desk.documents.tables import laid_out
from erasmus_desk.documents.wording import bare_money
from erasmus_desk.model.answers import items
from erasmus_desk.model.budget import ZERO, Budget

_MOST_BESIDE = 6
"""Organisations that fit side by side; where there are more, they stand one below the other."""
_TENTH = Decimal("0.1")


def by_both(material: Material, budget: Budget) -> Iterator[Block]:
    """The sums of categories and organisations."""
    homes = organisations(material, budget)
    if len(homes) == 1:
        yield _alone(material, budget)
    elif len(homes) <= _MOST_BESIDE:
        yield _beside(material, budget, homes)
    else:
        yield _below(material, budget, homes)
    empty = [c for c, amount in budget.by_category().items() if not _planned(budget, c, amount)]
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


def _planned(budget: Budget, category: str, amount: Decimal) -> bool:
    return bool(amount) or any(line.category == category for line in budget.lines)


def _categories(budget: Budget) -> tuple[str, ...]:
    return tuple(c for c, amount in budget.by_category().items() if _planned(budget, c, amount))


def _amount(material: Material, amount: Decimal) -> Cell:
    if not amount:
        return (Text("–", look="muted"),)
    return (Text(bare_money(amount, material.labels)),)


def _alone(material: Material, budget: Budget) -> Table:
    """One organisation: a category to a row."""
    say, said, sums = material.labels.say, material.said, budget.by_category()
    rows = [
        Row(
            (
                (Text(said.category(c)),),
                _amount(material, sums[c]),
                _share(material, sums[c], budget),
            )
        )
        for c in _categories(budget)
    ]
    total = (Text(bare_money(budget.total, material.labels)),)
    rows.append(
        Row(
            ((Text(say("table.total")),), total, _share(material, budget.total, budget)), total=True
        )
    )
    titles = (say("budget.category"), say("budget.amount"), say("budget.share"))
    return laid_out(say("budget.by_category"), titles, (False, True, True), rows)


def _beside(material: Material, budget: Budget, homes: tuple[str, ...]) -> Table:
    """Organisations as columns."""
    say, said = material.labels.say, material.said
    both, sums = budget.by_both(), budget.by_category()
    rows = []
    for category in _categories(budget):
        amounts = [_amount(material, both[category].get(home, ZERO)) for home in homes]
        name = (Text(said.category(category)),)
        rows.append(Row((name, *amounts, _amount(material, sums[category]))))
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
    return laid_out(say("budget.by_both"), titles, figures, rows)


def _below(material: Material, budget: Budget, homes: tuple[str, ...]) -> Table:
    """Organisations as rows, where they are too many for columns."""
    say, said = material.labels.say, material.said
    both, sums, by_home = budget.by_both(), budget.by_category(), budget.by_organisation()
    categories = _categories(budget)
    rows = []
    for home in homes:
        amounts = [_amount(material, both[c].get(home, ZERO)) for c in categories]
        name = (Text(said.organisation(home), typed=True),)
        rows.append(
            Row(
                (
                    name,
                    *amounts,
                    _amount(material, by_home[home]),
                    _share(material, by_home[home], budget),
                )
            )
        )
    totals = [_amount(material, sums[c]) for c in categories]
    whole = (Text(bare_money(budget.total, material.labels)),)
    last = ((Text(say("table.total")),), *totals, whole, _share(material, budget.total, budget))
    rows.append(Row(last, total=True))
    names = [said.category(c) for c in categories]
    titles = (say("budget.organisation"), *names, say("budget.total_euro"), say("budget.share"))
    figures = (False, *(True for _ in categories), True, True)
    return laid_out(say("budget.by_both"), titles, figures, rows)


def _share(material: Material, amount: Decimal, budget: Budget) -> Cell:
    if not budget.total:
        return ()
    part = (amount * 100 / budget.total).quantize(_TENTH, ROUND_HALF_UP)
    text = str(part).replace(".", material.labels.say("money.decimal"))
    return (Text(f"{text}\u00a0%", look="muted"),)
