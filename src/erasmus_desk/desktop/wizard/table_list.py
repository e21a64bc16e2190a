"""A list as a table: one row for each item, answers typed in place."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import button, column, label, row, show_if
from erasmus_desk.desktop.wizard.table_row import TableRow
from erasmus_desk.desktop.wizard.undo_bar import UndoBar
from erasmus_desk.model.answers import Item, Place
from erasmus_desk.model.questions import (
    ComputedQuestion,
    ListQuestion,
    MoneyQuestion,
    NumberQuestion,
    Question,
)

_LETTERS = {
    "line": 16,
    "number": 10,
    "money": 13,
    "date": 16,
    "yesno": 17,
    "choice": 18,
    "country": 18,
    "reference": 18,
    "computed": 12,
}
_AROUND = 12
_BUDGET = 8


def fits(question: ListQuestion, letters: int) -> bool:
    """Whether the list's questions stand side by side in a line of so many letters."""
    if any(inner.kind not in _LETTERS or inner.when for inner in question.questions):
        return False
    return _AROUND + sum(_LETTERS[inner.kind] for inner in question.questions) <= letters


def _heading(bench: Bench, question: Question) -> str:
    """The label of a column, with the unit of its figures."""
    unit = ""
    if isinstance(question, NumberQuestion | ComputedQuestion) and question.unit:
        unit = bench.words.find(f"unit.{question.unit}")
    elif isinstance(question, MoneyQuestion):
        unit = bench.texts.say("wizard.euro")
    name = bench.label(question)
    return f"{name} ({unit})" if unit and unit.casefold() not in name.casefold() else name


class TableList(QWidget):
    """The items of one list as rows; years have a fixed first column."""

    def __init__(self, actions: ListActions) -> None:
        super().__init__()
        self.deeds = actions
        self._rows: dict[str, TableRow] = {}
        self._findings = FindingMap(())
        self._is_years = actions.question.layout == "years"
        texts = actions.bench.texts
        self._empty = label(texts.say("wizard.no_items", items=actions.plural), "muted")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._headings = self._make_headings()
        self._bar = UndoBar(actions.bench, actions.name)
        inside = column(self, gap=8)
        inside.addWidget(self._empty)
        inside.addLayout(self._grid)
        inside.addWidget(self._bar)
        inside.addLayout(self._foot())
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Show the items as they are now; a long table is completed after it is shown."""
        clock = QElapsedTimer()
        clock.start()
        items = self.deeds.items
        ids = self.deeds.ids
        gone = [identity for identity in self._rows if identity not in ids]
        for identity in gone:
            self._rows.pop(identity).take_away()
        fresh = False
        for identity, item in zip(ids, items, strict=True):
            if identity in self._rows:
                self._rows[identity].show_item(item)
            elif clock.elapsed() < _BUDGET:
                self._rows[identity] = self._make(item)
                fresh = True
            else:
                self._timer.start()
                break
        if fresh or gone or list(self._rows) != [i for i in ids if i in self._rows]:
            self._arrange(ids)
        self._show_state(len(items))

    def show_findings(self, found: FindingMap) -> None:
        """Say at each cell what is wrong."""
        self._findings = found
        for made in self._rows.values():
            made.show_findings(found)

    def editor_at(self, place: Place) -> QWidget | None:
        """The cell of the answer at *place*, or the row's first."""
        depth = len(self.deeds.place)
        identity, key = place[depth], place[depth + 1] if len(place) > depth + 1 else ""
        while identity in self.deeds.ids and identity not in self._rows:
            self.refresh()
        made = self._rows.get(identity)
        if made is None:
            return None
        block = made.blocks.get(key) or next(iter(made.blocks.values()))
        return block.editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the row below, and adds one below the last."""
        is_enter = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if is_enter and isinstance(watched, QLineEdit):
            self._go_down(watched)
            return True
        return super().eventFilter(watched, event)

    def _go_down(self, cell: QLineEdit) -> None:
        ids = list(self._rows)
        for position, identity in enumerate(ids):
            for key, block in self._rows[identity].blocks.items():
                if block.editor.focusProxy() is not cell:
                    continue
                if position + 1 < len(ids):
                    self._rows[ids[position + 1]].blocks[key].editor.setFocus()
                elif self.deeds.may_add:
                    self._add()
                return

    def _make_headings(self) -> list[QLabel]:
        bench = self.deeds.bench
        first = bench.texts.say("wizard.year") if self._is_years else ""
        names = [_heading(bench, question) for question in self.deeds.question.questions]
        return [label(name, "label", wrap=bool(name)) for name in (first, *names)]

    def _foot(self) -> QHBoxLayout:
        texts = self.deeds.bench.texts
        foot = row(gap=10)
        key = "wizard.add_year" if self._is_years else "wizard.add"
        self._adder = button(
            texts.say(key, item=self.deeds.word), "plain", f"add:{self.deeds.name}"
        )
        self._adder.clicked.connect(self._add)
        foot.addWidget(self._adder)
        if self._is_years:
            self._remover = button(
                texts.say("wizard.remove_year"), "quiet", f"remove:{self.deeds.name}"
            )
            self._remover.clicked.connect(lambda: self._delete(self.deeds.ids[-1]))
            foot.addWidget(self._remover)
        foot.addStretch(1)
        return foot

    def _make(self, item: Item) -> TableRow:
        made = TableRow(self.deeds, item, self)
        made.copying.connect(lambda identity: self._focus(self.deeds.duplicate(identity)))
        made.deleting.connect(self._delete)
        made.show_findings(self._findings)
        for line in made.lines():
            line.installEventFilter(self)
        return made

    def _arrange(self, ids: tuple[str, ...]) -> None:
        self._rows = {identity: self._rows[identity] for identity in ids if identity in self._rows}
        top = Qt.AlignmentFlag.AlignTop
        for spot, heading in enumerate(self._headings):
            self._grid.addWidget(heading, 0, spot, Qt.AlignmentFlag.AlignBottom)
        for line, made in enumerate(self._rows.values(), start=1):
            self._grid.addWidget(made.number, line, 0, top)
            for spot, question in enumerate(self.deeds.question.questions, start=1):
                if question.key in made.blocks:
                    self._grid.addWidget(made.blocks[question.key].body, line, spot, top)
            self._grid.addWidget(made.tools, line, len(self._headings), top)
        for spot, question in enumerate(self.deeds.question.questions, start=1):
            self._grid.setColumnStretch(spot, _LETTERS.get(question.kind, 16))

    def _show_state(self, count: int) -> None:
        texts = self.deeds.bench.texts
        for identity, made in self._rows.items():
            number = self.deeds.number(identity)
            text = texts.say("wizard.year_n", number=number) if self._is_years else number
            made.number.setText(text)
            made.number.setMinimumHeight(self.fontMetrics().height() + 14)
        for heading in self._headings:
            show_if(heading, shown=count > 0)
        show_if(self._empty, shown=count == 0)
        self._adder.setEnabled(self.deeds.may_add)
        if self._is_years:
            self._remover.setEnabled(self.deeds.may_remove)

    def _add(self) -> None:
        self._focus(self.deeds.add())

    def _focus(self, identity: str) -> None:
        if (cell := self.editor_at((*self.deeds.place, identity))) is not None:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, identity: str) -> None:
        self._bar.offer(self.deeds.delete(identity))
