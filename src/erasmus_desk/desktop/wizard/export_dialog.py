"""Asks how the document is to be, writes it, and says where it lies."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.languages import native_name, sorted_languages
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.wizard.pieces import Tick, button, column, label, row, show_if
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_PARTS = ("prompts", "counters", "empty")
_LONGEST = 80


def export_draft(
    parent: QWidget | None, desk: Desk, opened: OpenDraft, texts: Texts
) -> Path | None:
    """Let the person export *opened* as a Word document; the file written, or None."""
    dialog = ExportDialog(parent, desk, opened, texts)
    dialog.exec()
    written = dialog.written
    dialog.deleteLater()
    return written


def proposed_path(desk: Desk, opened: OpenDraft) -> Path:
    """Where the document is written unless the person says otherwise."""
    kept = Path(desk.preferences.last_folder) if desk.preferences.last_folder else None
    documents = Path.home() / "Documents"
    folder = next((f for f in (kept, documents) if f and f.is_dir()), Path.home())
    name = " ".join(_UNFIT.sub(" ", opened.draft.title).split()).strip(" .")[:_LONGEST].strip()
    return folder / f"{name or opened.form.id}.docx"


class ExportDialog(QDialog):
    """Language, contents and place of the document; then where it lies.

    Args:
        parent: The window it stands before.
        desk: Writes the document.
        opened: The draft.
        texts: The words of the window.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__(parent)
        self._desk, self._opened, self._texts = desk, opened, texts
        self.written: Path | None = None
        self.setObjectName("export_dialog")
        self.setWindowTitle(self._say("title"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        self._sheets = QStackedLayout()
        outer = column(self, margin=20)
        outer.addLayout(self._sheets)
        self._asking, self._telling = QWidget(), QWidget()
        self._sheets.addWidget(self._asking)
        self._sheets.addWidget(self._telling)
        self._ask()
        self._tell()

    def _say(self, key: str, **facts: object) -> str:
        return self._texts.say(f"wizard.export_dialog.{key}", **facts)

    def _ask(self) -> None:
        inside = column(self._asking, gap=10)
        inside.addWidget(label(self._say("title"), "heading"))
        inside.addWidget(label(self._say("intro"), "subtitle", wrap=True))
        self._add_language(inside)
        inside.addWidget(label(self._say("contents"), "label"))
        self._parts = {part: Tick(self._say(part), f"export:{part}") for part in _PARTS}
        self._blank = Tick(self._say("blank"), "export:blank")
        self._blank.ticked.connect(self._on_blank)
        for tick in (*self._parts.values(), self._blank):
            tick.show_ticked(ticked=tick is not self._blank)
            inside.addWidget(tick)
        self._add_place(inside)
        self._problem = label(role="error", wrap=True)
        self._problem.setObjectName("export:problem")
        inside.addWidget(self._problem)
        self._problem.hide()
        inside.addStretch(1)
        self._add_answers(inside)

    def _add_language(self, inside: QVBoxLayout) -> None:
        caption = label(self._say("language"), "label")
        self._language = QComboBox()
        self._language.setObjectName("export:language")
        self._language.setAccessibleName(caption.text())
        caption.setBuddy(self._language)
        for code in sorted_languages(list(self._desk.languages("labels"))):
            self._language.addItem(native_name(code), code)
        wanted = self._desk.preferences.document or self._desk.prompts_of(self._opened)
        self._language.setCurrentIndex(max(0, self._language.findData(wanted)))
        inside.addWidget(caption)
        inside.addWidget(self._language)

    def _add_place(self, inside: QVBoxLayout) -> None:
        caption = label(self._say("file"), "label")
        self._place = QLineEdit(str(proposed_path(self._desk, self._opened)))
        self._place.setObjectName("export:file")
        self._place.setAccessibleName(caption.text())
        caption.setBuddy(self._place)
        browse = button(self._say("browse"), "plain", "export:browse")
        browse.clicked.connect(self._browse)
        line = row(gap=8)
        line.addWidget(self._place, 1)
        line.addWidget(browse)
        inside.addWidget(caption)
        inside.addLayout(line)

    def _add_answers(self, inside: QVBoxLayout) -> None:
        line = row(gap=8)
        line.addStretch(1)
        cancel = button(self._say("cancel"), "plain", "export:cancel")
        cancel.clicked.connect(self.reject)
        write = button(self._say("write"), "primary", "export:write")
        write.setDefault(True)
        write.clicked.connect(self.write)
        line.addWidget(cancel)
        line.addWidget(write)
        inside.addLayout(line)

    def _tell(self) -> None:
        inside = column(self._telling, gap=10)
        inside.addWidget(label(self._say("done"), "heading"))
        self._where = label(role="subtitle", wrap=True)
        self._where.setObjectName("export:where")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self._where)
        inside.addStretch(1)
        line = row(gap=8)
        line.addStretch(1)
        for name, role, action in (
            ("open_folder", "plain", lambda: self._open(folder=True)),
            ("open_file", "plain", lambda: self._open(folder=False)),
            ("close", "primary", self.accept),
        ):
            made = button(self._say(name), role, f"export:{name}")
            made.clicked.connect(action)
            line.addWidget(made)
        inside.addLayout(line)

    def write(self) -> None:
        """Write the document; what goes wrong is said, and another place can be chosen."""
        target = self._target()
        if target is None:
            self._show_problem(self._say("no_file"))
            return
        try:
            self.written = self._export(target)
        except DeskError as error:
            said = (self._say("failed"), self._texts.error(error), self._say("elsewhere"))
            self._show_problem(" ".join(said))
            self._place.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._where.setText(str(self.written))
        self._sheets.setCurrentWidget(self._telling)
        self._remember(self.written.parent)

    def _export(self, target: Path) -> Path:
        language = str(self._language.currentData())
        if self._blank.is_ticked:
            return self._desk.export_blank(self._opened.form.id, target, language=language)
        return self._desk.export_word(
            self._opened,
            target,
            language=language,
            prompts=self._parts["prompts"].is_ticked,
            counters=self._parts["counters"].is_ticked,
            empty=self._parts["empty"].is_ticked,
        )

    def _target(self) -> Path | None:
        text = self._place.text().strip()
        if not text:
            return None
        path = Path(text).expanduser()
        if not path.is_absolute():
            path = proposed_path(self._desk, self._opened).parent / path
        return path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")

    def _remember(self, folder: Path) -> None:
        try:
            self._desk.prefer(last_folder=str(folder))
        except DeskError:
            # The document is there; where to begin next time is not worth a message.
            return

    def _browse(self) -> None:
        kind = f"{self._say('file_kind')} (*.docx)"
        found, _ = QFileDialog.getSaveFileName(self, self._say("title"), self._place.text(), kind)
        if found:
            self._place.setText(found)

    def _on_blank(self, blank: bool) -> None:  # noqa: FBT001
        for tick in self._parts.values():
            tick.setEnabled(not blank)

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        set_role(self._problem, "error")
        show_if(self._problem, shown=True)

    def _open(self, *, folder: bool) -> None:
        if self.written is not None:
            shown = self.written.parent if folder else self.written
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
