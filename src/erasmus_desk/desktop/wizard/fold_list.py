"""A list within a page or item whose items unfold one below the other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import (
    FIXED,
    Elided,
    IconButton,
    button,
    column,
    label,
    row,
    show_if,
)
from erasmus_desk.desktop.wizard.undo_bar import UndoBar
from erasmus_desk.model.answers import Item, Place
from erasmus_desk.rules.fields import Field, is_begun, item_fields
from erasmus_desk.rules.progress import Status

if TYPE_CHECKING:
    from erasmus_desk.desktop.wizard.fieldset import Fieldset

_BUDGET = 8
"""Milliseconds after which the rest of a long list waits until the page is painted."""


class FoldList(QWidget):
    """The items of one list, each a line that unfolds into its questions."""

    def __init__(self, actions: ListActions) -> None:
        super().__init__()
        self.deeds = actions
        self._folds: dict[str, _Fold] = {}
        self._findings = FindingMap(())
        texts = actions.bench.texts
        self._empty = label(texts.say("wizard.no_items", items=actions.plural), "muted")
        self._bar = UndoBar(actions.bench, actions.name)
        self._stack = column(gap=8)
        self._adder = button(
            texts.say("wizard.add", item=actions.word), "plain", f"add:{actions.name}"
        )
        self._adder.clicked.connect(self._add)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.refresh)
        inside = column(self, gap=8)
        inside.addWidget(self._empty)
        inside.addLayout(self._stack)
        inside.addWidget(self._bar)
        inside.addWidget(self._adder, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show the items as they are now; a long list is completed after it is shown."""
        clock, made = QElapsedTimer(), False
        clock.start()
        ids = self.deeds.ids
        for identity in [i for i in self._folds if i not in ids]:
            gone = self._folds.pop(identity)
            gone.hide()
            gone.deleteLater()
        only = len(ids) == 1
        for position, (identity, item) in enumerate(zip(ids, self.deeds.items, strict=True)):
            fold = self._folds.get(identity)
            if fold is None and made and clock.elapsed() >= _BUDGET:
                self._timer.start()
                break
            if fold is None:
                made = True
                fold = self._folds[identity] = self._fold(identity)
                if only:
                    fold.open()
            if self._stack.indexOf(fold) != position:
                self._stack.insertWidget(position, fold)
            fold.show_item(item)
        self._show_marks()
        show_if(self._empty, shown=not ids)
        self._adder.setEnabled(self.deeds.may_add)

    def show_findings(self, found: FindingMap) -> None:
        """Say at each item what is wrong with it."""
        self._findings = found
        for fold in self._folds.values():
            fold.show_findings(found)
        self._show_marks()

    def editor_at(self, place: Place) -> QWidget | None:
        """The editor of the answer at *place*; its item is unfolded."""
        depth = len(self.deeds.place)
        fold = self._complete_to(place[depth])
        if fold is None:
            return None
        return fold.open().editor_at(place) if len(place) > depth + 1 else fold.first()

    def _show_marks(self) -> None:
        for identity, item in zip(self.deeds.ids, self.deeds.items, strict=True):
            if identity in self._folds:
                place = (*self.deeds.place, identity)
                begun = is_begun(place, item)
                self._folds[identity].show_mark(self._findings.status(place, touched=begun))

    def _complete_to(self, identity: str) -> "_Fold | None":
        """The fold of that item, made now if the list is not complete yet."""
        while identity in self.deeds.ids and identity not in self._folds:
            self.refresh()
        return self._folds.get(identity)

    def _fold(self, identity: str) -> "_Fold":
        fold = _Fold(self.deeds, identity)
        fold.deleting.connect(self._delete)
        fold.duplicating.connect(lambda i: self._focus(self.deeds.duplicate(i)))
        fold.show_findings(self._findings)
        return fold

    def _add(self) -> None:
        self._focus(self.deeds.add())

    def _focus(self, identity: str) -> None:
        fold = self._complete_to(identity)
        if fold is not None and (found := fold.first()) is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, identity: str) -> None:
        self._bar.offer(self.deeds.delete(identity))


