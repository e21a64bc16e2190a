"""Short answers side by side, and what a questionnaire prints in their place."""

from collections.abc import Iterable

from erasmus_desk.documents.anchors import anchor
from erasmus_desk.documents.asking import Material
from erasmus_desk.documents.conditions import only_if
from erasmus_desk.documents.outline import Cell, Fact, FactsTable, Text, Tick, Ticks
from erasmus_desk.documents.values import over_limit, value_cell
from erasmus_desk.documents.wording import grouped
from erasmus_desk.model.forms import OptionList
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    LineQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
)
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.fields import Field

BOX, TICKED = "☐", "☒"
_LONGEST_LABEL = 32
_LONGEST_VALUE = 30
_FEW_OPTIONS = 6
_MANY_OPTIONS = 9
_COLUMNS = ((4, 18), (3, 27), (2, 52))


def facts_table(
    material: Material, fields: Iterable[Field], *, tight: bool = False
) -> FactsTable | None:
    """*fields* as pairs of label and value, two to a row where both are short."""
    facts = [fact for field in fields if (fact := _fact(material, field, tight=tight))]
    return FactsTable(paired(facts)) if facts else None


def paired(facts: list[Fact]) -> tuple[tuple[Fact, ...], ...]:
    """*facts* in rows: two short ones that follow each other share a row."""
    rows: list[tuple[Fact, ...]] = []
    waiting: Fact | None = None
    for fact in facts:
        if waiting is not None and not fact.wide:
            rows.append((waiting, fact))
            waiting = None
            continue
        if waiting is not None:
            rows.append((waiting,))
            waiting = None
        if fact.wide:
            rows.append((fact,))
        else:
            waiting = fact
    if waiting is not None:
        rows.append((waiting,))
    return tuple(rows)


def _fact(material: Material, field: Field, *, tight: bool) -> Fact | None:
    label = material.words.question(field.question.words, "label")
    if material.blank:
        return Fact(
            label,
            _room(material, field),
            field.number,
            anchor(field.place),
            wide=True,
            note=_remarks(material, field, label),
        )
    value = value_cell(material, field, tight=False)
    if not value:
        if not material.options.empty:
            return None
        value = missing(material, field)
    else:
        value += over_limit(material, field)
    wide = _is_wide(label, value, field.number)
    if tight and not wide and field.question.kind == "date":
        value = value_cell(material, field, tight=True) or value
    return Fact(label, value, field.number, anchor(field.place), wide)


def missing(material: Material, field: Field) -> Cell:
    """What stands where a short answer is not there yet."""
    if field.is_asked and field.question.required:
        return (Text(material.labels.say("answer.missing"), look="missing"),)
    return (Text("–", look="muted"),)


def _is_wide(label: str, value: Cell, number: str) -> bool:
    text = "".join(part.text for part in value)
    longest = _LONGEST_VALUE - (len(number) + 2 if number else 0)
    return "\n" in text or len(text) > longest or len(label) > _LONGEST_LABEL


def _remarks(material: Material, field: Field, label: str) -> str:
    prompt = material.words.question(field.question.words)
    lines = [only_if(material, field.question.when, field.place)]
    if material.options.prompts and prompt != label:
        lines.append(prompt)
    lines.append(_hint(material, field.question))
    return "\n".join(line for line in lines if line)


def _room(material: Material, field: Field) -> Cell:
    """What helps a person to write a short answer by hand or in Word."""
    question = field.question
    labels = material.labels
    if question.kind == "yesno":
        return (Text(f"{BOX} {labels.say('answer.yes')}    {BOX} {labels.say('answer.no')}"),)
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        boxes = [f"{BOX} {tick.text}" for tick in option_ticks(material, question).ticks]
        return (Text("\n".join(boxes)),)
    return ()


def _hint(material: Material, question: Question) -> str:
    labels = material.labels
    if isinstance(question, ReferenceQuestion | ReferencesQuestion):
        kind = "one" if question.kind == "reference" else "several"
        return labels.say(f"blank.reference.{kind}", list=list_name(material, question.to))
    if isinstance(question, LineQuestion) and question.limit:
        return labels.say("blank.limit", limit=grouped(question.limit.characters))
    if question.kind == "number" and question.unit:
        return material.words.count(f"unit.{question.unit}", 2)
    return labels.find(f"blank.hint.{question.kind}")


def list_name(material: Material, path: str) -> str:
    """What people call the list with that path."""
    section = material.form.section(path)
    if section is not None:
        return material.words.section(section.words)
    question = find_question(material.form, path)
    return material.words.question(question.words, "label") if question else path


def needs_ticks(material: Material, question: Question) -> bool:
    """Whether a questionnaire prints the options below the question, not in a cell."""
    if not isinstance(question, ChoiceQuestion | ChoicesQuestion):
        return False
    return len(material.form.options[question.options].options) > _FEW_OPTIONS


def option_ticks(material: Material, question: ChoiceQuestion | ChoicesQuestion) -> Ticks:
    """Every option with an empty box, under the titles of their groups."""
    known: OptionList = material.form.options[question.options]
    ticks: list[Tick] = []
    group = ""
    for option in known.options:
        begun = option.group if option.group != group else ""
        group = option.group
        title = material.words.group(known.words, begun) if begun else ""
        ticks.append(Tick(material.words.option(known.words, option.code), group=title))
    return Ticks(tuple(ticks), _columns(ticks))


def _columns(ticks: list[Tick]) -> int:
    """In how many columns the options of a long plain list stand."""
    if len(ticks) < _MANY_OPTIONS or any(tick.group for tick in ticks):
        return 1
    longest = max(len(tick.text) for tick in ticks)
    return next((count for count, most in _COLUMNS if longest <= most), 1)
