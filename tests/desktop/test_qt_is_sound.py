"""The Qt binding itself: a fault of one release ended the program after a while."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel

from erasmus_desk import desktop


def test_calls_of_qt_take_no_reference_from_none(qtbot):
    """PySide6 6.12.0 with Python 3.11 aborts with "deallocating None"; see decision 14."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setToolTip("warm up")
    before = sys.getrefcount(None)

    for _ in range(500):
        label.setToolTip("x")

    assert sys.getrefcount(None) > before - 400


def test_no_layout_is_asked_for_its_items():
    """What Python sees of an item outlives it and is taken for what comes after: a crash."""
    folder = Path(desktop.__file__).parent
    asked = [path.name for path in folder.rglob("*.py") if ".itemAt(" in path.read_text("utf-8")]

    assert asked == []
