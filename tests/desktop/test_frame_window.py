"""The main window with a draft open: saving, undo, languages, leaving."""

import time
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from erasmus_desk.desktop.dialogs import messages
from erasmus_desk.desktop.main_window import MainWindow
from erasmus_desk.errors import SaveFailed
from erasmus_desk.session.assessment import set_points
from erasmus_desk.session.deadlines import set_deadline
from erasmus_desk.session.whole_drafts import retitle

MOMENT = datetime(2018, 3, 28, 12, 0)  # noqa: DTZ001
FORM = "ka202-innovation-2018"

TITLE = ("context", "acronym")


def menu(window, name):
    return window.menuBar().findChild(QMenu, f"menu:{name}")


def action(window, name):
    return window.menuBar().findChild(QAction, f"menu:{name}")


def saved_text(window):
    return window.findChild(object, "status-saved").text()


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that refuses to be written to."""
    from erasmus_desk.storage import drafts, writing

    def refuse(path, *_, **__):
        raise SaveFailed("save-disk-full", {"file": str(path)})

    monkeypatch.setattr(writing, "write_whole", refuse)
    monkeypatch.setattr(drafts, "write_whole", refuse)


def test_an_open_draft_names_the_window(open_window):
    assert open_window.windowTitle() == "Green skills – Erasmus Desk"


def test_saving_is_shown_with_its_time(open_window):
    open_window.opened.answer(TITLE, "GREEN")
    open_window._autosave.tick()
    assert saved_text(open_window) == "Saving…"

    open_window.opened.saver.flush(time.monotonic())
    open_window._autosave.tick()

    assert saved_text(open_window).startswith("Saved ")


def test_a_failed_save_is_shown_and_told_once(open_window, full_disk):
    open_window.opened.answer(TITLE, "GREEN")
    open_window.opened.saver.flush(time.monotonic())

    open_window._autosave.tick()
    open_window._autosave.tick()

    assert saved_text(open_window).startswith("Not saved: ")
    assert open_window.findChild(object, "notice").isVisible()


def test_leaving_an_unsaved_draft_asks_and_stays(open_window, full_disk, told):
    open_window.opened.answer(TITLE, "GREEN")

    open_window.show_home()

    assert open_window.opened is not None
    assert told[0][2][0] == "Stay with the draft"


def test_an_unsaved_draft_can_be_left_on_purpose(open_window, full_disk, monkeypatch):
    monkeypatch.setattr(messages, "choose", lambda *_, **__: 3)
    open_window.opened.answer(TITLE, "GREEN")

    open_window.show_home()

    assert open_window.opened is None


def test_closing_saves(open_window, desk):
    open_window.opened.answer(TITLE, "GREEN")
    path = open_window.opened.path

    assert open_window.close()

    reopened = desk.open(path)
    assert reopened.value(TITLE) == "GREEN"


def test_going_home_shows_the_draft_chosen(open_window):
    open_window.show_home()

    assert open_window.home.applications.table.chosen().title == "Green skills"
    assert open_window.windowTitle() == "Erasmus Desk"


def test_undo_names_what_it_takes_back(open_window):
    open_window.opened.answer(TITLE, "GREEN")

    menu(open_window, "edit").aboutToShow.emit()

    assert action(open_window, "undo").text().startswith("&Undo: writing in")
    assert not action(open_window, "redo").isEnabled()


@pytest.mark.parametrize(
    ("deed", "named"),
    [
        (lambda opened: retitle(opened, "Rye"), "&Undo: renaming"),
        (lambda opened: set_deadline(opened, MOMENT), "&Undo: moving the deadline"),
        (
            lambda opened: set_points(opened, opened.form.criteria[0].key, 9, name="Relevance"),
            "&Undo: own points for “Relevance”",
        ),
    ],
)
def test_undo_names_and_takes_back_what_is_beside_the_answers(open_window, deed, named):
    before = open_window.opened.draft.facts
    deed(open_window.opened)
    menu(open_window, "edit").aboutToShow.emit()
    assert action(open_window, "undo").text() == named

    action(open_window, "undo").trigger()

    after = open_window.opened.draft.facts
    kept = ("title", "settings", "assessment")
    assert [getattr(after, one) for one in kept] == [getattr(before, one) for one in kept]


def test_undo_of_own_points_goes_to_where_they_are(open_window):
    set_points(open_window.opened, open_window.opened.form.criteria[0].key, 9)
    open_window.workspace.show_section("context")

    action(open_window, "undo").trigger()

    assert open_window.workspace.current_section() == ""


def test_the_title_of_the_window_follows_when_a_renaming_is_taken_back(open_window, qtbot):
    retitle(open_window.opened, "Rye")
    qtbot.waitUntil(lambda: open_window.windowTitle().startswith("Rye"))

    action(open_window, "undo").trigger()

    qtbot.waitUntil(lambda: open_window.windowTitle().startswith("Green skills"))


def test_undo_works_whatever_page_is_shown(open_window):
    open_window.opened.answer(TITLE, "GREEN")
    open_window.workspace.show_review()

    action(open_window, "undo").trigger()

    assert open_window.opened.value(TITLE) is None


def test_the_language_changes_at_once_and_nothing_is_lost(open_window):
    open_window.opened.answer(TITLE, "GREEN")
    opened, section = open_window.opened, open_window.workspace.current_section()

    open_window.prefer(window="pl")

    assert menu(open_window, "file").title() == "&Plik"
    assert open_window.opened is opened
    assert open_window.workspace.current_section() == section
    assert opened.value(TITLE) == "GREEN"


def test_qts_own_words_follow_the_language(open_window, qtbot):
    from PySide6.QtWidgets import QLineEdit

    open_window.prefer(window="pl")
    field = QLineEdit()
    qtbot.addWidget(field)

    said = [entry.text() for entry in field.createStandardContextMenu().actions()]

    assert any("Wklej" in text for text in said)
    open_window.prefer(window="en")


def test_the_section_menu_lists_what_the_draft_asks(open_window):
    sections = open_window.opened.view.progress.sections
    entries = [a for a in menu(open_window, "application").actions() if "section" in a.objectName()]

    assert len([a for a in entries if a.isVisible()]) == len(sections)
    assert entries[0].shortcut() == QKeySequence("Ctrl+1")


def test_a_section_key_goes_there(open_window):
    sections = open_window.opened.view.progress.sections

    action(open_window, "section2").trigger()

    assert open_window.workspace.current_section() == sections[1].key


def test_no_key_does_two_things(open_window):
    keys = [
        sequence.toString()
        for found in open_window.menuBar().findChildren(QAction)
        for sequence in found.shortcuts()
        if not sequence.isEmpty()
    ]

    assert len(keys) == len(set(keys))


def test_on_home_nothing_is_offered_that_needs_a_draft(window):
    for name in ("save", "save_as", "export", "close", "undo", "next"):
        assert not action(window, name).isEnabled()


def test_save_as_goes_on_at_the_new_place(open_window, monkeypatch, tmp_path):
    from PySide6.QtWidgets import QFileDialog

    target = tmp_path / "Mail me"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    open_window.opened.answer(TITLE, "GREEN")

    action(open_window, "save_as").trigger()

    assert open_window.opened.path == tmp_path / "Mail me.erasmus"
    assert "GREEN" in (tmp_path / "Mail me.erasmus").read_text(encoding="utf-8")


def test_rename_changes_the_title(open_window, monkeypatch):
    monkeypatch.setattr(open_window.shelving, "ask_title", lambda _: "Blue skills")

    action(open_window, "rename").trigger()

    assert open_window.windowTitle().startswith("Blue skills")


def test_a_draft_dropped_on_the_window_opens(window, desk):
    opened = desk.new(FORM, "Dropped")
    opened.saver.close()
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(opened.path))])

    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert window.opened.draft.title == "Dropped"


def test_a_second_draft_takes_the_place_of_the_first(open_window, desk):
    first = open_window.opened
    first.answer(TITLE, "GREEN")

    open_window.show_draft(desk.new(FORM, "Second"))

    assert open_window.opened.draft.title == "Second"
    assert desk.open(first.path).value(TITLE) == "GREEN"


def test_larger_text_is_kept(window, desk):
    action(window, "larger").trigger()

    assert desk.preferences.zoom == 110
    window.prefer(zoom=100)


def test_the_main_window_stays_a_frame():
    own = [name for name, found in vars(MainWindow).items() if callable(found)]

    assert len(own) <= 15


def test_the_window_remembers_its_place(window, desk):
    window.resize(1100, 700)

    window.close()

    assert desk.preferences.geometry