class _Fold(QFrame):
    """One item: a line with its name and tools, and its questions once it is unfolded.

    Signals:
        deleting: The person wants the item gone (id).
        duplicating: The person wants a copy (id).
    """

    deleting = Signal(str)
    duplicating = Signal(str)

    def __init__(self, actions: ListActions, identity: str) -> None:
        super().__init__()
        self._actions = actions
        self._identity = identity
        self._findings = FindingMap(())
        self._fieldset: Fieldset | None = None
        self.setProperty("role", "card")
        self._inside = column(self, gap=8)
        self._inside.setContentsMargins(8, 5, 10, 8)
        self._inside.addLayout(self._line())

    def open(self) -> "Fieldset":
        """Unfold the item; returns its questions."""
        from erasmus_desk.desktop.wizard.fieldset import Fieldset

        if self._fieldset is None:
            questions = self._actions.question.questions
            self._fieldset = Fieldset(
                self._actions.bench, questions, self._fields, self, inside_item=True
            )
            self._fieldset.show_findings(self._findings)
            self._inside.addWidget(self._fieldset)
        self._show_open(is_open=True)
        return self._fieldset

    def first(self) -> QWidget | None:
        """The first editor of the item, which is unfolded for it."""
        fields = self._fields()
        asked = next((field for field in fields if field.is_asked), None)
        return self.open().editor_at(asked.place) if asked else None

    def show_item(self, item: Item) -> None:
        """Show the item's name and answers."""
        self._title.setText(self._actions.title(item))
        self._number.setText(self._actions.number(self._identity))
        subtitle = self._actions.subtitle(item)
        self._subtitle.setText(subtitle if subtitle != self._title.text() else "")
        show_if(self._subtitle, shown=bool(self._subtitle.text()))
        self._name_tools()
        if self._fieldset is not None and self._fieldset.isVisibleTo(self):
            self._fieldset.refresh()

    def show_findings(self, found: FindingMap) -> None:
        """Say what is wrong with the answers of the item."""
        self._findings = found
        if self._fieldset is not None:
            self._fieldset.show_findings(found)

    def show_mark(self, status: Status) -> None:
        """Show how far the item has come."""
        self._mark.show_mark(status, self._actions.bench.texts.say(f"wizard.state.{status}"))

    def _fields(self) -> list[Field]:
        actions = self._actions
        item = next((i for i in actions.items if i.get("id") == self._identity), None)
        if item is None:
            return []
        answers = actions.bench.opened.answers
        return list(item_fields(actions.question, actions.place, item, answers))

    def _line(self) -> QHBoxLayout:
        line = row(gap=8)
        name = f"{self._actions.name}.{self._identity}"
        self._opener = IconButton("chevron-right", "", f"unfold:{name}")
        self._opener.clicked.connect(self._turn)
        self._mark = Mark("empty")
        self._number = label(role="number")
        self._title = Elided("card-title")
        self._subtitle = Elided("muted")
        for part in (self._opener, self._mark, self._number):
            line.addWidget(part)
        self._number.setSizePolicy(FIXED, FIXED)
        line.addWidget(self._title, 3)
        line.addWidget(self._subtitle, 2)
        tools = row(gap=0)
        for tool in self._make_tools(name):
            tools.addWidget(tool)
        line.addLayout(tools)
        return line

    def _make_tools(self, name: str) -> list[IconButton]:
        self._tools = {
            mark: IconButton(mark, "", f"{word}:{name}") for mark, word in _TOOLS.items()
        }
        self._tools["up"].clicked.connect(lambda: self._actions.move(self._identity, -1))
        self._tools["down"].clicked.connect(lambda: self._actions.move(self._identity, 1))
        self._tools["copy"].clicked.connect(lambda: self.duplicating.emit(self._identity))
        self._tools["delete"].clicked.connect(lambda: self.deleting.emit(self._identity))
        return list(self._tools.values())

    def _name_tools(self) -> None:
        texts = self._actions.bench.texts
        title = self._title.text()
        for mark, word in _TOOLS.items():
            says = texts.say(f"wizard.{word}")
            self._tools[mark].show_says(f"{says}: {title}")
        is_open = self._fieldset is not None and self._fieldset.isVisibleTo(self)
        says = texts.say("wizard.fold" if is_open else "wizard.unfold")
        self._opener.show_says(f"{says}: {title}")

    def _turn(self) -> None:
        if self._fieldset is not None and self._fieldset.isVisibleTo(self):
            self._show_open(is_open=False)
        else:
            self.open()

    def _show_open(self, *, is_open: bool) -> None:
        if self._fieldset is not None:
            if is_open:
                self._fieldset.refresh()
            show_if(self._fieldset, shown=is_open)
        self._opener.show_mark("chevron-down" if is_open else "chevron-right")
        self._name_tools()


_TOOLS = {"up": "move_up", "down": "move_down", "copy": "duplicate", "delete": "delete"}
