"""A list that fills a page: its items at the left, the chosen one at the right."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from erasmus_desk.desktop.wizard.anchor import Anchor
from erasmus_desk.desktop.wizard.fieldset import Fieldset
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.item_list import ID, MARK, NUMBER, SUBTITLE, ItemList
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.list_foot import ListFoot
from erasmus_desk.desktop.wizard.pieces import (
    column,
    frame,
    label,
    put_into,
    scroll_area,
    show_if,
)
from erasmus_desk.desktop.wizard.undo_bar import UndoBar
from erasmus_desk.model.answers import Place
from erasmus_desk.rules.fields import Field, is_begun, item_fields

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_LIST_LETTERS = 38
_LEAST_WIDE, _LEAST_HIGH = 260, 300
_NARROW = 78
"""Below so many letters of width the list stands above the item."""


class DetailList(QWidget):
    """The page of a list section."""

    def __init__(self, actions: ListActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.deeds = actions
        self._findings = FindingMap(())
        self._chosen = ""
        self._fieldset: Fieldset | None = None
        self._list = ItemList(f"items:{actions.name}", actions.plural)
        self._bar = UndoBar(actions.bench, actions.name)
        self._foot = ListFoot(actions)
        self._foot.adding.connect(self._on_add)
        self._foot.wanted.connect(self._on_tool)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(16)
        self._left = self._make_left()
        self._outer.addWidget(self._left)
        self._outer.addWidget(self._make_right(), 1)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self.refresh()

    def refresh(self) -> None:
        """Show the items and the chosen one as they are now."""
        ids = self.deeds.ids
        if self._chosen not in ids:
            # The one that took the place of the one that is gone.
            position = max(0, self._list.currentIndex().row())
            self._chosen = ids[min(position, len(ids) - 1)] if ids else ""
        self._show_rows()
        self._show_chosen()
        self._foot.show_chosen(self._chosen)

    def show_findings(self, found: FindingMap) -> None:
        """Say at each item and answer what is wrong."""
        self._findings = found
        self._show_rows()
        if self._fieldset is not None:
            self._anchor.hold()
            self._fieldset.show_findings(found)
            self._anchor.keep()

    def editor_at(self, place: Place) -> QWidget | None:
        """The editor of the answer at *place*; its item is chosen for it."""
        depth = len(self.deeds.place)
        if len(place) <= depth:
            return self._list if self.deeds.ids else self._foot.adder
        self.choose(place[depth])
        if self._fieldset is None or len(place) == depth + 1:
            return self._list
        return self._fieldset.editor_at(place)

    def choose(self, identity: str) -> None:
        """Show the item with that id."""
        if identity in self.deeds.ids and identity != self._chosen:
            self._chosen = identity
            self._show_rows()
            self._show_chosen()
            self._foot.show_chosen(self._chosen)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the list goes above the item before anything is cut off."""
        return QSize(_LEAST_WIDE, _LEAST_HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one above the other where there is little room."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < _NARROW * letter
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(direction)
        wide = min(_LIST_LETTERS * letter, self.width() * 2 // 5)
        self._left.setFixedWidth(self.width() if narrow else wide)
        self._left.setMaximumHeight(self.height() * 2 // 5 if narrow else 16777215)

    def _make_left(self) -> QFrame:
        card = frame("card")
        inside = column(card)
        inside.setContentsMargins(1, 8, 1, 0)
        texts = self.deeds.bench.texts
        self._empty = label(
            texts.say("wizard.no_items", items=self.deeds.plural), "muted", wrap=True
        )
        self._empty.setContentsMargins(14, 6, 14, 6)
        inside.addWidget(self._empty)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._bar)
        inside.addWidget(frame("line"))
        inside.addWidget(self._foot)
        return card

    def _make_right(self) -> QFrame:
        card = frame("card")
        inside = column(card, gap=4)
        inside.setContentsMargins(18, 14, 6, 6)
        self._title = label(role="heading", wrap=True)
        self._title.setObjectName(f"title:{self.deeds.name}")
        inside.addWidget(self._title)
        self._area = scroll_area()
        self._anchor = Anchor(self._area)
        inside.addWidget(self._area, 1)
        return card

    def _show_rows(self) -> None:
        rows = item_rows(self.deeds, self._findings)
        with QSignalBlocker(self._list.selectionModel()):
            self._list.show_rows(rows)
            self._list.choose(self._chosen)
        self._list.viewport().update()
        show_if(self._list, shown=bool(rows))
        show_if(self._empty, shown=not rows)

    def _show_chosen(self) -> None:
        self._title.setText(self.deeds.called(self._chosen))
        if self._fieldset is not None and self._fieldset.property("item") == self._chosen:
            self._anchor.hold()
            self._fieldset.refresh()
            self._anchor.keep()
            return
        if (old := self._area.takeWidget()) is not None:
            old.deleteLater()
        self._fieldset = None
        if not self._chosen:
            return
        deeds, chosen = self.deeds, self._chosen
        holder = put_into(self._area)
        inside = column(holder)
        inside.setContentsMargins(0, 4, 12, 8)
        self._fieldset = Fieldset(
            deeds.bench,
            deeds.question.questions,
            lambda: self._fields(chosen),
            holder,
            inside_item=True,
        )
        self._fieldset.setProperty("item", chosen)
        self._fieldset.show_findings(self._findings)
        inside.addWidget(self._fieldset)
        inside.addStretch(1)

    def _fields(self, identity: str) -> list[Field]:
        actions = self.deeds
        item = next((i for i in actions.items if i.get("id") == identity), None)
        if item is None:
            return []
        return list(
            item_fields(actions.question, actions.place, item, actions.bench.opened.answers)
        )

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.choose(index.data(ID))

    def _on_add(self) -> None:
        identity = self.deeds.add()
        self.choose(identity)
        fields = self._fields(identity)
        asked = next((field for field in fields if field.is_asked), None)
        if asked and self._fieldset and (editor := self._fieldset.editor_at(asked.place)):
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tool(self, word: str) -> None:
        chosen = self._chosen
        if word == "delete":
            self._bar.offer(self.deeds.delete(chosen))
        elif word == "duplicate":
            self.choose(self.deeds.duplicate(chosen))
        else:
            self.deeds.move(chosen, -1 if word == "move_up" else 1)


def item_rows(deeds: ListActions, found: FindingMap) -> list[dict[int, str]]:
    """The items of a list as texts by role, for eyes and ears."""
    say = deeds.bench.texts.say
    rows = []
    for identity, item in zip(deeds.ids, deeds.items, strict=True):
        begun = is_begun((*deeds.place, identity), item)
        status = found.status((*deeds.place, identity), touched=begun)
        number = deeds.number(identity) if deeds.question.prefix else ""
        title, subtitle = deeds.title(item), deeds.subtitle(item)
        spoken = (number, title, subtitle, say(f"wizard.state.{status}"))
        texts = {_DISPLAY: title, ID: identity, SUBTITLE: subtitle, NUMBER: number, MARK: status}
        rows.append(texts | {_SPOKEN: ", ".join(part for part in spoken if part)})
    return rows
