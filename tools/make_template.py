"""Makes resources/word/template.docx and part-b.docx: page, styles and numbering of documents.

Run it after changing a style and commit the result::

    python tools/make_template.py

The template holds no text.  Everything in it is written here, so that nothing of any other
program's template comes along, and equal input makes an equal file.
"""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "resources" / "word"
TARGET, PART_B = FOLDER / "template.docx", FOLDER / "part-b.docx"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

INK, GREY, PALE = "1C2430", "585E67", "5D6570"
NAVY, RULE, RED = "17347A", "D9DDE6", "9B1C14"
OCHRE, CREAM, BROWN = "C4A24B", "FFFAF0", "8A5A00"
FONT = "Calibri"
WIDTH = 9412
"""Width of the text on a standing page, in twentieths of a point."""


@dataclass(frozen=True)
class Style:
    """One style: what Word calls it, what it builds on, its XML properties."""

    name: str
    kind: str = "paragraph"
    based: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    rest: str = ""
    quick: bool = True

    @property
    def id(self) -> str:
        """The name without blanks, as files refer to it; Word's own names have capitals."""
        own = {"heading": "Heading", "header": "Header", "footer": "Footer", "toc": "TOC"}
        words = self.name.split()
        return "".join([own.get(words[0], words[0]), *words[1:]])


def run(
    size: float = 0, *, color: str = "", bold: bool = False, italic: bool = False, apart: int = 0
) -> str:
    """Properties of letters; sizes in points, ``apart`` in twentieths of a point."""
    parts = ["<w:b/><w:bCs/>" if bold else "", "<w:i/><w:iCs/>" if italic else ""]
    parts.append(f'<w:color w:val="{color}"/>' if color else "")
    parts.append(f'<w:spacing w:val="{apart}"/>' if apart else "")
    half = round(size * 2)
    parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else "")
    return "".join(parts)


def space(before: float = 0, after: float = 0, line: float = 0, *, exact: float = 0) -> str:
    """Space around a paragraph in points; ``line`` a multiple, ``exact`` a height in points."""
    height = ""
    if exact:
        height = f' w:line="{round(exact * 20)}" w:lineRule="exact"'
    elif line:
        height = f' w:line="{round(line * 240)}" w:lineRule="auto"'
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def rule(side: str, color: str, *, eighths: int, gap: int, kind: str = "single") -> str:
    """One border line."""
    return f'<w:{side} w:val="{kind}" w:sz="{eighths}" w:space="{gap}" w:color="{color}"/>'


