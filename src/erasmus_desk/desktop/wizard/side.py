"""The side at the left: the draft, its sections with marks, review, export."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from erasmus_desk.desktop.icons import paint_icon
from erasmus_desk.desktop.planning.pages import SideRow
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.item_list import focus_shows
from erasmus_desk.desktop.wizard.pieces import EXPANDING, Elided, button, column, frame, label, row
from erasmus_desk.rules.progress import SectionProgress
from erasmus_desk.session.insight import View

REVIEW = ""
"""The key that stands for the review among those of the sections."""
_KEY = int(Qt.ItemDataRole.UserRole)
_MARK, _COUNT, _CHIP = _KEY + 1, _KEY + 2, _KEY + 3
_Index = QModelIndex | QPersistentModelIndex
_LEFT, _ICON, _GAP, _RIGHT, _BAR = 18, 14, 10, 16, 3
_BESIDE = 28
"""Two chips of so many letters together stand side by side."""


class _Row(QStyledItemDelegate):
    """Draws a section: mark, title, and how far it has come."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line with air, or two for a long name."""
        one = option.fontMetrics.height()
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else 0
        if not wide:
            return QSize(120, one + 12)
        room = wide - _LEFT - _icon(option) - _GAP - _RIGHT - self._count_room(option, index)
        return QSize(120, (1 + (_lines(index, option.fontMetrics, room) > 1)) * one + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        shown = colours()
        area: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, QColor(shown.blue_ground))
            painter.fillRect(
                QRect(area.left(), area.top(), _BAR, area.height()), QColor(shown.blue)
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(shown.hover))
        side = _icon(option)
        spot = QRectF(area.left() + _LEFT, area.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, spot, index.data(_MARK), shown)
        self._texts(painter, option, index, chosen=chosen)
        if state & QStyle.StateFlag.State_HasFocus and focus_shows(option.widget):
            painter.setPen(QColor(shown.blue))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def _texts(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, chosen: bool
    ) -> None:
        shown = colours()
        area: QRect = option.rect.adjusted(_LEFT + _icon(option) + _GAP, 0, -_RIGHT, 0)
        painter.setFont(_small(option))
        count = index.data(_COUNT) or ""
        width = painter.fontMetrics().horizontalAdvance(count)
        vertical = Qt.AlignmentFlag.AlignVCenter
        if index.data(_CHIP):
            high = painter.fontMetrics().height() + 4
            top = area.center().y() - high // 2 + 1
            ground = QRect(area.right() - width - 14, top, width + 14, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.red_ground))
            painter.drawRoundedRect(ground, 4, 4)
            painter.setPen(QColor(shown.red_text))
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, count)
            width += 14
        else:
            painter.setPen(QColor(shown.faint))
            painter.drawText(area, vertical | Qt.AlignmentFlag.AlignRight, count)
        room = area.adjusted(0, 0, -width - 8, 0)
        title = QFont(option.font)
        title.setBold(True)
        fits = _lines(index, QFontMetrics(title), room.width()) <= _lines(
            index, option.fontMetrics, room.width()
        )
        title.setBold((chosen and fits) or index.data(_KEY) == REVIEW)
        painter.setFont(title)
        painter.setPen(QColor(shown.blue_text if chosen else shown.text))
        _draw_name(painter, room, str(index.data() or ""))

    @staticmethod
    def _count_room(option: QStyleOptionViewItem, index: _Index) -> int:
        """How much room the figure at the right takes."""
        count = index.data(_COUNT) or ""
        chip = 14 if index.data(_CHIP) else 0
        return QFontMetrics(_small(option)).horizontalAdvance(count) + chip + 8


def _icon(option: QStyleOptionViewItem) -> int:
    """The side of a mark, as large as letters need it."""
    return max(_ICON, round(option.fontMetrics.height() * 0.8))


def _small(option: QStyleOptionViewItem) -> QFont:
    """The letters of the figures."""
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * 0.92)
    return font


