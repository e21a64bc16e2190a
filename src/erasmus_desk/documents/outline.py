"""What a document consists of: blocks in reading order, before anyone thinks of Word.

All texts are final: in the right language, numbered, with figures grouped.  A renderer decides
how a block looks and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Look = Literal["", "strong", "missing", "over", "muted"]


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text in a cell or heading; a line break begins a new paragraph.

    ``typed`` marks what applicants wrote, in the language of their answers; everything else is
    in the language of the document.
    """

    text: str
    typed: bool = False
    look: Look = ""


Cell: TypeAlias = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an answer: plain, empty, an entry of a list, or an entry with its number.

    ``marker`` is what the applicant typed before a list entry (``-``, ``•``, ``*``, ``–``).
    """

    kind: Literal["plain", "blank", "bullet", "number"]
    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short answer with its label.

    ``anchor`` is the bookmark that it is found again by, ``note`` a remark under the label;
    a ``wide`` fact takes a row of its own.
    """

    label: str
    value: Cell
    number: str = ""
    anchor: str = ""
    wide: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The first page."""

    programme: str
    action: str
    title: Text
    subtitle: str
    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a short document without a title page."""

    overline: str
    title: Text
    subtitle: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents; its entries are the headings of levels 1 and 2.

    ``hint`` says how page numbers come in, where the reader's program has not put them yet.
    """

    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a chapter.  The first of ``anchors`` is its own bookmark.

    A ``compact`` chapter goes on where it stands, under a smaller heading; one that ``flows``
    does so under its usual heading, below a short chapter.
    """

    level: int
    text: str
    number: str = ""
    anchors: tuple[str, ...] = ()
    typed: bool = False
    compact: bool = False
    flows: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """The full question as the form asks it."""

    text: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """A text of the form that asks for nothing: an introduction, a statement, a help text."""

    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """When the question above is to be answered at all (questionnaires only)."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the document itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A paragraph of the document's own: of a letter, or what leads into a table.

    ``number`` makes it an entry of a list.
    """

    text: Cell
    number: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What must not be overlooked, in a frame."""

    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in what function and for whom; the place to sign stays empty."""

    title: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A long answer, line by line."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Counter:
    """How much of its limit the answer above uses; ``code`` is the short code of the answer."""

    text: str
    used: int
    limit: int
    estimate: bool = False
    code: str = ""

    @property
    def over(self) -> bool:
        """Whether the answer is too long."""
        return self.used > self.limit


@dataclass(frozen=True, slots=True)
class Mark:
    """The short code of the answer above, where nothing is counted."""

    code: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The place of an answer that is not there yet, with its short code."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """An empty box to write an answer in, some lines high (questionnaires only)."""

    lines: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A statement or choice with its box; a group begins under ``group`` if that is not empty."""

    text: str
    ticked: bool = False
    anchor: str = ""
    number: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, one below the other, in one or several columns."""

    ticks: tuple[Tick, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class FactsTable:
    """Short answers beside their labels: each row holds two facts, or a wide one."""

    rows: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``share`` is its part of the width in thousandths."""

    title: str
    share: int
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a total row is set off from the rows that it sums.

    A group row heads the rows below it: its first text runs over the empty cells after it.
    """

    cells: tuple[Cell, ...]
    total: bool = False
    anchor: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row repeats on every page; wide ones lie on landscape pages."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    wide: bool = False


def leading(cells: tuple[Cell, ...]) -> int:
    """How many cells the first text of a total or group row covers: the empty ones after it."""
    span = 1
    while span < len(cells) and not cells[span]:
        span += 1
    return span


Shade = Literal["", "management", "meeting", "output", "event", "training", "other"]


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """One activity with the kind of shade of each month; empty where nothing happens."""

    label: Text
    months: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The project month by month: years with their months' initials, and the activities.

    ``description`` says in words what the colours show.
    """

    caption: str
    corner: str
    years: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[TimetableRow, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on pages lie (landscape) or stand."""

    landscape: bool


Block: TypeAlias = (
    TitlePage
    | Masthead
    | Contents
    | Heading
    | Prompt
    | Guidance
    | Condition
    | Note
    | Plain
    | Notice
    | Signatures
    | Answer
    | Counter
    | Mark
    | NoAnswer
    | Space
    | Ticks
    | FactsTable
    | Table
    | Timetable
    | Turn
)


def begins_page(block: Block) -> bool:
    """Whether a page begins with *block*, wherever it stands."""
    if isinstance(block, Heading):
        return block.level == 1 and not block.compact and not block.flows
    return isinstance(block, Contents)


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself; ``custom`` leads an edited copy back to its draft."""

    title: str
    author: str
    subject: str
    keywords: str = ""
    revision: int = 1
    custom: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageLimit:
    """The most pages that a document may have; those from the heading ``until`` on are not counted.

    ``until`` is the bookmark of a heading that begins a page; empty if every page counts.
    """

    pages: int
    until: str = ""
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: its languages, running heads, properties and blocks.

    ``style`` is "" for the house style, ``part_b`` for what the Commission asks of Part B: Arial,
    nothing below nine points.
    """

    language: str
    answers_language: str
    header_left: str
    header_right: str
    footer_left: str
    properties: Properties
    blocks: tuple[Block, ...]
    style: Literal["", "part_b"] = ""
    limit: PageLimit | None = None
