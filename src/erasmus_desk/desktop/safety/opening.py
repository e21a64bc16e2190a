"""Drafts that cannot be opened: the sentence, and the newest earlier text if there is one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from erasmus_desk.desktop.dialogs.messages import choose, show_error
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError, DraftTooNew, DraftUnusable, SaveFailed
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import Version
from erasmus_desk.session.shown import SUFFIX

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft


def rescue(
    parent: QWidget, desk: Desk, texts: Texts, path: Path, error: DeskError
) -> "OpenDraft | None":
    """Say why *path* cannot be opened and offer its newest good version as a draft of its own.

    Raises:
        DeskError: The version was wanted but cannot be opened either.
    """
    version = newest_good(desk, path) if _is_lost(error) else None
    if version is None:
        show_error(parent, texts, error)
        return None
    offer = texts.say("damaged.offer", when=texts.ago(version.at))
    answer = choose(
        parent,
        texts,
        texts.say("dialog.not_opened"),
        f"{texts.error(error)}\n\n{offer}",
        [texts.say("dialog.close"), texts.say("damaged.open")],
        icon=QMessageBox.Icon.Warning,
    )
    return _opened(desk, texts, path, version) if answer == 1 else None


def newest_good(desk: Desk, path: Path) -> Version | None:
    """The newest version of the draft at *path* that can be read."""
    for version in desk.versions.of_file(path):
        try:
            desk.versions.read(version)
        except DeskError:
            continue
        return version
    return None


def _is_lost(error: DeskError) -> bool:
    """Whether it is the text that is missing, not the program that is too old."""
    return isinstance(error, DraftUnusable) and not isinstance(error, DraftTooNew)


def _opened(desk: Desk, texts: Texts, path: Path, version: Version) -> "OpenDraft":
    name = f"{path.stem} ({texts.say('damaged.suffix')}){SUFFIX}"
    try:
        target = desk.versions.save_as_draft(version, path.with_name(name))
    except SaveFailed:
        # The folder of the damaged file may be gone or closed to us; the library is not.
        target = desk.versions.save_as_draft(version, desk.library.new_path(version.title))
    return desk.open(target)
