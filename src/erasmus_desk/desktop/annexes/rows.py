"""The lines of the annex desk in words."""

from dataclasses import dataclass

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.rules.annex_checks import megabytes
from erasmus_desk.session.annex_words import in_words
from erasmus_desk.session.annexes import AnnexView, Slot

MARKS = {
    "missing": "empty",
    "optional": "empty",
    "ready": "done",
    "sign": "begun",
    "doubt": "warning",
    "wrong": "wrong",
    "unasked": "advice",
}
"""The mark before each state."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the texts of its columns, and all of it for the ear."""

    key: str
    mark: str
    state: str
    cells: tuple[str, str, str, str]
    spoken: str


def row_of(slot: Slot, texts: Texts) -> Row:
    """The line of *slot*."""
    title = slot.title
    if slot.is_further:
        title = f"{title}\n{texts.say('annexes.further')}"
    elif slot.for_whom:
        title = f"{title}\n{slot.for_whom}"
    file = file_text(slot, texts)
    state = texts.say(f"annexes.state.{slot.state}")
    needed = "" if slot.path else need_text(slot, texts)
    spoken = (title.replace("\n", ", "), state, needed, file if slot.path else "", slot.remark)
    cells = (title, file, state, slot.remark)
    return Row(slot.key, MARKS[slot.state], slot.state, cells, ", ".join(filter(None, spoken)))


def need_text(slot: Slot, texts: Texts) -> str:
    """Whether the call requires the file."""
    if slot.wanted is None:
        return ""
    return texts.say("annexes.required" if slot.wanted.annex.required else "annexes.optional")


def file_text(slot: Slot, texts: Texts) -> str:
    """Name and size of the chosen file."""
    if slot.seen is None:
        return texts.say("annexes.no_file")
    if not slot.seen.is_there:
        return slot.seen.name
    return f"{slot.seen.name}\n{size_text(slot.seen.size, texts)}"


def size_text(size: int, texts: Texts) -> str:
    """So many bytes in megabytes."""
    return texts.say("annexes.file_size", size=in_words(megabytes(size), texts))


def sum_text(view: AnnexView, texts: Texts) -> str:
    """How many of the required files are ready, and how large all are together."""
    required = view.required
    if required:
        ready = sum(1 for slot in required if slot.state in ("ready", "doubt"))
        said = texts.say("annexes.sum.ready", ready=ready, required=len(required))
    else:
        said = texts.say("annexes.sum.none")
    if not view.going:
        return said
    figure = in_words(megabytes(view.size), texts)
    return f"{said} · {texts.count('annexes.sum.size', len(view.going), size=figure)}"
