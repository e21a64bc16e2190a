"""The page of one section: heading, questions, or the section's list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from erasmus_desk.desktop.wizard.anchor import Anchor, lay_out
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.detail_list import DetailList
from erasmus_desk.desktop.wizard.fieldset import Fieldset
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.heading import Heading
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import column, put_into, row, scroll_area
from erasmus_desk.desktop.wizard.provisional import provisional_note
from erasmus_desk.model.answers import Place
from erasmus_desk.model.forms import Section
from erasmus_desk.rules.fields import Field, page_fields, pages

_MOST_WIDE = 126
"""The longest line in letters, so that larger texts get more room."""


class SectionPage(QWidget):
    """One section of the form.

    A page of questions scrolls as a whole; a list of detailed items fills the page.
    """

    def __init__(self, bench: Bench, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._bench = bench
        self._middle: QWidget | None = None
        self.section = section
        self.setObjectName(f"page:{section.key}")
        # From the outside inwards: what is moved to another parent is dressed twice.
        self._area = scroll_area(self)
        column(self).addWidget(self._area)
        middle = QWidget()
        sides = row(put_into(self._area), gap=0)
        sides.addWidget(middle, 1)
        sides.addStretch(0)
        self._heading = Heading(bench, section)
        self._content = self._fill(middle)
        self._anchor = Anchor(self._area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines no longer than can be read."""
        super().resizeEvent(event)
        if self._middle is not None:
            letter = self.fontMetrics().averageCharWidth()
            self._middle.setMaximumWidth(_MOST_WIDE * letter)

    def refresh(self) -> None:
        """Show what is asked and answered now; what is being written stays where it is."""
        self._anchor.hold()
        self._heading.refresh()
        self._content.refresh()
        self._anchor.keep()

    def show_findings(self, found: FindingMap) -> None:
        """Say at each answer what is wrong with it."""
        self._anchor.hold()
        self._content.show_findings(found)
        self._anchor.keep()

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

    def _make_content(self, parent: QWidget) -> "DetailList | Fieldset":
        items = self.section.items
        if items is not None and items.layout == "detail":
            deeds = ListActions(self._bench, items, (self.section.key,))
            return DetailList(deeds, parent)
        questions = (items,) if items is not None else self.section.questions
        return Fieldset(self._bench, questions, self._fields, parent, inside_item=False)

    def _fields(self) -> list[Field]:
        answers = self._bench.opened.answers
        shown = pages(self._bench.form, answers)
        page = next((page for page in shown if page.section.key == self.section.key), None)
        return list(page_fields(page, answers)) if page else []

    def _fill(self, middle: QWidget) -> "DetailList | Fieldset":
        """Put heading and content into *middle*."""
        inside = column(middle, gap=14)
        note = provisional_note(self._bench, self.section)
        if note is not None:
            inside.addWidget(note)
        inside.addWidget(self._heading)
        content = self._make_content(middle)
        if isinstance(content, DetailList):
            inside.setContentsMargins(34, 20, 34, 10)
            inside.addWidget(content, 1)
        else:
            self._middle = middle
            inside.setContentsMargins(34, 20, 30, 20)
            inside.addWidget(content)
            inside.addStretch(1)
        return content

    def _bring_into_sight(self, editor: QWidget) -> None:
        """Scroll all areas around *editor* so that it is seen with what is asked."""
        area = editor.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                lay_out(area)
                area.ensureWidgetVisible(editor, 0, 110)
                area.ensureWidgetVisible(editor, 0, 20)
            area = area.parentWidget()
