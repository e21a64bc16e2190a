"""Texts whose words are marked: struck through what is gone, underlined what is new."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTextBrowser

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import Colours, colours
from erasmus_desk.rules.comparing import Mark, MarkKind

_LONGEST_SAID = 2_000


def marked_html(marks: Iterable[Mark], shown: Colours) -> str:
    """*marks* as rich text; told apart by lines as well as by colours."""
    looks: dict[MarkKind, str] = {
        "same": "",
        "removed": f"color:{shown.red_text};background:{shown.red_ground};"
        "text-decoration:line-through",
        "added": f"color:{shown.green_text};background:{shown.green_ground};"
        "text-decoration:underline",
    }
    pieces = (
        f'<span style="{looks[mark.kind]}">{_html(mark.text)}</span>'
        if looks[mark.kind]
        else _html(mark.text)
        for mark in marks
    )
    return f'<div style="white-space:pre-wrap">{"".join(pieces)}</div>'


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


class MarkedText(QTextBrowser):
    """Shows marked words; follows the colours being worn.

    Args:
        texts: The words.
        name: Its stable name.
        says: What it shows, for those who do not see it.
    """

    def __init__(self, texts: Texts, name: str, says: str) -> None:
        super().__init__()
        self._texts = texts
        self._marks: tuple[Mark, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Show this text."""
        self._marks = tuple(marks)
        self.setHtml(marked_html(self._marks, colours(self)))
        said = "; ".join(
            self._texts.say(f"versions.said_{mark.kind}", text=mark.text.strip())
            for mark in self._marks
            if mark.kind != "same"
        )
        self.setAccessibleDescription(said[:_LONGEST_SAID])

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the colours of the other scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._marks:
            self.setHtml(marked_html(self._marks, colours(self)))
