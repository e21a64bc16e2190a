"""Answers that two people changed at the same time: decided one by one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.safety.comparison import side
from erasmus_desk.desktop.safety.marking import MarkedText
from erasmus_desk.desktop.safety.two_lines import Entry, TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.model.answers import Node, Place
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.walk import question_at
from erasmus_desk.rules.comparing import word_marks
from erasmus_desk.rules.merging import Choice, Conflict
from erasmus_desk.session.answer_words import Teller

_CHOICES: tuple[Choice, ...] = ("mine", "theirs", "both")


class ConflictDialog(QDialog):
    """Shows both texts of each answer and asks which holds.

    Args:
        texts: The words.
        form: The form that the draft answers.
        teller: Says the answers and where they stand.
        conflicts: What has to be decided.
        who: The other person, as a sentence begins.
        parent: The window.
    """

    def __init__(
        self,
        texts: Texts,
        form: FormDefinition,
        teller: Teller,
        conflicts: Sequence[Conflict],
        who: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("conflicts")
        self.setWindowTitle(texts.say("hands.title"))
        self._texts, self._form, self._teller = texts, form, teller
        self._conflicts = tuple(conflicts)
        self._chosen: dict[Place, Choice] = {}
        self._build()
        self._lay_out(who)
        self._list.show_entries([self._entry(one) for one in self._conflicts])
        self._show_conflict()

    def choices(self) -> dict[Place, Choice]:
        """What was decided, by place."""
        return dict(self._chosen)

    def _build(self) -> None:
        say = self._texts.say
        self._list = TwoLineList("conflicts-list", say("hands.list"))
        self._list.currentRowChanged.connect(lambda _: self._show_conflict())
        self._where = label("", "card-title", wraps=True)
        self._where.setObjectName("conflicts-where")
        self._mine = MarkedText(self._texts, "conflicts-mine", say("hands.mine_text"))
        self._theirs = MarkedText(self._texts, "conflicts-theirs", say("hands.theirs_text"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._radios = {choice: self._radio(choice) for choice in _CHOICES}
        self._left = label("", "help", wraps=True)
        self._left.setObjectName("conflicts-left")
        self._merge = button(say("hands.merge"), "conflicts-merge", self.accept, "primary")

    def _radio(self, choice: Choice) -> QRadioButton:
        made = QRadioButton(self._texts.say(f"hands.{choice}"))
        made.setObjectName(f"conflicts-{choice}-chosen")
        self._group.addButton(made)
        made.clicked.connect(lambda _checked: self._decide(choice))
        return made

    def _lay_out(self, who: str) -> None:
        say = self._texts.say
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(side(self._list))
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(side(self._radios["mine"], self._mine))
        sides.addWidget(side(self._radios["theirs"], self._theirs))
        sides.setSizes([400, 400])
        legend = label(say("hands.legend"), "help")
        right = side(self._where, legend)
        inner = right.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addWidget(sides, 1)
            inner.addWidget(self._radios["both"])
        split.addWidget(right)
        split.setSizes([300, 800])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(10)
        outer.addWidget(label(say("hands.title"), "heading"))
        outer.addWidget(label(say("hands.help", who=who), "help", wraps=True))
        outer.addWidget(split, 1)
        rest = [
            button(say(f"hands.all_{one}"), f"conflicts-all-{one}", partial(self._decide_all, one))
            for one in _CHOICES
        ]
        outer.addLayout(line(*rest, 1))
        later = button(say("hands.later"), "conflicts-later", self.reject)
        foot = line(self._left, later, self._merge)
        foot.setStretch(0, 1)
        outer.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1120, room.width() - 60), min(640, room.height() - 80))
        self._list.setFocus()

    def _entry(self, conflict: Conflict) -> Entry:
        title = self._teller.label(conflict.place)
        if conflict.kind == "order":
            title = self._texts.say("hands.order", label=title)
        choice = self._chosen.get(conflict.place)
        said = self._texts.say(f"hands.decided_{choice}" if choice else "hands.undecided")
        above = self._teller.above(conflict.place)
        detail = f"{said} · {above}" if above else said
        return Entry(title, detail, "done" if choice else "empty")

    def _current(self) -> Conflict | None:
        row = self._list.currentRow()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def _show_conflict(self) -> None:
        conflict = self._current()
        if conflict is None:
            return
        self._where.setText(self._teller.where(conflict.place))
        mine, theirs = (self._said(conflict, one) for one in (conflict.mine, conflict.theirs))
        self._mine.show_marks(one for one in word_marks(theirs, mine) if one.kind != "removed")
        self._theirs.show_marks(one for one in word_marks(mine, theirs) if one.kind != "removed")
        self._radios["both"].setEnabled(self._has_both(conflict))
        self._show_choice(conflict)

    def _show_choice(self, conflict: Conflict) -> None:
        choice = self._chosen.get(conflict.place)
        self._group.setExclusive(False)
        for name, radio in self._radios.items():
            radio.setChecked(name == choice)
        self._group.setExclusive(True)
        left = len(self._conflicts) - len(self._chosen)
        said = self._texts.count("hands.left_to_decide", left) if left else ""
        self._left.setText(said)
        self._merge.setEnabled(not left)

    def _said(self, conflict: Conflict, node: Node) -> str:
        if node is None:
            return self._texts.say("hands.gone")
        return self._teller.said(conflict.place, node) or self._texts.say("hands.empty")

    def _has_both(self, conflict: Conflict) -> bool:
        """Whether both can stand one after the other."""
        if conflict.kind != "answer":
            return False
        if isinstance(conflict.mine, tuple) and isinstance(conflict.theirs, tuple):
            return True
        question = question_at(self._form, conflict.place)
        return question is not None and question.kind in ("line", "text")

    def _decide(self, choice: Choice) -> None:
        conflict = self._current()
        if conflict is not None:
            self._chosen[conflict.place] = choice
            self._list.show_entry(self._list.currentRow(), self._entry(conflict))
            self._show_choice(conflict)

    def _decide_all(self, choice: Choice) -> None:
        """Decide so about everything that is not decided yet and can be decided so."""
        for row, conflict in enumerate(self._conflicts):
            possible = choice != "both" or self._has_both(conflict)
            if conflict.place not in self._chosen and possible:
                self._chosen[conflict.place] = choice
                self._list.show_entry(row, self._entry(conflict))
        self._show_conflict()
