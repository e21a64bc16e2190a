"""Ways into a draft: a new one, a file, an example; and the empty questionnaire of a form."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shown import SUFFIX

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft

_T = TypeVar("_T")


class Starting(QObject):
    """Opens drafts and makes new ones; what cannot be opened is told in one dialog.

    Signals:
        opened: A draft is open now (the draft).
        written: A file for others was written (its path).
        notice: Something happened that should be known (sentence, no button, nothing to do).
        carried: What was opened just now holds the answers of another form; there is a report.
    """

    opened = Signal(object)
    written = Signal(object)
    notice = Signal(str, str, object)
    carried = Signal()

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._texts = texts
        self._window = window

    def new(self, form_id: str = "") -> None:
        """Ask what the new application is to be, make it and open it."""
        from erasmus_desk.desktop.dialogs.new_application import NewApplication

        dialog = NewApplication(self._desk, self._texts, form_id, self._window)
        if dialog.exec():
            wish = dialog.wish()
            self._open(
                lambda: self._desk.new(
                    wish.form, wish.title, language=wish.language, prompts=wish.prompts
                )
            )
        dialog.deleteLater()

    def open_file(self) -> None:
        """Ask for a draft file and open it."""
        texts = self._texts
        folder = self._desk.preferences.last_folder or str(Path.home())
        kind = f"{texts.say('dialog.drafts')} (*{SUFFIX})"
        every = f"{texts.say('dialog.all_files')} (*)"
        heading = texts.say("dialog.open_title")
        chosen, _ = QFileDialog.getOpenFileName(self._window, heading, folder, f"{kind};;{every}")
        if chosen:
            self._keep_folder(Path(chosen))
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open the draft at *path*; where that fails, offer an earlier text of it."""
        from erasmus_desk.desktop.safety.hands import may_open

        if may_open(self._window, self._texts, path):
            found = self._attempt(
                lambda: self._desk.open(path), lambda error: self._rescue(path, error)
            )
            if found is not None:
                self.opened.emit(found)
                if _is_renewed(found):
                    self.carried.emit()

    def carry_file(self, path: Path) -> None:
        """Use the draft at *path* for another application, without opening it in the window."""
        found = self._attempt(lambda: self._desk.open(path, listed=False))
        if found is not None:
            self.carry(found)
            found.saver.close()

    def carry(self, opened: "OpenDraft") -> None:
        """Ask what *opened* is to be used for, make the new application and open it."""
        from erasmus_desk.desktop.carrying.dialog import CarryDialog
        from erasmus_desk.session.carry_over import create

        dialog = CarryDialog(self._desk, opened, self._texts, self._window)
        planned = dialog.planned if dialog.exec() else None
        title = dialog.title
        dialog.deleteLater()
        if planned is not None:
            self._open(lambda: create(self._desk, planned, title))
            self.carried.emit()

    def example(self, form_id: str) -> None:
        """Make a draft from the example of a form and open it."""
        self._open(lambda: self._desk.example(form_id))

    def blank(self, form_id: str) -> None:
        """Write the empty questionnaire of a form as a Word document."""
        head = self._desk.heads[form_id]
        name = f"{head.code} {head.call} {head.text(self._texts.language, 'short')}.docx"
        folder = Path(self._desk.preferences.last_folder or Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self._texts.say("dialog.blank_title"),
            str(folder / name.replace("/", "-")),
            f"{self._texts.say('dialog.word')} (*.docx)",
        )
        if not chosen:
            return
        self._keep_folder(Path(chosen))
        language = self._desk.preferences.prompts or self._texts.language
        written = self._attempt(
            lambda: self._desk.export_blank(form_id, Path(chosen), language=language)
        )
        if written is not None:
            self.written.emit(written)

    def _open(self, way: "Callable[[], OpenDraft]") -> None:
        found = self._attempt(way)
        if found is not None:
            self.opened.emit(found)

    def _rescue(self, path: Path, error: DeskError) -> None:
        """Tell the error; an earlier text that is wanted instead is opened."""
        from erasmus_desk.desktop.safety.opening import rescue

        rescued = self._attempt(lambda: rescue(self._window, self._desk, self._texts, path, error))
        if rescued is not None:
            self.opened.emit(rescued)
            self.notice.emit(self._texts.say("damaged.rescued"), "", None)

    def _attempt(
        self, way: Callable[[], _T], failed: Callable[[DeskError], object] | None = None
    ) -> _T | None:
        """What *way* gives; None where it fails, which is told, or *failed* is done."""
        from erasmus_desk.desktop.dialogs.messages import show_error

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            result = way()
        except DeskError as error:
            QGuiApplication.restoreOverrideCursor()
            if failed is not None:
                failed(error)
            else:
                show_error(self._window, self._texts, error)
            return None
        except BaseException:
            QGuiApplication.restoreOverrideCursor()
            raise
        QGuiApplication.restoreOverrideCursor()
        return result

    def _keep_folder(self, path: Path) -> None:
        try:
            self._desk.prefer(last_folder=str(path.parent))
        except DeskError:
            # The folder is remembered for now; that it cannot be kept harms nobody.
            return


def _is_renewed(opened: "OpenDraft") -> bool:
    """Whether its form became another since it was last saved."""
    facts = opened.draft.facts
    origin = facts.origin
    return origin is not None and origin.draft == facts.id and origin.at > facts.changed
