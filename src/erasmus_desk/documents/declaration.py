"""Everything that the applicant confirms, on pages that are ready to sign."""

from collections.abc import Iterator

from erasmus_desk.documents.anchors import anchor
from erasmus_desk.documents.asking import Material, chapter_fields, chapters
from erasmus_desk.documents.mastheads import masthead
from erasmus_desk.documents.options import DocumentState
from erasmus_desk.documents.outline import (
    Block,
    Fact,
    FactsTable,
    Heading,
    Notice,
    Plain,
    Signature,
    Signatures,
    Text,
    Tick,
    Ticks,
)
from erasmus_desk.documents.people import address_cell, name_of, people, signatory
from erasmus_desk.documents.titlepage import deadline_rows
from erasmus_desk.model.answers import Item
from erasmus_desk.rules.fields import Page


def declaration(material: Material, state: DocumentState) -> Iterator[Block]:
    """The checklist and the place to sign."""
    say = material.labels.say
    applicant = people(material).applicant
    yield masthead(material)
    yield Notice(say("declaration.notice"))
    facts = []
    if applicant is not None:
        facts.append(Fact(say("title.applicant"), address_cell(material, applicant)))
        person = ", ".join(part for part in signatory(applicant) if part)
        label = say("mandate.represented")
        facts.append(Fact(label[:1].upper() + label[1:], (Text(person, typed=True),)))
    yield FactsTable(tuple((fact,) for fact in (*facts, *deadline_rows(material, state))))
    yield Plain((Text(say("declaration.intro")),))
    for page in chapters(material):
        ticks = tuple(_ticks(material, page))
        if ticks:
            title = material.words.section(page.section.words)
            yield Heading(1, title, str(page.number), (anchor((page.section.key,)),), compact=True)
            yield Ticks(ticks)
    yield Plain((Text(say("declaration.closing")),))
    signed = signature(material, say("declaration.signs"), applicant)
    yield Signatures((signed,))


def _ticks(material: Material, page: Page) -> Iterator[Tick]:
    for field in chapter_fields(material, page):
        if field.question.kind == "confirm":
            text = material.words.question(field.question.words)
            yield Tick(text, field.value is True, anchor(field.place), field.number)


def signature(material: Material, title: str, organisation: Item | None) -> Signature:
    """A place to sign for an organisation, with its name and that of its representative."""
    say = material.labels.say
    name, position = signatory(organisation)
    person = ", ".join(part for part in (name, position) if part)
    lines = tuple(line for line in (name_of(material, organisation).text, person) if line)
    labels = (say("mandate.place"), say("mandate.signature"))
    return Signature(title, lines, labels)
