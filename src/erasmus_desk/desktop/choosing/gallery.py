"""The gallery: all actions in a list that can be searched, the chosen one explained beside it."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from erasmus_desk.desktop.choosing.action_page import ActionPage
from erasmus_desk.desktop.choosing.model import ENTRY, STATES, Entry, GalleryModel
from erasmus_desk.desktop.choosing.rows import ActionList
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import SearchField, button, column, label, line
from erasmus_desk.session.desk import Desk

_LETTERS, _SHARE = 52, 0.38
"""How many average letters wide the list is, and which share of the page at most."""


class GalleryPage(QWidget):
    """All forms by action.

    Args:
        desk: Knows the forms.
        texts: The words.
        starting: Ways into a draft.

    Signals:
        choosing: Help me choose is wanted.
    """

    choosing = Signal()

    def __init__(self, desk: Desk, texts: Texts, starting: Starting) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.setProperty("role", "page")
        self._texts = texts
        self.model = GalleryModel(desk, texts)
        self.list = ActionList(self.model, texts.say("gallery.title"))
        self.page = ActionPage(desk, texts, starting)
        self._search = SearchField("gallery-search", texts.say("gallery.search"))
        self._states, self._fields = QComboBox(), QComboBox()
        self._count = label("", "muted")
        self._nothing = label(texts.say("gallery.nothing_found"), "subtitle", wraps=True)
        self._left = QFrame()
        self._fill_filters()
        self._lay_out()
        self._connect()
        self._look()

    def show_form(self, form: str) -> None:
        """Choose the form with that id, whatever was looked for before."""
        if self.model.row_of(form) < 0:
            self._search.clear()
            self._states.setCurrentIndex(0)
            self._fields.setCurrentIndex(0)
        row = self.model.row_of(form)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self._show_entry(self.model.entries[row], form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between list and page."""
        super().resizeEvent(event)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for typing at once."""
        super().showEvent(event)
        self._search.setFocus()

    def _widen(self) -> None:
        wanted = self.fontMetrics().averageCharWidth() * _LETTERS
        self._left.setFixedWidth(min(wanted, round(self.width() * _SHARE)))

    def _fill_filters(self) -> None:
        say = self._texts.say
        for state in STATES:
            self._states.addItem(say(f"gallery.show.{state or 'all'}"), state)
        self._fields.addItem(say("field.all"), "")
        for field in self.model.fields():
            key = f"field.{field}"
            self._fields.addItem(say(key) if self._texts.has(key) else field, field)
        for box, name, key in (
            (self._states, "gallery-state", "gallery.which_state"),
            (self._fields, "gallery-field", "gallery.field"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(say(key))
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        say = self._texts.say
        choose = button(say("home.choose"), "gallery-choose", self.choosing.emit)
        head = line(label(say("gallery.title"), "title"), 1, choose)
        head.setContentsMargins(34, 22, 34, 10)
        above = column(
            self._search, self._states, self._fields, self._count, self._nothing, spacing=6
        )
        above.setContentsMargins(34, 2, 8, 2)
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addLayout(above)
        frame = QHBoxLayout()
        frame.setContentsMargins(18, 0, 0, 8)
        frame.addWidget(self.list)
        inner.addLayout(frame, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left)
        middle.addWidget(self.page, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(middle, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._look)
        self._search.returnPressed.connect(self.list.setFocus)
        self._states.currentIndexChanged.connect(self._look)
        self._fields.currentIndexChanged.connect(self._look)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _: self.page.begin())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)
        down = QShortcut(QKeySequence("Down"), self._search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)

    def _look(self) -> None:
        """Show what fits, and keep the action that is chosen if it does."""
        chosen = self.page.head.id if self.page.head else ""
        self.model.look_for(
            self._search.text(), self._states.currentData(), self._fields.currentData()
        )
        found = sum(len(entry.heads) for entry in self.model.entries)
        self._count.setText(self._texts.count("gallery.count", found))
        self._nothing.setVisible(not found)
        self._count.setVisible(bool(found))
        self.page.setVisible(bool(found))
        row = self.model.row_of(chosen) if chosen else -1
        if row < 0:
            row = next((n for n, entry in enumerate(self.model.entries) if entry.action), -1)
        if row >= 0:
            # After the list has taken in its new lines, or it would choose the first by itself.
            self.list.setCurrentIndex(self.model.index(row))
            self._show_entry(self.model.entries[row])

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show_entry(index.data(ENTRY))

    def _show_entry(self, entry: Entry, form: str = "") -> None:
        if entry.action is not None:
            self.page.show_action(entry.action, entry.heads, form)
