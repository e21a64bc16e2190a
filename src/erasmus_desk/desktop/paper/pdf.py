"""An outline as the bytes of a PDF file."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from erasmus_desk.desktop.paper.look import UNITS_PER_INCH
from erasmus_desk.desktop.paper.pages import Cancelled, Paper, Progress
from erasmus_desk.session.paper import Outline


def pdf_of(outline: Outline, progress: Progress) -> bytes:
    """*outline* as PDF; laying out is one half of the work, painting the other.

    Raises:
        Cancelled: *progress* said so.
    """
    paper = Paper(outline, lambda done, whole: progress(done, 2 * whole))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(outline.properties.title)
    writer.setCreator("Erasmus Desk")
    painter = QPainter()
    for number in range(len(paper)):
        if not progress(len(paper) + number, 2 * len(paper)):
            painter.end()
            raise Cancelled
        writer.setPageLayout(_layout(landscape=paper.is_landscape(number)))
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
        paper.paint(number, painter)
    painter.end()
    return bytes(buffer.data().data())


def _layout(*, landscape: bool) -> QPageLayout:
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF(0, 0, 0, 0))
