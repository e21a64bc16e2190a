"""Opens the emergency pack, for menus and buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft


class AnnexDeeds(QObject):
    """Opens the dialog of the emergency pack.

    Args:
        desk, texts: What the dialog works with.
        window: The window that it belongs to.
    """

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._texts, self._window = desk, texts, window

    def ask_emergency(self, opened: "OpenDraft | None") -> None:
        """Note attempts to submit, and write the emergency pack."""
        if opened is None:
            return
        from erasmus_desk.desktop.annexes.emergency_dialog import EmergencyDialog

        dialog = EmergencyDialog(self._desk, opened, self._texts, self._window)
        dialog.exec()
        dialog.deleteLater()
