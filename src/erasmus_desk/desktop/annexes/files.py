"""The dialogs for files of the annex desk: choose, add, write a draft, collect copies."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.paper.waiting import Waiting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.annexes import Slot
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_FOR_ONE = ("mandate", "partner")
_ARCHIVE = ".zip"


class AnnexFiles:
    """Asks for files and places, and says what went wrong.

    Args:
        desk, opened, texts: What the dialogs work with.
        parent: The page.
    """

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QWidget) -> None:
        self._desk, self._opened, self._texts, self._parent = desk, opened, texts, parent
        self._folder = opened.path.parent

    def ask_file(self, slot: Slot) -> Path | None:
        """The file for *slot*; None if the person would rather not."""
        say = self._texts.say
        start = slot.path if slot.path is not None else self._folder
        title = say("annexes.choose_title", annex=f"{slot.title} {slot.for_whom}".strip())
        found, _ = QFileDialog.getOpenFileName(self._window, title, str(start), self._kinds(slot))
        return self._remembered(Path(found)) if found else None

    def ask_more(self) -> list[Path]:
        """Files to add."""
        title = self._texts.say("annexes.add_title")
        found, _ = QFileDialog.getOpenFileNames(self._window, title, str(self._folder))
        return [self._remembered(Path(one)) for one in found]

    def write_draft(self, slot: Slot) -> Path | None:
        """Write this program's own draft of the annex where the person says."""
        from erasmus_desk.desktop.wizard.export_dialog import proposed_path
        from erasmus_desk.session.annex_names import clean_names

        say = self._texts.say
        name = Path(clean_names([slot])[0][3:]).with_suffix(".docx")
        start = proposed_path(self._desk, self._opened).with_name(str(name))
        title = say("annexes.draft_title", annex=f"{slot.title} {slot.for_whom}".strip())
        kinds = f"{say('annexes.word')} (*.docx)"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if not chosen:
            return None
        partner = slot.wanted.item if slot.wanted is not None and slot.document in _FOR_ONE else ""
        try:
            return self._desk.export_word(
                self._opened,
                Path(chosen),
                kind=slot.document,  # type: ignore[arg-type]
                partner=partner,
            )
        except DeskError as error:
            show_error(self._parent, self._texts, error, "dialog.failed")
            return None

    def collect(self, *, archive: bool) -> Path | None:
        """Copy all files to a folder or archive where the person says."""
        target = self._ask_archive() if archive else self._ask_folder()
        if target is None:
            return None
        from erasmus_desk.session.annex_collecting import Stopped, collect

        say = self._texts.say
        try:
            with Waiting(self._parent, say("annexes.collecting"), say("dialog.cancel")) as waiting:
                # Qt has asked whether an old archive may be written over.
                return collect(
                    self._desk, self._opened, target, told=waiting.progress, replace=archive
                )
        except Stopped:
            return None
        except DeskError as error:
            show_error(self._parent, self._texts, error, "dialog.failed")
            return None

    def _ask_archive(self) -> Path | None:
        say = self._texts.say
        start = self._proposed(_ARCHIVE)
        kinds = f"{say('annexes.archives')} (*{_ARCHIVE})"
        title = say("annexes.collect_title")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.casefold() == _ARCHIVE else path.with_name(path.name + _ARCHIVE)

    def _ask_folder(self) -> Path | None:
        from erasmus_desk.session.annex_collecting import free_folder

        title, start = self._texts.say("annexes.collect_title"), self._proposed("")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(start.parent))
        return free_folder(Path(chosen) / start.name) if chosen else None

    def _proposed(self, suffix: str) -> Path:
        from erasmus_desk.desktop.wizard.export_dialog import proposed_path

        usual = proposed_path(self._desk, self._opened, "")
        return usual.with_name(f"{usual.name} - {self._texts.say('annexes.folder_name')}{suffix}")

    def _kinds(self, slot: Slot) -> str:
        everything = f"{self._texts.say('dialog.all_files')} (*)"
        formats = slot.wanted.annex.formats if slot.wanted is not None else ()
        if not formats:
            return everything
        endings = " ".join(f"*.{one}" for one in formats)
        return f"{', '.join(one.upper() for one in formats)} ({endings});;{everything}"

    def _remembered(self, path: Path) -> Path:
        self._folder = path.parent
        return path

    @property
    def _window(self) -> QWidget:
        return self._parent.window()
