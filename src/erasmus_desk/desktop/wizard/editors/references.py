"""Editors of answers that name items of another list: a partner, an output."""

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.editors.options import list_item_word, reference_entries
from erasmus_desk.desktop.wizard.editors.search_box import MANY, Entry, SearchBox, offered
from erasmus_desk.desktop.wizard.editors.tick_list import TickList
from erasmus_desk.desktop.wizard.pieces import button, column, label, row, show_if
from erasmus_desk.model.answers import Node
from erasmus_desk.model.questions import ReferenceQuestion, ReferencesQuestion
from erasmus_desk.rules.fields import Field


class _NoneYet(QWidget):
    """Says that the other list is still empty, and leads there."""

    def __init__(self, bench: Bench, name: str, to: str) -> None:
        super().__init__()
        item = list_item_word(bench, to)
        inside = row(self, gap=4)
        inside.addWidget(label(bench.texts.say("wizard.none_yet"), "muted"))
        link = button(bench.texts.say("wizard.add_first", item=item), "link", f"add_first:{name}")
        link.clicked.connect(lambda: bench.wanted.emit((to.split(".", maxsplit=1)[0],)))
        inside.addWidget(link)
        inside.addStretch(1)


class ReferenceEditor(Editor):
    """One item of another list of the draft."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        question = field.question
        self._to = question.to if isinstance(question, ReferenceQuestion) else ""
        self._entries: tuple[Entry, ...] | None = None
        self._model: QStandardItemModel | None = None
        self._box = SearchBox(bench.texts.say("wizard.choose"))
        self._none = _NoneYet(bench, self.name, self._to)
        inside = column(self)
        inside.addWidget(self._box)
        inside.addWidget(self._none)
        self._adopt(self._box)
        self._box.chosen.connect(self.tell)
        self.refresh()

    def refresh(self) -> None:
        """Offer the items as they are now."""
        entries = reference_entries(self.bench, self._to)
        if entries == self._entries:
            return
        self._entries = entries
        old, none = self._model, self.bench.texts.say("wizard.choose")
        self._model = offered(entries, none, self)
        self._box.offer(self._model, many=len(entries) > MANY)
        self._paint(self.value)
        if old is not None:
            old.deleteLater()
        show_if(self._box, shown=bool(entries))
        show_if(self._none, shown=not entries)

    def _paint(self, value: Node) -> None:
        known = isinstance(value, str) and any(value == e.code for e in self._entries or ())
        self._box.show_code(str(value) if known else "")


class ReferencesEditor(Editor):
    """Several items of another list of the draft."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        question = field.question
        self._to = question.to if isinstance(question, ReferencesQuestion) else ""
        self._most = question.maximum if isinstance(question, ReferencesQuestion) else None
        self._entries: tuple[Entry, ...] | None = None
        self._list: TickList | None = None
        self._none = _NoneYet(bench, self.name, self._to)
        self._inside = column(self)
        self._inside.addWidget(self._none)
        self.refresh()

    def refresh(self) -> None:
        """Offer the items as they are now."""
        entries = reference_entries(self.bench, self._to)
        if entries == self._entries:
            return
        self._entries = entries
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        search = self.bench.texts.say("wizard.search")
        self._list = TickList(self.name, self.label, entries, search=search)
        self._list.changed.connect(self._on_changed)
        self._inside.insertWidget(0, self._list)
        self.setFocusProxy(self._list)
        show_if(self._list, shown=bool(entries))
        show_if(self._none, shown=not entries)
        self._paint(self.value)

    def show_wrong(self, *, wrong: bool) -> None:
        """Nothing to frame: the count above the items turns red by itself."""

    def _on_changed(self, codes: tuple[str, ...]) -> None:
        self.tell(codes)
        self._say_count()

    def _paint(self, value: Node) -> None:
        known = {entry.code for entry in self._entries or ()}
        codes = value if isinstance(value, tuple) else ()
        if self._list is not None:
            self._list.show_codes(tuple(c for c in codes if isinstance(c, str) and c in known))
        self._say_count()

    def _say_count(self) -> None:
        if self._list is None:
            return
        count = len(self._list.codes)
        if self._most is None:
            said = self.bench.texts.count("wizard.chosen", count)
        else:
            said = self.bench.texts.say("wizard.chosen_of", count=count, most=self._most)
        self._list.say(said, wrong=self._most is not None and count > self._most)
