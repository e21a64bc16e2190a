"""Which chapters begin a page, and which pages lie."""

import pytest

from erasmus_desk.documents.heights import contents_are_tight
from erasmus_desk.documents.outline import (
    Answer,
    Column,
    Contents,
    Heading,
    Paragraph,
    Plain,
    Row,
    Table,
    Text,
    Turn,
    begins_page,
)
from erasmus_desk.documents.paging import flowing, turned

_LINE = Plain((Text("A short sentence."),))
_WIDE = Table((Column("What", 1000),), (Row(((Text("x"),),)),), wide=True)


def _long(lines):
    return Answer(tuple(Paragraph("plain", "words " * 15) for _ in range(lines)))


def _heads(blocks):
    return [block.flows for block in blocks if isinstance(block, Heading) and block.level == 1]


def test_a_chapter_goes_on_below_a_short_one():
    """Three declarations on a page of their own make a document look unfinished."""
    blocks = flowing([Contents("", ""), Heading(1, "One"), _LINE, Heading(1, "Two"), _long(60)])

    assert _heads(blocks) == [False, True]


def test_a_chapter_below_a_long_one_begins_a_page():
    blocks = flowing([Heading(1, "One"), _long(60), Heading(1, "Two"), _LINE])

    assert _heads(blocks) == [False, False]


def test_the_first_annex_begins_a_page():
    annex = Heading(1, "Partners", "Annex A", ("ed_annex_1",))
    blocks = flowing([Heading(1, "One"), _LINE, annex, _LINE])

    assert _heads(blocks) == [False, False]
    assert begins_page(blocks[2])


@pytest.mark.parametrize(("lines", "first"), [(1, "Turn"), (40, "Heading")])
def test_little_goes_along_with_a_table_that_lies_much_stays_standing(lines, first):
    """A chapter whose first table lies has no nearly empty page before it."""
    lead = [Heading(1, "Budget"), _long(lines), Heading(2, "Who gets what")]
    blocks = turned([*lead, _WIDE, _LINE])

    assert type(blocks[0]).__name__ == first
    assert [block.landscape for block in blocks if isinstance(block, Turn)] == [True, False]


def test_contents_are_set_tightly_only_if_that_saves_a_page():
    assert not contents_are_tight([1, 2, 2])
    assert contents_are_tight([1] * 11 + [2] * 31)
    assert not contents_are_tight([1] * 20 + [2] * 48)
