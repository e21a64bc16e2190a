"""A box to choose one of several options from, with search when there are many."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from erasmus_desk.desktop.theme import colours

MANY = 10
"""With more options than this the box can be searched by typing."""
_CODE = int(Qt.ItemDataRole.UserRole)
_SUFFIX = _CODE + 1
_FOLDED = _CODE + 2
_NO_ACCENT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"})
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One option: code, text, a heading above it, and a remark in small letters."""

    code: str
    text: str
    group: str = ""
    suffix: str = ""
    note: str = ""


def folded(text: str) -> str:
    """*text* without case and accents, so that "bulg" finds "Bułgaria"."""
    parts = unicodedata.normalize("NFD", text.casefold().translate(_NO_ACCENT))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def offered(entries: tuple[Entry, ...], none: str, parent: QObject) -> QStandardItemModel:
    """A model of *entries* under their headings; its first row stands for no answer."""
    model = QStandardItemModel(parent)
    model.appendRow(_item(Entry("", none)))
    group = ""
    for entry in entries:
        if entry.group and entry.group != group:
            model.appendRow(_heading(entry.group))
        group = entry.group
        model.appendRow(_item(entry))
    return model


def _item(entry: Entry) -> QStandardItem:
    item = QStandardItem(entry.text)
    item.setData(entry.code, _CODE)
    if entry.suffix:
        item.setData(entry.suffix, _SUFFIX)
    if entry.note:
        item.setToolTip(entry.note)
    if entry.code:
        item.setData(f"{folded(entry.text)} {entry.code.casefold()}", _FOLDED)
    return item


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


class _Row(QStyledItemDelegate):
    """Draws an option with its remark at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A comfortable height, and room for the remark."""
        size = super().sizeHint(option, index)
        metrics = option.fontMetrics
        suffix = index.data(_SUFFIX) or ""
        room = metrics.horizontalAdvance(suffix) + 40 if suffix else 0
        return QSize(size.width() + room, metrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the option, then its remark."""
        super().paint(painter, option, index)
        if suffix := index.data(_SUFFIX):
            area: QRect = option.rect.adjusted(0, 0, -12, 0)
            painter.save()
            painter.setPen(QColor(colours().faint))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, where, suffix)
            painter.restore()


class _Finder(QCompleter):
    """Finds options by any part of their text, whatever the accents."""

    def __init__(self, box: "SearchBox") -> None:
        super().__init__(box.model(), box)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(12)

    def splitPath(self, path: str) -> list[str]:
        """What is looked for."""
        return [folded(path.strip())]

    def pathFromIndex(self, index: _Index) -> str:
        """What is shown once it is found."""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class SearchBox(QComboBox):
    """One of several options, or none.

    Signals:
        chosen: The person chose an option (code; empty for none).
    """

    chosen = Signal(str)

    def __init__(self, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self._code = ""
        self._ready = False
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(self._on_activated)

    def offer(self, model: QStandardItemModel, *, many: bool) -> None:
        """Offer the options of *model*; *many* of them can be searched by typing."""
        self.setModel(model)
        if many and not self.isEditable():
            self.setEditable(True)
            self.setCompleter(None)  # type: ignore[arg-type]
            if (line := self.lineEdit()) is not None:
                line.setPlaceholderText(self._none)
        self.show_code(self._code)

    def show_code(self, code: str) -> None:
        """Show the option *code* as chosen, without telling."""
        self._code = code
        index = self._index_of(code)
        self.setCurrentIndex(index)
        text = self.itemText(index) if index >= 0 and code else code
        if self.isEditable():
            self.setEditText(text)
            if (line := self.lineEdit()) is not None:
                line.setCursorPosition(0)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is chosen with an ellipsis where it is cut, and nothing chosen in pale."""
        if self.isEditable():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        cut = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.currentText(), cut, room.width())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        role = QPalette.ColorRole.ButtonText
        # The style sheet decides the colour of the label; a pale one has to be drawn here.
        pale = QColor(colours().faint)
        painter.setPen(option.palette.color(role) if self._code else pale)
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room.adjusted(1, 0, 0, 0), where, text)

    def showPopup(self) -> None:
        """Open the list."""
        self._prepare()
        super().showPopup()

    def settle(self) -> None:
        """Show again what is chosen if what was typed is no option."""
        if not self.isEditable():
            return
        typed = folded(self.currentText().strip())
        rows = range(self.count())
        found = next((n for n in rows if folded(self.itemText(n)) == typed and self._at(n)), -1)
        self._choose(self._at(found) if found >= 0 else self._code if typed else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make ready for search."""
        self._prepare()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def _prepare(self) -> None:
        # List and search cost more than the box; they are made when first needed.
        if self._ready:
            return
        self._ready = True
        self.view().setItemDelegate(_Row(self))
        if self.isEditable():
            finder = _Finder(self)
            if (found := finder.popup()) is not None:
                found.setItemDelegate(_Row(finder))
            self.setCompleter(finder)

    def _on_activated(self, index: int) -> None:
        self._choose(self._at(index))

    def _choose(self, code: str) -> None:
        told = code != self._code
        self.show_code(code)
        if told:
            self.chosen.emit(code)

    def _index_of(self, code: str) -> int:
        return next((n for n in range(self.count()) if self.itemData(n, _CODE) == code), -1)

    def _at(self, index: int) -> str:
        return str(self.itemData(index, _CODE) or "")
