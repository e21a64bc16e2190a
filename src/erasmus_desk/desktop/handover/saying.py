"""What the cards say of a field, for eyes and ears."""

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.pieces import shortened
from erasmus_desk.session.handover import Handed, what_to_trim
from erasmus_desk.session.open_draft import OpenDraft

_QUOTED = 90
_CHIPS = {"pasted": "ok", "next": "blue", "open": "", "changed": "warn", "empty": "", "long": "red"}


class Saying:
    """Puts fields into words.

    Args:
        texts: Texts of the window.
        opened: The draft.
    """

    def __init__(self, texts: Texts, opened: OpenDraft) -> None:
        self.texts = texts
        self._opened = opened

    def chip(self, handed: Handed, *, is_next: bool) -> tuple[str, str]:
        """The state in a word, and the colours it has."""
        state = "next" if is_next and handed.state == "open" else handed.state
        mark = "✓ " if state == "pasted" else ""
        look = "warn" if state == "empty" and handed.required else _CHIPS[state]
        return f"{mark}{self.texts.say(f'handover.state.{state}')}", look

    def count(self, handed: Handed) -> str:
        """How long the answer is; nothing for what is chosen or has no answer."""
        length, texts = handed.length, self.texts
        if not handed.text or (handed.kind not in ("line", "text") and not length.is_over):
            return ""
        used = texts.number(length.used)
        if not length.limit:
            return texts.count("handover.characters", length.used).replace(str(length.used), used)
        about = "over_about" if length.is_over else "about"
        certain = "over" if length.is_over else "within"
        key = about if length.estimate else certain
        said = texts.say(f"handover.count.{key}", used=used, limit=texts.number(length.limit))
        return f"{texts.say('handover.cell', cell=handed.cell)}: {said}" if handed.cell else said

    def button(self, handed: Handed, *, is_current: bool) -> str:
        """What the button of the card says; nothing where there is nothing to copy."""
        if not handed.text:
            return ""
        if handed.state == "pasted":
            return self.texts.say("handover.copy_again")
        return self.texts.say("handover.copy_keys", keys=keys()) if is_current else self.copy

    @property
    def copy(self) -> str:
        """The word for copying."""
        return self.texts.say("handover.copy")

    def note(self, handed: Handed) -> str:
        """When it was pasted last, or that there is nothing to paste."""
        if handed.mark is not None:
            return self.texts.say("handover.was_pasted", at=self.texts.ago(handed.mark.at))
        if handed.text:
            return ""
        return self.texts.say(f"handover.empty_{'required' if handed.required else 'text'}")

    def columns(self, handed: Handed) -> str:
        """What the cells of a table are, one after the other."""
        if not handed.columns:
            return ""
        return self.texts.say("handover.columns", columns=" · ".join(handed.columns))

    def trims(self, handed: Handed) -> Iterator[str]:
        """What could go from a text that is too long."""
        found = what_to_trim(self._opened, handed)
        if found:
            yield self.texts.say("handover.trim.title")
        for trim in found:
            key = "enough" if trim.enough else "saves"
            saves = self.texts.say(f"handover.trim.{key}", count=self.texts.number(trim.saves))
            quote = shortened(" ".join(trim.quote.split()), _QUOTED)
            what = self.texts.say(f"handover.trim.{trim.kind}", quote=quote)
            yield f"{saves}: {what}"

    def spoken(self, handed: Handed) -> str:
        """Everything about a field in one line, for the ear."""
        parts = (
            handed.name,
            handed.item,
            self.texts.say(f"handover.state.{handed.state}"),
            self.count(handed),
            self.note(handed),
            handed.text,
        )
        return ", ".join(part for part in parts if part)


def keys(standard: QKeySequence.StandardKey = QKeySequence.StandardKey.Copy) -> str:
    """The keys for copying, or others, as this system writes them."""
    return QKeySequence(standard).toString(QKeySequence.SequenceFormat.NativeText)
