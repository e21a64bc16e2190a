"""Tab goes in reading order, whatever was built when."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from erasmus_desk.desktop.wizard.fieldset import Fieldset

_WHOLE = (QAbstractItemView, QComboBox, QLineEdit, QTextEdit)


def step(root: QWidget, *, forward: bool) -> bool:
    """Take the focus to the next (or previous) stop below *root*; False beyond the last."""
    for fieldset in root.findChildren(Fieldset):
        if fieldset.isVisible():
            fieldset.finish()
    focused = QApplication.focusWidget()
    stops = list(tab_stops(root, focused))
    if not stops:
        return False
    spot = next((n for n, stop in enumerate(stops) if stop is focused), None)
    if spot is None:
        spot = _around(stops, focused, forward=forward)
    wanted = spot + (1 if forward else -1)
    if not 0 <= wanted < len(stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    _come_into_sight(stops[wanted])
    stops[wanted].setFocus(reason)
    return True


def tab_stops(root: QWidget, also: QWidget | None = None) -> Iterator[QWidget]:
    """Everything below *root* that Tab stops at, in the order of the layouts.

    *also* is counted in if it is met: what has the focus need not be a stop itself, such as the
    second of two buttons that the arrow keys go between.
    """
    if not root.isEnabled() or root.isHidden():
        return
    is_stop = bool(root.focusPolicy() & Qt.FocusPolicy.TabFocus) and root.focusProxy() is None
    if is_stop or root is also:
        yield root
    if isinstance(root, _WHOLE):
        return
    if isinstance(root, QScrollArea):
        yield from _in_widget(root.widget(), also)
    elif isinstance(root, QStackedWidget):
        yield from _in_widget(root.currentWidget(), also)
    elif (layout := root.layout()) is not None:
        yield from _in_layout(layout, also)


def _in_widget(inner: QWidget | None, also: QWidget | None) -> Iterator[QWidget]:
    if inner is not None:
        yield from tab_stops(inner, also)


def _in_layout(layout: QLayout, also: QWidget | None) -> Iterator[QWidget]:
    for inner in _in_order(layout):
        if isinstance(inner, QWidget):
            yield from tab_stops(inner, also)
        else:
            yield from _in_layout(inner, also)


def _in_order(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts right inside *layout*.

    They are not asked of its items.  What Python has seen of an item outlives it, together with
    the layout, and is then taken for whatever Qt makes next at the same place in memory: the
    program would fall when that is deleted.
    """
    home = layout.parentWidget()
    widgets = [one for one in home.children() if isinstance(one, QWidget)] if home else []
    layouts = [one for one in layout.children() if isinstance(one, QLayout)]
    found: list[tuple[int, QWidget | QLayout]] = []
    found += [(layout.indexOf(one), one) for one in widgets]
    found += [(layout.indexOf(one), one) for one in layouts]
    return [one for spot, one in sorted(found, key=lambda pair: pair[0]) if spot >= 0]


def _around(stops: list[QWidget], focused: QWidget | None, *, forward: bool) -> int:
    """The stop that holds the focus inside it; just outside the ends if there is none."""
    if focused is not None:
        for position, stop in enumerate(stops):
            if stop.isAncestorOf(focused):
                return position
    return -1 if forward else len(stops)


def _come_into_sight(stop: QWidget) -> None:
    area = stop.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(stop, 0, 70)
        area = area.parentWidget()
