"""The narrow window that stays on top of the browser while answers are pasted."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from erasmus_desk.desktop.handover.cards import CardList
from erasmus_desk.desktop.handover.clerk import Clerk
from erasmus_desk.desktop.handover.closing import ClosingList
from erasmus_desk.desktop.handover.head import Head
from erasmus_desk.desktop.handover.model import FieldsModel
from erasmus_desk.desktop.handover.saying import Saying, keys
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.handover import (
    Handed,
    choose_plain,
    copies_plain,
    handed_fields,
    next_waiting,
    progress,
    remarked,
    uploads,
)
from erasmus_desk.session.handover_report import report
from erasmus_desk.session.open_draft import OpenDraft

_WIDE, _HIGH, _LINE = 480, 860, 17
_SOON = 150
"""Milliseconds after a change in the draft at which the list follows."""


class HandoverWindow(QWidget):
    """Every field of the web form with its text, copied and ticked one after the other.

    Args:
        desk, opened, texts: What it works with.

    Signals:
        closed: The person closed the window.
    """

    closed = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._desk, self._opened, self._texts = desk, opened, texts
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The program ends with its main window, not with this one.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setObjectName("handover")
        self.setProperty("role", "page")
        title = texts.say("handover.title")
        self.setWindowTitle(f"{title} – {opened.draft.title}")
        saying = Saying(texts, opened)
        self._head = Head(texts, in_parts=uploads(opened.form))
        self._model = FieldsModel(saying, self)
        self._list = CardList(self._model, saying)
        self._clerk = Clerk(desk, opened, texts, self)
        self._told = label("", "help", wraps=True)
        self._told.setObjectName("handover-told")
        self._plain = QCheckBox(texts.say("handover.plain"))
        self._fields: tuple[Handed, ...] = ()
        self._seen: tuple[object, str] = (None, "")
        self._put_together()
        self._connect()
        self.refresh()
        self._list.choose(max(0, next_waiting(self._model.shown, -1)))
        self._fit()

    def refresh(self) -> None:
        """Show the draft as it is now; the present card stays where it can."""
        self._soon.stop()
        chosen = self._current()
        seen = (self._opened.answers, self._desk.prompts_of(self._opened))
        if self._seen[0] is seen[0] and self._seen[1] == seen[1]:
            self._fields = remarked(self._opened, self._fields)
        else:
            self._fields, self._seen = handed_fields(self._desk, self._opened), seen
        self._model.show_fields(self._fields)
        self._head.show_progress(progress(self._opened, self._fields))
        self._keep(chosen)

    def end(self) -> None:
        """Let go of the draft and be gone."""
        self._soon.stop()
        self._stop_listening()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C wherever in the window one is."""
        row = self._list.currentIndex().row()
        if row >= 0 and event.matches(QKeySequence.StandardKey.Copy):
            self._clerk.copy(self._model.shown[row])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is not needed any more."""
        super().closeEvent(event)
        self.closed.emit()

    def _go_on(self, handed: Handed) -> None:
        """Unfold the next field that waits, among those that are shown."""
        shown = self._model.shown
        here = self._model.position(handed.place)
        if here < 0:
            # It left the list when it was ticked; what came behind it stands in its place.
            here = self._list.currentIndex().row() - 1
        row = next_waiting(shown, here)
        if row >= 0:
            self._list.choose(row)
        elif not any(one.is_waiting for one in self._fields):
            self._told.setText(self._texts.say("handover.all_done"))

    def _current(self) -> tuple[Handed | None, int]:
        row = self._list.currentIndex().row()
        return (self._model.shown[row] if row >= 0 else None), row

    def _keep(self, before: tuple[Handed | None, int]) -> None:
        """Stay with the field that was unfolded, or near it if it is not shown any more."""
        handed, row = before
        shown = self._model.shown
        if self._list.currentIndex().isValid() or not shown:
            return
        here = self._model.position(handed.place) if handed is not None else -1
        self._list.choose(here if here >= 0 else max(0, min(row, len(shown) - 1)))

    def _sift(self, chosen: str, wanted: str) -> None:
        before = self._current()
        self._model.show_only(chosen, wanted)  # type: ignore[arg-type]
        self._keep(before)
        nothing = "" if self._model.shown or not wanted else "handover.nothing"
        self._told.setText(self._texts.say(nothing) if nothing else "")

    def _show_closing(self) -> None:
        content = report(self._desk, self._opened, self._fields, self._texts.language)
        dialog = ClosingList(self._texts, content, self._opened.path, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self._list.copy_wanted.connect(lambda row: self._clerk.copy(self._model.shown[row]))
        self._list.tick_wanted.connect(lambda row: self._clerk.tick(self._model.shown[row]))
        self._clerk.told.connect(self._told.setText)
        self._clerk.marked.connect(self.refresh)
        self._clerk.done.connect(self._go_on)
        self._head.sifted.connect(self._sift)
        self._head.left.connect(lambda: self._list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._plain.setChecked(copies_plain(self._opened))
        self._plain.toggled.connect(lambda on: choose_plain(self._opened, plain=on))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._head.focus_search)
        self._stop_listening = self._opened.listen(lambda _: self._soon.start())

    def _put_together(self) -> None:
        texts = self._texts
        self._plain.setObjectName("handover-plain")
        self._plain.setToolTip(texts.say("handover.plain_help"))
        find = keys(QKeySequence.StandardKey.Find)
        hint = label(texts.say("handover.keys", copy=keys(), find=find), "muted", wraps=True)
        closing = button(texts.say("handover.closing"), "handover-closing", self._show_closing)
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 8, 18, 12)
        foot.setSpacing(6)
        foot.addWidget(self._told)
        foot.addLayout(line(self._plain, 1, closing))
        foot.addWidget(hint)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._head)
        inside.addWidget(self._list, 1)
        inside.addLayout(foot)
        self.setTabOrder(self._list, self._plain)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Narrow, at the right edge of the screen."""
        self.ensurePolished()
        room = self.screen().availableGeometry()
        wide = max(_WIDE, round(_WIDE * self.fontMetrics().height() / _LINE))
        self.resize(min(wide, room.width()), min(_HIGH, room.height() - 60))
        self.move(room.right() - self.width() - 8, room.top() + 24)
