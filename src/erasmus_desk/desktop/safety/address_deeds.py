"""What is done with the organisations of the address book, on Home and in a draft."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.desktop.safety.address_files import AddressFiles
    from erasmus_desk.desktop.safety.address_names import AddressNames
    from erasmus_desk.model.answers import Place
    from erasmus_desk.session.addresses import AddressBook
    from erasmus_desk.session.kept import Card
    from erasmus_desk.session.open_draft import OpenDraft


class AddressDeeds(QObject):
    """Adds, edits, deletes, imports and exports cards, and carries them into drafts and back.

    Attributes:
        counted: How many there were when they were last counted; None before that.

    Signals:
        changed: The book has to be shown anew.
        notice: Something happened that may be taken back (sentence, label, how).
    """

    changed = Signal()
    notice = Signal(str, str, object)

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._texts, self._window = desk, texts, window
        self._path = desk.home / "addresses.json"
        self._book: AddressBook | None = None
        self.counted: int | None = None if self._path.exists() else 0
        self._names: tuple[str, AddressNames] | None = None

    @property
    def book(self) -> "AddressBook":
        """The address book."""
        if self._book is None:
            from erasmus_desk.session.addresses import AddressBook

            self._book = AddressBook(self._desk)
        return self._book

    @property
    def names(self) -> "AddressNames":
        """What fields are called in the present language."""
        if self._names is None or self._names[0] != self._texts.language:
            from erasmus_desk.desktop.safety.address_names import AddressNames

            self._names = (self._texts.language, AddressNames(self._desk, self._texts))
        return self._names[1]

    def count(self) -> int:
        """How many organisations there are; none where the book cannot be read."""
        found = 0
        if self._path.exists():
            try:
                found = len(self.book.cards())
            except DeskError:
                found = 0
        self.counted = found
        return found

    def count_again(self) -> None:
        """Let Home say how many there are; not at the start, which must be quick."""
        self.count()
        self.changed.emit()

    def add(self) -> None:
        """Ask for a new organisation."""
        from erasmus_desk.session.kept import Card

        card = self._ask(Card("", {}))
        kept: list[Card] = []
        if card is not None and self.attempt(lambda: kept.append(self.book.keep(card))):
            self._tell("addresses.added", card, lambda: self.book.remove(kept[0]))

    def edit(self, card: "Card") -> None:
        """Change an organisation."""
        changed = self._ask(card)
        if changed is not None and self.attempt(lambda: self.book.keep(changed)):
            self._tell("addresses.edited", changed, lambda: self.book.keep(card))

    def delete(self, card: "Card") -> None:
        """Take an organisation out of the book."""
        if self.attempt(lambda: self.book.remove(card)):
            self._tell("addresses.deleted", card, lambda: self.book.keep_all([card]))

    @property
    def files(self) -> "AddressFiles":
        """Tables and files of others, and files for others."""
        from erasmus_desk.desktop.safety.address_files import AddressFiles

        return AddressFiles(self._desk, self._texts, self, self._window)

    def use_in(self, opened: "OpenDraft") -> "Place | None":
        """Put a card into the draft; returns where, or None if that was given up."""
        from erasmus_desk.desktop.safety.address_draft import use_card

        return use_card(self._window, self, self._texts, opened)

    def learn_from(self, opened: "OpenDraft") -> None:
        """Keep organisations of the draft in the book."""
        from erasmus_desk.desktop.safety.address_draft import learn_cards

        learn_cards(self._window, self, self._texts, opened)

    def update_in(self, opened: "OpenDraft") -> None:
        """Take over into the draft what the book knows better."""
        from erasmus_desk.desktop.safety.address_draft import update_cards

        update_cards(self._window, self, self._texts, opened, self._desk)

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do *deed* and show the book anew; tell it where that fails."""
        from erasmus_desk.desktop.dialogs.messages import show_error

        try:
            deed()
        except DeskError as error:
            show_error(self._window, self._texts, error, "dialog.failed")
            return False
        self.count_again()
        return True

    def _ask(self, card: "Card") -> "Card | None":
        from erasmus_desk.desktop.safety.address_editor import CardEditor

        today = self._desk.now().date()
        dialog = CardEditor(self._texts, self.names, card, today, self._window)
        accepted = dialog.exec()
        found = dialog.card()
        dialog.deleteLater()
        return found if accepted else None

    def _tell(self, key: str, card: "Card", undo: Callable[[], object]) -> None:
        said = self._texts.say(key, name=card.name)
        self.notice.emit(said, self._texts.say("notice.undo"), lambda: self.attempt(undo))


def asks_for_organisations(opened: "OpenDraft | None") -> bool:
    """Whether a draft is open whose form asks for organisations."""
    if opened is None:
        return False
    from erasmus_desk.session.address_copies import organisation_list

    try:
        organisation_list(opened.form)
    except LookupError:
        return False
    return True
