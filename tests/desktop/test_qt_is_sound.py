"""The Qt binding itself: a fault of one release ended the program after a while."""

import sys

from PySide6.QtWidgets import QLabel


def test_calls_of_qt_take_no_reference_from_none(qtbot):
    """PySide6 6.12.0 with Python 3.11 aborts with "deallocating None"; see decision 14."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setToolTip("warm up")
    before = sys.getrefcount(None)

    for _ in range(500):
        label.setToolTip("x")

    assert sys.getrefcount(None) > before - 400
