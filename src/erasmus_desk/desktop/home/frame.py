"""Home: the list of places on the left, the chosen page on the right."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from erasmus_desk.desktop.home.applications import ApplicationsPage
from erasmus_desk.desktop.home.gallery import GalleryPage
from erasmus_desk.desktop.home.rows import Row, rows_of
from erasmus_desk.desktop.home.side import PLACES, SideBar
from erasmus_desk.desktop.home.trash import TrashPage
from erasmus_desk.desktop.shelving import Shelving
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import scrolled
from erasmus_desk.session.desk import Desk

_PATIENCE = 120
"""Milliseconds between two drafts that are judged while nothing else is to do."""


class HomeFrame(QWidget):
    """The three pages of Home.

    Signals:
        shown: The list of drafts was shown anew.
    """

    shown = Signal()

    def __init__(self, desk: Desk, texts: Texts, starting: Starting, shelving: Shelving) -> None:
        super().__init__()
        self.setObjectName("home")
        self._desk = desk
        self._texts = texts
        self.rows: list[Row] = []
        self.side = SideBar(texts)
        self.applications = ApplicationsPage(desk, texts, starting, shelving)
        self.gallery = GalleryPage(desk, texts, starting)
        self.trash = TrashPage(texts, shelving)
        self._pages = QStackedWidget()
        self._pages.addWidget(scrolled(self.applications, "applications-page"))
        self._pages.addWidget(self.gallery)
        self._pages.addWidget(scrolled(self.trash, "trash-page"))
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.side)
        inner.addWidget(self._pages, 1)
        self.side.chosen.connect(self._on_chosen)
        self.applications.all_forms.connect(lambda: self.side.choose("forms"))
        self._idle = QTimer(self)
        self._idle.setInterval(_PATIENCE)
        self._idle.timeout.connect(self._judge_one)

    def refresh(self, choose: str = "") -> None:
        """Show what is on disk now, the cursor on the draft at *choose*."""
        entries = self._desk.library.entries()
        trashed = self._desk.library.trashed()
        self.rows = rows_of(self._desk, self._texts, entries)
        self.applications.show_rows(self.rows, choose)
        self.trash.show_rows(rows_of(self._desk, self._texts, trashed))
        self.side.show_counts((len(entries), len(self._desk.heads), len(trashed)))
        self.shown.emit()

    def judge_in_background(self) -> None:
        """Find out, one by one and while nothing else is to do, how far new drafts have come."""
        self._idle.start()

    def rest(self) -> None:
        """Stop doing anything in the background."""
        self._idle.stop()

    def _judge_one(self) -> None:
        waiting = (r.entry for r in self.rows if r.entry.percent < 0 and not r.problem)
        entry = next(waiting, None)
        if entry is None or not self.isVisible():
            self._idle.stop()
            return
        from erasmus_desk.session.whole_drafts import judge

        judged = judge(self._desk, entry)
        row = rows_of(self._desk, self._texts, [judged])[0]
        self.rows = [row if r.entry.path == entry.path else r for r in self.rows]
        self.applications.show_rows(self.rows)

    def _on_chosen(self, place: str) -> None:
        if place == "forms":
            self.gallery.fill()
        self._pages.setCurrentIndex(PLACES.index(place))
