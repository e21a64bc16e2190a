"""The page of the grant: what is asked for, for whom, and within which limits."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from erasmus_desk.desktop.planning.column_widths import head_height, row_heights, widths
from erasmus_desk.desktop.planning.figures import ABOUT, marked_money
from erasmus_desk.desktop.planning.first_steps import BUDGET, FirstSteps, first_steps
from erasmus_desk.desktop.planning.frozen_table import FrozenTable
from erasmus_desk.desktop.planning.limits import LimitsCard
from erasmus_desk.desktop.planning.shares import SharesCard
from erasmus_desk.desktop.planning.sheet import sheet
from erasmus_desk.desktop.planning.sheet_model import SheetDelegate, SheetModel
from erasmus_desk.desktop.planning.why import Page, WhyDialog, cell_page, limit_page
from erasmus_desk.desktop.planning.workbook import export_workbook
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, column, label, line, scrolled
from erasmus_desk.model.budget import Budget, LimitUse
from erasmus_desk.model.rates import Rate
from erasmus_desk.session.budget_words import BudgetWords, budget_words
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_BEGUN = frozenset({"incomplete", "role_assumed"})
"""Remarks on what somebody has only just begun to plan."""
_NARROW = 760
"""Below this width the cards stand below each other."""


class BudgetPage(QWidget):
    """The budget of one draft, calculated from what is planned; nothing is typed here.

    Args:
        desk, opened, texts: What the page works with.

    Signals:
        place_wanted: Somebody wants to go where something is planned.
        rates_wanted: Somebody wants to enter the rates of the National Agency.
    """

    place_wanted = Signal(object)
    rates_wanted = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page:budget")
        self._desk, self._opened, self._texts = desk, opened, texts
        self._model = SheetModel(texts)
        self.table = FrozenTable(left=1, right=1)
        self.shares = SharesCard(texts)
        self.limits = LimitsCard(texts)
        self._said = self._words()
        self._content = self._make_content()
        self._empty = self._make_empty()
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(34, 22, 34, 24)
        inside.setSpacing(16)
        inside.addLayout(self._make_heading())
        inside.addWidget(self._content)
        inside.addWidget(self._empty)
        inside.addStretch(1)
        outer = column(scrolled(page, "budget-area"), spacing=0)
        self.setLayout(outer)
        self.refresh()

    @property
    def budget(self) -> Budget:
        """The budget as it is now; an empty one where the form has none."""
        return self._opened.view.budget or Budget()

    def refresh(self) -> None:
        """Calculate anew and show the result."""
        budget = self.budget
        self._said = self._words()
        found = sheet(budget, self._said, self._texts.say("budget.other"))
        planned = is_planned(budget)
        self._content.setVisible(planned)
        self._empty.setVisible(not planned)
        self._export.setEnabled(planned)
        self._note.setVisible(budget.is_estimate)
        self._rates.setVisible(bool(self._open_rates()))
        if not planned:
            known = self._opened.form.funding
            steps = first_steps(self._opened.form, BUDGET[known.model] if known else ())
            self._empty.show_steps(steps, self._opened.answers)
            return
        self._model.show_sheet(found)
        self.shares.setVisible(bool(found.columns))
        self.shares.show_sheet(found)
        self.limits.show_limits(budget, self._said)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(way)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when texts become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def explain(self, index: QModelIndex) -> None:
        """Say why a figure of the table is what it is."""
        cell = self._model.cell(index)
        amount = marked_money(self._texts, cell.amount, is_estimate=cell.is_estimate)
        page = cell_page(self._texts, self._said, self.budget, cell)
        self._show(self._model.title(index), amount, page)

    def explain_limit(self, limit: LimitUse) -> None:
        """Say what a ceiling is and how much of it is used."""
        page = limit_page(self._texts, self._said, self.budget, limit)
        self._show(self._said.limit(limit), "", page)

    def _show(self, title: str, amount: str, page: Page) -> None:
        dialog = WhyDialog(self._texts, title, amount, page, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.place_wanted.connect(self.place_wanted)
        dialog.open()

    def _fit(self) -> None:
        found = widths(self._model, self.table, max(self.table.viewport().width(), 320))
        heights = row_heights(self._model, self.table, found)
        self.table.fit(found, heights, head_height(self._model, self.table, found))

    def _words(self) -> BudgetWords:
        return budget_words(self._desk, self._opened, self._desk.prompts_of(self._opened))

    def _make_heading(self) -> QBoxLayout:
        texts, form = self._texts, self._opened.form
        say = texts.say
        self._export = button(say("budget.export"), "budget-export", self.export)
        self._rates = button(say("budget.rates"), "budget-rates", self.rates_wanted.emit)
        title = label(say("budget.title"), "title")
        key = "budget.subtitle_provisional" if form.like else "budget.subtitle"
        subtitle = label(say(key, call=form.call, like=form.like), "subtitle", wraps=True)
        self._note = label(say("budget.estimates", mark=ABOUT), "estimate-note", wraps=True)
        above = line(title, 1, self._rates, self._export)
        return column(above, subtitle, self._note, spacing=4)

    def _make_content(self) -> QWidget:
        made, table = QWidget(), Card()
        self.table.setObjectName("budget-table")
        self.table.setAccessibleName(self._texts.say("budget.title"))
        self.table.setAccessibleDescription(self._texts.say("budget.ask"))
        self.table.show_model(self._model, SheetDelegate(self.table))
        self.table.asked.connect(self.explain)
        self.table.widened.connect(self._fit)
        self.limits.asked.connect(self.explain_limit)
        around = QVBoxLayout(table)
        around.setContentsMargins(8, 4, 8, 4)
        around.addWidget(self.table)
        self._cards = line(self.shares, self.limits, spacing=16)
        for position in (0, 1):
            self._cards.setStretch(position, 1)
        made.setLayout(column(table, self._cards, spacing=16))
        return made

    def _make_empty(self) -> FirstSteps:
        say = self._texts.say
        made = FirstSteps(
            self._texts,
            say("budget.empty"),
            say("budget.empty_text"),
            self._opened.form,
            self._said.words,
        )
        made.place_wanted.connect(self.place_wanted)
        return made

    def _open_rates(self) -> tuple[Rate, ...]:
        rates = self._desk.rates(self._opened.form.id)
        return rates.open_rates if rates else ()

    def export(self) -> None:
        """Ask where the workbook shall lie, and write it."""
        export_workbook(self, self._desk, self._opened, self._texts)


def is_planned(budget: Budget) -> bool:
    """Whether there is anything to show: money, or a remark why there is none."""
    return any(line.amount or line.cut or set(line.notes) - _BEGUN for line in budget.lines)
