"""New application, settings, messages, help."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QMessageBox

from erasmus_desk.desktop.dialogs import messages
from erasmus_desk.desktop.dialogs.help import About, Shortcuts
from erasmus_desk.desktop.dialogs.new_application import NewApplication
from erasmus_desk.desktop.dialogs.settings import Settings
from erasmus_desk.errors import DeskError

FORM = "ka202-innovation-2018"


@pytest.fixture
def asked(qtbot, desk, texts, dressed):
    made = NewApplication(desk, texts, FORM)
    qtbot.addWidget(made)
    return made


def test_a_wish_has_title_and_languages(asked, qtbot):
    qtbot.keyClicks(asked.findChild(QLineEdit, "working-title"), "  Green   skills ")
    language = asked.findChild(QComboBox, "answer-language")
    language.setCurrentIndex(language.findData("bg"))
    prompts = asked.findChild(QComboBox, "prompts-language")
    prompts.setCurrentIndex(prompts.findData("pl"))

    wish = asked.wish()

    assert (wish.form, wish.title, wish.language, wish.prompts) == (
        FORM,
        "Green skills",
        "bg",
        "pl",
    )


def test_without_a_title_the_draft_is_called_like_its_form(asked, desk):
    assert asked.wish().title == desk.heads[FORM].text("en", "short")


def test_languages_are_named_by_themselves(asked):
    language = asked.findChild(QComboBox, "answer-language")
    names = {language.itemData(n): language.itemText(n) for n in range(language.count())}

    assert names["en"] == "English"
    assert names["pl"] == "Polski"
    assert names["el"] == "Ελληνικά"
    assert names["bg"] == "Български"
    assert {"de", "fr", "es", "it", "mt", "ga"} <= names.keys()


def test_a_form_can_be_searched_for(qtbot, desk, texts):
    made = NewApplication(desk, texts)
    qtbot.addWidget(made)

    qtbot.keyClicks(made.findChild(QLineEdit, "find-form"), "KA202 innovation 2018")

    assert made.wish().form == FORM
    assert made.findChild(QListWidget, "forms").currentItem() is not None


def test_no_form_no_draft(qtbot, desk, texts):
    made = NewApplication(desk, texts)
    qtbot.addWidget(made)

    qtbot.keyClicks(made.findChild(QLineEdit, "find-form"), "no such form")

    assert not made.findChild(object, "create").isEnabled()


def test_settings_tell_only_what_is_new(qtbot, desk, texts):
    made = Settings(desk, texts)
    qtbot.addWidget(made)
    assert made.changes() == {}

    box = made.findChild(QComboBox, "setting:window")
    box.setCurrentIndex(box.findData("pl"))
    zoom = made.findChild(QComboBox, "setting:zoom")
    zoom.setCurrentIndex(zoom.findData(150))

    assert made.changes() == {"window": "pl", "zoom": 150}


def answer_with(key):
    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QApplication.instance().seen = (box.text(), box.informativeText())
        from PySide6.QtTest import QTest

        QTest.keyClick(box, key)

    QTimer.singleShot(50, press)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_leave_things_as_they_are(dressed, texts, key):
    answer_with(key)

    assert not messages.confirm(None, texts, "Erase?", "For good.", "Erase")


def test_an_error_is_told_with_its_cure(dressed, texts):
    answer_with(Qt.Key.Key_Return)

    messages.show_error(None, texts, DeskError("draft-not-found", {"file": "/x/a.erasmus"}))

    heading, text = QApplication.instance().seen
    assert heading == "This file cannot be opened"
    assert "/x/a.erasmus" in text


def test_every_key_is_listed(window, qtbot):
    menus = [
        (action.text(), action.menu().actions())
        for action in window.menuBar().actions()
        if action.menu()
    ]
    made = Shortcuts(window.texts, menus, window)

    from PySide6.QtWidgets import QLabel

    said = [found.text() for found in made.findChildren(QLabel)]
    assert {"Ctrl+N", "Ctrl+S", "Ctrl+Z", "F2", "Ctrl+PgDown"} <= set(said)


def test_about_names_licence_libraries_and_data(window):
    from PySide6.QtWidgets import QLabel

    said = " ".join(found.text() for found in About(window.texts, window).findChildren(QLabel))

    assert "MIT" in said
    assert "PySide6" in said
    assert "GeoNames" in said
    assert "CC BY 4.0" in said
