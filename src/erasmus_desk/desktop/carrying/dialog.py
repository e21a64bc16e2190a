"""Asks for which form an application is to be used again, and shows what would happen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.carrying.preview import Preview
from erasmus_desk.desktop.home.rows import form_line, plain
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, column, fit, label, line
from erasmus_desk.errors import DeskError
from erasmus_desk.session.carry_over import NEARNESS, CarryOver, prepare, targets
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.shown import Head

_FORM = Qt.ItemDataRole.UserRole
_HAYSTACK = Qt.ItemDataRole.UserRole + 1
_PAUSE = 60
"""Milliseconds on one form before it is tried: arrow keys run through the list freely."""
_WIDE, _HIGH = 940, 580


class CarryDialog(QDialog):
    """Forms at the left, nearest first; what would happen and the new title at the right.

    Args:
        desk: Knows the forms.
        opened: The application; it is only read.
        texts: The words.
        parent: The window.
    """

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("carry-dialog")
        self.setWindowTitle(texts.say("carry.title"))
        self._desk, self._opened, self._texts = desk, opened, texts
        self.planned: CarryOver | None = None
        self._own_title = ""
        self._find = QLineEdit()
        self._forms = QListWidget()
        self._none = label(texts.say("carry.nothing"), "muted", wraps=True)
        self._preview = Preview(texts)
        self._title = QLineEdit()
        self._create = button(texts.say("carry.create"), "carry-create", self.accept, "primary")
        self._create.setDefault(True)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._try)
        self._name_fields()
        self._lay_out()
        self._fill()
        self._connect()
        self._choose_first()
        fit(self, _WIDE, _HIGH)
        self._find.setFocus()

    @property
    def title(self) -> str:
        """What the new application is to be called."""
        typed = " ".join(self._title.text().split())
        return typed or (self.planned.title if self.planned else "")

    def accept(self) -> None:
        """Close once the form under the cursor has been tried."""
        if self._soon.isActive():
            self._soon.stop()
            self._try()
        if self.planned is not None:
            super().accept()

    def _name_fields(self) -> None:
        for field, name, key in (
            (self._find, "carry-find", "carry.find"),
            (self._forms, "carry-forms", "carry.forms"),
            (self._title, "carry-title", "carry.name"),
        ):
            field.setObjectName(name)
            field.setAccessibleName(self._texts.say(key))
        self._forms.setProperty("role", "choices")
        self._forms.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._forms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._find.setPlaceholderText(self._texts.say("carry.find"))
        self._title.setMaxLength(250)

    def _lay_out(self) -> None:
        say = self._texts.say
        left = column(self._find, self._forms, self._none, spacing=8)
        caption = label(say("carry.name"), "label")
        caption.setBuddy(self._title)
        right = column(self._preview, 1, caption, self._title, spacing=6)
        middle = line(spacing=20)
        middle.addLayout(left, 6)
        middle.addLayout(right, 5)
        cancel = button(say("carry.cancel"), "carry-cancel", self.reject)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(26, 22, 26, 20)
        inner.setSpacing(10)
        inner.addWidget(label(say("carry.title"), "heading"))
        intro = say("carry.intro", title=self._opened.draft.title)
        inner.addWidget(label(intro, "help", wraps=True))
        inner.addLayout(middle, 1)
        inner.addLayout(line(1, cancel, self._create))

    def _connect(self) -> None:
        self._find.textChanged.connect(self._narrow)
        self._forms.currentItemChanged.connect(lambda *_: self._on_item())
        self._forms.itemDoubleClicked.connect(lambda _: self._title.setFocus())
        self._title.textEdited.connect(self._keep_title)

    def _fill(self) -> None:
        offered = targets(self._desk, self._opened.form.id)
        for near in NEARNESS:
            heads = offered[near]
            if heads:
                self._forms.addItem(self._heading(self._texts.say(f"carry.group.{near}")))
            for head in heads:
                self._forms.addItem(self._entry(head))

    def _heading(self, text: str) -> QListWidgetItem:
        made = QListWidgetItem(text)
        made.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self._forms.font()
        font.setBold(True)
        made.setFont(font)
        return made

    def _entry(self, head: Head) -> QListWidgetItem:
        short = head.text(self._texts.language, "short")
        named = (form_line(self._texts, head), short)
        made = QListWidgetItem("  —  ".join(part for part in named if part))
        whole = head.text(self._texts.language, "title")
        made.setData(_FORM, head.id)
        made.setData(_HAYSTACK, plain(f"{made.text()} {whole}"))
        made.setToolTip(whole)
        return made

    def _items(self) -> list[QListWidgetItem]:
        return [self._forms.item(n) for n in range(self._forms.count())]

    def _narrow(self, wanted: str) -> None:
        words = plain(wanted).split()
        heading: QListWidgetItem | None = None
        for item in self._items():
            if not item.data(_FORM):
                heading = item
                item.setHidden(True)
                continue
            fits = all(word in item.data(_HAYSTACK) for word in words)
            item.setHidden(not fits)
            if fits and heading is not None:
                heading.setHidden(False)
        current = self._forms.currentItem()
        if current is None or current.isHidden():
            self._choose_first()

    def _choose_first(self) -> None:
        shown = (i for i in self._items() if i.data(_FORM) and not i.isHidden())
        first = next(shown, None)
        self._none.setVisible(first is None)
        self._forms.setCurrentRow(self._forms.row(first) if first is not None else -1)
        self._on_item()

    def _on_item(self) -> None:
        self.planned = None
        found = self._forms.currentItem() is not None
        self._create.setEnabled(found)
        self._preview.wait() if found else self._preview.clear()
        self._soon.start() if found else self._soon.stop()

    def _try(self) -> None:
        """Work out what would become of the answers in the form under the cursor."""
        item = self._forms.currentItem()
        if item is None:
            return
        head = self._desk.heads[item.data(_FORM)]
        self._attempt(lambda: self._show(head))

    def _show(self, head: Head) -> None:
        self.planned = prepare(self._desk, self._opened, head.id)
        self._preview.show_report(self.planned.report, head, self._desk.deadline(head.id))
        if not self._own_title:
            self._title.setText(self.planned.title)
            self._title.setCursorPosition(0)

    def _attempt(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except DeskError as error:
            self._create.setEnabled(False)
            self._preview.show_problem(self._texts.error(error))

    def _keep_title(self, text: str) -> None:
        self._own_title = text
