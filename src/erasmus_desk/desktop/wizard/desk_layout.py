"""The three panes of the wizard and what goes on between them."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.panel import Panel
from erasmus_desk.desktop.wizard.pieces import column, row, show_if
from erasmus_desk.desktop.wizard.side import REVIEW, Side
from erasmus_desk.desktop.wizard.stage import Stage
from erasmus_desk.desktop.wizard.steps_bar import StepsBar
from erasmus_desk.desktop.wizard.tab_order import tab_stops

_WITH_PANEL, _WITH_SIDE = 170, 122
_SIDE_WIDE, _SIDE_NARROW, _PANEL_WIDE = 39, 33, 42
"""Widths in letters, so that larger text gets more room."""


class DeskLayout(QObject):
    """Side, stage with steps, and panel, put into a widget.

    Signals:
        export_requested, handover_requested, home_requested, rates_requested,
            emergency_requested: As their buttons say.
    """

    export_requested = Signal()
    handover_requested = Signal()
    home_requested = Signal()
    rates_requested = Signal()
    emergency_requested = Signal()

    def __init__(self, bench: Bench, inside: QWidget) -> None:
        super().__init__(inside)
        self._bench = bench
        self.side = Side(bench)
        self.stage = Stage(bench)
        self._steps = StepsBar(bench.texts)
        self._panel = Panel(bench)
        self._wants: dict[str, bool] = {}
        self._room = {"side": True, "panel": True}
        self._whole = self._put_together(inside)
        self.side.chosen.connect(self.show_key)
        self.side.export_requested.connect(self.export_requested.emit)
        self.side.handover_requested.connect(self.handover_requested.emit)
        self.side.home_requested.connect(self.home_requested.emit)
        self.stage.export_requested.connect(self.export_requested.emit)
        self.stage.plan.rates_wanted.connect(self.rates_requested.emit)
        self.stage.plan.emergency_wanted.connect(self.emergency_requested.emit)
        self._steps.back.connect(lambda: self.go(-1))
        self._steps.onward.connect(lambda: self.go(1))
        self._steps.panel_turned.connect(lambda: self._turn("panel", self._panel))
        self._steps.side_turned.connect(lambda: self._turn("side", self.side))
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), self._whole, partial(self._change_pane, by))

    def take_away(self) -> None:
        """Make room for other panes."""
        self._whole.hide()
        self._whole.setParent(None)
        self._whole.deleteLater()
        self.deleteLater()

    def show_key(self, key: str) -> None:
        """Show a section, or the review, and everything that belongs to it."""
        self._bench.opened.history.pause()
        self.stage.show_key(key)
        self.side.show_current(key)
        self._panel.show_section(self._bench.form.section(key))
        self._show_section_state()
        self._show_neighbours()
        self._show_panes()

    def go(self, by: int) -> None:
        """Go to the neighbour of the page."""
        keys = (*self.stage.stops(), REVIEW)
        spot = keys.index(self.stage.current) + by if self.stage.current in keys else 0
        if 0 <= spot < len(keys):
            self.show_key(keys[spot])

    def refresh(self) -> None:
        """Show the draft as it is now on the page that is shown."""
        if self.stage.current not in (*self.stage.stops(), REVIEW):
            self.show_key(self.stage.sections()[0])
        self.stage.refresh()

    def settle(self) -> None:
        """Judge the draft anew and say so everywhere."""
        if self.stage.current not in (*self.stage.stops(), REVIEW):
            self.show_key(self.stage.sections()[0])
        view = self._bench.opened.view
        self.side.show_view(view, self.stage.plan.rows(view))
        self.side.show_current(self.stage.current)
        # What is missing is neutral anyway; the rest is no fault before a section is begun.
        due = (f for f in view.findings if f.code == "missing" or not view.is_early(f))
        self.stage.show_findings(FindingMap(due))
        self._show_section_state()
        self._show_neighbours()

    def fit(self, width: int) -> None:
        """Hide what there is no room for, unless the person wants it."""
        letter = self.side.fontMetrics().averageCharWidth()
        self._room = {
            "side": width >= _WITH_SIDE * letter,
            "panel": width >= _WITH_PANEL * letter,
        }
        self.side.setFixedWidth((_SIDE_WIDE if self._room["panel"] else _SIDE_NARROW) * letter)
        self._panel.setFixedWidth(_PANEL_WIDE * letter)
        self._show_panes()

    def _show_panes(self) -> None:
        shown = self._room | self._wants
        is_section = self.stage.current in self.stage.sections()
        show_if(self.side, shown=shown["side"])
        show_if(self._panel, shown=is_section and shown["panel"])
        self._steps.offer_turns(side=not self._room["side"], panel=is_section)

    def _turn(self, name: str, pane: QWidget) -> None:
        self._wants[name] = pane.isHidden()
        self._show_panes()

    def _change_pane(self, by: int) -> None:
        """Take the focus to the next pane that is seen."""
        panes = [pane for pane in (self.side, self.stage, self._panel) if pane.isVisible()]
        stops = {pane: next(tab_stops(pane), None) for pane in panes}
        panes = [pane for pane in panes if stops[pane] is not None]
        focused = QApplication.focusWidget() or self._whole
        here = next((n for n, pane in enumerate(panes) if pane.isAncestorOf(focused)), 0)
        if panes and (stop := stops[panes[(here + by) % len(panes)]]) is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_together(self, inside: QWidget) -> QWidget:
        layout = inside.layout() or row(inside, gap=0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole = QWidget()
        panes = row(whole, gap=0)
        middle = QWidget()
        stacked = column(middle)
        stacked.addWidget(self.stage, 1)
        stacked.addWidget(self._steps)
        panes.addWidget(self.side)
        panes.addWidget(middle, 1)
        panes.addWidget(self._panel)
        layout.addWidget(whole)
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        return whole

    def _show_section_state(self) -> None:
        key = self.stage.current
        view = self._bench.opened.known
        if view is None:
            # Judged once the page is there; see Workspace.
            return
        found = tuple(f for f in view.findings if f.place and f.place[0] == key)
        self._panel.show_findings(found, early=key in view.waiting)
        state = next((s for s in view.progress.sections if s.key == key), None)
        facts = {"answered": state.answered, "asked": state.required} if state else {}
        share = self._bench.texts.say("wizard.answered", **facts) if facts.get("asked") else ""
        self._steps.show_share(share)

    def _show_neighbours(self) -> None:
        keys = (*self.stage.stops(), REVIEW)
        spot = keys.index(self.stage.current)
        names = [self._title(key) for key in keys]
        before = names[spot - 1] if spot else ""
        after = names[spot + 1] if spot + 1 < len(names) else ""
        self._steps.show_neighbours(before, after)

    def _title(self, key: str) -> str:
        if key in self.stage.plan.keys:
            return self.stage.plan.title(key)
        section = self._bench.form.section(key)
        if section is None:
            return self._bench.texts.say("wizard.review")
        return self._bench.words.section(section.words)
