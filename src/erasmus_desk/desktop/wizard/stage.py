"""The pages of the wizard: built when first shown, kept, and brought up to date when shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from erasmus_desk.desktop.planning.pages import PlanPages
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.review_page import ReviewPage
from erasmus_desk.desktop.wizard.section_page import SectionPage
from erasmus_desk.desktop.wizard.side import REVIEW
from erasmus_desk.model.answers import Place
from erasmus_desk.rules.fields import pages


class Stage(QStackedWidget):
    """Shows one page at a time.

    Signals:
        export_requested: The review was asked for the document.
    """

    export_requested = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._review: ReviewPage | None = None
        self.plan = PlanPages(bench.desk, bench.opened, bench.texts, self)
        self.plan.place_wanted.connect(bench.wanted.emit)
        self._pages: dict[str, SectionPage] = {}
        self._true: set[str] = set()
        self._findings = FindingMap(())
        self.current = REVIEW

    def sections(self) -> tuple[str, ...]:
        """The sections that the draft has now, in order."""
        found = pages(self._bench.form, self._bench.opened.answers)
        return tuple(page.section.key for page in found)

    def stops(self) -> tuple[str, ...]:
        """The sections, then the pages that follow from the plan."""
        return (*self.sections(), *self.plan.keys)

    def show_key(self, key: str) -> None:
        """Show the page of the section *key*, one that follows from the plan, or the review."""
        self.current = key
        if key in self.plan.keys:
            found = self.plan.page(key)
            self.addWidget(found)
            self.setCurrentWidget(found)
            return
        if key == REVIEW:
            self.setCurrentWidget(self._fresh_review())
            return
        page = self._page(key)
        self._bring_up_to_date(key)
        self.setCurrentWidget(page)

    def show_findings(self, found: FindingMap) -> None:
        """Say on the page that is shown what is wrong; on others once they are shown."""
        if self.current == REVIEW:
            self._fresh_review()
        self._findings = found
        self._true.clear()
        if self.current in self.plan.keys:
            self.plan.page(self.current)
        elif self.current != REVIEW:
            self._bring_up_to_date(self.current)

    def refresh(self) -> None:
        """Show the draft as it is now on the page that is shown."""
        self._true.clear()
        if self.current in self.plan.keys:
            self.plan.page(self.current)
        elif self.current != REVIEW:
            self._page(self.current).refresh()

    def forget(self) -> None:
        """The draft has changed: other pages are to be brought up to date when shown."""
        self._true.clear()

    def reveal(self, place: Place) -> bool:
        """Take the focus to the answer at *place*, which is on the page that is shown."""
        if self.current in self.plan.keys:
            reveal = getattr(self.plan.page(self.current), "reveal", None)
            return reveal is not None and bool(reveal(place))
        page = self._pages.get(self.current)
        return page is not None and page.reveal(place)

    def _fresh_review(self) -> ReviewPage:
        """The review as the draft is now; made when first asked for."""
        if self._review is None:
            self._review = ReviewPage(self._bench)
            self._review.export_requested.connect(self.export_requested.emit)
            self.addWidget(self._review)
        self._review.refresh()
        return self._review

    def _page(self, key: str) -> SectionPage:
        if key not in self._pages:
            section = self._bench.form.section(key)
            if section is None:
                raise KeyError(key)
            self._pages[key] = SectionPage(self._bench, section, self)
            self._pages[key].show_findings(self._findings)
            self._true.add(key)
            self.addWidget(self._pages[key])
        return self._pages[key]

    def _bring_up_to_date(self, key: str) -> None:
        if key not in self._true:
            self._true.add(key)
            self._page(key).refresh()
            self._page(key).show_findings(self._findings)
