"""One organisation of the address book: its facts, persons and descriptions."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.safety.address_descriptions import Descriptions
from erasmus_desk.desktop.safety.address_names import AddressNames, Choices
from erasmus_desk.desktop.safety.address_persons import PersonsTable
from erasmus_desk.desktop.safety.form_hint import FORMS, FormHint
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, label, line, scrolled
from erasmus_desk.session.kept import FACTS, Card

_WIDE = frozenset({"legal_name", "address"})
_TRUTHS = ("public_body", "non_profit")


class CardEditor(QDialog):
    """Edits a card; `card` says what came of it.

    Args:
        texts: The words.
        names: What the fields are called.
        card: What is known.
        today: The day on which facts are confirmed.
        parent: The window.
    """

    def __init__(
        self,
        texts: Texts,
        names: AddressNames,
        card: Card,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._texts, self._names, self._before, self._today = texts, names, card, today
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        heading = texts.say("addresses.edit_title" if card.name else "addresses.new_title")
        self.setWindowTitle(heading)
        self._save = button(texts.say("addresses.save"), "card-save", self.accept, "primary")
        page = QWidget()
        page.setProperty("role", "page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.setSpacing(8)
        inner.addLayout(self._facts())
        inner.addWidget(label(texts.say("addresses.persons"), "card-title"))
        self._persons = PersonsTable(texts, names)
        for person in card.contacts:
            self._persons.add(person)
        inner.addWidget(self._persons)
        inner.addWidget(label(texts.say("addresses.descriptions"), "card-title"))
        inner.addWidget(label(texts.say("addresses.descriptions_help"), "help", wraps=True))
        self._descriptions = Descriptions(texts, names, card.descriptions)
        inner.addWidget(self._descriptions)
        self._checked = QCheckBox(self._checked_text())
        self._checked.setObjectName("card-checked")
        cancel = button(texts.say("dialog.cancel"), "card-cancel", self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 14, 18)
        outer.setSpacing(12)
        outer.addWidget(label(heading, "heading"))
        outer.addWidget(scrolled(page, "card-page"), 1)
        outer.addLayout(line(self._checked, 1, cancel, self._save))
        room = self.screen().availableGeometry()
        self.resize(min(820, room.width() - 60), min(680, room.height() - 80))
        self._name_needed()
        self._fields["legal_name"].setFocus()

    def card(self) -> Card:
        """The card as it stands in the window."""
        facts = {key: value for key in FACTS if (value := self._value(key)) not in ("", None)}
        return Card(
            id=self._before.id,
            facts=facts,
            contacts=self._persons.persons(),
            descriptions=self._descriptions.texts(),
            checked=self._today.isoformat() if self._checked.isChecked() else self._before.checked,
        )

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place = 0
        for key in FACTS:
            field = self._field(key)
            name = self._names.fact(key)
            field.setObjectName(f"card:{key}")
            field.setAccessibleName(name)
            self._fields[key] = field
            over = label(name, "label")
            over.setBuddy(field)
            wide = key in _WIDE
            place += wide and place % 2
            row, column = 3 * (place // 2), place % 2
            grid.addWidget(over, row, column, 1, 1 + wide)
            grid.addWidget(field, row + 1, column, 1, 1 + wide)
            if key in FORMS and isinstance(field, QLineEdit):
                hint = FormHint(self._texts, key, field, name)
                grid.addWidget(hint, row + 2, column, Qt.AlignmentFlag.AlignTop)
            place += 1 + wide
        return grid

    def _field(self, key: str) -> QLineEdit | QComboBox:
        value = self._before.facts.get(key, "")
        if key == "country":
            return _box(self._names.countries(), value)
        if key == "type":
            return _box(self._names.types(), value)
        if key in _TRUTHS:
            answers = [(code, self._texts.say(f"addresses.{code}")) for code in ("yes", "no")]
            given = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else ""
            return _box(answers, given or "")
        field = QLineEdit(str(value))
        field.setCursorPosition(0)
        if key in ("legal_name", "acronym"):
            field.textChanged.connect(lambda _: self._name_needed())
        return field

    def _value(self, key: str) -> str | bool | None:
        field = self._fields[key]
        if isinstance(field, QLineEdit):
            return " ".join(field.text().split())
        code = str(field.currentData() or "")
        return {"yes": True, "no": False}.get(code) if key in _TRUTHS else code

    def _name_needed(self) -> None:
        """A card without a name could not be found again."""
        names = (self._fields.get(key) for key in ("legal_name", "acronym"))
        named = any(isinstance(field, QLineEdit) and field.text().strip() for field in names)
        self._save.setEnabled(named)

    def _checked_text(self) -> str:
        if not self._before.checked:
            return self._texts.say("addresses.confirm")
        day = self._texts.date(date.fromisoformat(self._before.checked))
        return self._texts.say("addresses.confirm_again", day=day)


def _box(choices: Choices, value: object) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.addItem("", "")
    for code, name in choices:
        box.addItem(name, code)
    if value and box.findData(value) < 0:
        box.addItem(str(value), value)
    box.setCurrentIndex(max(0, box.findData(value)))
    return box
