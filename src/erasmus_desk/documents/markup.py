"""Word's XML as text: paragraphs, runs, bookmarks, fields.

Every paragraph begins with its style, so that more can be said about it afterwards.
"""

import re
import unicodedata
from collections.abc import Iterable

from erasmus_desk.documents.ooxml import style_id
from erasmus_desk.documents.outline import Cell, Text
from erasmus_desk.model.text import clean

_RTL = frozenset({"R", "AL"})
_STYLED = re.compile(r"(<w:pStyle [^>]*/>)(?!<w:keepNext/>)")


def element(name: str, inner: str = "", /, **attributes: object) -> str:
    """An element of the main namespace, its attributes of the same."""
    said = "".join(f' w:{key}="{quoted(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{said}>{inner}</w:{name}>" if inner else f"<w:{name}{said}/>"


def escaped(text: str) -> str:
    """*text* as the content of an element."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """*text* as the value of an attribute."""
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def paragraph(style: str, inner: str = "", *, rtl: bool = False, more: str = "") -> str:
    """A paragraph of a style; *more* are further properties of it."""
    way = "<w:bidi/>" if rtl else ""
    properties = f'<w:pPr><w:pStyle w:val="{style_id(style)}"/>{way}{more}</w:pPr>'
    return f"<w:p>{properties}{inner}</w:p>"


def kept(markup: str) -> str:
    """*markup* with no page ending between any of its paragraphs and what follows it."""
    return _STYLED.sub(r"\1<w:keepNext/>", markup)


def run(text: str, *, look: str = "", language: str = "", rtl: bool = False) -> str:
    """A run of *text*, cleaned once more; line breaks and tabs become Word's own."""
    properties = ""
    if look or language or rtl:
        style = element("rStyle", val=style_id(f"ED {look.capitalize()}")) if look else ""
        way = "<w:rtl/>" if rtl else ""
        tongue = element("lang", val=language) if language else ""
        properties = f"<w:rPr>{style}{way}{tongue}</w:rPr>"
    if not text.isprintable():
        return f"<w:r>{properties}{_broken(clean(text).text)}</w:r>"
    return f"<w:r>{properties}{_letters(text)}</w:r>"


def _broken(text: str) -> str:
    lines = ("<w:tab/>".join(map(_letters, line.split("\t"))) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _letters(text: str) -> str:
    if not text:
        return ""
    loose = text[0].isspace() or text[-1].isspace() or "  " in text
    space = ' xml:space="preserve"' if loose else ""
    return f"<w:t{space}>{escaped(text)}</w:t>"


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is Hebrew, Arabic or alike."""
    if text.isascii():
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in _RTL:
            return True
    return False


def lines_of(cell: Cell) -> list[list[Text]]:
    """The texts of a cell, paragraph by paragraph."""
    if len(cell) == 1 and cell[0].text and cell[0].text.isprintable():
        return [list(cell)]
    lines: list[list[Text]] = [[]]
    for part in cell:
        for number, line in enumerate(clean(part.text).text.split("\n")):
            if number:
                lines.append([])
            if line:
                lines[-1].append(Text(line, part.typed, part.look))
    return lines


class Bookmarks:
    """Gives bookmarks their running numbers and keeps names from occurring twice."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def marks(self, names: Iterable[str]) -> str:
        """Bookmarks at this point of a paragraph, one for each new name."""
        return "".join(self._mark(name) for name in names if name and name not in self._names)

    def _mark(self, name: str) -> str:
        number = len(self._names)
        self._names.add(name)
        return element("bookmarkStart", id=number, name=name) + element("bookmarkEnd", id=number)


def field_part(kind: str) -> str:
    """One of the three marks of a field: ``begin``, ``separate``, ``end``."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_start(instruction: str) -> str:
    """Everything of a field that stands before its shown result."""
    code = f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'
    return f"{field_part('begin')}<w:r>{code}</w:r>{field_part('separate')}"


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until the program computes it."""
    return f"{field_start(instruction)}{run(shown) if shown else ''}{field_part('end')}"
