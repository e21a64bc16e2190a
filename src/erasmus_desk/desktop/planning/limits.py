"""The ceilings of the grant and how much of each is used."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.planning.figures import ABOUT
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, label
from erasmus_desk.model.budget import Budget, LimitUse
from erasmus_desk.session.budget_words import BudgetWords

_NO_BREAK = "\u00a0"
_FIGURES = {
    "management_per_month": "project_management",
    "grant_per_month": "total",
    "grant_total": "total",
    "grant_schools": "total",
    "lump_sum": "total",
    "lump_sum_management": "management",
    "grant_maximum": "total",
    "grant_requested": "total",
    "subcontracting_share": "subcontracting",
    "equipment_share": "equipment",
}
"""The figures of the budget that limits are about, where they are not called the same."""
_FEW = 3
"""So many things over a ceiling are named in the line itself."""


class LimitRow(Card):
    """One ceiling; it can be asked about like a figure of the table."""

    def __init__(
        self, texts: Texts, said: BudgetWords, limit: LimitUse, *, is_estimate: bool
    ) -> None:
        super().__init__("row-link")
        self.limit = limit
        self.setObjectName(f"limit:{limit.code}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = said.limit(limit)
        state = said.limit_state(limit)
        used = _used(said, limit) or texts.say("budget.none")
        self.setAccessibleName(f"{name}: {used}, {state}")
        self.setToolTip(f"{state}\n{texts.say('budget.ask')}")
        inner = QHBoxLayout(self)
        inner.setContentsMargins(8, 4, 8, 4)
        inner.setSpacing(10)
        inner.addWidget(Mark("done" if limit.is_kept else "wrong", state))
        inner.addWidget(label(name, "", wraps=True), 1)
        about = f"{ABOUT} " if is_estimate else ""
        inner.addWidget(label(f"{about}{used}", "" if limit.is_kept else "error-text"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 asks, too."""
        if event.key() == Qt.Key.Key_F1:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class LimitsCard(Card):
    """All ceilings that the plan is held against.

    Signals:
        asked: Somebody wants to know more about a ceiling.
    """

    asked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("limits")
        self._texts = texts
        self._shown: Sequence[LimitUse] = ()
        self._rows: list[LimitRow] = []
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(10, 14, 10, 14)
        self._inner.setSpacing(2)
        heading = label(texts.say("budget.limits"), "card-title")
        heading.setContentsMargins(8, 0, 8, 6)
        self._inner.addWidget(heading)
        self._none = label(texts.say("budget.no_limits"), "help", wraps=True)
        self._none.setContentsMargins(8, 0, 8, 0)
        self._inner.addWidget(self._none)
        self._inner.addStretch(1)

    def show_limits(self, budget: Budget, said: BudgetWords) -> None:
        """Show the ceilings of *budget*, those that are not kept first."""
        limits = sorted(budget.limits, key=lambda limit: limit.is_kept)
        self._none.setVisible(not limits)
        if limits == self._shown:
            return
        self._shown = limits
        focused = next((row.limit.code for row in self._rows if row.hasFocus()), "")
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [
            LimitRow(self._texts, said, limit, is_estimate=rests_on_estimate(budget, limit))
            for limit in limits
        ]
        for position, row in enumerate(self._rows):
            row.pressed.connect(lambda limit=row.limit: self.asked.emit(limit))
            self._inner.insertWidget(position + 1, row)
            if row.limit.code == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)


def rests_on_estimate(budget: Budget, limit: LimitUse) -> bool:
    """Whether the ceiling, or what is held against it, is not certain."""
    if limit.unit == "items":
        return False
    name = _FIGURES.get(limit.code, limit.code)
    lines = (x for x in budget.lines if name in ("total", x.category, *x.also))
    return limit.is_estimate or any(line.is_estimate and line.amount for line in lines)


def _used(said: BudgetWords, limit: LimitUse) -> str:
    """How much is used; for a few single things, which ones; empty for none at all."""
    if limit.unit == "items" and 0 < len(limit.places) <= _FEW:
        return ", ".join(_number(said.thing(place)) for place in limit.places)
    if limit.unit == "items" and not limit.used and not limit.maximum:
        return ""
    return said.limit_used(limit)


def _number(thing: str) -> str:
    """The number in front of a planned thing's title; the whole where it has none."""
    return thing.partition(_NO_BREAK)[0]
