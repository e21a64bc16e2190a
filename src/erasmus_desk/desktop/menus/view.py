"""The menu of the view: Home, sections, size of text, colours, languages."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from erasmus_desk.desktop.home.rows import COLUMNS
from erasmus_desk.desktop.menus.making import entry, submenu
from erasmus_desk.desktop.theme import SIZES, THEMES

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow

_STANDARD = QKeySequence.StandardKey


class ViewMenu:
    """Goes places and changes how the window looks.

    Args:
        window: The main window.
        menu: The empty menu.
    """

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        self._window = window
        texts = window.texts
        entry(menu, texts, "home", window.show_home, "Alt+Home")
        self._sort = submenu(menu, texts, "sort")
        for name in COLUMNS:
            action = QAction(texts.say(f"home.column.{name}"), self._sort)
            action.triggered.connect(partial(window.home.applications.sort_by, name))
            self._sort.addAction(action)
        menu.addSeparator()
        self._for_draft = [
            entry(menu, texts, "next", partial(self._go, "next_section"), "Ctrl+PgDown"),
            entry(menu, texts, "previous", partial(self._go, "previous_section"), "Ctrl+PgUp"),
            entry(menu, texts, "review", partial(self._go, "show_review"), "Ctrl+R"),
        ]
        menu.addSeparator()
        larger = entry(menu, texts, "larger", partial(self._zoom, 1))
        larger.setShortcuts([QKeySequence(_STANDARD.ZoomIn), QKeySequence("Ctrl+=")])
        entry(menu, texts, "smaller", partial(self._zoom, -1), _STANDARD.ZoomOut)
        entry(menu, texts, "normal", partial(window.prefer, zoom=100), "Ctrl+0")
        self._add_themes(submenu(menu, texts, "theme"))
        menu.addSeparator()
        entry(menu, texts, "packs", window.packs.ask)
        settings = entry(menu, texts, "languages", window.ask_settings, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done now."""
        is_open = self._window.opened is not None
        for action in self._for_draft:
            action.setEnabled(is_open)
        self._sort.setEnabled(not is_open)

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for theme in THEMES:
            action = QAction(self._window.texts.say(f"settings.theme_{theme}"), group)
            action.setObjectName(f"theme:{theme}")
            action.setCheckable(True)
            action.setChecked(self._window.desk.preferences.theme == theme)
            action.triggered.connect(partial(self._window.prefer, theme=theme))
            menu.addAction(action)

    def _go(self, way: str) -> None:
        if self._window.workspace is not None:
            getattr(self._window.workspace, way)()

    def _zoom(self, steps: int) -> None:
        now = self._window.desk.preferences.zoom
        nearest = min(range(len(SIZES)), key=lambda n: abs(SIZES[n] - now))
        self._window.prefer(zoom=SIZES[max(0, min(nearest + steps, len(SIZES) - 1))])
