"""The pages of a document before it is written: drawn as they will be printed."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from erasmus_desk.desktop.paper.pages import Paper

_GAP = 18
_MOST_IMAGES = 24


class Preview(QAbstractScrollArea):
    """Pages one below the other, as wide as there is room; only those in sight are drawn.

    Signals:
        page_shown: Another page is in sight now (its number from 1, and how many there are).
    """

    page_shown = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paper: Paper | None = None
        self._images: dict[int, QImage] = {}
        self._places: list[QRect] = []
        self._told = 0
        self.verticalScrollBar().valueChanged.connect(self._tell)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._paper) if self._paper else 0

    def show_paper(self, paper: Paper | None) -> None:
        """Show other pages, from the first one."""
        self._paper = paper
        self._images.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._told = 0
        self._tell()
        self.viewport().update()

    def show_page(self, number: int) -> None:
        """Bring the page of that number, from 1, into sight."""
        if 1 <= number <= len(self._places):
            self.verticalScrollBar().setValue(self._places[number - 1].top() - _GAP // 2)

    @property
    def page(self) -> int:
        """The number of the page in sight; 0 if there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        found = (n for n, place in enumerate(self._places, 1) if place.bottom() + _GAP >= middle)
        return next(found, len(self._places))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width and stay at the page in sight."""
        page = self.page
        super().resizeEvent(event)
        self._images.clear()
        self._lay_out()
        if page > 1:
            self.show_page(page)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.palette().mid().color().lighter(120))
        top = self.verticalScrollBar().value()
        shown = QRect(0, top, self.viewport().width(), self.viewport().height())
        for number, place in enumerate(self._places):
            if place.intersects(shown):
                target = place.translated(0, -top)
                painter.drawImage(target, self._image(number, place.size()))
                painter.setPen(QColor(0, 0, 0, 40))
                painter.drawRect(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by page with the keys for pages, to the ends with Home and End."""
        steps = {Qt.Key.Key_PageDown: self.page + 1, Qt.Key.Key_PageUp: self.page - 1}
        steps |= {Qt.Key.Key_Home: 1, Qt.Key.Key_End: self.count}
        number = steps.get(Qt.Key(event.key()))
        if number is None:
            super().keyPressEvent(event)
            return
        self.show_page(max(1, min(number, self.count)))

    def _lay_out(self) -> None:
        """Give every page its place."""
        self._places = []
        paper = self._paper
        if paper is None or not len(paper):
            self.verticalScrollBar().setRange(0, 0)
            return
        room = max(120, self.viewport().width() - 2 * _GAP)
        widest = max(paper.size(number)[0] for number in range(len(paper)))
        scale = room / widest
        top = _GAP
        for number in range(len(paper)):
            width, height = (round(side * scale) for side in paper.size(number))
            left = (self.viewport().width() - width) // 2
            self._places.append(QRect(left, top, width, height))
            top += height + _GAP
        self.verticalScrollBar().setRange(0, max(0, top - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(max(20, self._places[0].height() // 20))

    def _image(self, number: int, size: QSize) -> QImage:
        known = self._images.get(number)
        if known is not None:
            return known
        if len(self._images) >= _MOST_IMAGES:
            self._images.clear()
        made = page_image(self._paper, number, size, self.devicePixelRatioF())
        self._images[number] = made
        return made

    def _tell(self) -> None:
        if self.page != self._told:
            self._told = self.page
            self.page_shown.emit(self.page, self.count)


def page_image(paper: Paper | None, number: int, size: QSize, ratio: float = 1.0) -> QImage:
    """A page as a picture of that size, in points of the screen."""
    made = QImage(size * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor("white"))
    if paper is None:
        return made
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = size.width() / paper.size(number)[0]
    painter.scale(scale, scale)
    paper.paint(number, painter)
    painter.end()
    return made
