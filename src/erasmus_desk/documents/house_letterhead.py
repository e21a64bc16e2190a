"""The letterhead of a house template: its header with the pictures in it."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from erasmus_desk.documents.ooxml import Element, r, w

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "rIdLetterhead"
_PART = "word/header9.xml"

Parts: TypeAlias = dict[str, bytes]
Parse: TypeAlias = Callable[[bytes], Element]
AddPart: TypeAlias = Callable[[Parts, str, str, str, str], Parts]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A header and its pictures by the relationship that shows them."""

    header: bytes
    pictures: dict[str, tuple[str, bytes]]

    @property
    def relation(self) -> str:
        """By which the document names it."""
        return _RELATION


def read_letterhead(parts: Parts, parsed: Parse) -> Letterhead | None:
    """The header of the first page, or that of all pages; None where there is none to take.

    A header with anything but text and pictures inside the file is left where it is.
    """
    name = _header_name(parts, parsed)
    if not name or name not in parts:
        return None
    header = parsed(parts[name])
    links = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
    pictures: dict[str, tuple[str, bytes]] = {}
    if links in parts:
        for link in parsed(parts[links]):
            picture = _picture(parts, link)
            if picture is None:
                return None
            pictures[link.get("Id", "")] = picture
    if not _is_sound(header, set(pictures)):
        return None
    return Letterhead(etree.tostring(header, encoding="UTF-8", xml_declaration=True), pictures)


def _header_name(parts: Parts, parsed: Parse) -> str:
    """The part with the header of the first page."""
    links = "word/_rels/document.xml.rels"
    if links not in parts or "word/document.xml" not in parts:
        return ""
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in parsed(parts[links])
        if link.get("Type") == _HEADER and link.get("TargetMode") != "External"
    }
    sections = list(parsed(parts["word/document.xml"]).iter(w("sectPr")))
    named = {
        reference.get(w("type")): reference.get(r("id"))
        for section in sections[:1]
        for reference in section.iter(w("headerReference"))
    }
    chosen = targets.get(named.get("first") or named.get("default"), "")
    return posixpath.normpath(posixpath.join("word", chosen)) if chosen else ""


def _picture(parts: Parts, link: Element) -> tuple[str, bytes] | None:
    """Ending and bytes of a picture that lies inside the file."""
    if link.get("Type") != _IMAGE or link.get("TargetMode") == "External":
        return None
    name = posixpath.normpath(posixpath.join("word", link.get("Target", "").lstrip("/")))
    ending = name.rpartition(".")[2].lower()
    if ending not in _TYPES or name not in parts:
        return None
    return ending, parts[name]


def _is_sound(header: Element, pictures: set[str]) -> bool:
    """Whether the header names nothing but its pictures, and runs nothing."""
    named = {
        str(value)
        for element in header.iter()
        for key, value in element.attrib.items()
        if str(key).startswith(r(""))
    }
    forbidden = (w("object"), w("control"), w("instrText"), w("fldSimple"), w("altChunk"))
    return named <= pictures and next(header.iter(*forbidden), None) is None


def with_letterhead(parts: Parts, head: Letterhead, parsed: Parse, add_part: AddPart) -> Parts:
    """*parts* with the letterhead among them."""
    made = add_part(parts, _PART, _HEADER_TYPE, _HEADER, _RELATION)
    made[_PART] = head.header
    types = parsed(made["[Content_Types].xml"])
    space = types.nsmap[None]
    links = etree.fromstring(f'<Relationships xmlns="{_PACKAGE}"/>')
    endings = set()
    for number, (relation, (ending, content)) in enumerate(head.pictures.items(), start=1):
        name = f"media/letterhead{number}.{ending}"
        made[f"word/{name}"] = content
        link = etree.SubElement(links, f"{{{_PACKAGE}}}Relationship")
        link.set("Id", relation)
        link.set("Type", _IMAGE)
        link.set("Target", name)
        endings.add(ending)
    for ending in sorted(endings):
        default = etree.Element(f"{{{space}}}Default")
        default.set("Extension", ending)
        default.set("ContentType", _TYPES[ending])
        types.insert(0, default)
    if head.pictures:
        made["word/_rels/header9.xml.rels"] = etree.tostring(
            links, encoding="UTF-8", xml_declaration=True
        )
    made["[Content_Types].xml"] = etree.tostring(types, encoding="UTF-8", xml_declaration=True)
    return made
