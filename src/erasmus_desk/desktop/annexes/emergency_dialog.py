"""Asks what the agency will want to know, writes the emergency pack, and says where it lies."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.annexes.attempts import Attempts
from erasmus_desk.desktop.annexes.emergency_written import Written, until_text
from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.languages import native_name, sorted_languages
from erasmus_desk.desktop.paper.pages import Cancelled
from erasmus_desk.desktop.paper.waiting import Waiting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, column, label, line, scrolled
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.emergency import (
    FIELDS,
    FOLDER,
    case_of,
    drop_attempt,
    note,
    put_attempt,
    worries,
)
from erasmus_desk.session.open_draft import OpenDraft

_WIDE, _HIGH, _MARGIN = 760, 740, 26


class EmergencyDialog(QDialog):
    """The emergency pack of one draft; everything typed is kept in the draft.

    Args:
        desk, opened, texts: What the dialog works with.
        parent: The window.

    Attributes:
        folder: The pack that was written; None before.
    """

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("emergency")
        self._desk, self._opened, self._texts = desk, opened, texts
        self.folder: Path | None = None
        self.setWindowTitle(texts.say("emergency.title"))
        self._fields = {name: _field(name, texts) for name in FIELDS}
        self.attempts = Attempts(texts, desk.now)
        self.lacking = label("", "help", wraps=True)
        self.lacking.setObjectName("emergency-lacking")
        self._language = _languages(desk, opened, texts)
        self._written = Written(desk, opened, texts, self.accept)
        self._sheets = QStackedLayout(self)
        self._sheets.addWidget(self._make_asking())
        self._sheets.addWidget(self._written)
        self._connect()
        room = self.screen().availableGeometry()
        self.resize(min(_WIDE, room.width() - 40), min(_HIGH, room.height() - 60))
        self.attempts.show_now()
        self.refresh()

    def refresh(self) -> None:
        """Show what is noted, and what is lacking."""
        case = case_of(self._opened)
        for name, field in self._fields.items():
            if not field.isModified():
                field.setText(getattr(case, name))
        self.attempts.show_attempts(case.attempts)
        words = self._desk.words(FOLDER, self._texts.language)
        found = [
            words.say(f"worry.{one.code}", names=one.names, file=one.names)
            for one in worries(self._desk, self._opened, self._texts.language)
        ]
        nothing = self._texts.say("emergency.lacks_nothing")
        self.lacking.setText("\n".join(f"•  {one}" for one in found) or nothing)

    def write(self) -> None:
        """Ask where the pack shall be made, and make it."""
        from erasmus_desk.session.emergency_pack import proposed_folder

        self._keep()
        start = self._start()
        chosen = QFileDialog.getExistingDirectory(
            self, self._texts.say("emergency.where"), str(start)
        )
        if chosen:
            language = str(self._language.currentData())
            folder = proposed_folder(self._desk, self._opened, Path(chosen), language=language)
            self._write(folder, language)

    def _write(self, folder: Path, language: str) -> None:
        from erasmus_desk.session.annex_collecting import Stopped
        from erasmus_desk.session.emergency_pack import write_pack

        say = self._texts.say
        try:
            with Waiting(self, say("emergency.writing"), say("dialog.cancel")) as waiting:
                pack = write_pack(
                    self._desk, self._opened, folder, language=language, told=waiting.progress
                )
        except (Cancelled, Stopped):
            return
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return
        self.folder = pack.folder
        self._written.show_pack(pack)
        self._sheets.setCurrentIndex(1)

    def done(self, result: int) -> None:
        """Keep what was typed, however the dialog ends."""
        self._keep()
        super().done(result)

    def _keep(self) -> None:
        self.attempts.add_pending()
        note(self._opened, **{name: field.text() for name, field in self._fields.items()})
        for field in self._fields.values():
            field.setModified(False)
        self.refresh()

    def _add(self, at: datetime, what: str) -> None:
        put_attempt(self._opened, at, what)
        self.refresh()

    def _drop(self, key: str) -> None:
        drop_attempt(self._opened, key)
        self.refresh()

    def _prove(self, key: str) -> None:
        title = self._texts.say("emergency.proof_title")
        found, _ = QFileDialog.getOpenFileName(self, title, str(self._start()))
        one = next((a for a in case_of(self._opened).attempts if a.id == key), None)
        if found and one is not None:
            put_attempt(self._opened, one.at, one.what, file=Path(found), key=key)
            self.refresh()

    def _start(self) -> Path:
        kept = Path(self._desk.preferences.last_folder or "")
        return kept if self._desk.preferences.last_folder and kept.is_dir() else Path.home()

    def _connect(self) -> None:
        self.attempts.added.connect(self._add)
        self.attempts.removed.connect(self._drop)
        self.attempts.proof_wanted.connect(self._prove)
        for field in self._fields.values():
            field.editingFinished.connect(self._note)

    def _note(self) -> None:
        changed = {n: f.text() for n, f in self._fields.items() if f.isModified()}
        if changed:
            note(self._opened, **changed)
            for name in changed:
                self._fields[name].setModified(False)
            self.refresh()

    def _make_asking(self) -> QWidget:
        say, page = self._texts.say, QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(_MARGIN, 20, _MARGIN, 8)
        inside.setSpacing(10)
        inside.addWidget(label(say("emergency.title"), "title"))
        inside.addWidget(label(say("emergency.intro"), "subtitle", wraps=True))
        due = until_text(self._desk, self._opened, self._texts)
        when = label(due, "card-title", wraps=True)
        when.setObjectName("emergency-until")
        inside.addWidget(when)
        inside.addWidget(label(say("emergency.attempts"), "heading"))
        inside.addWidget(self.attempts)
        inside.addLayout(self._make_grid())
        inside.addWidget(self._make_lacking())
        inside.addStretch(1)
        cancel = button(say("emergency.close"), "emergency-close", self.reject)
        write = button(say("emergency.write"), "emergency-write", self.write, "primary")
        foot = line(1, cancel, write)
        foot.setContentsMargins(_MARGIN, 8, _MARGIN, 18)
        made = QWidget()
        made.setLayout(column(scrolled(page, "emergency-area"), foot, spacing=0))
        return made

    def _make_grid(self) -> QGridLayout:
        """The fields, two beside each other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, (name, field) in enumerate(
            (*self._fields.items(), ("language", self._language))
        ):
            caption = label(self._texts.say(f"emergency.{name}"), "label", wraps=True)
            caption.setBuddy(field)
            caption.setAlignment(Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(caption, number // 2 * 2, number % 2)
            grid.addWidget(field, number // 2 * 2 + 1, number % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        return grid

    def _make_lacking(self) -> Card:
        made = Card("note")
        around = QVBoxLayout(made)
        around.setContentsMargins(14, 10, 14, 10)
        around.addWidget(label(self._texts.say("emergency.lacking"), "label"))
        around.addWidget(self.lacking)
        return made


def _field(name: str, texts: Texts) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(f"emergency-{name}")
    made.setAccessibleName(texts.say(f"emergency.{name}"))
    return made


def _languages(desk: Desk, opened: OpenDraft, texts: Texts) -> QComboBox:
    made = QComboBox()
    made.setObjectName("emergency-language")
    made.setAccessibleName(texts.say("emergency.language"))
    for code in sorted_languages(list(desk.languages(FOLDER))):
        made.addItem(native_name(code), code)
    wanted = desk.preferences.document or desk.prompts_of(opened)
    made.setCurrentIndex(max(0, made.findData(wanted)))
    return made
