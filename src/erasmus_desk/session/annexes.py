"""The annex desk: which files the call wants, which were chosen, and how they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from erasmus_desk.documents.options import AnnexLine
from erasmus_desk.model.annexes import AnnexLimits
from erasmus_desk.model.attachments import SIGNATURES, Seen, Signature
from erasmus_desk.rules.annex_checks import MOST, Chosen, Problem, problems
from erasmus_desk.rules.annexes import Wanted, wanted
from erasmus_desk.storage.attachments import look_at_all

if TYPE_CHECKING:
    from erasmus_desk.model.words import FormWords
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

FURTHER = "further/"
"""How the keys of files begin that no annex of the call asks for."""
SlotState = Literal["missing", "optional", "ready", "sign", "doubt", "wrong", "unasked"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the annex desk: something wanted, or a further file, with what was chosen.

    Attributes:
        key: By which it is kept in the draft.
        title: What the annex is called; of a further file what people call it.
        help: What the form says about it.
        wanted: What the call wants; None for a further file, and for one not asked for any more.
        path: The chosen file; None while there is none.
        seen: What the disk says of it.
        is_asked: Whether it goes along with the application as it is answered now.
    """

    key: str
    title: str
    help: str = ""
    wanted: Wanted | None = None
    path: Path | None = None
    seen: Seen | None = None
    signature: Signature = "none"
    remark: str = ""
    problems: tuple[Problem, ...] = ()
    is_asked: bool = True

    @property
    def state(self) -> SlotState:
        """How it stands, in a word."""
        if not self.is_asked:
            return "unasked"
        if self.path is None:
            needed = self.wanted is not None and self.wanted.annex.required
            return "missing" if needed else "optional"
        if any(one.severity == "wrong" for one in self.problems):
            return "wrong"
        if self.signature == "to_sign":
            return "sign"
        return "doubt" if any(one.severity == "warning" for one in self.problems) else "ready"

    @property
    def is_further(self) -> bool:
        """Whether it is a file that no annex of the call asks for."""
        return self.key.startswith(FURTHER)

    @property
    def for_whom(self) -> str:
        """Number and name of the item it is for: ``P2 EPAL Athens``."""
        return f"{self.wanted.number} {self.wanted.name}".strip() if self.wanted else ""

    @property
    def goes_along(self) -> bool:
        """Whether a copy of it can be made and handed in."""
        there = self.seen is not None and self.seen.is_there and self.seen.size <= MOST
        return self.is_asked and there

    @property
    def document(self) -> str:
        """The kind of document that this program makes as a draft of it; empty for none."""
        return self.wanted.annex.document if self.wanted is not None else ""


@dataclass(frozen=True, slots=True)
class AnnexView:
    """All lines of the annex desk, and what is wrong with the files together."""

    slots: tuple[Slot, ...]
    problems: tuple[Problem, ...] = ()
    limits: AnnexLimits | None = None

    @property
    def going(self) -> tuple[Slot, ...]:
        """The files that can be handed in, in order."""
        return tuple(slot for slot in self.slots if slot.goes_along)

    @property
    def size(self) -> int:
        """Bytes of all files that can be handed in."""
        return sum(slot.seen.size for slot in self.going if slot.seen is not None)

    @property
    def required(self) -> tuple[Slot, ...]:
        """The lines without which the application is not complete."""
        found = (slot for slot in self.slots if slot.is_asked and slot.wanted is not None)
        return tuple(slot for slot in found if slot.wanted and slot.wanted.annex.required)

    @property
    def missing(self) -> tuple[Slot, ...]:
        """The required lines without a file."""
        return tuple(slot for slot in self.slots if slot.state == "missing")

    @property
    def is_wrong(self) -> bool:
        """Whether anything is wrong with a file, or with all together."""
        together = any(one.severity == "wrong" for one in self.problems)
        return together or any(slot.state == "wrong" for slot in self.slots)

    def slot(self, key: str) -> Slot | None:
        """The line of that key."""
        return next((slot for slot in self.slots if slot.key == key), None)


def has_annexes(opened: "OpenDraft") -> bool:
    """Whether the form wants files, or the person has chosen some."""
    return bool(opened.form.annexes or opened.draft.facts.annexes)


