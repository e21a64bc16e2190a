"""Which chapters begin a page, and which pages lie on their side."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from erasmus_desk.documents.heights import PAGE, height
from erasmus_desk.documents.outline import (
    Block,
    Condition,
    Guidance,
    Heading,
    Prompt,
    Table,
    Timetable,
    Turn,
    begins_page,
)

_SHORT = 0.3 * PAGE
"""What stands above a wide table on its page goes along if it is no higher."""
_EARLY = 0.4 * PAGE
"""A chapter that ends so early leaves room for the next one, however long that is."""
_FULL = 0.92 * PAGE
"""Estimates are not trusted further than this."""
_FIRST_ANNEX = "ed_annex_1"


def turned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """*blocks* with pages turned for wide tables, what leads into them going along."""
    result: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Table) and block.wide):
            result.append(block)
            continue
        start = _lead_in(result)
        result[start:start] = [Turn(landscape=True)]
        result += [block, Turn(landscape=False)]
    return tuple(_settled(result))


def _lead_in(before: list[Block]) -> int:
    """Where that begins which goes along: the page, if little stands on it, or the headings."""
    page = len(before)
    while page and not isinstance(before[page - 1], Turn):
        page -= 1
        if begins_page(before[page]):
            above = before[page:]
            if sum(map(height, above)) <= _SHORT:
                return page
            break
    start = len(before)
    while start and isinstance(before[start - 1], Heading | Prompt | Guidance | Condition):
        start -= 1
    return start


def _settled(blocks: list[Block]) -> Iterator[Block]:
    """*blocks* without turns that are taken back at once or that end the document."""
    lying = False
    wanted = False
    for block in blocks:
        if isinstance(block, Turn):
            wanted = block.landscape
            continue
        if wanted != lying:
            lying = wanted
            yield Turn(lying)
        yield block


def flowing(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """*blocks* with chapters going on below short ones, so that no page stays nearly empty."""
    result: list[Block] = []
    reached: float | None = None
    for chapter in _chapters(blocks):
        first = chapter[0]
        taken = _taken(chapter)
        if isinstance(first, Heading) and reached is not None and _goes_on(first, reached, taken):
            chapter[0] = replace(first, flows=True)
            taken += reached
        # Nothing goes on below the contents.
        still = taken <= _FULL and isinstance(first, Heading) and not any(map(_is_apart, chapter))
        reached = taken if still else None
        result += chapter
    return tuple(result)


def _taken(chapter: list[Block]) -> float:
    """The height of *chapter*; no further than a page, beyond which it makes no difference."""
    total = 0.0
    for block in chapter:
        total += height(block)
        if total > _FULL:
            break
    return total


def _goes_on(first: Heading, reached: float, taken: float) -> bool:
    """Whether a chapter goes on where the one before has *reached*."""
    if not begins_page(first) or _FIRST_ANNEX in first.anchors:
        return False
    return reached <= _EARLY or reached + taken <= _FULL


def _is_apart(block: Block) -> bool:
    return isinstance(block, Turn | Timetable)


def _chapters(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """*blocks* from one heading that begins a page to the next."""
    chapter: list[Block] = []
    for block in blocks:
        if chapter and begins_page(block):
            yield chapter
            chapter = []
        chapter.append(block)
    if chapter:
        yield chapter
