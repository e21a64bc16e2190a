"""Word's XML as elements: names, languages, what is added once a block is made.

Elements are made directly, without python-docx's wrappers: those search the document for every
cell and paragraph, which makes long applications slow.  The blocks themselves are written as
text (`markup`) and parsed one by one.
"""

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
"""What the root of a part declares."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

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


def parsed(markup: str) -> list[Element]:
    """The elements that *markup* writes out."""
    whole = f"<w:body {NAMESPACES}>{markup}</w:body>"
    return list(etree.fromstring(whole, _PARSER))


@cache
def style_id(name: str) -> str:
    """The id of a style of the template: its name without blanks."""
    if name.startswith(("heading", "toc")):
        kind, number = name.split()
        return ("Heading" if kind == "heading" else "TOC") + number
    if name in ("header", "footer"):
        return name.capitalize()
    return name.replace(" ", "")
