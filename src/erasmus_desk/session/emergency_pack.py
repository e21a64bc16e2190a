"""The emergency pack: one folder with all that an agency asks for after a failed submission."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.documents.exporting import word_of
from erasmus_desk.model.latin import slug
from erasmus_desk.model.words import Words
from erasmus_desk.rules.annex_checks import MOST
from erasmus_desk.session.annex_collecting import LIST, parcel_of
from erasmus_desk.session.annex_names import ending
from erasmus_desk.session.emergency import FOLDER, case_of, worries
from erasmus_desk.session.emergency_texts import said
from erasmus_desk.session.exporting import outline_of
from erasmus_desk.storage.attachments import look
from erasmus_desk.storage.collecting import Parcel, into_folder

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

Told = Callable[[int, int], bool]
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Pack:
    """Where the pack lies, and the text of the message, to be copied into an e-mail."""

    folder: Path
    message: str


def write_pack(
    desk: "Desk",
    opened: "OpenDraft",
    folder: Path,
    *,
    language: str = "",
    told: Told = lambda done, whole: True,  # noqa: ARG005
) -> Pack:
    """Write the pack as the new *folder*; the language is that of documents if not given.

    Raises:
        SaveFailed: The disk refused, or has no room; nothing is left behind.
        DeskError: Something of that name is there already, or a file cannot be read.
        Stopped: *told* said so.
        Cancelled: The same while the pages were drawn.
    """
    wanted = language or desk.preferences.document or desk.prompts_of(opened)
    names = _Names(desk.words(FOLDER, wanted))
    documents = _documents(desk, opened, wanted, names, told)
    annexes = parcel_of(desk, opened, language=wanted, folder=f"{names.part('annexes')}/")
    proofs = _proofs(opened, names)
    files = [*annexes.files, *proofs]
    told_of = said(desk, opened, wanted, _by_attempt(opened, proofs))
    texts = {**documents, **(annexes.texts if annexes.files else {})}
    attached = [*documents, names.file("log"), *(name for _, name in files)]
    message = told_of.message(attached)
    texts |= {names.file("message"): message.encode(), names.file("log"): told_of.log().encode()}
    size = Parcel(files, texts).size
    told_first = told_of.read_me(
        _contents(names, documents, has_annexes=bool(annexes.files), has_proofs=bool(proofs)),
        worries(desk, opened, wanted),
        size,
    )
    texts[names.file("read_me")] = told_first.encode()
    return Pack(into_folder(folder.absolute(), Parcel(files, texts), told), message)


def proposed_folder(desk: "Desk", opened: "OpenDraft", home: Path, *, language: str = "") -> Path:
    """A free name for the pack below *home*: ``bake_bread_emergency_pack_2026-03-05_1215``."""
    wanted = language or desk.preferences.document or desk.prompts_of(opened)
    words = desk.words(FOLDER, wanted)
    title = slug(opened.draft.title, longest=_LONGEST) or opened.form.id
    name = f"{title}_{slug(words.say('name.folder'))}_{desk.now():%Y-%m-%d_%H%M}"
    candidate, number = home / name, 2
    while candidate.exists():
        candidate, number = home / f"{name}_{number}", number + 1
    return candidate


class _Names:
    """What the parts of the pack are called, in plain letters of the language."""

    _ORDER = ("read_me", "application", "message", "log")

    def __init__(self, texts: Words) -> None:
        self._texts = texts

    def part(self, key: str) -> str:
        """The name of a folder."""
        return slug(self._texts.say(f"name.{key}")) or key

    def file(self, key: str, suffix: str = ".txt") -> str:
        """The name of a file, with its number."""
        return f"{self._ORDER.index(key):02d}_{self.part(key)}{suffix}"


def _documents(
    desk: "Desk", opened: "OpenDraft", language: str, names: _Names, told: Told
) -> dict[str, bytes]:
    """The whole application as PDF, where that can be drawn, and as a Word document."""
    # Counters and codes are for those who write, not for the agency.
    wish = desk.wish(opened, language=language, counters=False, codes=False)
    outline = outline_of(desk, opened, wish)
    found = {}
    if desk.pdf is not None:
        found[names.file("application", ".pdf")] = desk.pdf(outline, told)
    found[names.file("application", ".docx")] = word_of(outline, desk.now())
    return found


def _proofs(opened: "OpenDraft", names: _Names) -> list[tuple[Path, str]]:
    """The files that prove attempts, each once, as they are numbered."""
    folder = names.part("evidence")
    seen = [path for path in case_of(opened).evidence if look(path).is_there]
    there = [path for path in seen if look(path).size <= MOST]
    return [
        (path, f"{folder}/{number:02d}_{slug(path.stem) or folder}{ending(path)}")
        for number, path in enumerate(there, start=1)
    ]


def _by_attempt(opened: "OpenDraft", proofs: list[tuple[Path, str]]) -> dict[str, str]:
    known = dict(proofs)
    attempts = case_of(opened).attempts
    return {one.id: known[one.file] for one in attempts if one.file in known}


def _contents(
    names: _Names, documents: dict[str, bytes], *, has_annexes: bool, has_proofs: bool
) -> list[tuple[str, str]]:
    """The names in the folder, each with the key of what it is."""
    found = [
        (name, "application_pdf" if name.endswith(".pdf") else "application_word")
        for name in documents
    ]
    found += [(names.file("message"), "message"), (names.file("log"), "log")]
    if has_annexes:
        found.append((f"{names.part('annexes')}/{LIST}", "annexes"))
    if has_proofs:
        found.append((f"{names.part('evidence')}/", "evidence"))
    return found
