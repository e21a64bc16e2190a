"""Editors of little: a tick, a calculated value, a text that asks for nothing."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.theme import set_look
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.pieces import Tick, column, label, row
from erasmus_desk.model.answers import Node
from erasmus_desk.model.questions import ComputedQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.computed import amount, as_date, compute
from erasmus_desk.rules.conditions import target
from erasmus_desk.rules.fields import Field


class ConfirmEditor(Editor):
    """A statement with a tick; the whole statement can be read and clicked."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        statement = bench.words.question(field.question.words)
        self._tick = Tick(statement, f"input:{self.name}")
        column(self).addWidget(self._tick)
        self.setFocusProxy(self._tick.box)
        self._tick.ticked.connect(lambda on: self.tell(True if on else None))

    def _paint(self, value: Node) -> None:
        self._tick.show_ticked(ticked=value is True)

    def show_wrong(self, *, wrong: bool) -> None:
        """Frame the box in red."""
        set_look(self._tick.box, "wrong", wrong)


class ComputedEditor(Editor):
    """A value that follows from other answers; it can be read, not changed."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        question = field.question
        self._question = question if isinstance(question, ComputedQuestion) else None
        self._shown = label(role="card-title")
        self._shown.setObjectName(f"computed:{self.name}")
        self._shown.setMinimumHeight(self.fontMetrics().height() + 14)
        self._shown.setAccessibleName(self.label)
        inside = column(self, gap=1)
        inside.addWidget(self._shown)
        line = row(gap=6)
        line.addWidget(label(self._origin(), "muted", wrap=True), 1)
        inside.addLayout(line)
        self.refresh()

    def refresh(self) -> None:
        """Calculate anew."""
        if self._question is None:
            return
        value = compute(self._question, self.place, self.bench.opened.answers)
        self._shown.setText(self._written(value))

    def _paint(self, value: Node) -> None:  # noqa: ARG002
        self.refresh()

    def _written(self, value: str | int | None) -> str:
        texts = self.bench.texts
        if value is None:
            return texts.say("wizard.not_yet")
        if isinstance(value, int):
            unit = self._question.unit if self._question else ""
            word = self.bench.words.find(f"unit.{unit}") if unit else ""
            return f"{texts.number(value)} {word}".strip()
        day = as_date(value)
        return texts.date(day) if day else texts.money(Decimal(amount(value)))

    def _origin(self) -> str:
        """From which answers the value follows."""
        if self._question is None:
            return ""
        names = dict.fromkeys(name for name in map(self._named, self._inputs()) if name)
        listed = ", ".join(names)
        return self.bench.texts.say("wizard.calculated", labels=listed) if listed else ""

    def _inputs(self) -> tuple[tuple[str, ...], ...]:
        if self._question is None:
            return ()
        of = self._question.of
        if self._question.formula in ("sum", "count", "countries"):
            return (tuple(".".join(of).split(".")),)
        if self._question.formula == "sum_product":
            return tuple(tuple(path.split(".")) for path in of)
        return tuple(self.bench.opened.path_of(target(name, self.place)) for name in of)

    def _named(self, path: tuple[str, ...]) -> str:
        section = self.bench.form.section(path[0])
        if len(path) == 1 and section is not None:
            return self.bench.words.section(section.words)
        question = find_question(self.bench.form, ".".join(path))
        own = self.bench.label(question) if question else ""
        if section is not None and section.items is not None and self.place[0] != path[0]:
            return f"{self.bench.words.section(section.words)} › {own}"
        return own


class StatementEditor(Editor):
    """A text of the form that asks for nothing."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        words = field.question.words
        heading = bench.words.find(f"question.{words}.label")
        body = bench.words.find(f"question.{words}.prompt") or bench.words.question(words, "help")
        extra = bench.words.question(words, "help")
        inside = column(self, gap=4)
        if heading and heading != body:
            inside.addWidget(label(heading, "card-title", wrap=True))
        for text in dict.fromkeys((body, extra)):
            if text:
                inside.addWidget(label(text, "subtitle", wrap=True))

    def show_value(self, value: Node) -> None:
        """Nothing to show: there is no answer."""
