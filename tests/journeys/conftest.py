"""The real program for journeys: its window, on a home of its own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from erasmus_desk.session.desk import Desk


def pytest_configure(config):
    # The screen that is not there cannot be told how large a window may be.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """What all forms say in short, read once for all journeys; it is checked like any cache."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def start(qtbot, qapp, tmp_path, cache):
    """Start the program on the same home as before; returns its window."""
    from erasmus_desk.desktop.dressing import dress, speak_qt
    from erasmus_desk.desktop.main_window import MainWindow

    def begin():
        desk = Desk(tmp_path / "home", cache)
        desk.prefer(window="en", theme="light", last_folder=str(tmp_path))
        dress(desk)
        speak_qt("en")
        window = MainWindow(desk)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        return window

    return begin
