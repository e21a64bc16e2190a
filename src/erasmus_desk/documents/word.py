"""An outline as a Word file: styles from the template, everything else from the outline."""

from datetime import datetime
from pathlib import Path
from typing import IO

from docx import Document

from erasmus_desk.documents.ooxml import Element, add, keep_with_next, new, paragraph, w
from erasmus_desk.documents.outline import (
    Block,
    Condition,
    Counter,
    FactsTable,
    Guidance,
    Heading,
    Mark,
    Note,
    Outline,
    Prompt,
    Table,
    Timetable,
    TitlePage,
    Turn,
)
from erasmus_desk.documents.package import Pages, sealed, set_languages, set_properties
from erasmus_desk.documents.word_blocks import BlockMaker

_CLOSE_HEADINGS = ("Heading2", "Heading3", "Heading4")
_BELOW_HEADING = Prompt | Guidance | Condition | Note


def to_word(
    outline: Outline, *, template: Path | IO[bytes], moment: datetime, letterhead: str = ""
) -> bytes:
    """The bytes of a ``.docx`` file.

    Equal outlines and moments make equal files.  *letterhead* is the part of the template that
    stands at the head of the first page.
    """
    document = Document(str(template) if isinstance(template, Path) else template)
    set_languages(document, outline)
    set_properties(document, outline, moment)
    pages = Pages(document, outline, letterhead)
    _fill(document.element.body, outline, pages)
    return sealed(document, moment)


def _fill(body: Element, outline: Outline, pages: Pages) -> None:
    maker = BlockMaker(outline)
    # Only a title page goes without a running head.
    landscape, heading = False, False
    before: Block | None = None
    first = pages.has_letterhead or isinstance(next(iter(outline.blocks), None), TitlePage)
    for block in outline.blocks:
        if isinstance(block, Turn):
            _end_section(body, pages.section(landscape=landscape, first=first))
            landscape, first = block.landscape, False
            continue
        if isinstance(block, Counter | Mark):
            keep_with_next(body[-1])
        if isinstance(block, Note) and isinstance(before, Table):
            _hold_to_note(body)
        before = block
        elements = list(maker.elements(block))
        heading = isinstance(block, Heading) or (heading and isinstance(block, _BELOW_HEADING))
        if heading:
            for element in elements:
                keep_with_next(element)
        if isinstance(block, FactsTable | Table | Timetable):
            _part_from_heading(body[-1])
        body.extend(elements)
    body.append(pages.section(landscape=landscape, first=first))


def _hold_to_note(body: Element) -> None:
    """A note below a table stays on the page of the table's last row."""
    *_, table, gap = body
    keep_with_next(gap)
    rows = table.findall(w("tr"))
    for inner in rows[-1].iter(w("p")):
        keep_with_next(inner)


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
