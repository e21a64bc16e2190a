"""The editor of long texts."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.pieces import EXPANDING, FIXED, column
from erasmus_desk.model.answers import Node
from erasmus_desk.model.questions import Limit, TextQuestion
from erasmus_desk.model.text import clean
from erasmus_desk.rules.fields import Field
from erasmus_desk.rules.measure import measure

_LEAST_LINES, _MOST_LINES = 3, 16
_LINE_HEIGHT = 125
_SHARE_OF_WINDOW = 0.55
_OUTSIDE = 18
"""Frame and padding above and below the text, until the real ones are known."""


def raw_text(edit: QTextEdit) -> str:
    """The text as it was typed; no-break spaces stay, which `toPlainText` would lose."""
    text = edit.document().toRawText()
    return text.replace("\u2029", "\n").replace("\u2028", "\n")


class _Paper(QTextEdit):
    """A plain text that grows with what is written."""

    def __init__(self, editor: "TextEditor") -> None:
        super().__init__()
        self._editor = editor
        self._outside = _OUTSIDE
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(EXPANDING, FIXED)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)

    def grow(self) -> None:
        """Take the height that the text needs, within reason."""
        line = self.fontMetrics().lineSpacing() * _LINE_HEIGHT // 100
        around = self._outside + 2 * int(self.document().documentMargin())
        needed = ceil(self.document().size().height()) + self._outside
        most = min(_MOST_LINES * line, int(self.window().height() * _SHARE_OF_WINDOW)) + around
        least = _LEAST_LINES * line + around
        height = max(least, min(needed, max(most, least)))
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """A width to start from; the height is fixed by the text."""
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink when lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            if not self.verticalScrollBar().isVisible():
                # Heights are in motion here; frame and padding are the same at the sides.
                self._outside = self.width() - event.size().width()
            self.grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text only while it is being written; else the page."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, without what no form accepts."""
        cleaned = clean(source.text())
        self.textCursor().insertText(cleaned.text)
        self.ensureCursorVisible()
        if cleaned.removed:
            self._editor.tell_removed(cleaned.removed)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection as plain text with its no-break spaces."""
        cursor = self.textCursor()
        whole = raw_text(self)
        copied = QMimeData()
        copied.setText(_slice(whole, cursor.selectionStart(), cursor.selectionEnd()))
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write; a line break within a paragraph is a line break like any other."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)


class TextEditor(Editor):
    """A text of one or many paragraphs; the part beyond the limit is marked, never cut."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        question = field.question
        self._limit = question.limit if isinstance(question, TextQuestion) else None
        self._over_from = -1
        self._paper = _Paper(self)
        column(self).addWidget(self._paper)
        self._adopt(self._paper)
        self._space_lines()
        self._paper.textChanged.connect(self._on_changed)
        self._paper.cursorPositionChanged.connect(self._follow)

    def tell_removed(self, count: int) -> None:
        """Say that characters were left out of what was pasted."""
        self.say(self.bench.texts.count("wizard.removed", count))

    def _paint(self, value: Node) -> None:
        wanted = value if isinstance(value, str) else ""
        with QSignalBlocker(self._paper):
            if self._paper.document().isEmpty():
                self._paper.setPlainText(wanted)
            else:
                _exchange(self._paper, wanted)
        self._space_lines()
        self._paper.grow()
        self._mark(wanted)

    def _on_changed(self) -> None:
        text = clean(raw_text(self._paper)).text
        self.tell(text)
        self._mark(text)

    def _mark(self, text: str) -> None:
        """Mark softly what is beyond the limit."""
        start = beyond(self.bench, text, self._limit)
        if start == self._over_from and start < 0:
            return
        self._over_from = start
        self._paper.setExtraSelections([self._overrun(start)] if start >= 0 else [])

    def _overrun(self, start: int) -> QTextEdit.ExtraSelection:
        shown = colours(self)
        look = QTextCharFormat()
        look.setBackground(QColor(shown.red_ground))
        look.setForeground(QColor(shown.red_text))
        cursor = QTextCursor(self._paper.document())
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.format = look
        marked.cursor = cursor
        return marked

    def _space_lines(self) -> None:
        """Give the lines room; paragraphs typed later inherit it."""
        with QSignalBlocker(self._paper):
            look = QTextBlockFormat()
            look.setLineHeight(
                _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            cursor = QTextCursor(self._paper.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(look)

    def _follow(self) -> None:
        """Keep the line being written in sight of the page."""
        if not self._paper.hasFocus():
            return
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and (inner := area.widget()) is not None:
            spot = self._paper.cursorRect()
            middle = self._paper.viewport().mapTo(inner, spot.center())
            area.ensureVisible(middle.x(), middle.y(), 0, 3 * spot.height())

    def changeEvent(self, event: QEvent) -> None:
        """Take on new sizes of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._paper.grow()
        elif event.type() == QEvent.Type.PaletteChange and self._over_from >= 0:
            self._paper.setExtraSelections([self._overrun(self._over_from)])


def beyond(bench: Bench, text: str, limit: Limit | None) -> int:
    """Where in the document the part of *text* begins that is over the limit; -1 if none.

    Positions in a document count UTF-16 units, limits what the form says.
    """
    counting = bench.form.counting
    if limit is None or not measure(text, limit, counting).is_over:
        return -1
    used = units = 0
    for letter in text:
        wide = 2 if letter > "\uffff" else 1
        used += counting.line_break if letter == "\n" else wide if counting.unit == "utf16" else 1
        if used > limit.characters:
            break
        units += wide
    return units


def _slice(text: str, start: int, end: int) -> str:
    """The part of *text* between two positions counted in UTF-16 units."""
    wide = text.encode("utf-16-le")
    return wide[start * 2 : end * 2].decode("utf-16-le", "ignore")


def _exchange(edit: QTextEdit, wanted: str) -> None:
    """Turn the text into *wanted*, touching only what differs, so that the cursor stays near."""
    present = raw_text(edit)
    start = 0
    most = min(len(present), len(wanted))
    while start < most and present[start] == wanted[start]:
        start += 1
    end = 0
    while end < most - start and present[-1 - end] == wanted[-1 - end]:
        end += 1
    cursor = edit.textCursor()
    cursor.setPosition(_units(present[:start]))
    cursor.setPosition(_units(present[: len(present) - end]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(wanted[start : len(wanted) - end])
    edit.setTextCursor(cursor)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
