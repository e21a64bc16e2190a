"""The fields in which people assess their own draft."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_look
from erasmus_desk.model.forms import Criterion

_NONE = -1
_LONGEST = 1000


class PointsField(QSpinBox):
    """Own points under one criterion; a dash while there are none.

    Signals:
        given: Other points were given (None: taken back).
    """

    given = Signal(object)

    def __init__(self, texts: Texts, criterion: Criterion, title: str) -> None:
        super().__init__()
        self.setObjectName(f"points:{criterion.key}")
        self.setRange(_NONE, criterion.points)
        self.setSpecialValueText("–")
        self.setValue(_NONE)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts.say("assessment.points_for", title=title))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self.valueChanged.connect(lambda value: self.given.emit(None if value < 0 else value))

    def show_points(self, points: int | None, *, passes: bool) -> None:
        """Show *points* without reporting them back; frame them where they do not pass."""
        with QSignalBlocker(self):
            self.setValue(_NONE if points is None else points)
        set_look(self, "wrong", "false" if passes else "true")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless one is writing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class RemarkField(QLineEdit):
    """A remark on one criterion.

    Signals:
        given: The remark was changed (text).
    """

    given = Signal(str)

    def __init__(self, texts: Texts, criterion: Criterion, title: str) -> None:
        super().__init__()
        self.setObjectName(f"remark:{criterion.key}")
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(texts.say("assessment.remark"))
        self.setAccessibleName(texts.say("assessment.remark_for", title=title))
        self.textEdited.connect(self.given)

    def show_remark(self, text: str) -> None:
        """Show *text* without reporting it back; one's own blanks may stand while one writes."""
        if text != self.text() and not (self.hasFocus() and text.strip() == self.text().strip()):
            with QSignalBlocker(self):
                self.setText(text)
