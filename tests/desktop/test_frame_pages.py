"""The trash."""

import pytest
from PySide6.QtCore import Qt

FORM = "ka202-innovation-2018"


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


def test_erasing_says_that_the_versions_go_too(trash, desk, told, qtbot):
    opened = desk.open(desk.library.trash / "One.erasmus", listed=False)
    desk.versions.keep(opened, "sent")
    opened.saver.close()
    trash.table.choose(str(opened.path))

    qtbot.mouseClick(trash.findChild(object, "erase"), Qt.MouseButton.LeftButton)

    assert told[0][1].startswith("The earlier version kept of it is deleted as well.")


def test_the_trash_can_be_emptied(trash, desk, monkeypatch, qtbot):
    from erasmus_desk.desktop.dialogs import messages

    monkeypatch.setattr(messages, "choose", lambda *_, **__: 1)
    qtbot.mouseClick(trash.findChild(object, "empty-trash"), Qt.MouseButton.LeftButton)

    assert desk.library.trashed() == []
    assert not trash.findChild(object, "empty-trash").isEnabled()
