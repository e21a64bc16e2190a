"""Organisations from tables and files of others, and into files for others."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.dialogs.messages import choose
from erasmus_desk.desktop.safety.address_deeds import AddressDeeds
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import CARD_SUFFIX, Card, CsvRead, Incoming

_TOLD = 8
"""How many values left out of a table are named; the others are only counted."""


class AddressFiles:
    """Asks for files, says what they would bring, and takes it in.

    Args:
        desk, texts: What it works with.
        deeds: Has the book and tells what happened.
        window: The window that dialogs belong to.
    """

    def __init__(self, desk: Desk, texts: Texts, deeds: AddressDeeds, window: QWidget) -> None:
        self._desk, self._texts, self._deeds, self._window = desk, texts, deeds, window

    def take_csv(self) -> None:
        """Take in a table."""
        path = self._chosen("addresses.csv_title", "addresses.csv", "*.csv *.txt")
        read: list[tuple[tuple[Incoming, ...], CsvRead]] = []
        book = self._deeds.book
        if path and self._deeds.attempt(lambda: read.append(book.read_csv(path))):
            incoming, table = read[0]
            self._take(incoming, self._left_out(table))

    def take_cards(self) -> None:
        """Take in a file from others."""
        path = self._chosen("addresses.cards_title", "addresses.cards", f"*{CARD_SUFFIX}")
        read: list[tuple[Incoming, ...]] = []
        book = self._deeds.book
        if path and self._deeds.attempt(lambda: read.append(book.read_file(path))):
            self._take(read[0], "")

    def export(self, cards: Sequence[Card]) -> None:
        """Write *cards* to a file for others."""
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
        book = self._deeds.book
        if chosen and self._deeds.attempt(lambda: written.append(book.export(cards, Path(chosen)))):
            said = texts.say("notice.written", file=str(written[0]))
            self._deeds.notice.emit(said, "", None)

    def _chosen(self, title: str, kind: str, pattern: str) -> Path | None:
        texts = self._texts
        folder = self._desk.preferences.last_folder or str(Path.home())
        every = f"{texts.say('dialog.all_files')} (*)"
        kinds = f"{texts.say(kind)} ({pattern});;{every}"
        chosen, _ = QFileDialog.getOpenFileName(self._window, texts.say(title), folder, kinds)
        return Path(chosen) if chosen else None

    def _left_out(self, table: CsvRead) -> str:
        """What of a table could not be taken, row by row."""
        texts, more = self._texts, len(table.problems) - _TOLD
        lines = [
            texts.say(f"addresses.left_out.{one.code}", row=one.row, value=one.value)
            for one in table.problems[:_TOLD]
        ]
        if more > 0:
            lines.append(texts.count("addresses.more_left_out", more))
        if table.unknown:
            names = ", ".join(table.unknown)
            lines.append(texts.say("addresses.unknown_columns", names=names))
        return "\n".join(lines)

    def _take(self, incoming: Sequence[Incoming], remarks: str) -> None:
        """Say what would come, and take it if that is wanted."""
        texts, book = self._texts, self._deeds.book
        known = sum(one.known is not None for one in incoming)
        said = texts.say("addresses.preview", new=len(incoming) - known, known=known)
        text = f"{said}\n\n{remarks}" if remarks else said
        answers = [texts.say("dialog.cancel"), texts.say("addresses.take")]
        heading = texts.count("addresses.found", len(incoming))
        answer = choose(self._window, texts, heading, text, answers if incoming else answers[:1])
        if answer == 1 and self._deeds.attempt(lambda: book.take(incoming)):
            self._deeds.notice.emit(texts.count("addresses.taken", len(incoming)), "", None)
