"""What is done with the organisations of the address book."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.safety.address_names import AddressNames
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.addresses import AddressBook
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import CARD_SUFFIX, Card, CsvRead, Incoming

_TOLD = 8
"""How many values left out of a table are named; the others are only counted."""


class AddressDeeds(QObject):
    """Adds, edits, deletes, imports and exports cards.

    Signals:
        changed: The book has to be shown anew (id of the card to choose, or empty).
        notice: Something happened that can be taken back (sentence, label, how).
    """

    changed = Signal(str)
    notice = Signal(str, str, object)

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._texts, self._window = desk, texts, window
        self.book = AddressBook(desk)
        self._names: tuple[str, AddressNames] | None = None

    @property
    def names(self) -> AddressNames:
        """What fields are called in the present language."""
        if self._names is None or self._names[0] != self._texts.language:
            self._names = (self._texts.language, AddressNames(self._desk, self._texts))
        return self._names[1]

    def add(self) -> None:
        """Ask for a new organisation."""
        card = self._ask(Card("", {}))
        if card is not None:
            kept: list[Card] = []
            if self._attempt(lambda: kept.append(self.book.keep(card))):
                self._told("added", kept[0], lambda: self.book.remove(kept[0]))

    def edit(self, card: Card) -> None:
        """Change an organisation."""
        changed = self._ask(card)
        if changed is not None and self._attempt(lambda: self.book.keep(changed)):
            self._told("edited", changed, lambda: self.book.keep(card))

    def delete(self, card: Card) -> None:
        """Take an organisation out of the book."""
        if self._attempt(lambda: self.book.remove(card)):
            self._told("deleted", card, lambda: self.book.keep_all([card]))

    def import_csv(self) -> None:
        """Take in a table."""
        path = self._chosen("addresses.csv_title", "addresses.csv", "*.csv *.txt")
        read: list[tuple[tuple[Incoming, ...], CsvRead]] = []
        if path and self._attempt(lambda: read.append(self.book.read_csv(path))):
            incoming, table = read[0]
            self._take(incoming, self._left_out(table))

    def import_cards(self) -> None:
        """Take in a file from others."""
        path = self._chosen("addresses.cards_title", "addresses.cards", f"*{CARD_SUFFIX}")
        read: list[tuple[Incoming, ...]] = []
        if path and self._attempt(lambda: read.append(self.book.read_file(path))):
            self._take(read[0], "")

    def export(self, cards: Sequence[Card]) -> None:
        """Write cards to a file for others."""
        texts = self._texts
        name = cards[0].name if len(cards) == 1 else texts.say("home.place.addresses")
        folder = Path(self._desk.preferences.last_folder or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            texts.say("addresses.export_title"),
            str(folder / f"{name.replace('/', '-')}{CARD_SUFFIX}"),
            f"{texts.say('addresses.cards')} (*{CARD_SUFFIX})",
        )
        written: list[Path] = []
        if chosen and self._attempt(lambda: written.append(self.book.export(cards, Path(chosen)))):
            self.notice.emit(texts.say("notice.written", file=str(written[0])), "", None)

    def _ask(self, card: Card) -> Card | None:
        from erasmus_desk.desktop.safety.address_editor import CardEditor

        today = self._desk.now().date()
        dialog = CardEditor(self._texts, self.names, card, today, self._window)
        accepted = dialog.exec()
        found = dialog.card()
        dialog.deleteLater()
        return found if accepted else None

    def _chosen(self, title: str, kind: str, pattern: str) -> Path | None:
        texts = self._texts
        folder = self._desk.preferences.last_folder or str(Path.home())
        every = f"{texts.say('dialog.all_files')} (*)"
        kinds = f"{texts.say(kind)} ({pattern});;{every}"
        chosen, _ = QFileDialog.getOpenFileName(self._window, texts.say(title), folder, kinds)
        return Path(chosen) if chosen else None

    def _left_out(self, table: CsvRead) -> str:
        """What of a table could not be taken, row by row."""
        texts = self._texts
        lines = [
            texts.say(
                f"addresses.problem_{one.code.replace('-', '_')}", row=one.row, value=one.value
            )
            for one in table.problems[:_TOLD]
        ]
        if len(table.problems) > _TOLD:
            lines.append(texts.count("addresses.problems_more", len(table.problems) - _TOLD))
        if table.unknown:
            lines.append(texts.say("addresses.unknown_columns", names=", ".join(table.unknown)))
        return "\n".join(lines)

    def _take(self, incoming: Sequence[Incoming], remarks: str) -> None:
        """Say what would come and take it if that is wanted."""
        from erasmus_desk.desktop.dialogs.messages import choose

        texts = self._texts
        known = sum(one.known is not None for one in incoming)
        said = texts.say("addresses.preview", new=len(incoming) - known, known=known)
        text = f"{said}\n\n{remarks}" if remarks else said
        answers = [texts.say("dialog.cancel"), texts.say("addresses.take")]
        heading = texts.count("addresses.found", len(incoming))
        if not incoming:
            answers = [texts.say("dialog.close")]
        answer = choose(self._window, texts, heading, text, answers)
        if answer == 1 and self._attempt(lambda: self.book.take(incoming)):
            self.notice.emit(texts.count("addresses.taken", len(incoming)), "", None)

    def _told(self, key: str, card: Card, undo: Callable[[], object]) -> None:
        said = self._texts.say(f"addresses.{key}", name=card.name)
        self.notice.emit(said, self._texts.say("notice.undo"), lambda: self._attempt(undo))

    def _attempt(self, deed: Callable[[], object]) -> bool:
        """Do *deed* and show the book anew; tell it where that fails."""
        from erasmus_desk.desktop.dialogs.messages import show_error

        try:
            deed()
        except DeskError as error:
            show_error(self._window, self._texts, error, "dialog.failed")
            return False
        self.changed.emit("")
        return True
