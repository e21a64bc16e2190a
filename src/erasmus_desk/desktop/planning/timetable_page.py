"""The page of the timetable: what happens when, as a chart."""

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from erasmus_desk.desktop.planning.chart_drawing import KINDS, ChartDelegate, MonthHeader, Swatch
from erasmus_desk.desktop.planning.chart_model import ChartModel
from erasmus_desk.desktop.planning.first_steps import DATES, FirstSteps, dated, first_steps
from erasmus_desk.desktop.planning.frozen_table import FrozenTable
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, label, line
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.timetable import Timetable, timetable

_PAD = 26
_NARROWEST, _WIDEST = 24, 60
"""Width of a month in pixels."""


class TimetablePage(QWidget):
    """The chart of one draft, month by month, or year by year where its form asks for years.

    Args:
        desk, opened, texts: What the page works with.

    Signals:
        place_wanted: A row was chosen: go where it is planned.
    """

    place_wanted = Signal(object)

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page:timetable")
        self._desk, self._opened, self._texts = desk, opened, texts
        words = desk.form_words(opened.form.id, desk.prompts_of(opened))
        self._months = ChartModel(texts, opened.form, words)
        self._years = ChartModel(texts, opened.form, words)
        self.chart = self._table(self._months, "timetable-months", two_lines=True)
        self.years = self._table(self._years, "timetable-years", two_lines=False)
        self._subtitle = label("", "subtitle", wraps=True)
        self._legend, self._swatches = self._make_legend()
        say = texts.say
        self._empty = FirstSteps(
            texts, say("timetable.empty"), say("timetable.empty_text"), opened.form, words
        )
        self._empty.place_wanted.connect(self.place_wanted)
        self._cards = [_card(self.chart), _card(self.years)]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(34, 22, 34, 20)
        inside.setSpacing(14)
        inside.addWidget(label(say("timetable.title"), "title"))
        for piece in (self._subtitle, *self._cards, self._legend, self._empty):
            inside.addWidget(piece)
        inside.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Draw what is planned now."""
        found = timetable(self._opened.form, self._opened.answers)
        self._months.show_months(found, self._desk.now().date())
        self._years.show_years(found)
        self._cards[0].setVisible(bool(found.bars))
        self._cards[1].setVisible(bool(found.rows))
        self._legend.setVisible(bool(found.bars))
        self._empty.setVisible(found.is_empty)
        self._subtitle.setText(self._summary(found))
        kinds = {bar.kind for bar in found.bars}
        for kind, swatch in self._swatches.items():
            swatch.setVisible(kind in kinds or (kind == "today" and self._has_today()))
        if found.is_empty:
            steps = first_steps(self._opened.form, (*DATES, *dated(self._opened.form)))
            self._empty.show_steps(steps, self._opened.answers)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when texts become larger or smaller."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _summary(self, found: Timetable) -> str:
        texts = self._texts
        if not found.months:
            return texts.say("timetable.intro")
        first, last = found.months[0], found.months[-1]
        name = texts.locale.standaloneMonthName
        spans = {"start": f"{name(first[1])} {first[0]}", "end": f"{name(last[1])} {last[0]}"}
        return texts.count("timetable.span", len(found.months), **spans)

    def _has_today(self) -> bool:
        today = self._desk.now().date()
        return (today.year, today.month) in self._months.months

    def _table(self, model: ChartModel, name: str, *, two_lines: bool) -> FrozenTable:
        made = FrozenTable(left=1, scrolls=two_lines)
        if two_lines:
            made.setHorizontalHeader(MonthHeader(made))
        made.setObjectName(name)
        made.setAccessibleName(self._texts.say("timetable.title"))
        made.setAccessibleDescription(self._texts.say("timetable.go"))
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.show_model(model, ChartDelegate(made))
        made.asked.connect(self._go)
        made.widened.connect(self._fit)
        return made

    def _go(self, index: QModelIndex) -> None:
        model = index.model()
        if isinstance(model, ChartModel):
            self.place_wanted.emit(model.rows[index.row()].place)

    def _fit(self) -> None:
        for table, model in ((self.chart, self._months), (self.years, self._years)):
            line_height = table.fontMetrics().height()
            head = line_height * 2 + 18 if model.months else line_height + 18
            heights = [line_height + 16] * model.rowCount()
            table.fit(self._widths(table, model), heights, head)

    def _widths(self, table: FrozenTable, model: ChartModel) -> list[int]:
        measured, room = table.fontMetrics(), table.viewport().width()
        count = max(model.columnCount() - 1, 1)
        longest = max((measured.horizontalAdvance(row.title) for row in model.rows), default=0)
        title = min(longest + _PAD + 20, max(room * 36 // 100, 160))
        least = _NARROWEST if model.months else 90
        most = _WIDEST if model.months else 220
        each = max(least, min((room - title) // count, most))
        left = room - title - each * count
        return [title + max(min(left, room // 4), 0), *([each] * count)]

    def _make_legend(self) -> tuple[QWidget, dict[str, QWidget]]:
        made = QWidget()
        inside = QHBoxLayout(made)
        inside.setContentsMargins(4, 0, 0, 0)
        inside.setSpacing(18)
        entries: dict[str, QWidget] = {}
        for kind in (*KINDS, "today"):
            entry = QWidget()
            text = label(self._texts.say(f"timetable.kind.{kind}"), "help")
            mark = Swatch(kind) if kind != "today" else label("│", "error")
            entry.setLayout(line(mark, text, spacing=7))
            inside.addWidget(entry)
            entries[kind] = entry
        inside.addStretch(1)
        return made, entries


def _card(table: FrozenTable) -> Card:
    made = Card()
    around = QVBoxLayout(made)
    around.setContentsMargins(8, 4, 8, 6)
    around.addWidget(table)
    return made
