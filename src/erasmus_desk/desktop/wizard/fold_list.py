"""A list within a page or item whose items unfold one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import IconButton, button, column, label, row
from erasmus_desk.desktop.wizard.undo_bar import UndoBar
from erasmus_desk.model.answers import Item, Place
from erasmus_desk.rules.fields import Field, item_fields
from erasmus_desk.rules.progress import Status


class FoldList(QWidget):
    """The items of one list, each a line that unfolds into its questions."""

    def __init__(self, actions: ListActions) -> None:
        super().__init__()
        self.actions = actions
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
        inside = column(self, gap=8)
        inside.addWidget(self._empty)
        inside.addLayout(self._stack)
        inside.addWidget(self._bar)
        inside.addWidget(self._adder, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show the items as they are now."""
        ids = self.actions.ids
        for identity in [i for i in self._folds if i not in ids]:
            fold = self._folds.pop(identity)
            fold.hide()
            fold.deleteLater()
        only = len(ids) == 1
        for position, (identity, item) in enumerate(zip(ids, self.actions.items, strict=True)):
            fold = self._folds.get(identity)
            if fold is None:
                fold = self._folds[identity] = self._fold(identity)
                if only:
                    fold.open()
            if self._stack.indexOf(fold) != position:
                self._stack.insertWidget(position, fold)
            fold.show_item(item)
        self._show_marks()
        self._empty.setVisible(not ids)
        self._adder.setEnabled(self.actions.may_add)

    def show_findings(self, found: FindingMap) -> None:
        """Say at each item what is wrong with it."""
        self._findings = found
        for fold in self._folds.values():
            fold.show_findings(found)
        self._show_marks()

    def editor_at(self, place: Place) -> QWidget | None:
        """The editor of the answer at *place*; its item is unfolded."""
        depth = len(self.actions.place)
        fold = self._folds.get(place[depth])
        if fold is None:
            return None
        return fold.open().editor_at(place) if len(place) > depth + 1 else fold.first()

    def _show_marks(self) -> None:
        for identity, item in zip(self.actions.ids, self.actions.items, strict=True):
            if identity in self._folds:
                place = (*self.actions.place, identity)
                self._folds[identity].show_mark(
                    self._findings.status(place, touched=len(item) > 1)
                )

    def _fold(self, identity: str) -> "_Fold":
        fold = _Fold(self.actions, identity)
        fold.deleting = self._delete
        fold.duplicating = lambda i: self._focus(self.actions.duplicate(i))
        fold.show_findings(self._findings)
        return fold

    def _add(self) -> None:
        self._focus(self.actions.add())

    def _focus(self, identity: str) -> None:
        fold = self._folds.get(identity)
        if fold is not None and (found := fold.first()) is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, identity: str) -> None:
        self._bar.offer(self.actions.delete(identity))
