"""The dialog of form packs: what is installed, what is wrong, add and remove."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.choosing.explanation import style
from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.packs.asking import (
    ask_folder,
    ask_zip,
    dropped_pack,
    wants_removing,
    wants_replacing,
)
from erasmus_desk.desktop.packs.saying import entry, overlooked, page, refusal
from erasmus_desk.desktop.safety.two_lines import TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.widgets import Card, button, column, label, line
from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.packs import Pack, PackNotNewer, Packs


class PacksDialog(QDialog):
    """Lists the form packs; adds a folder or a zip, removes one.

    Args:
        desk, texts: What it works with.
        ready: Asked before anything changes; whether no draft is open any more.
        parent: The window.

    Signals:
        changed: Forms have come or gone (the id of one that came, or empty).
    """

    changed = Signal(str)

    def __init__(
        self, desk: Desk, texts: Texts, ready: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("packs")
        self.setWindowTitle(texts.say("packs.title"))
        self.setAcceptDrops(True)
        self._desk, self._texts, self._ready = desk, texts, ready
        self._packs = Packs(desk)
        self._installed: tuple[Pack, ...] = ()
        self._gone = ""
        self._build()
        self._lay_out()
        self.show_packs()

    def show_packs(self, choose: str = "") -> None:
        """List what is installed, the cursor on the pack called *choose*."""
        self._installed = self._packs.installed()
        names = [pack.name for pack in self._installed]
        row = names.index(choose) if choose in names else 0
        with QSignalBlocker(self._list):
            self._list.show_entries([entry(self._texts, one) for one in self._installed], row)
        self._none.setVisible(not self._installed)
        self._list.setVisible(bool(self._installed))
        self._on_pack()

    def add(self, source: Path, *, replacing: bool = False) -> None:
        """Add the pack at *source*, and say what came of it."""
        if not self._ready():
            return
        self._say("")
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            pack = self._packs.add(source, replacing=replacing)
        except PackNotNewer as error:
            self.unsetCursor()
            if wants_replacing(self, self._texts, error):
                self.add(source, replacing=True)
            return
        except SaveFailed as error:
            show_error(self, self._texts, error, "dialog.failed")
            return
        except DeskError as error:
            self._show(refusal(self._texts, source.name, error))
            self._say(self._texts.say("packs.refused", file=source.name))
            self._text.setFocus()
            return
        finally:
            self.unsetCursor()
        self.changed.emit(pack.heads[0].id if pack.heads else "")
        self.show_packs(pack.name)
        self._say(self._texts.count("packs.done", len(pack.heads), name=pack.facts.name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take packs."""
        if dropped_pack(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the pack that was dropped."""
        path = dropped_pack(event)
        if path is not None:
            event.acceptProposedAction()
            self.add(path)

    def _build(self) -> None:
        say = self._texts.say
        self._list = TwoLineList("packs-list", say("packs.list"))
        self._list.currentRowChanged.connect(lambda _: self._on_pack())
        self._none = label(say("packs.none"), "subtitle", wraps=True)
        self._none.setObjectName("packs-none")
        self._card = Card()
        self._text = QTextBrowser()
        self._text.setObjectName("packs-text")
        self._text.setAccessibleName(say("packs.about"))
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setProperty("role", "page-text")
        self._text.setTabChangesFocus(True)
        self._text.document().setDefaultStyleSheet(style(colours(self)))
        self._done = label("", "help", wraps=True)
        self._done.setObjectName("packs-done")
        self._undo = button(say("notice.undo"), "packs-undo", self._put_back, "link")
        self._undo.hide()
        self._remove = button(say("packs.remove"), "packs-remove", self._ask_remove, "danger")
        self._list.delete_pressed.connect(self._ask_remove)

    def _lay_out(self) -> None:
        say = self._texts.say
        folder = button(say("packs.add_folder"), "packs-add-folder", partial(self._ask, ask_folder))
        by_zip = partial(self._ask, ask_zip)
        packed = button(say("packs.add_zip"), "packs-add-zip", by_zip, "primary")
        close = button(say("dialog.close"), "packs-close", self.reject)
        around = QVBoxLayout(self._card)
        around.setContentsMargins(16, 6, 4, 6)
        around.addWidget(self._text)
        left = QWidget()
        left.setLayout(column(self._none, self._list))
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._card)
        split.setSizes([300, 560])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 16)
        outer.setSpacing(10)
        outer.addWidget(label(say("packs.title"), "heading"))
        outer.addWidget(label(say("packs.help"), "help", wraps=True))
        outer.addWidget(split, 1)
        told = line(self._done, self._undo)
        told.setStretch(0, 1)
        outer.addLayout(told)
        outer.addLayout(line(self._remove, 1, folder, packed, close))
        room = self.screen().availableGeometry()
        self.resize(min(920, room.width() - 40), min(600, room.height() - 80))

    def _on_pack(self) -> None:
        pack = self._chosen()
        self._remove.setEnabled(pack is not None)
        home = self._desk.packs.folder
        rest = [one for one in self._packs.faults() if not Path(one.file).is_relative_to(home)]
        html = page(self._texts, pack) if pack is not None else ""
        self._show(html + overlooked(self._texts, rest))

    def _chosen(self) -> Pack | None:
        row = self._list.currentRow()
        return self._installed[row] if 0 <= row < len(self._installed) else None

    def _show(self, html: str) -> None:
        self._text.setHtml(f"<body>{html}</body>")
        self._card.setVisible(bool(html))

    def _say(self, text: str, *, undo: bool = False) -> None:
        self._done.setText(text)
        self._undo.setVisible(undo)

    def _ask(self, way: Callable[[QWidget, Texts, str], Path | None]) -> None:
        source = way(self, self._texts, self._desk.preferences.last_folder or str(Path.home()))
        if source is not None:
            self.add(source)

    def _ask_remove(self) -> None:
        pack, texts = self._chosen(), self._texts
        if pack is None:
            return
        drafts = self._packs.drafts_of(pack.name)
        if wants_removing(self, texts, pack, drafts) and self._ready():
            self._gone = pack.name
            if self._attempt(lambda: self._packs.remove(pack.name)):
                self._say(texts.say("packs.removed", name=pack.facts.name), undo=True)

    def _put_back(self) -> None:
        name = self._gone
        if self._ready():
            self._say("")
            self._attempt(lambda: self._packs.put_back(name), name)

    def _attempt(self, deed: Callable[[], None], choose: str = "") -> bool:
        try:
            deed()
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
            return False
        self.changed.emit("")
        self.show_packs(choose)
        return True
