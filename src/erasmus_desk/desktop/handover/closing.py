"""The closing list: every field with the moment at which it was handed over."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, fit, label, line
from erasmus_desk.errors import DeskError
from erasmus_desk.session.handover_report import write_report

_WIDE, _HIGH = 560, 620
_SUFFIX = ".txt"


class ClosingList(QDialog):
    """Shows the closing list and saves it.

    Args:
        texts: Texts of the window.
        content: The list.
        draft: The file of the draft; the list is offered a place beside it.
        parent: The window that it belongs to.
    """

    def __init__(self, texts: Texts, content: str, draft: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts, self._content, self._draft = texts, content, draft
        say = texts.say
        self.setObjectName("closing-list")
        self.setWindowTitle(say("handover.report.window"))
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=True)
        shown = QPlainTextEdit(content)
        shown.setObjectName("closing-list-text")
        shown.setAccessibleName(say("handover.report.window"))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        self._told = label("", "help", wraps=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 18, 20, 16)
        inside.setSpacing(10)
        inside.addWidget(label(say("handover.report.intro"), "help", wraps=True))
        inside.addWidget(shown, 1)
        inside.addWidget(self._told)
        save = button(say("handover.report.save"), "closing-list-save", self._save, "primary")
        close = button(say("handover.report.close"), "closing-list-close", self.accept)
        inside.addLayout(line(1, close, save))
        fit(self, _WIDE, _HIGH)

    def _save(self) -> None:
        texts = self._texts
        name = texts.say("handover.report.name", title=self._draft.stem)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            texts.say("handover.report.save_title"),
            str(self._draft.with_name(f"{name}{_SUFFIX}")),
            f"{texts.say('handover.report.files')} (*{_SUFFIX})",
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_name(path.name + _SUFFIX)
        try:
            write_report(path, self._content)
        except DeskError as error:
            show_error(self, texts, error, "dialog.failed")
            return
        self._told.setText(texts.say("handover.report.saved", file=str(path)))
