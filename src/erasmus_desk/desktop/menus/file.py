"""The menu of files: new, open, save, copies, export, leave."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from erasmus_desk.desktop.menus.making import entry, submenu

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow

_STANDARD = QKeySequence.StandardKey


class FileMenu:
    """Fills the menu and keeps its entries right.

    Args:
        window: The main window.
        menu: The empty menu.
    """

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        self._window = window
        texts, starting = window.texts, window.starting
        entry(menu, texts, "new", starting.new, _STANDARD.New)
        entry(menu, texts, "choose", self._choose)
        entry(menu, texts, "open", starting.open_file, _STANDARD.Open)
        self._examples = submenu(menu, texts, "example")
        self._examples.aboutToShow.connect(self._fill_examples)
        menu.addSeparator()
        deeds, on_draft = window.deeds, self._on_draft
        self._for_draft: list[QAction] = [
            entry(menu, texts, "save", on_draft(deeds.save), _STANDARD.Save),
            entry(menu, texts, "save_as", on_draft(deeds.save_as), "Ctrl+Shift+S"),
            entry(menu, texts, "duplicate", on_draft(deeds.duplicate)),
            entry(menu, texts, "carry", on_draft(starting.carry)),
            entry(menu, texts, "rename", on_draft(deeds.rename)),
            entry(menu, texts, "versions", on_draft(window.safety.ask_versions), "Ctrl+Shift+H"),
        ]
        menu.addSeparator()
        self._for_draft += [
            entry(menu, texts, "export", on_draft(deeds.export), "Ctrl+E"),
            entry(menu, texts, "close", window.show_home, "Ctrl+W"),
        ]
        menu.addSeparator()
        leave = entry(menu, texts, "quit", window.close, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        self.refresh()

    def _choose(self) -> None:
        """Go Home and ask what the person plans."""
        self._window.show_home()
        if self._window.opened is None:
            self._window.home.help_me_choose()

    def refresh(self) -> None:
        """Offer what can be done now."""
        for action in self._for_draft:
            action.setEnabled(self._window.opened is not None)

    def _on_draft(self, deed: object) -> "partial[None]":
        return partial(self._do, deed)

    def _do(self, deed: object) -> None:
        if self._window.opened is not None and callable(deed):
            deed(self._window.opened)

    def _fill_examples(self) -> None:
        window, language = self._window, self._window.texts.language
        self._examples.clear()
        for head in window.desk.heads.values():
            if window.desk.has_example(head.id):
                name = f"{head.code} · {head.text(language, 'short')} · {head.call}"
                action = self._examples.addAction(name.replace("&", "&&"))
                action.setObjectName(f"example:{head.id}")
                action.triggered.connect(partial(window.starting.example, head.id))
        if self._examples.isEmpty():
            self._examples.addAction(window.texts.say("menu.no_example")).setEnabled(False)
