"""Editors of answers that are chosen: one option, several, a country, yes or no."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.editors.options import (
    option_entries,
    shared_model,
    status_text,
)
from erasmus_desk.desktop.wizard.editors.search_box import MANY, SearchBox
from erasmus_desk.desktop.wizard.editors.tick_list import TickList
from erasmus_desk.desktop.wizard.pieces import FIXED, button, column, row, show_if
from erasmus_desk.model.answers import Node
from erasmus_desk.model.questions import ChoiceQuestion, ChoicesQuestion, CountryQuestion
from erasmus_desk.rules.fields import Field

_GAP = 8


class ChoiceEditor(Editor):
    """One of the options of a list; with more than a few it can be searched."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        self._box = SearchBox(bench.texts.say("wizard.choose"))
        column(self).addWidget(self._box)
        self._adopt(self._box)
        self._offer(field)
        self._box.chosen.connect(self._on_chosen)

    def _offer(self, field: Field) -> None:
        question = field.question
        if isinstance(question, ChoiceQuestion):
            model, count = shared_model(self.bench, "options", (question.options,))
            self._box.offer(model, many=count > MANY)

    def _on_chosen(self, code: str) -> None:
        self.tell(code)

    def _paint(self, value: Node) -> None:
        self._box.show_code(value if isinstance(value, str) else "")


class CountryEditor(ChoiceEditor):
    """A country, with its status in the period of the call."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        self._box.setMinimumContentsLength(8)

    def _offer(self, field: Field) -> None:
        question = field.question
        if isinstance(question, CountryQuestion):
            model, count = shared_model(self.bench, "country", question.statuses)
            self._box.offer(model, many=count > MANY)

    def _on_chosen(self, code: str) -> None:
        super()._on_chosen(code)
        self._say_status(code)

    def _paint(self, value: Node) -> None:
        super()._paint(value)
        self._say_status(value if isinstance(value, str) else "")

    def _say_status(self, code: str) -> None:
        status = status_text(self.bench, code) if code else ""
        self._box.setAccessibleDescription(status)
        self.say(status)


class YesNoEditor(Editor):
    """Yes, no, or not answered yet."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        self._group = QButtonGroup(self)
        inside = row(self, gap=_GAP)
        for answer, word in ((True, "yes"), (False, "no")):
            made = self._button(word)
            self._group.addButton(made, int(answer))
            inside.addWidget(made)
        self._clear = button(bench.texts.say("wizard.clear"), "quiet", f"clear:{self.name}")
        self._clear.setAccessibleName(bench.texts.say("wizard.clear_of", label=self.label))
        self._clear.setToolTip(bench.texts.say("wizard.clear"))
        self._clear.clicked.connect(self._on_clear)
        inside.addWidget(self._clear)
        inside.addStretch(1)
        self.setFocusProxy(self._group.button(1))
        self._group.idClicked.connect(self._on_clicked)
        self._paint(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sign in place of the word that takes an answer back, where that would be cut."""
        super().resizeEvent(event)
        buttons = (*self._group.buttons(), self._clear)
        self._clear.setText(self._clear.toolTip())
        needed = sum(one.sizeHint().width() + _GAP for one in buttons) - _GAP
        if needed > self.width():
            self._clear.setText("✕")

    def _button(self, word: str) -> QPushButton:
        text = self.bench.texts.say(f"wizard.{word}")
        made = button(text, "plain", f"input:{self.name}:{word}")
        made.setAccessibleName(f"{self.label}: {text}")
        made.setCheckable(True)
        made.setProperty("segment", True)
        made.setSizePolicy(FIXED, FIXED)
        return made

    def _on_clicked(self, answer: int) -> None:
        self.tell(bool(answer))
        show_if(self._clear, shown=True)

    def _on_clear(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._paint(None)
        self.tell(None)

    def _paint(self, value: Node) -> None:
        self._group.setExclusive(False)
        for answer in (True, False):
            self._group.button(int(answer)).setChecked(value is answer)
        self._group.setExclusive(True)
        show_if(self._clear, shown=isinstance(value, bool))


class ChoicesEditor(Editor):
    """Several options of a list; more than the most can be ticked, and is said."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        question = field.question
        options = question.options if isinstance(question, ChoicesQuestion) else ""
        self._most = question.maximum if isinstance(question, ChoicesQuestion) else None
        entries = option_entries(bench, options)
        alone = {o.code for o in bench.form.options[options].options if o.exclusive}
        says = bench.texts.say("wizard.search")
        none = bench.texts.say("wizard.none_found")
        self._list = TickList(self.name, self.label, entries, search=says, none=none, alone=alone)
        column(self).addWidget(self._list)
        self.setFocusProxy(self._list)
        self._list.changed.connect(self._on_changed)
        self._say_count()

    def _on_changed(self, codes: tuple[str, ...]) -> None:
        self.tell(codes)
        self._say_count()

    def _paint(self, value: Node) -> None:
        codes = value if isinstance(value, tuple) else ()
        self._list.show_codes(tuple(code for code in codes if isinstance(code, str)))
        self._say_count()

    def _say_count(self) -> None:
        count = len(self._list.codes)
        texts = self.bench.texts
        if self._most is None:
            said = texts.count("wizard.chosen", count)
        else:
            said = texts.say("wizard.chosen_of", count=count, most=self._most)
        self._list.say(said, wrong=self._most is not None and count > self._most)

    def show_wrong(self, *, wrong: bool) -> None:
        """Nothing to frame: the count above the options turns red by itself."""
