"""One question with everything around its editor."""

from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.counter import Counter, counting_note
from erasmus_desk.desktop.wizard.editors.registry import editor_for
from erasmus_desk.desktop.wizard.help import Help
from erasmus_desk.desktop.wizard.pieces import button, column, label, row, show_if
from erasmus_desk.desktop.wizard.side_by_side import SideBySide
from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.questions import Limit, LineQuestion, Question, TextQuestion
from erasmus_desk.rules.fields import Field
from erasmus_desk.rules.measure import measure

Look = Literal["full", "half", "short", "bare"]
_HEADLESS = frozenset({"confirm", "statement"})
_COUNTED = 0.6
_HELP, _HALF_HELP = 230, 105


class Block(QObject):
    """The head (number, prompt, help) and the body (editor, counter, message) of a question.

    Head and body are two widgets, so that the bodies of neighbours can stand in one line.

    Args:
        bench: The draft and its words.
        field: The question at its place.
        look: ``full`` with prompt and help, ``half`` with less help, ``short`` with a label,
            ``bare`` with neither.
        parent: Who owns the block.
    """

    def __init__(self, bench: Bench, field: Field, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.bench = bench
        self.question = field.question
        self.place: Place = field.place
        self._look = look
        self._name = ".".join(field.place)
        self._findings: tuple[Finding, ...] = ()
        self.editor = editor_for(bench, field)
        if look == "bare":
            self.editor.be_compact()
        self.head = _Head(bench, field, look)
        self.body = self._body()
        self.editor.answered.connect(self._on_answered)
        self.editor.noticed.connect(self._show_message)
        self._count()
        self._show_message()

    @property
    def has_head(self) -> bool:
        """Whether the head says anything."""
        return self._look != "bare" and self.question.kind not in _HEADLESS

    def show_field(self, field: Field) -> None:
        """Show the answer and number as they are now."""
        self.head.show_number(field.number)
        self.editor.show_value(field.value)
        self.editor.refresh()
        self._count()

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """Say below the editor what is wrong with its answer."""
        told = tuple(f for f in found if f.code not in ("missing", "too-long"))
        if told != self._findings:
            self._findings = told
            self._show_message()

    def show_reason(self, text: str) -> None:
        """Say why the question is asked."""
        self.head.show_reason(text)

    def _body(self) -> QWidget:
        body = QWidget()
        inside = column(body, gap=5)
        inside.addWidget(self.editor)
        self._message = label(role="error", wrap=True)
        self._message.setObjectName(f"message:{self._name}")
        self._message.hide()
        inside.addWidget(self._message)
        self._counter = self._make_counter()
        if self._counter is not None:
            foot = row(gap=10)
            foot.addWidget(self._counter, 1)
            if self._look == "full" and self.question.kind == "text":
                foot.addWidget(self._copy_button())
            inside.addLayout(foot)
        return body

    def _make_counter(self) -> Counter | None:
        question = self.question
        if isinstance(question, TextQuestion) or (
            isinstance(question, LineQuestion) and question.limit is not None
        ):
            return Counter(self.bench, self._name, question.limit)
        return None

    def _copy_button(self) -> QWidget:
        texts = self.bench.texts
        made = button(texts.say("wizard.copy"), "quiet", f"copy:{self._name}")
        made.setAccessibleName(texts.say("wizard.copy_of", label=self.editor.label))
        made.clicked.connect(self._copy)
        return made

    def _copy(self) -> None:
        value = self.editor.value
        QGuiApplication.clipboard().setText(value if isinstance(value, str) else "")

    def _on_answered(self, value: object) -> None:
        self._count()
        self.bench.opened.answer(self.place, value, origin=self)  # type: ignore[arg-type]

    def _count(self) -> None:
        if self._counter is None:
            return
        value = self.editor.value
        text = value if isinstance(value, str) else ""
        length = measure(text, self._limit(), self.bench.form.counting)
        self._counter.show_length(length)
        self.head.show_over(max(0, -length.left) if length.is_over else 0)
        if self.question.kind == "line":
            show_if(self._counter, shown=length.used >= _COUNTED * length.limit)
        self._frame(over=length.is_over)

    def _limit(self) -> Limit | None:
        question = self.question
        return question.limit if isinstance(question, TextQuestion | LineQuestion) else None

    def _frame(self, *, over: bool) -> None:
        said, wrong = self.editor.notice
        must = any(f.severity == "error" for f in self._findings)
        self.editor.show_wrong(wrong=over or must or (bool(said) and wrong))

    def _show_message(self) -> None:
        said, wrong = self.editor.notice
        is_shown = bool(said) and (wrong or self._look != "bare")
        texts = [self._sentence(f) for f in self._findings] or ([said] if is_shown else [])
        is_error = any(f.severity == "error" for f in self._findings) or (bool(said) and wrong)
        self._message.setText("\n".join(texts))
        set_role(self._message, "error" if is_error else "help" if self._findings else "muted")
        show_if(self._message, shown=bool(texts))
        length = measure(str(self.editor.value or ""), self._limit(), self.bench.form.counting)
        self._frame(over=self._counter is not None and length.is_over)

    def _sentence(self, finding: Finding) -> str:
        return self.bench.sentence(finding)


class _Head(QWidget):
    """Number, prompt, help, and a chip for what is over the limit."""

    def __init__(self, bench: Bench, field: Field, look: Look) -> None:
        super().__init__()
        self._texts = bench.texts
        self._over = 0
        question = field.question
        name = ".".join(field.place)
        self._number = label(field.number, "number")
        self._chip = label(role="chip-error")
        self._chip.setParent(self)
        self._chip.hide()
        self._reason = label(role="muted", wrap=True)
        self._reason.hide()
        inside = column(self, gap=3)
        if look == "bare" or question.kind in _HEADLESS:
            self.hide()
            return
        line = row(gap=9)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._number, 0, top)
        title = self._title(bench, field, look)
        if field.is_asked and not question.required:
            optional = label(bench.texts.say("wizard.optional"), "muted")
            line.addWidget(SideBySide(title, optional), 1)
        else:
            line.addWidget(title, 1)
        line.addWidget(self._chip, 0, top)
        inside.addLayout(line)
        inside.addWidget(self._reason)
        if look in ("full", "half"):
            note = _guess_note(bench, question)
            most = _HELP if look == "full" else _HALF_HELP
            words = Help(bench, question, name, extra=note, most=most)
            if not words.is_empty:
                inside.addWidget(words)
        self.show_number(field.number)

    def _title(self, bench: Bench, field: Field, look: Look) -> QLabel:
        words = field.question.words
        if look == "short":
            made = label(bench.words.question(words, "label"), "label", wrap=True)
            tips = (bench.words.question(words), bench.words.question(words, "help"))
            made.setToolTip("\n".join(dict.fromkeys(tip for tip in tips if tip)))
        else:
            made = label(bench.words.question(words), "prompt", wrap=True)
        return made

    def show_number(self, number: str) -> None:
        """Show the question's number."""
        self._number.setText(number)
        show_if(self._number, shown=bool(number))

    def show_reason(self, text: str) -> None:
        """Say why the question is asked."""
        self._reason.setText(text)
        show_if(self._reason, shown=bool(text))

    def show_over(self, over: int) -> None:
        """Say by how much the answer is over its limit."""
        if over != self._over:
            self._over = over
            number = self._texts.number(over)
            self._chip.setText(self._texts.say("wizard.over", over=number))
            show_if(self._chip, shown=over > 0)


def _guess_note(bench: Bench, question: Question) -> str:
    """Where a limit comes from that is only estimated."""
    limit = question.limit if isinstance(question, TextQuestion | LineQuestion) else None
    return counting_note(bench, limit) if limit is not None and limit.is_estimate else ""
