"""The heading of a section: title, what it is for, under what it is scored."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import column, label, row, show_if
from erasmus_desk.model.forms import Section
from erasmus_desk.rules.fields import is_begun


class Heading(QWidget):
    """Title and introduction; for lists, how many items there are."""

    def __init__(self, bench: Bench, section: Section) -> None:
        super().__init__()
        self._bench = bench
        self._section = section
        inside = column(self, gap=3)
        line = row(gap=12)
        title = label(bench.words.section(section.words), "title", wrap=True)
        title.setObjectName(f"heading:{section.key}")
        self._chip = label(role="chip-ok")
        line.addWidget(title, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(line)
        if text := self._intro():
            self._line = QLabel(text)
            self._line.setTextFormat(Qt.TextFormat.RichText)
            self._line.setProperty("role", "subtitle")
            self._line.setWordWrap(True)
            inside.addWidget(self._line)
        self.refresh()

    def refresh(self) -> None:
        """Count the items anew."""
        items = self._section.items
        show_if(self._chip, shown=items is not None)
        if items is None:
            return
        actions = ListActions(self._bench, items, (self._section.key,))
        count = len(actions.items)
        word = actions.word if count == 1 else actions.plural
        enough = count >= items.minimum
        many = items.maximum is not None and count > items.maximum
        home = (self._section.key,)
        begun = count > 0 and all(is_begun((*home, str(i["id"])), i) for i in actions.items)
        good = enough and begun and not many
        self._chip.setText(f"{'✓ ' if good else ''}{count} {word}")
        set_role(self._chip, "chip-error" if many else "chip-ok" if good else "chip")

    def _intro(self) -> str:
        words, texts = self._bench.words, self._bench.texts
        parts = [escape(words.section(self._section.words, "intro"))]
        named = [
            texts.say(
                "wizard.criterion_points",
                title=f"<b>{escape(words.find(f'criterion.{c.key}.title'))}</b>",
                points=c.points,
            )
            for c in self._bench.form.criteria
            if c.key in self._section.criteria
        ]
        if named:
            parts.append(texts.say("wizard.scored_under", criteria=", ".join(named)))
        return " ".join(part for part in parts if part)
