"""Where an organisation takes part, in what role, when, and for how much."""

from collections.abc import Iterator, Mapping

from erasmus_desk.documents.asking import Material, item_place
from erasmus_desk.documents.outline import Cell, Row, Table, Text
from erasmus_desk.documents.parts import names
from erasmus_desk.documents.tables import laid_out
from erasmus_desk.documents.wording import bare_money, days_from_to
from erasmus_desk.model.answers import Item, Place, items
from erasmus_desk.model.budget import ZERO
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.rules.computed import as_date


def roles_table(material: Material, identity: str) -> Table | None:
    """One row for each planned thing that names the organisation; None if nothing does.

    *material* holds the part of the application that concerns it.
    """
    found = [
        (question, place, item)
        for question, place in _lists(material)
        for item in items(material.answers, place)
    ]
    rows = [_row(material, question, place, item, identity) for question, place, item in found]
    if not rows:
        return None
    say = material.labels.say
    titles = [say(f"partner.{key}") for key in ("thing", "role", "when")]
    if material.budget is not None:
        titles.append(say("table.grant"))
        if len(rows) > 1:
            total = sum(
                (
                    line.amount
                    for _, place, item in found
                    for line in material.lines.get(item_place(place, item), ())
                ),
                ZERO,
            )
            shown = (Text(bare_money(total, material.labels)),)
            rows.append(Row(((Text(say("table.total")),), (), (), shown), total=True))
    figures = (False, False, False, True)[: len(titles)]
    return laid_out("", tuple(titles), figures, rows)


def _lists(material: Material) -> Iterator[tuple[ListQuestion, Place]]:
    """Every list of the form that plans something, not going into items."""
    for section in material.form.sections:
        if section.key == "organisations":
            continue
        if section.items is not None:
            yield section.items, (section.key,)
        for question in section.questions:
            if isinstance(question, ListQuestion):
                yield question, (section.key, question.key)


def _row(
    material: Material, question: ListQuestion, place: Place, item: Item, identity: str
) -> Row:
    here = item_place(place, item)
    cells: list[Cell] = [
        (Text(material.said.thing(here), typed=True),),
        (Text("\n".join(_roles(material, question, item, identity))),),
        (Text(_when(material, item)),),
    ]
    if material.budget is not None:
        amount = sum((line.amount for line in material.lines.get(here, ())), ZERO)
        cells.append((Text(bare_money(amount, material.labels) if amount else "–"),))
    return Row(tuple(cells))


def _roles(material: Material, question: ListQuestion, item: Item, identity: str) -> Iterator[str]:
    """In which answers the organisation is named: ``Leading organisation``, ``Days of work``."""
    for inner in question.questions:
        value = item.get(inner.key)
        label = material.words.question(inner.words, "label")
        if names(inner, value, identity):
            yield label
        elif isinstance(inner, ListQuestion) and isinstance(value, tuple):
            rows = [row for row in value if isinstance(row, Mapping)]
            if any(names(q, row.get(q.key), identity) for row in rows for q in inner.questions):
                yield label


def _when(material: Material, item: Item) -> str:
    days = [day for key in ("start", "end") if (day := as_date(item.get(key)))]
    if days:
        return days_from_to(days, material.labels)
    # Months of the project, as the Commission's templates write them.
    months = [item.get(f"{key}_month") for key in ("start", "end", "due")]
    return "–".join(f"M{month}" for month in months if isinstance(month, int)) or "–"
