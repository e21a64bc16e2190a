"""The persons who speak for an organisation, as a small table."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.safety.address_names import AddressNames
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, line
from erasmus_desk.session.kept import CONTACT

_FUNCTION = "function"


class PersonsTable(QWidget):
    """Edits persons; a row per person.

    Args:
        texts: The words.
        names: What the columns are called.
    """

    def __init__(self, texts: Texts, names: AddressNames) -> None:
        super().__init__()
        self._names = names
        self._table = QTableWidget(0, len(CONTACT))
        self._table.setObjectName("card-persons")
        self._table.setAccessibleName(texts.say("addresses.persons"))
        self._table.setHorizontalHeaderLabels([names.contact(key) for key in CONTACT])
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().hide()
        self._table.setTabKeyNavigation(False)
        self._table.setMinimumHeight(150)
        add = button(texts.say("addresses.add_person"), "card-person-add", self.add)
        remove = button(texts.say("addresses.remove_person"), "card-person-remove", self._remove)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._table)
        inner.addLayout(line(add, remove, 1))

    def add(self, person: Mapping[str, str] | None = None) -> None:
        """Add a person, an empty one if none is given."""
        row = self._table.rowCount()
        self._table.insertRow(row)
        for column, key in enumerate(CONTACT):
            value = (person or {}).get(key, "")
            if key == _FUNCTION:
                self._table.setCellWidget(row, column, self._functions(value))
            else:
                self._table.setItem(row, column, QTableWidgetItem(value))
        self._table.setRowHeight(row, self._table.fontMetrics().height() + 18)
        if person is None:
            self._table.setCurrentCell(row, 1)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def persons(self) -> tuple[Mapping[str, str], ...]:
        """The persons, without empty rows and fields."""
        found = (self._person(row) for row in range(self._table.rowCount()))
        return tuple(person for person in found if person)

    def _person(self, row: int) -> dict[str, str]:
        person: dict[str, str] = {}
        for column, key in enumerate(CONTACT):
            box = self._table.cellWidget(row, column)
            item = self._table.item(row, column)
            if isinstance(box, QComboBox):
                value = str(box.currentData() or "")
            else:
                value = item.text().strip() if item is not None else ""
            if value:
                person[key] = value
        return person if set(person) - {_FUNCTION} else {}

    def _functions(self, value: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(self._names.contact(_FUNCTION))
        box.addItem("", "")
        for code, name in self._names.functions():
            box.addItem(name, code)
        if value and box.findData(value) < 0:
            box.addItem(value, value)
        box.setCurrentIndex(max(0, box.findData(value)))
        return box

    def _remove(self) -> None:
        if self._table.currentRow() >= 0:
            self._table.removeRow(self._table.currentRow())
