"""What is done with versions: named, which keeps them for good, and deleted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.dialogs.messages import confirm, show_error
from erasmus_desk.desktop.safety.asking import ask_line
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, line
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import Version
from erasmus_desk.session.open_draft import OpenDraft


class VersionTools(QWidget):
    """Names or deletes the version that is chosen beside it.

    Args:
        desk, texts: What it works with.

    Signals:
        changed: The versions are others now (id of the one to choose).
    """

    changed = Signal(str)

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()
        self._desk, self._texts = desk, texts
        self._version: Version | None = None
        self._next = ""
        self._name = button(texts.say("versions.name"), "versions-name", self.rename)
        self._delete = button(texts.say("versions.delete"), "versions-delete", self.delete)
        inside = line(self._name, self._delete, 1)
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)

    def show_version(self, version: Version | None, following: str) -> None:
        """Offer what can be done with *version*; *following* is chosen once it is gone."""
        self._version, self._next = version, following
        for one in (self._name, self._delete):
            one.setEnabled(version is not None)

    def rename(self) -> None:
        """Ask for a name; without one the version is no longer kept for good."""
        version = self._version
        if version is not None and name_version(self, self._desk, self._texts, version):
            self.changed.emit(version.id)

    def delete(self) -> None:
        """Delete the version, after asking."""
        version, following = self._version, self._next
        if version is not None and delete_version(self, self._desk, self._texts, version):
            self.changed.emit(following)


def keep_named(parent: QWidget, desk: Desk, opened: OpenDraft, texts: Texts) -> bool:
    """Keep the present text under a name that the person gives; whether that was done."""
    name = ask_line(parent, texts, "versions.keep_title", "versions.keep_label")
    if not name:
        return False
    problem = desk.versions.keep(opened, name)
    if problem is not None:
        show_error(parent, texts, problem, "dialog.failed")
    return problem is None


def name_version(parent: QWidget, desk: Desk, texts: Texts, version: Version) -> bool:
    """Give a version a name or take it away; whether that was done."""
    name = ask_line(
        parent,
        texts,
        "versions.name_title",
        "versions.name_label",
        start=version.name,
        empty=bool(version.name),
    )
    if name is None or name == version.name:
        return False
    try:
        desk.versions.rename(version, name)
    except DeskError as error:
        show_error(parent, texts, error, "dialog.failed")
        return False
    return True


def delete_version(parent: QWidget, desk: Desk, texts: Texts, version: Version) -> bool:
    """Delete a version for good after asking; one that is kept for good says so instead."""
    heading = texts.say("versions.delete_title", when=texts.ago(version.at))
    text, yes = texts.say("versions.delete_text"), texts.say("versions.delete_yes")
    if not version.name and not confirm(parent, texts, heading, text, yes):
        return False
    try:
        desk.versions.erase(version)
    except DeskError as error:
        show_error(parent, texts, error, "dialog.failed")
        return False
    return True
