"""Home: the list of places on the left, the chosen page on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from erasmus_desk.desktop.home.applications import ApplicationsPage
from erasmus_desk.desktop.home.rows import Row, rows_of
from erasmus_desk.desktop.home.side import SideBar
from erasmus_desk.desktop.safety.address_deeds import AddressDeeds
from erasmus_desk.desktop.shelving import Shelving
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import scrolled
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.desktop.choosing.gallery import GalleryPage
    from erasmus_desk.desktop.choosing.interview import Interview
    from erasmus_desk.desktop.home.trash import TrashPage
    from erasmus_desk.desktop.safety.address_page import AddressPage

_PATIENCE = 120
"""Milliseconds between two drafts that are judged while nothing else is to do."""


class HomeFrame(QWidget):
    """The pages of Home.

    Signals:
        shown: The list of drafts was shown anew.
    """

    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        texts: Texts,
        starting: Starting,
        shelving: Shelving,
        addresses: AddressDeeds,
    ) -> None:
        super().__init__()
        self.setObjectName("home")
        self._desk = desk
        self._texts = texts
        self.rows: list[Row] = []
        self.side = SideBar(texts)
        self.applications = ApplicationsPage(desk, texts, starting, shelving)
        self._starting, self._shelving = starting, shelving
        self._address_deeds = addresses
        self._counts = (0, 0, 0)
        addresses.changed.connect(self._count)
        self.gallery: GalleryPage | None = None
        self.interview: Interview | None = None
        self.trash: TrashPage | None = None
        self.addresses: AddressPage | None = None
        self._pages = QStackedWidget()
        self._first = scrolled(self.applications, "applications-page")
        self._pages.addWidget(self._first)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.side)
        inner.addWidget(self._pages, 1)
        self.side.chosen.connect(self._on_chosen)
        self.applications.all_forms.connect(lambda: self.side.choose("forms"))
        self.applications.choosing.connect(self.help_me_choose)
        self._idle = QTimer(self)
        self._idle.setInterval(_PATIENCE)
        self._idle.timeout.connect(self._judge_one)

    def refresh(self, choose: str = "") -> None:
        """Show what is on disk now, the cursor on the draft at *choose*."""
        entries = self._desk.library.entries()
        trashed = self._desk.library.trashed()
        self.rows = rows_of(self._desk, self._texts, entries)
        self.applications.show_rows(self.rows, choose)
        if self.trash is not None:
            self.trash.show_rows(rows_of(self._desk, self._texts, trashed))
        self._counts = (len(entries), len(self._desk.heads), len(trashed))
        self._count()
        self.shown.emit()

    def _count(self) -> None:
        """Say how much each place holds."""
        applications, *others = self._counts
        self.side.show_counts((applications, self._address_deeds.counted, *others))

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

    def help_me_choose(self) -> None:
        """Ask what the person plans, and show which actions suit."""
        self.side.choose("forms")
        if self.interview is None:
            from erasmus_desk.desktop.choosing.interview import Interview

            made = self.interview = Interview(self._desk, self._texts)
            made.left.connect(lambda: self._on_chosen("forms"))
            made.explain.connect(self.explain)
            made.begin.connect(self._starting.new)
            self._pages.addWidget(made)
        self._pages.setCurrentWidget(self.interview)
        self.interview.take_focus()

    def explain(self, form: str) -> None:
        """Show the page of the gallery that explains that form."""
        self.side.choose("forms")
        gallery = self._gallery()
        self._pages.setCurrentWidget(gallery)
        gallery.show_form(form)

    def _on_chosen(self, place: str) -> None:
        """Show the page of *place*; gallery and trash are made when first asked for."""
        if place == "forms":
            page: QWidget = self._gallery()
        elif place == "trash":
            page = self._trash()
        elif place == "addresses":
            page = self._addresses()
        else:
            page = self._first
        self._pages.setCurrentWidget(page)

    def _gallery(self) -> "GalleryPage":
        if self.gallery is None:
            from erasmus_desk.desktop.choosing.gallery import GalleryPage

            self.gallery = GalleryPage(self._desk, self._texts, self._starting)
            self.gallery.choosing.connect(self.help_me_choose)
            self._pages.addWidget(self.gallery)
        return self.gallery

    def _addresses(self) -> QWidget:
        if self.addresses is None:
            from erasmus_desk.desktop.safety.address_page import AddressPage

            self.addresses = AddressPage(self._texts, self._address_deeds)
            self._pages.addWidget(self.addresses)
        return self.addresses

    def _trash(self) -> QWidget:
        if self.trash is None:
            from erasmus_desk.desktop.home.trash import TrashPage

            self.trash = TrashPage(self._texts, self._shelving)
            self.trash.show_rows(rows_of(self._desk, self._texts, self._desk.library.trashed()))
            self._trash_area = scrolled(self.trash, "trash-page")
            self._pages.addWidget(self._trash_area)
        return self._trash_area
