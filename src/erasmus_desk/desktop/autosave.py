"""Gives the open draft its time: the saver ticks while nobody has to think of it."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from erasmus_desk.model.answers import Answers
    from erasmus_desk.session.open_draft import OpenDraft

_TICK = 250
_MOMENT = 2.0
"""Seconds that a person who turns to another window may be made to wait."""
_CALM = 0.4
"""Seconds without a change after which figures are computed anew."""


class Autosave(QObject):
    """Ticks for one draft after the other, and saves when the window loses the focus.

    Signals:
        ticked: Something may be known anew about the file (the draft).
        calmed: The answers have changed and rest for the moment (the draft).
    """

    ticked = Signal(object)
    calmed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenDraft | None = None
        self._answers: Answers | None = None
        self._seen: Answers | None = None
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.tick)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def watch(self, opened: "OpenDraft | None") -> None:
        """Tick for *opened* from now on, or for nobody."""
        self._opened = opened
        self._answers = self._seen = opened.answers if opened else None
        if opened is None:
            self._timer.stop()
        else:
            self._timer.start()

    def tick(self) -> None:
        """Let the saver work, and tell when the answers have come to rest."""
        opened = self._opened
        if opened is None:
            return
        now = time.monotonic()
        opened.saver.tick(now)
        self.ticked.emit(opened)
        if opened.answers is not self._seen:
            self._seen, self._since = opened.answers, now
        elif self._seen is not self._answers and now - self._since >= _CALM:
            self._answers = self._seen
            self.calmed.emit(opened)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        opened = self._opened
        if opened is None:
            return
        if state == Qt.ApplicationState.ApplicationActive:
            from erasmus_desk.session.other_hands import notice

            notice(opened, time.monotonic())
            self.tick()
            return
        if opened.saver.state.dirty and opened.saver.state.problem is None:
            opened.saver.flush(time.monotonic(), timeout=_MOMENT)
            self.tick()
