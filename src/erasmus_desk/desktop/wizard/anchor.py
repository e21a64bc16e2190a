"""Keeps what is being written where it stands while the page around it changes."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

_SETTLING = 120
"""Milliseconds for which new parts of a page may still change their height."""


class Anchor(QObject):
    """Holds the widget with the focus at its place in a scroll area."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._held: tuple[QWidget, int] | None = None
        # What is new finds its height only once it is shown; until then the page moves.
        self._release = QTimer(self, singleShot=True, interval=_SETTLING)
        self._release.timeout.connect(self._let_go)
        area.verticalScrollBar().rangeChanged.connect(self.keep)

    def hold(self) -> None:
        """Remember where the widget with the focus stands in the view."""
        focused = QApplication.focusWidget()
        self._held = None
        if focused is not None and self._area.isAncestorOf(focused):
            self._held = focused, focused.mapTo(self._area, QPoint(0, 0)).y()
            self._release.start()

    def keep(self) -> None:
        """Put the widget that has the focus where it stood."""
        if self._held is None:
            return
        focused, top = self._held
        if not isValid(focused) or not self._area.isAncestorOf(focused):
            return
        lay_out(self._area)
        moved = focused.mapTo(self._area, QPoint(0, 0)).y() - top
        if moved:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _let_go(self) -> None:
        self._held = None


def lay_out(area: QScrollArea) -> None:
    """Give everything in *area* its place now, rather than before the next painting."""
    inner = area.widget()
    if inner is None:
        return
    if (layout := inner.layout()) is not None:
        layout.activate()
    view = area.viewport().size()
    hint = inner.heightForWidth(view.width()) if inner.hasHeightForWidth() else -1
    inner.resize(
        view.width(), max(hint, inner.sizeHint().height() if hint < 0 else 0, view.height())
    )
