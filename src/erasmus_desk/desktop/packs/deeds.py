"""Opens the dialog of form packs, and says when forms cannot be offered."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow


class PackDeeds(QObject):
    """What menus and the window do with form packs.

    Args:
        window: The main window; Home is made anew when forms come or go.

    Signals:
        wrong: Forms cannot be offered (sentence, label of a button, what it does).
    """

    wrong = Signal(str, str, object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self, source: Path | None = None) -> None:
        """Show the form packs, after adding the one at *source* if there is one."""
        from erasmus_desk.desktop.packs.dialog import PacksDialog

        window = self._window
        dialog = PacksDialog(window.desk, window.texts, self._ready, window)
        dialog.changed.connect(self._renew)
        if source is not None:
            dialog.add(source)
        dialog.exec()
        dialog.deleteLater()

    def tell_faults(self) -> None:
        """Say that some forms are left out because their files cannot be read."""
        faults = self._window.desk.catalogue.found.faults
        if faults:
            texts = self._window.texts
            said = texts.count("packs.left_out", len(faults))
            self.wrong.emit(said, texts.say("packs.show"), self.ask)

    def _ready(self) -> bool:
        """Leave the open draft: its form may be another one afterwards."""
        if self._window.opened is not None:
            self._window.show_home()
        return self._window.opened is None

    def _renew(self, form: str) -> None:
        window = self._window
        window.speak(window.texts.language)
        if form:
            window.home.explain(form)
        else:
            window.home.side.choose("forms")
