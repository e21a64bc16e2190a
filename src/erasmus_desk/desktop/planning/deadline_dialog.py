"""The deadline of a draft: the call's rounds, one set by hand, and what to do before it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.deadlines import chip_role, time_left
from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.flow import flow
from erasmus_desk.desktop.planning.reminder_list import ReminderList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import Card, button, column, label, line, scrolled
from erasmus_desk.errors import DeskError
from erasmus_desk.session.deadlines import (
    BRUSSELS,
    Countdown,
    clear_deadline,
    draft_deadline,
    seen,
    set_deadline,
)
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.reminders import draft_reminders, export_calendar

_SUFFIX = ".ics"


class DeadlineDialog(QDialog):
    """Shows when the form has to be sent, and lets people say so where an agency moved it.

    Args:
        desk, opened, texts: What the dialog works with.
        parent: The window.

    Signals:
        changed: The draft has another deadline now.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("deadline")
        self._desk, self._opened, self._texts = desk, opened, texts
        say = texts.say
        self.setWindowTitle(say("due.title"))
        self._figure = label("", "figure")
        self._figure.setObjectName("deadline-left")
        self._lines = [label("", "subtitle", wraps=True) for _ in range(3)]
        self._rounds = QGridLayout()
        self._reminders = ReminderList(desk, texts)
        self._at, self._note = self._make_moment(), QLineEdit()
        self._back = button(say("due.back"), "deadline-back", self._clear)
        self._export = button(say("due.export"), "deadline-export", self.export)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(26, 20, 26, 8)
        inside.setSpacing(14)
        inside.addLayout(column(self._figure, *self._lines, spacing=2))
        inside.addWidget(self._rounds_card())
        inside.addWidget(self._moved_card())
        inside.addWidget(label(say("due.reminders"), "heading"))
        inside.addWidget(label(say("due.reminders_text"), "help", wraps=True))
        inside.addWidget(self._reminders)
        inside.addStretch(1)
        close = button(say("dialog.close"), "deadline-close", self.accept, "primary")
        close.setDefault(True)
        foot = line(self._export, 1, close)
        foot.setContentsMargins(26, 8, 26, 18)
        self.setLayout(column(scrolled(page, "deadline-area"), foot, spacing=0))
        self.resize(680, min(760, self.screen().availableGeometry().height() - 80))
        self.refresh()
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def found(self) -> Countdown | None:
        """The deadline that counts for the draft."""
        return draft_deadline(self._desk, self._opened)

    def refresh(self) -> None:
        """Show what is known now."""
        found, texts = self.found, self._texts
        said = ["", "", ""]
        if found is None:
            self._figure.setText(texts.say("due.unknown"))
            set_role(self._figure, "figure")
        else:
            passed = "archived" if found.state == "archived" else "passed"
            left = texts.say(f"due.{passed}") if found.passed else time_left(texts, found)
            self._figure.setText(left[:1].upper() + left[1:])
            set_role(self._figure, "figure" if found.passed else _ROLES[chip_role(found)])
            said = _sentences(texts, found)
            self._at.setDateTime(_shown(found.brussels))
            self._note.setText(found.note)
        for piece, text in zip(self._lines, said, strict=True):
            piece.setText(text)
            piece.setVisible(bool(text))
        self._show_rounds()
        self._back.setEnabled(found is not None and found.moved)
        ahead = found is not None and not found.passed
        self._export.setEnabled(ahead)
        self._reminders.show_reminders(draft_reminders(self._desk, self._opened))

    def export(self) -> Path | None:
        """Ask where the calendar file shall lie, and write it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self._texts.say("due.export_title"),
            str(self._opened.path.with_suffix(_SUFFIX)),
            f"{self._texts.say('due.calendars')} (*{_SUFFIX})",
        )
        if not chosen:
            return None
        try:
            return export_calendar(self._desk, self._opened, Path(chosen), self._texts.language)
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return None

    def _set(self) -> None:
        moment = self._at.dateTime()
        day, time = moment.date(), moment.time()
        at = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001
        found = self.found
        zone = found.round.tz if found is not None else BRUSSELS
        try:
            set_deadline(self._opened, at, tz=zone, note=self._note.text())
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return
        self._tell()

    def _clear(self) -> None:
        clear_deadline(self._opened)
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()

    def _make_moment(self) -> QDateTimeEdit:
        made = _Moment()
        made.setObjectName("deadline-at")
        made.setLocale(self._texts.locale)
        made.setCalendarPopup(True)
        made.setTimeZone(QTimeZone.utc())
        made.setDisplayFormat("d MMMM yyyy  HH:mm")
        made.setDateTime(_shown(self._desk.now().replace(hour=12, minute=0)))
        made.setAccessibleName(self._texts.say("due.at"))
        return made

    def _rounds_card(self) -> QWidget:
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(18, 12, 18, 14)
        around.addWidget(label(self._texts.say("due.rounds"), "card-title"))
        self._rounds.setHorizontalSpacing(20)
        self._rounds.setVerticalSpacing(6)
        self._rounds.setColumnStretch(1, 1)
        around.addLayout(self._rounds)
        return card

    def _moved_card(self) -> QWidget:
        say = self._texts.say
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(18, 12, 18, 14)
        around.setSpacing(6)
        around.addWidget(label(say("due.moved_title"), "card-title"))
        around.addWidget(label(say("due.moved_text"), "help", wraps=True))
        over = (label(say("due.at"), "label"), label(say("due.note"), "label"))
        over[0].setBuddy(self._at)
        over[1].setBuddy(self._note)
        self._note.setObjectName("deadline-note")
        self._note.setAccessibleName(say("due.note"))
        self._note.setPlaceholderText(say("due.note_hint"))
        keep = button(say("due.keep"), "deadline-keep", self._set)
        fields = line(spacing=12)
        fields.addLayout(column(over[0], self._at, spacing=2))
        fields.addLayout(column(over[1], self._note, spacing=2), 1)
        around.addLayout(fields)
        deeds = QWidget()
        flow(deeds, self._back, keep)
        around.addWidget(deeds)
        return card

    def _show_rounds(self) -> None:
        while (taken := self._rounds.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        head = self._desk.heads.get(self._opened.form.id)
        rounds = [seen(one, self._desk.now()) for one in head.rounds] if head else []
        if not rounds:
            self._rounds.addWidget(label(self._texts.say("due.no_rounds"), "help"), 0, 0)
        is_over = head is not None and head.state == "archived"
        for row, one in enumerate(sorted(rounds, key=lambda found: found.brussels)):
            self._show_round(row, one, is_over=is_over)

    def _show_round(self, row: int, one: Countdown, *, is_over: bool) -> None:
        texts = self._texts
        name = texts.say("due.round", number=one.round.number)
        state = texts.say("due.archived" if is_over else "due.passed")
        state = state if one.passed else time_left(texts, one)
        moments = [texts.moment(one.brussels) + f" ({_city(texts, one)})"]
        if _differs(one):
            moments.append(texts.say("due.here", moment=texts.moment(one.local)))
        moments += [texts.say("deadline.optional")] if one.round.optional else []
        moments += [] if one.round.sure else [texts.say("deadline.unsure")]
        chip = label(state, "chip" if one.passed else chip_role(one))
        said = label(" · ".join(moments), "", wraps=True)
        for place, piece in enumerate((label(name, "label"), said, chip)):
            self._rounds.addWidget(piece, row, place, Qt.AlignmentFlag.AlignVCenter)


class _Moment(QDateTimeEdit):
    """A day and time that the wheel does not change while the page is being scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless one is writing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


