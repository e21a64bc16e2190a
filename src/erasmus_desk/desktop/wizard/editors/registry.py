"""Which editor belongs to which kind of question."""

from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.planning.bands import is_distance
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.choices import (
    ChoiceEditor,
    ChoicesEditor,
    CountryEditor,
    YesNoEditor,
)
from erasmus_desk.desktop.wizard.editors.dates import DateEditor
from erasmus_desk.desktop.wizard.editors.distances import DistanceEditor
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.editors.lines import LineEditor, MoneyEditor, NumberEditor
from erasmus_desk.desktop.wizard.editors.plain import (
    ComputedEditor,
    ConfirmEditor,
    StatementEditor,
)
from erasmus_desk.desktop.wizard.editors.references import ReferenceEditor, ReferencesEditor
from erasmus_desk.desktop.wizard.editors.texts import TextEditor
from erasmus_desk.rules.fields import Field

EDITORS: dict[str, type[Editor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "number": NumberEditor,
    "money": MoneyEditor,
    "date": DateEditor,
    "yesno": YesNoEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
    "country": CountryEditor,
    "reference": ReferenceEditor,
    "references": ReferencesEditor,
    "confirm": ConfirmEditor,
    "computed": ComputedEditor,
    "statement": StatementEditor,
}
"""Lists are not among them: they are made of fields themselves."""


def editor_for(bench: Bench, field: Field, parent: QWidget | None = None) -> Editor:
    """The editor of one field, showing its answer."""
    kind = EDITORS[field.question.kind]
    if is_distance(field.question, bench.opened):
        kind = DistanceEditor
    made = kind(bench, field, parent)
    made.show_value(field.value)
    return made
