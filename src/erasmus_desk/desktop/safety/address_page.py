"""The address book on Home: organisations to search, edit, import and export."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from erasmus_desk.desktop.safety.address_deeds import AddressDeeds
from erasmus_desk.desktop.safety.two_lines import Entry, TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import SearchField, button, label, line
from erasmus_desk.errors import DeskError
from erasmus_desk.session.kept import Card


class AddressPage(QWidget):
    """Lists the organisations.

    Args:
        texts: The words.
        deeds: What is done with them.
    """

    def __init__(self, texts: Texts, deeds: AddressDeeds) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._texts, self._deeds = texts, deeds
        self._cards: tuple[Card, ...] = ()
        say = texts.say
        self._search = SearchField("addresses-search", say("addresses.search"))
        self._search.textChanged.connect(lambda _: self.refresh())
        self._list = TwoLineList("addresses-list", say("home.place.addresses"))
        self._list.itemActivated.connect(lambda _: self._do(deeds.edit))
        self._none = label("", "subtitle", wraps=True)
        self._none.setObjectName("addresses-none")
        self._edit = button(say("addresses.edit"), "addresses-edit", partial(self._do, deeds.edit))
        self._delete = button(
            say("addresses.delete"), "addresses-delete", partial(self._do, deeds.delete), "danger"
        )
        self._export = button(say("addresses.export"), "addresses-export", self._offer_export)
        self._import = button(say("addresses.import"), "addresses-import", self._offer_import)
        self._lay_out()
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(partial(self._do, deeds.delete))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)
        deeds.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the organisations that hold every word searched for."""
        before = self._chosen()
        problem = ""
        try:
            self._cards = self._deeds.book.find(self._search.text())
        except DeskError as error:
            self._cards, problem = (), self._texts.error(error)
        ids = [card.id for card in self._cards]
        row = ids.index(before.id) if before and before.id in ids else self._list.currentRow()
        self._list.show_entries([self._entry(card) for card in self._cards], max(row, 0))
        key = "addresses.nothing_found" if self._search.text() else "addresses.empty"
        self._none.setText(problem or self._texts.say(key))
        self._none.setVisible(not self._cards)
        self._list.setVisible(bool(self._cards))
        for piece in (self._edit, self._delete, self._export):
            piece.setEnabled(bool(self._cards))

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the keyboard at once."""
        super().showEvent(event)
        self.refresh()
        self._list.setFocus()

    def _lay_out(self) -> None:
        say = self._texts.say
        add = button(say("addresses.add"), "addresses-add", self._deeds.add, "primary")
        title = label(say("home.place.addresses"), "title")
        head = line(title, 1, self._search, add)
        head.setStretchFactor(self._search, 6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(34, 24, 34, 18)
        outer.setSpacing(13)
        outer.addLayout(head)
        outer.addWidget(label(say("addresses.help"), "subtitle", wraps=True))
        outer.addWidget(self._none)
        outer.addWidget(self._list, 1)
        # Takes the room while there is no list, so that words stay at the top.
        outer.addStretch(0)
        outer.addLayout(line(self._edit, self._delete, 1, self._import, self._export))

    def _entry(self, card: Card) -> Entry:
        return Entry(card.name, self._deeds.names.line(card))

    def _chosen(self) -> Card | None:
        row = self._list.currentRow()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def _do(self, deed: object) -> None:
        card = self._chosen()
        if card is not None and callable(deed):
            deed(card)

    def _offer_import(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("addresses-import-menu")
        menu.addAction(self._texts.say("addresses.from_csv"), self._deeds.files.take_csv)
        menu.addAction(self._texts.say("addresses.from_cards"), self._deeds.files.take_cards)
        menu.exec(self._import.mapToGlobal(self._import.rect().topLeft()))
        menu.deleteLater()

    def _offer_export(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("addresses-export-menu")
        chosen = self._chosen()
        if chosen is not None:
            only = self._texts.say("addresses.only", name=chosen.name.replace("&", "&&"))
            menu.addAction(only, lambda: self._deeds.files.export([chosen]))
        count = self._texts.count("addresses.all_shown", len(self._cards))
        menu.addAction(count, lambda: self._deeds.files.export(self._cards))
        menu.exec(self._export.mapToGlobal(self._export.rect().topLeft()))
        menu.deleteLater()
