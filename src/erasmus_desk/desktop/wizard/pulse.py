"""When the wizard looks at the draft again: at once, soon, or once typing pauses."""

from PySide6.QtCore import QObject, QTimer, Signal

from erasmus_desk.model.walk import find_question
from erasmus_desk.session.open_draft import Changed, OpenDraft

_SOON = 30
_PAUSE = 200


class Pulse(QObject):
    """Listens to a draft and says when to look at what.

    Nothing is derived on a key press; findings and progress wait for a pause.

    Signals:
        at_once: Items came or went, or a step was taken back: show it now.
        soon: An answer was chosen, on which others may depend.
        settled: Nothing has changed for a moment: judge anew.
    """

    at_once = Signal()
    soon = Signal()
    settled = Signal()

    def __init__(self, opened: OpenDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.soon.emit)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.settled.emit)
        self._end = opened.listen(self._on_changed)

    def stop(self) -> None:
        """Listen no more."""
        self._end()
        self._soon.stop()
        self._pause.stop()

    def _on_changed(self, change: Changed) -> None:
        self._pause.start()
        if change.origin is None:
            self.at_once.emit()
        elif not self._is_typed(change):
            self._soon.start()

    def _is_typed(self, change: Changed) -> bool:
        path = ".".join(self._opened.path_of(change.place))
        question = find_question(self._opened.form, path)
        return question is not None and question.kind in ("line", "text", "money")
