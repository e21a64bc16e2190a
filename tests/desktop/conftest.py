"""What the tests of the window share: a desk of its own for every test, and the window."""

import os
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from erasmus_desk.session.desk import Desk

FORM = "ka202-innovation-2018"
NOW = datetime(2018, 2, 15, 13, 30, tzinfo=UTC)


def pytest_configure(config):
    # The screen that is not there cannot be told how large a window may be.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """What all forms say in short, read once for all tests; it is checked like any cache."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path, cache):
    """A desk with an empty library, in English, on a day before the deadline of `FORM`."""
    made = Desk(tmp_path / "home", cache, now=lambda: NOW)
    made.prefer(window="en", theme="light")
    return made


@pytest.fixture
def texts(desk):
    from erasmus_desk.desktop.texts import Texts

    return Texts(desk, "en")


@pytest.fixture
def dressed(qapp, desk):
    """The application in its colours."""
    from erasmus_desk.desktop.dressing import dress, speak_qt

    dress(desk)
    speak_qt("en")
    return qapp


@pytest.fixture
def window(qtbot, desk, dressed):
    """The main window on Home, shown; gone with all its widgets after the test."""
    from erasmus_desk.desktop.main_window import MainWindow

    made = MainWindow(desk)
    made.resize(1360, 860)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.opened is not None:
        made.opened.saver.flush(0.0)
        made.opened.saver.close()
        made.opened = None
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(window, desk):
    """The main window with a draft open."""
    window.show_draft(desk.new(FORM, "Green skills"))
    return window


@pytest.fixture
def told(monkeypatch):
    """What message boxes say, answered with what leaves things as they are."""
    from erasmus_desk.desktop.dialogs import messages

    said = []

    def choose(parent, texts, heading, text, answers, **_):
        said.append((heading, text, list(answers)))
        return 0

    monkeypatch.setattr(messages, "choose", choose)
    return said
