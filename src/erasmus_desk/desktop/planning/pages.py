"""The pages that follow from the plan, among the sections of the wizard."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from erasmus_desk.desktop.planning.figures import marked_money
from erasmus_desk.desktop.planning.first_steps import dated, is_begun
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.answers import get
from erasmus_desk.model.budget import Budget
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.insight import View
from erasmus_desk.session.open_draft import OpenDraft

if TYPE_CHECKING:
    from erasmus_desk.desktop.planning.budget_page import BudgetPage
    from erasmus_desk.desktop.planning.timetable_page import TimetablePage

BUDGET, TIMETABLE = "#budget", "#timetable"
"""Keys among those of the sections; no section can be called so."""

SideRow = tuple[str, str, str, str, bool, str]
"""Key, title, mark, figure at the right, whether that is a chip, and all of it for the ear."""


class PlanPages(QObject):
    """Makes the pages that the form has use for, when they are first shown.

    Args:
        desk, opened, texts: What the pages work with.
        parent: Who shows them.

    Attributes:
        keys: The keys of the pages that the form has use for.

    Signals:
        place_wanted: Somebody wants to go where a thing is planned.
        rates_wanted: Somebody wants to enter rates.
    """

    place_wanted = Signal(object)
    rates_wanted = Signal()

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened, self._texts = desk, opened, texts
        self._pages: dict[str, BudgetPage | TimetablePage] = {}
        self._dated = tuple(tuple(path.split(".")) for path in dated(opened.form))
        wanted = ((BUDGET, opened.form.funding is not None), (TIMETABLE, bool(self._dated)))
        self.keys = tuple(key for key, has in wanted if has)

    def page(self, key: str) -> "BudgetPage | TimetablePage":
        """The page of that key, as the draft is now."""
        known = self._pages.get(key)
        if known is not None:
            known.refresh()
            return known
        made = self._make(key)
        made.place_wanted.connect(self.place_wanted)
        self._pages[key] = made
        return made

    def title(self, key: str) -> str:
        """What the page is called."""
        return self._texts.say(f"planning.page_{key.removeprefix('#')}")

    def rows(self, view: View) -> list[SideRow]:
        """What the side shows of the pages."""
        shown = {BUDGET: self._budget_row, TIMETABLE: self._timetable_row}
        return [shown[key](view) for key in self.keys]

    def _make(self, key: str) -> "BudgetPage | TimetablePage":
        if key == BUDGET:
            from erasmus_desk.desktop.planning.budget_page import BudgetPage

            page = BudgetPage(self._desk, self._opened, self._texts)
            page.rates_wanted.connect(self.rates_wanted)
            return page
        from erasmus_desk.desktop.planning.timetable_page import TimetablePage

        return TimetablePage(self._desk, self._opened, self._texts)

    def _budget_row(self, view: View) -> SideRow:
        budget = view.budget or Budget()
        mark = budget_mark(budget)
        figure = ""
        if budget.total:
            whole = budget.total.quantize(Decimal(1))
            figure = marked_money(self._texts, whole, is_estimate=budget.is_estimate)
        return self._row(BUDGET, mark, figure)

    def _timetable_row(self, view: View) -> SideRow:
        begun = any(is_begun(get(view.answers, place)) for place in self._dated)
        return self._row(TIMETABLE, "done" if begun else "empty", "")

    def _row(self, key: str, mark: str, figure: str) -> SideRow:
        title = self.title(key)
        state = self._texts.say(f"planning.state.{mark}")
        spoken = ", ".join(part for part in (title, figure, state) if part)
        return key, title, mark, figure, False, spoken


def budget_mark(budget: Budget) -> str:
    """How the budget stands: nothing planned, over a limit, answers missing, or all right."""
    if not budget.total:
        return "empty"
    if not all(limit.is_kept for limit in budget.limits):
        return "wrong"
    return "begun" if "incomplete" in budget.notes else "done"
