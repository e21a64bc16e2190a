"""The list on the left of Home: applications, address book, forms, trash, with numbers."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours

PLACES = ("applications", "addresses", "forms", "trash")
_AROUND = 44
_COUNT = Qt.ItemDataRole.UserRole + 1


class SideBar(QFrame):
    """Chooses the page of Home.

    Signals:
        chosen: Another place was chosen (its name).
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._texts = texts
        self._list = QListWidget()
        self._list.setObjectName("places")
        self._list.setProperty("role", "sections")
        self._list.setItemDelegate(_PlaceDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _ in PLACES:
            self._list.addItem(QListWidgetItem())
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(lambda row: self.chosen.emit(PLACES[row]))
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 16, 1, 0)
        inner.addWidget(self._list)

    def show_counts(self, counts: tuple[int | None, ...]) -> None:
        """Name the places and say how much each holds, as far as that is known."""
        self._list.setAccessibleName(self._texts.say("home.places"))
        for position, (place, count) in enumerate(zip(PLACES, counts, strict=True)):
            entry = self._list.item(position)
            name = self._texts.say(f"home.place.{place}")
            entry.setText(name)
            entry.setData(_COUNT, "" if count is None else self._texts.number(count))
            said = name if count is None else f"{name}, {count}"
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def _widen(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        rows = (self._list.item(row) for row in range(self._list.count()))
        texts = (f"{row.text()}   {row.data(_COUNT) or ''}" for row in rows)
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        self.setFixedWidth(max(220, metrics.averageCharWidth() * 20, longest + _AROUND))

    def place(self) -> str:
        """The place that is chosen."""
        return PLACES[max(self._list.currentRow(), 0)]

    def choose(self, place: str) -> None:
        """Go to *place*."""
        self._list.setCurrentRow(PLACES.index(place))


class _PlaceDelegate(QStyledItemDelegate):
    """A name on the left, bold when chosen, and a number on the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown, area = colours(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(shown.blue_ground))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), QColor(shown.blue))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(shown.hover))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(shown.blue))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        middle = Qt.AlignmentFlag.AlignVCenter
        inner = area.adjusted(18, 0, -18, 0)
        painter.setPen(QColor(shown.faint))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, index.data(_COUNT) or "")
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(shown.blue_text if chosen else shown.text))
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignLeft | middle, index.data(Qt.ItemDataRole.DisplayRole)
        )
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A line with room around."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 14)
