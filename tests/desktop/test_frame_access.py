"""Everything has a name and can be reached with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget

from erasmus_desk.desktop.dialogs.new_application import NewApplication
from erasmus_desk.desktop.dialogs.settings import Settings

FORM = "ka202-innovation-2018"

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


def controls(around):
    """What a person uses; the inner parts of Qt's own widgets are not ours to name."""
    found = [w for w in around.findChildren(QWidget) if isinstance(w, CONTROLS)]
    return [
        w
        for w in found
        if not isinstance(w.parent(), CONTROLS)
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not w.objectName().startswith("qt_")
        and type(w).__name__ != "QComboBoxListView"
        and not _inside_view(w)
    ]


def _inside_view(widget):
    parent = widget.parent()
    while parent is not None:
        if isinstance(parent, QAbstractItemView | QComboBox):
            return True
        parent = parent.parent()
    return False


@pytest.fixture
def places(window, desk, qtbot):
    desk.new(FORM, "One").saver.close()
    window.home.refresh()
    for place in ("addresses", "forms", "trash", "applications"):
        window.home.side.choose(place)
    new = NewApplication(desk, window.texts, "", window)
    settings = Settings(desk, window.texts, window)
    return {"window": window, "new": new, "settings": settings}


@pytest.mark.parametrize("name", ["window", "new", "settings"])
def test_every_control_has_a_name_for_those_who_do_not_see(places, name):
    found = controls(places[name])

    nameless = [w.objectName() or type(w).__name__ for w in found if not w.accessibleName()]

    assert len(found) > 4
    assert not [n for n in nameless if not n.startswith("notice")]


@pytest.mark.parametrize("name", ["window", "new", "settings"])
def test_every_control_has_a_stable_name(places, name):
    found = controls(places[name])

    assert not [type(w).__name__ for w in found if not w.objectName()]


def test_home_can_be_walked_through_with_tab(places, qtbot):
    window = places["window"]
    page = window.home.applications
    page.findChild(QLineEdit, "search").setFocus()
    seen = []

    for _ in range(12):
        seen.append(window.focusWidget().objectName())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    order = ["search", "home-open", "home-new", "drafts"]
    assert [name for name in seen if name in order][:4] == order
    assert any(name.startswith("card:") for name in seen)


@pytest.mark.parametrize("zoom", [100, 200])
def test_home_fits_a_small_screen(places, zoom):
    """At 200 % the page scrolls up and down; sideways only the table does."""
    window = places["window"]
    window.prefer(zoom=zoom)
    window.resize(1366, 768)

    area = window.findChild(QWidget, "applications-page")

    assert window.width() == 1366
    assert area.horizontalScrollBar().maximum() <= (0 if zoom == 100 else 400)
    window.prefer(zoom=100)


def test_sentences_stay_whole_when_text_grows(places, qtbot):
    """Larger text must not be cut off by cards that kept their old height."""
    window = places["window"]
    cards = window.home.applications._cards

    window.prefer(zoom=150)

    qtbot.waitUntil(lambda: cards.height() == cards._grid.heightForWidth(cards.width()))
    window.prefer(zoom=100)
