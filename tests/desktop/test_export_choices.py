"""Choosing the kind of document, its style and its file."""

import pytest
from docx import Document
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from erasmus_desk.desktop.paper.pages import Paper
from erasmus_desk.desktop.paper.pdf import pdf_of
from erasmus_desk.desktop.paper.preview_dialog import PreviewDialog
from erasmus_desk.desktop.paper.waiting import Waiting
from erasmus_desk.desktop.wizard.export_dialog import ExportDialog
from erasmus_desk.session.exporting import outline_of

FORM = "ka202-innovation-2018"


@pytest.fixture
def opened(desk, tmp_path):
    made = desk.example(FORM, path=tmp_path / "draft.erasmus")
    yield made
    made.saver.flush(0)
    made.saver.close()


@pytest.fixture
def dialog(desk, opened, texts, qtbot, tmp_path):
    desk.prefer(last_folder=str(tmp_path))
    desk.pdf = pdf_of
    made = ExportDialog(None, desk, opened, texts)
    qtbot.addWidget(made)
    made.show()
    return made


def _choose(dialog, name, value):
    combo = dialog.findChild(QComboBox, f"export:{name}")
    combo.setCurrentIndex(combo.findData(value))


def test_an_organisation_is_asked_for_only_where_it_matters(dialog):
    combo = dialog.findChild(QComboBox, "export:partner")

    assert not combo.isVisible()
    _choose(dialog, "kind", "partner")
    assert combo.isVisible()
    assert combo.count() == 4


def test_choosing_pdf_changes_the_name_and_writes_one(dialog):
    _choose(dialog, "kind", "summary")
    _choose(dialog, "format", "pdf")

    assert dialog.findChild(QLineEdit, "export:file").text().endswith(".pdf")
    dialog.findChild(QPushButton, "export:write").click()
    assert dialog.written.read_bytes().startswith(b"%PDF-")


def test_a_kind_for_one_organisation_is_written(dialog):
    _choose(dialog, "kind", "mandate")
    dialog.findChild(QPushButton, "export:write").click()

    assert dialog.written.suffix == ".docx"


def test_a_house_template_says_what_it_lacks_and_can_be_dropped(dialog, tmp_path):
    path = tmp_path / "house.docx"
    Document().save(str(path))
    choices = dialog._choices

    choices.take_house(path)

    said = dialog.findChild(QLabel, "export:house").text()
    assert "ED Answer" in said
    assert choices.house == path
    choices.take_house(None)
    assert choices.house is None


def test_a_file_that_is_no_template_is_refused_with_a_sentence(dialog, tmp_path):
    path = tmp_path / "house.docx"
    path.write_bytes(b"no")

    dialog._choices.take_house(path)

    assert dialog._choices.house is None
    assert "house.docx" in dialog.findChild(QLabel, "export:house").text()


def test_the_preview_says_which_page_of_how_many(desk, opened, texts, qtbot):
    paper = Paper(outline_of(desk, opened, desk.wish(opened, language="en", kind="summary")))
    dialog = PreviewDialog(None, paper, texts)
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.findChild(QLabel, "preview:where").text().endswith(str(len(paper)))


def test_the_summaries_of_the_examples_are_two_pages(desk, texts, tmp_path, qapp):
    for form in (FORM, "ka202-good-practices-2018", "ka122-vet-2026", "ka120-vet-2026"):
        opened = desk.example(form, path=tmp_path / f"{form}.erasmus")
        for language in ("en", "pl", "el", "bg"):
            wish = desk.wish(opened, language=language, kind="summary")
            assert len(Paper(outline_of(desk, opened, wish))) <= 2, (form, language)
        opened.saver.close()


def test_waiting_goes_on_until_it_is_cancelled(qtbot, texts):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    with Waiting(window, "Drawing", "Cancel") as waiting:
        assert waiting.progress(1, 10)
        waiting._bar.cancel()
        assert not waiting.progress(2, 10)
