"""The report: what came across from another form, and what is left to look at."""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.carrying.saying import form_name
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
from erasmus_desk.desktop.wizard.review_rows import Row
from erasmus_desk.desktop.wizard.review_table import ReviewTable
from erasmus_desk.desktop.wizard.tiles import Tiles
from erasmus_desk.desktop.wizard.where import Whereabouts
from erasmus_desk.model.answers import Place
from erasmus_desk.model.parking import PARKING
from erasmus_desk.session.carry_over import Report, report_now

_MARKS = {"error": "wrong", "warning": "warning", "advice": "advice"}
_CARD_LETTERS = 19
_TABLE_HIGH = 220


class CarriedPage(QWidget):
    """Figures at the top, below them what to look at; Enter or a click goes there.

    Args:
        bench: What the page works with.

    Signals:
        place_wanted: Somebody wants to go to a place of the draft, or to the parking list.
    """

    place_wanted = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("page:carried")
        self._bench = bench
        self._open: frozenset[str] = frozenset()
        self._rows: list[Row] = []
        texts = bench.texts
        self._subtitle = label(role="subtitle", wrap=True)
        self._tiles = Tiles(_CARD_LETTERS)
        self._none = label(texts.say("carried.nothing"), "subtitle", wrap=True)
        columns = tuple(texts.say(f"carried.column.{name}") for name in ("what", "where", "why"))
        self._table = ReviewTable(texts.say("carried.list"), columns)
        self._table.setObjectName("carried_table")
        self._table.setMinimumHeight(_TABLE_HIGH)
        self._table.entered_row.connect(self._go)
        self._parking = button(texts.say("carried.open_parking"), "plain", "open_parking")
        self._parking.clicked.connect(lambda: self.place_wanted.emit((PARKING,)))
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what is left by now."""
        report = report_now(self._bench.desk, self._bench.opened)
        if report is None:
            return
        self._subtitle.setText(self._told())
        self._rows = rows_of(self._bench, report, self._open)
        waiting = sum(not entry.done for entry in report.parked)
        look = len(report.misfits) + len(_again(report))
        figures = {"came": report.came, "look": look, "new": len(report.new), "parked": waiting}
        self._tiles.show_tiles([self._tile(key, count) for key, count in figures.items()])
        self._table.show_rows(self._rows)
        show_if(self._table, shown=bool(self._rows))
        show_if(self._none, shown=not self._rows)
        show_if(self._parking, shown=bool(report.parked))

    def _lay_out(self) -> None:
        texts = self._bench.texts
        inner = QWidget()
        inside = column(inner, gap=14)
        inside.setContentsMargins(34, 20, 34, 14)
        titles = column(gap=3)
        titles.addWidget(label(texts.say("carried.page"), "title"))
        titles.addWidget(self._subtitle)
        inside.addLayout(titles)
        inside.addWidget(self._tiles)
        card = frame("card")
        within = column(card, gap=2, margin=8)
        self._none.setContentsMargins(10, 12, 10, 12)
        within.addWidget(self._none)
        within.addWidget(self._table, 1)
        inside.addWidget(card, 1)
        foot = row(gap=10)
        foot.addWidget(self._parking)
        foot.addStretch(1)
        inside.addLayout(foot)
        area = scroll_area()
        area.setWidget(inner)
        column(self).addWidget(area)

    def _told(self) -> str:
        """Where the answers came from."""
        texts, desk, facts = self._bench.texts, self._bench.desk, self._bench.opened.draft.facts
        origin = facts.origin
        if origin is None:
            return ""
        day = texts.date(origin.at.astimezone().date())
        if origin.draft == facts.id:
            return texts.say("carried.renewed", day=day)
        form = form_name(texts, desk.heads.get(origin.form), origin.form)
        return texts.say("carried.from", title=origin.title, form=form, day=day)

    def _tile(self, key: str, count: int) -> Card:
        texts = self._bench.texts
        goes = key == "parked" and bool(self._bench.opened.parked)
        made = Card("card-link" if goes else "card")
        made.setObjectName(f"carried:{key}")
        title, figure = texts.say(f"carried.figure.{key}"), texts.number(count)
        made.setAccessibleName(f"{title}: {figure}")
        if goes:
            made.pressed.connect(lambda: self.place_wanted.emit((PARKING,)))
        inside = column(made, gap=2)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(label(title, "help", wrap=True))
        inside.addWidget(label(figure, "figure"))
        return made

    def _go(self, position: int) -> None:
        chosen = self._rows[position]
        if chosen.fold:
            self._open = self._open ^ {chosen.fold}
            self.refresh()
        elif chosen.place is not None:
            self.place_wanted.emit(chosen.place)


def rows_of(bench: Bench, report: Report, unfolded: frozenset[str]) -> list[Row]:
    """What is left to look at: what does not fit, ticks to give again, new questions."""
    texts, whereabouts = bench.texts, Whereabouts(bench)
    why = texts.say("carried.why.misfit")
    rows = [
        Row(
            _MARKS[found.severity],
            bench.sentence(found),
            whereabouts.said(found.place),
            why,
            found.place,
            cure=bench.cure(found),
        )
        for found in report.misfits
    ]
    rows += _folded(bench, whereabouts, "again", _again(report), unfolded)
    return rows + _folded(bench, whereabouts, "new", report.new, unfolded)


def _again(report: Report) -> tuple[Place, ...]:
    """Statements to be confirmed anew that are not new questions besides."""
    return tuple(place for place in report.again if place not in report.new)


def _folded(
    bench: Bench,
    whereabouts: Whereabouts,
    kind: str,
    places: tuple[Place, ...],
    unfolded: frozenset[str],
) -> list[Row]:
    """One line for each section, its questions below it where it is unfolded."""
    texts, rows = bench.texts, []
    why = texts.say(f"carried.why.{kind}")
    for section, group in groupby(places, key=lambda place: place[0]):
        inside, fold = list(group), f"{kind}:{section}"
        text = texts.count(f"carried.{kind}", len(inside))
        where = whereabouts.said((section,))
        is_open = fold in unfolded
        rows.append(Row("empty", text, where, why, (section,), fold=fold, is_open=is_open))
        if is_open:
            rows += [
                Row("", _name(bench, place), whereabouts.said(place), "", place, inner=True)
                for place in inside
            ]
    return rows


def _name(bench: Bench, place: Place) -> str:
    question = bench.question_at(place)
    section = bench.form.section(place[0])
    if question is not None and len(place) > 1:
        return bench.label(question)
    return bench.words.section(section.words) if section else place[0]
