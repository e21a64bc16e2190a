"""The start, and what happens when the program itself is at fault."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import erasmus_desk
from erasmus_desk.desktop.alarm import LOG, Alarm, append

HEAVY = ("pydantic", "docx", "lxml", "erasmus_desk.model.forms", "erasmus_desk.rules.findings")


def test_home_is_painted_before_anything_heavy_is_loaded(desk, cache):
    """The window is there at once, however many drafts there are."""
    desk.new("ka202-innovation-2018", "One").saver.close()
    _ = desk.heads
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from erasmus_desk.session.desk import Desk
        from erasmus_desk.desktop import app
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        shown = app.MainWindow.show
        def show(window):
            shown(window)
            QApplication.processEvents()
            print([name for name in {HEAVY!r} if name in sys.modules])
            print(len(window.home.rows))
            QTimer.singleShot(0, QApplication.quit)
        app.MainWindow.show = show
        home = Path({str(desk.home)!r})
        sys.exit(app.run(Desk(home, Path({str(cache)!r}))))
        """
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(Path(erasmus_desk.__file__).parents[1])},
    )

    assert done.stdout.splitlines() == ["[]", "1"], done.stderr
    assert done.returncode == 0


@pytest.fixture
def alarm(open_window, told):
    return Alarm(open_window)


def fail(alarm, error):
    try:
        raise error
    except type(error) as caught:
        alarm.sound(type(caught), caught, caught.__traceback__)


def test_an_unexpected_error_saves_and_is_told_once(alarm, open_window, told, desk):
    open_window.opened.answer(("context", "acronym"), "GREEN")

    fail(alarm, ZeroDivisionError("boom"))

    assert len(told) == 1
    assert desk.open(open_window.opened.path).value(("context", "acronym")) == "GREEN"


def test_the_log_holds_nothing_that_people_wrote(alarm, desk):
    fail(alarm, ValueError("Our secret project"))

    log = (desk.home / LOG).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "secret" not in log


def test_a_second_error_while_telling_the_first_is_only_logged(alarm, monkeypatch, desk):
    from erasmus_desk.desktop.dialogs import messages

    told = []

    def choose(*_, **__):
        told.append(1)
        fail(alarm, KeyError("again"))
        return 0

    monkeypatch.setattr(messages, "choose", choose)
    fail(alarm, ZeroDivisionError())

    assert told == [1]
    assert "KeyError" in (desk.home / LOG).read_text(encoding="utf-8")


def test_a_large_log_makes_room(tmp_path):
    log = tmp_path / "log.txt"
    append(log, "x" * 300_000)

    append(log, "new\n")

    assert log.read_text(encoding="utf-8") == "new\n"


def test_none_lasts():
    """PySide6 6.12.0 gives None back too often; before Python 3.12 it would run out."""
    from PySide6.QtCore import QObject

    made = QObject()
    for _ in range(20_000):
        made.setObjectName("x")

    assert sys.getrefcount(None) > 10_000
