"""Opens and closes the window that hands answers over, for menus and buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.desktop.handover.window import HandoverWindow
    from erasmus_desk.session.open_draft import OpenDraft


class HandoverDeeds(QObject):
    """Keeps the window, which goes with its draft.

    Args:
        desk, texts: What the window works with.
        parent: The main window.

    Attributes:
        window: The window, if it is there.
    """

    def __init__(self, desk: Desk, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._texts = desk, texts
        self._opened: OpenDraft | None = None
        self.window: HandoverWindow | None = None

    def show(self, opened: "OpenDraft | None") -> None:
        """Show the window for *opened*, or bring it to the front."""
        if opened is None:
            return
        if self.window is None or self._opened is not opened:
            self.end()
            self._make(opened)
        if self.window is not None:
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def end(self) -> None:
        """The draft is closed, or the person is done."""
        window, self.window, self._opened = self.window, None, None
        if window is not None:
            window.end()

    def speak(self) -> None:
        """Say everything anew in another language, where the window is."""
        opened, before = self._opened, self.window
        if opened is None or before is None:
            return
        spot = before.geometry()
        self.end()
        self.show(opened)
        if self.window is not None:
            self.window.setGeometry(spot)

    def _make(self, opened: "OpenDraft") -> None:
        from erasmus_desk.desktop.handover.window import HandoverWindow

        self._opened = opened
        self.window = HandoverWindow(self._desk, opened, self._texts)
        self.window.closed.connect(self.end)
