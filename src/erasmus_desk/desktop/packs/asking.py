"""What people are asked about form packs: which one, instead of which, and whether."""

from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from erasmus_desk.desktop.dialogs.messages import choose, confirm
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.packs import Pack, PackNotNewer

ZIP = ".zip"


def ask_folder(parent: QWidget, texts: Texts, start: str) -> Path | None:
    """The folder of a pack; None if that was given up."""
    chosen = QFileDialog.getExistingDirectory(parent, texts.say("packs.add_folder"), start)
    return Path(chosen) if chosen else None


def ask_zip(parent: QWidget, texts: Texts, start: str) -> Path | None:
    """The zip of a pack; None if that was given up."""
    kinds = f"{texts.say('packs.zips')} (*{ZIP})"
    chosen, _ = QFileDialog.getOpenFileName(parent, texts.say("packs.add_zip"), start, kinds)
    return Path(chosen) if chosen else None


def wants_replacing(parent: QWidget, texts: Texts, error: PackNotNewer) -> bool:
    """Whether the pack is to take the place of the same or a newer version of itself."""
    answers = [texts.say("dialog.cancel"), texts.say("packs.replace")]
    heading = texts.say("packs.replace_title", name=error.facts["name"])
    return choose(parent, texts, heading, texts.error(error), answers) == 1


def wants_removing(parent: QWidget, texts: Texts, pack: Pack, drafts: int) -> bool:
    """Whether the pack is to go, though so many *drafts* are written for its forms."""
    written = texts.count("packs.remove_drafts", drafts) if drafts else ""
    text = " ".join(part for part in (written, texts.say("packs.remove_text")) if part)
    heading = texts.say("packs.remove_title", name=pack.facts.name)
    return confirm(parent, texts, heading, text, texts.say("packs.remove"))


def dropped_pack(event: QDropEvent) -> Path | None:
    """The pack that is being dropped, if it is one: a zip or a folder."""
    for address in event.mimeData().urls():
        path = Path(address.toLocalFile())
        if address.isLocalFile() and (path.suffix.lower() == ZIP or path.is_dir()):
            return path
    return None
