"""The wizard as a whole: sections at the left, a page in the middle, findings at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.desk_layout import DeskLayout
from erasmus_desk.desktop.wizard.pulse import Pulse
from erasmus_desk.desktop.wizard.side import REVIEW
from erasmus_desk.desktop.wizard.tab_order import step
from erasmus_desk.model.answers import Place
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_LEAST_WIDE, _LEAST_HIGH = 560, 320

_MOMENT, _AT_THE_LATEST = 30, 400
"""Milliseconds after the first paint, or after opening, at which the draft is judged."""


class Workspace(QWidget):
    """One open draft, section by section.

    Signals:
        home_requested: The person wants to go Home.
        export_requested: The person wants a document.
        handover_requested: The person wants to copy the answers to the web form.
        rates_requested: The person wants to enter rates of the National Agency.
        emergency_requested: The person wants the emergency pack.
        status_changed: Progress, findings or grant may have changed.
    """

    home_requested = Signal()
    export_requested = Signal()
    handover_requested = Signal()
    rates_requested = Signal()
    emergency_requested = Signal()
    status_changed = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.setMinimumSize(_LEAST_WIDE, _LEAST_HIGH)
        self._desk, self._opened, self._texts = desk, opened, texts
        self._layout = self._build()
        self._pulse = Pulse(opened, self)
        self._pulse.at_once.connect(self._refresh)
        self._pulse.soon.connect(self._refresh)
        self._pulse.settled.connect(self.settle)
        keys = self._layout.stage.sections()
        self.show_section(keys[0] if keys else REVIEW)
        # The page is painted first; what is wrong with the draft is said a moment later.
        self._first = QTimer(self, singleShot=True, interval=_AT_THE_LATEST)
        self._first.timeout.connect(self.settle)
        self._first.start()

    def show_section(self, key: str) -> None:
        """Show the page of that section."""
        self._layout.show_key(key if key in self._layout.stage.stops() else REVIEW)

    def show_review(self) -> None:
        """Show the review."""
        self._layout.show_key(REVIEW)

    def show_place(self, place: Place) -> None:
        """Show the answer at *place* and put the cursor there."""
        if not place:
            self.show_review()
            return
        self.show_section(place[0])
        if not self._layout.stage.reveal(place):
            self._layout.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_section(self) -> None:
        """Go one page on; after the last section comes the review."""
        self._layout.go(1)

    def previous_section(self) -> None:
        """Go one page back."""
        self._layout.go(-1)

    def current_section(self) -> str:
        """The key of the section shown; empty for the review."""
        return self._layout.stage.current

    def plan_keys(self) -> tuple[str, ...]:
        """The keys of the pages that follow from the plan."""
        return self._layout.stage.plan.keys

    def settle(self) -> None:
        """Judge the draft anew and say so everywhere."""
        self._layout.settle()
        self.status_changed.emit()

    def refresh_words(self) -> None:
        """Say everything anew, because a language has changed; the page stays."""
        key = self.current_section()
        self._layout.take_away()
        self._layout = self._build()
        self.settle()
        self.show_section(key)

    def shut(self) -> None:
        """Let go of the draft: nothing here changes it, or follows it, any more."""
        self._pulse.stop()
        self._first.stop()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001
        """Tab goes in reading order."""
        return step(self, forward=next) or super().focusNextPrevChild(next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the draft judged soon after the first page is there."""
        super().paintEvent(event)
        if self._first.isActive() and self._first.interval() != _MOMENT:
            self._first.start(_MOMENT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room where there is little."""
        super().resizeEvent(event)
        self._layout.fit(event.size().width())

    def _build(self) -> DeskLayout:
        bench = Bench(self._desk, self._opened, self._texts, self)
        made = DeskLayout(bench, self)
        # What is clicked may be rebuilt on the way; it has to finish first.
        bench.wanted.connect(self.show_place, Qt.ConnectionType.QueuedConnection)
        made.export_requested.connect(self.export_requested.emit)
        made.handover_requested.connect(self.handover_requested.emit)
        made.home_requested.connect(self.home_requested.emit)
        made.rates_requested.connect(self.rates_requested.emit)
        made.emergency_requested.connect(self.emergency_requested.emit)
        made.fit(self.width())
        return made

    def _refresh(self) -> None:
        self._layout.refresh()
