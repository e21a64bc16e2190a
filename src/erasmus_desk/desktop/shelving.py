"""What is done with drafts on Home and in the trash."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shown import Entry


class Shelving(QObject):
    """Renames, copies, throws away and brings back drafts.

    Signals:
        changed: Home has to be shown anew (path of the draft to choose, or empty).
        notice: Something happened that can be taken back (sentence, label, how).
    """

    changed = Signal(str)
    notice = Signal(str, str, object)

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._texts = texts
        self._window = window

    def rename(self, entry: Entry) -> None:
        """Ask for another title."""
        title = self.ask_title(entry.title)
        if title and title != entry.title:
            from erasmus_desk.session.whole_drafts import rename

            self._attempt(lambda: rename(self._desk, Path(entry.path), title), entry.path)

    def ask_title(self, title: str) -> str:
        """Ask for a title, beginning with *title*; empty if that was given up."""
        dialog = QInputDialog(self._window)
        dialog.setObjectName("rename")
        dialog.setWindowTitle(self._texts.say("dialog.rename_title"))
        dialog.setLabelText(self._texts.say("dialog.rename_label"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(title)
        dialog.setOkButtonText(self._texts.say("dialog.rename"))
        dialog.setCancelButtonText(self._texts.say("dialog.cancel"))
        dialog.resize(440, dialog.sizeHint().height())
        accepted = dialog.exec()
        dialog.deleteLater()
        return " ".join(dialog.textValue().split()) if accepted else ""

    def duplicate(self, entry: Entry) -> None:
        """Make a copy beside the draft."""
        from erasmus_desk.session.whole_drafts import duplicate

        title = self._texts.say("dialog.copy_of", title=entry.title)
        made: list[Path] = []
        self._attempt(
            lambda: made.append(duplicate(self._desk, Path(entry.path), title)),
            lambda: str(made[0]),
        )

    def put_away(self, entry: Entry) -> None:
        """Move a draft of the library to the trash; leave one from elsewhere off the list."""
        path = Path(entry.path)
        if path.parent != self._desk.library.folder:
            self._leave_out(entry)
            return
        moved: list[Path] = []
        if self._attempt(lambda: moved.append(self._desk.library.to_trash(path)), ""):
            self._offer("notice.trashed", entry, lambda: self._restore(moved[0]))

    def restore(self, entry: Entry) -> None:
        """Bring a draft back from the trash."""
        if self._restore(Path(entry.path)):
            self.notice.emit(self._texts.say("notice.restored", title=entry.title), "", None)

    def erase(self, entry: Entry) -> None:
        """Delete a draft in the trash for good, and its versions, after asking."""
        title = entry.title or Path(entry.path).name
        heading = self._texts.say("dialog.erase_title", title=title)
        if self._is_sure(heading, [entry], "dialog.erase"):
            self._attempt(lambda: self._erase(entry), "")

    def empty_trash(self) -> None:
        """Delete everything in the trash for good, after asking."""
        entries = self._desk.library.trashed()
        heading = self._texts.count("dialog.empty_title", len(entries))
        if self._is_sure(heading, entries, "dialog.empty"):
            for entry in entries:
                if not self._attempt(lambda e=entry: self._erase(e), ""):  # type: ignore[misc]
                    return

    def _erase(self, entry: Entry) -> None:
        from erasmus_desk.session.erasing import erase

        erase(self._desk, Path(entry.path))

    def _is_sure(self, heading: str, entries: Sequence[Entry], yes: str) -> bool:
        """Ask whether *entries* are to go, saying what goes with them."""
        from erasmus_desk.desktop.dialogs.messages import confirm
        from erasmus_desk.session.erasing import versions_to_go

        texts = self._texts
        kept = versions_to_go(self._desk, [Path(entry.path) for entry in entries])
        said = texts.say("dialog.erase_text")
        if kept:
            said = f"{texts.count('dialog.erase_versions', kept)} {said}"
        return confirm(self._window, texts, heading, said, texts.say(yes))

    def _leave_out(self, entry: Entry) -> None:
        self._desk.library.forget(Path(entry.path))
        self.changed.emit("")
        self._offer("notice.left_out", entry, lambda: self._list_again(entry))

    def _list_again(self, entry: Entry) -> None:
        if Path(entry.path).is_file():
            self._desk.library.remember(entry)
        self.changed.emit(entry.path)

    def _restore(self, path: Path) -> bool:
        back: list[Path] = []
        return self._attempt(
            lambda: back.append(self._desk.library.restore(path)), lambda: str(back[0])
        )

    def _offer(self, key: str, entry: Entry, undo: Callable[[], object]) -> None:
        title = entry.title or Path(entry.path).name
        self.notice.emit(self._texts.say(key, title=title), self._texts.say("notice.undo"), undo)

    def _attempt(self, deed: Callable[[], object], choose: str | Callable[[], str]) -> bool:
        """Do *deed*, show Home anew with the draft *choose*; tell it where that fails."""
        from erasmus_desk.desktop.dialogs.messages import show_error

        try:
            deed()
        except DeskError as error:
            show_error(self._window, self._texts, error, "dialog.failed")
            self.changed.emit("")
            return False
        self.changed.emit(choose if isinstance(choose, str) else choose())
        return True