def annexes(desk: "Desk", opened: "OpenDraft", language: str = "") -> AnnexView:
    """The annex desk as it is now; looks at every chosen file.

    Titles are in *language*, or in that of the prompts.
    """
    words = desk.form_words(opened.form.id, language or desk.prompts_of(opened))
    slots = _slots(opened, words)
    seen = look_at_all({slot.key: slot.path for slot in slots if slot.path is not None})
    files = [_chosen(slot, seen[slot.key]) for slot in slots if slot.is_asked and slot.path]
    limits = opened.form.annex_limits
    found = problems(files, limits)
    return AnnexView(
        tuple(_judged(slot, seen.get(slot.key), found) for slot in slots),
        tuple(one for one in found if not one.key),
        limits,
    )


def annex_lines(desk: "Desk", opened: "OpenDraft", language: str) -> tuple[AnnexLine, ...]:
    """The annex desk as documents print it."""
    return tuple(
        AnnexLine(
            slot.title,
            slot.for_whom,
            slot.seen.name if slot.seen is not None else "",
            "signed" if slot.state == "ready" and slot.signature == "signed" else slot.state,
            slot.remark,
        )
        for slot in annexes(desk, opened, language).slots
        if slot.is_asked
    )


def _chosen(slot: Slot, seen: Seen) -> Chosen:
    formats = slot.wanted.annex.formats if slot.wanted is not None else ()
    return Chosen(slot.key, seen, slot.signature, formats)


def _judged(slot: Slot, seen: Seen | None, found: tuple[Problem, ...]) -> Slot:
    return replace(slot, seen=seen, problems=tuple(one for one in found if one.key == slot.key))


def _slots(opened: "OpenDraft", words: "FormWords") -> list[Slot]:
    kept = opened.draft.facts.annexes
    asked = [_wanted(opened, one, words) for one in wanted(opened.form, opened.answers)]
    known = {slot.key for slot in asked}
    further = [_further(opened, key, raw) for key, raw in kept.items() if key.startswith(FURTHER)]
    left = [
        _unasked(opened, key, raw, words)
        for key, raw in kept.items()
        if key not in known and not key.startswith(FURTHER) and raw.get("path")
    ]
    return [*asked, *further, *left]


def _wanted(opened: "OpenDraft", one: Wanted, words: "FormWords") -> Slot:
    raw = opened.draft.facts.annexes.get(one.key, {})
    return Slot(
        one.key,
        words.find(f"annex.{one.annex.key}.title") or one.annex.key,
        words.find(f"annex.{one.annex.key}.help"),
        one,
        _path(opened, raw),
        None,
        _signature(raw, "to_sign" if one.annex.signed else "none"),
        _text(raw, "remark"),
    )


def _further(opened: "OpenDraft", key: str, raw: Mapping[str, object]) -> Slot:
    path = _path(opened, raw)
    title = _text(raw, "title") or (path.stem if path is not None else "")
    signature, remark = _signature(raw, "none"), _text(raw, "remark")
    return Slot(key, title, "", None, path, None, signature, remark)


def _unasked(opened: "OpenDraft", key: str, raw: Mapping[str, object], words: "FormWords") -> Slot:
    name = key.partition("/")[0]
    title = words.find(f"annex.{name}.title") or name
    path, remark = _path(opened, raw), _text(raw, "remark")
    return Slot(key, title, "", None, path, None, "none", remark, is_asked=False)


def _text(raw: Mapping[str, object], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _signature(raw: Mapping[str, object], usual: Signature) -> Signature:
    said = raw.get("signature")
    return next((one for one in SIGNATURES if one == said), usual)


def _path(opened: "OpenDraft", raw: Mapping[str, object]) -> Path | None:
    text = _text(raw, "path")
    return resolved(text, opened.path.parent) if text else None


def resolved(text: str, folder: Path) -> Path:
    """The file that *text* names in a draft that lies in *folder*.

    A path of another computer, or on a server that the draft does not lie on, is not followed:
    there is no such file here, and merely looking at a server would tell it who is asking.
    """
    foreign = re.match(r"[A-Za-z]:[\\/]", text) is not None and not Path(text).is_absolute()
    if foreign or is_elsewhere(text, folder):
        return folder / re.split(r"[\\/]", text)[-1]
    return folder / Path(text)


def is_elsewhere(text: str, folder: Path) -> bool:
    """Whether *text* is a path on a server that *folder* does not lie on."""
    if not text.startswith(("\\\\", "//")):
        return False
    return not str(folder).casefold().replace("/", "\\").startswith(_server(text))


def _server(text: str) -> str:
    return "\\\\" + re.split(r"[\\/]", text)[2].casefold() + "\\"


def as_kept(path: Path, folder: Path) -> str:
    """How *path* is written in a draft that lies in *folder*.

    What lies beside the draft or below is found again when both are moved together.
    """
    path = path.absolute()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
