"""Small pieces of Word's XML: paragraphs, runs, bookmarks, fields.

Elements are made directly, without python-docx's wrappers: those search the document for every
cell and paragraph, which makes long applications slow.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree

from erasmus_desk.documents.outline import Cell, Text
from erasmus_desk.model.text import clean

Element: TypeAlias = etree._Element  # noqa: SLF001

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RTL = frozenset({"R", "AL"})

LANGUAGE_TAGS: Mapping[str, str] = {
    "bg": "bg-BG",
    "cs": "cs-CZ",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-GB",
    "es": "es-ES",
    "et": "et-EE",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "ga": "ga-IE",
    "hr": "hr-HR",
    "hu": "hu-HU",
    "is": "is-IS",
    "it": "it-IT",
    "lt": "lt-LT",
    "lv": "lv-LV",
    "mk": "mk-MK",
    "mt": "mt-MT",
    "nl": "nl-NL",
    "no": "nb-NO",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ro": "ro-RO",
    "sk": "sk-SK",
    "sl": "sl-SI",
    "sr": "sr-Cyrl-RS",
    "sv": "sv-SE",
    "tr": "tr-TR",
}
"""The tags by which Word knows the languages that people write in."""


def language_tag(code: str) -> str:
    """The tag of a language for spell checkers: ``pl-PL``."""
    return LANGUAGE_TAGS.get(code, code or "en-GB")


def w(name: str) -> str:
    """*name* in the namespace of Word's main parts."""
    return f"{{{_MAIN}}}{name}"


def r(name: str) -> str:
    """*name* in the namespace of relationships between parts."""
    return f"{{{_RELATIONS}}}{name}"


def new(name: str, /, **attributes: object) -> Element:
    """A new element with attributes of the same namespace."""
    return etree.Element(w(name), {w(key): str(value) for key, value in attributes.items()})


def add(parent: Element, name: str, /, **attributes: object) -> Element:
    """A new element at the end of *parent*."""
    return etree.SubElement(
        parent, w(name), {w(key): str(value) for key, value in attributes.items()}
    )


def paragraph(style: str, *, rtl: bool = False) -> Element:
    """An empty paragraph of a style."""
    made = new("p")
    properties = add(made, "pPr")
    add(properties, "pStyle", val=style_id(style))
    if rtl:
        add(properties, "bidi")
    return made


def keep_with_next(made: Element) -> None:
    """No page ends between this paragraph and what follows it."""
    properties = made.find(w("pPr"))
    if properties is not None and properties.find(w("keepNext")) is None:
        properties.insert(1, new("keepNext"))


def style_id(name: str) -> str:
    """The id of a style of the template: its name without blanks."""
    if name.startswith(("heading", "toc")):
        kind, number = name.split()
        return ("Heading" if kind == "heading" else "TOC") + number
    if name in ("header", "footer"):
        return name.capitalize()
    return name.replace(" ", "")


def put_text(
    parent: Element, text: str, *, look: str = "", language: str = "", rtl: bool = False
) -> None:
    """A run of *text*, cleaned once more; line breaks and tabs become Word's own."""
    run = add(parent, "r")
    if look or language or rtl:
        properties = add(run, "rPr")
        if look:
            add(properties, "rStyle", val=style_id(f"ED {look.capitalize()}"))
        if rtl:
            add(properties, "rtl")
        if language:
            add(properties, "lang", val=language)
    for number, line in enumerate(clean(text).text.split("\n")):
        if number:
            add(run, "br")
        for place, part in enumerate(line.split("\t")):
            if place:
                add(run, "tab")
            if part:
                _letters(run, part)


def _letters(run: Element, text: str) -> None:
    made = add(run, "t")
    made.text = text
    if text[0].isspace() or text[-1].isspace() or "  " in text:
        made.set(_SPACE, "preserve")


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

    def mark(self, parent: Element, names: Iterable[str]) -> None:
        """Bookmarks at this point of a paragraph, one for each new name."""
        for name in names:
            if not name or name in self._names:
                continue
            number = len(self._names)
            self._names.add(name)
            add(parent, "bookmarkStart", id=number, name=name)
            add(parent, "bookmarkEnd", id=number)


def field_part(parent: Element, kind: str) -> None:
    """One of the three marks of a field: ``begin``, ``separate``, ``end``."""
    add(add(parent, "r"), "fldChar", fldCharType=kind)


def field_start(parent: Element, instruction: str) -> None:
    """Everything of a field that stands before its shown result."""
    field_part(parent, "begin")
    code = add(add(parent, "r"), "instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    field_part(parent, "separate")


def put_field(parent: Element, instruction: str, shown: str) -> None:
    """A field with what it shows until the program computes it."""
    field_start(parent, instruction)
    if shown:
        put_text(parent, shown)
    field_part(parent, "end")