def borders(*lines: str) -> str:
    """The borders of a paragraph."""
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def indent(left: int = 0, *, hanging: int = 0, right: int = 0) -> str:
    """Indents in twentieths of a point."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


BULLETS = {
    "ED Answer Hyphen": "•",
    "ED Answer Bullet": "•",
    "ED Answer Star": "•",
    "ED Answer Dash": "–",
}
"""Style of list entries by what people typed before them, and the sign that is printed."""
KEEP = "<w:keepNext/><w:keepLines/>"
CONTEXT = "<w:contextualSpacing/>"
LEVEL = '<w:outlineLvl w:val="{}"/>'


def headings() -> list[Style]:
    """Title page, headings, contents, running heads."""
    under = borders(rule("bottom", NAVY, eighths=12, gap=7))
    hair = borders(rule("bottom", "D4D6D9", eighths=4, gap=6))
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    number = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    chapter = f"{KEEP}<w:pageBreakBefore/>{under}{space(0, 14, 1.1)}"
    return [
        Style("ED Programme", paragraph=space(78, 3), run=run(10, color=NAVY, bold=True, apart=18)),
        Style("ED Action", paragraph=space(0, 20, 1.1), run=run(12.5, color=GREY)),
        Style("Title", next="Subtitle", paragraph=space(0, 6, 1.0), run=run(30, bold=True)),
        Style("Subtitle", next="Normal", paragraph=space(0, 26), run=run(13, color=GREY)),
        Style(
            "heading 1",
            next="Normal",
            paragraph=chapter + LEVEL.format(0),
            run=run(18, color=NAVY, bold=True),
        ),
        Style(
            "heading 2",
            next="ED Answer",
            paragraph=KEEP + space(16, 2, 1.1) + LEVEL.format(1),
            run=run(12.5, color=NAVY, bold=True),
        ),
        Style(
            "heading 3",
            next="ED Answer",
            paragraph=KEEP + space(12, 2, 1.1) + LEVEL.format(2),
            run=run(10.5, color=NAVY, bold=True),
        ),
        Style(
            "heading 4",
            next="ED Answer",
            paragraph=KEEP + space(10, 2, 1.1) + LEVEL.format(3),
            run=run(10, color=GREY, bold=True),
        ),
        Style(
            "ED Section",
            next="Normal",
            paragraph=KEEP + space(14, 3, 1.1) + LEVEL.format(0),
            run=run(12.5, color=NAVY, bold=True),
        ),
        Style(
            "ED Masthead", paragraph=KEEP + space(0, 3), run=run(9, color=NAVY, bold=True, apart=14)
        ),
        Style("ED Masthead Title", based="Title", paragraph=KEEP + space(0, 3, 1.0), run=run(21)),
        Style(
            "ED Masthead Line",
            based="Subtitle",
            paragraph=KEEP + under + space(0, 12),
            run=run(11, color=GREY),
        ),
        Style("ED Contents", next="Normal", paragraph=chapter, run=run(18, color=NAVY, bold=True)),
        Style("toc 1", paragraph=number + space(7, 1, 1.1), run=run(10.5, bold=True), quick=False),
        Style("toc 2", paragraph=number + space(0, 1, 1.1) + indent(284), run=run(10), quick=False),
        Style(
            "header",
            paragraph=hair + tabs + space(0, 0, 1.0),
            run=run(8.5, color=GREY),
            quick=False,
        ),
        Style("footer", paragraph=tabs + space(0, 0, 1.0), run=run(8.5, color=GREY), quick=False),
    ]


def answers() -> list[Style]:
    """Questions and what is answered to them."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    entry = space(0, 4) + indent(369, hanging=227) + CONTEXT
    dashed = borders(
        *(
            rule(s, OCHRE, eighths=4, gap=6, kind="dashSmallGap")
            for s in ("top", "left", "bottom", "right")
        )
    )
    cream = f'<w:shd w:val="clear" w:color="auto" w:fill="{CREAM}"/>'
    framed = borders(
        *(rule(s, OCHRE, eighths=4, gap=6) for s in ("top", "left", "bottom", "right"))
    )
    bar = borders(rule("left", RULE, eighths=18, gap=8))
    number = "ED Answer Number"
    return [
        Style(
            "ED Prompt",
            next="ED Answer",
            paragraph=KEEP + space(0, 4, 1.1),
            run=run(9.5, color=GREY, italic=True),
        ),
        Style(
            "ED Guidance", paragraph=bar + space(3, 6, 1.1) + indent(200), run=run(9.5, color=GREY)
        ),
        Style(
            "ED Condition", paragraph=KEEP + space(0, 4, 1.1), run=run(9.5, color=NAVY, italic=True)
        ),
        Style("ED Note", paragraph=space(2, 6, 1.1), run=run(9, color=GREY)),
        Style("ED Text", paragraph=space(3, 3, 1.12)),
        Style(
            "ED Text Entry",
            based="ED Text",
            paragraph=space(0, 2, 1.1) + indent(255, hanging=255),
        ),
        Style(
            "ED Notice",
            paragraph=framed + cream + space(4, 8, 1.1) + indent(142, right=142),
            run=run(9.5, color=BROWN),
        ),
        Style("ED Answer", paragraph=space(0, 4)),
        Style(
            "ED Answer Blank",
            based="ED Answer",
            next="ED Answer",
            paragraph=space(0, 0, exact=4),
            run=run(2),
        ),
        Style(number, based="ED Answer", paragraph=space(0, 3) + indent(227, hanging=227)),
        *(
            Style(name, based="ED Answer", paragraph=listed.format(n) + entry)
            for n, name in enumerate(BULLETS, start=1)
        ),
        Style(
            "ED Counter",
            next="Normal",
            paragraph=space(0, 4, 1.0) + '<w:jc w:val="right"/>',
            run=run(8.5, color=GREY),
        ),
        Style("ED Over limit", based="ED Counter", run=run(8.5, color=RED, bold=True)),
        Style(
            "ED No answer",
            next="ED Answer",
            paragraph=dashed
            + cream
            + f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - 142}"/></w:tabs>'
            + space(6, 8, 1.0)
            + indent(142, right=142),
            run=run(9.5, color=BROWN),
        ),
        Style(
            "ED Tick", paragraph=space(0, 6, 1.25) + indent(369, hanging=369) + CONTEXT, run=run(10)
        ),
        Style("ED Tick Group", paragraph=KEEP + space(6, 2), run=run(9.5, color=GREY, bold=True)),
    ]


