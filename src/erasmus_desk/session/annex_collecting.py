"""Copies of all annexes in one folder or archive, with a list of what is in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.documents.wording import moment_text
from erasmus_desk.errors import DeskError
from erasmus_desk.model.words import Words
from erasmus_desk.rules.annex_checks import megabytes
from erasmus_desk.session.annex_names import clean_names
from erasmus_desk.session.annexes import AnnexView, Slot, annexes
from erasmus_desk.storage.collecting import Parcel, Stopped, into_archive, into_folder

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

__all__ = ["Stopped", "collect", "contents", "free_folder", "heading", "parcel_of"]

Told = Callable[[int, int], bool]
LIST = "00_contents.txt"
ARCHIVE = ".zip"


def collect(
    desk: "Desk",
    opened: "OpenDraft",
    target: Path,
    *,
    told: Told = lambda done, whole: True,  # noqa: ARG005
    replace: bool = False,
    language: str = "",
) -> Path:
    """Copy every annex that is there to *target*: an archive if its name says so, or a new folder.

    Args:
        desk: Knows texts and time.
        opened: Whose annexes.
        target: Where; nothing may be there, but with *replace* an old archive.
        told: Told of bytes done and in all; returns whether to go on.
        replace: Whether an archive of that name may be written over.
        language: Of the list and the names; that of documents if empty.

    Raises:
        SaveFailed: The disk refused, or has no room; nothing is left behind.
        DeskError: There is nothing to copy, something is in the way, or a file cannot be read.
        Stopped: *told* said so.
    """
    parcel = parcel_of(desk, opened, language=language)
    if not parcel.files:
        raise DeskError("annexes-none", {"file": str(target)})
    target = target.absolute()
    if target.suffix.casefold() == ARCHIVE:
        return into_archive(target, parcel, told, replace=replace)
    return into_folder(target, parcel, told)


def parcel_of(desk: "Desk", opened: "OpenDraft", *, language: str = "", folder: str = "") -> Parcel:
    """The files under their clean names, and the list of contents; below *folder* if given."""
    wanted = language or desk.preferences.document or desk.prompts_of(opened)
    view = annexes(desk, opened, wanted)
    names = clean_names(view.going)
    files = [
        (slot.path, f"{folder}{name}")
        for slot, name in zip(view.going, names, strict=True)
        if slot.path is not None
    ]
    text = contents(desk, opened, view, wanted)
    return Parcel(files, {f"{folder}{LIST}": text.encode()})


def contents(desk: "Desk", opened: "OpenDraft", view: AnnexView, language: str) -> str:
    """The list of contents, with what is not there yet."""
    words = desk.words("labels", language)
    form = desk.form_words(opened.form.id, language)
    head = (opened.form.code, form.find("form.short"), str(opened.form.call))
    lines = [
        words.say("files.title"),
        "",
        opened.draft.title,
        " · ".join(part for part in head if part),
        words.say("files.made", moment=moment_text(desk.now(), words)),
        "",
        *_there(view, words),
        *_not_there(view, words),
    ]
    return "\n".join(lines) + "\n"


def _there(view: AnnexView, words: Words) -> Iterator[str]:
    for slot, name in zip(view.going, clean_names(view.going), strict=True):
        size = slot.seen.size if slot.seen is not None else 0
        yield name
        yield f"    {heading(slot)}"
        facts = [words.say("files.size", size=_figure(size, words))]
        if slot.signature != "none":
            facts.append(words.say(f"files.state.{_signed(slot)}"))
        if slot.path is not None:
            facts.append(words.say("files.from", file=slot.seen.name if slot.seen else ""))
        yield f"    {'; '.join(facts)}"
        if slot.remark:
            yield f"    {' '.join(slot.remark.split())}"
    yield ""
    yield words.count("files.sum", len(view.going), size=_figure(view.size, words))


def _figure(size: int, words: Words) -> str:
    return megabytes(size).replace(".", words.say("money.decimal"))


def _signed(slot: Slot) -> str:
    return "signed" if slot.signature == "signed" else "sign"


def _not_there(view: AnnexView, words: Words) -> Iterator[str]:
    lacking = [slot for slot in view.slots if slot.is_asked and _lacks(slot)]
    if lacking:
        yield ""
        yield words.say("files.lacking")
        yield from (f"  - {heading(slot)}" for slot in lacking)


def _lacks(slot: Slot) -> bool:
    return slot.state == "missing" or (slot.path is not None and not slot.goes_along)


def heading(slot: Slot) -> str:
    """What an annex is called, and for whom it is."""
    return f"{slot.title}: {slot.for_whom}" if slot.for_whom else slot.title


def free_folder(folder: Path) -> Path:
    """*folder*, or with a number added where something of that name is there already."""
    candidate, number = folder, 2
    while candidate.exists():
        candidate, number = folder.with_name(f"{folder.name} ({number})"), number + 1
    return candidate
