"""The parking list: answers without a place, to be read, copied, ticked off and deleted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from erasmus_desk.desktop.carrying.entry_card import EntryCard
from erasmus_desk.desktop.carrying.entry_list import EntryList
from erasmus_desk.desktop.flow import flow
from erasmus_desk.desktop.home.rows import plain
from erasmus_desk.desktop.widgets import SearchField
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import button, column, frame, label, row, show_if
from erasmus_desk.model.answers import Place
from erasmus_desk.model.parking import Parked
from erasmus_desk.model.walk import question_at
from erasmus_desk.session.open_draft import Changed
from erasmus_desk.session.parking import clear_done, delete, entry_of, tick

_LEFT, _RIGHT = 9, 13


class ParkingPage(QWidget):
    """Entries at the left, the chosen one at the right.

    Args:
        bench: What the page works with.

    Signals:
        place_wanted: Somebody wants to go to the question that an entry nearly answers.
    """

    place_wanted = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("page:parking")
        self._bench = bench
        texts = bench.texts
        self._shown: list[Parked] = []
        self._subtitle = label(texts.say("parking.intro"), "subtitle", wrap=True)
        self._search = SearchField("parking-search", texts.say("parking.search"))
        self._filter = self._make_filter()
        self._clear = button(texts.say("parking.clear"), "plain", "parking-clear")
        self._list = EntryList(texts)
        self._card = EntryCard(bench)
        self._none = label(role="subtitle", wrap=True)
        self._told = label(role="help", wrap=True)
        self._undo = button(texts.say("parking.undo"), "link", "parking-undo")
        self._note = self._make_note()
        self._keys = label(texts.say("parking.keys"), "muted", wrap=True)
        self._middle = QWidget()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the parking list as it is now."""
        parked = self._bench.opened.parked
        wanted = plain(self._search.text()).split()
        open_only = self._filter.currentData() == "open_only"
        before = self._list.chosen()
        self._shown = [one for one in parked if not (open_only and one.done) and _has(one, wanted)]
        self._list.show_entries(self._shown, before)
        self._show_chosen()
        for part in (self._middle, self._keys):
            show_if(part, shown=bool(self._shown))
        show_if(self._none, shown=not self._shown)
        self._none.setText(self._bench.texts.say(f"parking.{'nothing' if parked else 'empty'}"))
        self._clear.setEnabled(any(one.done for one in parked))

    def reveal(self, place: Place) -> bool:
        """Choose the entry that *place* names; whether it is shown."""
        self._list.choose(place[1] if len(place) > 1 else "")
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._shown)

    def _lay_out(self) -> None:
        texts = self._bench.texts
        inside = column(self, gap=12)
        inside.setContentsMargins(34, 20, 34, 14)
        titles = column(gap=3)
        titles.addWidget(label(texts.say("parking.page"), "title"))
        titles.addWidget(self._subtitle)
        shown = label(texts.say("parking.show"), "muted")
        shown.setBuddy(self._filter)
        others = QWidget()
        flow(others, shown, self._filter, self._clear)
        tools = row(gap=10)
        tools.addWidget(self._search, 1, Qt.AlignmentFlag.AlignTop)
        tools.addWidget(others, 2)
        panes: QHBoxLayout = row(self._middle, gap=14)
        around = frame("card")
        column(around, margin=4).addWidget(self._list)
        panes.addWidget(around, _LEFT)
        panes.addWidget(self._card, _RIGHT)
        inside.addLayout(titles)
        inside.addLayout(tools)
        inside.addWidget(self._none)
        inside.addWidget(self._middle, 1)
        inside.addWidget(self._note)
        inside.addWidget(self._keys)
        inside.addStretch(0)

    def _make_filter(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("parking-filter")
        made.setAccessibleName(self._bench.texts.say("parking.show"))
        for name in ("all", "open_only"):
            made.addItem(self._bench.texts.say(f"parking.{name}"), name)
        self._bench.guard.watch(made)
        return made

    def _make_note(self) -> QFrame:
        made = frame("note")
        made.setObjectName("parking-note")
        inside = row(made, gap=8)
        inside.setContentsMargins(12, 5, 8, 5)
        inside.addWidget(self._told, 1)
        inside.addWidget(self._undo)
        made.hide()
        return made

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _: self.refresh())
        self._filter.currentIndexChanged.connect(lambda _: self.refresh())
        self._clear.clicked.connect(self._clear_done)
        self._undo.clicked.connect(self._take_back)
        self._list.moved.connect(self._show_chosen)
        self._list.copy_wanted.connect(self._copy)
        self._list.tick_wanted.connect(self._turn)
        self._list.delete_wanted.connect(self._delete)
        self._card.copy_wanted.connect(self._copy)
        self._card.ticked.connect(self._tick)
        self._card.delete_wanted.connect(self._delete)
        self._card.place_wanted.connect(self.place_wanted.emit)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._search.setFocus)
        self.destroyed.connect(self._bench.opened.listen(self._on_changed))

    def _on_changed(self, _: Changed) -> None:
        """What was said about the last deletion does not hold after another change."""
        self._note.hide()

    def _chosen(self) -> Parked | None:
        return entry_of(self._bench.opened, self._list.chosen())

    def _show_chosen(self) -> None:
        entry = self._chosen()
        place = entry.place if entry is not None else ()
        known = question_at(self._bench.form, place) if place else None
        self._card.show_entry(entry, has_question=known is not None)

    def _copy(self) -> None:
        entry = self._chosen()
        if entry is not None:
            QGuiApplication.clipboard().setText(entry.text)
            self._card.say(self._bench.texts.say("parking.copied"))

    def _turn(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._tick(not entry.done)

    def _tick(self, done: bool) -> None:  # noqa: FBT001
        entry = self._chosen()
        if entry is not None:
            tick(self._bench.opened, entry.id, done=done)

    def _delete(self) -> None:
        entry = self._chosen()
        if entry is not None:
            delete(self._bench.opened, entry.id)
            self._tell(self._bench.texts.say("parking.deleted", title=entry.label))

    def _clear_done(self) -> None:
        count = clear_done(self._bench.opened)
        if count:
            self._tell(self._bench.texts.count("parking.cleared", count))

    def _take_back(self) -> None:
        self._bench.opened.undo()

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._undo.setAccessibleName(f"{sentence} {self._undo.text()}")
        self._note.show()


def _has(entry: Parked, words: list[str]) -> bool:
    haystack = plain(f"{entry.label} {entry.above} {entry.text}") if words else ""
    return all(word in haystack for word in words)
