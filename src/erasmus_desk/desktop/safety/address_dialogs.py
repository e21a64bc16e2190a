"""Dialogs that choose: an organisation of the address book, or some of several things."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.safety.address_deeds import AddressDeeds
from erasmus_desk.desktop.safety.two_lines import Entry, TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import SearchField, button, label, line
from erasmus_desk.model.answers import Place
from erasmus_desk.session.kept import Card


class CardPicker(QDialog):
    """Chooses a card and the organisation of the draft that it goes to.

    Args:
        texts: The words.
        deeds: Has the book.
        places: Place and name of the organisations that the draft has.
        parent: The window.
    """

    def __init__(
        self,
        texts: Texts,
        deeds: AddressDeeds,
        places: Sequence[tuple[Place, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card-picker")
        self.setWindowTitle(texts.say("addresses.use_title"))
        self._deeds = deeds
        self._cards: tuple[Card, ...] = ()
        self._search = SearchField("picker-search", texts.say("addresses.search"))
        self._search.textChanged.connect(lambda _: self._show_cards())
        self._list = TwoLineList("picker-list", texts.say("home.place.addresses"))
        self._list.itemActivated.connect(lambda _: self.accept())
        self._target = QComboBox()
        self._target.setObjectName("picker-target")
        self._target.setAccessibleName(texts.say("addresses.target"))
        self._target.addItem(texts.say("addresses.target_new"), None)
        for place, name in places:
            self._target.addItem(name, place)
        over = label(texts.say("addresses.target"), "label")
        over.setBuddy(self._target)
        self._use = button(texts.say("addresses.use"), "picker-use", self.accept, "primary")
        cancel = button(texts.say("dialog.cancel"), "picker-cancel", self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(9)
        outer.addWidget(label(texts.say("addresses.use_title"), "heading"))
        outer.addWidget(label(texts.say("addresses.use_help"), "help", wraps=True))
        outer.addWidget(self._search)
        outer.addWidget(self._list, 1)
        outer.addWidget(over)
        outer.addWidget(self._target)
        outer.addLayout(line(1, cancel, self._use))
        self.resize(560, 540)
        self._show_cards()
        self._search.setFocus()

    def card(self) -> Card | None:
        """The card chosen."""
        row = self._list.currentRow()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def place(self) -> Place | None:
        """Where it goes; None for a new organisation."""
        chosen = self._target.currentData()
        return tuple(chosen) if chosen else None

    def _show_cards(self) -> None:
        self._cards = self._deeds.book.find(self._search.text())
        names = self._deeds.names
        self._list.show_entries([Entry(card.name, names.line(card)) for card in self._cards])
        self._use.setEnabled(bool(self._cards))


class TickDialog(QDialog):
    """Lets the person tick some of several lines.

    Args:
        texts: The words.
        kind: What it is about: ``learn`` or ``update``.
        lines: What there is.
        parent: The window.
        unticked: Lines that are not ticked to begin with.
    """

    def __init__(
        self,
        texts: Texts,
        kind: str,
        lines: Sequence[str],
        parent: QWidget | None = None,
        unticked: Collection[int] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"cards-{kind}")
        heading = texts.say(f"addresses.{kind}_title")
        self.setWindowTitle(heading)
        self._list = QListWidget()
        self._list.setObjectName("ticks")
        self._list.setProperty("role", "choices")
        self._list.setAccessibleName(heading)
        self._list.setWordWrap(True)
        for row, said in enumerate(lines):
            item = QListWidgetItem(said)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Unchecked if row in unticked else Qt.CheckState.Checked
            item.setCheckState(state)
            self._list.addItem(item)
        take = button(texts.say(f"addresses.{kind}"), "ticks-take", self.accept, "primary")
        cancel = button(texts.say("dialog.cancel"), "ticks-cancel", self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(9)
        outer.addWidget(label(heading, "heading"))
        outer.addWidget(label(texts.say(f"addresses.{kind}_help"), "help", wraps=True))
        outer.addWidget(self._list, 1)
        outer.addLayout(line(1, cancel, take))
        self.resize(620, 440)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def ticked(self) -> list[int]:
        """The lines that are ticked."""
        rows = range(self._list.count())
        return [row for row in rows if self._list.item(row).checkState() == Qt.CheckState.Checked]
