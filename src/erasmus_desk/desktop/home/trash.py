"""The trash: drafts that can still be brought back."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from erasmus_desk.desktop.home.model import DraftsModel
from erasmus_desk.desktop.home.rows import Row
from erasmus_desk.desktop.home.table import DraftsTable
from erasmus_desk.desktop.shelving import Shelving
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, column, label, line

COLUMNS = ("title", "action", "form", "edited")


class TrashPage(QWidget):
    """Restores drafts, or erases them for good.

    Args:
        texts: The words.
        shelving: What is done with drafts.
    """

    def __init__(self, texts: Texts, shelving: Shelving) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._shelving = shelving
        self._texts = texts
        self.model = DraftsModel(texts, COLUMNS)
        self.table = DraftsTable(self.model)
        self.table.setObjectName("trashed")
        self.table.setAccessibleName(texts.say("home.place.trash"))
        self._nothing = label(texts.say("trash.empty"), "subtitle", wraps=True)
        say = texts.say
        self._restore = button(say("trash.restore"), "restore", partial(self._do, "restore"))
        self._erase = button(say("trash.erase"), "erase", partial(self._do, "erase"), "danger")
        self._empty = button(say("trash.clear"), "empty-trash", shelving.empty_trash, "danger")
        self._card = Card()
        self._lay_out()
        self.table.opened.connect(lambda _: self._do("restore"))
        self.table.customContextMenuRequested.connect(self._show_menu)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(partial(self._do, "erase"))

    def show_rows(self, rows: list[Row]) -> None:
        """Show these drafts."""
        before, near = self.table.chosen(), self.table.currentIndex().row()
        self.model.show_rows(rows)
        self.table.choose(before.entry.path if before else "", near)
        self._card.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        for piece in (self._restore, self._erase, self._empty):
            piece.setEnabled(bool(rows))

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the keyboard at once."""
        super().showEvent(event)
        self.table.fit_rows()

    def _lay_out(self) -> None:
        inner = column(self.table, spacing=0)
        inner.setContentsMargins(8, 2, 8, 6)
        self._card.setLayout(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(34, 24, 34, 24)
        outer.setSpacing(14)
        title = label(self._texts.say("home.place.trash"), "title")
        outer.addLayout(line(title, 1, self._restore, self._erase, self._empty))
        outer.addWidget(label(self._texts.say("trash.explained"), "subtitle", wraps=True))
        outer.addWidget(self._nothing)
        outer.addWidget(self._card)
        outer.addStretch(1)

    def _do(self, name: str) -> None:
        row = self.table.chosen()
        if row is not None:
            getattr(self._shelving, name)(row.entry)

    def _show_menu(self, point: QPoint) -> None:
        if self.table.chosen() is None:
            return
        menu = QMenu(self.table)
        menu.addAction(self._texts.say("trash.restore"), partial(self._do, "restore"))
        menu.addAction(self._texts.say("trash.erase"), partial(self._do, "erase"))
        menu.exec(self.table.viewport().mapToGlobal(point))
        menu.deleteLater()
