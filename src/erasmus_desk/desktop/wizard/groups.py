"""Questions of one section or item, grouped into cards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.block import Block, Look
from erasmus_desk.desktop.wizard.pieces import column, show_if
from erasmus_desk.desktop.wizard.reasons import reason_for
from erasmus_desk.model.answers import Place
from erasmus_desk.model.questions import ChoiceQuestion, LineQuestion, Question
from erasmus_desk.rules.fields import Field

_SHORT = frozenset(
    {"line", "number", "money", "date", "yesno", "choice", "country", "reference", "computed"}
)
_LONG_LINE = 120
_LONG_OPTION = 48
_COLUMN = {"full": 32, "half": 32, "short": 24, "bare": 24}
"""The least width of one of two columns, in letters."""
_LEAST_WIDE = 220

Shape = Literal["grid", "stack", "list"]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring questions that share a card."""

    shape: Shape
    questions: tuple[Question, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its questions."""
        return frozenset(question.key for question in self.questions)


def grouped(questions: tuple[Question, ...]) -> tuple[Group, ...]:
    """*questions* in cards: short ones side by side, ticks below each other, others alone."""
    groups: list[Group] = []
    for question in questions:
        shape = _shape(question)
        joins = shape == "grid" or question.kind == "confirm"
        last = groups[-1] if groups else None
        same = last is not None and last.shape == shape and _joins(last.questions[-1], question)
        if last is not None and joins and same:
            groups[-1] = Group(shape, (*last.questions, question))
        else:
            groups.append(Group(shape, (question,)))
    return tuple(groups)


def _shape(question: Question) -> Shape:
    if question.kind == "list":
        return "list"
    return "grid" if question.kind in _SHORT else "stack"


def _joins(last: Question, question: Question) -> bool:
    return question.kind in _SHORT or last.kind == question.kind == "confirm"


def is_wide(bench: Bench, question: Question) -> bool:
    """Whether a short question still needs the whole width."""
    if isinstance(question, LineQuestion):
        return question.limit is not None and question.limit.characters > _LONG_LINE
    if isinstance(question, ChoiceQuestion):
        options = bench.form.options[question.options]
        words = options.words or question.options
        return any(
            len(bench.words.option(words, option.code)) > _LONG_OPTION for option in options.options
        )
    return False


class GroupCard(QFrame):
    """The card of one group: its visible questions, coming and going in place.

    Args:
        bench: The draft and its words.
        group: Which questions belong here.
        look: How much of each question is shown.
        framed: Whether it is a card of its own, or part of a larger one.
    """

    def __init__(self, bench: Bench, group: Group, look: Look, *, framed: bool) -> None:
        super().__init__()
        self.bench = bench
        self.group = group
        self._look = look
        self._columns = 0
        self._blocks: dict[Place, Block] = {}
        self._was_shown = False
        is_statement = group.questions[0].kind == "statement"
        self.setProperty("role", "card" if framed and not is_statement else "bare")
        margin = 18 if framed and not is_statement else 0
        outer = column(self)
        outer.setContentsMargins(margin, margin and margin - 4, margin, margin and margin - 4)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(0)
        outer.addLayout(self._grid)

    def show_fields(self, fields: list[Field]) -> None:
        """Show *fields* and no others; those that stay are not touched by what comes and goes."""
        wanted = {field.place for field in fields}
        gone = [place for place in self._blocks if place not in wanted]
        for place in gone:
            self._drop(self._blocks.pop(place))
        fresh = False
        for field in fields:
            block = self._blocks.get(field.place)
            if block is None:
                fresh = True
                self._blocks[field.place] = self._block(field)
            else:
                block.show_field(field)
        if fresh or gone:
            self._arrange([field.place for field in fields])
        self._was_shown = True
        show_if(self, shown=bool(fields))

    def block(self, place: Place) -> Block | None:
        """The block of the question at *place*."""
        return self._blocks.get(place)

    def blocks(self) -> Iterator[Block]:
        """The blocks shown, in order."""
        yield from self._blocks.values()

    def minimumSizeHint(self) -> QSize:
        """Narrow: two columns become one before anything is cut off."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _LEAST_WIDE), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        if self._columns and self._room() != self._columns:
            self._arrange(list(self._blocks))

    def _block(self, field: Field) -> Block:
        # Statements and ticks say everything themselves; they have the same look everywhere.
        half = self.group.shape == "grid" and not is_wide(self.bench, field.question)
        look: Look = "half" if half and self._look == "full" else self._look
        block = Block(self.bench, field, look, self)
        if self._was_shown and field.question.when:
            block.show_reason(reason_for(self.bench, field))
        return block

    def _drop(self, block: Block) -> None:
        for part in (block.head, block.body):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        block.deleteLater()

    def _room(self) -> int:
        if self.group.shape != "grid":
            return 1
        letter = self.fontMetrics().averageCharWidth()
        return 2 if self.width() >= 2 * _COLUMN[self._look] * letter else 1

    def _arrange(self, order: list[Place]) -> None:
        self._blocks = {place: self._blocks[place] for place in order}
        self._columns = self._room()
        for block in self._blocks.values():
            self._grid.removeWidget(block.head)
            self._grid.removeWidget(block.body)
        line = spot = 0
        blocks = list(self._blocks.values())
        following = [*blocks[1:], None]
        for block, after in zip(blocks, following[: len(blocks)], strict=True):
            wide = self._is_wide(block)
            if wide and spot:
                line, spot = line + 1, 0
            alone = spot == 0 and (after is None or self._is_wide(after))
            self._place(block, line, spot, wide=wide, alone=alone)
            spot = 0 if wide else (spot + 1) % 2
            line += spot == 0
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(self._columns > 1))

    def _is_wide(self, block: Block | None) -> bool:
        return block is None or self._columns == 1 or is_wide(self.bench, block.question)

    def _place(self, block: Block, line: int, spot: int, *, wide: bool, alone: bool) -> None:
        """Put *block* into the grid; *alone* in its line, its words may fill it."""
        gap = 14 if line else 0
        span = 2 if wide or (alone and block.question.kind == "line") else 1
        head_span = 2 if wide or alone else 1
        block.head.setContentsMargins(0, gap, 0, 5)
        block.body.setContentsMargins(0, 0, 0, 2)
        if block.has_head:
            bottom = Qt.AlignmentFlag.AlignBottom
            self._grid.addWidget(block.head, 2 * line, spot, 1, head_span, bottom)
            show_if(block.head, shown=True)
        else:
            block.body.setContentsMargins(0, gap // 2, 0, 2)
        self._grid.addWidget(block.body, 2 * line + 1, spot, 1, span, Qt.AlignmentFlag.AlignTop)
        show_if(block.body, shown=True)


def look_of(question: Question, *, inside_item: bool) -> Look:
    """How much of a question is shown: all on a page, a label for short ones in an item."""
    return "short" if inside_item and question.kind in _SHORT else "full"
