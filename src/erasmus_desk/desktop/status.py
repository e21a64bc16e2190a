"""The line at the foot of the window: saved or not, the deadline, the grant, the languages."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from erasmus_desk.desktop.deadlines import whole_sentence
from erasmus_desk.desktop.elided import Elided, escape, shares
from erasmus_desk.desktop.home.rows import Row, next_deadline
from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.languages import native_name
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.deadlines import Countdown
    from erasmus_desk.session.open_draft import OpenDraft
    from erasmus_desk.session.saving import SaveState

_GAPS = 60
"""What lies between and around the texts."""


class StatusLine(QStatusBar):
    """Says how things stand, with a draft open and on Home.

    Signals:
        languages_wanted: The languages were clicked.
        deadline_wanted: The deadline was clicked.
    """

    languages_wanted = Signal()
    deadline_wanted = Signal()

    def __init__(self, desk: Desk, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizeGripEnabled(False)
        self._desk = desk
        self._texts = texts
        self._shown: SaveState | None = None
        self._mark = Mark("dot", side=12)
        self._saved, self._deadline = Elided(), PressedText()
        self._deadline.pressed.connect(self.deadline_wanted.emit)
        self._grant = Elided()
        for widget, name in (
            (self._mark, "status-mark"),
            (self._saved, "status-saved"),
            (self._deadline, "status-deadline"),
            (self._grant, "status-grant"),
        ):
            widget.setObjectName(name)
        self._languages = _Languages("status-languages", self.languages_wanted.emit)
        self.setContentsMargins(10, 0, 8, 0)
        self._deadline.setIndent(14)
        for left in (self._mark, self._saved, self._deadline):
            self.addWidget(left)
        for right in (self._grant, self._languages):
            self.addPermanentWidget(right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room that there is now."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._share_out)

    def show_home(self, rows: list[Row]) -> None:
        """Say how many applications there are and which deadline comes next."""
        self._shown = None
        self._mark.hide()
        set_role(self._saved, "")
        self._saved.show_text(escape(self._texts.count("status.applications", len(rows))))
        self._deadline.show_text("")
        found = next_deadline(rows)
        self._grant.show_text(self._next(found) if found else "")
        self._show_languages("")

    def show_draft(self, opened: "OpenDraft") -> None:
        """Say everything about the open draft."""
        self._mark.show()
        self._shown = None
        self.show_saved(opened.saver.state)
        self.show_grant(opened)
        self._show_languages(self._desk.prompts_of(opened))

    def show_saved(self, state: "SaveState") -> None:
        """Say whether everything is on disk."""
        if state == self._shown:
            return
        self._shown = state
        if state.diverged is not None:
            self._say("dot-wrong", self._texts.say("status.diverged"), "error")
        elif state.problem is not None:
            reason = self._texts.error(state.problem)
            self._say("dot-wrong", self._texts.say("status.not_saved", reason=reason), "error")
        elif state.dirty:
            self._say("dot-busy", self._texts.say("status.saving"), "")
        else:
            moment = state.saved_at or datetime.now().astimezone()
            self._say("dot-ok", self._texts.say("status.saved", time=self._clock(moment)), "")

    def show_grant(self, opened: "OpenDraft") -> None:
        """Say how much is asked for so far, and until when."""
        from erasmus_desk.desktop.planning.grant_line import grant_text
        from erasmus_desk.session.deadlines import draft_deadline

        due = draft_deadline(self._desk, opened)
        moment = f"<b>{self._texts.moment(due.brussels)}</b>" if due else ""
        self._deadline.show_text(self._deadline_of(due) if due else "", moment)
        view = opened.known
        budget = view.budget if view is not None else None
        amount, most = grant_text(self._texts, budget) if budget is not None else ("", "")
        said = escape(self._texts.say("status.grant"))
        text = f"{said} <b>{escape(amount)}</b> {escape(most)}" if amount else ""
        self._grant.show_text(text.rstrip(), f"<b>{escape(amount)}</b>" if amount else "")
        self._share_out()

    def _say(self, mark: str, text: str, role: str) -> None:
        self._mark.show_mark(mark, text)
        set_role(self._saved, role)
        self._saved.show_text(escape(text))
        self._share_out()

    def _clock(self, moment: datetime) -> str:
        """The time, with the day if that is not today."""
        local, now = moment.astimezone(self._desk.now().tzinfo), self._desk.now()
        time = f"{local:%H:%M:%S}"
        same = local.date() == now.date()
        return time if same else f"{self._texts.date(local.date(), short=True)} {local:%H:%M}"

    def _next(self, row: Row) -> str:
        title = f"<b>{escape(row.title)}</b>"
        return self._texts.say("status.next", title=title, left=escape(row.left))

    def _deadline_of(self, due: "Countdown") -> str:
        sentence = escape(whole_sentence(self._texts, due))
        moment = self._texts.moment(due.brussels)
        said = escape(self._texts.say("status.deadline"))
        return f"{said} {sentence.replace(moment, f'<b>{moment}</b>', 1)}"

    def _show_languages(self, prompts: str) -> None:
        window = native_name(self._texts.language)
        text, short = self._texts.say("status.interface", language=window), window
        if prompts:
            form = native_name(prompts)
            text = f"{self._texts.say('status.form_language', language=form)} · {text}"
            short = f"{form} · {window}"
        self._languages.show_text(text, short)
        self._languages.setAccessibleName(self._texts.say("status.languages", now=text))
        self._share_out()

    def _share_out(self) -> None:
        """Let texts say less, one after the other, until none of them is cut off."""
        texts: list[Elided | _Languages]
        texts = [self._saved, self._deadline, self._grant, self._languages]
        margins = self.contentsMargins()
        around = self._mark.sizeHint().width() + _GAPS + margins.left() + margins.right()
        room, short = self.width() - around, set[Elided | _Languages]()
        for next_one in (self._languages, self._deadline, self._grant):
            if sum(one.wish(short=one in short) for one in texts) > room:
                short.add(next_one)
        found = shares(room, [one.wish(short=one in short) for one in texts])
        for one, width in zip(texts, found, strict=True):
            one.give(width, short=one in short)


class _Languages(QPushButton):
    """The languages of questions and window; says them without more words in little room."""

    def __init__(self, name: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked: pressed())
        self._texts = ("", "")

    def show_text(self, text: str, short: str) -> None:
        """Show *text*, or *short* in little room."""
        self._texts = (text, short)
        self.setText(text)

    def wish(self, *, short: bool = False) -> int:
        """The width at which nothing has to be left out of the text, or of the shorter one."""
        metrics = self.fontMetrics()
        edges = super().sizeHint().width() - metrics.horizontalAdvance(self.text())
        return edges + metrics.horizontalAdvance(self._texts[short])

    def give(self, room: int, *, short: bool = False) -> None:
        """Take no more than *room* from now on."""
        said, metrics = self._texts[short], self.fontMetrics()
        lack = self.wish(short=short) - room
        inside = metrics.horizontalAdvance(said) - lack
        if lack > 0:
            said = metrics.elidedText(said, Qt.TextElideMode.ElideMiddle, inside)
        self.setText(said)
        self.setToolTip("" if self.text() == self._texts[0] else self._texts[0])


class PressedText(Elided):
    """A text that can be clicked, or pressed with Enter or Space; there is nothing to it if empty.

    Signals:
        pressed: It was pressed.
    """

    pressed = Signal()

    def show_text(self, rich: str, short: str = "") -> None:
        """Show *rich* or *short*; if there is nothing to it, nobody can come to it."""
        super().show_text(rich, short)
        policy = Qt.FocusPolicy.TabFocus if rich else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        shape = Qt.CursorShape.PointingHandCursor if rich else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses it."""
        if event.button() == Qt.MouseButton.LeftButton and self.text():
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
