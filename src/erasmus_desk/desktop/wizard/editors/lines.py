"""Editors of one line: text, whole numbers, amounts."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.pieces import label, row, show_if
from erasmus_desk.model.answers import Node
from erasmus_desk.model.questions import NumberQuestion
from erasmus_desk.model.text import clean
from erasmus_desk.rules.fields import Field

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009']")
_NUMBER = r"-?[\d\s]{0,14}"
_MONEY = r"[\d\s.,']{0,16}"
_CENTS = re.compile(r"[.,](\d{0,2})$")
_DIGITS = 12


class LineEditor(Editor):
    """One line of text; what is too long stays and is counted, never cut."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        self._entry = QLineEdit()
        row(self).addWidget(self._entry)
        self._adopt(self._entry)
        self._entry.textEdited.connect(self._on_edited)

    def _paint(self, value: Node) -> None:
        self._entry.setText(value if isinstance(value, str) else "")
        self._entry.setCursorPosition(0)

    def _on_edited(self, text: str) -> None:
        cleaned = clean(text)
        self.tell(" ".join(cleaned.text.split("\n")))
        removed = cleaned.removed
        self.say(self.bench.texts.count("wizard.removed", removed) if removed else "")


class _Leaving(QLineEdit):
    """A line that shows its answer in good form once it is left."""

    def __init__(self, editor: "_FigureEditor") -> None:
        super().__init__()
        self._editor = editor

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the answer as it is kept."""
        super().focusOutEvent(event)
        self._editor.settle()


class _FigureEditor(Editor):
    """What number and amount have in common: a short line and a unit."""

    pattern = _NUMBER

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        self._entry = _Leaving(self)
        self._entry.setValidator(QRegularExpressionValidator(_unicode(self.pattern)))
        self._entry.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 10)
        inside = row(self)
        inside.addWidget(self._entry, 1)
        self._said = label(self._unit(field), "muted")
        inside.addWidget(self._said)
        show_if(self._said, shown=bool(self._said.text()))
        self.setAccessibleDescription(self._said.text())
        self._adopt(self._entry)
        self._entry.textEdited.connect(lambda text: self.tell(self._parsed(text)))

    def be_compact(self) -> None:
        """Leave the unit to the heading."""
        self._said.hide()
        self._entry.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 6)

    def settle(self) -> None:
        """Show the answer in good form."""
        self._paint(self.value)

    def _unit(self, field: Field) -> str:
        raise NotImplementedError

    def _parsed(self, text: str) -> str | int | None:
        raise NotImplementedError


class NumberEditor(_FigureEditor):
    """A whole number, typed; it may be left empty."""

    def _unit(self, field: Field) -> str:
        question = field.question
        key = question.unit if isinstance(question, NumberQuestion) else ""
        return self.bench.words.find(f"unit.{key}") if key else ""

    def _parsed(self, text: str) -> int | None:
        plain = _BLANKS.sub("", text)
        digits = plain.lstrip("-")[:_DIGITS]
        return int(digits) * (-1 if plain.startswith("-") else 1) if digits else None

    def _paint(self, value: Node) -> None:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        self._entry.setText(str(value) if is_number else "")


class MoneyEditor(_FigureEditor):
    """An amount in euro; comma and point both part the cents."""

    pattern = _MONEY

    def _unit(self, field: Field) -> str:  # noqa: ARG002
        return self.bench.texts.say("wizard.euro")

    def _parsed(self, text: str) -> str | None:
        return read_amount(text)

    def _paint(self, value: Node) -> None:
        self._entry.setText(self._written(value) if isinstance(value, str) else "")

    def _written(self, value: str) -> str:
        whole, _, cents = value.partition(".")
        point = self.bench.texts.locale.decimalPoint()
        return whole if cents in ("", "00") else f"{whole}{point}{cents}"


def read_amount(text: str) -> str | None:
    """*text* as an amount with two decimals; None where it is none.

    A comma or point counts as decimal when at most two digits follow it: ``1.200`` is
    twelve hundred.
    """
    plain = _BLANKS.sub("", text)
    found = _CENTS.search(plain)
    cents = found.group(1) if found else ""
    whole = plain[: found.start()] if found else plain
    whole = whole.replace(".", "").replace(",", "")[:_DIGITS]
    if not whole and not cents:
        return None
    try:
        return f"{Decimal(f'{whole or 0}.{cents or 0}'):.2f}"
    except InvalidOperation:
        return None


def _unicode(pattern: str) -> QRegularExpression:
    """*pattern* for whom a no-break space is a space as well."""
    flags = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    return QRegularExpression(pattern, flags)
