"""The questions of a page or item, built card by card and kept true to the draft."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.groups import Group, GroupCard, grouped, look_of
from erasmus_desk.desktop.wizard.list_card import ListCard
from erasmus_desk.desktop.wizard.pieces import column
from erasmus_desk.model.answers import Place
from erasmus_desk.model.questions import Question
from erasmus_desk.rules.fields import Field

_FIRST = 8
"""Milliseconds spent on building before the page is shown."""
_ALL = 60_000
_THEN = 10
"""Milliseconds spent on building at a time once it is shown."""


class Fieldset(QWidget):
    """All visible questions of one page or item.

    The first cards are built at once, the others one after another while the page is already
    shown, so that turning to a page never keeps anybody waiting.

    Args:
        bench: The draft and its words.
        questions: Every question that may be asked here.
        read: Gives the fields that are asked now.
        parent: The widget around it.
        inside_item: Whether it stands in a card of an item rather than on a page.
    """

    def __init__(
        self,
        bench: Bench,
        questions: tuple[Question, ...],
        read: Callable[[], Iterable[Field]],
        parent: QWidget,
        *,
        inside_item: bool,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._read = read
        self._inside = inside_item
        self._waiting = list(grouped(questions))
        self._cards: list[GroupCard | ListCard] = []
        self._findings = FindingMap(())
        self._layout = column(self, gap=16)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(lambda: self._build(_THEN))
        self._build(_FIRST)

    def refresh(self) -> None:
        """Show what is asked and answered now."""
        fields = list(self._read())
        for card in self._cards:
            card.show_fields(_of(card.group, fields))

    def show_findings(self, found: FindingMap) -> None:
        """Say at each answer what is wrong with it."""
        self._findings = found
        for card in self._cards:
            self._tell(card)

    def editor_at(self, place: Place) -> QWidget | None:
        """The editor of the answer at *place*, or of the nearest one around it."""
        while True:
            for card in self._cards:
                if (found := self._find(card, place)) is not None:
                    return found
            if not self._waiting:
                return None
            self._build(0)

    def finish(self) -> None:
        """Build what is not built yet."""
        if self._waiting:
            self._build(_ALL)

    def _find(self, card: GroupCard | ListCard, place: Place) -> QWidget | None:
        if isinstance(card, ListCard):
            return card.editor_at(place)
        block = card.block(place)
        return block.editor if block else None

    def _build(self, budget: int) -> None:
        """Build cards for *budget* milliseconds, at least one."""
        clock = QElapsedTimer()
        clock.start()
        fields = list(self._read())
        while self._waiting:
            self._add(self._waiting.pop(0), fields)
            if clock.elapsed() >= budget:
                break
        if self._waiting:
            self._timer.start()

    def _add(self, group: Group, fields: list[Field]) -> None:
        question = group.questions[0]
        card: GroupCard | ListCard
        if group.shape == "list":
            card = ListCard(self._bench, group, framed=not self._inside)
        else:
            look = look_of(question, inside_item=self._inside)
            card = GroupCard(self._bench, group, look, framed=not self._inside)
        self._cards.append(card)
        self._layout.addWidget(card)
        card.show_fields(_of(group, fields))
        self._tell(card)

    def _tell(self, card: GroupCard | ListCard) -> None:
        if isinstance(card, ListCard):
            card.show_findings(self._findings)
            return
        for block in card.blocks():
            block.show_findings(self._findings.at(block.place))


def _of(group: Group, fields: list[Field]) -> list[Field]:
    keys = group.keys
    return [field for field in fields if field.question.key in keys]
