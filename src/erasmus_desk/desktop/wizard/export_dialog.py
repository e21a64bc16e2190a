"""Asks how the document is to be, shows it, writes it, and says where it lies."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.paper.pages import Cancelled
from erasmus_desk.desktop.paper.waiting import Waiting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.wizard.export_choices import ExportChoices
from erasmus_desk.desktop.wizard.pieces import button, column, label, row, scroll_area, show_if
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

if TYPE_CHECKING:
    from erasmus_desk.session.exporting import Options

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80


def export_draft(
    parent: QWidget | None, desk: Desk, opened: OpenDraft, texts: Texts
) -> Path | None:
    """Let the person export *opened* as a document; the file written, or None."""
    dialog = ExportDialog(parent, desk, opened, texts)
    dialog.exec()
    written = dialog.written
    dialog.deleteLater()
    return written


def proposed_path(desk: Desk, opened: OpenDraft, suffix: str = ".docx") -> Path:
    """Where the document is written unless the person says otherwise."""
    kept = Path(desk.preferences.last_folder) if desk.preferences.last_folder else None
    documents = Path.home() / "Documents"
    folder = next((f for f in (kept, documents) if f and f.is_dir()), Path.home())
    name = " ".join(_UNFIT.sub(" ", opened.draft.title).split()).strip(" .")[:_LONGEST].strip()
    return folder / f"{name or opened.form.id}{suffix}"


class ExportDialog(QDialog):
    """Kind, language, style and place of the document; then where it lies.

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
        waiting = sum(not entry.done for entry in self._opened.parked)
        if waiting:
            said = self._texts.count("parking.mentioned", waiting)
            inside.addWidget(label(said, "muted", wrap=True))
        self._choices = ExportChoices(self._desk, self._opened, self._texts)
        area = scroll_area()
        area.setWidget(self._choices)
        inside.addWidget(area, 1)
        self._add_place(inside)
        self._problem = label(role="error", wrap=True)
        self._problem.setObjectName("export:problem")
        inside.addWidget(self._problem)
        self._problem.hide()
        self._add_answers(inside)
        self._choices.changed.connect(self._follow)
        hint = self._choices.sizeHint().height()
        self.resize(self.minimumWidth(), min(hint + 300, self._tallest()))

    def _tallest(self) -> int:
        return int(self.screen().availableGeometry().height() * 0.9)

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
        preview = button(self._say("preview"), "plain", "export:preview")
        preview.clicked.connect(self.preview)
        line.addWidget(preview)
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
        self._pages = QVBoxLayout()
        inside.addLayout(self._pages)
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

    def preview(self) -> None:
        """Show the pages as they will be."""
        from erasmus_desk.desktop.paper.preview_dialog import preview_outline
        from erasmus_desk.session.exporting import outline_of

        wish = self._desk.wish(self._opened, language=self._choices.language, **self._options())
        preview_outline(self, outline_of(self._desk, self._opened, wish), self._texts)

    def write(self) -> None:
        """Write the document; what goes wrong is said, and another place can be chosen."""
        target = self._target()
        if target is None:
            self._show_problem(self._say("no_file"))
            return
        try:
            self.written = self._export(target)
        except Cancelled:
            return
        except DeskError as error:
            said = (self._say("failed"), self._texts.error(error), self._say("elsewhere"))
            self._show_problem(" ".join(said))
            self._place.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._where.setText(str(self.written))
        self._tell_pages()
        self._sheets.setCurrentWidget(self._telling)
        self._remember(self.written.parent)

    def _tell_pages(self) -> None:
        """Against the limit of the call, where it sets one."""
        if self._choices.kind != "part_b":
            return
        from erasmus_desk.desktop.paper.pages import Paper
        from erasmus_desk.desktop.paper.preview_dialog import limit_label
        from erasmus_desk.session.exporting import outline_of

        wish = self._desk.wish(self._opened, language=self._choices.language, **self._options())
        said = limit_label(Paper(outline_of(self._desk, self._opened, wish)), self._texts)
        said.setObjectName("export:pages")
        said.setWordWrap(True)
        self._pages.addWidget(said)

    def _export(self, target: Path) -> Path:
        language, options = self._choices.language, self._options()
        if self._choices.suffix == ".docx":
            house = self._choices.house
            return self._desk.export_word(
                self._opened, target, language=language, house=house, **options
            )
        from erasmus_desk.session.exporting import export_pdf

        wish = self._desk.wish(self._opened, language=language, **options)
        with Waiting(self, self._say("drawing"), self._say("cancel")) as waiting:
            return export_pdf(self._desk, self._opened, target, wish, progress=waiting.progress)

    def _options(self) -> "Options":
        choices = self._choices
        return {
            "kind": choices.kind,
            "partner": choices.partner,
            "prompts": choices.ticked("prompts"),
            "counters": choices.ticked("counters"),
            "empty": choices.ticked("empty"),
            "criteria": choices.ticked("criteria"),
        }

    def _target(self) -> Path | None:
        text = self._place.text().strip()
        if not text:
            return None
        path = Path(text).expanduser()
        if not path.is_absolute():
            path = proposed_path(self._desk, self._opened).parent / path
        suffix = self._choices.suffix
        return path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")

    def _follow(self) -> None:
        """The name of the file ends as its kind does."""
        path = Path(self._place.text().strip())
        if path.suffix.lower() in (".docx", ".pdf"):
            self._place.setText(str(path.with_suffix(self._choices.suffix)))

    def _remember(self, folder: Path) -> None:
        try:
            self._desk.prefer(last_folder=str(folder))
        except DeskError:
            # The document is there; where to begin next time is not worth a message.
            return

    def _browse(self) -> None:
        suffix = self._choices.suffix
        kind = f"{self._say('file_kind' if suffix == '.docx' else 'file_kind_pdf')} (*{suffix})"
        found, _ = QFileDialog.getSaveFileName(self, self._say("title"), self._place.text(), kind)
        if found:
            self._place.setText(found)

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        set_role(self._problem, "error")
        show_if(self._problem, shown=True)

    def _open(self, *, folder: bool) -> None:
        if self.written is not None:
            shown = self.written.parent if folder else self.written
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))
