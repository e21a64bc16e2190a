"""What an organisation says of itself, in each language on its own."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from erasmus_desk.desktop.languages import ANSWER_LANGUAGES, native_name, sorted_languages
from erasmus_desk.desktop.safety.address_names import AddressNames
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import label

_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class Descriptions(QWidget):
    """Edits the texts of one language at a time.

    Args:
        texts: The words.
        names: What the texts are called.
        known: The texts, by language and key.
    """

    def __init__(
        self, texts: Texts, names: AddressNames, known: Mapping[str, Mapping[str, str]]
    ) -> None:
        super().__init__()
        self._known = {code: dict(found) for code, found in known.items()}
        used = [key for found in self._known.values() for key in found]
        self._edits: dict[str, QPlainTextEdit] = {}
        self._language = QComboBox()
        self._language.setObjectName("card-language")
        self._language.setAccessibleName(texts.say("addresses.language"))
        for code in sorted_languages([*ANSWER_LANGUAGES, *self._known]):
            mark = " •" if code in self._known else ""
            self._language.addItem(native_name(code) + mark, code)
        first = next(iter(self._known), texts.language)
        self._language.setCurrentIndex(max(0, self._language.findData(first)))
        self._shown = str(self._language.currentData())
        self._language.currentIndexChanged.connect(lambda _: self._change_language())
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._language)
        for key in dict.fromkeys([*names.description_keys(), *used]):
            edit = QPlainTextEdit()
            edit.setObjectName(f"card-text:{key}")
            edit.setAccessibleName(names.fact(key))
            edit.setTabChangesFocus(True)
            edit.setMinimumHeight(86)
            over = label(names.fact(key), "label")
            over.setBuddy(edit)
            inner.addWidget(over)
            inner.addWidget(edit)
            self._edits[key] = edit
        self._show_texts()

    def texts(self) -> dict[str, dict[str, str]]:
        """All texts, by language and key."""
        self._hold()
        return {code: dict(found) for code, found in self._known.items() if found}

    def _hold(self) -> None:
        # toPlainText would turn no-break spaces into plain ones.
        raw = {key: edit.document().toRawText() for key, edit in self._edits.items()}
        said = {key: text.translate(_BREAKS).strip() for key, text in raw.items()}
        self._known[self._shown] = {key: text for key, text in said.items() if text}

    def _change_language(self) -> None:
        self._hold()
        self._shown = str(self._language.currentData())
        self._show_texts()

    def _show_texts(self) -> None:
        found = self._known.get(self._shown, {})
        for key, edit in self._edits.items():
            edit.setPlainText(found.get(key, ""))
