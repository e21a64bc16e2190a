"""The blocks of an outline in Word's XML."""

from collections.abc import Callable, Iterator
from typing import Any

from erasmus_desk.documents.facts import BOX, TICKED
from erasmus_desk.documents.markup import (
    Bookmarks,
    element,
    field,
    field_part,
    field_start,
    kept,
    paragraph,
    run,
    runs_right_to_left,
)
from erasmus_desk.documents.ooxml import language_tag
from erasmus_desk.documents.outline import (
    Answer,
    Block,
    Condition,
    Contents,
    Counter,
    FactsTable,
    Guidance,
    Heading,
    Mark,
    Masthead,
    NoAnswer,
    Note,
    Notice,
    Outline,
    Paragraph,
    Plain,
    Prompt,
    Signatures,
    Space,
    Table,
    Text,
    Ticks,
    Timetable,
    TitlePage,
    begins_page,
)
from erasmus_desk.documents.paragraphs import hanging_marker
from erasmus_desk.documents.word_tables import TableMaker

BULLET_STYLES = {
    "-": "ED Answer Hyphen",
    "•": "ED Answer Bullet",
    "*": "ED Answer Star",
    "–": "ED Answer Dash",
}
"""Style of a list entry by what was typed before it: an edited copy can be read back."""

_DIGIT, _NARROW, _WIDE = 107, 54, 130
_TOC_LEVELS = 2
_ABOVE_CHAPTER = 480
"""Room above a chapter that does not begin a page."""
_BESIDE_BAR, _ENTRY = 200, 220
AFTER_TABLE = paragraph("ED After Table")
"""What parts a table from what follows; two tables without it would become one."""


class BlockMaker:
    """Turns blocks into paragraphs and tables, in order."""

    def __init__(self, outline: Outline) -> None:
        same = outline.language == outline.answers_language
        self._typed = "" if same else language_tag(outline.answers_language)
        self._bookmarks = Bookmarks()
        self._tables = TableMaker(self._typed, self._bookmarks)
        self._headings = tuple(
            block
            for block in outline.blocks
            if isinstance(block, Heading) and block.level <= _TOC_LEVELS
        )
        self._make: dict[type, Callable[[Any], str]] = {
            TitlePage: self._title_page,
            Contents: self._contents,
            Heading: self._heading,
            Prompt: lambda b: _texts("ED Prompt", b.text),
            Guidance: lambda b: "".join(map(_guidance_line, b.text.split("\n"))),
            Condition: lambda b: _texts("ED Condition", b.text),
            Note: lambda b: _texts("ED Note", b.text),
            Plain: self._plain,
            Notice: lambda b: _texts("ED Notice", b.text),
            Masthead: self._masthead,
            Signatures: lambda b: _spaced(self._tables.signatures(b)),
            NoAnswer: lambda b: _coded("ED No answer", b.text, "\t", b.code),
            Counter: lambda b: _coded(_counter_style(b), b.text, "\u2003", b.code),
            Mark: lambda b: _coded("ED Counter", "", "", b.code),
            Answer: lambda b: "".join(map(_answer_line, b.paragraphs)),
            Ticks: self._ticks,
            FactsTable: lambda b: _spaced(self._tables.facts(b)),
            Space: lambda b: _spaced(self._tables.space(b)),
            Table: lambda b: _captioned(b.caption, self._tables.table(b)),
            Timetable: lambda b: _captioned(b.caption, self._tables.timetable(b)),
        }

    def markup(self, block: Block) -> str:
        """The paragraphs and tables of one block."""
        return self._make[type(block)](block)

    def _plain(self, block: Plain) -> str:
        runs = [run(f"{block.number}\t")] if block.number else []
        runs += [
            run(part.text, look=part.look, language=self._typed if part.typed else "")
            for part in block.text
        ]
        return paragraph("ED Text Entry" if block.number else "ED Text", "".join(runs))

    def _title(self, style: str, title: Text) -> str:
        runs = run(title.text, language=self._typed if title.typed else "")
        return paragraph(style, runs, rtl=runs_right_to_left(title.text))

    def _masthead(self, block: Masthead) -> str:
        title = self._title("ED Masthead Title", block.title)
        return (
            _texts("ED Masthead", block.overline)
            + title
            + _texts("ED Masthead Line", block.subtitle)
        )

    def _title_page(self, block: TitlePage) -> str:
        return (
            _texts("ED Programme", block.programme)
            + _texts("ED Action", block.action)
            + self._title("Title", block.title)
            + _texts("Subtitle", block.subtitle)
            + self._tables.facts(FactsTable(tuple((row,) for row in block.rows)))
        )

    def _heading(self, block: Heading) -> str:
        # A chapter begins a page also where the style of a house does not say so.
        page = "<w:pageBreakBefore/>" if begins_page(block) else ""
        if block.flows:
            page = element("pageBreakBefore", val=0) + element("spacing", before=_ABOVE_CHAPTER)
        number = run(f"{block.number}\u2002") if block.number else ""
        text = run(block.text, language=self._typed if block.typed else "")
        marks = self._bookmarks.marks(block.anchors)
        style = "ED Section" if block.compact else f"heading {block.level}"
        return paragraph(style, marks + number + text, more=page)

    def _contents(self, block: Contents) -> str:
        title = _texts("ED Contents", block.title)
        if not self._headings:
            return title
        # The hint stands inside the field: it goes when page numbers come.
        start = field_start(f'TOC \\o "1-{_TOC_LEVELS}" \\h \\z \\u')
        hint = paragraph("ED Note", start + run(block.hint))
        *entries, last = self._headings
        listed = "".join(_entry(heading) for heading in entries)
        return title + hint + listed + _entry(last, field_part("end"))

    def _ticks(self, block: Ticks) -> str:
        entries = list(self._tick_lines(block))
        if block.columns == 1:
            # The last one is not left alone on a page.
            entries[-2:-1] = map(kept, entries[-2:-1])
            return "".join(entries)
        return _spaced(self._tables.ticks(entries, block.columns))

    def _tick_lines(self, block: Ticks) -> Iterator[str]:
        for tick in block.ticks:
            if tick.group:
                yield _texts("ED Tick Group", tick.group)
            marks = self._bookmarks.marks((tick.anchor,))
            box = run(f"{TICKED if tick.ticked else BOX}\t")
            number = run(f"{tick.number}\u2002", look="muted") if tick.number else ""
            yield paragraph("ED Tick", marks + box + number + run(tick.text))


