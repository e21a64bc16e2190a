"""How the paragraphs of a Word file keep together and where pages end."""

import io
from dataclasses import replace

from docx import Document

from documents_sample import MOMENT, outline
from erasmus_desk.documents.exporting import template
from erasmus_desk.documents.outline import (
    Counter,
    Fact,
    FactsTable,
    Guidance,
    Heading,
    Plain,
    Signature,
    Signatures,
    Space,
    Text,
    Tick,
    Ticks,
)
from erasmus_desk.documents.word import to_word

_FACTS = FactsTable(((Fact("Topics", (Text("One"),)),),))


def _document(*blocks):
    made = replace(outline(), blocks=blocks)
    return Document(io.BytesIO(to_word(made, template=template(), moment=MOMENT)))


def _kept(paragraphs):
    return [paragraph.paragraph_format.keep_with_next is True for paragraph in paragraphs]


def test_no_gap_behind_a_table_makes_a_page_of_its_own():
    """A table may fill its page to the last line before a chapter begins the next."""
    document = _document(_FACTS, Heading(1, "Two"))

    assert [p.style.name for p in document.paragraphs] == ["Heading 1"]


def test_a_chapter_that_goes_on_does_not_break_the_page():
    document = _document(_FACTS, Heading(1, "Two", flows=True))

    assert document.paragraphs[-1].paragraph_format.page_break_before is False


def test_the_limit_stays_with_its_box():
    """A line of its own on the next page belongs to nothing."""
    document = _document(Space(3), Counter("up to 3 000 characters", 0, 3000))

    cell = document.tables[0].cell(0, 0)
    assert all(_kept(cell.paragraphs))


def test_long_guidance_may_end_on_another_page():
    """Kept together with its heading it would be pushed off the page of the heading."""
    document = _document(Heading(1, "Standards"), Guidance("\n".join(["- " + "word " * 30] * 12)))

    heading, first, second, *_ = _kept(document.paragraphs)
    assert (heading, first, second) == (True, True, False)
    assert document.paragraphs[1].text.startswith("–\t")


def test_nobody_signs_an_empty_page():
    ticks = Ticks((Tick("One"), Tick("Two")))
    signed = Signatures((Signature("For us", ("School",), ("Place and date",)),))
    document = _document(ticks, Plain((Text("I confirm."),)), signed)

    assert _kept(document.paragraphs[:3]) == [True, True, True]


def test_lines_to_sign_on_stand_at_the_same_height():
    names = (("School",), ("A school with a long name", "Head teacher"))
    signed = Signatures(tuple(Signature("For", lines, ("Place",)) for lines in names))
    table = _document(signed).tables[0]

    assert len(table.rows) == 2
    assert [table.cell(1, n).paragraphs[-1].text for n in (0, 2)] == ["Place", "Place"]
