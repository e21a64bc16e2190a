"""One row of a table: number, cells, tools."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from erasmus_desk.desktop.wizard.block import Block
from erasmus_desk.desktop.wizard.finding_map import FindingMap
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import IconButton, label, row
from erasmus_desk.model.answers import Item
from erasmus_desk.rules.fields import Field, item_fields


class TableRow(QObject):
    """What one item has on the screen.

    Signals:
        copying, deleting: A tool was clicked (id).
    """

    copying = Signal(str)
    deleting = Signal(str)

    def __init__(self, deeds: ListActions, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self.identity = str(item.get("id", ""))
        self.number = label(role="number")
        self.blocks = {
            field.question.key: Block(deeds.bench, field, "bare", parent)
            for field in self._fields(item)
        }
        self.tools = QWidget()
        if deeds.question.layout != "years":
            self._add_tools()

    def parts(self) -> Iterator[QWidget]:
        """All widgets of the row."""
        yield self.number
        yield from (block.body for block in self.blocks.values())
        yield self.tools

    def lines(self) -> Iterator[QLineEdit]:
        """The cells that are lines to type in."""
        for block in self.blocks.values():
            entry = block.editor.focusProxy()
            if isinstance(entry, QLineEdit):
                yield entry

    def show_item(self, item: Item) -> None:
        """Show the answers of the item."""
        for field in self._fields(item):
            if field.question.key in self.blocks:
                self.blocks[field.question.key].show_field(field)

    def show_findings(self, found: FindingMap) -> None:
        """Say at each cell what is wrong."""
        for block in self.blocks.values():
            block.show_findings(found.at(block.place))

    def take_away(self) -> None:
        """Let go of the row."""
        for part in self.parts():
            part.hide()
            part.deleteLater()
        for block in self.blocks.values():
            block.deleteLater()
        self.deleteLater()

    def _fields(self, item: Item) -> Iterator[Field]:
        deeds = self._deeds
        return item_fields(deeds.question, deeds.place, item, deeds.bench.opened.answers)

    def _add_tools(self) -> None:
        texts = self._deeds.bench.texts
        name = f"{self._deeds.name}.{self.identity}"
        inside = row(self.tools, gap=0)
        for mark, word, signal in (
            ("copy", "duplicate", self.copying),
            ("delete", "delete", self.deleting),
        ):
            made = IconButton(mark, texts.say(f"wizard.{word}"), f"{word}:{name}")
            made.clicked.connect(lambda *_, told=signal: told.emit(self.identity))
            inside.addWidget(made)
