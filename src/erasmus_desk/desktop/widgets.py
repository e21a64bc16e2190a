"""Small pieces that every page is put together from."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.icons import icon

_SEARCH_LEAST, _SEARCH_LETTERS = 120, 36
_LINE = 17
"""Height of a line of text at 100 %, in pixels."""


def label(text: str, role: str, *, wraps: bool = False) -> QLabel:
    """A text in one of the style sheet's roles; *wraps* over several lines if need be."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


def button(
    text: str, name: str, clicked: Callable[[], object], role: str = "plain", says: str = ""
) -> QPushButton:
    """A button with a stable name; *says* tells more than its text where that is short."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAccessibleName(says or text.replace("&", ""))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: clicked())
    return made


def line(*pieces: QWidget | int | None, spacing: int = 10) -> QHBoxLayout:
    """Pieces side by side; a number is a stretch, None nothing at all."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    _fill(made, pieces)
    return made


def column(*pieces: QWidget | QLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Pieces below one another; a number is a stretch, None nothing at all."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    _fill(made, pieces)
    return made


def _fill(
    layout: QHBoxLayout | QVBoxLayout, pieces: tuple[QWidget | QLayout | int | None, ...]
) -> None:
    for piece in pieces:
        if isinstance(piece, QWidget):
            layout.addWidget(piece)
        elif isinstance(piece, QLayout):
            layout.addLayout(piece)
        elif piece is not None:
            layout.addStretch(piece)


def fit(dialog: QDialog, width: int, height: int = 0) -> None:
    """Give *dialog* that width in letters' terms and the height that its wrapped texts need."""
    for piece in dialog.findChildren(QWidget):
        piece.ensurePolished()
    dialog.ensurePolished()
    wide = max(width, round(width * dialog.fontMetrics().height() / _LINE))
    layout = dialog.layout()
    needed = layout.totalHeightForWidth(wide) if layout is not None else 0
    room = dialog.screen().availableGeometry().height() - 60
    dialog.setMinimumWidth(min(wide, dialog.screen().availableGeometry().width() - 40))
    dialog.resize(wide, min(max(needed, height), room))


def scrolled(page: QWidget, name: str) -> QScrollArea:
    """*page* in an area that scrolls where the window is too small for it."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


class Card(QFrame):
    """A white card; as a link it can be clicked, or pressed with Enter or Space.

    Signals:
        pressed: The card was chosen.
    """

    pressed = Signal()

    def __init__(self, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        if role == "card-link":
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the card."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class SearchField(QLineEdit):
    """A field to search in, with a magnifying glass that follows the colours.

    Args:
        name: Its stable name.
        says: What it searches; shown while it is empty.
    """

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "search")
        self.setPlaceholderText(says)
        self.setAccessibleName(says)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_SEARCH_LEAST)
        self._glass = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the glass anew in other colours; be wider for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icon("search"))
        elif event.type() == QEvent.Type.FontChange:
            self._widen()

    def _widen(self) -> None:
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _SEARCH_LETTERS)
