"""Help me choose: a few questions, every one of which may be skipped, and then the ranking."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.choosing.questions import QUESTIONS, CountryQuestion, Question
from erasmus_desk.desktop.choosing.results import Results
from erasmus_desk.desktop.choosing.saying import title
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, column, label, line, scrolled
from erasmus_desk.rules.choosing import Judged, Wish
from erasmus_desk.session.choosing import Chooser
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import action_of, actions

_SO_FAR = 5
_LETTERS, _WIDE = 34, 120


class Interview(QWidget):
    """The questions one after the other, forth and back, and the actions that suit so far.

    Args:
        desk: Knows the forms.
        texts: The words.

    Signals:
        left: The person wants back to the gallery.
        explain: An action is to be explained (form).
        begin: A draft is to be begun (form).
    """

    left = Signal()
    explain = Signal(str)
    begin = Signal(str)

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("interview")
        self.setProperty("role", "page")
        self._desk, self._texts = desk, texts
        self._chooser = Chooser(desk)
        self._actions = actions(desk.heads.values())
        self.questions: tuple[Question, ...] = tuple(q(self._chooser, texts) for q in QUESTIONS)
        self.results = Results(desk, texts)
        self._step = label("", "muted")
        self._prompt, self._help = label("", "heading", wraps=True), label("", "help", wraps=True)
        self._progress = QProgressBar()
        self._stack = QStackedWidget()
        self._so_far = label("", "help", wraps=True)
        self._lay_out()
        self.show_step(0)
        self._connect()

    @property
    def step(self) -> int:
        """Which question is shown, from 0; their number for the ranking."""
        return self._stack.currentIndex()

    def wish(self) -> Wish:
        """What has been answered."""
        wish = Wish()
        for question in self.questions:
            wish = question.wish(wish)
        return wish

    def ranking(self) -> tuple[Judged, ...]:
        """The actions in order, for what has been answered so far."""
        return self._chooser.ranking(self.wish(), self._country())

    def show_step(self, step: int) -> None:
        """Show that question, or the ranking behind the last."""
        last = len(self.questions)
        step = max(0, min(step, last))
        say = self._texts.say
        at_end = step == last
        name = "results" if at_end else self.questions[step].name
        self._prompt.setText(say(f"choose.ask.{name}"))
        self._help.setText(say(f"choose.hint.{name}"))
        self._step.setText("" if at_end else say("choose.step", step=step + 1, of=last))
        self._progress.setValue(step)
        if at_end:
            self.results.show_ranking(self.ranking(), self.wish())
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step > 0)
        self._skip.setVisible(not at_end)
        self._next.setText(say("choose.result" if step == last - 1 else "choose.next"))
        self._next.setVisible(not at_end)
        self._again.setVisible(at_end)
        self._show_side()
        self.take_focus()

    def take_focus(self) -> None:
        """Be ready for the keyboard where the answer is given."""
        at_end = self.step == len(self.questions)
        first = self.results.first() if at_end else self.questions[self.step].first()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what suits so far where the question needs the room."""
        super().resizeEvent(event)
        self._show_side()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.step < len(self.questions):
            self._on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_side(self) -> None:
        is_wide = self.width() >= self.fontMetrics().averageCharWidth() * _WIDE
        self._side.setVisible(is_wide and self.step < len(self.questions))

    def _on(self) -> None:
        self.show_step(self.step + 1)

    def _to_end(self) -> None:
        self.show_step(len(self.questions))

    def _country(self) -> str:
        found = (q.country for q in self.questions if isinstance(q, CountryQuestion))
        return next(found, "")

    def _show_so_far(self) -> None:
        lines, wish = [], self.wish()
        possible = [judged for judged in self.ranking() if judged.possible][:_SO_FAR]
        for place, judged in enumerate(possible, 1):
            form = judged.offer.form
            action, head = action_of(self._actions, form), self._desk.heads[form]
            name = title(self._texts, action, head, wish) if action else form
            lines.append(f"{place}.  {name}")
        self._so_far.setText("\n".join(lines) or self._texts.say("choose.nothing"))

    def _connect(self) -> None:
        for question in self.questions:
            question.changed.connect(self._show_so_far)
        self.results.explain.connect(self.explain.emit)
        self.results.begin.connect(self.begin.emit)
        for keys, deed in (
            ("Alt+Right", self._on),
            ("Alt+Left", lambda: self.show_step(self.step - 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
        self._show_so_far()

    def _lay_out(self) -> None:
        say = self._texts.say
        leave = button(say("choose.leave"), "choose-leave", self.left.emit, "quiet")
        head = line(label(say("choose.title"), "title"), self._step, 1, leave)
        self._progress.setRange(0, len(self.questions))
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(say("choose.title"))
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self._card(), 1)
        middle.addWidget(self._beside())
        outer = column(head, self._progress, middle, self._foot(), spacing=12)
        outer.setStretch(2, 1)
        outer.setContentsMargins(34, 22, 34, 18)
        self.setLayout(outer)

    def _card(self) -> QWidget:
        for question in self.questions:
            question.setContentsMargins(0, 0, 12, 0)
            # Not a Card, which would take Enter for itself.
            around = QFrame()
            around.setProperty("role", "card")
            inside = QVBoxLayout(around)
            inside.setContentsMargins(18, 14, 8, 12)
            inside.addWidget(scrolled(question, f"choose-area:{question.name}"))
            self._stack.addWidget(around)
        self._stack.addWidget(scrolled(self.results, "choose-area:results"))
        card = QWidget()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(0, 2, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self._prompt)
        inner.addWidget(self._help)
        inner.addWidget(self._stack, 1)
        return card

    def _beside(self) -> QFrame:
        """What suits so far, beside the questions."""
        self._side = Card()
        self._side.setFixedWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self._so_far.setObjectName("choose-so-far")
        inner = QVBoxLayout(self._side)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.addWidget(label(self._texts.say("choose.so_far"), "label"))
        inner.addWidget(self._so_far)
        inner.addStretch(1)
        inner.addWidget(label(self._texts.say("choose.keys"), "muted", wraps=True))
        return self._side

    def _foot(self) -> QHBoxLayout:
        say = self._texts.say
        self._back = button(
            say("choose.back"), "choose-back", lambda: self.show_step(self.step - 1)
        )
        self._again = button(say("choose.again"), "choose-again", lambda: self.show_step(0))
        self._skip = button(say("choose.to_result"), "choose-skip", self._to_end, "quiet")
        self._next: QAbstractButton = button(say("choose.next"), "choose-next", self._on, "primary")
        return line(self._back, self._again, 1, self._skip, self._next)
