"""The blocks of an outline in Word's XML."""

from collections.abc import Callable, Iterator
from typing import Any

from erasmus_desk.documents.facts import BOX, TICKED
from erasmus_desk.documents.ooxml import (
    Bookmarks,
    Element,
    add,
    field_part,
    field_start,
    keep_with_next,
    language_tag,
    paragraph,
    put_field,
    put_text,
    runs_right_to_left,
)
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
    Ticks,
    Timetable,
    TitlePage,
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
        self._make: dict[type, Callable[[Any], Iterator[Element]]] = {
            TitlePage: self._title_page,
            Contents: self._contents,
            Heading: self._heading,
            Prompt: lambda b: self._texts("ED Prompt", b.text),
            Guidance: lambda b: self._texts("ED Guidance", b.text),
            Condition: lambda b: self._texts("ED Condition", b.text),
            Note: lambda b: self._texts("ED Note", b.text),
            Plain: self._plain,
            Notice: lambda b: self._texts("ED Notice", b.text),
            Masthead: self._masthead,
            Signatures: lambda b: _spaced(self._tables.signatures(b)),
            NoAnswer: lambda b: self._coded("ED No answer", b.text, "\t", b.code),
            Counter: lambda b: self._coded(_counter_style(b), b.text, "\u2003", b.code),
            Mark: lambda b: self._coded("ED Counter", "", "", b.code),
            Answer: self._answer,
            Ticks: self._ticks,
            FactsTable: lambda b: _spaced(self._tables.facts(b)),
            Space: lambda b: _spaced(self._tables.space(b)),
            Table: self._table,
            Timetable: self._timetable,
        }

    def elements(self, block: Block) -> Iterator[Element]:
        """The paragraphs and tables of one block."""
        return self._make[type(block)](block)

    def _texts(self, style: str, text: str) -> Iterator[Element]:
        for line in text.split("\n"):
            made = paragraph(style)
            put_text(made, line)
            yield made

    def _coded(self, style: str, text: str, gap: str, code: str) -> Iterator[Element]:
        """A line with the short code of its answer at the end."""
        made = paragraph(style)
        put_text(made, text if not code else f"{text}{gap}")
        if code:
            put_text(made, f"[{code}]", look="code")
        yield made

    def _plain(self, block: Plain) -> Iterator[Element]:
        made = paragraph("ED Text Entry" if block.number else "ED Text")
        if block.number:
            put_text(made, f"{block.number}\t")
        for part in block.text:
            language = self._typed if part.typed else ""
            put_text(made, part.text, look=part.look, language=language)
        yield made

    def _masthead(self, block: Masthead) -> Iterator[Element]:
        yield from self._texts("ED Masthead", block.overline)
        made = paragraph("ED Masthead Title", rtl=runs_right_to_left(block.title.text))
        put_text(made, block.title.text, language=self._typed if block.title.typed else "")
        yield made
        yield from self._texts("ED Masthead Line", block.subtitle)

    def _title_page(self, block: TitlePage) -> Iterator[Element]:
        yield from self._texts("ED Programme", block.programme)
        yield from self._texts("ED Action", block.action)
        made = paragraph("Title", rtl=runs_right_to_left(block.title.text))
        put_text(made, block.title.text, language=self._typed if block.title.typed else "")
        yield made
        yield from self._texts("Subtitle", block.subtitle)
        yield self._tables.facts(FactsTable(tuple((row,) for row in block.rows)))

    def _heading(self, block: Heading) -> Iterator[Element]:
        made = paragraph("ED Section" if block.compact else f"heading {block.level}")
        if block.level == 1 and not block.compact:
            # Also where the style of a house does not begin a page.
            add(made[0], "pageBreakBefore")
        self._bookmarks.mark(made, block.anchors)
        if block.number:
            put_text(made, f"{block.number}\u2002")
        put_text(made, block.text, language=self._typed if block.typed else "")
        yield made

    def _contents(self, block: Contents) -> Iterator[Element]:
        yield from self._texts("ED Contents", block.title)
        entries = [self._entry(heading) for heading in self._headings]
        if not entries:
            return
        # The hint stands inside the field: it goes when page numbers come.
        hint = paragraph("ED Note")
        field_start(hint, f'TOC \\o "1-{_TOC_LEVELS}" \\h \\z \\u')
        put_text(hint, block.hint)
        yield hint
        field_part(entries[-1], "end")
        yield from entries

    def _entry(self, heading: Heading) -> Element:
        made = paragraph(f"toc {heading.level}")
        anchor = heading.anchors[0] if heading.anchors else ""
        link = add(made, "hyperlink", anchor=anchor, history=1) if anchor else made
        number = f"{heading.number}\u2002" if heading.number else ""
        put_text(link, f"{number}{heading.text}")
        if anchor:
            add(add(link, "r"), "tab")
            put_field(link, f"PAGEREF {anchor} \\h", "")
        return made

    def _answer(self, block: Answer) -> Iterator[Element]:
        for part in block.paragraphs:
            rtl = runs_right_to_left(part.text)
            made = paragraph(_style_of(part), rtl=rtl)
            if part.kind == "number":
                hanging = _width(hanging_marker(part.text))
                properties = made[0]
                add(properties, "ind", left=hanging, hanging=hanging)
            if part.text.endswith(":"):
                keep_with_next(made)
            if part.text:
                put_text(made, part.text, rtl=rtl)
            yield made

    def _ticks(self, block: Ticks) -> Iterator[Element]:
        entries = list(self._tick_lines(block))
        if block.columns == 1:
            yield from entries
        else:
            yield from _spaced(self._tables.ticks(entries, block.columns))

    def _tick_lines(self, block: Ticks) -> Iterator[Element]:
        for tick in block.ticks:
            if tick.group:
                yield from self._texts("ED Tick Group", tick.group)
            made = paragraph("ED Tick")
            self._bookmarks.mark(made, (tick.anchor,))
            put_text(made, f"{TICKED if tick.ticked else BOX}\t")
            if tick.number:
                put_text(made, f"{tick.number}\u2002", look="muted")
            put_text(made, tick.text)
            yield made

    def _table(self, block: Table) -> Iterator[Element]:
        if block.caption:
            yield from self._texts("ED Table Caption", block.caption)
        yield from _spaced(self._tables.table(block))

    def _timetable(self, block: Timetable) -> Iterator[Element]:
        if block.caption:
            yield from self._texts("ED Table Caption", block.caption)
        yield from _spaced(self._tables.timetable(block))


def _counter_style(block: Counter) -> str:
    return "ED Over limit" if block.over else "ED Counter"


def _spaced(table: Element) -> Iterator[Element]:
    # Two tables without a paragraph between them would become one.
    yield table
    yield paragraph("ED After Table")


def _style_of(part: Paragraph) -> str:
    if part.kind == "bullet":
        return BULLET_STYLES[part.marker]
    return {"blank": "ED Answer Blank", "number": "ED Answer Number"}.get(part.kind, "ED Answer")


def _width(marker: str) -> int:
    """How wide ``12. `` is in the letters of an answer, so that its lines hang together."""
    return sum(
        _DIGIT if letter.isdigit() else _NARROW if letter in ".) " else _WIDE for letter in marker
    )
