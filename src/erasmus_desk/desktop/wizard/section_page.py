"""The page of one section: heading, questions, or the section's list."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.detail_list import DetailList
from erasmus_desk.desktop.wizard.fieldset import Fieldset
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.heading import Heading
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import column, row
from erasmus_desk.model.answers import Place
from erasmus_desk.model.forms import Section
from erasmus_desk.rules.fields import Field, page_fields, pages

_MOST_WIDE = 880


class SectionPage(QWidget):
    """One section of the form.

    A page of questions scrolls as a whole; a list of detailed items fills the page.
    """

    def __init__(self, bench: Bench, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._bench = bench
        self.section = section
        self.setObjectName(f"page:{section.key}")
        self._heading = Heading(bench, section)
        self._area: QScrollArea | None = None
        self._content = self._make_content()
        self._outer = column(self, gap=14)
        if isinstance(self._content, DetailList):
            self._outer.setContentsMargins(34, 20, 34, 10)
            self._outer.addWidget(self._heading)
            self._outer.addWidget(self._content, 1)
        else:
            self._outer.addWidget(self._scrolling())

    def refresh(self) -> None:
        """Show what is asked and answered now; what is being written stays where it is."""
        before = self._spot()
        self._heading.refresh()
        self._content.refresh()
        self._keep(before)

    def show_findings(self, found: FindingMap) -> None:
        """Say at each answer what is wrong with it."""
        before = self._spot()
        self._content.show_findings(found)
        self._keep(before)

    def reveal(self, place: Place) -> bool:
        """Bring the editor of the answer at *place* into sight and give it the focus."""
        editor = self._content.editor_at(place) if len(place) > 1 or self._is_list() else None
        if editor is None:
            return False
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_sight(editor)
        return True

    def _is_list(self) -> bool:
        return self.section.items is not None

    def _make_content(self) -> "DetailList | Fieldset":
        items = self.section.items
        if items is not None and items.layout == "detail":
            return DetailList(ListActions(self._bench, items, (self.section.key,)))
        questions = (items,) if items is not None else self.section.questions
        return Fieldset(self._bench, questions, self._fields, inside_item=False)

    def _fields(self) -> list[Field]:
        answers = self._bench.opened.answers
        shown = pages(self._bench.form, answers)
        page = next((page for page in shown if page.section.key == self.section.key), None)
        return list(page_fields(page, answers)) if page else []

    def _scrolling(self) -> QScrollArea:
        inner = QWidget()
        sides = row(inner, gap=0)
        middle = QWidget()
        middle.setMaximumWidth(_MOST_WIDE)
        inside = column(middle, gap=14)
        inside.setContentsMargins(34, 20, 30, 20)
        inside.addWidget(self._heading)
        inside.addWidget(self._content)
        inside.addStretch(1)
        sides.addWidget(middle, 1)
        sides.addStretch(0)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area = area
        return area

    def _spot(self) -> tuple[QWidget, int] | None:
        """The focused widget of this page and how far below the top of the view it stands."""
        focused = QApplication.focusWidget()
        if self._area is None or focused is None or not self._area.isAncestorOf(focused):
            return None
        return focused, focused.mapTo(self._area, QPoint(0, 0)).y()

    def _keep(self, before: tuple[QWidget, int] | None) -> None:
        """Put the widget that has the focus where it stood."""
        if before is None or self._area is None:
            return
        inner = self._area.widget()
        if (layout := inner.layout()) is not None:
            layout.activate()
        inner.adjustSize()
        focused, top = before
        if not self._area.isAncestorOf(focused):
            return
        moved = focused.mapTo(self._area, QPoint(0, 0)).y() - top
        if moved:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _bring_into_sight(self, editor: QWidget) -> None:
        """Scroll all areas around *editor* so that it is seen with what is asked."""
        area = editor.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea) and area.widget() is not None:
                inner = area.widget()
                if (layout := inner.layout()) is not None:
                    layout.activate()
                view = area.viewport().size()
                inner.resize(view.width(), max(inner.sizeHint().height(), view.height()))
                area.ensureWidgetVisible(editor, 0, 110)
                area.ensureWidgetVisible(editor, 0, 20)
            area = area.parentWidget()
