"""The editor of calendar days."""

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.pieces import IconButton, column, row
from erasmus_desk.model.answers import Node
from erasmus_desk.model.questions import DateQuestion
from erasmus_desk.rules.computed import as_date
from erasmus_desk.rules.fields import Field

_ISO = re.compile(r"\s*(\d{4})\D(\d{1,2})\D(\d{1,2})\s*")
_TYPED = re.compile(r"\s*(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})\D*")
_CENTURY = 2000


def read_day(text: str, texts: Texts) -> date | None:
    """A day as people type it: 1.9.2018, 01/09/2018, 2018-09-01, 1 September 2018."""
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _TYPED.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        year += _CENTURY if year < 100 else 0  # noqa: PLR2004
    else:
        return _named(text, texts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(text: str, texts: Texts) -> date | None:
    for pattern in ("d MMMM yyyy", "d MMM yyyy"):
        found = texts.locale.toDate(" ".join(text.split()), pattern)
        if found.isValid():
            return date(found.year(), found.month(), found.day())
    return None


class _Entry(QLineEdit):
    """The line in which a day is typed; F4 or Alt+Down opens the calendar."""

    def __init__(self, editor: "DateEditor") -> None:
        super().__init__()
        self._editor = editor

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the day in good form, or say that it is none."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._editor.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar by key."""
        alt_down = event.key() == Qt.Key.Key_Down and (
            event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if alt_down or event.key() == Qt.Key.Key_F4:
            self._editor.open_calendar()
        else:
            super().keyPressEvent(event)


class DateEditor(Editor):
    """A day, typed in the way of the language or picked in a calendar; it may be empty."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        question = field.question
        self._question = question if isinstance(question, DateQuestion) else None
        texts = bench.texts
        self._entry = _Entry(self)
        self._entry.setPlaceholderText(texts.say("wizard.date.example"))
        self._entry.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 11)
        says = texts.say("wizard.date.calendar", label=self.label)
        self._opener = IconButton("chevron-down", says, f"calendar:{self.name}")
        self._opener.clicked.connect(self.open_calendar)
        inside = row(self, gap=2)
        inside.addWidget(self._entry, 1)
        inside.addWidget(self._opener)
        self._adopt(self._entry)
        self._entry.textEdited.connect(self._on_edited)
        self._paint(None)

    def settle(self) -> None:
        """Show the day in good form; what is no day stays, and is said to be none."""
        self._paint(self.value)

    def open_calendar(self) -> None:
        """Let a day be picked."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "card")
        calendar = QCalendarWidget()
        calendar.setLocale(self.bench.texts.locale)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setObjectName(f"days:{self.name}")
        calendar.setAccessibleName(self.label)
        calendar.setSelectedDate(self._first_shown())
        column(popup, margin=6).addWidget(calendar)
        for signal in (calendar.clicked, calendar.activated):
            signal.connect(lambda day: self._pick(day, popup))
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, day: QDate, popup: QWidget) -> None:
        picked = date(day.year(), day.month(), day.day()).isoformat()
        popup.close()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(picked)
        self._paint(picked)

    def _first_shown(self) -> QDate:
        opened = self.bench.opened
        start = self.bench.form.start_question
        day = as_date(self.value)
        if day is None and start:
            day = as_date(opened.value(tuple(start.split("."))))
        if day is None and self._question is not None:
            day = self._question.earliest
        day = day or self.bench.desk.now().date()
        return QDate(day.year, day.month, day.day)

    def _on_edited(self, text: str) -> None:
        found = read_day(text, self.bench.texts)
        self.show_wrong(wrong=False)
        self.say("")
        self.bench.typed.pop(self.place, None)
        if found is None and text.strip():
            self.bench.typed[self.place] = text
        self.tell(found.isoformat() if found else None)

    def _paint(self, value: Node) -> None:
        texts, day = self.bench.texts, as_date(value)
        if value is not None:
            self.bench.typed.pop(self.place, None)
        typed = self.bench.typed.get(self.place, "")
        shown = day.strftime(texts.say("wizard.date.pattern")) if day else value
        self._entry.setText(shown if isinstance(shown, str) else typed)
        self.show_wrong(wrong=bool(typed))
        example = texts.say("wizard.date.example")
        said = texts.say("wizard.date.unreadable", example=example) if typed else ""
        self.say(said, wrong=bool(typed))