def _texts(style: str, text: str) -> str:
    return "".join(paragraph(style, run(line)) for line in text.split("\n"))


def _guidance_line(line: str) -> str:
    """A line of guidance; those that begin with a hyphen are entries of a list."""
    if not line.startswith("- "):
        return paragraph("ED Guidance", run(line))
    indent = element("ind", left=_BESIDE_BAR + _ENTRY, hanging=_ENTRY)
    more = element("spacing", before=0, after=40) + indent
    return paragraph("ED Guidance", run(f"–\t{line[2:]}"), more=more)


def _coded(style: str, text: str, gap: str, code: str) -> str:
    """A line with the short code of its answer at the end."""
    mark = run(f"[{code}]", look="code") if code else ""
    return paragraph(style, run(f"{text}{gap}" if code else text) + mark)


def _entry(heading: Heading, end: str = "") -> str:
    anchor = heading.anchors[0] if heading.anchors else ""
    number = f"{heading.number}\u2002" if heading.number else ""
    link = run(f"{number}{heading.text}")
    if anchor:
        page = field(f"PAGEREF {anchor} \\h", "")
        link = element("hyperlink", f"{link}<w:r><w:tab/></w:r>{page}", anchor=anchor, history=1)
    return paragraph(f"toc {heading.level}", link + end)


def _answer_line(part: Paragraph) -> str:
    rtl = runs_right_to_left(part.text)
    more = ""
    if part.kind == "number":
        hanging = _width(hanging_marker(part.text))
        more = element("ind", left=hanging, hanging=hanging)
    text = run(part.text, rtl=rtl) if part.text else ""
    made = paragraph(_style_of(part), text, rtl=rtl, more=more)
    return kept(made) if part.text.endswith(":") else made


def _captioned(caption: str, table: str) -> str:
    return (_texts("ED Table Caption", caption) if caption else "") + _spaced(table)


def _counter_style(block: Counter) -> str:
    return "ED Over limit" if block.over else "ED Counter"


def _spaced(table: str) -> str:
    return table + AFTER_TABLE


def _style_of(part: Paragraph) -> str:
    if part.kind == "bullet":
        return BULLET_STYLES[part.marker]
    return {"blank": "ED Answer Blank", "number": "ED Answer Number"}.get(part.kind, "ED Answer")


def _width(marker: str) -> int:
    """How wide ``12. `` is in the letters of an answer, so that its lines hang together."""
    return sum(
        _DIGIT if letter.isdigit() else _NARROW if letter in ".) " else _WIDE for letter in marker
    )
