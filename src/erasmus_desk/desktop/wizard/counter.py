"""Shows how much room an answer has left."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import row, show_if
from erasmus_desk.model.provenance import Sourced
from erasmus_desk.rules.measure import Length

_BAR, _LEAST_BAR, _GAP = 150, 40, 14
_LEAST_WIDE = 60


class Counter(QWidget):
    """A bar and a line such as "1 842 of 3 000 characters · 1 158 left"."""

    def __init__(self, bench: Bench, name: str, origin: Sourced | None) -> None:
        super().__init__()
        self._texts = bench.texts
        self._length: Length | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._line = QLabel()
        self._line.setTextFormat(Qt.TextFormat.RichText)
        self._line.setProperty("role", "counter")
        self._line.setObjectName(f"counter:{name}")
        inside = row(self, gap=_GAP)
        inside.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._line, 1)
        self._line.setMinimumWidth(1)
        self.setToolTip(counting_note(bench, origin))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the bar shrinks and goes before the line is wrapped."""
        return QSize(_LEAST_WIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line the room it needs."""
        super().resizeEvent(event)
        self._fit()

    def show_length(self, length: Length) -> None:
        """Show *length*."""
        if length == self._length:
            return
        self._length = length
        self._line.setText(counter_line(self._texts, length, strong=True))
        state = "over" if length.is_over else "near" if length.is_near else ""
        set_role(self._line, f"counter-{state}" if state else "counter")
        self._fit()
        if length.limit > 0:
            self._bar.setValue(min(100, length.used * 100 // length.limit))
            set_role(self._bar, state)

    def _fit(self) -> None:
        """The bar as long as the line leaves it; no bar, and two lines, where there is less."""
        limited = self._length is not None and self._length.limit > 0
        self._line.setWordWrap(False)
        room = self.width() - self._line.sizeHint().width() - _GAP
        show_if(self._bar, shown=limited and room >= _LEAST_BAR)
        self._bar.setFixedWidth(max(_LEAST_BAR, min(_BAR, room)))
        self._line.setWordWrap(room + _GAP < 0)


def counter_line(texts: Texts, length: Length, *, strong: bool = False) -> str:
    """The line below an answer: used, limit, what is left or over."""
    used = texts.number(length.used)
    used = f"<b>{used}</b>" if strong else used
    if length.limit == 0:
        return texts.count("wizard.counter.used", length.used, used=used)
    limit = texts.number(length.limit)
    key = "wizard.counter.estimate" if length.estimate else "wizard.counter.of"
    line = texts.say(key, used=used, limit=limit)
    if length.is_over:
        return line
    return f"{line} · {texts.say('wizard.counter.left', left=texts.number(length.left))}"


def counting_note(bench: Bench, origin: Sourced | None) -> str:
    """Where the limit comes from and how characters are counted."""
    texts = bench.texts
    counting = bench.form.counting
    breaks = texts.count("wizard.counter.breaks", counting.line_break)
    if origin is None:
        return breaks
    titles = bench.origin(origin)
    key = "wizard.counter.guessed" if origin.is_estimate else "wizard.counter.source"
    return "\n".join(part for part in (texts.say(key, source=titles), breaks) if part)
