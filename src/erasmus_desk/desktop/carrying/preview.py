"""What would happen if an application were used for a form: one line for each kind of answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from erasmus_desk.desktop.carrying.saying import preview_lines
from erasmus_desk.desktop.deadlines import whole_sentence
from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, label, line
from erasmus_desk.desktop.wizard.pieces import column, empty_layout
from erasmus_desk.session.carry_over import Report
from erasmus_desk.session.deadlines import Countdown
from erasmus_desk.session.shown import Head


class Preview(Card):
    """The form, its state and deadline, and the report in counts."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("card")
        self.setObjectName("carry-preview")
        self.setAccessibleName(texts.say("carry.preview"))
        self._texts = texts
        self._about = label("", "card-title", wraps=True)
        self._state = label("", "help", wraps=True)
        self._lines = column(gap=7)
        self._foot = label("", "muted", wraps=True)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(8)
        for part in (self._about, self._state):
            inner.addWidget(part)
        inner.addSpacing(4)
        inner.addLayout(self._lines)
        inner.addSpacing(4)
        inner.addWidget(self._foot)
        inner.addStretch(1)

    def clear(self) -> None:
        """Nothing is chosen."""
        self._say("", "", "")

    def wait(self) -> None:
        """It is being worked out."""
        if not self._about.text():
            self._say("", self._texts.say("carry.looking"), "")

    def show_problem(self, sentence: str) -> None:
        """The form cannot be used."""
        self._say("", sentence, "")

    def show_report(self, report: Report, head: Head, due: Countdown | None) -> None:
        """Show what would become of the answers in the form *head*."""
        texts = self._texts
        key = f"carry.state.{head.state}"
        notes = [texts.say(key) if texts.has(key) else ""]
        notes.append(whole_sentence(texts, due) if due and head.state == "open" else "")
        self._say(
            head.text(texts.language, "title"),
            "\n".join(note for note in notes if note),
            texts.say("carry.all_well" if report.is_smooth else "carry.first_look"),
        )
        said = preview_lines(texts, report)
        self.setAccessibleDescription(". ".join(sentence for _, sentence in said))
        for mark, sentence in said:
            self._lines.addLayout(self._line(mark, sentence))

    def _say(self, about: str, state: str, foot: str) -> None:
        empty_layout(self._lines)
        for part, text in ((self._about, about), (self._state, state), (self._foot, foot)):
            part.setText(text)
            part.setVisible(bool(text))

    @staticmethod
    def _line(mark: str, sentence: str) -> QVBoxLayout:
        text: QLabel = label(sentence, "help", wraps=True)
        text.setObjectName(f"carry-line:{mark}")
        made = line(Mark(mark, "", 14), text, spacing=9)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        made.setStretch(1, 1)
        around = column()
        around.addLayout(made)
        return around
