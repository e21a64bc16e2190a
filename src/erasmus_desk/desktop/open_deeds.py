"""What is done with the draft that is open: save, save elsewhere, copy, rename, export, leave."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.shelving import Shelving
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shown import SUFFIX

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft


_MOMENT = 5.0


class OpenDeeds(QObject):
    """Acts on the open draft.

    Signals:
        notice: Something happened (sentence, label of a button, what the button does).
        renamed: The draft has another title or another file.
    """

    notice = Signal(str, str, object)
    renamed = Signal()

    def __init__(self, desk: Desk, texts: Texts, shelving: Shelving, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._texts = texts
        self._shelving = shelving
        self._window = window

    def save(self, opened: "OpenDraft") -> bool:
        """Save now; whether that worked."""
        from erasmus_desk.desktop.dialogs.messages import show_error

        try:
            self._desk.save(opened)
            self._desk.remember(opened)
        except DeskError as error:
            show_error(self._window, self._texts, error, "dialog.not_saved")
            return False
        return True

    def save_as(self, opened: "OpenDraft") -> bool:
        """Ask for another place and go on working there; whether that was done."""
        from erasmus_desk.desktop.dialogs.messages import show_error
        from erasmus_desk.session.whole_drafts import save_as

        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self._texts.say("dialog.save_as_title"),
            str(opened.path),
            f"{self._texts.say('dialog.drafts')} (*{SUFFIX})",
        )
        if not chosen:
            return False
        path = Path(chosen)
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            save_as(self._desk, opened, path)
        except DeskError as error:
            show_error(self._window, self._texts, error, "dialog.not_saved")
            return False
        self.renamed.emit()
        self.notice.emit(self._texts.say("notice.saved_as", file=str(path)), "", None)
        return True

    def duplicate(self, opened: "OpenDraft") -> None:
        """Make a copy in the library and go on with this one."""
        from erasmus_desk.desktop.dialogs.messages import show_error
        from erasmus_desk.session.whole_drafts import duplicate

        if not self.save(opened):
            return
        title = self._texts.say("dialog.copy_of", title=opened.draft.title)
        try:
            duplicate(self._desk, opened.path, title)
        except DeskError as error:
            show_error(self._window, self._texts, error, "dialog.failed")
            return
        self.notice.emit(self._texts.say("notice.duplicated", title=title), "", None)

    def rename(self, opened: "OpenDraft") -> None:
        """Ask for another title."""
        from erasmus_desk.session.whole_drafts import retitle

        title = self._shelving.ask_title(opened.draft.title)
        if title and title != opened.draft.title:
            retitle(opened, title)
            self.renamed.emit()

    def export(self, opened: "OpenDraft") -> None:
        """Ask how the document is to be and write it."""
        from erasmus_desk.desktop.wizard.export_dialog import export_draft

        opened.saver.flush(time.monotonic(), timeout=_MOMENT)
        export_draft(self._window, self._desk, opened, self._texts)

    def leave(self, opened: "OpenDraft") -> bool:
        """Save and let go of the draft; False if the person wants to stay with it."""
        from erasmus_desk.desktop.dialogs.messages import choose
        from erasmus_desk.session.whole_drafts import leave

        while (problem := leave(self._desk, opened)) is not None:
            texts = self._texts
            if opened.saver.state.diverged is not None:
                go = self._leave_undecided(opened)
                if go is None:
                    continue
                return go
            answers = ["dialog.stay", "dialog.try_again", "dialog.save_elsewhere", "dialog.lose"]
            answer = choose(
                self._window,
                texts,
                texts.say("dialog.leave_title", title=opened.draft.title),
                texts.error(problem),
                [texts.say(key) for key in answers],
            )
            if answer == 0:
                return False
            if answer == 2:  # noqa: PLR2004
                self.save_as(opened)
            elif answer == len(answers) - 1:
                leave(self._desk, opened, unsaved=True)
                return True
        return True

    def _leave_undecided(self, opened: "OpenDraft") -> bool | None:
        """Whether to leave although both sides changed the same; None to try again."""
        from erasmus_desk.desktop.safety.hands import leave_undecided
        from erasmus_desk.session.whole_drafts import leave

        go = leave_undecided(self._window, self._desk, self._texts, opened)
        if go:
            leave(self._desk, opened, unsaved=True)
        return go
