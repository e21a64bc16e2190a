"""What has to be done before the deadline, with dates planned backwards."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import column, label
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.reminders import FOLDER, Reminder, reminder_texts


class ReminderList(QWidget):
    """A line for each reminder: day, what, why; those whose day has passed are pale."""

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("reminders")
        self._texts = texts
        self._words = desk.words(FOLDER, texts.language)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(2, 1)

    def show_reminders(self, found: Sequence[Reminder]) -> None:
        """Show *found*, the earliest first."""
        while (taken := self._grid.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not found:
            self._grid.addWidget(label(self._texts.say("due.no_reminders"), "help"), 0, 0, 1, 3)
        for row, one in enumerate(found):
            self._add(row, one)

    def _add(self, row: int, one: Reminder) -> None:
        title, sentence = reminder_texts(one, self._words)
        day = self._texts.date(one.at.date(), short=True)
        said = self._texts.say("due.day_passed" if one.passed else "due.day_ahead")
        texts = QWidget()
        texts.setLayout(
            column(
                label(title, "help" if one.passed else "card-title", wraps=True),
                label(sentence, "muted" if one.passed else "help", wraps=True),
                spacing=1,
            )
        )
        texts.setAccessibleName(f"{day}: {title}. {sentence}")
        top = Qt.AlignmentFlag.AlignTop
        mark = Mark("empty" if one.passed else "dot-busy", said, 14)
        self._grid.addWidget(mark, row, 0, top)
        self._grid.addWidget(label(day, "muted" if one.passed else ""), row, 1, top)
        self._grid.addWidget(texts, row, 2)
