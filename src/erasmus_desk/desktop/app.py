"""Starts the window: application, look, main window, and what can wait until it is painted."""

import gc
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from erasmus_desk.desktop.alarm import Alarm
from erasmus_desk.desktop.dressing import dress, lay_out_clothes, speak_qt
from erasmus_desk.desktop.icons import icon
from erasmus_desk.desktop.main_window import MainWindow
from erasmus_desk.session.desk import Desk


class Application(QApplication):
    """The application; files may be handed to it by the system while it runs.

    Signals:
        file_given: The system wants a file opened (its path).
    """

    file_given = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Take files that the system hands over (macOS)."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_given.emit(Path(event.file()))
            return True
        return super().event(event)


def put_up(desk: Desk) -> tuple[Application, MainWindow]:
    """The application and its window, dressed but not shown yet."""
    QApplication.setStyle("Fusion")
    app = Application(sys.argv[:1])
    app.setApplicationName("erasmus-desk")
    app.setDesktopFileName("erasmus-desk")
    lay_out_clothes(desk)
    window = MainWindow(desk)
    # Dressed once it is put together: every widget is then measured a single time.
    dress(desk)
    return app, window


def run(desk: Desk, draft_path: Path | None = None) -> int:
    """Show the window and stay until it is closed; returns the exit status."""
    app, window = put_up(desk)
    app.setApplicationDisplayName(window.texts.say("frame.name"))
    app.setWindowIcon(app_icon())
    speak_qt(window.texts.language)
    Alarm(window).install()
    app.file_given.connect(window.starting.open)
    app.styleHints().colorSchemeChanged.connect(lambda _: _follow(desk))
    window.show()
    if draft_path is not None:
        QTimer.singleShot(0, window, lambda: window.starting.open(draft_path))
    WarmUp(window).start()
    return app.exec()


def app_icon() -> QIcon:
    """The picture of the program in task bars."""
    return icon("brand")


def _follow(desk: Desk) -> None:
    if desk.preferences.theme == "system":
        dress(desk)


_CALM = 300
"""Milliseconds after the window was shown."""


class WarmUp(QObject):
    """Loads in small steps, while nothing else is to do, what the first opening needs.

    Args:
        window: The window that is there already.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._steps = self._all_steps(window)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin once the window has been painted."""
        QTimer.singleShot(_CALM, self, self._begin)

    def _begin(self) -> None:
        gc.enable()
        self._timer.start()

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            self.deleteLater()
        else:
            step()

    @staticmethod
    def _all_steps(window: MainWindow) -> Iterator[Callable[[], object]]:
        yield from (partial(import_module, name) for name in _MODULES)
        yield lambda: window.texts.has("error.unknown")
        yield window.desk.catalogue.ids
        yield window.packs.tell_faults
        yield window.addresses.count_again


_MODULES = (
    "pydantic",
    "erasmus_desk.model.forms",
    "erasmus_desk.model.drafts",
    "erasmus_desk.catalogue.catalogue",
    "erasmus_desk.rules.reading",
    "erasmus_desk.session.open_draft",
    "erasmus_desk.desktop.wizard.workspace",
)
