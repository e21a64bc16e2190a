"""Names for copies of annexes: in order, in plain letters, none twice."""

from collections.abc import Sequence
from pathlib import Path

from erasmus_desk.model.latin import in_latin, slug
from erasmus_desk.session.annexes import Slot

_TITLE, _NAME, _ENDING = 40, 30, 8


def clean_names(slots: Sequence[Slot]) -> tuple[str, ...]:
    """A name for the file of each of *slots*: ``02_mandate_P2_epal_athens.pdf``."""
    digits = max(2, len(str(len(slots))))
    return tuple(
        f"{number:0{digits}d}_{_stem(slot)}{ending(slot.path)}"
        for number, slot in enumerate(slots, start=1)
    )


def _stem(slot: Slot) -> str:
    # What stands behind a comma or in brackets only explains the title.
    title = slot.title.partition("(")[0].partition(",")[0].partition(":")[0]
    parts = [slug(title, longest=_TITLE) or slug(slot.key.partition("/")[0])]
    if slot.wanted is not None and slot.wanted.number:
        number = "".join(one for one in slot.wanted.number if one.isascii() and one.isalnum())
        parts += [number, slug(slot.wanted.name, longest=_NAME, between="-")]
    return "_".join(part for part in parts if part)


def ending(path: Path | None) -> str:
    """How the name of a copy of *path* ends, with its dot: ``.pdf``; empty if there is none."""
    suffix = in_latin(path.suffix) if path is not None else ""
    letters = "".join(one for one in suffix if one.isascii() and one.isalnum())
    return f".{letters[:_ENDING]}" if letters else ""
