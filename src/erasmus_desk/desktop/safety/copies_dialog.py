"""Copies that synchronising programs left beside the open draft: merged one by one."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.safety.conflict_dialog import ConflictDialog
from erasmus_desk.desktop.safety.two_lines import Entry, TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Place
from erasmus_desk.rules.merging import Choice
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.other_hands import ConflictCopy, conflict_copies, merge_copy


class CopiesDialog(QDialog):
    """Lists the copies and what each would bring.

    Args:
        desk, opened, texts: What it works with.
        parent: The window.
    """

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copies")
        self.setWindowTitle(texts.say("copies.title"))
        self._desk, self._opened, self._texts = desk, opened, texts
        self._copies: tuple[ConflictCopy, ...] = ()
        say = texts.say
        self._list = TwoLineList("copies-list", say("copies.list"))
        self._done = label("", "help", wraps=True)
        self._done.setObjectName("copies-done")
        self._merge = button(say("copies.merge"), "copies-merge", self._merge_chosen, "primary")
        close = button(say("dialog.close"), "copies-close", self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(10)
        outer.addWidget(label(say("copies.title"), "heading"))
        outer.addWidget(label(say("copies.help"), "help", wraps=True))
        outer.addWidget(self._list, 1)
        foot = line(self._done, self._merge, close)
        foot.setStretch(0, 1)
        outer.addLayout(foot)
        self.resize(640, 420)
        self._list.setFocus()
        self._show_copies()

    def _show_copies(self) -> None:
        self._copies = conflict_copies(self._opened)
        self._list.show_entries([self._entry(one) for one in self._copies])
        self._merge.setEnabled(bool(self._copies))
        if not self._copies:
            said = [self._done.text(), self._texts.say("copies.none")]
            self._done.setText(" ".join(one for one in said if one))

    def _entry(self, copy: ConflictCopy) -> Entry:
        texts = self._texts
        said = [
            texts.say("copies.changed", when=texts.ago(copy.changed)),
            texts.count("copies.changes", len(copy.changes)) if copy.changes else "",
            texts.count("copies.conflicts", len(copy.conflicts)) if copy.conflicts else "",
        ]
        return Entry(copy.path.name, " · ".join(one for one in said if one), "copy")

    def _merge_chosen(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._copies):
            return
        copy = self._copies[row]
        choices = self._decided(copy)
        if choices is None:
            return
        try:
            merge_copy(self._opened, copy.path, choices)
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return
        self._done.setText(self._texts.say("copies.merged", name=copy.path.name))
        self._show_copies()

    def _decided(self, copy: ConflictCopy) -> dict[Place, Choice] | None:
        """What holds where both changed the same; None if that was put off."""
        if not copy.conflicts:
            return {}
        opened, texts = self._opened, self._texts
        teller = Teller(self._desk, opened, texts.language, (opened.answers,))
        who = texts.say("hands.who_unknown")
        dialog = ConflictDialog(texts, opened.form, teller, copy.conflicts, who, self)
        accepted = dialog.exec()
        choices = dialog.choices()
        dialog.deleteLater()
        return choices if accepted else None
