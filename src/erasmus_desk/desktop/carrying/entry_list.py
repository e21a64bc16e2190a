"""The entries of the parking list under what they lay in, one of them chosen."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.wizard.item_list import ID, MARK, NUMBER, SUBTITLE, ItemList, ItemRow
from erasmus_desk.model.parking import Parked

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_HELP = int(Qt.ItemDataRole.ToolTipRole)
_LEFT, _EDGE, _SMALL = 14, 6, 0.92
_EXCERPT = 120
_ENTRY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Row(ItemRow):
    """Draws an entry, or what the entries below it lay in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line for a heading, two for an entry."""
        if index.data(ID):
            return super().sizeHint(option, index)
        return QSize(160, option.fontMetrics.height() + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        if index.data(ID):
            super().paint(painter, option, index)
            return
        shown, area = colours(), QRect(option.rect)
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(shown.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(shown.faint))
        room = area.adjusted(_LEFT, 0, -_LEFT // 2, 0)
        cut = Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(index.data() or "", cut, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class EntryList(ItemList):
    """What the question was called, how the answer begins, and whether it is used.

    Signals:
        moved: Another entry is chosen.
        copy_wanted, tick_wanted, delete_wanted: As their keys say.
    """

    moved = Signal()
    copy_wanted = Signal()
    tick_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("parking-list", texts.say("parking.list"))
        self._texts = texts
        self.setUniformItemSizes(False)
        self.setItemDelegate(_Row(self))
        self.setAccessibleDescription(texts.say("parking.keys"))
        self.doubleClicked.connect(lambda _: self.copy_wanted.emit())

    def show_entries(self, entries: Sequence[Parked], chosen: str) -> None:
        """List *entries*; the cursor stays on *chosen*, or on the line where it was."""
        line = self.currentIndex().row()
        rows: list[dict[int, str]] = []
        for above, group in groupby(entries, key=lambda one: one.above):
            rows.append(_heading(above))
            rows += [self._row(entry) for entry in group]
        self.show_rows(rows)
        model = self.model()
        for position, row in enumerate(rows):
            if isinstance(model, QStandardItemModel):
                flags = _ENTRY if row[ID] else Qt.ItemFlag.NoItemFlags
                model.item(position).setFlags(flags)
        at = next((n for n, row in enumerate(rows) if row[ID] and row[ID] == chosen), None)
        self._put_cursor(rows, line if at is None else at)

    def chosen(self) -> str:
        """The id of the entry that is chosen."""
        return str(self.currentIndex().data(ID) or "")

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Show the entry as soon as the cursor is on it."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter copies, Space ticks, Delete deletes."""
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self.tick_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _put_cursor(self, rows: Sequence[dict[int, str]], at: int) -> None:
        """Choose the entry nearest to line *at*, rather below than above it."""
        entries = [n for n, row in enumerate(rows) if row[ID]]
        below = next((n for n in entries if n >= at), entries[-1] if entries else None)
        if below is not None:
            self.setCurrentIndex(self.model().index(below, 0))

    def _row(self, entry: Parked) -> dict[int, str]:
        state = self._texts.say("parking.state_done" if entry.done else "parking.state_open")
        excerpt = " ".join(entry.text[:_EXCERPT].split())
        return {
            _DISPLAY: entry.label,
            ID: entry.id,
            MARK: "done" if entry.done else "empty",
            SUBTITLE: excerpt,
            NUMBER: "",
            _SPOKEN: ", ".join(p for p in (entry.label, state, entry.above, excerpt) if p),
            _HELP: f"{entry.above}\n{entry.label}",
        }


def _heading(above: str) -> dict[int, str]:
    roles = (ID, MARK, SUBTITLE, NUMBER)
    return {_DISPLAY: above, **dict.fromkeys(roles, ""), _SPOKEN: above, _HELP: above}
