"""The card of the chosen line: what the annex is, what is wrong, what can be done."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from erasmus_desk.desktop.annexes.rows import need_text
from erasmus_desk.desktop.flow import flow
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import Card, button, label, line
from erasmus_desk.model.attachments import SIGNATURES
from erasmus_desk.session.annex_words import problem_text
from erasmus_desk.session.annexes import Slot

_ROLES = {"wrong": "error", "warning": "estimate-note", "hint": "help"}


class AnnexDetails(Card):
    """One annex; it shows and tells, and changes nothing itself.

    Signals:
        choose_wanted, open_wanted, remove_wanted, draft_wanted: As the buttons say.
        signed, remarked, entitled: The state of the signature was chosen, a remark typed, a
            further file given another name (key of the annex, what was given).
    """

    choose_wanted = Signal()
    open_wanted = Signal()
    remove_wanted = Signal()
    draft_wanted = Signal()
    signed = Signal(str, str)
    remarked = Signal(str, str)
    entitled = Signal(str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("annex-details")
        self._texts = texts
        self._key = ""
        self._title = label("", "card-title", wraps=True)
        self._need = label("", "chip")
        self._help = label("", "help", wraps=True)
        self._told = [label("", "error", wraps=True) for _ in range(3)]
        say = texts.say
        self._choose = button(say("annexes.choose"), "annex-choose", self.choose_wanted.emit)
        self._open = button(say("annexes.open"), "annex-open", self.open_wanted.emit)
        self._remove = button(say("annexes.remove"), "annex-remove", self.remove_wanted.emit)
        self._draft = button(say("annexes.draft"), "annex-draft", self.draft_wanted.emit)
        self._draft.setToolTip(say("annexes.draft_help"))
        self._signature = self._make_signature()
        self._name, self._remark = QLineEdit(), QLineEdit()
        self._captions = self._make_fields()
        self._put_together()

    def show_slot(self, slot: Slot | None) -> None:
        """Show *slot* without telling of it as a change; nothing if there is none."""
        self.setVisible(slot is not None)
        if slot is None:
            return
        if slot.key != self._key:
            # What was typed for the line before is kept there.
            self._tell(self._name, self.entitled)
            self._tell(self._remark, self.remarked)
        self._show_words(slot)
        self._show_problems(slot)
        texts, has = self._texts, slot.path is not None
        self._choose.setText(texts.say("annexes.choose_other" if has else "annexes.choose"))
        self._choose.setAccessibleName(f"{self._choose.text()} {slot.title} {slot.for_whom}")
        self._choose.setEnabled(slot.is_asked)
        self._open.setEnabled(slot.seen is not None and slot.seen.is_there)
        self._remove.setEnabled(has)
        self._draft.setVisible(bool(slot.document) and slot.is_asked)
        with QSignalBlocker(self._signature):
            self._signature.setCurrentIndex(self._signature.findData(slot.signature))
        self._signature.setEnabled(slot.is_asked)
        for field, text in ((self._remark, slot.remark), (self._name, slot.title)):
            _fill(field, text, keep=slot.key == self._key)
        self._key = slot.key
        for piece in (self._name, self._captions["name"]):
            piece.setVisible(slot.is_further)

    def _show_words(self, slot: Slot) -> None:
        self._title.setText(f"{slot.title}: {slot.for_whom}" if slot.for_whom else slot.title)
        need = need_text(slot, self._texts)
        self._need.setText(need)
        self._need.setVisible(bool(need))
        parts = [slot.help]
        formats = slot.wanted.annex.formats if slot.wanted is not None else ()
        if formats:
            named = ", ".join(one.upper() for one in formats)
            parts.append(self._texts.say("annexes.formats", formats=named))
        self._help.setText(" ".join(part for part in parts if part))
        self._help.setVisible(bool(self._help.text()))

    def _show_problems(self, slot: Slot) -> None:
        found = sorted(slot.problems, key=lambda one: list(_ROLES).index(one.severity))
        for position, piece in enumerate(self._told):
            has = position < len(found)
            piece.setVisible(has)
            if has:
                piece.setText(problem_text(found[position], self._texts))
                set_role(piece, _ROLES[found[position].severity])

    def _make_signature(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("annex-signature")
        made.setAccessibleName(self._texts.say("annexes.signature"))
        for state in SIGNATURES:
            made.addItem(self._texts.say(f"annexes.signature_state.{state}"), state)
        made.activated.connect(lambda _: self.signed.emit(self._key, str(made.currentData())))
        # A wheel that passes over it must not sign anything.
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        return made

    def _make_fields(self) -> dict[str, QLabel]:
        captions = {}
        for name, field in (("name", self._name), ("remark", self._remark)):
            caption = label(self._texts.say(f"annexes.{name}"), "label")
            caption.setBuddy(field)
            field.setObjectName(f"annex-{name}")
            field.setAccessibleName(caption.text())
            captions[name] = caption
        self._name.editingFinished.connect(lambda: self._tell(self._name, self.entitled))
        self._remark.editingFinished.connect(lambda: self._tell(self._remark, self.remarked))
        return captions

    def _tell(self, field: QLineEdit, signal: SignalInstance) -> None:
        if field.isModified():
            field.setModified(False)
            signal.emit(self._key, field.text())

    def _put_together(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 12, 18, 14)
        inside.setSpacing(7)
        head = line(self._title, self._need)
        head.setStretch(0, 1)
        head.setAlignment(self._need, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        inside.addWidget(self._help)
        for piece in self._told:
            inside.addWidget(piece)
        tools = QWidget()
        flow(tools, self._choose, self._open, self._remove, self._draft, right=False)
        inside.addWidget(tools)
        captions = self._captions
        fields = line(self._signature, captions["name"], self._name)
        fields.addWidget(captions["remark"])
        fields.addWidget(self._remark, 1)
        inside.addLayout(fields)


def _fill(field: QLineEdit, text: str, *, keep: bool) -> None:
    """Show *text*; *keep* what somebody is typing there."""
    if field.text() != text and not (keep and field.isModified()):
        with QSignalBlocker(field):
            field.setText(text)
            field.setCursorPosition(0)
