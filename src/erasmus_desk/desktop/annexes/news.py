"""A line that says what was written, with the way to its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line


class News(QWidget):
    """Says what has just happened; not there while nothing has.

    Args:
        texts: The words.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._told = label("", "help", wraps=True)
        self._told.setObjectName("annex-told")
        self._show = button(texts.say("annexes.open_folder"), "annex-folder", self.show_folder)
        inside = line(self._told, self._show)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.hide()

    def tell(self, text: str, folder: Path | None = None) -> None:
        """Say *text*, and offer to open *folder*."""
        self._told.setText(text)
        self._folder = folder
        self._show.setVisible(folder is not None)
        self.setVisible(bool(text))

    def show_folder(self) -> None:
        """Open the folder in the system's own window."""
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
