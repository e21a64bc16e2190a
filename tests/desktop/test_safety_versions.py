"""Earlier texts in the window: listed, compared, brought back, kept for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QPushButton, QTextBrowser

from erasmus_desk.desktop.safety import version_names
from erasmus_desk.desktop.safety.marking import marked_html
from erasmus_desk.desktop.safety.versions_dialog import VersionsDialog
from erasmus_desk.desktop.theme import DARK, LIGHT
from erasmus_desk.rules.comparing import word_marks

FORM = "ka202-innovation-2018"
ACRONYM = ("context", "acronym")
TITLE = ("context", "title")


@pytest.fixture
def opened(desk):
    made = desk.new(FORM, "Green skills")
    made.answer(ACRONYM, "OLD WORDS")
    desk.versions.keep(made, "sent to partners")
    made.history.pause()
    made.answer(ACRONYM, "NEW WORDS")
    yield made
    made.saver.flush(0.0)
    made.saver.close()


@pytest.fixture
def dialog(qtbot, desk, opened, texts, dressed):
    made = VersionsDialog(desk, opened, texts)
    qtbot.addWidget(made)
    made.show()
    return made


def press(dialog, name):
    dialog.findChild(QPushButton, name).click()


def entries(dialog, name):
    listed = dialog.findChild(QListWidget, name)
    return [listed.item(row).text() for row in range(listed.count())]


def test_the_menu_opens_the_versions_of_the_open_draft(open_window, monkeypatch):
    shown = []
    monkeypatch.setattr(VersionsDialog, "exec", lambda self: shown.append(self.objectName()))
    action = open_window.menuBar().findChild(QAction, "menu:versions")

    action.trigger()

    assert shown == ["versions"]
    assert action.shortcut().toString() == "Ctrl+Shift+H"


def test_without_a_draft_the_menu_offers_none(window):
    assert not window.menuBar().findChild(QAction, "menu:versions").isEnabled()


def test_a_version_is_listed_with_its_name_and_what_differs(dialog):
    assert entries(dialog, "versions-list") == ["sent to partners"]
    assert entries(dialog, "versions-changes") == ["Acronym"]


def test_words_are_marked_by_lines_as_well_as_by_colours():
    for shown in (LIGHT, DARK):
        html = marked_html(word_marks("old word", "new word"), shown)

        assert "line-through" in html
        assert "underline" in html


def test_marks_are_also_said(dialog):
    said = dialog.findChild(QTextBrowser, "versions-text").accessibleDescription()

    assert said == "removed: OLD; added: NEW"


def test_one_answer_comes_back_and_that_is_undone(dialog, opened):
    press(dialog, "versions-restore-one")
    assert opened.value(ACRONYM) == "OLD WORDS"

    press(dialog, "versions-undo")

    assert opened.value(ACRONYM) == "NEW WORDS"


def test_the_whole_text_comes_back_as_one_step(dialog, opened):
    opened.answer(TITLE, "Another title")

    press(dialog, "versions-restore-all")

    assert opened.value(ACRONYM) == "OLD WORDS"
    assert opened.value(TITLE) != "Another title"
    assert opened.history.undoable.kind == "restore"
    assert dialog.restored.name == "sent to partners"


def test_restoring_everything_is_told_with_a_way_back(open_window, monkeypatch):
    opened = open_window.opened
    opened.answer(ACRONYM, "OLD")
    open_window.desk.versions.keep(opened, "first")
    opened.answer(ACRONYM, "NEW")
    monkeypatch.setattr(VersionsDialog, "exec", lambda self: self._restore_all())

    open_window.safety.ask_versions(opened)
    restored = opened.value(ACRONYM)
    open_window.findChild(QPushButton, "notice-button").click()

    assert restored == "OLD"
    assert opened.value(ACRONYM) == "NEW"


def test_the_present_text_is_kept_under_a_name(dialog, monkeypatch):
    monkeypatch.setattr(version_names, "ask_line", lambda *_, **__: "before the board")

    press(dialog, "versions-keep")

    assert entries(dialog, "versions-list") == ["before the board", "sent to partners"]


def test_a_version_loses_its_name(dialog, desk, opened, monkeypatch):
    monkeypatch.setattr(version_names, "ask_line", lambda *_, **__: "")

    press(dialog, "versions-name")

    assert desk.versions.of(opened)[0].name == ""


def test_two_versions_are_compared_with_each_other(dialog, desk, opened):
    desk.versions.keep(opened, "second")
    opened.answer(ACRONYM, "THIRD")
    dialog.show_versions()
    dialog.findChild(object, "versions-with").setCurrentIndex(1)
    dialog.findChild(object, "versions-with").activated.emit(1)

    said = dialog.findChild(QTextBrowser, "versions-text").accessibleDescription()

    assert said == "removed: OLD; added: NEW"


def test_a_draft_without_versions_says_so(qtbot, desk, texts, dressed):
    fresh = desk.new(FORM, "Fresh")

    made = VersionsDialog(desk, fresh, texts)
    qtbot.addWidget(made)
    made.show()

    assert made.findChild(object, "versions-none").isVisible()
    assert not made.findChild(QPushButton, "versions-restore-all").isEnabled()
    fresh.saver.close()


def test_what_each_version_brought_is_said_after_a_moment(qtbot, dialog, desk, opened):
    desk.versions.keep(opened, "second")
    dialog.show_versions()
    listed = dialog.findChild(QListWidget, "versions-list")

    qtbot.waitUntil(lambda: "1 change: Acronym" in listed.item(0).toolTip())


def test_a_damaged_version_says_so_and_spoils_nothing(dialog, desk, opened):
    version = desk.versions.of(opened)[0]
    next(desk.versions.store.folder.rglob("*.version")).write_bytes(b"x")

    dialog._compare()

    assert opened.value(ACRONYM) == "NEW WORDS"
    assert dialog.findChild(object, "versions-count").text()
    assert version.name == "sent to partners"


def test_a_notice_takes_back_its_own_step_only(open_window):
    from erasmus_desk.desktop.safety.taking_back import way_back

    opened = open_window.opened
    opened.answer(ACRONYM, "FIRST")
    back = way_back(opened)
    opened.answer(TITLE, "Written afterwards")

    back()

    assert opened.value(TITLE) == "Written afterwards"
    assert opened.value(ACRONYM) == "FIRST"


def test_a_version_is_deleted_after_asking_and_the_next_one_chosen(
    dialog, desk, opened, monkeypatch
):
    opened.saver.keep(opened.draft, "closing")
    dialog.show_versions()
    asked = []
    monkeypatch.setattr(version_names, "confirm", lambda *said: asked.append(said[2]) or True)

    dialog.findChild(QListWidget, "versions-list").setCurrentRow(0)
    press(dialog, "versions-delete")

    assert asked[0].startswith("Delete the version of ")
    assert entries(dialog, "versions-list") == ["sent to partners"]
    assert dialog.findChild(QListWidget, "versions-list").currentRow() == 0


def test_without_a_yes_the_version_stays(dialog, desk, opened, monkeypatch, told):
    opened.saver.keep(opened.draft, "closing")
    dialog.show_versions()

    press(dialog, "versions-delete")

    assert len(entries(dialog, "versions-list")) == 2


def test_a_version_kept_for_good_says_what_to_do_first(qtbot, dialog, told):
    qtbot.keyClick(dialog.findChild(QListWidget, "versions-list"), Qt.Key.Key_Delete)

    assert "Take its name away" in told[0][1]
    assert entries(dialog, "versions-list") == ["sent to partners"]
