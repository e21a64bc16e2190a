"""Versions with a name, which are kept for good."""

from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.safety.asking import ask_line
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import Version
from erasmus_desk.session.open_draft import OpenDraft


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