def tables() -> list[Style]:
    """What stands in tables and around them."""
    tight = space(0, 0, 1.1)
    right = '<w:jc w:val="right"/>'
    return [
        Style(
            "ED Table Caption", paragraph=KEEP + space(9, 4, 1.1), run=run(9, color=GREY, bold=True)
        ),
        Style("ED Table Head", paragraph=KEEP + tight, run=run(9.5, color=NAVY, bold=True)),
        Style("ED Table Head Number", based="ED Table Head", paragraph=right),
        Style("ED Table Text", paragraph=tight, run=run(9.5)),
        Style("ED Table Number", based="ED Table Text", paragraph=right),
        Style("ED Table Label", based="ED Table Text", run=run(9.5, color=PALE)),
        Style("ED Table Remark", based="ED Table Text", run=run(8.5, color=PALE, italic=True)),
        Style("ED Table Year", based="ED Table Head", paragraph='<w:jc w:val="center"/>'),
        Style("ED Table Month", based="ED Table Year", run=run(7.5)),
        Style("ED Signature", paragraph=space(8, 2, 1.1), run=run(10, color=NAVY, bold=True)),
        Style("ED Signature Name", paragraph=tight, run=run(10)),
        Style(
            "ED Signature Line",
            paragraph=borders(rule("top", PALE, eighths=4, gap=3)) + space(14, 0, 1.0),
            run=run(8.5, color=PALE),
        ),
        Style("ED After Table", paragraph=space(0, 0, exact=5), run=run(2), quick=False),
    ]


def letters() -> list[Style]:
    """Styles for words within a paragraph."""
    base = "DefaultParagraphFont"
    return [
        Style("Hyperlink", "character", base, quick=False),
        Style("ED Strong", "character", base, run=run(bold=True)),
        Style("ED Missing", "character", base, run=run(color=BROWN)),
        Style("ED Over", "character", base, run=run(color=RED, bold=True)),
        Style("ED Code", "character", base, run=run(8, color="8A9099")),
        Style("ED Muted", "character", base, run=run(color="8A9099")),
    ]


def grid(name: str, color: str, *, above: int = 72, beside: int = 108) -> Style:
    """A table style with hairlines and some air in the cells."""
    lines = "".join(
        rule(side, color, eighths=4, gap=0)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        f'<w:top w:w="{above}" w:type="dxa"/><w:left w:w="{beside}" w:type="dxa"/>'
        f'<w:bottom w:w="{above}" w:type="dxa"/><w:right w:w="{beside}" w:type="dxa"/>'
    )
    rest = (
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )
    return Style(name, "table", "TableNormal", rest=rest)


def all_styles() -> list[Style]:
    """Every style beyond Word's four defaults."""
    plain = Style("ED Table Plain", "table", "TableNormal", rest="<w:tblPr/>")
    return [
        *(*headings(), *answers(), *tables(), *letters(), plain),
        grid("ED Table", RULE),
        grid("ED Table Facts", RULE),
        grid("ED Table Timetable", RULE, above=32, beside=85),
        grid("ED Table Space", "B9C0CC", above=85, beside=142),
    ]


