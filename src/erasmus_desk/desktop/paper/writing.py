"""Puts paragraphs into a text document, each with its look."""

from collections.abc import Iterable, Mapping
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from erasmus_desk.desktop.paper.look import BROWN, FAINT, RED, Look, looks
from erasmus_desk.session.paper import Text, lines_of

LOOK = QTextFormat.Property.UserProperty + 1
"""The property of a block that names its look."""
STYLE = "style"
"""The property of a document that names its style."""
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}
_WORDS = {"missing": BROWN, "muted": FAINT, "over": RED, "code": FAINT}
_CODE_SIZE = 80


@cache
def letters(look: Look, word: str = "") -> QTextCharFormat:
    """How letters look; *word* is the look of single words within a paragraph.

    The same format each time: not to be changed.
    """
    made = QTextCharFormat()
    font = QFont()
    font.setFamilies(list(look.families))
    font.setPixelSize(_CODE_SIZE if word == "code" else look.size)
    font.setBold(look.bold or word in ("strong", "over"))
    font.setItalic(look.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Letters joined into one sign could not be searched for or copied from a PDF.
    font.setFeature(QFont.Tag("liga"), 0)
    if look.apart:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.apart)
    made.setFont(font)
    made.setForeground(QColor(_WORDS.get(word, look.color)))
    return made


def paragraph(name: str, look: Look) -> QTextBlockFormat:
    """How a paragraph of that look stands; a copy of one's own."""
    return QTextBlockFormat(_usual(name, look))


def looks_of(document: QTextDocument) -> Mapping[str, Look]:
    """The looks of the paragraphs of *document*."""
    style = document.property(STYLE)
    return looks(style if isinstance(style, str) else "")


@cache
def _usual(name: str, look: Look) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setProperty(LOOK, name)
    made.setTopMargin(look.before)
    made.setBottomMargin(look.after)
    made.setLeftMargin(look.left)
    made.setRightMargin(look.right)
    made.setTextIndent(-look.hanging)
    made.setAlignment(_ALIGN[look.align])
    height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    made.setLineHeight(look.line * 100, height.value)
    if look.hanging:
        made.setTabPositions([QTextOption.Tab(look.hanging, QTextOption.TabType.LeftTab)])
    return made


class Writer:
    """Writes paragraph after paragraph where its cursor stands.

    The letters of the first paragraph of a cell are the cell's: setting them would undo how many
    columns it covers.
    """

    def __init__(self, cursor: QTextCursor, *, in_cell: bool = False) -> None:
        self.cursor = cursor
        self.looks = looks_of(cursor.document())
        self._fresh = True
        self._in_cell = in_cell

    def begin(self, name: str, shape: QTextBlockFormat | None = None) -> None:
        """Start a paragraph of the look *name*."""
        first = self._fresh
        if not first:
            self.cursor.insertBlock()
        self._fresh = False
        self.cursor.setBlockFormat(shape or _usual(name, self.looks[name]))
        if not (first and self._in_cell):
            self.cursor.setBlockCharFormat(letters(self.looks[name]))

    def put(self, name: str, text: str, word: str = "") -> None:
        """Go on in the paragraph with *text*."""
        self.cursor.insertText(text.replace("\n", "\u2028"), letters(self.looks[name], word))

    def line(self, name: str, text: str, word: str = "") -> None:
        """A whole paragraph; a line break in *text* begins another."""
        for part in text.split("\n"):
            self.begin(name)
            self.put(name, part, word)

    def room(self, height: int) -> None:
        """An empty paragraph; Qt gives no room above the first one of a page."""
        shape = paragraph("gap", self.looks["gap"])
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.begin("gap", shape)

    def cell(self, name: str, content: Iterable[Text], *, strong: bool = False) -> None:
        """The content of a cell, paragraph by paragraph."""
        for line in lines_of(tuple(content)):
            self.begin(name)
            for part in line:
                self.put(name, part.text, "strong" if strong else part.look)

    def renew(self, cursor: QTextCursor) -> None:
        """Go on at *cursor*, in the empty paragraph that it stands in."""
        self.cursor = cursor
        self._fresh = True

    def after_table(self) -> None:
        """Leave the table just made: the paragraph behind it is a narrow gap."""
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True
        self.begin("gap")

    def before_table(self) -> None:
        """Put a paragraph as narrow as can be before a table.

        A document cannot begin with a table, and room below a paragraph is lost before one.
        """
        shape = paragraph("gap", self.looks["gap"])
        shape.setBottomMargin(0)
        shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.begin("gap", shape)
