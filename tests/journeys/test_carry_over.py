"""Next year's application from this year's, in the window and without one."""

import io
import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton

from erasmus_desk.cli.main import run
from erasmus_desk.desktop.carrying.entry_list import EntryList
from erasmus_desk.session.desk import Desk

OLD, NEW = "ka202-innovation-2018", "ka202-good-practices-2018"
UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def ask(form, title=""):
    """What a person does in the dialog once it is there."""
    dialog = QApplication.activeModalWidget()
    forms = dialog.findChild(QListWidget, "carry-forms")
    rows = [forms.item(n) for n in range(forms.count())]
    forms.setCurrentItem(next(i for i in rows if i.data(Qt.ItemDataRole.UserRole) == form))
    if title:
        field = dialog.findChild(QLineEdit, "carry-title")
        field.selectAll()
        QTest.keyClicks(field, title)
    dialog.findChild(QPushButton, "carry-create").click()


def test_an_application_becomes_another_one_and_the_parking_list_is_worked_off_by_keyboard(
    start, qtbot
):
    window = start()
    opened = window.desk.example(OLD)
    window.show_draft(opened)
    before = opened.answers
    QTimer.singleShot(0, lambda: ask(NEW, "Green skills again"))

    window.starting.carry(opened)

    made = window.opened
    assert (made.form.id, made.draft.title) == (NEW, "Green skills again")
    assert window.workspace.current_section() == "#carried"
    assert window.desk.open(opened.path, listed=False).answers == before

    window.workspace.show_place(("#parking",))
    view = window.findChild(EntryList)
    first, second = made.parked[:2]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == first.text
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert made.parked[0].done
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert second not in made.parked

    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view)
    qtbot.keyClick(view, *UNDO)
    qtbot.waitUntil(lambda: second in made.parked)
    assert window.workspace.current_section() == "#parking"
    assert view.chosen() == second.id
    window.close()

    opened = Desk(window.desk.home).open(made.path, listed=False)
    assert opened.parked[0].done


def test_a_line_of_home_is_used_for_another_application(start):
    window = start()
    opened = window.desk.example("ka122-vet-2026")
    window.desk.save(opened)
    opened.saver.close()
    QTimer.singleShot(0, lambda: ask("ka122-vet-2027"))

    window.starting.carry_file(opened.path)

    assert window.opened.form.id == "ka122-vet-2027"
    assert window.opened.draft.facts.origin.draft == opened.draft.facts.id
    assert window.workspace.current_section() == "#carried"
    assert "#parking" not in window.workspace.plan_keys()
    window.close()


def test_a_draft_whose_form_has_changed_opens_with_the_report(start):
    window = start()
    opened = window.desk.example("ka122-vet-2026")
    opened.saver.close()
    raw = json.loads(opened.path.read_bytes())
    raw |= {"revision": 0, "changed": raw["created"][:4] + "-01-01T00:00:00Z"}
    raw["answers"]["context"]["motto"] = "Nobody asks for this now"
    opened.path.write_text(json.dumps(raw), encoding="utf-8")

    window.starting.open(opened.path)

    assert window.workspace.current_section() == "#carried"
    assert [entry.text for entry in window.opened.parked] == ["Nobody asks for this now"]
    assert window.opened.answers == opened.answers
    window.close()


def test_giving_up_makes_nothing(start):
    window = start()
    opened = window.desk.example(OLD)
    window.show_draft(opened)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())

    window.starting.carry(opened)

    assert window.opened is opened
    assert len(list(window.desk.library.folder.glob("*.erasmus"))) == 1
    window.close()


@pytest.fixture
def erasmus(tmp_path):
    desk = Desk(tmp_path / "home", tmp_path / "cache")

    def call(*arguments):
        out = io.StringIO()
        status = run([str(one) for one in arguments], desk, out=out)
        return status, out.getvalue()

    return call


@pytest.fixture
def draft(erasmus, tmp_path):
    path = tmp_path / "old.erasmus"
    erasmus("new", OLD, "--example", "-o", path)
    return path


def test_the_command_line_says_what_would_come_across_and_makes_nothing(erasmus, draft):
    before = draft.read_bytes()

    status, said = erasmus("carry", draft, "--to", NEW)

    assert status == 0
    assert said.startswith(f"{OLD} > {NEW}\n")
    assert "answers come across" in said
    assert "go to the parking list" in said
    assert "Intellectual outputs › O1 " in said
    assert [path.name for path in draft.parent.glob("*.erasmus")] == [draft.name]
    assert draft.read_bytes() == before


def test_the_command_line_makes_the_new_draft_and_reports_in_json(erasmus, draft, tmp_path):
    target = tmp_path / "new.erasmus"

    status, said = erasmus("carry", draft, "--to", NEW, "--out", target, "--json")

    report, written = json.loads(said), json.loads(target.read_bytes())
    assert status == 0
    assert report["file"] == str(target)
    assert written["form"] == NEW
    assert len(written["parked"]) == len(report["parked"]) > 20
    assert written["origin"]["came"] == report["came"] > 200


def test_the_command_line_refuses_a_file_that_is_there_and_a_form_that_is_not(
    erasmus, draft, capsys
):
    assert erasmus("carry", draft, "--to", NEW, "--out", draft)[0] == 2
    assert erasmus("carry", draft, "--to", "no-such-form-2026")[0] == 2
    assert "no-such-form-2026" in capsys.readouterr().err
