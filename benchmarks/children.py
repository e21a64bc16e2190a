"""What the window benchmarks start as processes of their own: the program, and a bare window.

Each prints one JSON line: milliseconds from the moment the parent noted to the first painted
window, and the largest memory in MiB by then.
"""

import gc
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any


def _report() -> None:
    started = int(os.environ["BENCHMARK_STARTED"])
    print(json.dumps({"ms": (time.time_ns() - started) / 1e6, "mib": _memory()}), flush=True)


def _memory() -> float:
    """The most memory this process has used; what it was started from does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare() -> None:
    """A main window with one text editor, as small as PySide6 allows."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTextEdit())
    window.resize(1360, 860)
    window.show()
    _paint_and_leave(app, window)


def home(folder: str) -> None:
    """The program as it starts, up to Home."""
    gc.disable()  # as __main__ does until the window is there
    from erasmus_desk.desktop.app import put_up
    from erasmus_desk.session.desk import Desk

    app, window = put_up(Desk(Path(folder), Path(folder) / "cache"))
    window.show()
    _paint_and_leave(app, window)


def _paint_and_leave(app: Any, window: Any) -> None:
    """Run the event loop until everything in the window has been painted once."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            self.painted = self.painted or event.type() == QEvent.Type.UpdateRequest
            return super().eventFilter(watched, event)

    watch = Watch()
    window.installEventFilter(watch)
    while not watch.painted:
        app.processEvents()
    app.processEvents()
    _report()
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        home(sys.argv[2])
