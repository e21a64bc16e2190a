"""Small pieces that pages and editors are put together from."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.theme import colours

EXPANDING = QSizePolicy.Policy.Expanding
PREFERRED = QSizePolicy.Policy.Preferred
FIXED = QSizePolicy.Policy.Fixed


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows *text* as it is, with a role of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(EXPANDING, PREFERRED)
        made.setMinimumWidth(1)
    return made


def button(text: str, role: str, name: str) -> QPushButton:
    """A push button that never becomes the default one by itself."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    return made


def frame(role: str) -> QFrame:
    """A frame with a role of the style sheet."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def column(parent: QWidget | None = None, *, gap: int = 0, margin: int = 0) -> QVBoxLayout:
    """A layout from top to bottom."""
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    _space(made, gap, margin)
    return made


def row(parent: QWidget | None = None, *, gap: int = 8, margin: int = 0) -> QHBoxLayout:
    """A layout from left to right."""
    made = QHBoxLayout(parent) if parent else QHBoxLayout()
    _space(made, gap, margin)
    return made


def _space(layout: QLayout, gap: int, margin: int) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)


def scroll_area(parent: QWidget | None = None) -> QScrollArea:
    """An area that scrolls up and down and takes no focus itself."""
    made = QScrollArea(parent)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def put_into(area: QScrollArea) -> QWidget:
    """A fresh widget that *area* scrolls, still empty."""
    inner = QWidget()
    # With a size of its own it is not laid out before there is anything in it.
    inner.resize(area.viewport().size())
    area.setWidget(inner)
    return inner


def empty_layout(layout: QLayout) -> None:
    """Take everything out of *layout* and let go of it."""
    while (taken := layout.takeAt(0)) is not None:
        if (inner := taken.widget()) is not None:
            inner.hide()
            inner.deleteLater()
        elif (below := taken.layout()) is not None:
            empty_layout(below)


class IconButton(QToolButton):
    """A small button with one mark, drawn in the colours being worn."""

    def __init__(self, mark: str, says: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(30, 30))
        self.show_says(says)

    def show_says(self, says: str) -> None:
        """Say for eyes and ears what the button does."""
        self.setAccessibleName(says)
        self.setToolTip(says)

    def show_mark(self, mark: str) -> None:
        """Show another mark."""
        self._mark = mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button and its mark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        side = 16.0
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        paint_icon(painter, QRectF(left, top, side, side), self._mark, colours(self))
        painter.end()


class _Caption(QLabel):
    """A wrapped text that belongs to a check box and ticks it when clicked."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setSizePolicy(EXPANDING, PREFERRED)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick or untick the box."""
        if event.button() == Qt.MouseButton.LeftButton and self._box.isEnabled():
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()


class Tick(QWidget):
    """A check box whose text wraps.

    Signals:
        ticked: The person ticked or unticked it.
    """

    ticked = Signal(bool)

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(text)
        self.box.setSizePolicy(FIXED, FIXED)
        self.caption = _Caption(text, self.box)
        inside = row(self, gap=0)
        inside.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        # The caption's first line stands beside the box, whose padding is three pixels.
        self.caption.setContentsMargins(0, 3, 0, 3)
        inside.addWidget(self.caption, 1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._on_clicked)

    def show_ticked(self, *, ticked: bool) -> None:
        """Tick or untick without telling."""
        self.box.setChecked(ticked)

    def _on_clicked(self, ticked: bool) -> None:  # noqa: FBT001
        self.ticked.emit(ticked)

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


def show_if(widget: QWidget, *, shown: bool) -> None:
    """Show or hide *widget*, doing nothing where nothing changes.

    Showing a part of something that is not yet on the screen dresses and lays it out before its
    time; that is left to the showing of the whole.
    """
    decided = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if not shown:
        if not (decided and widget.isHidden()):
            widget.hide()
        return
    around = widget.parentWidget()
    if widget.isHidden() and (decided or (around is not None and around.isVisible())):
        widget.show()


def shortened(text: str, most: int) -> str:
    """*text*, cut with an ellipsis if it has more than *most* letters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


class Elided(QLabel):
    """A text of one line that gives way where there is no room, and says itself in a tool tip."""

    def __init__(self, role: str, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(PREFERRED, FIXED)

    def minimumSizeHint(self) -> QSize:
        """Next to nothing."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw as much as fits."""
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = style.subElementRect(QStyle.SubElement.SE_FrameContents, option, self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, where, shown)
        painter.end()
        self.setToolTip(self.text() if shown != self.text() else "")
