"""A typed answer as paragraphs, and back again without losing a character."""

import re

from erasmus_desk.documents.outline import Paragraph
from erasmus_desk.model.text import clean

MARKERS = ("-", "•", "*", "–")
"""What people type before the entries of a list."""

_BULLET = re.compile(r"([-•*–]) (?=\S)(.*)")
_NUMBER = re.compile(r"(?:\d{1,3}|[A-Za-zα-ωΑ-Ωа-яА-Я])[.)] (?=\S)")


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """*text* line by line, with lists recognised by what stands before their entries."""
    return tuple(_paragraph(line) for line in clean(text).text.split("\n"))


def _paragraph(line: str) -> Paragraph:
    bullet = _BULLET.fullmatch(line)
    if bullet:
        return Paragraph("bullet", bullet[2], bullet[1])
    if _NUMBER.match(line):
        return Paragraph("number", line)
    return Paragraph("plain" if line else "blank", line)


def text_of(paragraphs: tuple[Paragraph, ...]) -> str:
    """The text that *paragraphs* were made of."""
    return "\n".join(f"{p.marker} {p.text}" if p.marker else p.text for p in paragraphs)


def hanging_marker(text: str) -> str:
    """The ``1.`` or ``a)`` at the start of an entry with a number, with its blank."""
    found = _NUMBER.match(text)
    return found[0] if found else ""
