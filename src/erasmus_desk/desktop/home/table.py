"""The table of drafts: a row per draft, one hairline between, progress and deadline drawn."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from erasmus_desk.desktop.home.model import ROW, DraftsModel
from erasmus_desk.desktop.home.rows import Row
from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.theme import Colours, colours

_SHARES = {
    "title": 23,
    "action": 20,
    "form": 16,
    "progress": 13,
    "deadline": 17,
    "edited": 13,
}
_LEAST = {"title": 15, "action": 12, "form": 16, "progress": 12, "deadline": 17, "edited": 13}
_FEW = 3
_PAD = 10
_SPANNED = ("action", "form", "progress", "deadline")
"""Columns that are empty where a draft cannot be opened: what is wrong is said across them."""
_CHIPS = {
    "chip": ("grey_ground", "soft"),
    "chip-error": ("red_ground", "red_text"),
    "chip-ok": ("green_ground", "green_text"),
    "chip-warn": ("amber_ground", "amber_text"),
}


class DraftsTable(QTableView):
    """Shows drafts; as high as its rows, as far as there is room.

    Signals:
        opened: A draft was chosen to be opened (line).
    """

    opened = Signal(object)

    def __init__(self, model: DraftsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setProperty("role", "bare")
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._dress_headers()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        model.modelReset.connect(self.updateGeometry)

    def _dress_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(len(self._model.columns) - 1, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._model.sort)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give rows the height that the present size of text needs."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 20)
        self.updateGeometry()

    def chosen(self) -> Row | None:
        """The line under the cursor."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def choose(self, path: str, near: int = 0) -> None:
        """Put the cursor on the draft at *path*, or on line *near* if it is not shown."""
        if self._model.rows:
            line = self._model.position(path)
            line = line if line >= 0 else max(0, min(near, len(self._model.rows) - 1))
            self.setCurrentIndex(self._model.index(line, 0))

    def sizeHint(self) -> QSize:
        """As high as all rows together."""
        return QSize(super().sizeHint().width(), self._height(max(self._model.rowCount(), 1)))

    def minimumSizeHint(self) -> QSize:
        """As high as a few rows."""
        return QSize(200, self._height(min(max(self._model.rowCount(), 1), _FEW)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; moving about is the table's own, the rest are actions of the page."""
        row = self.chosen()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns; scroll sideways where it is not enough."""
        super().resizeEvent(event)
        # Not from the viewport: asking for it makes Qt's bindings look through all widgets, 20 ms.
        room = event.size().width()
        whole = sum(_SHARES[name] for name in self._model.columns)
        letter = self.fontMetrics().averageCharWidth()
        for column, name in enumerate(self._model.columns):
            least = _LEAST[name] * letter + 2 * _PAD
            self.setColumnWidth(column, max(room * _SHARES[name] // whole, least))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the cursor that rows can be opened."""
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _height(self, rows: int) -> int:
        row = self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows * row + 2


class RowDelegate(QStyledItemDelegate):
    """Draws one cell of a row."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground and hairline, then what the column shows."""
        model = index.model()
        if not isinstance(model, DraftsModel):
            return
        row = model.rows[index.row()]
        name = model.columns[index.column()]
        shown = colours()
        painter.save()
        _ground(painter, option, shown)
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if row.problem and name in _SPANNED:
            painter.setClipRect(option.rect)
            area = self._spanned(option.rect, name).adjusted(_PAD, 0, -_PAD, 0)
            painter.setPen(QColor(shown.red_text))
            _write(painter, area, row.action)
        elif name == "deadline" and row.deadline:
            _chip(painter, area, row, shown)
        elif name == "progress":
            _progress(painter, area, row, shown)
        else:
            _text(painter, area, name, row, shown)
        painter.restore()

    def _spanned(self, cell: QRect, name: str) -> QRect:
        """The room of all columns that what is wrong with a draft may take."""
        table = self.parent()
        if not isinstance(table, DraftsTable):
            return cell
        model = table.model()
        columns = model.columns if isinstance(model, DraftsModel) else ()
        spanned = [column for column in columns if column in _SPANNED]
        widths = {column: table.columnWidth(columns.index(column)) for column in spanned}
        before = sum(widths[column] for column in spanned[: spanned.index(name)])
        return QRect(cell.left() - before, cell.top(), sum(widths.values()), cell.height())


def _ground(painter: QPainter, option: QStyleOptionViewItem, shown: Colours) -> None:
    area: QRect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        focused = option.state & QStyle.StateFlag.State_Active
        painter.fillRect(area, QColor(shown.blue_ground if focused else shown.hover))
    painter.setPen(QPen(QColor(shown.line), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def _text(painter: QPainter, area: QRect, name: str, row: Row, shown: Colours) -> None:
    colour = shown.text
    if name == "title":
        _bold(painter)
    if name == "edited":
        colour = shown.soft
    if row.problem and name == "title":
        side = painter.fontMetrics().ascent() + 2
        top = area.center().y() - side // 2
        paint_icon(painter, QRectF(area.left(), top, side, side), "wrong", shown)
        area = area.adjusted(side + 7, 0, 0, 0)
    painter.setPen(QColor(colour))
    _write(painter, area, row.text(name))


def _progress(painter: QPainter, area: QRect, row: Row, shown: Colours) -> None:
    room = QFontMetrics(painter.font()).horizontalAdvance("100 %") + 8
    track = QRectF(area.left(), area.center().y() - 1.5, max(area.width() - room - 4, 20), 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.track))
    painter.drawRoundedRect(track, 2, 2)
    if row.entry.percent > 0:
        done = QRectF(track)
        done.setWidth(max(track.width() * row.entry.percent / 100, 4))
        painter.setBrush(QColor(shown.blue))
        painter.drawRoundedRect(done, 2, 2)
    painter.setPen(QColor(shown.soft))
    place = QRect(area.right() - room, area.top(), room, area.height())
    painter.drawText(
        place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.progress
    )


def _chip(painter: QPainter, area: QRect, row: Row, shown: Colours) -> None:
    ground, ink = _CHIPS[row.deadline_role]
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.86)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    measured = QFontMetrics(font)
    width = min(measured.horizontalAdvance(row.deadline) + 15, area.width())
    height = measured.height() + 5
    place = QRect(area.left(), area.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(shown, ground)))
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(QColor(getattr(shown, ink)))
    _write(painter, place.adjusted(7, 0, -7, 0), row.deadline)


def _bold(painter: QPainter) -> None:
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)


def _write(painter: QPainter, area: QRect, text: str) -> None:
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
