"""Other people at the same draft: said, merged, asked about; nothing is lost."""

import json
import shutil
import time

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QRadioButton

from erasmus_desk.desktop.dialogs import messages
from erasmus_desk.desktop.safety.conflict_dialog import ConflictDialog
from erasmus_desk.desktop.safety.copies_dialog import CopiesDialog
from erasmus_desk.session.desk import Desk

FORM = "ka202-innovation-2018"
ACRONYM = ("context", "acronym")
TITLE = ("context", "title")


@pytest.fixture
def path(desk, tmp_path):
    """A draft in a shared folder."""
    made = desk.new(FORM, "Shared", path=tmp_path / "shared" / "bread.erasmus")
    made.answer(ACRONYM, "first")
    made.save_now()
    made.saver.close()
    return made.path


@pytest.fixture
def mine(window, desk, path):
    window.show_draft(desk.open(path))
    return window.opened


@pytest.fixture
def theirs(tmp_path, mine):
    """The same draft in somebody else's hands."""
    opened = Desk(tmp_path / "there").open(mine.path)
    yield opened
    opened.saver.close()


@pytest.fixture
def diverged(window, mine, theirs):
    write(theirs, ACRONYM, "theirs")
    mine.answer(ACRONYM, "mine")
    mine.saver.flush(0.0)
    window._autosave.tick()
    return mine


def write(opened, place, text):
    opened.answer(place, text)
    opened.save_now()


def notice(window):
    bar = window.findChild(object, "notice")
    return bar.findChild(object, "notice-text").text() if bar.isVisible() else ""


def somebody_has(path):
    now = "2018-02-15T12:00:00+00:00"
    holder = {"who": "anna", "machine": "office-2", "process": 1, "since": now}
    lock = path.with_name(f".{path.name}.lock")
    recent = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    content = json.dumps(holder | {"token": "x", "seen": recent})
    lock.write_text(content, encoding="utf-8")


def test_a_draft_that_somebody_has_open_is_not_opened_unasked(window, path, told):
    somebody_has(path)

    window.starting.open(path)

    assert window.opened is None
    assert "anna" in told[0][1]
    assert "office-2" in told[0][1]


def test_it_can_be_opened_anyway(window, path, monkeypatch):
    somebody_has(path)
    monkeypatch.setattr(messages, "choose", lambda *_, **__: 1)

    window.starting.open(path)

    assert window.opened.path == path


def test_others_see_that_we_have_it_open_until_we_close_it(window, mine):
    lock = mine.path.with_name(f".{mine.path.name}.lock")
    assert lock.exists()

    window.show_home()

    assert not lock.exists()


def test_changes_of_others_are_taken_in_and_told_by_name(window, mine, theirs):
    write(theirs, TITLE, "Their title")
    mine.answer(ACRONYM, "mine")
    mine.saver.flush(0.0)

    window._autosave.tick()

    assert mine.value(TITLE) == "Their title"
    assert "has changed “Project title”" in notice(window)


def test_the_same_answer_changed_twice_is_asked_about(window, diverged, told):
    assert "both changed the same answers" in notice(window)
    assert not window.findChild(object, "notice-close").isVisible()


def test_the_question_stays_after_other_notices(qtbot, window, diverged):
    window.findChild(object, "notice").show_notice("Something else")
    assert notice(window) == "Something else"

    window.findChild(object, "notice")._pass()

    assert "both changed the same answers" in notice(window)


@pytest.mark.parametrize(
    ("choice", "text"), [("mine", "mine"), ("theirs", "theirs"), ("both", "mine / theirs")]
)
def test_a_person_decides_answer_by_answer(window, diverged, monkeypatch, choice, text):
    def decide(dialog):
        assert not dialog.findChild(QPushButton, "conflicts-merge").isEnabled()
        dialog.findChild(QRadioButton, f"conflicts-{choice}-chosen").click()
        dialog.findChild(QPushButton, "conflicts-merge").click()
        return dialog.result()

    monkeypatch.setattr(ConflictDialog, "exec", decide)

    window.findChild(QPushButton, "notice-button").click()

    assert diverged.value(ACRONYM) == text
    assert diverged.saver.state.diverged is None
    assert notice(window) == "Both texts are together now."


def test_deciding_later_changes_nothing(window, diverged, monkeypatch):
    monkeypatch.setattr(ConflictDialog, "exec", lambda _: 0)

    window.findChild(QPushButton, "notice-button").click()

    assert diverged.value(ACRONYM) == "mine"
    assert "both changed the same answers" in notice(window)


def test_all_answers_are_decided_at_once(qtbot, window, desk, diverged, texts):
    from erasmus_desk.session.answer_words import Teller

    teller = Teller(desk, diverged, "en", (diverged.answers,))
    conflicts = diverged.saver.state.diverged.conflicts
    dialog = ConflictDialog(texts, diverged.form, teller, conflicts, "anna")
    qtbot.addWidget(dialog)

    dialog.findChild(QPushButton, "conflicts-all-theirs").click()

    assert dialog.choices() == {ACRONYM: "theirs"}


def test_leaving_undecided_keeps_my_text_among_the_versions(window, desk, diverged, monkeypatch):
    monkeypatch.setattr(messages, "choose", lambda *_, **__: 2)

    window.show_home()

    assert window.opened is None
    kept = [one for one in desk.versions.of_file(diverged.path) if one.occasion == "diverged"]
    assert desk.versions.read(kept[0]).answers["context"]["acronym"] == "mine"


def test_a_copy_left_beside_the_draft_is_offered_and_merged(
    qtbot, window, desk, path, tmp_path, monkeypatch
):
    copy = path.with_name("bread (Anna's conflicted copy 2018-02-14).erasmus")
    shutil.copy(path, copy)
    other = Desk(tmp_path / "there").open(copy)
    write(other, TITLE, "From the copy")
    other.saver.close()

    def merge(dialog):
        assert dialog.findChild(QListWidget, "copies-list").count() == 1
        dialog.findChild(QPushButton, "copies-merge").click()

    monkeypatch.setattr(CopiesDialog, "exec", merge)
    window.starting.open(path)
    qtbot.waitUntil(lambda: "synchronises folders" in notice(window))

    window.findChild(QPushButton, "notice-button").click()

    assert window.opened.value(TITLE) == "From the copy"
    assert notice(window) == ""
    assert copy.exists()
