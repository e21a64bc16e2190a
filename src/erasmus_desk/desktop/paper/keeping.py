"""Keeps headings with what they head, and counters with their answers, while pages grow."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from erasmus_desk.desktop.paper.look import LOOKS
from erasmus_desk.desktop.paper.writing import LOOK

_SHORT_ANSWER = 4
_LEAST_FILLED = 0.2
"""A page that is emptier than this is not left for the next one."""
_LOW = 1900
"""Tables up to this height stay on one page, as in the Word file."""


def rect_of(document: QTextDocument, block: QTextBlock) -> QRectF:
    """Where a paragraph stands, without the room around it."""
    return document.documentLayout().blockBoundingRect(block)


def look_of(block: QTextBlock) -> str:
    """The name of a paragraph's look; empty if it has none."""
    name = block.blockFormat().property(LOOK) if block.isValid() else ""
    return name if isinstance(name, str) else ""


class Keeper:
    """Moves what must stay with the next paragraph to its page.

    Qt's layout knows no such rule, so that a page break goes before the first of a chain.  It is
    done while the document grows: a change near its end costs little, one further up would mean
    laying out everything behind it again.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._height = document.pageSize().height()
        self._done = 0

    def follow(self) -> None:
        """Look at the chains that have come to an end since the last time."""
        block = self._document.findBlockByNumber(self._done)
        while block.isValid():
            last = block
            while last.next().isValid() and _keeps(last):
                last = last.next()
            if not last.next().isValid():
                return
            if last != block:
                self._hold(block, last)
            self._done = last.blockNumber() + (last == block)
            block = self._document.findBlockByNumber(self._done)

    def _hold(self, first: QTextBlock, last: QTextBlock) -> None:
        top = rect_of(self._document, first).top()
        end = self._first_lines_end(last)
        parted = int(top // self._height) != int((end - 1) // self._height)
        if parted and top % self._height > self._height * _LEAST_FILLED:
            self._break_before(first)

    def _first_lines_end(self, block: QTextBlock) -> float:
        """Where the first two lines of a paragraph end; where it begins a low table, that one."""
        table = QTextCursor(block).currentTable()
        if table is not None:
            frame = self._document.documentLayout().frameBoundingRect(table)
            if frame.height() <= _LOW:
                return frame.bottom()
        top = rect_of(self._document, block).top()
        layout = block.layout()
        needed = min(layout.lineCount(), 2)
        return top + sum(layout.lineAt(n).height() for n in range(needed))

    def _break_before(self, block: QTextBlock) -> None:
        shape = block.blockFormat()
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(block).setBlockFormat(shape)
        # What follows would be laid out only in part, and the rest lost.
        begin = block.position()
        self._document.markContentsDirty(begin, self._document.characterCount() - begin)


def _keeps(block: QTextBlock) -> bool:
    name = look_of(block)
    if not name:
        return False
    if name.startswith("answer"):
        short = block.layout().lineCount() <= _SHORT_ANSWER
        return short and look_of(block.next()) in ("counter", "over")
    return LOOKS[name].keep or (name == "gap" and _leads(block))


def _leads(block: QTextBlock) -> bool:
    """Whether a gap stands before a table, not behind one."""
    return block.blockFormat().bottomMargin() == 0