_ROLES = {
    "chip": "figure",
    "chip-ok": "figure-ok",
    "chip-warn": "figure",
    "chip-error": "figure-error",
}


def _sentences(texts: Texts, found: Countdown) -> list[str]:
    """The moment in its own zone, in local time where that differs, and who set it."""
    moment = texts.moment(found.brussels)
    first = texts.say("due.at_zone", moment=moment, zone=_city(texts, found))
    local = texts.say("due.here", moment=texts.moment(found.local)) if _differs(found) else ""
    if found.moved:
        key = "due.by_hand_note" if found.note else "due.by_hand"
        return [first, local, texts.say(key, note=found.note)]
    return [first, local, "" if found.round.sure else texts.say("due.unsure")]


def _differs(found: Countdown) -> bool:
    return found.local.utcoffset() != found.brussels.utcoffset()


def _city(texts: Texts, found: Countdown) -> str:
    city = found.round.tz.rpartition("/")[2].replace("_", " ")
    return texts.say(f"zone.{city}") if texts.has(f"zone.{city}") else city


def _shown(moment: datetime) -> QDateTime:
    """The figures of *moment* as the field shows them, whatever zone this computer is in."""
    day = QDate(moment.year, moment.month, moment.day)
    return QDateTime(day, QTime(moment.hour, moment.minute), QTimeZone.utc())
