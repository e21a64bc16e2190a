"""An outline as text documents, one for each run of pages that lie the same way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from erasmus_desk.desktop.paper import tables
from erasmus_desk.desktop.paper.keeping import Keeper
from erasmus_desk.desktop.paper.look import BOTTOM, LONG, SHORT, TOP
from erasmus_desk.desktop.paper.writing import STYLE, Writer, paragraph
from erasmus_desk.session.paper import (
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
    Paragraph,
    Plain,
    Prompt,
    Signatures,
    Space,
    Table,
    Ticks,
    Timetable,
    TitlePage,
    Turn,
    begins_page,
    contents_are_tight,
    hanging_marker,
)

_TOC_LEVELS = 2
_ABOVE_TITLE = 780
_TIGHT = 30
"""Room above chapters in contents that would just not fit on a page."""
_DIGIT, _NARROW, _WIDE = 54, 27, 65


@dataclass
class Run:
    """Pages that lie the same way, with the headings in them by block number.

    ``contents`` is the block of the outline whose lines are still to be written.
    """

    document: QTextDocument
    landscape: bool
    titled: bool = False
    contents: Contents | None = None
    headings: list[tuple[Heading, int]] = field(default_factory=list)


def runs_of(
    blocks: tuple[Block, ...], told: Callable[[int], None], style: str = ""
) -> Iterator[Run]:
    """The runs of *blocks* in a style; *told* hears of every block written."""
    landscape = False
    made: _Maker | None = None
    for number, block in enumerate(blocks):
        told(number)
        if isinstance(block, Turn):
            landscape = block.landscape
            if made is not None:
                yield made.run
                made = None
            continue
        if made is not None and begins_page(block):
            yield made.run
            made = None
        if made is None:
            made = _Maker(new_run(landscape=landscape, style=style))
        made.write(block)
    if made is not None:
        yield made.run


def new_run(*, landscape: bool, style: str = "") -> Run:
    """Empty pages."""
    document = QTextDocument()
    document.setProperty(STYLE, style)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    height = (SHORT if landscape else LONG) - TOP - BOTTOM
    document.setPageSize(QSizeF(tables.width_of(landscape=landscape), height))
    return Run(document, landscape)


class _Maker:
    """Writes blocks into one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self._writer = Writer(QTextCursor(run.document))
        self._below_heading = False
        self._keeper = Keeper(run.document)
        line = self._writer.line
        self._make: dict[type, Callable[[Any], None]] = {
            TitlePage: self._title_page,
            Masthead: self._masthead,
            Contents: self._contents,
            Heading: self._heading,
            Prompt: lambda b: line("prompt", b.text),
            Guidance: self._guidance,
            Condition: lambda b: line("condition", b.text),
            Note: lambda b: line("note kept" if self._below_heading else "note", b.text),
            Notice: lambda b: line("notice", b.text),
            Plain: self._plain,
            Answer: self._answer,
            Counter: lambda b: self._coded("over" if b.over else "counter", b.text, b.code),
            Mark: lambda b: self._coded("counter", "", b.code),
            NoAnswer: lambda b: self._coded("no answer", b.text, b.code),
            Table: self._table,
            Timetable: self._timetable,
            FactsTable: lambda b: tables.put_facts(self._writer, b),
            Ticks: lambda b: tables.put_ticks(self._writer, b),
            Space: lambda b: tables.put_space(self._writer, b),
            Signatures: lambda b: tables.put_signatures(self._writer, b),
        }

    def write(self, block: Block) -> None:
        """Write one block."""
        # One change, laid out once.
        step = QTextCursor(self.run.document)
        step.beginEditBlock()
        self._make[type(block)](block)
        step.endEditBlock()
        self._below_heading = isinstance(block, Heading)
        self._keeper.follow()

    def _title_page(self, block: TitlePage) -> None:
        self.run.titled = True
        self._writer.room(_ABOVE_TITLE)
        self._writer.line("programme", block.programme)
        self._writer.line("action", block.action)
        self._writer.line("title", block.title.text)
        self._writer.line("subtitle", block.subtitle)
        tables.put_facts(self._writer, FactsTable(tuple((row,) for row in block.rows)))

    def _masthead(self, block: Masthead) -> None:
        self._writer.line("masthead", block.overline)
        self._writer.line("masthead title", block.title.text)
        self._writer.line("masthead line", block.subtitle)

    def _contents(self, block: Contents) -> None:
        self._writer.line("heading 1", block.title)
        self.run.contents = block

    def _heading(self, block: Heading) -> None:
        name = "section" if block.compact else f"heading {block.level}"
        if block.flows:
            name = "heading 1 below"
        self._writer.begin(name)
        self._writer.put(name, f"{block.number}\u2002{block.text}" if block.number else block.text)
        if block.level <= _TOC_LEVELS:
            self.run.headings.append((block, self._writer.cursor.blockNumber()))

    def _guidance(self, block: Guidance) -> None:
        for part in block.text.split("\n"):
            if part.startswith("- "):
                self._writer.line("guidance entry", f"–\t{part[2:]}")
            else:
                self._writer.line("guidance", part)

    def _plain(self, block: Plain) -> None:
        name = "text entry" if block.number else "text"
        self._writer.begin(name)
        if block.number:
            self._writer.put(name, f"{block.number}\t")
        for part in block.text:
            self._writer.put(name, part.text, part.look)

    def _answer(self, block: Answer) -> None:
        for part in block.paragraphs:
            self._answer_line(part)

    def _answer_line(self, part: Paragraph) -> None:
        if part.kind == "bullet":
            self._writer.begin("answer entry")
            self._writer.put("answer entry", f"{'–' if part.marker == '–' else '•'}\t{part.text}")
        elif part.kind == "number":
            shape = paragraph("answer number", self._writer.looks["answer number"])
            hanging = _width(hanging_marker(part.text))
            shape.setLeftMargin(hanging)
            shape.setTextIndent(-hanging)
            self._writer.begin("answer number", shape)
            self._writer.put("answer number", part.text)
        else:
            self._writer.line("answer blank" if part.kind == "blank" else "answer", part.text)

    def _coded(self, name: str, text: str, code: str) -> None:
        self._writer.begin(name)
        self._writer.put(name, text)
        if code:
            self._writer.put(name, f"{chr(0x2003) if text else ''}[{code}]", "code")

    def _table(self, block: Table) -> None:
        if block.caption:
            self._writer.line("caption", block.caption)
        tables.put_table(self._writer, block)

    def _timetable(self, block: Timetable) -> None:
        if block.caption:
            self._writer.line("caption", block.caption)
        tables.put_timetable(self._writer, block)


