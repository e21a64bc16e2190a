"""What can be done with the items of a list, in the line below them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.desktop.wizard.pieces import IconButton, button, row

_TOOLS = {"move_up": "up", "move_down": "down", "duplicate": "copy", "delete": "delete"}


class ListFoot(QWidget):
    """Buttons to add an item, and to move, copy or delete the chosen one.

    Signals:
        adding: A new item is wanted.
        wanted: A tool was clicked: ``move_up``, ``move_down``, ``duplicate`` or ``delete``.
    """

    adding = Signal()
    wanted = Signal(str)

    def __init__(self, deeds: ListActions) -> None:
        super().__init__()
        self._deeds = deeds
        texts = deeds.bench.texts
        inside = row(self, gap=2)
        inside.setContentsMargins(12, 9, 8, 9)
        self.adder = button(texts.say("wizard.add_short"), "plain", f"add:{deeds.name}")
        self.adder.setAccessibleName(texts.say("wizard.add", item=deeds.word))
        self.adder.setToolTip(self.adder.accessibleName())
        self.adder.clicked.connect(self.adding.emit)
        inside.addWidget(self.adder)
        inside.addStretch(1)
        self._tools = {word: self._tool(word) for word in _TOOLS}
        for tool in self._tools.values():
            inside.addWidget(tool)

    def show_chosen(self, identity: str) -> None:
        """Offer what can be done while the item with that id is chosen."""
        ids = self._deeds.ids
        position = ids.index(identity) if identity in ids else -1
        self._tools["move_up"].setEnabled(position > 0)
        self._tools["move_down"].setEnabled(-1 < position < len(ids) - 1)
        self._tools["duplicate"].setEnabled(position >= 0 and self._deeds.may_add)
        self._tools["delete"].setEnabled(position >= 0)
        self.adder.setEnabled(self._deeds.may_add)

    def _tool(self, word: str) -> IconButton:
        says = self._deeds.bench.texts.say(f"wizard.{word}")
        made = IconButton(_TOOLS[word], says, f"{word}:{self._deeds.name}")
        made.clicked.connect(lambda: self.wanted.emit(word))
        return made
