"""Asks what a new application is to be: its form, its title, its languages."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.choosing.explanation import provisional_note
from erasmus_desk.desktop.choosing.field_choice import FieldChoice
from erasmus_desk.desktop.deadlines import whole_sentence
from erasmus_desk.desktop.home.rows import form_line, plain
from erasmus_desk.desktop.languages import ANSWER_LANGUAGES, native_name, sorted_languages
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, fit, label, line
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.gallery import call_rank
from erasmus_desk.session.shown import Head

_FORM = Qt.ItemDataRole.UserRole
_HAYSTACK = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Wish:
    """What the new application is to be."""

    form: str
    title: str
    language: str
    prompts: str


class NewApplication(QDialog):
    """One page of questions before a draft is made.

    Args:
        desk: Knows the forms.
        texts: The words.
        form_id: The form, if it has been chosen already.
        parent: The window.
    """

    def __init__(
        self, desk: Desk, texts: Texts, form_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("new-application")
        self.setWindowTitle(texts.say("dialog.new_title"))
        self._desk = desk
        self._texts = texts
        self._form = form_id
        self._about = label("", "help", wraps=True)
        self._deadline = label("", "help", wraps=True)
        self._heading, self._line = label("", "heading", wraps=True), label("", "subtitle")
        self._field = FieldChoice(desk, texts, desk.heads[form_id]) if form_id else None
        self._find = QLineEdit()
        self._forms = QListWidget()
        self._title = QLineEdit()
        self._language = QComboBox()
        self._prompts = QComboBox()
        self._create = button(texts.say("dialog.create"), "create", self.accept, "primary")
        self._create.setDefault(True)
        self._cancel = button(texts.say("dialog.cancel"), "cancel", self.reject)
        self._name_fields()
        self._lay_out()
        self._connect()
        self._fill_languages()
        if not form_id:
            self._fill_forms()
        self._on_form()
        fit(self, 560, 0 if form_id else 700)
        (self._title if form_id else self._find).setFocus()

    def wish(self) -> Wish:
        """What was wished for."""
        title = " ".join(self._title.text().split())
        head = self._desk.heads[self._form]
        return Wish(
            self._form,
            title or head.text(self._texts.language, "short"),
            str(self._language.currentData()),
            str(self._prompts.currentData() or ""),
        )

    def _name_fields(self) -> None:
        fields = (
            (self._find, "find-form", "dialog.new_find"),
            (self._forms, "forms", "dialog.new_form"),
            (self._title, "working-title", "dialog.new_name"),
            (self._language, "answer-language", "dialog.new_language"),
            (self._prompts, "prompts-language", "dialog.new_prompts"),
        )
        for field, name, key in fields:
            field.setObjectName(name)
            field.setAccessibleName(self._texts.say(key))
        self._forms.setProperty("role", "choices")
        self._find.setPlaceholderText(self._texts.say("dialog.new_find"))
        self._title.setPlaceholderText(self._texts.say("dialog.new_name_hint"))
        self._title.setMaxLength(250)
        for box in (self._language, self._prompts):
            box.setMaxVisibleItems(16)

    def _lay_out(self) -> None:
        say = self._texts.say
        inner = QVBoxLayout(self)
        inner.setContentsMargins(26, 22, 26, 20)
        inner.setSpacing(6)
        if self._form:
            inner.addWidget(self._heading)
            inner.addWidget(self._line)
        else:
            inner.addWidget(label(say("dialog.new_title"), "heading"))
            inner.addWidget(self._labelled("dialog.new_form", self._find))
            inner.addWidget(self._find)
            inner.addWidget(self._forms, 1)
        inner.addWidget(self._about)
        inner.addWidget(self._deadline)
        inner.addSpacing(10)
        if self._field is not None and self._field.count() > 1:
            inner.addWidget(self._labelled("gallery.field", self._field))
            inner.addWidget(self._field)
            inner.addSpacing(4)
        for key, field in (
            ("dialog.new_name", self._title),
            ("dialog.new_language", self._language),
            ("dialog.new_prompts", self._prompts),
        ):
            inner.addWidget(self._labelled(key, field))
            inner.addWidget(field)
            inner.addSpacing(4)
        inner.addWidget(label(say("dialog.new_hint"), "muted", wraps=True))
        inner.addSpacing(10)
        inner.addLayout(line(1, self._cancel, self._create))

    def _labelled(self, key: str, field: QWidget) -> QLabel:
        made = label(self._texts.say(key), "label")
        made.setBuddy(field)
        return made

    def _connect(self) -> None:
        self._find.textChanged.connect(self._narrow)
        self._forms.currentItemChanged.connect(lambda item, _: self._on_item(item))
        self._forms.itemDoubleClicked.connect(lambda _: self._title.setFocus())
        if self._field is not None:
            self._field.currentIndexChanged.connect(lambda _: self._on_field())

    def _fill_forms(self) -> None:
        def rank(head: Head) -> tuple[int, int, str, str]:
            return (*call_rank(head, self._desk.deadline), head.code, head.id)

        for head in sorted(self._desk.heads.values(), key=rank):
            title = head.text(self._texts.language, "short")
            item = QListWidgetItem(f"{title}  —  {form_line(self._texts, head)}")
            item.setData(_FORM, head.id)
            whole = head.text(self._texts.language, "title")
            item.setToolTip(whole)
            item.setData(_HAYSTACK, plain(f"{item.text()} {whole}"))
            self._forms.addItem(item)
        self._forms.setCurrentRow(0)

    def _narrow(self, wanted: str) -> None:
        words = plain(wanted).split()
        first = None
        for position in range(self._forms.count()):
            item = self._forms.item(position)
            fits = all(word in item.data(_HAYSTACK) for word in words)
            item.setHidden(not fits)
            first = item if fits and first is None else first
        current = self._forms.currentItem()
        if current is None or current.isHidden():
            self._forms.setCurrentRow(self._forms.row(first) if first is not None else -1)

    def _on_item(self, item: QListWidgetItem | None) -> None:
        self._form = item.data(_FORM) if item is not None else ""
        self._on_form()

    def _on_field(self) -> None:
        if self._field is not None:
            self._form = self._field.currentData()
            self._on_form()

    def _on_form(self) -> None:
        head = self._desk.heads.get(self._form)
        self._create.setEnabled(head is not None)
        self._about.setText(head.text(self._texts.language, "sentence") if head else "")
        due = self._desk.deadline(self._form) if head else None
        self._deadline.setText(whole_sentence(self._texts, due) if due else "")
        if head is not None:
            self._heading.setText(head.text(self._texts.language, "title"))
            self._line.setText(form_line(self._texts, head))
            if due is None:
                self._deadline.setText(provisional_note(head, self._texts))
            self._fill_prompts(head)

    def _fill_languages(self) -> None:
        for code in sorted_languages(list(ANSWER_LANGUAGES)):
            self._language.addItem(native_name(code), code)
        self._language.setCurrentIndex(max(0, self._language.findData(self._texts.language)))

    def _fill_prompts(self, head: Head) -> None:
        before = self._prompts.currentData() or self._desk.preferences.prompts
        self._prompts.clear()
        for code in sorted_languages(list(head.texts)):
            self._prompts.addItem(native_name(code), code)
        wanted = before or self._texts.language
        self._prompts.setCurrentIndex(max(0, self._prompts.findData(wanted)))
