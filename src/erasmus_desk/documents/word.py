"""An outline as a Word file: styles from the template, everything else from the outline."""

from datetime import datetime
from pathlib import Path

from docx import Document

from erasmus_desk.documents.ooxml import Element, add, keep_with_next, new, paragraph, w
from erasmus_desk.documents.outline import (
    Condition,
    Counter,
    FactsTable,
    Guidance,
    Heading,
    Note,
    Outline,
    Prompt,
    Table,
    Timetable,
    Turn,
)
from erasmus_desk.documents.package import Pages, sealed, set_languages, set_properties
from erasmus_desk.documents.word_blocks import BlockMaker

_CLOSE_HEADINGS = ("Heading2", "Heading3", "Heading4")
_BELOW_HEADING = Prompt | Guidance | Condition | Note


def to_word(outline: Outline, *, template: Path, moment: datetime) -> bytes:
    """The bytes of a ``.docx`` file.

    Equal outlines and moments make equal files.
    """
    document = Document(str(template))
    set_languages(document, outline)
    set_properties(document, outline, moment)
    pages = Pages(document, outline)
    _fill(document.element.body, outline, pages)
    return sealed(document, moment)


def _fill(body: Element, outline: Outline, pages: Pages) -> None:
    maker = BlockMaker(outline)
    landscape, first, heading = False, True, False
    for block in outline.blocks:
        if isinstance(block, Turn):
            _end_section(body, pages.section(landscape=landscape, first=first))
            landscape, first = block.landscape, False
            continue
        if isinstance(block, Counter):
            keep_with_next(body[-1])
        elements = list(maker.elements(block))
        heading = isinstance(block, Heading) or (heading and isinstance(block, _BELOW_HEADING))
        if heading:
            for element in elements:
                keep_with_next(element)
        if isinstance(block, FactsTable | Table | Timetable):
            _part_from_heading(body[-1])
        body.extend(elements)
    body.append(pages.section(landscape=landscape, first=first))


def _part_from_heading(above: Element) -> None:
    """Some room between a heading and a table that follows it at once."""
    style = above.find(f"{w('pPr')}/{w('pStyle')}")
    if style is not None and style.get(w("val"), "") in _CLOSE_HEADINGS:
        properties = above[0]
        add(properties, "spacing", after=120)


def _end_section(body: Element, section: Element) -> None:
    """The section's properties in its last paragraph; a table needs one after it."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != w("p"):
        last = paragraph("ED After Table")
        body.append(last)
    properties = last.find(w("pPr"))
    if properties is None:
        properties = new("pPr")
        last.insert(0, properties)
    properties.append(section)
