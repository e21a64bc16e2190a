"""An outline as a Word file: styles from the template, everything else from the outline."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from docx import Document

from erasmus_desk.documents.markup import element, kept, paragraph
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
    Signatures,
    Space,
    Table,
    Timetable,
    TitlePage,
    Turn,
    begins_page,
)
from erasmus_desk.documents.package import (
    Pages,
    fit_contents,
    sealed,
    set_languages,
    set_properties,
)
from erasmus_desk.documents.word_blocks import AFTER_TABLE, BlockMaker

_CLOSE_HEADING = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(Heading[2-4]|EDSection)"/>')
_END = "</w:p>"
_BELOW_HEADING = Prompt | Guidance | Condition | Note
_MOST_KEPT = 600
"""Letters of guidance that stay with their heading; longer texts may end on another page."""


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
    fit_contents(document, outline)
    return sealed(document, _body(outline, Pages(document, outline, letterhead)), moment)


def _body(outline: Outline, pages: Pages) -> str:
    """All blocks, and the sections that they lie in."""
    maker = BlockMaker(outline)
    # Only a title page goes without a running head.
    landscape, heading = False, False
    before: Block | None = None
    first = pages.has_letterhead or isinstance(next(iter(outline.blocks), None), TitlePage)
    body = [""]
    for block in outline.blocks:
        if isinstance(block, Turn):
            _end_section(body, pages.section(landscape=landscape, first=first))
            landscape, first = block.landscape, False
            continue
        _join(body, before, block)
        before = block
        heading = isinstance(block, Heading) or (heading and isinstance(block, _BELOW_HEADING))
        made = maker.markup(block)
        if heading and isinstance(block, Guidance) and len(block.text) > _MOST_KEPT:
            heading = False
            start, end, rest = made.partition(_END)
            made = kept(start) + end + rest
        body.append(kept(made) if heading else made)
    body.append(pages.section(landscape=landscape, first=first))
    return "".join(body)


def _join(body: list[str], before: Block | None, block: Block) -> None:
    """Say of what stands in *body* how it goes together with the next *block*."""
    if isinstance(block, Counter | Mark):
        if isinstance(before, Space):
            body[-1] = kept(body[-1])
        elif body[-1].endswith(_END):
            body[-1] = _from_last(body[-1], "<w:p>", kept)
    if isinstance(block, Note) and isinstance(before, Table):
        # A note below a table stays on the page of the table's last row.
        body[-1] = _from_last(body[-1], "<w:tr>", kept)
    if isinstance(block, Signatures):
        # Nobody signs a page that says nothing else.
        body[-2:] = [_from_last(part, "<w:p>", kept) if part else "" for part in body[-2:]]
    if isinstance(block, FactsTable | Table | Timetable):
        _part_from_heading(body)
    if isinstance(block, Heading) and begins_page(block):
        # The gap behind a table that ends with the page would be a page of its own.
        body[-1] = body[-1].removesuffix(AFTER_TABLE)


def _from_last(markup: str, start: str, change: Callable[[str], str]) -> str:
    """*markup* with *change* made to all from the last *start* on."""
    place = markup.rindex(start)
    return markup[:place] + change(markup[place:])


def _part_from_heading(body: list[str]) -> None:
    """Some room between a heading and a table that follows it at once."""
    above = body[-1]
    if above.endswith(_END) and _CLOSE_HEADING.match(above, above.rindex("<w:p>")):
        room = element("spacing", after=120)
        body[-1] = _from_last(above, "</w:pPr>", lambda end: room + end)


def _end_section(body: list[str], section: str) -> None:
    """The section's properties in its last paragraph; a table needs one after it."""
    if not body[-1].endswith(_END):
        body.append(paragraph("ED After Table"))
    body[-1] = _from_last(body[-1], "</w:pPr>", lambda end: section + end)
