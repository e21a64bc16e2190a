"""The attempts to submit: a small table, and a line to note another one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateTimeEdit,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.session.emergency import Attempt

_FORMAT = "dd/MM/yyyy HH:mm:ss"
_FORMATS = dict.fromkeys(("pl", "bg"), "dd.MM.yyyy HH:mm:ss")
_HIGH = 118


class _Moment(QDateTimeEdit):
    """A moment that a wheel passing over it does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class _Table(QTableWidget):
    """Signals ``emptied``: Delete was pressed."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen line out."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class Attempts(QWidget):
    """Shows the attempts and takes new ones.

    Args:
        texts: The words.
        now: The present moment by the person's clock.

    Signals:
        added: An attempt was noted (moment by the person's clock, what happened).
        removed: One is to be taken out (its id).
        proof_wanted: A screenshot is to be chosen for one (its id).
    """

    added = Signal(object, str)
    removed = Signal(str)
    proof_wanted = Signal(str)

    def __init__(self, texts: Texts, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._texts, self._clock = texts, now
        say = texts.say
        self._ids: list[str] = []
        self._table = self._make_table()
        self._none = label(say("emergency.none"), "help")
        self._at = _Moment()
        self._at.setObjectName("attempt-at")
        self._at.setLocale(texts.locale)
        self._at.setDisplayFormat(_FORMATS.get(texts.language, _FORMAT))
        self._at.setCalendarPopup(True)
        self._at.setAccessibleName(say("emergency.when"))
        self._what = QLineEdit()
        self._what.setObjectName("attempt-what")
        self._what.setAccessibleName(say("emergency.what"))
        self._what.setPlaceholderText(say("emergency.what_hint"))
        self._what.returnPressed.connect(self._add)
        self._now = button(say("emergency.add_now"), "attempt-now", self.show_now, "quiet")
        add = button(say("emergency.add"), "attempt-add", self._add)
        self._proof = button(say("emergency.proof"), "attempt-proof", self._ask_proof)
        self._remove = button(say("emergency.remove"), "attempt-remove", self._take_out)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(line(self._at, self._now, self._what, add))
        inside.addWidget(self._none)
        inside.addWidget(self._table)
        inside.addLayout(line(self._proof, self._remove, 1))
        self._table.itemSelectionChanged.connect(self._settle)

    def show_attempts(self, attempts: tuple[Attempt, ...]) -> None:
        """Show *attempts*; the chosen line stays chosen."""
        chosen = self._chosen()
        self._ids = [one.id for one in attempts]
        self._table.setRowCount(len(attempts))
        for row, one in enumerate(attempts):
            file = one.file.name if one.file is not None else ""
            at = f"{one.at.astimezone(self._clock().tzinfo):%d/%m/%Y %H:%M:%S}"
            for column, text in enumerate((at, one.what, file)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._table.setItem(row, column, item)
        row = self._ids.index(chosen) if chosen in self._ids else len(attempts) - 1
        if row >= 0:
            self._table.setCurrentCell(row, 0)
        self._table.setVisible(bool(attempts))
        self._none.setVisible(not attempts)
        self._settle()

    def show_now(self) -> None:
        """Propose this moment."""
        now = self._clock()
        day, time = QDate(now.year, now.month, now.day), QTime(now.hour, now.minute, now.second)
        self._at.setDateTime(QDateTime(day, time))

    def pending(self) -> str:
        """What was typed but not added yet."""
        return self._what.text().strip()

    def add_pending(self) -> None:
        """Note what was typed and not added."""
        if self.pending():
            self._add()

    def _add(self) -> None:
        moment = self._at.dateTime()
        day, time = moment.date(), moment.time()
        parts = (day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second())
        at = datetime(*parts, tzinfo=self._clock().tzinfo)
        self.added.emit(at, self.pending())
        self._what.clear()
        self.show_now()

    def _ask_proof(self) -> None:
        if self._chosen():
            self.proof_wanted.emit(self._chosen())

    def _take_out(self) -> None:
        if self._chosen():
            self.removed.emit(self._chosen())

    def _chosen(self) -> str:
        row = self._table.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def _settle(self) -> None:
        for piece in (self._proof, self._remove):
            piece.setEnabled(bool(self._chosen()))

    def _make_table(self) -> _Table:
        made = _Table(0, 3)
        made.setObjectName("attempt-table")
        made.setAccessibleName(self._texts.say("emergency.attempts_list"))
        heads = [self._texts.say(f"emergency.{name}") for name in ("when", "what", "file")]
        made.setHorizontalHeaderLabels(heads)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setTabKeyNavigation(False)
        made.setShowGrid(False)
        made.verticalHeader().hide()
        header = made.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        made.setFixedHeight(_HIGH)
        made.emptied.connect(self._take_out)
        return made
