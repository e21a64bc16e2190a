"""The settings: three languages kept apart, the colours, the size of text."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from erasmus_desk.desktop.languages import native_name, sorted_languages
from erasmus_desk.desktop.texts import WORDS, Texts
from erasmus_desk.desktop.theme import SIZES, THEMES
from erasmus_desk.desktop.widgets import button, fit, label, line
from erasmus_desk.session.desk import Desk


class Settings(QDialog):
    """Asks for the settings; `changes` says which are new.

    Args:
        desk: Has the present ones.
        texts: The words.
        parent: The window.
    """

    def __init__(self, desk: Desk, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(texts.say("settings.title"))
        self._texts = texts
        self._now = desk.preferences
        self._boxes: dict[str, QComboBox] = {}
        inner = QVBoxLayout(self)
        inner.setContentsMargins(26, 22, 26, 20)
        inner.setSpacing(6)
        inner.addWidget(label(texts.say("settings.languages"), "heading"))
        inner.addWidget(label(texts.say("settings.languages_help"), "help", wraps=True))
        self._add(inner, "window", self._languages(desk.languages(WORDS)))
        known = {code for head in desk.heads.values() for code in head.texts}
        self._add(inner, "prompts", self._languages(known))
        self._add(inner, "document", self._languages(desk.languages("labels") or ("en",)))
        inner.addSpacing(12)
        inner.addWidget(label(texts.say("settings.look"), "heading"))
        self._add(inner, "theme", [(texts.say(f"settings.theme_{t}"), t) for t in THEMES])
        sizes = [(texts.say("home.percent", number=size), size) for size in SIZES]
        self._add(inner, "zoom", sizes)
        inner.addSpacing(14)
        keep = button(texts.say("settings.keep"), "settings-keep", self.accept, "primary")
        keep.setDefault(True)
        cancel = button(texts.say("dialog.cancel"), "settings-cancel", self.reject)
        inner.addLayout(line(1, cancel, keep))
        fit(self, 480)

    def changes(self) -> dict[str, object]:
        """The settings that differ from the present ones."""
        chosen = {name: box.currentData() for name, box in self._boxes.items()}
        return {name: value for name, value in chosen.items() if value != getattr(self._now, name)}

    def _languages(self, codes: Iterable[str]) -> list[tuple[str, object]]:
        """Languages by name, before them the choice of leaving it to the program."""
        return [("", ""), *((native_name(code), code) for code in sorted_languages(list(codes)))]

    def _add(self, layout: QVBoxLayout, name: str, choices: Sequence[tuple[str, object]]) -> None:
        box = QComboBox()
        box.setObjectName(f"setting:{name}")
        title = self._texts.say(f"settings.{name}")
        box.setAccessibleName(title)
        for text, value in choices:
            box.addItem(text or self._texts.say(f"settings.{name}_auto"), value)
        box.setCurrentIndex(max(0, box.findData(getattr(self._now, name))))
        self._boxes[name] = box
        over = label(title, "label")
        over.setBuddy(box)
        layout.addSpacing(4)
        layout.addWidget(over)
        layout.addWidget(box)
