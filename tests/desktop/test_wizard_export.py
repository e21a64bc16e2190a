"""Exporting from the window."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from erasmus_desk.desktop.wizard.export_dialog import ExportDialog, proposed_path
from erasmus_desk.errors import SaveFailed

FORM = "ka202-innovation-2018"


@pytest.fixture
def opened(desk):
    made = desk.new(FORM, 'Green / "skills"')
    yield made
    made.saver.flush(0)
    made.saver.close()


@pytest.fixture
def dialog(desk, opened, texts, qtbot, tmp_path):
    desk.prefer(last_folder=str(tmp_path))
    made = ExportDialog(None, desk, opened, texts)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_proposed_name_can_be_a_file(desk, opened, tmp_path):
    desk.prefer(last_folder=str(tmp_path))

    assert proposed_path(desk, opened) == tmp_path / "Green skills.docx"


def test_the_document_is_written_and_its_place_is_said(dialog, tmp_path):
    dialog.findChild(QPushButton, "export:write").click()

    assert dialog.written is not None
    assert dialog.written.read_bytes()[:2] == b"PK"
    assert dialog.findChild(QLabel, "export:where").text() == str(dialog.written)


def test_a_failure_is_said_and_another_place_can_be_chosen(dialog, desk, monkeypatch):
    def refuse(*_args, **_options):
        raise SaveFailed("disk-full", {"file": "x"})

    monkeypatch.setattr(desk, "export_word", refuse)
    dialog.findChild(QPushButton, "export:write").click()

    problem = dialog.findChild(QLabel, "export:problem")
    assert problem.isVisible()
    assert "another place" in problem.text()
    assert dialog.findChild(QLineEdit, "export:file").isEnabled()


def test_a_name_without_suffix_becomes_a_document(dialog, tmp_path):
    dialog.findChild(QLineEdit, "export:file").setText(str(tmp_path / "mine"))

    dialog.findChild(QPushButton, "export:write").click()

    assert dialog.written == tmp_path / "mine.docx"
