"""A table that scrolls sideways while its first columns, and its last ones, stay in sight."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from erasmus_desk.desktop.planning.title_header import TitleHeader

_FEW = 180
"""The least height in pixels of a table that scrolls downwards."""
_ASKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F1)


class _Plain(QTableView):
    """A table without grid, numbers or editing."""

    def title_font(self) -> QFont:
        """The font of the titles of columns."""
        header = self.horizontalHeader()
        return header.title_font() if isinstance(header, TitleHeader) else header.font()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setHorizontalHeader(TitleHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class _Strip(_Plain):
    """Some columns of a table, lying over it; the table itself has the keys and the ears."""

    def __init__(self, over: "FrozenTable", columns: Sequence[int]) -> None:
        super().__init__(over)
        self.columns = tuple(columns)
        self.setProperty("role", "strip")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setItemDelegate(over.itemDelegate())
        self.setModel(over.model())
        # The one that comes with every model would go on listening, with no table to select in.
        own = self.selectionModel()
        self.setSelectionModel(over.selectionModel())
        own.deleteLater()
        self.setSelectionBehavior(over.selectionBehavior())
        for column in range(over.model().columnCount()):
            self.setColumnHidden(column, column not in self.columns)
        there, here = over.verticalScrollBar(), self.verticalScrollBar()
        there.valueChanged.connect(here.setValue)
        here.valueChanged.connect(there.setValue)
        self.clicked.connect(over.clicked)


class FrozenTable(_Plain):
    """Shows a model whose cells can be asked about: by a click, Enter, Space or F1.

    Args:
        left: How many columns at the left stay in sight.
        right: How many at the right.
        scrolls: Whether it scrolls downwards by itself where there are many rows, instead of
            being as high as all of them.

    Signals:
        asked: Somebody wants to know more about a cell (its index).
        widened: There is another width for the columns now.
    """

    asked = Signal(QModelIndex)
    widened = Signal()

    def __init__(self, *, left: int = 1, right: int = 0, scrolls: bool = False) -> None:
        super().__init__()
        self._left, self._right, self._scrolls = left, right, scrolls
        self._strips: list[_Strip] = []
        high = QSizePolicy.Policy.Maximum if scrolls else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        self.clicked.connect(self._on_clicked)
        self.horizontalScrollBar().rangeChanged.connect(self._arrange)

    def show_model(self, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        """Show *model*; call once. What is in the model may change later."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        model.modelReset.connect(self._rebuild)
        self._rebuild()

    def fit(self, widths: Sequence[int], heights: Sequence[int], head: int) -> None:
        """Give columns, rows and the row of titles their sizes."""
        self.horizontalHeader().setFixedHeight(head)
        for table in (self, *self._strips):
            for column, width in enumerate(widths):
                table.setColumnWidth(column, width)
            for row, height in enumerate(heights):
                table.setRowHeight(row, height)
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """As high as all rows together."""
        height = self.horizontalHeader().height() + self.verticalHeader().length()
        if self.horizontalHeader().length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(400, height + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as all rows, or as a few if it scrolls; as narrow as may be."""
        whole = self.sizeHint().height()
        return QSize(200, min(whole, _FEW) if self._scrolls else whole)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, out from under the columns that stay."""
        before = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if not index.isValid() or any(index.column() in s.columns for s in self._strips):
            self.horizontalScrollBar().setValue(before)
            return
        area, bar = self.visualRect(index), self.horizontalScrollBar()
        first, last = self._free()
        if area.left() < first or area.width() > last - first:
            bar.setValue(bar.value() - (first - area.left()))
        elif area.right() > last:
            bar.setValue(bar.value() + area.right() - last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and F1 ask about the cell; moving about is the table's own."""
        if event.key() in _ASKS and self.currentIndex().isValid():
            self.asked.emit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the cursor what can be asked about."""
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that stay at their sides."""
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the focus also in the columns that stay."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit(index)

    def _rebuild(self) -> None:
        """Lay the strips anew: there may be other columns now."""
        for strip in self._strips:
            strip.hide()
            strip.deleteLater()
        count = self.model().columnCount()
        sides = (range(min(self._left, count)), range(max(count - self._right, 0), count))
        self._strips = [_Strip(self, side) for side in sides if side]
        for strip in self._strips:
            strip.show()
        self._arrange()

    def _arrange(self) -> None:
        area = self.viewport().geometry()
        top = self.horizontalHeader().geometry().top()
        scrolls = self.horizontalHeader().length() > area.width()
        for strip in self._strips:
            strip.setVisible(scrolls)
            strip.horizontalHeader().setFixedHeight(self.horizontalHeader().height())
            width = sum(self.columnWidth(column) for column in strip.columns)
            is_left = strip.columns[0] == 0
            left = area.left() if is_left else area.right() + 1 - width
            strip.setGeometry(left, top, width, area.bottom() - top + 1)
            strip.raise_()

    def _free(self) -> tuple[int, int]:
        """Where, within the view, no strip lies."""
        first, last = 0, self.viewport().width() - 1
        for strip in self._strips:
            if strip.isVisible() and strip.columns[0] == 0:
                first = strip.width()
            elif strip.isVisible():
                last -= strip.width()
        return first, last
