"""The top of the window: what it is, how far one has come, what is shown."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QProgressBar, QVBoxLayout, QWidget

from erasmus_desk.desktop.handover.model import FILTERS
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import SearchField, column, label, line
from erasmus_desk.session.handover import Progress


class Head(QWidget):
    """Title, progress, search and filter.

    Signals:
        sifted: Other fields are to be shown (filter, words searched for).
        left: The person is done with searching and wants the list.
    """

    sifted = Signal(str, str)
    left = Signal()

    def __init__(self, texts: Texts, *, in_parts: bool = False) -> None:
        super().__init__()
        self._texts, self._in_parts = texts, in_parts
        self._chip = label("", "chip-blue")
        self._chip.setObjectName("handover-progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(texts.say("handover.title"))
        self._search = SearchField("handover-search", texts.say("handover.search"))
        self._search.setMaximumWidth(16777215)
        self._search.installEventFilter(self)
        self._filter = QComboBox()
        self._filter.setObjectName("handover-filter")
        self._filter.setAccessibleName(texts.say("handover.filter"))
        for name in FILTERS:
            self._filter.addItem(texts.say(f"handover.{name}"), name)
        self._search.textChanged.connect(lambda _: self._sift())
        self._search.returnPressed.connect(self.left.emit)
        self._filter.currentIndexChanged.connect(lambda _: self._sift())
        self._put_together()

    def show_progress(self, done: Progress) -> None:
        """Show how much has been handed over."""
        facts = {"pasted": done.pasted, "total": done.total}
        self._chip.setText(self._texts.say("handover.progress", **facts))
        set_role(self._chip, "chip-ok" if done.pasted == done.total else "chip-blue")
        self._bar.setMaximum(max(1, done.total))
        self._bar.setValue(done.pasted)

    def focus_search(self) -> None:
        """Take the cursor to the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search to the list; Escape also ends the search."""
        if watched is self._search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
                if event.key() == Qt.Key.Key_Escape:
                    self._search.clear()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _sift(self) -> None:
        self.sifted.emit(str(self._filter.currentData()), self._search.text())

    def _put_together(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 8)
        inside.setSpacing(8)
        title = line(label(self._texts.say("handover.title"), "title"), 1, self._chip)
        key = "handover.subtitle_parts" if self._in_parts else "handover.subtitle"
        sub = label(self._texts.say(key), "subtitle", wraps=True)
        inside.addLayout(column(title, sub, spacing=4))
        inside.addWidget(self._bar)
        row = line(spacing=8)
        row.addWidget(self._search, 1)
        row.addWidget(self._filter)
        inside.addLayout(row)
