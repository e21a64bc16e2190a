"""The review: everything that stands between the draft and a valid submission."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QWidget,
)

from erasmus_desk.desktop.deadlines import chip_text
from erasmus_desk.desktop.planning.assessment_panel import AssessmentPanel
from erasmus_desk.desktop.planning.eligibility_panel import EligibilityPanel, figures
from erasmus_desk.desktop.widgets import Card
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import (
    button,
    column,
    frame,
    label,
    row,
    scroll_area,
    show_if,
)
from erasmus_desk.desktop.wizard.review_rows import FILTERS, Filter, Row, review_rows
from erasmus_desk.desktop.wizard.review_table import ReviewTable
from erasmus_desk.desktop.wizard.tiles import Tiles
from erasmus_desk.session.deadlines import draft_deadline

_SOON = 14
_NARROW = 125
_TABLE_HIGH = 190
_CARD_LETTERS = 19


class ReviewPage(QWidget):
    """Figures at the top, what to do in the middle, award criteria below.

    Signals:
        export_requested: Export was clicked.
    """

    export_requested = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("page:review")
        self._bench = bench
        self._rows: list[Row] = []
        self._open: frozenset[str] = frozenset()
        texts = bench.texts
        columns = tuple(texts.say(f"wizard.column.{name}") for name in ("what", "where", "rule"))
        self._table = ReviewTable(texts.say("wizard.review"), columns)
        self._table.entered_row.connect(self._go)
        self._filter = self._make_filter()
        self._cards = Tiles(_CARD_LETTERS)
        self._assessment = AssessmentPanel(bench.desk, bench.opened, texts)
        self._eligibility = EligibilityPanel(bench.desk, bench.opened, texts)
        self._eligibility.place_wanted.connect(bench.wanted.emit)
        self._unfolded = False
        self._figures: list[QWidget] = []
        inner = QWidget()
        inside = column(inner, gap=14)
        inside.setContentsMargins(34, 20, 34, 14)
        self._head = self._top()
        inside.addLayout(self._head)
        inside.addWidget(self._cards)
        inside.addWidget(self._eligibility)
        inside.addWidget(self._middle(), 1)
        inside.addWidget(self._assessment)
        area = scroll_area()
        area.setWidget(inner)
        column(self).addWidget(area)

    def refresh(self) -> None:
        """Judge the draft anew."""
        view = self._bench.opened.view
        found = [f for f in view.findings if f.code != "missing" and not view.is_early(f)]
        errors = sum(f.severity == "error" for f in found)
        warnings = sum(f.severity == "warning" for f in found)
        self._figures = []
        self._add_eligibility()
        texts = self._bench.texts
        facts = {"answered": view.progress.answered, "asked": view.progress.required}
        self._add_card("answers", texts.say("wizard.answers_figure", **facts), "figure")
        self._add_card("to_fix", str(errors), "figure-error" if errors else "figure-ok")
        self._add_card("warnings", str(warnings), "figure")
        self._add_deadline()
        self._cards.show_tiles(self._figures)
        self._show_rows()
        self._assessment.refresh()
        self._eligibility.refresh()
        show_if(self._eligibility, shown=self._unfolded and not self._eligibility.is_empty)

    def choose_filter(self, wanted: Filter) -> None:
        """Show only what *wanted* names."""
        self._filter.setCurrentIndex(self._filter.findData(wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Title and buttons side by side, or one below the other."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < _NARROW * letter
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _top(self) -> QBoxLayout:
        texts = self._bench.texts
        titles = column(gap=3)
        titles.addWidget(label(texts.say("wizard.review"), "title"))
        titles.addWidget(label(texts.say("wizard.review_intro"), "subtitle", wrap=True))
        tools = row(gap=10)
        shown = label(texts.say("wizard.show"), "muted")
        shown.setBuddy(self._filter)
        export = button(texts.say("wizard.export_word"), "primary", "export_from_review")
        export.clicked.connect(self.export_requested.emit)
        for tool in (shown, self._filter, export):
            tools.addWidget(tool)
        tools.addStretch(1)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(12)
        top.addLayout(titles, 1)
        top.addLayout(tools)
        return top

    def _middle(self) -> QFrame:
        card = frame("card")
        inside = column(card, gap=2)
        inside.setContentsMargins(8, 8, 8, 8)
        self._none = label(role="subtitle", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._none, 1)
        self._table.setMinimumHeight(_TABLE_HIGH)
        inside.addWidget(self._table, 1)
        return card

    def _make_filter(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("review_filter")
        made.setAccessibleName(self._bench.texts.say("wizard.show"))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(14)
        for wanted in FILTERS:
            made.addItem(self._bench.texts.say(f"wizard.filter.{wanted}"), wanted)
        made.currentIndexChanged.connect(self._show_rows)
        self._bench.guard.watch(made)
        return made

    def _add_card(
        self, key: str, figure: str, role: str, pressed: Callable[[], None] | None = None
    ) -> None:
        card = Card("card-link" if pressed else "card")
        if pressed is not None:
            card.pressed.connect(pressed)
        card.setObjectName(f"figure:{key}")
        inside = column(card, gap=2)
        inside.setContentsMargins(16, 10, 16, 10)
        title = self._bench.texts.say(f"wizard.figure.{key}")
        above = label(title, "help", wrap=True)
        # Never narrower than its longest word.
        above.setMinimumWidth(0)
        inside.addWidget(above)
        shown = label(figure, role)
        shown.setAccessibleName(f"{title}: {figure}")
        card.setAccessibleName(f"{title}: {figure}")
        inside.addWidget(shown)
        self._figures.append(card)

    def _add_eligibility(self) -> None:
        judged = self._bench.opened.insight.eligibility(self._bench.opened.answers)
        waiting = self._bench.opened.view.waiting
        met, asked, failed = figures([one for one in judged if one.applies], waiting)
        if not asked:
            return
        text = self._bench.texts.say("wizard.met_figure", met=met, asked=asked)
        role = "figure-error" if failed else "figure-ok" if met == asked else "figure"
        self._add_card("eligibility", text, role, self._turn_eligibility)

    def _turn_eligibility(self) -> None:
        """Fold or unfold the conditions of eligibility."""
        self._unfolded = not self._unfolded
        self._eligibility.refresh()
        show_if(self._eligibility, shown=self._unfolded and not self._eligibility.is_empty)

    def _add_deadline(self) -> None:
        found = draft_deadline(self._bench.desk, self._bench.opened)
        if found is None:
            return
        if found.passed:
            self._add_card("deadline_passed", chip_text(self._bench.texts, found), "card-title")
        else:
            self._add_card(
                "days", str(found.days), "figure-error" if found.days < _SOON else "figure-ok"
            )

    def _show_rows(self) -> None:
        wanted: Filter = self._filter.currentData()
        self._rows = review_rows(self._bench, wanted, self._open)
        self._table.show_rows(self._rows)
        show_if(self._table, shown=bool(self._rows))
        show_if(self._none, shown=not self._rows)
        self._none.setText(self._bench.texts.say(f"wizard.none.{wanted}"))

    def _go(self, position: int) -> None:
        if position >= len(self._rows):
            return
        chosen = self._rows[position]
        if chosen.fold:
            self._open ^= {chosen.fold}
            self._show_rows()
        elif chosen.place is not None:
            self._bench.wanted.emit(chosen.place)