def style_xml(style: Style, ids: dict[str, str]) -> str:
    """One style as Word writes it."""
    custom = ' w:customStyle="1"' if style.name.startswith("ED ") else ""
    following = f'<w:next w:val="{ids[style.next]}"/>' if style.next else ""
    based = ids.get(style.based, style.based)
    return (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{based}"/>{following}'
        f'<w:uiPriority w:val="{9 if style.quick else 39}"/>'
        f"{'<w:qFormat/>' if style.quick and style.kind != 'table' else ''}"
        f"{f'<w:pPr>{style.paragraph}</w:pPr>' if style.paragraph else ''}"
        f"{f'<w:rPr>{style.run}</w:rPr>' if style.run else ''}{style.rest}</w:style>"
    )


def styles_xml() -> str:
    """The styles part."""
    found = all_styles()
    ids = {style.name: style.id for style in found} | {"Normal": "Normal"}
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{run(10.5)}{language}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{space(0, 0, 1.17)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )
    return (
        f'<w:styles xmlns:w="{MAIN}">{defaults}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr>{run(color=INK)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        f"{''.join(style_xml(style, ids) for style in found)}</w:styles>"
    )


def numbering_xml() -> str:
    """Bullets, one list for each marker that people type, so that it can be read back."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{name.replace(" ", "")}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(369, hanging=227)}</w:pPr></w:lvl></w:abstractNum>"
        for n, (name, sign) in enumerate(BULLETS.items(), start=1)
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 5)
    )
    return f'<w:numbering xmlns:w="{MAIN}">{lists}{numbers}</w:numbering>'


def settings_xml() -> str:
    """Settings: metric tabs, no compatibility mode."""
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


LEAST = 18
"""Nine points, in half points: the least that calls allow in Part B."""
PART_B_SIZES = {
    "Heading1": 30,
    "Heading2": 24,
    "EDSection": 30,
    "EDContents": 24,
    "EDMastheadTitle": 36,
    "EDAfterTable": 0,
    "EDAnswerBlank": 0,
    "EDTableText": LEAST,
    "EDTableHead": LEAST,
    "EDTableHeadNumber": LEAST,
    "EDTableNumber": LEAST,
    "EDTableLabel": LEAST,
    "EDTableRemark": LEAST,
}
"""Half points of styles that Part B sets in its own way; 0 leaves empty lines as small as ever."""


def part_b_styles(xml: str) -> str:
    """The styles *xml* as the rules of Part B want them: Arial, nothing below nine points."""
    whole = xml.replace(f'"{FONT}"', '"Arial"').replace(run(10.5), run(9.5))
    return re.sub(r"<w:style .*?</w:style>", lambda found: _part_b_style(found[0]), whole)


def _part_b_style(xml: str) -> str:
    name = re.search(r'w:styleId="(\w+)"', xml)
    own = PART_B_SIZES.get(name[1] if name else "")
    if own == 0:
        return xml
    if name and name[1] == "EDTable":
        # Its tables have many columns.
        return xml.replace('w:w="108"', 'w:w="80"')

    def larger(found: re.Match[str]) -> str:
        return f'<w:{found[1]} w:val="{own or max(LEAST, int(found[2]))}"/>'

    return re.sub(r'<w:(sz|szCs) w:val="(\d+)"/>', larger, xml)


def parts() -> dict[str, str]:
    """Every part of the template by its name."""
    types = {
        "document": f"{TYPE}.document.main",
        "styles": f"{TYPE}.styles",
        "numbering": f"{TYPE}.numbering",
        "settings": f"{TYPE}.settings",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}+xml"/>'
        for name, kind in types.items()
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/relationships/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "numbering", "settings"), start=1)
    )
    properties = "application/vnd.openxmlformats-package.core-properties+xml"
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
            f'<Override PartName="/docProps/core.xml" ContentType="{properties}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body/></w:document>',
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
        ),
        "word/styles.xml": styles_xml(),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": settings_xml(),
    }


def make(target: Path = TARGET, *, part_b: bool = False) -> None:
    """Write the template, or that of Part B."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = parts()
    if part_b:
        content["word/styles.xml"] = part_b_styles(content["word/styles.xml"])
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in content.items():
            entry = zipfile.ZipInfo(name, (2018, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, HEAD + xml)


if __name__ == "__main__":
    make()
    make(PART_B, part_b=True)
    print(TARGET, PART_B)
