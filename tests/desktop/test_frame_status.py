"""The line at the foot says less in little room, and never half of something."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from erasmus_desk.desktop.elided import Elided, shares
from erasmus_desk.errors import SaveFailed
from erasmus_desk.session.hands import Diverged
from erasmus_desk.session.saving import SaveState


@pytest.fixture
def status(open_window, desk):
    open_window.prefer(zoom=150)
    open_window.workspace.settle()
    return open_window.statusBar()


def told(status, name):
    return status.findChild(QLabel, name)


def test_what_is_short_is_never_cut_and_the_longest_give_way_alike():
    assert shares(100, [20, 30, 40]) == [20, 30, 40]
    assert shares(100, [10, 90, 200]) == [10, 45, 45]
    assert shares(0, [10, 20]) == [0, 0]


def test_in_little_room_each_text_says_what_matters_and_its_tooltip_all(status, qtbot):
    status.window().resize(900, 700)
    qtbot.wait(1)

    deadline = told(status, "status-deadline")
    assert deadline.text() == "<b>21 March 2018, 12:00</b>"
    assert deadline.toolTip().startswith("Deadline 21 March 2018, 12:00")
    assert deadline.accessibleName() == deadline.toolTip()
    languages = status.findChild(QPushButton, "status-languages")
    assert languages.text() == "English · English"
    assert languages.toolTip() == "Questions: English · Interface: English"


@pytest.mark.parametrize("width", [640, 900, 1366])
def test_no_text_of_the_line_is_clipped(status, width, qtbot):
    status.window().resize(width, 700)
    qtbot.wait(1)

    for name in ("status-saved", "status-deadline", "status-grant"):
        shown = told(status, name)
        assert shown.width() >= shown.fontMetrics().horizontalAdvance(shown.text().split("<")[0])


def test_a_long_reason_is_shortened_in_the_middle(status, qtbot):
    status.window().resize(1000, 700)
    file = "/a/long/way/" + "folder/" * 20 + "draft.erasmus"
    problem = SaveFailed("save-failed", {"file": file, "reason": "the disk is full"})

    status.show_saved(SaveState(dirty=True, problem=problem))

    saved = told(status, "status-saved")
    assert "…" in saved.text()
    assert file in saved.toolTip()
    assert file in saved.accessibleName()


def test_two_texts_to_decide_about_are_said_in_a_few_words(status):
    both = Diverged(None, None)
    problem = SaveFailed("save-diverged", {"file": "draft.erasmus"})

    status.show_saved(SaveState(dirty=True, problem=problem, diverged=both))

    assert told(status, "status-saved").accessibleName() == (
        "Not saved: decide which of two texts is to stay"
    )


def test_what_is_markup_in_a_text_is_shown_as_it_is(qtbot):
    made = Elided()
    qtbot.addWidget(made)

    made.show_text("a &lt;b&gt; <b>c</b>")

    assert made.accessibleName() == "a <b> c"
