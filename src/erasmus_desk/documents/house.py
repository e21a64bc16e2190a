"""A Word file of the user's own as template: its styles and letterhead, and nothing else of it.

The file comes from anywhere.  Only the parts named here are read, each with a bound on its size
and by a parser that follows no reference to the outside; macros, links and everything else stay
behind.  What is taken goes into a copy of the shipped template.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from erasmus_desk.documents.house_letterhead import Letterhead, read_letterhead, with_letterhead
from erasmus_desk.documents.house_styles import merged_numbering, merged_styles, style_names
from erasmus_desk.documents.ooxml import Element
from erasmus_desk.errors import DraftUnusable

MOST_BYTES = 20_000_000
"""The largest file that is looked at."""
MOST_OF_A_PART = 20_000_000
MOST_PARTS = 2000
_STYLES, _NUMBERING, _THEME = "word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_THEME_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_MAIN_TYPES = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")

Parts: TypeAlias = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class House:
    """A template in the style of the house.

    Attributes:
        content: The bytes of a ``.docx`` file without text.
        missing: The promised styles that it lacked and that were put in.
        letterhead: The relationship to its letterhead; empty if it has none.
    """

    content: bytes
    missing: tuple[str, ...]
    letterhead: str


def read_house(path: Path, shipped: Path, promised: Iterable[str]) -> House:
    """The file at *path* as template.

    Raises:
        DraftUnusable: It is no Word file, too large, or damaged.
    """
    theirs, ours = _read(path), _shipped(shipped)
    try:
        styles, numbering = _parsed(theirs[_STYLES]), _optional(theirs, _NUMBERING)
        own = style_names(styles)
        missing = tuple(name for name in promised if name.casefold() not in own)
        merged = merged_styles(styles, _parsed(ours[_STYLES]))
        lists = merged_numbering(merged, numbering, _parsed(ours[_NUMBERING]))
        head = read_letterhead(theirs, _parsed)
    except (etree.XMLSyntaxError, KeyError, ValueError) as reason:
        raise DraftUnusable("template-damaged", {"file": str(path)}) from reason
    made = {**ours, _STYLES: _written(merged), _NUMBERING: _written(lists)}
    if _THEME in theirs:
        made[_THEME] = _written(_parsed(theirs[_THEME]))
    return House(_packed(made, head), missing, head.relation if head else "")


def _read(path: Path) -> Parts:
    """The parts of the user's file that may be looked at."""
    facts = {"file": str(path)}
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DraftUnusable("template-too-large", facts)
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            if len(entries) > MOST_PARTS:
                raise DraftUnusable("template-too-large", facts)
            found = {e.filename: _part(package, e) for e in entries if _is_wanted(e.filename)}
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as reason:
        raise DraftUnusable("template-not-readable", facts) from reason
    except ValueError as reason:
        raise DraftUnusable("template-too-large", facts) from reason
    kinds = found.get("[Content_Types].xml", b"")
    if _STYLES not in found or not any(kind in kinds for kind in _MAIN_TYPES):
        # Files with macros name another type and are not taken.
        raise DraftUnusable("template-not-word", facts)
    return found


def _is_wanted(name: str) -> bool:
    wanted = (_STYLES, _NUMBERING, _THEME, "word/document.xml", "[Content_Types].xml")
    if name in wanted or name == "word/_rels/document.xml.rels":
        return True
    heads = name.startswith(("word/header", "word/_rels/header"))
    return heads or name.startswith("word/media/")


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with package.open(entry) as source:
        content = source.read(MOST_OF_A_PART + 1)
    if len(content) > MOST_OF_A_PART:
        raise ValueError(entry.filename)
    return content


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        # No Word file declares entities of its own.
        raise ValueError("doctype")
    return root


def _optional(parts: Parts, name: str) -> Element | None:
    return _parsed(parts[name]) if name in parts else None


def _shipped(path: Path) -> Parts:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _packed(parts: Parts, head: Letterhead | None) -> bytes:
    if _THEME in parts:
        parts = _with_part(parts, _THEME, _THEME_TYPE, _THEME_LINK, "rIdTheme")
    if head is not None:
        parts = with_letterhead(parts, head, _parsed, _with_part)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def _with_part(parts: Parts, name: str, kind: str, link: str, relation: str) -> Parts:
    """*parts* with the part *name* told of in the table of contents and by the document."""
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    table, related = _parsed(parts[types]), _parsed(parts[links])
    space = {"t": table.nsmap[None], "r": related.nsmap[None]}
    override = etree.SubElement(table, f"{{{space['t']}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", kind)
    made = etree.SubElement(related, f"{{{space['r']}}}Relationship")
    made.set("Id", relation)
    made.set("Type", link)
    made.set("Target", name.removeprefix("word/"))
    return {**parts, types: _written(table), links: _written(related)}
