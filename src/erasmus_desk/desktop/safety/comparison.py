"""What differs between two texts of a draft: a list of answers, the chosen one word by word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from erasmus_desk.desktop.safety.marking import MarkedText
from erasmus_desk.desktop.safety.two_lines import Entry, TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, column, label, line
from erasmus_desk.rules.comparing import Difference, word_marks
from erasmus_desk.session.answer_words import Teller

_MARKS = {"added": "plus", "removed": "delete", "changed": "edit", "moved": "up"}
_MOVED = "moved"


class Comparison(QSplitter):
    """Shows differences; one of them can be asked back.

    Args:
        texts: The words.
        above: What stands over the list of differences.

    Signals:
        wanted: The earlier answer is wanted back (the difference, the name of the answer).
    """

    wanted = Signal(object, str)

    def __init__(self, texts: Texts, above: Sequence[QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._texts = texts
        self._found: tuple[Difference, ...] = ()
        self._teller: Teller | None = None
        say = texts.say
        self._count = label("", "help", wraps=True)
        self._count.setObjectName("versions-count")
        self._changes = TwoLineList("versions-changes", say("versions.changes"))
        self._changes.currentRowChanged.connect(lambda _: self._show_change())
        self._where = label("", "card-title", wraps=True)
        self._where.setObjectName("versions-where")
        self._text = MarkedText(texts, "versions-text", say("versions.text"))
        self._one = button(say("versions.restore_one"), "versions-restore-one", self._ask_back)
        self.setChildrenCollapsible(False)
        self.addWidget(side(*above, self._count, self._changes))
        legend = label(say("versions.legend"), "help", wraps=True)
        self.addWidget(side(self._where, legend, self._text, line(1, self._one)))
        self.setSizes([300, 480])

    def show_differences(self, found: tuple[Difference, ...], teller: Teller) -> None:
        """Show what *found* lists, in the words of *teller*."""
        self._found, self._teller = found, teller
        entries = [self._entry(one, teller) for one in found]
        self._changes.show_entries(entries, self._changes.currentRow())
        counted = self._texts.count("versions.count", len(found))
        self._count.setText(counted if found else self._texts.say("versions.same"))
        self._show_change()

    def show_nothing(self, reason: str = "") -> None:
        """Show that nothing can be compared, and why."""
        self._found, self._teller = (), None
        self._changes.show_entries([])
        self._count.setText(reason)
        self._show_change()

    def difference(self) -> Difference | None:
        """The difference under the cursor."""
        row = self._changes.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _entry(self, found: Difference, teller: Teller) -> Entry:
        said = self._texts.say(f"versions.kind_{found.kind}")
        above = teller.above(found.place)
        detail = f"{said} · {above}" if above else said
        return Entry(teller.label(found.place), detail, _MARKS[found.kind])

    def _show_change(self) -> None:
        found, teller = self.difference(), self._teller
        self._one.setEnabled(found is not None and found.kind != _MOVED)
        if found is None or teller is None:
            self._where.setText("")
            self._text.show_marks(())
            return
        self._where.setText(teller.where(found.place))
        if found.kind == _MOVED:
            numbers = {"before": int(str(found.before)) + 1, "after": int(str(found.after)) + 1}
            said = self._texts.say("versions.moved", **numbers)
            self._text.show_marks(word_marks(said, said))
            return
        before, after = (teller.said(found.place, one) for one in (found.before, found.after))
        self._text.show_marks(word_marks(before, after))

    def _ask_back(self) -> None:
        found, teller = self.difference(), self._teller
        if found is not None and teller is not None:
            self.wanted.emit(found, teller.label(found.place))


def side(*pieces: QWidget | QHBoxLayout) -> QWidget:
    """Pieces below one another as one part of a splitter."""
    page = QWidget()
    inner = column(*pieces)
    inner.setContentsMargins(6, 0, 6, 0)
    page.setLayout(inner)
    return page
