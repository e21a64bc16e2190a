"""What the emergency dialog shows once the pack is there."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.session.deadlines import draft_deadline
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.emergency import procedure, until
from erasmus_desk.session.emergency_pack import Pack
from erasmus_desk.session.open_draft import OpenDraft

_MARGIN = 26


def until_text(desk: Desk, opened: OpenDraft, texts: Texts) -> str:
    """Until when the agency has to be told, in Brussels and by the person's clock."""
    hours = procedure().hours
    last = until(draft_deadline(desk, opened))
    if last is None:
        return texts.say("emergency.until_unknown", hours=hours)
    local = last.astimezone(desk.now().tzinfo)
    key = "until" if last >= desk.now() else "until_passed"
    facts = {"moment": texts.moment(last), "local": texts.moment(local), "hours": hours}
    return texts.say(f"emergency.{key}", **facts)


class Written(QWidget):
    """Where the pack lies, and the message for an e-mail.

    Args:
        desk, opened, texts: What it works with.
        close: Closes the dialog.
    """

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, close: Callable[[], None]
    ) -> None:
        super().__init__()
        self._texts = texts
        self._pack: Pack | None = None
        say = texts.say
        self._where = label("", "subtitle", wraps=True)
        self._where.setObjectName("emergency-folder")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copied = label("", "help", wraps=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(_MARGIN, 20, _MARGIN, 18)
        inside.setSpacing(12)
        inside.addWidget(label(say("emergency.done"), "title"))
        inside.addWidget(self._where)
        inside.addWidget(label(until_text(desk, opened, texts), "subtitle", wraps=True))
        inside.addWidget(self._copied)
        inside.addStretch(1)
        copy = button(say("emergency.copy"), "emergency-copy", self.copy)
        folder = button(say("emergency.open"), "emergency-open", self.show_folder)
        done = button(say("emergency.close"), "emergency-done", close, "primary")
        inside.addLayout(line(1, copy, folder, done))

    def show_pack(self, pack: Pack) -> None:
        """Show where *pack* lies."""
        self._pack = pack
        self._where.setText(str(pack.folder))
        self._copied.setText("")

    def copy(self) -> None:
        """Put the message on the clipboard."""
        if self._pack is not None:
            QGuiApplication.clipboard().setText(self._pack.message)
            self._copied.setText(self._texts.say("emergency.copied"))

    def show_folder(self) -> None:
        """Open the folder in the system's own window."""
        if self._pack is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._pack.folder)))
