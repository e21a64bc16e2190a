"""The small marks of the window, drawn at any size in the colours being worn."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.theme import Colours, colours

_SIDES = (16, 24)
_DENSITIES = (1.0, 2.0)
_UNITS = 16.0


def icon(name: str, shown: Colours | None = None) -> QIcon:
    """The mark *name* as an icon for buttons and menus; ask again when the scheme changes."""
    found = QIcon()
    for side in _SIDES:
        for density in _DENSITIES:
            found.addPixmap(_pixmap(name, side, density, shown or colours()))
    return found


def paint_icon(painter: QPainter, area: QRectF, name: str, shown: Colours) -> None:
    """Draw the mark *name* into *area*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / _UNITS, area.height() / _UNITS)
    _DRAWN[name](painter, shown)
    painter.restore()


class Mark(QWidget):
    """Shows one mark; it changes colours with the scheme by itself.

    Args:
        name: Which mark.
        says: What it means, for those who do not see it.
        side: Width and height in pixels.
        parent: The widget around it.
    """

    def __init__(
        self, name: str, says: str = "", side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(QSize(side, side))
        self.show_mark(name, says)

    def show_mark(self, name: str, says: str) -> None:
        """Show another mark, which means *says*."""
        self._name = name
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the mark."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, colours(self))
        painter.end()


def _pixmap(name: str, side: int, density: float, shown: Colours) -> QPixmap:
    pixmap = QPixmap(round(side * density), round(side * density))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, QRectF(0, 0, side * density, side * density), name, shown)
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def _pen(painter: QPainter, colour: str, width: float = 1.5) -> None:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline([QPointF(*point) for point in points])


def _disc(painter: QPainter, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(1, 1, 14, 14))


def _done(painter: QPainter, shown: Colours) -> None:
    _disc(painter, shown.green)
    _pen(painter, shown.card, 1.6)
    _line(painter, (4.9, 8.3), (7.1, 10.4), (11.1, 5.9))


def _begun(painter: QPainter, shown: Colours) -> None:
    half = QPainterPath()
    half.moveTo(8, 8)
    half.arcTo(QRectF(1.5, 1.5, 13, 13), 90, 180)
    half.closeSubpath()
    painter.fillPath(half, QColor(shown.blue))
    _pen(painter, shown.blue, 1.3)
    painter.drawEllipse(QRectF(1.7, 1.7, 12.6, 12.6))


def _empty(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.ring, 1.2)
    painter.drawEllipse(QRectF(1.6, 1.6, 12.8, 12.8))


def _exclaimed(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.card, 1.8)
    _line(painter, (8, 4.4), (8, 8.6))
    _line(painter, (8, 11.4), (8, 11.5))


def _wrong(painter: QPainter, shown: Colours) -> None:
    _disc(painter, shown.red)
    _exclaimed(painter, shown)


def _warning(painter: QPainter, shown: Colours) -> None:
    _disc(painter, shown.amber)
    _exclaimed(painter, shown)


def _advice(painter: QPainter, shown: Colours) -> None:
    _disc(painter, shown.blue)
    _pen(painter, shown.card, 1.8)
    _line(painter, (8, 4.7), (8, 4.8))
    _line(painter, (8, 7.4), (8, 11.5))


def _estimate(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.amber_text, 1.6)
    for top in (5.4, 9.2):
        wave = QPainterPath(QPointF(2.5, top + 1.2))
        wave.cubicTo(4.5, top - 1.6, 6.4, top - 1.0, 8, top + 0.6)
        wave.cubicTo(9.6, top + 2.2, 11.6, top + 2.6, 13.5, top)
        painter.drawPath(wave)


def _chevron(*points: tuple[float, float]) -> Callable[[QPainter, Colours], None]:
    def draw(painter: QPainter, shown: Colours) -> None:
        _pen(painter, shown.soft, 1.7)
        _line(painter, *points)

    return draw


def _arrow(tip: float, tail: float) -> Callable[[QPainter, Colours], None]:
    barb = tip + (4 if tail > tip else -4)

    def draw(painter: QPainter, shown: Colours) -> None:
        _pen(painter, shown.soft)
        _line(painter, (8, tail), (8, tip))
        _line(painter, (4.2, barb), (8, tip), (11.8, barb))

    return draw


def _plus(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.soft, 1.7)
    _line(painter, (8, 3), (8, 13))
    _line(painter, (3, 8), (13, 8))


def _copy(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.soft, 1.3)
    painter.drawRoundedRect(QRectF(2.2, 4.8, 8.6, 9), 1.5, 1.5)
    _line(painter, (5.4, 2.3), (12.2, 2.3), (13.7, 3.8), (13.7, 11))


def _delete(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.soft, 1.3)
    _line(painter, (2.5, 4.2), (13.5, 4.2))
    _line(painter, (6, 4), (6.4, 2.2), (9.6, 2.2), (10, 4))
    _line(painter, (3.9, 4.4), (4.6, 13.8), (11.4, 13.8), (12.1, 4.4))
    _line(painter, (6.7, 6.8), (6.9, 11.4))
    _line(painter, (9.3, 6.8), (9.1, 11.4))


def _search(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.faint)
    painter.drawEllipse(QRectF(2.2, 2.2, 8.6, 8.6))
    _line(painter, (9.8, 9.8), (13.6, 13.6))


def _close(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.soft)
    _line(painter, (4, 4), (12, 12))
    _line(painter, (12, 4), (4, 12))


def _edit(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.soft, 1.3)
    _line(painter, (2.6, 13.4), (3.4, 10.2), (11, 2.6), (13.4, 5), (5.8, 12.6), (2.6, 13.4))


def _measure(painter: QPainter, shown: Colours) -> None:
    _pen(painter, shown.soft, 1.3)
    painter.drawRoundedRect(QRectF(1.6, 5.2, 12.8, 5.8), 1.2, 1.2)
    for left, length in ((4.2, 2.0), (6.7, 3.0), (9.3, 2.0), (11.8, 3.0)):
        _line(painter, (left, 5.4), (left, 5.4 + length))


def _dot(colour: str) -> Callable[[QPainter, Colours], None]:
    def draw(painter: QPainter, shown: Colours) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(shown, colour)))
        painter.drawEllipse(QRectF(3.5, 3.5, 9, 9))

    return draw


def _brand(painter: QPainter, shown: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.blue))
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 3.2, 3.2)
    _pen(painter, shown.card, 1.4)
    _line(painter, (4.6, 5), (11.4, 5))
    _line(painter, (4.6, 8), (9.4, 8))
    _line(painter, (4.6, 11), (11.4, 11))


_DRAWN: dict[str, Callable[[QPainter, Colours], None]] = {
    "advice": _advice,
    "begun": _begun,
    "brand": _brand,
    "chevron-down": _chevron((3.5, 6), (8, 10.5), (12.5, 6)),
    "chevron-left": _chevron((10, 3.5), (5.5, 8), (10, 12.5)),
    "chevron-right": _chevron((6, 3.5), (10.5, 8), (6, 12.5)),
    "chevron-up": _chevron((3.5, 10), (8, 5.5), (12.5, 10)),
    "close": _close,
    "copy": _copy,
    "delete": _delete,
    "done": _done,
    "dot": _dot("soft"),
    "dot-busy": _dot("blue"),
    "dot-ok": _dot("green"),
    "dot-wrong": _dot("red"),
    "down": _arrow(13, 3),
    "edit": _edit,
    "empty": _empty,
    "estimate": _estimate,
    "measure": _measure,
    "plus": _plus,
    "search": _search,
    "up": _arrow(3, 13),
    "warning": _warning,
    "wrong": _wrong,
}