def write_contents(run: Run, entries: list[tuple[Heading, str]]) -> None:
    """Put the lines of the table of contents below its heading."""
    cursor = QTextCursor(run.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    writer = Writer(cursor)
    edge = run.document.pageSize().width()
    tight = contents_are_tight([heading.level for heading, _ in entries])
    for number, (heading, page) in enumerate(entries):
        name = f"toc {heading.level}"
        shape = paragraph(name, writer.looks[name])
        tab = QTextOption.Tab(edge - shape.leftMargin(), QTextOption.TabType.RightTab)
        shape.setTabPositions([tab])
        if tight:
            shape.setTopMargin(min(_TIGHT, shape.topMargin()))
            shape.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if number == 0:
            cursor.insertBlock()
            writer.renew(cursor)
        writer.begin(name, shape)
        label = f"{heading.number}\u2002{heading.text}" if heading.number else heading.text
        writer.put(name, f"{label}\t{page}")


def block_at(document: QTextDocument, number: int) -> QTextBlock:
    """The paragraph of that number."""
    return document.findBlockByNumber(number)


def _width(marker: str) -> int:
    """How wide ``12. `` is, so that the lines of an entry hang together."""
    return sum(
        _DIGIT if letter.isdigit() else _NARROW if letter in ".) " else _WIDE for letter in marker
    )
