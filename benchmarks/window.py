"""How quick the window is: starting, typing, switching sections, opening the heavy draft.

    python benchmarks/window.py [start] [type] [switch] [open]

Each figure is measured in the same run as what it is compared with. Without a display set
QT_QPA_PLATFORM=offscreen.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.heavy import heavy_answers

FORM = "ka202-innovation-2018"
DRAFTS = 200
RUNS = 15


def percentile(values: list[float], share: float) -> float:
    """The value below which *share* per cent of *values* lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * share / 100))]


def row(what: str, figure: str, baseline: str, ratio: float, aim: float, unit: str = "×") -> bool:
    """Print one line of the table; whether the aim is met."""
    met = ratio <= aim
    print(
        f"| {what} | {figure} | {baseline} | {ratio:.2f} {unit} | ≤ {aim:g} {unit} "
        f"| {'yes' if met else 'NO'} |"
    )
    return met


def start() -> Iterator[bool]:
    """Process start to painted Home with 200 drafts, and its memory, against a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        _library(Path(folder))
        _child("home", folder)
        ours: list[dict[str, float]] = []
        theirs: list[dict[str, float]] = []
        for _ in range(RUNS):
            ours.append(_child("home", folder))
            theirs.append(_child("bare"))
    for key, what, unit, aim in (
        ("ms", f"start to painted Home, {DRAFTS} drafts", "ms", 2.0),
        ("mib", "memory of that", "MiB", 1.5),
    ):
        mine = statistics.median(run[key] for run in ours)
        bare = statistics.median(run[key] for run in theirs)
        yield row(what, f"{mine:.0f} {unit}", f"{bare:.0f} {unit} (bare window)", mine / bare, aim)


def _child(*words: str) -> dict[str, float]:
    environment = {**os.environ, "BENCHMARK_STARTED": str(time.time_ns())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: compiled once, not each time
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("children.py")), *words],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _library(home: Path) -> None:
    from erasmus_desk.session.desk import Desk

    desk = Desk(home, home / "cache")
    for number in range(DRAFTS):
        opened = desk.new(FORM, f"Draft {number}", language="en")
        opened.saver.close()
    _ = desk.heads


def heavy_draft(home: Path) -> Path:
    """The heavy draft as a file in *home*."""
    from erasmus_desk.session.desk import Desk

    desk = Desk(home, home / "cache")
    form = desk.catalogue.form(FORM)
    opened = desk.new(FORM, "Heavy", language="pl", path=home / "heavy.erasmus")
    opened.fill(desk.answers_from(opened, heavy_answers(form)))
    opened.save_now()
    opened.saver.close()
    return opened.path


def _window(home: Path, path: Path) -> Any:
    from erasmus_desk.desktop.app import Application, dress
    from erasmus_desk.desktop.main_window import MainWindow
    from erasmus_desk.session.desk import Desk

    app = Application.instance() or Application([])
    desk = Desk(home, home / "cache")
    dress(desk)
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    window.starting.open(path)
    settle(app, 1.0)
    return app, window


def settle(app: Any, seconds: float) -> None:
    """Let the window do what it has put off."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.005)


def typing() -> Iterator[bool]:
    """Key press to painted counter in the heavy draft."""
    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

    class Painted(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.at = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                self.at = time.perf_counter()
            return super().eventFilter(watched, event)

    with tempfile.TemporaryDirectory() as folder:
        app, window = _window(Path(folder), heavy_draft(Path(folder)))
        window.workspace.show_place(("description", "rationale"))
        settle(app, 1.0)
        editor = app.focusWidget()
        assert isinstance(editor, QPlainTextEdit | QTextEdit), editor  # noqa: S101
        counter = next(
            w
            for w in editor.window().findChildren(QWidget)
            if w.objectName().startswith("counter:")
            and w.isVisible()
            and w.objectName().endswith("description.rationale")
        )
        painted = Painted()
        counter.installEventFilter(painted)
        times: list[float] = []
        for number in range(400):
            painted.at = 0.0
            begun = time.perf_counter()
            QTest.keyClick(editor, Qt.Key.Key_A + number % 26)
            app.processEvents()
            times.append(((painted.at or time.perf_counter()) - begun) * 1e3)
            if number % 40 == 39:
                settle(app, 0.6)
        _leave(window)
    p99 = percentile(times, 99)
    yield row(
        "key press to painted counter, heavy draft, 99th percentile",
        f"{p99:.1f} ms (median {statistics.median(times):.1f})",
        "16 ms",
        p99,
        16,
        "ms",
    )


def _leave(window: Any) -> None:
    window.close()
    window.deleteLater()


def switching() -> Iterator[bool]:
    """Switching section in the heavy draft to its first painted page, first visits included.

    What lies below the fold of a long page is completed in idle moments after that; how long one
    turn of the event loop takes by then is shown too.
    """
    from PySide6.QtCore import QEvent

    with tempfile.TemporaryDirectory() as folder:
        app, window = _window(Path(folder), heavy_draft(Path(folder)))
        keys = [s.key for s in window.opened.view.progress.sections]
        first: list[float] = []
        again: list[float] = []
        after: list[float] = []
        for times in (first, *[again] * 11):
            for key in keys:
                begun = time.perf_counter()
                window.workspace.show_section(key)
                app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
                window.repaint()
                painted = time.perf_counter()
                times.append((painted - begun) * 1e3)
                app.processEvents()
                after.append((time.perf_counter() - painted) * 1e3)
                settle(app, 0.3 if times is first else 0.1)
        _leave(window)
    p99 = percentile(first + again, 99)
    yield row(
        "switching section, heavy draft, 99th percentile",
        f"{p99:.0f} ms (median {statistics.median(first + again):.0f}, slowest first visit "
        f"{max(first):.0f}; then completing {percentile(after, 99):.0f})",
        "100 ms",
        p99,
        100,
        "ms",
    )


def opening() -> Iterator[bool]:
    """Opening the heavy draft to its first painted page, against reading and validating it."""
    from erasmus_desk.rules.reading import AnswerReader
    from erasmus_desk.storage.drafts import read_draft

    with tempfile.TemporaryDirectory() as folder:
        path = heavy_draft(Path(folder))
        app, window = _window(Path(folder), path)
        form = window.opened.form
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(RUNS):
            window.show_home()
            settle(app, 0.3)
            ours.append(_timed(lambda: _open(app, window, path)))
            theirs.append(
                _timed(lambda: AnswerReader(form, strict=False).read(read_draft(path)[0].answers))
            )
        _leave(window)
    mine, plain = statistics.median(ours), statistics.median(theirs)
    yield row(
        "opening the heavy draft to its first painted page",
        f"{mine:.0f} ms",
        f"{plain:.0f} ms (reading and validating)",
        mine / plain,
        4,
    )


def _open(app: Any, window: Any, path: Path) -> None:
    window.starting.open(path)
    app.processEvents()
    window.repaint()
    app.processEvents()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1e3


PARTS = {"start": start, "type": typing, "switch": switching, "open": opening}


def main() -> int:
    """Measure what was asked for, or everything."""
    asked = sys.argv[1:] or list(PARTS)
    print("| what | measured | compared with | ratio | aim | met |")
    print("|---|---|---|---|---|---|")
    met = [result for name in asked for result in PARTS[name]()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
