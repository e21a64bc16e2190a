"""The menu bar as a whole, put together anew when the window's language changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar

from erasmus_desk.desktop.menus.application import ApplicationMenu
from erasmus_desk.desktop.menus.edit import EditMenu
from erasmus_desk.desktop.menus.file import FileMenu
from erasmus_desk.desktop.menus.help import HelpMenu
from erasmus_desk.desktop.menus.view import ViewMenu
from erasmus_desk.desktop.widgets import label

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow

_Menu = FileMenu | EditMenu | ViewMenu | ApplicationMenu | HelpMenu
_KINDS: dict[str, type[_Menu]] = {
    "file": FileMenu,
    "edit": EditMenu,
    "view": ViewMenu,
    "application": ApplicationMenu,
    "help": HelpMenu,
}


class Menus:
    """All menus of the window.

    Args:
        window: The main window.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._menus: list[_Menu] = []
        self.build()

    def build(self) -> None:
        """Make the menus in the present language."""
        bar: QMenuBar = self._window.menuBar()
        bar.clear()
        for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.setParent(None)
            old.deleteLater()
        if not bar.isNativeMenuBar() and bar.cornerWidget(Qt.Corner.TopLeftCorner) is None:
            brand = label(self._window.texts.say("frame.name"), "brand")
            brand.setContentsMargins(8, 3, 8, 3)
            brand.setParent(bar)
            bar.setCornerWidget(brand, Qt.Corner.TopLeftCorner)
            brand.show()
        self._menus = []
        for name, kind in _KINDS.items():
            menu = bar.addMenu(self._window.texts.say(f"menu.{name}"))
            menu.setObjectName(f"menu:{name}")
            self._menus.append(kind(self._window, menu))

    def refresh(self) -> None:
        """Offer what can be done now."""
        for menu in self._menus:
            menu.refresh()
