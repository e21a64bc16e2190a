"""The first page of Home: the drafts, and forms to begin with."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from erasmus_desk.desktop.home.cards import FormCards, Welcome, first_actions
from erasmus_desk.desktop.home.model import DraftsModel
from erasmus_desk.desktop.home.popups import offer_examples
from erasmus_desk.desktop.home.rows import COLUMNS, Row
from erasmus_desk.desktop.home.table import DraftsTable
from erasmus_desk.desktop.shelving import Shelving
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, SearchField, button, column, label, line
from erasmus_desk.session.desk import Desk

_SEARCH_SHARE = 6
"""How much of the free room the search field takes, the room beside the title taking one."""


class ApplicationsPage(QWidget):
    """Drafts in a table; search, sort, open, rename, copy, throw away; cards for new ones.

    Signals:
        all_forms: The gallery is wanted.
        choosing: Help me choose is wanted.
    """

    all_forms = Signal()
    choosing = Signal()

    def __init__(self, desk: Desk, texts: Texts, starting: Starting, shelving: Shelving) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk, self._texts = desk, texts
        self._starting = starting
        self._shelving = shelving
        self.model = DraftsModel(texts, COLUMNS)
        self.table = DraftsTable(self.model)
        self._search = SearchField("search", texts.say("home.search"))
        self._none = label(texts.say("home.nothing_found"), "subtitle")
        self._cards = FormCards(texts, first_actions(desk, texts))
        self._welcome = Welcome(texts)
        self._drafts = self._table_card()
        self._lay_out()
        self._connect()
        self._add_keys()

    def show_rows(self, rows: list[Row], choose: str = "") -> None:
        """Show these drafts, the cursor on the one at *choose* or where it was."""
        before, near = self.table.chosen(), self.table.currentIndex().row()
        path = choose or (before.entry.path if before else "")
        self.model.show_rows(rows)
        self._welcome.setVisible(not rows)
        self._drafts.setVisible(bool(rows))
        self._search.setVisible(bool(rows))
        self._show_found()
        self.table.choose(path, near)

    def sort_by(self, name: str) -> None:
        """Sort by that column, turned round if it is the present one."""
        header = self.table.horizontalHeader()
        section = COLUMNS.index(name)
        order = Qt.SortOrder.AscendingOrder
        if header.sortIndicatorSection() == section:
            order = Qt.SortOrder(1 - header.sortIndicatorOrder().value)
        header.setSortIndicator(section, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many cards in a row as there is room for."""
        super().resizeEvent(event)
        margins = self.contentsMargins()
        self._cards.arrange(self.width() - 68 - margins.left() - margins.right())

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the keyboard at once."""
        super().showEvent(event)
        self.table.fit_rows()
        if self.model.rows:
            self.table.setFocus()

    def _lay_out(self) -> None:
        texts = self._texts
        title = label(texts.say("home.applications"), "title")
        head = line(
            title,
            1,
            self._search,
            button(texts.say("home.open"), "home-open", self._starting.open_file),
            button(texts.say("home.new"), "home-new", self._starting.new, "primary"),
        )
        head.setStretchFactor(self._search, _SEARCH_SHARE)
        more = line(
            button(texts.say("home.all_forms"), "home-all-forms", self.all_forms.emit),
            button(texts.say("home.choose"), "home-choose", self.choosing.emit),
            1,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(34, 24, 34, 18)
        outer.setSpacing(13)
        outer.addLayout(head)
        outer.addWidget(self._welcome)
        outer.addWidget(self._drafts)
        outer.addSpacing(6)
        outer.addWidget(label(texts.say("home.start_title"), "heading"))
        outer.addWidget(self._cards)
        outer.addLayout(more)
        outer.addStretch(1)

    def _table_card(self) -> Card:
        card = Card()
        self.table.setObjectName("drafts")
        self.table.setAccessibleName(self._texts.say("home.applications"))
        self._none.setObjectName("nothing-found")
        self._none.setContentsMargins(12, 8, 12, 12)
        inner = column(self.table, self._none, spacing=0)
        inner.setContentsMargins(8, 2, 8, 6)
        card.setLayout(inner)
        return card

    def _connect(self) -> None:
        texts = self._texts
        self._search.textChanged.connect(self._on_search)
        self.table.opened.connect(self._open)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._cards.chosen.connect(self._starting.new)
        self._welcome.start.connect(self._starting.new)
        self._welcome.example.connect(
            partial(offer_examples, self._desk, texts, self._starting, self._welcome)
        )

    def _add_keys(self) -> None:
        for keys, name in (("F2", "rename"), ("Ctrl+D", "duplicate"), ("Del", "put_away")):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._do, name))
        carry = QShortcut(QKeySequence("Ctrl+U"), self.table)
        carry.setContext(Qt.ShortcutContext.WidgetShortcut)
        carry.activated.connect(lambda: self._carry(self.table.chosen()))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)

    def _do(self, name: str) -> None:
        row = self.table.chosen()
        if row is not None:
            getattr(self._shelving, name)(row.entry)

    def _carry(self, row: Row | None) -> None:
        if row is not None and not row.problem:
            self._starting.carry_file(Path(row.entry.path))

    def _open(self, row: Row) -> None:
        self._starting.open(Path(row.entry.path))

    def _on_search(self, wanted: str) -> None:
        row = self.table.chosen()
        self.model.search(wanted)
        self._show_found()
        self.table.choose(row.entry.path if row else "")

    def _show_found(self) -> None:
        nothing = bool(self._search.text()) and not self.model.rows
        self._none.setVisible(nothing)

    def _show_menu(self, point: QPoint) -> None:
        row = self.table.chosen()
        menu = QMenu(self.table)
        if row is not None:
            self._add_deeds(menu, row)
        sorting = menu.addMenu(self._texts.say("home.sort_by"))
        for name in COLUMNS:
            sorting.addAction(self._texts.say(f"home.column.{name}"), partial(self.sort_by, name))
        menu.exec(self.table.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _add_deeds(self, menu: QMenu, row: Row) -> None:
        say = self._texts.say
        away = "home.away" if Path(row.entry.path).parent.name == "drafts" else "home.leave_out"
        usable = not row.problem
        deeds = (
            ("home.do_open", "Return", partial(self._open, row), True),
            ("home.do_rename", "F2", partial(self._do, "rename"), usable),
            ("home.do_duplicate", "Ctrl+D", partial(self._do, "duplicate"), usable),
            ("home.do_carry", "Ctrl+U", partial(self._carry, row), usable),
            (away, "Del", partial(self._do, "put_away"), True),
        )
        for key, keys, deed, enabled in deeds:
            action = QAction(f"{say(key)}\t{QKeySequence(keys).toString(_NATIVE)}", menu)
            action.triggered.connect(deed)
            action.setEnabled(enabled)
            menu.addAction(action)
        menu.setDefaultAction(menu.actions()[0])
        menu.addSeparator()


_NATIVE = QKeySequence.SequenceFormat.NativeText
