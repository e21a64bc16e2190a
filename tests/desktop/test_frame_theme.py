"""Colours, sizes and marks."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from erasmus_desk.desktop.icons import _DRAWN, Mark, icon
from erasmus_desk.desktop.theme import DARK, LIGHT, apply_theme, colours, set_look, style_sheet

READ = [
    ("text", "ground"),
    ("text", "card"),
    ("text", "side"),
    ("text", "input"),
    ("soft", "ground"),
    ("soft", "side"),
    ("faint", "card"),
    ("faint", "side"),
    ("soft", "grey_ground"),
    ("blue_text", "blue_ground"),
    ("blue_text", "card"),
    ("on_blue", "blue"),
    ("red_text", "red_ground"),
    ("red_text", "card"),
    ("amber_text", "amber_ground"),
    ("green_text", "green_ground"),
]


def luminance(name):
    def part(value):
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    colour = QColor(name)
    red, green, blue = (part(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_can_be_read_on_its_ground(shown, ink, ground):
    """At least 4.5 to 1, as the accessibility guidelines ask for text."""
    named = asdict(shown)

    assert contrast(named[ink], named[ground]) >= 4.5


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_every_name_in_the_style_sheet_is_filled_in(shown):
    assert "$" not in style_sheet(shown, 10.5)


def test_the_scheme_can_be_changed_while_running(qapp):
    apply_theme(qapp, "dark")
    assert colours() is DARK
    apply_theme(qapp, "light")
    assert colours() is LIGHT


def test_text_grows_with_the_zoom(qapp):
    apply_theme(qapp, "light", 100)
    before = qapp.font().pointSizeF()

    apply_theme(qapp, "light", 150)

    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5)
    apply_theme(qapp, "light", 100)


@pytest.mark.parametrize("name", sorted(_DRAWN))
def test_every_mark_is_drawn_also_for_dense_screens(qapp, name):
    dense = icon(name, DARK).pixmap(16, 16).toImage()
    found = icon(name, LIGHT)

    assert not dense.isNull()
    assert max(size.width() for size in found.availableSizes()) >= 32
    assert any(dense.pixelColor(x, y).alpha() for x in range(16) for y in range(16))


def test_a_mark_says_what_it_means(qtbot):
    mark = Mark("wrong", "To fix")
    qtbot.addWidget(mark)

    assert mark.accessibleName() == "To fix"


def test_a_role_given_late_changes_the_look(qtbot, qapp):
    apply_theme(qapp, "light")
    shown = QLabel("text")
    qtbot.addWidget(shown)
    shown.show()

    set_look(shown, "role", "error")

    assert shown.palette().color(shown.foregroundRole()) == QColor(LIGHT.red_text)
