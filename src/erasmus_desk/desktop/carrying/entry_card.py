"""One entry of the parking list: its question, where it stood, its text, what to do with it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit

from erasmus_desk.desktop.carrying.saying import form_name
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.pieces import button, column, label, row, show_if
from erasmus_desk.model.parking import Parked


class EntryCard(QFrame):
    """Shows an entry whole, however long it is.

    Signals:
        copy_wanted, delete_wanted: As the buttons say.
        ticked: The mark was set or taken away.
        place_wanted: The question that it nearly answers is wanted.
    """

    copy_wanted = Signal()
    delete_wanted = Signal()
    ticked = Signal(bool)
    place_wanted = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("parking-card")
        self._bench = bench
        self._entry: Parked | None = None
        say = bench.texts.say
        self._above = label(role="muted", wrap=True)
        self._label = label(role="heading", wrap=True)
        self._reason = label(role="help", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setObjectName("parking-text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(say("parking.text"))
        self._said = label(role="muted")
        self._copy = button(say("parking.copy"), "primary", "parking-copy")
        self._go = button(say("parking.go"), "plain", "parking-go")
        self._delete = button(say("parking.delete"), "quiet", "parking-delete")
        self._done = QCheckBox(say("parking.done"))
        self._done.setObjectName("parking-done")
        self._done.setAccessibleName(say("parking.done"))
        self._copy.clicked.connect(self.copy_wanted.emit)
        self._delete.clicked.connect(self.delete_wanted.emit)
        self._done.toggled.connect(self.ticked.emit)
        self._go.clicked.connect(self._on_go)
        self._lay_out()

    def show_entry(self, entry: Parked | None, *, has_question: bool) -> None:
        """Show *entry*; *has_question* says whether the form asks at its place."""
        self.setEnabled(entry is not None)
        if entry is None:
            return
        if self._entry is None or entry.id != self._entry.id:
            self._said.setText("")
        self._entry = entry
        texts = self._bench.texts
        form = form_name(texts, self._bench.desk.heads.get(entry.form), entry.form)
        self._above.setText(texts.say("parking.was_asked", form=form, above=entry.above))
        self._label.setText(entry.label)
        key = f"parking.reason.{entry.reason}"
        self._reason.setText(texts.say(key) if texts.has(key) else "")
        text = entry.text or texts.say("parking.no_text")
        if self._text.toPlainText() != text:
            self._text.setPlainText(text)
        with QSignalBlocker(self._done):
            self._done.setChecked(entry.done)
        show_if(self._go, shown=has_question)

    def say(self, sentence: str) -> None:
        """Say what was just done, beside the buttons."""
        self._said.setText(sentence)

    def _lay_out(self) -> None:
        inside = column(self, gap=7)
        inside.setContentsMargins(18, 14, 18, 14)
        for part in (self._above, self._label, self._reason):
            inside.addWidget(part)
        inside.addWidget(self._text, 1)
        tools = row(gap=10)
        for tool in (self._copy, self._done, self._go):
            tools.addWidget(tool)
        tools.addWidget(self._said, 1)
        tools.addWidget(self._delete)
        inside.addLayout(tools)

    def _on_go(self) -> None:
        if self._entry is not None:
            self.place_wanted.emit(tuple(self._entry.place))
