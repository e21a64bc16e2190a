"""Pages of a document: laid out once, painted as often as wanted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPen,
    QTextCursor,
    QTextDocument,
)

from erasmus_desk.desktop.paper.flow import Run, block_at, runs_of, write_contents
from erasmus_desk.desktop.paper.keeping import look_of, rect_of
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
    looks,
)
from erasmus_desk.desktop.paper.writing import letters
from erasmus_desk.session.paper import Heading, Outline

Progress = Callable[[int, int], bool]


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
        self._frames: dict[int, list[list[tuple[str, QRectF]]]] = {}
        for run in runs_of(outline.blocks, self._told, outline.style):
            self._runs.append(run)
        self._fill_contents()
        self._pages = [
            _Page(run, place) for run in self._runs for place in range(run.document.pageCount())
        ]

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def counted(self) -> int:
        """How many pages count against the limit of the call: those before the annexes."""
        limit = self.outline.limit
        if limit is None:
            return len(self)
        pages = self._heading_pages()
        found = (
            pages[id(heading)]
            for run in self._runs
            for heading, _ in run.headings
            if limit.until and limit.until in heading.anchors
        )
        return next(found, len(self) + 1) - 1

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
        for frame, rect in self._framed(page.run)[page.place]:
            _paint_frame(frame, rect, document, painter)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, page.place * height, width, height)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _framed(self, run: Run) -> list[list[tuple[str, QRectF]]]:
        """The frames of a run; looked for once."""
        if id(run) not in self._frames:
            self._frames[id(run)] = _frames(run.document)
        return self._frames[id(run)]

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
                top = rect_of(run.document, block_at(run.document, number)).top()
                pages[id(heading)] = before + int(top // height) + 1
            before += run.document.pageCount()
        return pages

    def _paint_running(self, page: _Page, number: int, painter: QPainter) -> None:
        width, height = self.size(number)
        look = letters(looks(self.outline.style)["running"])
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
    cursor = QTextCursor(run.document.begin())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _frames(document: QTextDocument) -> list[list[tuple[str, QRectF]]]:
    """The lines and boxes around paragraphs, page by page."""
    height = document.pageSize().height()
    found: list[list[tuple[str, QRectF]]] = [[] for _ in range(document.pageCount())]
    block = document.begin()
    while block.isValid():
        name = look_of(block)
        if name and LOOKS[name].frame:
            rect = rect_of(document, block)
            first, last = int(rect.top() // height), int(rect.bottom() // height)
            for place in range(max(0, first), min(last, len(found) - 1) + 1):
                found[place].append((LOOKS[name].frame, rect))
        block = block.next()
    return found


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
