"""Pages of Part B against the limit of the call, before and after writing."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from erasmus_desk.desktop.paper.pages import Paper
from erasmus_desk.desktop.paper.preview_dialog import limit_label
from erasmus_desk.desktop.wizard.export_dialog import ExportDialog
from erasmus_desk.session.exporting import ExportOptions, Wish, outline_of
from erasmus_desk.session.paper import PageLimit

FORM = "alliances-innovation-lot1-2026"


@pytest.fixture
def opened(desk, tmp_path):
    found = desk.example(FORM, path=tmp_path / "a.erasmus")
    yield found
    found.saver.close()


def test_annexes_are_not_counted_and_too_many_pages_are_said(desk, opened, texts, qtbot):
    outline = outline_of(desk, opened, Wish(ExportOptions(kind="part_b"), "en"))
    paper = Paper(outline)
    small = Paper(replace(outline, limit=PageLimit(5, outline.limit.until)))
    fits, over = limit_label(paper, texts), limit_label(small, texts)
    qtbot.addWidget(fits)
    qtbot.addWidget(over)

    assert 5 < paper.counted < len(paper)
    assert f"{paper.counted} of at most 70" in fits.text()
    assert f"{paper.counted - 5} more than the 5" in over.text()


def test_part_b_is_offered_first_and_its_pages_are_said_when_it_is_written(
    desk, opened, texts, qtbot, tmp_path
):
    dialog = ExportDialog(None, desk, opened, texts)
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit, "export:file").setText(str(tmp_path / "part-b.docx"))

    assert dialog.findChild(QComboBox, "export:kind").currentData() == "part_b"
    dialog.write()

    assert dialog.written == tmp_path / "part-b.docx"
    assert "of at most 70 pages" in dialog.findChild(QLabel, "export:pages").text()
