"""Part B of a centralised proposal: the technical description, in the order of its template."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from erasmus_desk.documents.anchors import anchor
from erasmus_desk.documents.annexes import timetable_block
from erasmus_desk.documents.asking import Material, chapter_fields, chapters
from erasmus_desk.documents.chapters import questions, section_list
from erasmus_desk.documents.mastheads import masthead
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import (
    Answer,
    Block,
    Cell,
    Contents,
    Fact,
    FactsTable,
    Heading,
    NoAnswer,
    Note,
    PageLimit,
    Text,
    Turn,
)
from erasmus_desk.documents.paragraphs import paragraphs_of
from erasmus_desk.documents.people import (
    contact,
    name_of,
    numbered_people,
    organisation_cell,
    people,
)
from erasmus_desk.documents.tables import plain
from erasmus_desk.documents.titlepage import provisional_rows
from erasmus_desk.model.answers import get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.rules.fields import Field, Page

_ANNEXES = "ed_part_b_annexes"
_SUMMARY = ("summary", "abstract")
_WORK = "work_packages"


def page_limit(form: FormDefinition) -> PageLimit | None:
    """The most pages that the call allows; annexes are not counted."""
    if form.part_b is None or form.part_b.pages is None:
        return None
    return PageLimit(form.part_b.pages, _ANNEXES, form.part_b.is_estimate)


def part_b(material: Material, state: DocumentState) -> Iterator[Block]:
    """Cover, summary, the chapters under the numbers of the template, and what follows them."""
    say = material.labels.say
    pages = chapters(material)
    yield masthead(material)
    yield FactsTable(tuple((fact,) for fact in _cover(material)))
    yield Heading(1, say("part_b.summary"), compact=True)
    yield from _summary(material)
    yield Contents(say("contents.title"), say("contents.hint"))
    described = [page for page in pages if page.section.part == "B"]
    for position, (number, group) in enumerate(groupby(described, key=_Leading())):
        inside = list(group)
        # The first begins a page: the contents stand alone.
        yield Heading(1, _chapter(material, inside[0], number), number, compact=position > 0)
        for page in inside:
            yield from _section(material, page)
        if state.timetable and any(page.section.key == _WORK for page in inside):
            yield from _timetable(material, state)
    yield from _annexes(material, [page for page in pages if page.section.part == "annex"])


class _Leading:
    """The chapter of one section after the other; what has no number goes on in the one before."""

    def __init__(self) -> None:
        self._number = ""

    def __call__(self, page: Page) -> str:
        self._number = page.section.number.partition(".")[0] or self._number
        return self._number


def _timetable(material: Material, state: DocumentState) -> Iterator[Block]:
    yield Turn(landscape=True)
    yield Heading(2, material.labels.say("annex.timetable"))
    yield timetable_block(material, state.timetable, relative=True)
    yield Turn(landscape=False)


def _cover(material: Material) -> Iterator[Fact]:
    say = material.labels.say
    acronym = get(material.answers, ("context", "acronym"))
    yield Fact(say("part_b.acronym"), _typed(acronym))
    found = people(material)
    leading: Cell = (name_of(material, found.applicant),)
    yield Fact(say("part_b.coordinator"), leading)
    name, mail = contact(found.applicant)
    yield Fact(say("part_b.contact"), _typed(", ".join(part for part in (name, mail) if part)))
    lines = [
        f"{number}\u2002{plain(organisation_cell(material, item))}"
        for number, item in numbered_people(material)
    ]
    yield Fact(say("part_b.participants"), _typed("\n".join(lines)))
    yield from provisional_rows(material)


def _typed(value: object) -> Cell:
    return (Text(value, typed=True),) if isinstance(value, str) and value.strip() else ()


def _summary(material: Material) -> Iterator[Block]:
    text = get(material.answers, _SUMMARY)
    if isinstance(text, str) and text.strip():
        yield Answer(paragraphs_of(text))
    else:
        yield NoAnswer(material.labels.say("answer.missing"))


def _chapter(material: Material, page: Page, number: str) -> str:
    own = material.words.find(f"chapter.{number}.title")
    return own or material.words.section(page.section.words)


def _section(material: Material, page: Page) -> Iterator[Block]:
    """One section: under a heading of its own unless it is the whole chapter."""
    section = page.section
    level = 2
    if section.number.count(".") or not section.number:
        title = material.words.section(section.words)
        yield Heading(2, title, section.number, (anchor((section.key,)),))
        level = 3
    fields = tuple(_numbered(chapter_fields(material, page)))
    if section.items:
        yield from section_list(material, fields[0], level)
        return
    yield from list(questions(material, fields, level)) or [
        Note(material.labels.say("chapter.empty"))
    ]


def _numbered(fields: Iterable[Field]) -> Iterator[Field]:
    """*fields* under the numbers of the template, without those that stand elsewhere."""
    for field in fields:
        if field.question.part in ("", "B"):
            yield replace(field, number=field.question.number)


def _annexes(material: Material, pages: list[Page]) -> Iterator[Block]:
    for position, page in enumerate(pages):
        section = page.section
        title = material.words.section(section.words)
        names = (_ANNEXES,) if position == 0 else ()
        yield Heading(1, title, "", (*names, anchor((section.key,))))
        fields = tuple(replace(f, number="") for f in chapter_fields(material, page))
        if section.items:
            yield from section_list(material, fields[0], 2)
        else:
            yield from questions(material, fields, 2)
