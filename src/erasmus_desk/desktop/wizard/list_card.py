"""A list among other questions: its prompt, its items, and what can be done with them."""

from PySide6.QtWidgets import QFrame, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.fold_list import FoldList
from erasmus_desk.desktop.wizard.groups import Group
from erasmus_desk.desktop.wizard.help import Help
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import column, label, row, show_if
from erasmus_desk.desktop.wizard.reasons import reason_for
from erasmus_desk.desktop.wizard.table_list import TableList, fits
from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.rules.fields import Field

_ROOM_ON_PAGE, _ROOM_IN_ITEM = 84, 50
"""Letters in a line of a page, and of an item beside its list."""


class ListCard(QFrame):
    """A list that is one question of a page or item."""

    def __init__(self, bench: Bench, group: Group, *, framed: bool) -> None:
        super().__init__()
        self.bench = bench
        self.group = group
        self._framed = framed
        self._findings = FindingMap(())
        self._list: TableList | FoldList | None = None
        self._shown_before = False
        self.setProperty("role", "card" if framed else "bare")
        self._inside = column(self, gap=8)
        margin = 18 if framed else 0
        self._inside.setContentsMargins(margin, 14 if framed else 4, margin, 14 if framed else 4)
        self._number = label(role="number")
        self._message = label(role="error", wrap=True)

    def show_fields(self, fields: list[Field]) -> None:
        """Show the list, or nothing while it is not asked."""
        show_if(self, shown=bool(fields))
        if fields:
            if self._list is None:
                self._build(fields[0])
            self._number.setText(fields[0].number)
            show_if(self._number, shown=bool(fields[0].number))
            if self._list is not None:
                self._list.refresh()
        self._shown_before = True

    def show_findings(self, found: FindingMap) -> None:
        """Say what is wrong with the list and with its items."""
        self._findings = found
        if self._list is None:
            return
        self._list.show_findings(found)
        told = [self._sentence(f) for f in found.at(self._list.deeds.place)]
        self._message.setText("\n".join(told))
        show_if(self._message, shown=bool(told))

    def editor_at(self, place: Place) -> QWidget | None:
        """The editor of an answer of one of the items; the list itself for its own place."""
        if self._list is None:
            return None
        home = self._list.deeds.place
        if place == home:
            return self._list
        return self._list.editor_at(place) if place[: len(home)] == home else None

    def _build(self, field: Field) -> None:
        question = field.question
        if not isinstance(question, ListQuestion):
            return
        self._add_head(field)
        actions = ListActions(self.bench, question, field.place)
        room = _ROOM_ON_PAGE if self._framed else _ROOM_IN_ITEM
        as_table = question.layout != "detail" and fits(question, room)
        self._list = TableList(actions) if as_table else FoldList(actions)
        self._list.setObjectName(f"question:{actions.name}")
        self._list.setAccessibleName(self.bench.label(question))
        self._inside.addWidget(self._list)
        self._message.hide()
        self._inside.addWidget(self._message)
        self.show_findings(self._findings)

    def _add_head(self, field: Field) -> None:
        words = self.bench.words
        line = row(gap=9)
        line.addWidget(self._number)
        line.addWidget(label(words.question(field.question.words), "prompt", wrap=True), 1)
        self._inside.addLayout(line)
        if self._shown_before and field.question.when:
            self._inside.addWidget(label(reason_for(self.bench, field), "muted", wrap=True))
        text = Help(self.bench, field.question, ".".join(field.place))
        if not text.is_empty:
            self._inside.addWidget(text)

    def _sentence(self, finding: Finding) -> str:
        return self.bench.sentence(finding)
