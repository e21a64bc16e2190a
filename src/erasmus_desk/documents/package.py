"""The Word file around the text: pages, running heads, properties, the zip itself."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from erasmus_desk.documents.heights import contents_are_tight
from erasmus_desk.documents.markup import element, field, paragraph, quoted, run
from erasmus_desk.documents.ooxml import (
    NAMESPACES,
    Element,
    add,
    language_tag,
    new,
    parsed,
    style_id,
    w,
)
from erasmus_desk.documents.outline import Heading, Outline, Properties
from erasmus_desk.documents.word_tables import LANDSCAPE_WIDTH, PORTRAIT_WIDTH
from erasmus_desk.model.text import clean

_SHORT, _LONG = 11906, 16838
_SIDE, _TOP, _BOTTOM, _EDGE = 1247, 1420, 1300, 600
_LONGEST_PROPERTY = 255
_CONTENTS = 2
"""The deepest headings in the table of contents."""
_TYPE = "application/vnd.openxmlformats-officedocument"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_ANSWER_STYLES = ("ED Answer",)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


_MARGINS = element(
    "pgMar",
    top=_TOP,
    right=_SIDE,
    bottom=_BOTTOM,
    left=_SIDE,
    header=_EDGE,
    footer=_EDGE,
    gutter=0,
)


class Pages:
    """Running heads as parts of the file, and the sections that show them."""

    def __init__(self, document: Document, outline: Outline, letterhead: str = "") -> None:
        self._document = document
        self._outline = outline
        self.has_letterhead = bool(letterhead)
        self._ids = {
            "header": self._part("header", "header1", PORTRAIT_WIDTH),
            "footer": self._part("footer", "footer1", PORTRAIT_WIDTH),
            "first header": letterhead or self._part("header", "header2", 0),
            "first footer": self._part("footer", "footer2", PORTRAIT_WIDTH),
            "wide header": self._part("header", "header3", LANDSCAPE_WIDTH),
            "wide footer": self._part("footer", "footer3", LANDSCAPE_WIDTH),
        }

    def section(self, *, landscape: bool, first: bool) -> str:
        """The properties of a section: paper, margins, running heads."""
        kind = "wide " if landscape else ""
        parts = [
            self._refer("header", "default", f"{kind}header"),
            self._refer("footer", "default", f"{kind}footer"),
        ]
        if first:
            parts.append(self._refer("header", "first", "first header"))
            parts.append(self._refer("footer", "first", "first footer"))
        parts.append(element("type", val="nextPage"))
        if landscape:
            parts.append(element("pgSz", w=_LONG, h=_SHORT, orient="landscape"))
        else:
            parts.append(element("pgSz", w=_SHORT, h=_LONG))
        parts.append(_MARGINS)
        if first:
            parts.append("<w:titlePg/>")
        return element("sectPr", "".join(parts))

    def _refer(self, element_name: str, kind: str, name: str) -> str:
        identity = quoted(self._ids[name])
        return f'<w:{element_name}Reference w:type="{kind}" r:id="{identity}"/>'

    def _part(self, kind: str, name: str, width: int) -> str:
        root = new("hdr" if kind == "header" else "ftr")
        root.extend(parsed(self._line(kind, width) if width else "<w:p/>"))
        blob = _serialised(root)
        part = Part(
            PackURI(f"/word/{name}.xml"),
            f"{_TYPE}.wordprocessingml.{kind}+xml",
            blob,
            self._document.part.package,
        )
        return self._document.part.relate_to(part, RT.HEADER if kind == "header" else RT.FOOTER)

    def _line(self, kind: str, width: int) -> str:
        own = _tab_stops(self._document, kind)
        stops = [element("tab", val="clear", pos=place) for place in sorted(own - {width})]
        stops.append(element("tab", val="right", pos=width))
        tabs = element("tabs", "".join(stops)) if own != {width} else ""
        if kind == "header":
            text = run(f"{self._outline.header_left}\t") + run(self._outline.header_right)
        else:
            pages = field("PAGE", "1") + run(" / ") + field("NUMPAGES", "1")
            text = run(f"{self._outline.footer_left}\t") + pages
        return paragraph(kind, text, more=tabs)


def _tab_stops(document: Document, kind: str) -> set[int]:
    """Where the style of running heads has stops; a house style may have others than ours."""
    styles = document.styles.element
    found = (s for s in styles.iter(w("style")) if s.get(w("styleId")) == style_id(kind))
    stops = (tab for style in found for tab in style.iter(w("tab")))
    return {int(tab.get(w("pos"), "0")) for tab in stops if tab.get(w("val")) != "clear"}


def set_languages(document: Document, outline: Outline) -> None:
    """The languages for spell checkers: of the document, and of what applicants wrote."""
    styles = document.styles.element
    whole = language_tag(outline.language)
    for found in styles.iter(w("lang")):
        found.set(w("val"), whole)
    for name in _ANSWER_STYLES:
        style = next(s for s in styles.iter(w("style")) if s.get(w("styleId")) == style_id(name))
        letters = style.find(w("rPr"))
        if letters is None:
            letters = add(style, "rPr")
        add(letters, "lang", val=language_tag(outline.answers_language))
    settings = document.settings.element
    for found in settings.iter(w("themeFontLang")):
        found.set(w("val"), whole)


def fit_contents(document: Document, outline: Outline) -> None:
    """Set the table of contents tightly where it would just not fit on its page."""
    levels = [b.level for b in outline.blocks if isinstance(b, Heading) and b.level <= _CONTENTS]
    if not contents_are_tight(levels):
        return
    styles = document.styles.element
    for style in styles.iter(w("style")):
        if style.get(w("styleId")) in (style_id("toc 1"), style_id("toc 2")):
            for spacing in style.iter(w("spacing")):
                spacing.set(w("line"), "240")
                spacing.set(w("before"), str(min(60, int(spacing.get(w("before"), "0")))))


def set_properties(document: Document, outline: Outline, moment: datetime) -> None:
    """What the file says about itself; the custom ones lead an edited copy back to its draft."""
    told = outline.properties
    core = document.core_properties
    core.title = _property(told.title)
    core.author = _property(told.author)
    core.last_modified_by = _property(told.author)
    core.subject = _property(told.subject)
    core.keywords = _property(told.keywords)
    core.language = language_tag(outline.language)
    core.created = core.modified = _utc(moment)
    core.revision = max(1, told.revision)
    package = document.part.package
    custom = Part(
        PackURI("/docProps/custom.xml"),
        f"{_TYPE}.custom-properties+xml",
        _custom(told.custom),
        package,
    )
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)
    extended = Part(
        PackURI("/docProps/app.xml"), f"{_TYPE}.extended-properties+xml", _extended(told), package
    )
    package.relate_to(extended, RT.EXTENDED_PROPERTIES)


def _custom(values: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"custom": _CUSTOM, "vt": _VALUES})
    for number, (name, value) in enumerate(values.items(), start=2):
        entry = etree.SubElement(
            root,
            f"{{{_CUSTOM}}}property",
            {"fmtid": _PROPERTY_SET, "pid": str(number), "name": name},
        )
        etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = clean(value).text
    return _serialised(root)


def _extended(told: Properties) -> bytes:
    root = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={"extended": _EXTENDED})
    etree.SubElement(root, f"{{{_EXTENDED}}}Application").text = "Erasmus Desk"
    if told.author:
        etree.SubElement(root, f"{{{_EXTENDED}}}Company").text = _property(told.author)
    return _serialised(root)


def _property(text: str) -> str:
    return clean(text).text.replace("\n", " ")[:_LONGEST_PROPERTY]


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(microsecond=0)
    return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _serialised(root: Element) -> bytes:
    return _HEAD.encode() + etree.tostring(root, encoding="UTF-8")


def sealed(document: Document, body: str, moment: datetime) -> bytes:
    """The file as bytes, with the text *body*; equal documents of one moment are equal.

    python-docx would make elements of the text first, which takes most of the time of a long
    application; it only lays out the parts around it here.
    """
    main = document.part
    stamp = (max(1980, moment.year), moment.month, moment.day, moment.hour, moment.minute, 0)
    parts = sorted(main.package.iter_parts(), key=lambda part: part.partname)
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as target:

        def put(name: str, content: bytes) -> None:
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, content)

        put("[Content_Types].xml", _content_types(parts))
        put("_rels/.rels", _bytes(main.package.rels.xml))
        for part in parts:
            put(part.partname.membername, _main(body) if part is main else part.blob)
            if len(part.rels):
                put(part.partname.rels_uri.membername, _bytes(part.rels.xml))
    return result.getvalue()


def _main(body: str) -> bytes:
    return f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def _content_types(parts: Sequence[Part]) -> bytes:
    """Which part is what; endings say it for relationships alone."""
    kinds = [f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>']
    kinds.append(f'<Default Extension="xml" ContentType="{CT.XML}"/>')
    kinds += [
        f'<Override PartName="{quoted(part.partname)}" ContentType="{quoted(part.content_type)}"/>'
        for part in parts
    ]
    return f'{_HEAD}<Types xmlns="{_CONTENT}">{"".join(kinds)}</Types>'.encode()


def _bytes(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
