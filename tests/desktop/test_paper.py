"""Documents drawn by Qt: PDF and preview."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from documents_sample import BUDGET, full_state, outline, sample_draft
from erasmus_desk.desktop.paper.flow import runs_of
from erasmus_desk.desktop.paper.pages import Cancelled, Paper
from erasmus_desk.desktop.paper.pdf import pdf_of
from erasmus_desk.desktop.paper.preview import Preview, page_image
from erasmus_desk.documents.options import KINDS, ExportOptions


def _go_on(_done, _whole):
    return True


def _text(paper_outline):
    return "\n".join(
        run.document.toPlainText() for run in runs_of(paper_outline.blocks, lambda _: None)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_a_pdf(kind, qapp):
    found = outline(options=ExportOptions(kind=kind), state=full_state(budget=BUDGET))

    content = pdf_of(found, _go_on)

    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_no_answer_is_lost_on_the_way_to_paper(qapp):
    found = outline(state=full_state(budget=BUDGET))
    text = _text(found)

    for part in ("Small bakeries throw away", "Zespół Szkół", "Επαγγελματικό", "Forty hours"):
        assert part in text


def test_wide_tables_lie_on_their_side(qapp):
    paper = Paper(outline(state=full_state(budget=BUDGET)))

    lying = [paper.is_landscape(n) for n in range(len(paper))]
    assert True in lying
    assert False in lying
    assert all(
        (w > h) == paper.is_landscape(n) for n in range(len(paper)) for w, h in [paper.size(n)]
    )


def test_the_contents_name_the_pages_of_the_chapters(qapp):
    paper = Paper(outline(state=full_state(budget=BUDGET)))
    text = paper._runs[1].document.toPlainText()

    pages = [int(n) for n in re.findall(r"\t(\d+)$", text, re.MULTILINE)]
    assert pages == sorted(pages)
    assert pages[0] == 3
    assert pages[-1] <= len(paper)


def test_every_paragraph_of_a_long_chapter_has_its_place_after_headings_were_moved(qapp):
    """A moved heading once took the rest of its chapter along into nothing."""
    needs = "\n".join(f"Paragraph {n}. " + "Words and words. " * 20 for n in range(60))
    paper = Paper(outline(sample_draft({"context": {"need": needs, "lessons": needs}})))

    for run in paper._runs:
        layout = run.document.documentLayout()
        height = run.document.pageCount() * run.document.pageSize().height()
        block = run.document.begin()
        above = -1.0
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            assert rect.top() >= above or block.document().rootFrame().childFrames()
            assert rect.top() <= height
            above = rect.top()
            block = block.next()


def test_drawing_can_be_cancelled(qapp):
    with pytest.raises(Cancelled):
        pdf_of(outline(), lambda done, _whole: done < 5)


def test_progress_only_grows_and_reaches_the_whole(qapp):
    told = []

    def hear(done, whole):
        told.append(done / whole)
        return True

    pdf_of(outline(), hear)

    assert told == sorted(told)
    assert told[-1] > 0.9


def test_a_page_is_drawn_in_ink_on_white(qapp):
    paper = Paper(outline())

    image = page_image(paper, 0, QSize(300, 424))

    colours = {image.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(0, 424, 2)}
    assert QColor("white").name() in colours
    assert len(colours) > 10


def test_the_preview_counts_pages_and_goes_through_them(qtbot):
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(500, 700)
    preview.show()
    told = []
    preview.page_shown.connect(lambda *pages: told.append(pages))

    preview.show_paper(Paper(outline()))
    preview.show_page(3)

    assert preview.count > 3
    assert told[0] == (1, preview.count)
    assert told[-1] == (3, preview.count)
    assert preview.page == 3


def test_a_preview_without_pages_is_empty(qtbot):
    preview = Preview()
    qtbot.addWidget(preview)
    preview.show()

    assert preview.count == 0
    assert preview.page == 0
