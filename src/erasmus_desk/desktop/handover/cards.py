"""The list of cards: one is unfolded, all the others show their names."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from erasmus_desk.desktop.handover.model import FIELD, FieldsModel
from erasmus_desk.desktop.handover.plan import Fonts, Piece, Plan, Planner, folded_height
from erasmus_desk.desktop.handover.saying import Saying
from erasmus_desk.desktop.theme import Colours, colours
from erasmus_desk.session.handover import Handed

_Index = QModelIndex | QPersistentModelIndex
_ROUND = 7
_GROUNDS = {
    "": ("grey_ground", "soft"),
    "ok": ("green_ground", "green_text"),
    "blue": ("blue_ground", "blue_text"),
    "warn": ("amber_ground", "amber_text"),
    "red": ("red_ground", "red_text"),
}
_INKS = {
    "title": "text",
    "item": "soft",
    "count": "faint",
    "over": "red_text",
    "note": "soft",
    "text": "text",
    "trim": "red_text",
    "heading": "soft",
}


class CardDelegate(QStyledItemDelegate):
    """Draws one field as a card."""

    def __init__(self, saying: Saying, view: "CardList") -> None:
        super().__init__(view)
        self._saying, self._view = saying, view
        self._fonts = Fonts(view.font())

    def measure_anew(self) -> None:
        """The size of text has changed."""
        self._fonts = Fonts(self._view.font())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """As high as the card needs."""
        width = self._view.viewport().width()
        if index.row() == self._view.currentIndex().row():
            return QSize(width, self.plan(index).height)
        headed = bool(self._view.fields.heading(index.row()))
        return QSize(width, folded_height(self._fonts, headed=headed))

    def plan(self, index: _Index) -> Plan:
        """Where the pieces of a row's card lie."""
        planner = Planner(self._saying, self._fonts, self._view.viewport().width())
        handed, heading = index.data(FIELD), self._view.fields.heading(index.row())
        if index.row() == self._view.currentIndex().row():
            return planner.unfolded(handed, heading)
        return planner.folded(handed, heading)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card."""
        plan, handed, shown = self.plan(index), index.data(FIELD), colours()
        current = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        border = shown.blue if current else shown.border if over else shown.line
        focused = current and self._view.hasFocus()
        _box(painter, plan.card, shown.card, border, wide=1.6 if focused else 1.0)
        self._chip(painter, plan.chip, handed, shown, is_next=current)
        if plan.box.height():
            wrong = handed.length.is_over
            _box(painter, plan.box, shown.input, shown.red if wrong else shown.border, round_=6)
        for piece in plan.pieces:
            self._text(painter, piece, shown)
        if plan.button.width():
            self._button(painter, plan.button, handed, shown, is_current=current)
        painter.restore()

    def _chip(
        self, painter: QPainter, area: QRect, handed: Handed, shown: Colours, *, is_next: bool
    ) -> None:
        text, look = self._saying.chip(handed, is_next=is_next)
        ground, ink = _GROUNDS[look]
        _box(painter, area, getattr(shown, ground), "", round_=4)
        painter.setFont(self._fonts.chip)
        painter.setPen(QColor(getattr(shown, ink)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _button(
        self, painter: QPainter, area: QRect, handed: Handed, shown: Colours, *, is_current: bool
    ) -> None:
        primary = is_current and handed.is_waiting
        ground = shown.blue if primary else shown.card
        _box(painter, area, ground, shown.blue if primary else shown.border, round_=6)
        font = QFont(self._fonts.base)
        font.setWeight(QFont.Weight.DemiBold if primary else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(shown.on_blue if primary else shown.text))
        text = self._saying.button(handed, is_current=is_current)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _text(self, painter: QPainter, piece: Piece, shown: Colours) -> None:
        fonts = self._fonts
        bold = {"title": fonts.bold, "text": fonts.base, "heading": fonts.heading}
        font = bold.get(piece.kind, fonts.small)
        painter.setFont(font)
        painter.setPen(QColor(getattr(shown, _INKS[piece.kind])))
        high = piece.area.height() // max(1, len(piece.lines))
        bottom = Qt.AlignmentFlag.AlignBottom if piece.kind == "heading" else _MIDDLE
        metrics = painter.fontMetrics()
        for number, line in enumerate(piece.lines):
            area = QRect(
                piece.area.left(), piece.area.top() + number * high, piece.area.width(), high
            )
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width() + 1)
            painter.drawText(area.adjusted(0, 0, 2, 0), bottom | Qt.AlignmentFlag.AlignLeft, text)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _box(
    painter: QPainter,
    area: QRect,
    ground: str,
    border: str,
    *,
    wide: float = 1.0,
    round_: int = _ROUND,
) -> None:
    painter.setBrush(QColor(ground))
    painter.setPen(QPen(QColor(border), wide) if border else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area, round_, round_)


class CardList(QListView):
    """The fields below one another; Enter or Ctrl+C copies, Space ticks.

    Args:
        fields: What is shown.
        saying: Puts fields into words.

    Signals:
        copy_wanted: A field is to be copied (its row).
        tick_wanted: A field is to be ticked or unticked without copying (its row).
    """

    copy_wanted = Signal(int)
    tick_wanted = Signal(int)

    def __init__(self, fields: FieldsModel, saying: Saying) -> None:
        super().__init__()
        self.fields = fields
        self.setObjectName("handover-fields")
        self.setAccessibleName(saying.texts.say("handover.list"))
        self.setProperty("role", "bare")
        self._cards = CardDelegate(saying, self)
        self.setItemDelegate(self._cards)
        self.setModel(fields)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)
        fields.dataChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def choose(self, row: int) -> None:
        """Unfold the card of *row* and bring it into view."""
        index = self.fields.index(row)
        if index.isValid():
            self.setCurrentIndex(index)
            self._bring_into_view(index)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Unfold the present card, fold the one before."""
        super().currentChanged(current, previous)
        self.doItemsLayout()
        self._bring_into_view(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Enter or Ctrl+C, tick with Space."""
        row = self.currentIndex().row()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if row >= 0 and (enter or event.matches(QKeySequence.StandardKey.Copy)):
            self.copy_wanted.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            self.tick_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the button of a card copies; elsewhere it unfolds the card."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_button(event, index):
            self.copy_wanted.emit(index.row())
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand above buttons."""
        index = self.indexAt(event.position().toPoint())
        on_button = self._is_on_button(event, index)
        hand = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(hand if on_button else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._cards.measure_anew()
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew in another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def button_area(self, row: int) -> QRect:
        """Where the button of a card is, seen from the list."""
        index = self.fields.index(row)
        return self._cards.plan(index).button.translated(self.visualRect(index).topLeft())

    def _is_on_button(self, event: QMouseEvent, index: QModelIndex) -> bool:
        return index.isValid() and self.button_area(index.row()).contains(
            event.position().toPoint()
        )

    def _bring_into_view(self, index: _Index) -> None:
        area = self.visualRect(index)
        high = area.height() > self.viewport().height()
        hint = QListView.ScrollHint
        self.scrollTo(index, hint.PositionAtTop if high else hint.EnsureVisible)