def _lines(index: _Index, metrics: QFontMetrics, wide: int) -> int:
    """How many lines the name of a row takes."""
    room = QRect(0, 0, max(40, wide), 4000)
    needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data() or ""))
    return round(needed.height() / metrics.lineSpacing())


def _draw_name(painter: QPainter, room: QRect, text: str) -> None:
    """Draw the name of a row in one line or two; what is longer still is cut."""
    metrics = painter.fontMetrics()
    where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    cut = Qt.TextElideMode.ElideRight
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    layout.endLayout()
    rest = text[first.textLength() :]
    if not rest or room.height() < 2 * metrics.height():
        painter.drawText(room, where, metrics.elidedText(text, cut, room.width()))
        return
    second = metrics.elidedText(rest, cut, room.width())
    above = text[: first.textLength()].rstrip()
    painter.drawText(room, where, f"{above}\n{second}")


class _Sections(QListView):
    """Rows that can be chosen by mouse and arrow keys.

    Signals:
        chosen: A row was chosen (key).
    """

    chosen = Signal(str)

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setProperty("role", "bare")
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(_Row(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # With wrapped words, rows are measured anew when the list becomes wider or narrower.
        self.setWordWrap(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(_KEY)))

    def rows(self) -> QStandardItemModel:
        """The rows."""
        model = self.model()
        if not isinstance(model, QStandardItemModel):
            raise TypeError(model)
        return model

    def choose(self, key: str | None) -> None:
        """Mark the row of *key* as the present one, without telling; None marks none."""
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            for position in range(self.rows().rowCount()):
                index = self.rows().index(position, 0)
                if index.data(_KEY) == key:
                    self.setCurrentIndex(index)
                    self.scrollTo(index)
        self.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.hasFocus():
            self.chosen.emit(index.data(_KEY))


class Side(QFrame):
    """Where one is in the draft and how far it has come.

    Signals:
        chosen: A section was chosen (key; empty for the review).
        export_requested: Export was clicked.
        handover_requested: Copy to web form was clicked.
        home_requested: The way back to Home was clicked.
    """

    chosen = Signal(str)
    export_requested = Signal()
    handover_requested = Signal()
    home_requested = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        texts = bench.texts
        self.setProperty("role", "side")
        self.setObjectName("side")
        self._title = label(role="heading", wrap=True)
        self._title.setObjectName("draft_title")
        self._title.setSizePolicy(EXPANDING, QSizePolicy.Policy.Minimum)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(texts.say("wizard.progress"))
        self._percent = label(role="muted")
        self._list = _Sections("sections", texts.say("wizard.sections"))
        self._review = _Sections("review", texts.say("wizard.review"))
        self._list.chosen.connect(self.chosen.emit)
        self._review.chosen.connect(self.chosen.emit)
        inside = column(self)
        inside.addLayout(self._top())
        inside.addWidget(frame("line"))
        inside.addSpacing(8)
        inside.addWidget(self._list, 1)
        inside.addWidget(frame("line"))
        inside.addLayout(self._foot())

    def show_view(self, view: View, more: Sequence[SideRow] = ()) -> None:
        """Show how far everything has come; *more* are rows below the sections."""
        self._title.setText(self._bench.opened.draft.title)
        self._bar.setValue(view.progress.percent)
        percent = self._bench.texts.say("wizard.percent", percent=view.progress.percent)
        self._percent.setText(percent)
        rows = [self._section_row(section) for section in view.progress.sections]
        rows += more
        _show(self._list.rows(), rows)
        errors = view.progress.errors
        mark = "wrong" if errors else "done" if view.progress.percent == 100 else "begun"  # noqa: PLR2004
        texts = self._bench.texts
        count = texts.count("wizard.to_fix", errors) if errors else ""
        review = texts.say("wizard.review")
        spoken = ", ".join(part for part in (review, count) if part)
        _show(self._review.rows(), [(REVIEW, review, mark, count, errors > 0, spoken)])
        self._fit_review()

    def show_current(self, key: str) -> None:
        """Mark the section (or the review) that is open."""
        self._list.choose(None if key == REVIEW else key)
        self._review.choose(REVIEW if key == REVIEW else None)

    def focus_sections(self) -> None:
        """Take the focus to the list of sections."""
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _section_row(self, progress: SectionProgress) -> tuple[str, str, str, str, bool, str]:
        texts = self._bench.texts
        section = self._bench.form.section(progress.key)
        title = self._bench.words.section(section.words) if section else progress.key
        if progress.items is not None:
            count = str(progress.items)
        elif progress.required:
            count = f"{progress.answered}/{progress.required}"
        else:
            count = ""
        spoken = [title, texts.say(f"wizard.state.{progress.status}")]
        if progress.required:
            facts = {"answered": progress.answered, "asked": progress.required}
            spoken.append(texts.say("wizard.answered", **facts))
        return progress.key, title, progress.status, count, False, ", ".join(spoken)

    def _top(self) -> QVBoxLayout:
        top = column(gap=8)
        top.setContentsMargins(18, 14, 16, 12)
        top.addWidget(self._title)
        found = self._chips()
        beside = sum(len(text) for text, _ in found) < _BESIDE
        chips = row(gap=6) if beside else column(gap=4)
        for text, role in found:
            line = row(gap=0)
            line.addWidget(Elided(role, text))
            line.addStretch(1)
            chips.addLayout(line)
        top.addLayout(chips)
        line = row(gap=10)
        line.addWidget(self._bar, 1)
        line.addWidget(self._percent)
        top.addLayout(line)
        return top

    def _chips(self) -> list[tuple[str, str]]:
        form, words, texts = self._bench.form, self._bench.words, self._bench.texts
        field = texts.say(f"field.{form.field}") if texts.has(f"field.{form.field}") else ""
        call = texts.say("wizard.call", year=form.call)
        short = words.find("form.short")
        first = " · ".join(part for part in (form.code, short) if part)
        second = " · ".join(part for part in (field, call) if part)
        chips = [(first, "chip-blue"), (second, "chip")]
        if form.state == "provisional":
            chips.append((texts.say("gallery.state.provisional"), "chip-warn"))
        return chips

    def _foot(self) -> QVBoxLayout:
        foot = column(gap=8)
        foot.setContentsMargins(0, 6, 0, 12)
        foot.addWidget(self._review)
        for buttons in self._buttons():
            buttons.setContentsMargins(18, 0, 16, 0)
            buttons.addStretch(1)
            foot.addLayout(buttons)
        return foot

    def _buttons(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        """Export and Home side by side, copying to the web form below: it needs the room."""
        texts = self._bench.texts
        export = button(texts.say("wizard.export"), "primary", "export")
        export.clicked.connect(self.export_requested.emit)
        copying = button(texts.say("wizard.handover"), "plain", "handover_now")
        copying.clicked.connect(self.handover_requested.emit)
        home = button(texts.say("wizard.home"), "plain", "home")
        home.clicked.connect(self.home_requested.emit)
        above, below = row(gap=8), row(gap=8)
        above.addWidget(export)
        above.addWidget(home)
        below.addWidget(copying)
        return above, below

    def _fit_review(self) -> None:
        self._review.setFixedHeight(self.fontMetrics().height() + 14)


def _show(model: QStandardItemModel, rows: list[tuple[str, str, str, str, bool, str]]) -> None:
    while model.rowCount() > len(rows):
        model.removeRow(model.rowCount() - 1)
    while model.rowCount() < len(rows):
        model.appendRow(QStandardItem())
    display, spoken = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
    tip = Qt.ItemDataRole.ToolTipRole
    roles = (_KEY, int(display), _MARK, _COUNT, _CHIP, int(spoken))
    for position, texts in enumerate(rows):
        item = model.item(position)
        for role, value in zip(roles, texts, strict=True):
            if item.data(role) != value:
                item.setData(value, role)
        if item.data(tip) != texts[1]:
            item.setData(texts[1], tip)
