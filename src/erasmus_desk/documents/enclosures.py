"""Two lists at the end of the application: who takes part, and which files go along."""

from collections.abc import Iterator, Sequence

from erasmus_desk.documents.asking import Material, entry_fields, entry_numbers
from erasmus_desk.documents.options import AnnexLine
from erasmus_desk.documents.outline import Block, Cell, Heading, Look, Note, Row, Text
from erasmus_desk.documents.people import name_of, people
from erasmus_desk.documents.tables import laid_out
from erasmus_desk.documents.values import value_cell
from erasmus_desk.model.answers import Item
from erasmus_desk.model.questions import ListQuestion

_COLUMNS = (
    ("name", ("acronym", "legal_name")),
    ("country", ("country",)),
    ("town", ("city",)),
    ("kind", ("type", "organisation_type")),
    ("role", ("role",)),
)
"""What the table of partners shows, and under which keys forms ask for it."""
_FEWEST = 2
_LOOKS: dict[str, Look] = {"missing": "missing", "wrong": "missing", "optional": "muted"}


def has_partners(material: Material) -> bool:
    """Whether there are several organisations that the form does not list in a table itself."""
    found = people(material)
    listed = found.question is not None and found.question.layout == "detail"
    return listed and len(_known(found.everyone)) >= _FEWEST


def _known(everyone: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(one for one in everyone if set(one) - {"id", "role"})


def partners(material: Material) -> list[Block]:
    """Everyone who takes part, the applicant first."""
    say = material.labels.say
    found = people(material)
    if found.question is None:
        return []
    shown = _known(found.everyone)
    place = ("organisations",)
    numbers = entry_numbers(material, found.question, place, shown)
    facts = [_facts(material, found.question, item) for item in shown]
    asked = [n for n, _ in enumerate(_COLUMNS) if any(cells[n] for cells in facts)]
    titles = (say("table.number"), *(say(f"partners.{_COLUMNS[n][0]}") for n in asked))
    lines = [
        Row(((Text(number),), *(cells[n] for n in asked)))
        for number, cells in zip(numbers, facts, strict=True)
    ]
    table = laid_out(say("partners.caption"), titles, (False,) * len(titles), lines)
    return [Heading(1, say("partners.title")), table]


def _facts(material: Material, question: ListQuestion, item: Item) -> tuple[Cell, ...]:
    """What the columns say of one organisation."""
    fields = {
        field.question.key: field
        for field in entry_fields(material, question, ("organisations",), item)
    }
    cells: list[Cell] = []
    for _, keys in _COLUMNS:
        known = [value_cell(material, fields[key], tight=True) for key in keys if key in fields]
        cells.append(_joined([cell for cell in known if cell]))
    return (cells[0] or (name_of(material, item),), *cells[1:])


def _joined(cells: list[Cell]) -> Cell:
    """Short and full name below each other."""
    joined: list[Text] = []
    for cell in cells:
        if joined:
            joined.append(Text("\n"))
        joined.extend(cell)
    return tuple(joined)


def files_to_attach(material: Material, lines: Sequence[AnnexLine]) -> list[Block]:
    """The files that go along with the application, and how they stand."""
    say = material.labels.say
    titles = tuple(say(f"files.{name}") for name in ("number", "what", "file", "state_title"))
    rows = [Row(tuple(_cells(material, number, one))) for number, one in enumerate(lines, start=1)]
    table = laid_out(say("files.caption"), titles, (False,) * len(titles), rows)
    return [Heading(1, say("files.heading")), Note(say("files.note")), table]


def _cells(material: Material, number: int, line: AnnexLine) -> Iterator[Cell]:
    yield (Text(str(number)),)
    yield (
        (Text(line.title), Text(f"\n{line.for_whom}", typed=True))
        if line.for_whom
        else (Text(line.title),)
    )
    yield (Text(line.file, typed=True),) if line.file else (Text("–", look="muted"),)
    state = Text(material.labels.say(f"files.state.{line.state}"), look=_LOOKS.get(line.state, ""))
    remark = (Text(f"\n{line.remark}", typed=True),) if line.remark else ()
    yield (state, *remark)
