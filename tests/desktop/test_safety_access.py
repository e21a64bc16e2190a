"""The dialogs of safety: names for every control, the keyboard, the log without texts."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextBrowser,
    QWidget,
)

from erasmus_desk.desktop.alarm import LOG, Alarm
from erasmus_desk.desktop.safety.address_dialogs import CardPicker, TickDialog
from erasmus_desk.desktop.safety.address_editor import CardEditor
from erasmus_desk.desktop.safety.conflict_dialog import ConflictDialog
from erasmus_desk.desktop.safety.copies_dialog import CopiesDialog
from erasmus_desk.desktop.safety.versions_dialog import VersionsDialog
from erasmus_desk.errors import DeskError
from erasmus_desk.rules.merging import Conflict
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.kept import Card

ACRONYM = ("context", "acronym")
CONTROLS = (
    QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextBrowser,
)  # fmt: skip
NAMES = ("versions", "conflicts", "copies", "card", "card-picker", "cards-learn")


@pytest.fixture
def dialogs(open_window, desk):
    opened, texts, window = open_window.opened, open_window.texts, open_window
    opened.answer(ACRONYM, "MINE")
    desk.versions.keep(opened, "first")
    teller = Teller(desk, opened, "en", (opened.answers,))
    conflict = Conflict(ACRONYM, "answer", None, "MINE", "THEIRS")
    card = Card("c1", {"legal_name": "School"}, ({"first_name": "Jan"},))
    window.addresses.book.keep(card)
    found = (
        VersionsDialog(desk, opened, texts, window),
        ConflictDialog(texts, opened.form, teller, [conflict], "anna", window),
        CopiesDialog(desk, opened, texts, window),
        CardEditor(texts, window.addresses.names, card, desk.now().date(), window),
        CardPicker(texts, window.addresses, [], window),
        TickDialog(texts, "learn", ["School"], window),
    )
    return {one.objectName(): one for one in found}


def controls(dialog):
    def is_part(widget):
        parent = widget.parent()
        while parent is not None and parent is not dialog:
            if isinstance(parent, QAbstractItemView | QComboBox | QLineEdit):
                return True
            parent = parent.parent()
        return False

    found = (w for kind in CONTROLS for w in dialog.findChildren(kind))
    return [w for w in found if not is_part(w) and not isinstance(w, QHeaderView | QScrollBar)]


@pytest.mark.parametrize("name", NAMES)
def test_every_control_is_named_for_those_who_do_not_see_and_for_tests(dialogs, name):
    found = controls(dialogs[name])

    assert len(found) >= 3
    assert not [w.objectName() for w in found if not (w.accessibleName() or w_text(w))]
    assert not [type(w).__name__ for w in found if not w.objectName()]


def w_text(widget):
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.mark.parametrize("name", NAMES)
def test_every_dialog_fits_a_small_screen(dialogs, name):
    hint = dialogs[name].minimumSizeHint()

    assert hint.width() <= 1300
    assert hint.height() <= 700


@pytest.mark.parametrize("language", ["pl", "el", "bg"])
def test_every_language_has_all_words(language):
    import tomllib

    from erasmus_desk.assets import flatten, resource

    def keys(code):
        path = resource("window", "safety", f"{code}.toml")
        found = dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))
        return {key for key in found if not key.endswith(".few")}

    assert keys(language) == keys("en")


def test_arrows_and_tab_reach_everything_in_versions(dialogs, qtbot):
    dialog = dialogs["versions"]
    dialog.show()
    dialog.activateWindow()
    seen = []

    for _ in range(9):
        focused = dialog.focusWidget()
        seen.append(focused.objectName() if isinstance(focused, QWidget) else "")
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    wanted = {"versions-list", "versions-with", "versions-changes", "versions-text"}
    assert wanted <= set(seen)


def sounded(alarm, error):
    def fail():
        raise error

    try:
        fail()
    except type(error):
        alarm.sound(*sys.exc_info())


def test_the_log_holds_no_text_of_the_application(open_window, desk, told, capsys):
    private = "what nobody else may read"
    open_window.opened.answer(ACRONYM, private)

    for error in (ValueError(private), DeskError("draft-damaged", {"place": private})):
        sounded(Alarm(open_window), error)

    log = (desk.home / LOG).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert private not in log + capsys.readouterr().err
