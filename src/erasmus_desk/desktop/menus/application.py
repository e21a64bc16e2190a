"""The menu of the open application: its sections, review, export."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from erasmus_desk.desktop.menus.making import entry
from erasmus_desk.desktop.safety.address_deeds import asks_for_organisations

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow
    from erasmus_desk.rules.fields import Page
    from erasmus_desk.session.open_draft import OpenDraft

_NUMBERED = 9


class ApplicationMenu:
    """Lists the sections that the draft has now; the first nine have a key.

    Args:
        window: The main window.
        menu: The empty menu.
    """

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        self._window = window
        self._menu = menu
        self._review = entry(menu, window.texts, "review_now", self._show_review)
        self._export = entry(menu, window.texts, "export_now", self._show_export)
        self._handover = entry(menu, window.texts, "handover", self._hand_over, "Ctrl+Shift+C")
        self._plans = self._add_plans()
        self._book = self._add_book()
        self._mark = menu.insertSeparator(self._review)
        self._numbered = [self._section(position) for position in range(_NUMBERED)]
        self._others: list[QAction] = []
        menu.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name the sections that the draft has now."""
        names = self._names()
        for action in self._others:
            self._menu.removeAction(action)
            action.deleteLater()
        self._others = [self._section(n, numbered=False) for n in range(_NUMBERED, len(names))]
        for position, action in enumerate([*self._numbered, *self._others]):
            action.setVisible(position < len(names))
            action.setEnabled(position < len(names))
            if position < len(names):
                action.setText(f"{position + 1}  {names[position]}".replace("&", "&&"))
        for action in (self._review, self._export, self._handover):
            action.setEnabled(self._window.opened is not None)
        offered = self._offered()
        for key, action in self._plans.items():
            action.setEnabled(key in offered)
        asks = asks_for_organisations(self._window.opened)
        for action in self._book:
            action.setEnabled(asks)

    def _add_plans(self) -> dict[str, QAction]:
        """What follows from the plan: pages and dialogs."""
        menu, texts, plans = self._menu, self._window.texts, self._window.plans
        menu.addSeparator()
        return {
            "budget": entry(menu, texts, "budget", partial(self._show, "#budget"), "Ctrl+B"),
            "timetable": entry(
                menu, texts, "timetable", partial(self._show, "#timetable"), "Ctrl+T"
            ),
            "annexes": entry(menu, texts, "annexes", partial(self._show, "#annexes")),
            "deadline": entry(
                menu, texts, "deadline", lambda: plans.ask_deadline(self._window.opened)
            ),
            "rates": entry(menu, texts, "rates", lambda: plans.ask_rates(self._window.opened)),
            "emergency": entry(
                menu,
                texts,
                "emergency",
                lambda: self._window.annexes.ask_emergency(self._window.opened),
            ),
        }

    def _add_book(self) -> list[QAction]:
        """The address book for the organisations of the open draft."""
        menu, window = self._menu, self._window
        menu.addSeparator()
        return [
            entry(menu, window.texts, "address_use", partial(_use_card, window)),
            entry(menu, window.texts, "address_learn", partial(_learn_cards, window)),
            entry(menu, window.texts, "address_update", partial(_update_cards, window)),
        ]

    def _offered(self) -> set[str]:
        """Which of them the open draft has use for."""
        opened, workspace = self._window.opened, self._window.workspace
        if opened is None or workspace is None:
            return set()
        pages = {key.removeprefix("#") for key in workspace.plan_keys()}
        rates = opened.insight.rates
        asked = {"rates"} if rates and rates.open_rates else set()
        return pages | {"deadline", "emergency"} | asked

    def _show(self, key: str) -> None:
        if self._window.workspace is not None:
            self._window.workspace.show_section(key)

    def _section(self, position: int, *, numbered: bool = True) -> QAction:
        action = QAction(self._menu)
        action.setObjectName(f"menu:section{position + 1}")
        if numbered:
            action.setShortcut(QKeySequence(f"Ctrl+{position + 1}"))
        action.triggered.connect(partial(self._go, position))
        self._menu.insertAction(self._mark, action)
        return action

    def _names(self) -> list[str]:
        desk, opened = self._window.desk, self._window.opened
        if opened is None:
            return []
        words = desk.form_words(opened.form.id, desk.prompts_of(opened))
        found = (page.section for page in shown_pages(opened))
        return [words.section(section.words) or section.key for section in found]

    def _go(self, position: int) -> None:
        opened, workspace = self._window.opened, self._window.workspace
        if opened is None or workspace is None:
            return
        found = shown_pages(opened)
        if position < len(found):
            workspace.show_section(found[position].section.key)

    def _show_review(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.show_review()

    def _show_export(self) -> None:
        if self._window.opened is not None:
            self._window.deeds.export(self._window.opened)

    def _hand_over(self) -> None:
        self._window.handover.show(self._window.opened)


def shown_pages(opened: "OpenDraft") -> "tuple[Page, ...]":
    """The sections that the draft has now."""
    # Menus are there before any draft: what rules need is loaded with the first one.
    from erasmus_desk.rules.fields import pages

    return pages(opened.form, opened.answers)


def _use_card(window: "MainWindow") -> None:
    if window.opened is not None:
        place = window.addresses.use_in(window.opened)
        if place is not None and window.workspace is not None:
            window.workspace.show_place(place)


def _learn_cards(window: "MainWindow") -> None:
    if window.opened is not None:
        window.addresses.learn_from(window.opened)


def _update_cards(window: "MainWindow") -> None:
    if window.opened is not None:
        window.addresses.update_in(window.opened)
