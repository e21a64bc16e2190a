"""The dialogs of planning, for whoever wants them: menus, status line, pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft


class PlanDeeds(QObject):
    """Opens the dialogs and tells what came of them.

    Args:
        desk, texts: What the dialogs work with.
        window: The window that they belong to.

    Signals:
        rates_changed: There are other rates: the grant has to be calculated anew.
        deadline_changed: The draft has another deadline.
    """

    rates_changed = Signal()
    deadline_changed = Signal()

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._texts, self._window = desk, texts, window

    def ask_rates(self, opened: "OpenDraft | None") -> None:
        """Ask for the rates of the National Agency."""
        if opened is None:
            return
        from erasmus_desk.desktop.planning.rates_dialog import RatesDialog

        dialog = RatesDialog(self._desk, opened, self._texts, self._window)
        dialog.changed.connect(self.rates_changed)
        _run(dialog)

    def ask_deadline(self, opened: "OpenDraft | None") -> None:
        """Show the deadline, which may be moved by hand."""
        if opened is None:
            return
        from erasmus_desk.desktop.planning.deadline_dialog import DeadlineDialog

        dialog = DeadlineDialog(self._desk, opened, self._texts, self._window)
        dialog.changed.connect(self.deadline_changed)
        _run(dialog)


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
