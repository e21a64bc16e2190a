"""Which blocks each kind of document has."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from erasmus_desk.documents.annexes import annexes
from erasmus_desk.documents.asking import Material, chapters
from erasmus_desk.documents.chapters import chapter
from erasmus_desk.documents.counts import counts
from erasmus_desk.documents.declaration import declaration
from erasmus_desk.documents.mandates import mandates
from erasmus_desk.documents.options import DocumentState, ExportOptions, Kind
from erasmus_desk.documents.outline import Block, Contents, Heading, Note, Ticks
from erasmus_desk.documents.part_b import part_b
from erasmus_desk.documents.partner_part import partner_part
from erasmus_desk.documents.short_summary import short_summary
from erasmus_desk.documents.titlepage import title_page

_SAYS_NOTHING = Heading | Note | Ticks


def settled(options: ExportOptions) -> ExportOptions:
    """*options* as the kind of document wants them."""
    if options.kind == "reading":
        return replace(options, prompts=False, counters=False, empty=False, codes=False)
    if options.kind == "part_b":
        return replace(options, prompts=False, counters=False, codes=False, criteria=False)
    if options.kind in ("summary", "mandate", "declaration", "counts"):
        return replace(options, codes=False)
    return options


def blocks_of(material: Material, state: DocumentState) -> Iterator[Block]:
    """The blocks of the kind of document that the options ask for."""
    return _KINDS[material.options.kind](material, state)


def _application(material: Material, state: DocumentState) -> Iterator[Block]:
    yield title_page(material, state)
    yield contents(material)
    for page in chapters(material):
        yield from chapter(material, page)
    yield from annexes(material, state)


def _reading(material: Material, state: DocumentState) -> Iterator[Block]:
    yield title_page(material, state)
    yield contents(material)
    for page in chapters(material):
        blocks = tuple(chapter(material, page))
        if not all(isinstance(block, _SAYS_NOTHING) for block in blocks):
            yield from blocks


def contents(material: Material) -> Contents:
    """The table of contents."""
    return Contents(material.labels.say("contents.title"), material.labels.say("contents.hint"))


_KINDS: dict[Kind, Callable[[Material, DocumentState], Iterator[Block]]] = {
    "application": _application,
    "reading": _reading,
    "blank": _application,
    "partner": partner_part,
    "summary": short_summary,
    "mandate": mandates,
    "declaration": declaration,
    "counts": counts,
    "part_b": part_b,
}
