"""Says below a field that what stands in it cannot be an ID, an address, a number."""

from PySide6.QtWidgets import QLabel, QLineEdit

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_look, set_role
from erasmus_desk.model.findings import Finding
from erasmus_desk.rules.formats import well_formed

FORMS = {"oid": "oid", "pic": "pic", "website": "url", "email": "email", "phone": "phone"}
"""The form that a fact of an organisation has, by its key."""


class FormHint(QLabel):
    """Speaks up once the field is left, and is silent as soon as the text is well formed.

    It keeps nobody from going on: what a register says is not for this program to know.

    Args:
        texts: The words.
        key: A key of `FORMS`.
        field: Where it is typed.
        name: What the field is called.
    """

    def __init__(self, texts: Texts, key: str, field: QLineEdit, name: str) -> None:
        super().__init__()
        self._texts, self._kind, self._field, self._name = texts, FORMS[key], field, name
        self.setObjectName(f"card-hint:{key}")
        self.setWordWrap(True)
        set_role(self, "error")
        self.hide()
        field.editingFinished.connect(self.judge)
        field.textChanged.connect(self._on_changed)
        self.judge()

    def judge(self) -> None:
        """Say what is wrong with the text, if anything is."""
        text = self._field.text().strip()
        wrong = bool(text) and not well_formed(self._kind, text)
        said = self._sentence(text) if wrong else ""
        self.setText(said)
        self.setVisible(wrong)
        set_look(self._field, "wrong", wrong)
        self._field.setAccessibleDescription(said)

    def _on_changed(self) -> None:
        if self.text():
            self.judge()

    def _sentence(self, text: str) -> str:
        finding = Finding(f"malformed-{self._kind}", "warning", (), {"value": text})
        said = self._texts.finding_text(finding, self._name)
        return f"{said} {self._texts.finding_cure(finding, self._name)}".rstrip()
