"""One action explained: its fields and calls to choose from, ways to begin, and what it is for."""

from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from erasmus_desk.desktop.choosing.explanation import page, style
from erasmus_desk.desktop.choosing.field_choice import branch_name
from erasmus_desk.desktop.deadlines import chip_role, chip_text, whole_sentence
from erasmus_desk.desktop.home.cards import chip
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours, set_role
from erasmus_desk.desktop.widgets import Card, button, column, label, line
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import Action, branch_of, call_rank, first_of
from erasmus_desk.session.shown import Head

_SOON = 60
"""Milliseconds after which a form is read, so that arrow keys run through the list freely."""


class ActionPage(QWidget):
    """Explains the form that is chosen, and begins it.

    Args:
        desk: Knows the forms.
        texts: The words.
        starting: Ways into a draft.
    """

    def __init__(self, desk: Desk, texts: Texts, starting: Starting) -> None:
        super().__init__()
        self.setObjectName("action-page")
        self._desk, self._texts, self._starting = desk, texts, starting
        self._action: Action | None = None
        self.head: Head | None = None
        self._title = label("", "title", wraps=True)
        self._title.setObjectName("action-title")
        self._field, self._call = QComboBox(), QComboBox()
        self._code, self._due, self._pack = chip("", "chip-blue"), chip(""), chip("")
        self._text = QTextBrowser()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.explain)
        self._name_fields()
        self._lay_out()

    def show_action(self, action: Action, heads: tuple[Head, ...], form: str = "") -> None:
        """Show *action*, of its forms the one asked for or the first of *heads*."""
        self._action = action
        wanted = next((head for head in action.heads if head.id == form), None)
        now = self.head
        if wanted is None and now is not None and now in heads:
            wanted = now
        field = now.field if now is not None else ""
        self._show(wanted or first_of(heads, self._desk.deadline, field) or action.heads[0])

    def explain(self) -> None:
        """Read the form and show what it says, at once."""
        self._soon.stop()
        if self.head is None:
            return
        from erasmus_desk.session.explaining import explain

        shown = colours(self)
        self._text.document().setDefaultStyleSheet(style(shown))
        try:
            found = explain(self._desk, self.head.id, self._texts.language)
        except DeskError as error:
            self._text.setPlainText(self._texts.error(error))
            return
        self._text.setHtml(page(found, self._texts))

    def begin(self) -> None:
        """Begin the form that is shown."""
        self._do("new")

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._soon.start()

    def _show(self, head: Head) -> None:
        self.head = head
        self._title.setText(head.text(self._texts.language, "title") or head.code)
        self._fill_choices(head)
        self._show_chips(head)
        self._example.setVisible(self._desk.has_example(head.id))
        for made, key in self._ways:
            made.setAccessibleName(f"{self._texts.say(key)}: {self._title.text()}, {head.call}")
        self._text.clear()
        self._soon.start()

    def _fill_choices(self, head: Head) -> None:
        action = self._action
        if action is None:
            return
        with QSignalBlocker(self._field), QSignalBlocker(self._call):
            self._field.clear()
            for branch in action.branches():
                name = branch_name(self._texts, action, branch)
                self._field.addItem(name, branch_of(branch))
            self._field.setCurrentIndex(self._field.findData(branch_of(head)))
            self._call.clear()
            for one in self._calls(branch_of(head)):
                self._call.addItem(self._call_name(one), one.id)
            self._call.setCurrentIndex(self._call.findData(head.id))
        self._field.setVisible(self._field.count() > 1)
        self._call.setEnabled(self._call.count() > 1)

    def _calls(self, branch: str) -> list[Head]:
        known = self._action.calls(branch) if self._action else ()
        return sorted(known, key=lambda head: call_rank(head, self._desk.deadline))

    def _call_name(self, head: Head) -> str:
        call = self._texts.say("gallery.call", year=head.call)
        if head.state == "open":
            due = self._desk.deadline(head.id)
            passed = due is not None and due.passed
            return f"{call} · {self._texts.say('deadline.passed')}" if passed else call
        return f"{call} · {self._texts.say(f'gallery.state.{head.state}')}"

    def _show_chips(self, head: Head) -> None:
        self._code.setText(head.code)
        self._pack.setVisible(bool(head.pack))
        self._pack.setText(self._texts.say("packs.from", name=head.pack))
        due = self._desk.deadline(head.id)
        self._due.setVisible(due is not None)
        if due is not None:
            self._due.setText(chip_text(self._texts, due))
            self._due.setToolTip(whole_sentence(self._texts, due))
            set_role(self._due, chip_role(due))

    def _on_field(self) -> None:
        calls = self._calls(self._field.currentData() or "")
        kept = [one for one in calls if self.head and one.call == self.head.call]
        if calls:
            self._show((kept or calls)[0])

    def _on_call(self) -> None:
        chosen = self._desk.heads.get(self._call.currentData())
        if chosen is not None:
            self._show(chosen)

    def _do(self, name: str) -> None:
        if self.head is not None:
            getattr(self._starting, name)(self.head.id)

    def _copy(self) -> None:
        """Take what is explained as plain text, the addresses of the sources with it."""
        self.explain()
        text = f"{self._title.text()}\n\n{self._text.toPlainText()}"
        QGuiApplication.clipboard().setText(text)

    def _name_fields(self) -> None:
        say = self._texts.say
        for box, name, key in (
            (self._field, "action-field", "gallery.field"),
            (self._call, "action-call", "gallery.which_call"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(say(key))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._field.currentIndexChanged.connect(lambda _: self._on_field())
        self._call.currentIndexChanged.connect(lambda _: self._on_call())
        self._text.setObjectName("action-text")
        self._text.setAccessibleName(say("gallery.explained"))
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setProperty("role", "page-text")
        self._text.setTabChangesFocus(True)

    def _lay_out(self) -> None:
        say = self._texts.say
        copy = button(say("gallery.copy"), "copy-explanation", self._copy, "quiet")
        chips = line(self._code, self._due, self._pack, 1, copy, spacing=6)
        choices = line(self._field, self._call, 1, spacing=8)
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(20, 10, 6, 8)
        around.addWidget(self._text)
        outer = column(chips, self._title, choices, spacing=8)
        outer.addLayout(self._buttons())
        outer.addWidget(card, 1)
        outer.setContentsMargins(26, 4, 34, 18)
        self.setLayout(outer)

    def _buttons(self) -> QHBoxLayout:
        say = self._texts.say
        start = button(say("gallery.start"), "start", partial(self._do, "new"), "primary")
        self._example = button(say("gallery.example"), "example", partial(self._do, "example"))
        blank = button(say("gallery.questionnaire"), "blank", partial(self._do, "blank"))
        blank.setToolTip(say("gallery.blank"))
        self._ways = (
            (start, "gallery.start"),
            (self._example, "gallery.example"),
            (blank, "gallery.blank"),
        )
        return line(start, self._example, blank, 1, spacing=8)
