"""Short answers as people read them: choices in words, dates, figures, names of items."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.outline import Cell, Text
from erasmus_desk.documents.wording import (
    bare_money,
    grouped,
    long_date,
    money,
    quantity,
    short_date,
)
from erasmus_desk.model.questions import ComputedQuestion, MoneyQuestion, NumberQuestion
from erasmus_desk.rules.computed import amount, as_date, compute
from erasmus_desk.rules.fields import Field
from erasmus_desk.rules.measure import measure

_Show = Callable[[Material, Any, Any, bool], Cell]


def value_cell(material: Material, field: Field, *, tight: bool = False) -> Cell:
    """The answer of *field*; empty if there is none.

    ``tight`` is for table columns: short dates, figures without unit and currency sign.
    """
    question = field.question
    value = field.value
    if isinstance(question, ComputedQuestion):
        value = compute(question, field.place, material.answers)
    elif not field.is_answered:
        return ()
    if value is None:
        return ()
    return _SHOW[question.kind](material, question, value, tight)


def over_limit(material: Material, field: Field) -> Cell:
    """How much too long a line is; empty where it is not."""
    if field.question.kind != "line" or not isinstance(field.value, str):
        return ()
    length = measure(field.value, field.question.limit, material.form.counting)
    if not length.is_over:
        return ()
    text = counter_text(material, length.used, length.limit, estimate=length.estimate)
    return (Text(f"\n{text}", look="over"),)


def counter_text(material: Material, used: int, limit: int, *, estimate: bool) -> str:
    """``1 842 of 3 000 characters``, and how many are too many."""
    kind = "estimate" if estimate else "certain"
    state = "over" if used > limit else "within"
    return material.labels.say(
        f"counter.{kind}.{state}",
        used=grouped(used),
        limit=grouped(limit),
        over=grouped(max(0, used - limit)),
    )


def _typed(_: Material, __: object, value: object, tight: bool) -> Cell:  # noqa: FBT001, ARG001
    return (Text(str(value), typed=True),)


def _number(material: Material, question: Any, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001
    if _is_year(question):
        return (Text(str(value)),)
    text = grouped(value) if tight else quantity(value, question.unit, material.words)
    return (Text(text),)


def _is_year(question: object) -> bool:
    """Whether the number names a year: those are not grouped."""
    if not isinstance(question, NumberQuestion):
        return False
    return (question.minimum or 0) >= 1000 and (question.maximum or 9999) <= 9999  # noqa: PLR2004


def _money(material: Material, _: object, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001
    show = bare_money if tight else money
    return (Text(show(amount(value), material.labels)),)


def _date(material: Material, _: object, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001
    day = as_date(value)
    if day is None:
        return (Text(str(value), typed=True),)
    return (Text((short_date if tight else long_date)(day, material.labels)),)


def _computed(material: Material, question: Any, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001
    if question.formula == "end_date":
        return _date(material, question, value, tight)
    if isinstance(value, str):
        return _money(material, question, value, tight)
    return _number(material, question, value, tight)


def _yesno(material: Material, _: object, value: object, tight: bool) -> Cell:  # noqa: FBT001, ARG001
    return (Text(material.labels.say("answer.yes" if value else "answer.no")),)


def _choice(material: Material, question: Any, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001, ARG001
    known = material.form.options[question.options].words
    return (Text(material.words.option(known, str(value))),)


def _choices(material: Material, question: Any, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001
    known = material.form.options[question.options].words
    chosen = [material.words.option(known, str(code)) for code in value]
    joint = "; " if any("," in text for text in chosen) else ", "
    line = joint.join(chosen)
    return (Text(line if tight or len(line) <= _ONE_LINE else "\n".join(chosen)),)


def _country(material: Material, _: object, value: object, tight: bool) -> Cell:  # noqa: FBT001, ARG001
    country = material.form.countries.get(str(value))
    return (Text(country.name(material.words.language) if country else str(value)),)


def _references(material: Material, question: Any, value: Any, tight: bool) -> Cell:  # noqa: ANN401, FBT001
    named = value if isinstance(value, tuple) else (value,)
    numbers = tight and material.options.kind == "part_b"
    entries = [_item(material, question.to, str(one), numbers=numbers) for one in named]
    return _listed(entries, tight=tight)


def _item(material: Material, to: str, identity: str, *, numbers: bool = False) -> Text:
    """What an item is called; its number alone where there are many in narrow columns."""
    found = material.references.get(to, {}).get(identity)
    if found is None:
        return Text(material.labels.say("reference.lost"), look="missing")
    number, title = found
    if title is None or (numbers and not number.isdecimal()):
        return Text(number)
    return Text(f"{number}\u00a0{title.text}", title.typed)


def _listed(entries: list[Text], *, tight: bool) -> Cell:
    """Several items: one below the other, in columns of tables on one line."""
    joint = ", " if tight else "\n"
    cell: list[Text] = []
    for entry in entries:
        if cell:
            cell.append(Text(joint))
        cell.append(entry)
    return tuple(cell)


_ONE_LINE = 66


def column_total(question: object, values: list[Decimal], material: Material) -> str:
    """The sum of a column as the column shows its figures."""
    total = sum(values, Decimal(0))
    if isinstance(question, MoneyQuestion) or total != total.to_integral_value():
        return bare_money(total, material.labels)
    return grouped(int(total))


def is_figure(question: object) -> bool:
    """Whether answers are figures, set flush right in tables."""
    if isinstance(question, ComputedQuestion):
        return question.formula != "end_date"
    return isinstance(question, NumberQuestion | MoneyQuestion)


_SHOW: dict[str, _Show] = {
    "line": _typed,
    "text": _typed,
    "number": _number,
    "money": _money,
    "date": _date,
    "yesno": _yesno,
    "confirm": _yesno,
    "choice": _choice,
    "choices": _choices,
    "country": _country,
    "reference": _references,
    "references": _references,
    "computed": _computed,
}
