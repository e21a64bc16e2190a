"""Editor of a distance band, with a helper that measures the way."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.choices import ChoiceEditor
from erasmus_desk.desktop.wizard.pieces import IconButton, row
from erasmus_desk.rules.fields import Field


class DistanceEditor(ChoiceEditor):
    """A choice of bands; the way can be measured, but people have the last word."""

    def __init__(self, bench: Bench, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(bench, field, parent)
        says = bench.texts.say("distance.ask_says")
        self._measure = IconButton("measure", says, f"measure:{self.name}")
        self._measure.clicked.connect(self._ask)
        beside = row(gap=2)
        beside.addWidget(self._box, 1)
        beside.addWidget(self._measure)
        if isinstance(layout := self.layout(), QBoxLayout):
            layout.addLayout(beside)

    def _ask(self) -> None:
        from erasmus_desk.desktop.planning.distance_dialog import ask_distance

        bench = self.bench
        band = ask_distance(self, bench.desk, bench.opened, bench.texts, self.place)
        if band is not None:
            self._box.show_code(band)
            self.tell(band)
