"""The window that hands the answers over: keys, ticks, filter, closing list, speed."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from erasmus_desk.desktop.handover.cards import CardList
from erasmus_desk.desktop.handover.window import HandoverWindow
from erasmus_desk.session.handover import handed_fields

KA202 = "ka202-innovation-2018"
RATIONALE = ("description", "rationale")


@pytest.fixture
def shown(qtbot, desk, texts, dressed):
    """The window on the example, and its draft."""
    opened = desk.example(KA202)
    window = HandoverWindow(desk, opened, texts)
    window.show()
    qtbot.waitExposed(window)
    yield window, opened
    window.end()
    opened.saver.close()


def cards(window):
    return window.findChild(CardList)


def current(window):
    view = cards(window)
    return view.fields.shown[view.currentIndex().row()]


def go_to(window, place):
    view = cards(window)
    view.choose(view.fields.position(place))
    view.setFocus()


def state(window, place):
    fields = cards(window).fields
    return fields.shown[fields.position(place)].state


def told(window):
    return window.findChild(QLabel, "handover-told").text()


def test_the_window_is_narrow_and_stays_on_top(shown):
    window, _ = shown

    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.width() < 620
    assert current(window).name == "1.1 Project title"


def test_enter_copies_ticks_and_goes_on(shown, qtbot):
    window, opened = shown

    qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == opened.value(("context", "title"))
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert state(window, ("context", "title")) == "pasted"
    assert current(window).name == "1.2 Acronym"
    assert window.findChild(QLabel, "handover-progress").text() == "1 of 229 pasted"
    assert "1.1 Project title" in told(window)


@pytest.mark.parametrize("where", ["list", "button"])
def test_the_keys_for_copying_do_the_same_wherever_one_is(shown, qtbot, where):
    window, _ = shown
    closing = window.findChild(QPushButton, "handover-closing")

    target = cards(window) if where == "list" else closing
    qtbot.keyClick(target, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert state(window, ("context", "title")) == "pasted"


def test_arrows_move_and_space_ticks_without_copying(shown, qtbot):
    window, _ = shown
    QGuiApplication.clipboard().setText("mine")

    qtbot.keyClick(cards(window), Qt.Key.Key_Down)
    qtbot.keyClick(cards(window), Qt.Key.Key_Space)

    assert QGuiApplication.clipboard().text() == "mine"
    assert state(window, ("context", "acronym")) == "pasted"
    qtbot.keyClick(cards(window), Qt.Key.Key_Up)
    qtbot.keyClick(cards(window), Qt.Key.Key_Space)
    assert state(window, ("context", "acronym")) == "open"


def test_the_button_of_a_card_copies_at_a_click(shown, qtbot):
    window, _ = shown
    view = cards(window)

    where = view.button_area(2).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert QGuiApplication.clipboard().text() == "01/10/2018"
    assert state(window, ("context", "start")) == "pasted"


def test_a_change_in_the_draft_is_seen_and_unticks(shown, qtbot):
    window, opened = shown
    qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    opened.answer(("context", "title"), "Another title")

    qtbot.waitUntil(lambda: state(window, ("context", "title")) == "changed")
    assert current(window).name == "1.2 Acronym"
    assert window.findChild(QLabel, "handover-progress").text() == "0 of 229 pasted"


def test_the_filter_shows_what_waits_and_what_has_changed(shown, qtbot):
    window, opened = shown
    choice, view = window.findChild(QComboBox, "handover-filter"), cards(window)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    opened.answer(("context", "title"), "Another title")
    window.refresh()

    choice.setCurrentIndex(1)
    waiting = [one.name for one in view.fields.shown]
    choice.setCurrentIndex(2)

    assert waiting[:2] == ["1.1 Project title", "1.3 Start date"]
    assert all(name for name in waiting)
    assert [one.name for one in view.fields.shown] == ["1.1 Project title"]


def test_with_the_filter_on_one_field_follows_the_other_without_a_gap(shown, qtbot):
    window, _ = shown
    window.findChild(QComboBox, "handover-filter").setCurrentIndex(1)
    seen = []

    for _ in range(4):
        seen.append(current(window).name)
        qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    assert seen == ["1.1 Project title", "1.2 Acronym", "1.3 Start date", "1.4 Duration"]


def test_ctrl_f_searches_and_enter_leads_back_to_the_list(shown, qtbot):
    window, _ = shown
    window.activateWindow()
    search = window.findChild(QLineEdit, "handover-search")

    qtbot.keyClick(cards(window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClicks(search, "rationale")
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert current(window).place == RATIONALE
    assert cards(window).hasFocus()
    qtbot.keyClicks(search, " nowhere")
    assert told(window) == "No field is called so."
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(cards(window).fields.shown) == 236


def test_what_is_too_long_is_copied_but_ticked_only_by_hand(shown, qtbot):
    window, opened = shown
    limit = handed(window, RATIONALE).length
    assert not limit.estimate
    opened.answer(RATIONALE, "Word  and word. " * 400)
    window.refresh()
    go_to(window, RATIONALE)

    qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text().startswith("Word  and word.")
    assert state(window, RATIONALE) == "long"
    assert "not ticked" in told(window)
    qtbot.keyClick(cards(window), Qt.Key.Key_Space)
    assert state(window, RATIONALE) == "pasted"


def handed(window, place):
    fields = cards(window).fields
    return fields.shown[fields.position(place)]


def test_plain_signs_are_an_option_of_the_copy(shown, qtbot):
    window, opened = shown
    opened.answer(("context", "title"), "„Bread”")
    window.refresh()

    window.findChild(QCheckBox, "handover-plain").click()
    qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == '"Bread"'
    assert opened.value(("context", "title")) == "„Bread”"


def test_a_field_without_an_answer_copies_nothing_and_says_so(shown, qtbot):
    window, _ = shown
    QGuiApplication.clipboard().setText("mine")
    empty = next(one.place for one in cards(window).fields.shown if one.state == "empty")
    go_to(window, empty)

    qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == "mine"
    assert "has no answer" in told(window)
    assert current(window).place != empty


def test_the_closing_list_is_shown_and_saved(shown, qtbot, monkeypatch, tmp_path):
    window, _ = shown
    target = tmp_path / "proof"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.keyClick(cards(window), Qt.Key.Key_Return)

    window.findChild(QPushButton, "handover-closing").click()
    dialog = window.findChild(QPlainTextEdit, "closing-list-text").window()
    dialog.findChild(QPushButton, "closing-list-save").click()

    text = target.with_suffix(".txt").read_text(encoding="utf-8")
    assert text == dialog.findChild(QPlainTextEdit).toPlainText()
    assert "[x] 1.1 Project title: pasted" in text
    dialog.accept()


def test_every_row_says_all_of_itself_to_those_who_do_not_see_it(shown):
    window, _ = shown
    view = cards(window)

    spoken = view.fields.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("1.1 Project title, open, 69 of about 250 characters")


def test_a_thousand_fields_are_quick(shown, qtbot):
    """Going on must not be felt: a tenth of a second for copy, tick and next."""
    window, opened = shown
    first = opened.value(("organisations",))[0]["id"]
    for _ in range(34):
        opened.duplicate(("organisations", first))
    began = time.perf_counter()
    window.refresh()
    read = time.perf_counter() - began
    assert len(cards(window).fields.shown) > 1000

    spent = []
    for _ in range(12):
        began = time.perf_counter()
        qtbot.keyClick(cards(window), Qt.Key.Key_Return)
        window.repaint()
        spent.append(time.perf_counter() - began)

    assert read < 0.8
    assert sorted(spent)[6] < 0.15


def test_menu_and_side_open_the_window_and_the_draft_takes_it_along(window, desk):
    action = window.findChild(QAction, "menu:handover")
    assert not action.isEnabled()
    assert action.shortcut().toString() == "Ctrl+Shift+C"

    window.show_draft(desk.example(KA202))
    window.findChild(QPushButton, "handover_now").click()
    first = window.handover.window
    action.trigger()

    assert first.isVisible()
    assert window.handover.window is first
    window.show_home()
    assert window.handover.window is None
    assert not first.isVisible()


def test_the_window_can_be_closed_and_opened_again(window, desk):
    opened = desk.example(KA202)
    window.show_draft(opened)
    window.handover.show(opened)
    window.handover.window.close()
    assert window.handover.window is None

    window.handover.show(opened)

    assert window.handover.window.isVisible()
    window.handover.end()


def test_the_window_follows_the_language(window, desk):
    opened = desk.example(KA202)
    window.show_draft(opened)
    window.handover.show(opened)

    window.prefer(window="pl")

    assert window.handover.window.windowTitle().startswith("Kopiowanie do formularza")
    assert len(handed_fields(desk, opened)) == len(cards(window.handover.window).fields.shown)
    window.handover.end()
