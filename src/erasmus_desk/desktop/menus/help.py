"""The menu of help: keys, and what the program is."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu

from erasmus_desk.desktop.menus.making import entry

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow


class HelpMenu:
    """Opens the windows of help.

    Args:
        window: The main window.
        menu: The empty menu.
    """

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        self._window = window
        keys = QKeySequence.StandardKey.HelpContents
        entry(menu, window.texts, "shortcuts", self._show_shortcuts, keys)
        about = entry(menu, window.texts, "about", self._show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def refresh(self) -> None:
        """Nothing here depends on the draft."""

    def _show_shortcuts(self) -> None:
        from erasmus_desk.desktop.dialogs.help import Shortcuts

        menus = [
            (action.text(), menu.actions())
            for action in self._window.menuBar().actions()
            if isinstance(menu := action.menu(), QMenu)
        ]
        _run(Shortcuts(self._window.texts, menus, self._window))

    def _show_about(self) -> None:
        from erasmus_desk.desktop.dialogs.help import About

        _run(About(self._window.texts, self._window))


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
