"""How the gallery draws its list: headings, and actions in two lines with a chip."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from erasmus_desk.desktop.choosing.model import ENTRY, Entry, GalleryModel, Index
from erasmus_desk.desktop.theme import Colours, colours

_LEFT, _RIGHT, _ABOVE, _BETWEEN, _BAR = 16, 14, 9, 3, 3
_SMALL, _CHIP = 0.92, 0.84
_CHIP_AROUND = 7


class ActionList(QListView):
    """The actions; arrow keys and mouse choose one."""

    def __init__(self, model: GalleryModel, says: str) -> None:
        super().__init__()
        self.setObjectName("gallery-list")
        self.setAccessibleName(says)
        self.setProperty("role", "bare")
        self.setModel(model)
        self.setItemDelegate(_ActionRow(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)


class _ActionRow(QStyledItemDelegate):
    """Draws a heading in one line, an action in two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines need."""
        entry: Entry = index.data(ENTRY)
        line = option.fontMetrics.height()
        if entry.action is None:
            return QSize(100, line + 2 * _ABOVE)
        small = QFontMetrics(_font(option.font, _SMALL)).height()
        return QSize(100, line + small + _BETWEEN + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line of the list."""
        entry: Entry = index.data(ENTRY)
        shown, area = colours(), QRect(option.rect)
        painter.save()
        if entry.action is None:
            _heading(painter, option, entry, shown)
        else:
            _ground(painter, option, shown)
            inner = area.adjusted(_LEFT, _ABOVE, -_RIGHT, -_ABOVE)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _title(painter, option, inner, entry.title, shown.blue_text if chosen else shown.text)
            _second(painter, option, inner, entry, shown)
        painter.restore()


def _heading(painter: QPainter, option: QStyleOptionViewItem, entry: Entry, shown: Colours) -> None:
    area = QRect(option.rect).adjusted(_LEFT, 0, -_RIGHT, -4)
    painter.setFont(_font(option.font, _SMALL, bold=True))
    painter.setPen(QColor(shown.soft))
    text = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)


def _ground(painter: QPainter, option: QStyleOptionViewItem, shown: Colours) -> None:
    area, state = QRect(option.rect), option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, QColor(shown.blue_ground))
        painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), QColor(shown.blue))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, QColor(shown.hover))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(shown.blue))
        painter.drawRect(area.adjusted(0, 0, -1, -1))


def _title(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str, colour: str
) -> None:
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


def _second(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, entry: Entry, shown: Colours
) -> None:
    """Code and fields at the left, the call or its deadline as a chip at the right."""
    small = _font(option.font, _SMALL)
    high = QFontMetrics(small).height()
    line = QRect(area.left(), area.bottom() - high, area.width(), high)
    painter.setFont(_font(option.font, _CHIP, bold=True))
    width = painter.fontMetrics().horizontalAdvance(entry.chip) + 2 * _CHIP_AROUND
    chip = QRect(line.right() - width, line.top() - 1, width, high + 2)
    ground, text = _chip_colours(entry.chip_role, shown)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(QColor(text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, entry.chip)
    painter.setFont(small)
    painter.setPen(QColor(shown.soft))
    room = line.adjusted(0, 0, -width - 10, 0)
    about = painter.fontMetrics().elidedText(entry.about, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, about)


def _chip_colours(role: str, shown: Colours) -> tuple[str, str]:
    return {
        "chip-ok": (shown.green_ground, shown.green_text),
        "chip-warn": (shown.amber_ground, shown.amber_text),
        "chip-error": (shown.red_ground, shown.red_text),
    }.get(role, (shown.grey_ground, shown.soft))


def _font(font: QFont, share: float, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made
