"""Pages of a document: laid out once, painted as often as wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)

from erasmus_desk.desktop.paper.flow import Run, block_at, runs_of, write_contents
from erasmus_desk.desktop.paper.look import (
    BOTTOM,
    CREAM,
    FOOTER,
    HAIR,
    HEADER,
    LONG,
    LOOKS,
    NAVY,
    OCHRE,
    PALE,
    RULE,
    SHORT,
    SIDE,
    TOP,
)
from erasmus_desk.desktop.paper.writing import LOOK, letters
from erasmus_desk.session.paper import Heading, Outline

Progress = Callable[[int, int], bool]
_MOST_MOVES = 400
_SHORT_ANSWER = 4


class Cancelled(Exception):
    """A person did not want to wait for the pages."""


@dataclass(frozen=True, slots=True)
class _Page:
    run: Run
    place: int


class Paper:
    """All pages of an outline.

    Args:
        outline: What stands on them.
        progress: Told of (done, in all) while they are laid out; False cancels.

    Raises:
        Cancelled: *progress* said so.
    """

    def __init__(self, outline: Outline, progress: Progress | None = None) -> None:
        self.outline = outline
        self._progress = progress or (lambda done, whole: True)  # noqa: ARG005
        self._runs: list[Run] = []
        self._boxes: dict[int, list[QRectF]] = {}
        for run in runs_of(outline.blocks, self._told):
            _hold_headings(run.document)
            self._runs.append(run)
        self._fill_contents()
        self._pages = [
            _Page(run, place) for run in self._runs for place in range(run.document.pageCount())
        ]

    def __len__(self) -> int:
        return len(self._pages)

    def is_landscape(self, number: int) -> bool:
        """Whether the page, from 0, lies."""
        return self._pages[number].run.landscape

    def size(self, number: int) -> tuple[int, int]:
        """Width and height of a page in tenths of a point."""
        return (LONG, SHORT) if self.is_landscape(number) else (SHORT, LONG)

    def paint(self, number: int, painter: QPainter) -> None:
        """Paint a page; one unit of *painter* is a tenth of a point."""
        page = self._pages[number]
        self._paint_running(page, number, painter)
        document = page.run.document
        width, height = document.pageSize().width(), document.pageSize().height()
        painter.save()
        painter.translate(SIDE, TOP - page.place * height)
        shown = QRectF(-SIDE, page.place * height, width + 2 * SIDE, height)
        painter.setClipRect(shown)
        _paint_frames(document, shown, painter)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, page.place * height, width, height)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _told(self, done: int) -> None:
        if not self._progress(done, len(self.outline.blocks)):
            raise Cancelled

    def _fill_contents(self) -> None:
        """The lines of the contents; they may take several pages, which moves what follows."""
        found = next((run for run in self._runs if run.contents is not None), None)
        if found is None:
            return
        headings = [heading for run in self._runs for heading, _ in run.headings]
        write_contents(found, [(heading, "") for heading in headings])
        pages = self._heading_pages()
        _drop_lines(found)
        write_contents(found, [(h, str(pages[id(h)])) for h in headings])

    def _heading_pages(self) -> dict[int, int]:
        """The page of each heading, from 1."""
        pages: dict[int, int] = {}
        before = 0
        for run in self._runs:
            height = run.document.pageSize().height()
            for heading, number in run.headings:
                top = _rect(run.document, block_at(run.document, number)).top()
                pages[id(heading)] = before + int(top // height) + 1
            before += run.document.pageCount()
        return pages

    def _paint_running(self, page: _Page, number: int, painter: QPainter) -> None:
        width, height = self.size(number)
        look = letters(LOOKS["running"])
        painter.setFont(look.font())
        painter.setPen(QPen(look.foreground().color()))
        inner = width - 2 * SIDE
        if not page.run.titled:
            top = QRectF(SIDE, HEADER, inner, 160)
            painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self.outline.header_left)
            painter.drawText(top, Qt.AlignmentFlag.AlignRight, self.outline.header_right)
        foot = QRectF(SIDE, height - FOOTER - 130, inner, 160)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self.outline.footer_left)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{number + 1} / {len(self)}")
        if not page.run.titled:
            painter.setPen(QPen(QColor(HAIR), 5))
            painter.drawLine(QPointF(SIDE, HEADER + 180), QPointF(SIDE + inner, HEADER + 180))


def _drop_lines(run: Run) -> None:
    """Take the lines below the heading of the contents out again."""
    from PySide6.QtGui import QTextCursor

    cursor = QTextCursor(run.document.begin())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _rect(document: QTextDocument, block: QTextBlock) -> QRectF:
    return document.documentLayout().blockBoundingRect(block)


def _hold_headings(document: QTextDocument) -> None:
    """Put what must stay with the next paragraph on its page.

    Qt's layout knows no such rule, so that a page break goes before the first of the chain.
    """
    height = document.pageSize().height()
    block = document.begin()
    moves = 0
    while block.isValid() and moves < _MOST_MOVES:
        following = block.next()
        if not (_keeps(block) and following.isValid()):
            block = following
            continue
        first, last = block, block
        while last.next().isValid() and _keeps(last):
            last = last.next()
        top = _rect(document, first).top()
        end = _first_line_bottom(document, last)
        if int(top // height) != int((end - 1) // height) and top % height > height * 0.2:
            _break_before(first)
            moves += 1
        block = last


def _keeps(block: QTextBlock) -> bool:
    name = block.blockFormat().property(LOOK)
    if not isinstance(name, str):
        return False
    if name.startswith("answer"):
        return _look(block.next()) in ("counter", "over") and _lines(block) <= _SHORT_ANSWER
    return LOOKS[name].keep or (name == "gap" and _leads(block))


def _look(block: QTextBlock) -> str:
    name = block.blockFormat().property(LOOK) if block.isValid() else ""
    return name if isinstance(name, str) else ""


def _lines(block: QTextBlock) -> int:
    return block.layout().lineCount()


def _leads(block: QTextBlock) -> bool:
    """Whether a gap stands before a table, not behind one."""
    return block.blockFormat().bottomMargin() == 0


def _first_line_bottom(document: QTextDocument, block: QTextBlock) -> float:
    rect = _rect(document, block)
    layout = block.layout()
    lines = layout.lineCount()
    needed = min(lines, 2)
    height = sum(layout.lineAt(n).height() for n in range(needed))
    return rect.top() + height


def _break_before(block: QTextBlock) -> None:
    from PySide6.QtGui import QTextCursor

    cursor = QTextCursor(block)
    shape = block.blockFormat()
    shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(shape)
    # What follows would be laid out only in part, and the rest lost.
    document = block.document()
    document.markContentsDirty(0, document.characterCount())


def _paint_frames(document: QTextDocument, shown: QRectF, painter: QPainter) -> None:
    """Lines and boxes around paragraphs that look so."""
    block = document.begin()
    while block.isValid():
        name = block.blockFormat().property(LOOK)
        frame = LOOKS[name].frame if isinstance(name, str) else ""
        if frame:
            rect = _rect(document, block)
            if rect.intersects(shown):
                _paint_frame(frame, rect, document, painter)
        block = block.next()


def _paint_frame(frame: str, rect: QRectF, document: QTextDocument, painter: QPainter) -> None:
    width = document.pageSize().width()
    top, bottom = rect.top(), rect.bottom()
    if frame == "under":
        painter.setPen(QPen(QColor(NAVY), 15))
        painter.drawLine(QPointF(0, bottom + 70), QPointF(width, bottom + 70))
    elif frame == "bar":
        painter.fillRect(QRectF(0, top, 22, bottom - top), QColor(RULE))
    elif frame == "over":
        painter.setPen(QPen(QColor(PALE), 5))
        painter.drawLine(QPointF(rect.left(), top - 30), QPointF(rect.right(), top - 30))
    else:
        pen = QPen(QColor(OCHRE), 5)
        if frame == "dashes":
            pen.setDashPattern([8, 6])
        painter.setPen(pen)
        painter.setBrush(QColor(CREAM))
        painter.drawRect(QRectF(0, top - 60, width, bottom - top + 120))
        painter.setBrush(Qt.BrushStyle.NoBrush)


__all__ = ["BOTTOM", "Cancelled", "Heading", "Paper"]
