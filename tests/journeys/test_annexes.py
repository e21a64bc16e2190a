"""The last hour: files are put together, the web form fails, the agency gets what it asks for."""

import io
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from annex_sample import FORM, a_file, annex_desk, annexed
from erasmus_desk.cli.main import run
from erasmus_desk.desktop.annexes.emergency_dialog import EmergencyDialog
from erasmus_desk.desktop.annexes.page import AnnexPage
from erasmus_desk.session.emergency import case_of


@pytest.fixture
def sample(tmp_path):
    made = annex_desk(tmp_path)
    made.prefer(theme="light", last_folder=str(tmp_path))
    made.pdf = lambda *_: b"%PDF-1.7"
    return made


@pytest.fixture
def erasmus(sample):
    def call(*arguments):
        out = io.StringIO()
        return run([str(one) for one in arguments], sample, out=out), out.getvalue()

    return call


def test_from_the_missing_declaration_to_the_message_to_the_agency(
    sample, tmp_path, qtbot, qapp, monkeypatch
):
    from erasmus_desk.desktop.dressing import dress, speak_qt
    from erasmus_desk.desktop.main_window import MainWindow

    dress(sample)
    speak_qt("en")
    opened = annexed(sample, tmp_path / "work")
    window = MainWindow(sample)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.show_draft(opened)

    window.workspace.show_place(("#annexes", "mandate/aaaa0002"))
    page = window.findChild(AnnexPage)
    assert page.isVisible()
    assert page.table.key == "mandate/aaaa0002"
    scan = a_file(tmp_path, "scan.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.draft.facts.annexes["mandate/aaaa0002"]["path"] == str(scan)
    window.workspace.show_review()
    window.findChild(QAction, "menu:undo").trigger()
    assert opened.draft.facts.annexes == {}
    assert page.isVisible()

    seen = []

    def use():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EmergencyDialog)
        qtbot.keyClicks(dialog.findChild(QLineEdit, "emergency-form_id"), "KA299-1")
        qtbot.keyClicks(dialog.findChild(QLineEdit, "attempt-what"), "error 500")
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
        dialog.findChild(QPushButton, "emergency-write").click()
        dialog.findChild(QPushButton, "emergency-copy").click()
        seen.append((dialog.folder, dialog.findChild(QLabel, "emergency-folder").text()))
        dialog.accept()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, use)
    window.findChild(QAction, "menu:emergency").trigger()

    folder, said = seen[0]
    assert said == str(folder)
    assert (folder / "01_application.pdf").is_file()
    assert "error 500" in (folder / "03_attempts.txt").read_text("utf-8")
    assert "KA299-1" in QGuiApplication.clipboard().text()
    assert case_of(opened).form_id == "KA299-1"
    window.close()


def test_the_command_line_lists_chooses_checks_and_collects(erasmus, sample, tmp_path):
    opened = annexed(sample, tmp_path / "work")
    sample.save(opened)
    opened.saver.close()
    draft = opened.path

    status, out = erasmus("annexes", draft)
    assert status == 1
    assert "mandate/aaaa0002" in out

    choices = []
    for number, key in enumerate(
        ("declaration", "mandate/aaaa0002", "mandate/aaaa0003", "hosting/aaaa0003")
    ):
        choices += ["--choose", key, a_file(tmp_path, f"{number}.pdf")]
        choices += ["--signed", key]
    status, out = erasmus("annexes", draft, *choices, "--json")
    found = json.loads(out)
    assert status == 0
    assert [one["state"] for one in found["annexes"]] == ["ready"] * 4 + ["optional"]
    assert found["limits"]["files"] == 4

    status, out = erasmus("annexes", draft, "-o", tmp_path / "all.zip")
    assert status == 0
    assert (tmp_path / "all.zip").is_file()
    assert erasmus("annexes", draft, "-o", tmp_path / "all.zip")[0] == 2


def test_the_command_line_writes_the_emergency_pack(erasmus, sample, tmp_path):
    opened = annexed(sample, tmp_path / "work")
    sample.save(opened)
    opened.saver.close()

    status, out = erasmus(
        *("emergency", opened.path, "--out", tmp_path / "pack", "--form-id", "KA299-7"),
        *("--attempt", "2026-03-05T12:41", "white page", "--evidence", a_file(tmp_path, "s.png")),
        *("--language", "pl"),
    )

    assert (status, out.strip()) == (0, str(tmp_path / "pack"))
    log = (tmp_path / "pack" / "03_proby.txt").read_text("utf-8")
    assert "white page" in log
    assert "11:41" in log
    assert case_of(sample.open(opened.path)).form_id == "KA299-7"


@pytest.mark.parametrize(
    "words",
    [
        ("annexes", "{draft}", "--choose", "nothing", "{file}"),
        ("annexes", "{draft}", "--choose", "declaration", "{folder}/none.pdf"),
        ("annexes", "{draft}", "--choose", "declaration", "{folder}"),
        ("annexes", "{draft}", "--signed", "nothing"),
        ("annexes", "{draft}", "-o", "{folder}/out"),
        ("emergency", "{draft}", "-o", "{folder}"),
        ("emergency", "{draft}", "-o", "{folder}/p", "--attempt", "noon", "x"),
        ("emergency", "{draft}", "-o", "{file}/below"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    erasmus, sample, tmp_path, capsys, words
):
    opened = annexed(sample, tmp_path / "work")
    sample.save(opened)
    opened.saver.close()
    file = a_file(tmp_path, "f.pdf")
    facts = {"draft": opened.path, "folder": tmp_path, "file": file}

    status, _ = erasmus(*(word.format(**facts) for word in words))

    said = capsys.readouterr().err
    assert status == 2
    assert said.strip().count("\n") == 0
    assert said.strip().endswith(".")
    assert "error." not in said
    assert "Traceback" not in said


def test_the_form_of_the_sample_is_in_order(sample, tmp_path):
    assert sample.check_forms(tmp_path / "forms") == []
    assert sample.catalogue.form(FORM).annexes
