"""The pages that follow from the plan, among the sections of the wizard."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from erasmus_desk.desktop.carrying.pages import carry_keys, carry_page, carry_row, carry_title
from erasmus_desk.desktop.planning.figures import marked_money
from erasmus_desk.desktop.planning.first_steps import dated, is_begun
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.answers import get
from erasmus_desk.model.budget import Budget
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.insight import View
from erasmus_desk.session.open_draft import OpenDraft

if TYPE_CHECKING:
    from erasmus_desk.desktop.annexes.page import AnnexPage
    from erasmus_desk.desktop.carrying.carried_page import CarriedPage
    from erasmus_desk.desktop.carrying.parking_page import ParkingPage
    from erasmus_desk.desktop.planning.budget_page import BudgetPage
    from erasmus_desk.desktop.planning.timetable_page import TimetablePage
    from erasmus_desk.session.annex_desk import AnnexDesk

    Shown = BudgetPage | TimetablePage | AnnexPage | CarriedPage | ParkingPage

BUDGET, TIMETABLE, ANNEXES = "#budget", "#timetable", "#annexes"
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
        emergency_wanted: Somebody wants the emergency pack.
    """

    place_wanted = Signal(object)
    rates_wanted = Signal()
    emergency_wanted = Signal()

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened, self._texts = desk, opened, texts
        self._pages: dict[str, Shown] = {}
        self._carried = carry_keys(opened)
        self._dated = tuple(tuple(path.split(".")) for path in dated(opened.form))
        self._annexes: AnnexDesk | None = None
        wanted = (
            (BUDGET, opened.form.funding is not None),
            (TIMETABLE, bool(self._dated)),
            (ANNEXES, True),
        )
        self.keys = (*(key for key, has in wanted if has), *self._carried)

    def page(self, key: str) -> "Shown":
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
        if key in self._carried:
            return carry_title(self._texts, key)
        if key == ANNEXES:
            return self._texts.say("annexes.page")
        return self._texts.say(f"planning.page_{key.removeprefix('#')}")

    def rows(self, view: View) -> list[SideRow]:
        """What the side shows of the pages."""
        shown = {
            BUDGET: self._budget_row,
            TIMETABLE: self._timetable_row,
            ANNEXES: self._annexes_row,
        }
        desk, opened, texts = self._desk, self._opened, self._texts
        found = [shown[key](view) for key in self.keys if key in shown]
        return [*found, *(carry_row(desk, opened, texts, view, key) for key in self._carried)]

    def _make(self, key: str) -> "Shown":
        if key in self._carried:
            return carry_page(self._desk, self._opened, self._texts, key, self)
        if key == BUDGET:
            from erasmus_desk.desktop.planning.budget_page import BudgetPage

            page = BudgetPage(self._desk, self._opened, self._texts)
            page.rates_wanted.connect(self.rates_wanted)
            return page
        if key == ANNEXES:
            from erasmus_desk.desktop.annexes.page import AnnexPage

            desk = AnnexPage(self._desk, self._opened, self._texts, self.annexes)
            desk.emergency_wanted.connect(self.emergency_wanted)
            return desk
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

    @property
    def annexes(self) -> "AnnexDesk":
        """What is known about the files to attach."""
        if self._annexes is None:
            from erasmus_desk.session.annex_desk import AnnexDesk

            self._annexes = AnnexDesk(self._desk, self._opened)
        return self._annexes

    def _annexes_row(self, view: View) -> SideRow:  # noqa: ARG002
        found = self.annexes.seen()
        required = found.required
        ready = sum(1 for slot in required if slot.state in ("ready", "doubt"))
        begun = any(slot.path is not None for slot in found.slots)
        whole = bool(found.going) and ready == len(required)
        mark = "wrong" if found.is_wrong else "done" if whole else "begun" if begun else "empty"
        figure = f"{ready}/{len(required)}" if required else ""
        return self._row(ANNEXES, mark, figure)

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
