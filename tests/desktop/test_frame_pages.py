"""Gallery and trash."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from erasmus_desk.desktop.dialogs.new_application import NewApplication

FORM = "ka202-innovation-2018"


@pytest.fixture
def gallery(window):
    window.home.side.choose("forms")
    return window.home.gallery


def shown(gallery):
    return [card.head.id for card in gallery._cards if not card.isHidden()]


def test_the_gallery_shows_every_form(gallery, desk):
    assert sorted(shown(gallery)) == sorted(desk.heads)


def test_the_gallery_can_be_searched(gallery, qtbot):
    qtbot.keyClicks(gallery.findChild(QLineEdit, "gallery-search"), "accreditation vocational 2026")

    assert "ka120-vet-2026" in shown(gallery)
    assert FORM not in shown(gallery)


def test_calls_that_are_over_can_be_left_out(gallery, desk):
    gallery.findChild(QCheckBox, "gallery-ahead").setChecked(True)

    assert all(not desk.deadline(form).passed for form in shown(gallery))


def test_start_asks_for_title_and_languages(gallery, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(NewApplication, "exec", lambda self: asked.append(self._form) or 0)

    button = gallery.findChild(object, f"start:{FORM}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked == [FORM]


def test_an_example_opens_as_a_draft_of_ones_own(gallery, window, desk, qtbot):
    button = gallery.findChild(object, f"example:{FORM}")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.opened.path.parent == desk.library.folder


def test_buttons_of_different_forms_are_told_apart(gallery):
    """Whoever hears the buttons one by one has to know which form each belongs to."""
    names = [
        card.findChild(object, f"start:{card.head.id}").accessibleName() for card in gallery._cards
    ]

    assert len(set(names)) == len(names)


@pytest.fixture
def trash(window, desk):
    for title in ("One", "Two"):
        opened = desk.new(FORM, title)
        opened.saver.close()
        desk.library.to_trash(opened.path)
    window.home.refresh()
    window.home.side.choose("trash")
    return window.home.trash


def test_the_trash_restores(trash, window, desk, qtbot):
    trash.table.choose(next(r.entry.path for r in trash.model.rows if r.title == "One"))

    qtbot.mouseClick(trash.findChild(object, "restore"), Qt.MouseButton.LeftButton)

    assert [entry.title for entry in desk.library.entries()] == ["One"]
    assert [row.title for row in trash.model.rows] == ["Two"]


def test_erasing_asks_first_and_the_safe_answer_keeps_the_draft(trash, desk, told, qtbot):
    qtbot.mouseClick(trash.findChild(object, "erase"), Qt.MouseButton.LeftButton)

    assert len(told) == 1
    assert len(desk.library.trashed()) == 2


def test_the_trash_can_be_emptied(trash, desk, monkeypatch, qtbot):
    from erasmus_desk.desktop.dialogs import messages

    monkeypatch.setattr(messages, "choose", lambda *_, **__: 1)
    qtbot.mouseClick(trash.findChild(object, "empty-trash"), Qt.MouseButton.LeftButton)

    assert desk.library.trashed() == []
    assert not trash.findChild(object, "empty-trash").isEnabled()
