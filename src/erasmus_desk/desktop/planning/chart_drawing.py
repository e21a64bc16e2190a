"""How the timetable is drawn: years above months, bars by kind, a line for today."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.planning.chart_model import ChartModel, Span
from erasmus_desk.desktop.planning.sheet_model import PAD, has_focus
from erasmus_desk.desktop.planning.title_header import TitleHeader
from erasmus_desk.desktop.theme import DARK, Colours, colours

_Index = QModelIndex | QPersistentModelIndex
KINDS = ("management", "meeting", "output", "event", "training", "other")
_LEAST = 7
"""The least width of a bar in pixels: one day must be seen, too."""


def colour_of(kind: str, shown: Colours) -> QColor:
    """The colour of a kind of bar."""
    if kind == "meeting":
        return QColor(shown.blue_text) if shown is DARK else QColor(shown.blue).darker(165)
    names = {
        "output": shown.blue,
        "event": shown.amber,
        "training": shown.green,
        "other": shown.ring,
    }
    if kind == "management":
        pale = QColor(shown.blue)
        pale.setAlphaF(0.45)
        return pale
    return QColor(names[kind])


class MonthHeader(TitleHeader):
    """Titles in two lines: the year over its months, the month below."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw the month, and the part of the year that falls on it."""
        model = self.model()
        if not isinstance(model, ChartModel) or not logicalIndex or not model.months:
            super().paintSection(painter, rect, logicalIndex)
            return
        shown = colours()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(shown.line))
        painter.setFont(self.title_font())
        half = rect.height() // 2
        below = QRect(rect.left(), rect.top() + half - 2, rect.width(), half)
        painter.setPen(QColor(shown.soft))
        month = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, month)
        painter.setPen(QColor(shown.text))
        above = self._year_area(model, logicalIndex, rect)
        year, number = model.months[logicalIndex - 1]
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(year))
        if number == 1:
            edge = QRect(rect.left(), rect.top() + 6, 1, rect.height() - 6)
            painter.fillRect(edge, QColor(shown.border))
        painter.restore()

    def _year_area(self, model: ChartModel, section: int, rect: QRect) -> QRect:
        """Where the whole year stands whose month is *section*."""
        year = model.months[section - 1][0]
        same = [n for n, month in enumerate(model.months, start=1) if month[0] == year]
        left = rect.left() - sum(self.sectionSize(n) for n in same if n < section)
        width = sum(self.sectionSize(n) for n in same)
        return QRect(left, rect.top() + 4, width, rect.height() // 2 - 4)


class ChartDelegate(QStyledItemDelegate):
    """Draws a cell of the chart."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the name of a row, a piece of its bar, or a figure of a year."""
        model = index.model()
        if not isinstance(model, ChartModel):
            return
        shown, area = colours(), QRect(option.rect)
        painter.save()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = shown.blue_ground if chosen else shown.hover if over else shown.card
        painter.fillRect(area, QColor(ground))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(shown.line))
        if not index.column():
            _name(painter, option, index, model, shown)
        elif model.months:
            _month(painter, area, index, model, shown)
        else:
            painter.setPen(QColor(shown.text))
            text = str(index.data())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        if has_focus(option, index):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(shown.blue), 1.5))
            painter.drawRoundedRect(area.adjusted(2, 2, -3, -3), 4, 4)
        painter.restore()


def _name(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: _Index,
    model: ChartModel,
    shown: Colours,
) -> None:
    area = QRect(option.rect).adjusted(PAD, 0, -PAD, 0)
    bar = model.rows[index.row()].bar
    painter.setFont(option.font)
    painter.setPen(QColor(shown.text))
    if bar is not None and bar.outside:
        side = 14
        paint_icon(painter, QRectF(area.left(), area.center().y() - 6, side, side), "wrong", shown)
        area = area.adjusted(side + 7, 0, 0, 0)
        painter.setPen(QColor(shown.red_text))
    text = painter.fontMetrics().elidedText(
        model.rows[index.row()].title, Qt.TextElideMode.ElideRight, area.width()
    )
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _month(
    painter: QPainter, area: QRect, index: _Index, model: ChartModel, shown: Colours
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if model.months[index.column() - 1][1] == 1:
        painter.fillRect(QRect(area.left(), area.top(), 1, area.height()), QColor(shown.line))
    bar, span = model.rows[index.row()].bar, model.span_at(index)
    if bar is not None and span is not None:
        _bar(painter, area, span, colour_of(bar.kind, shown))
    today = model.today_in(index.column())
    if today is not None:
        place = area.left() + today * area.width()
        painter.fillRect(QRectF(place - 0.75, area.top(), 1.5, area.height()), QColor(shown.red))


def _bar(painter: QPainter, area: QRect, span: Span, colour: QColor) -> None:
    height = min(area.height() * 0.5, 18.0)
    left, width = area.left() + span.start * area.width(), (span.end - span.start) * area.width()
    if span.begins and span.ends and width < _LEAST:
        left = min(max(left - (_LEAST - width) / 2, area.left()), area.right() - _LEAST)
        width = _LEAST
    whole = QRectF(left, area.center().y() - height / 2 + 0.5, width, height)
    round_ = min(3.0, width / 2)
    painter.setClipRect(area)
    shape = whole.adjusted(0 if span.begins else -8, 0, 0 if span.ends else 8, 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(shape, round_, round_)
    painter.setClipping(False)


class Swatch(QWidget):
    """A small patch in the colour of a kind, for the legend."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(QSize(18, 11))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the patch."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(self._kind, colours()))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()
