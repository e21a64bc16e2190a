"""The last evening: a whole KA202 goes into the web form, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from erasmus_desk.desktop.handover.cards import CardList
from erasmus_desk.session.handover import handed_fields

FORM = "ka202-innovation-2018"
RATIONALE = ("description", "rationale")


def test_every_field_is_pasted_by_keyboard_alone_and_a_change_is_noticed(start, qtbot):
    window = start()
    opened = window.desk.example(FORM)
    window.show_draft(opened)
    view = hand_over(window, qtbot)
    wanted = [one.text for one in handed_fields(window.desk, opened) if one.text]

    pasted = [copied(view, qtbot) for _ in wanted]

    assert pasted == wanted
    assert all(one.state in ("pasted", "empty") for one in handed_fields(window.desk, opened))
    assert said(window) == "Everything has been pasted."

    opened.answer(RATIONALE, f"{opened.value(RATIONALE)} One thing more.")
    qtbot.waitUntil(lambda: waiting(window) == [RATIONALE])
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Space)

    assert waiting(window) == [RATIONALE]
    assert copied(view, qtbot).endswith("One thing more.")
    assert waiting(window) == []
    window.close()


def test_what_was_pasted_yesterday_is_still_ticked_today(start, qtbot):
    window = start()
    opened = window.desk.example(FORM)
    window.show_draft(opened)
    view = hand_over(window, qtbot)
    for _ in range(3):
        copied(view, qtbot)
    path = opened.path
    window.close()

    window = start()
    window.show_draft(window.desk.open(path))
    view = hand_over(window, qtbot)

    states = [one.state for one in view.fields.shown[:4]]
    assert states == ["pasted", "pasted", "pasted", "open"]
    assert view.currentIndex().row() == 3
    window.close()


def hand_over(window, qtbot):
    """Ctrl+Shift+C; returns the list, which has the focus."""
    window.activateWindow()
    window.workspace.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.workspace)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.workspace, Qt.Key.Key_C, modifiers)
    qtbot.waitUntil(lambda: window.handover.window is not None)
    view = window.handover.window.findChild(CardList)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view)
    return view


def copied(view, qtbot):
    """What one press of the keys for copying puts on the clipboard."""
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def said(window):
    return window.handover.window.findChild(QLabel, "handover-told").text()


def waiting(window):
    view = window.handover.window.findChild(CardList)
    return [one.place for one in view.fields.shown if one.is_waiting]
