"""A bar that shows how far a document is, with a button to cancel."""

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

_PATIENCE_MS = 400
_BREATH = 0.03


class Waiting:
    """Shows progress while a document is made; used with ``with``.

    Args:
        parent: The window that waits.
        said: What is being done.
        cancel: The word on the button.
    """

    def __init__(self, parent: QWidget, said: str, cancel: str) -> None:
        self._bar = QProgressDialog(said, cancel, 0, 100, parent)
        self._bar.setObjectName("waiting")
        self._bar.setWindowModality(Qt.WindowModality.WindowModal)
        self._bar.setMinimumDuration(_PATIENCE_MS)
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
        self._bar.deleteLater()

    def progress(self, done: int, whole: int) -> bool:
        """Show how far it is; whether to go on."""
        now = time.monotonic()
        if now - self._last > _BREATH:
            self._last = now
            # One short of the whole: at the whole the bar would close by itself.
            self._bar.setValue(min(99, done * 100 // max(1, whole)))
            QCoreApplication.processEvents()
        return not self._bar.wasCanceled()
