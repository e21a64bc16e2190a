"""The dialog of form packs: what is installed, what is wrong, add and remove."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from erasmus_desk.desktop.choosing.explanation import style
from erasmus_desk.desktop.dialogs.messages import choose, confirm, show_error
from erasmus_desk.desktop.packs.saying import entry, overlooked, page, refusal
from erasmus_desk.desktop.safety.two_lines import TwoLineList
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import colours
from erasmus_desk.desktop.widgets import Card, button, column, label, line
from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.packs import Pack, PackNotNewer, Packs

ZIP = ".zip"


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
            if self._wants_replacing(error):
                self.add(source, replacing=True)
            return
        except DeskError as error:
            self._show_refusal(source, error)
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
        folder = button(say("packs.add_folder"), "packs-add-folder", self._ask_folder)
        packed = button(say("packs.add_zip"), "packs-add-zip", self._ask_zip, "primary")
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
        rest = [one for one in self._packs.faults() if not self._is_of_pack(one.file)]
        html = page(self._texts, pack) if pack is not None else ""
        self._show(html + overlooked(self._texts, rest))

    def _is_of_pack(self, file: str) -> bool:
        return Path(file).is_relative_to(self._desk.packs.folder)

    def _chosen(self) -> Pack | None:
        row = self._list.currentRow()
        return self._installed[row] if 0 <= row < len(self._installed) else None

    def _show(self, html: str) -> None:
        self._text.setHtml(f"<body>{html}</body>")
        self._card.setVisible(bool(html))

    def _say(self, text: str, *, undo: bool = False) -> None:
        self._done.setText(text)
        self._undo.setVisible(undo)

    def _show_refusal(self, source: Path, error: DeskError) -> None:
        if isinstance(error, SaveFailed):
            show_error(self, self._texts, error, "dialog.failed")
            return
        self._show(refusal(self._texts, source.name, error))
        self._say(self._texts.say("packs.refused", file=source.name))
        self._text.setFocus()

    def _wants_replacing(self, error: PackNotNewer) -> bool:
        texts = self._texts
        answers = [texts.say("dialog.cancel"), texts.say("packs.replace")]
        heading = texts.say("packs.replace_title", name=error.facts["name"])
        return choose(self, texts, heading, texts.error(error), answers) == 1

    def _ask_folder(self) -> None:
        heading = self._texts.say("packs.add_folder")
        start = self._desk.preferences.last_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, heading, start)
        if chosen:
            self.add(Path(chosen))

    def _ask_zip(self) -> None:
        say = self._texts.say
        start = self._desk.preferences.last_folder or str(Path.home())
        kinds = f"{say('packs.zips')} (*{ZIP})"
        chosen, _ = QFileDialog.getOpenFileName(self, say("packs.add_zip"), start, kinds)
        if chosen:
            self.add(Path(chosen))

    def _ask_remove(self) -> None:
        pack, texts = self._chosen(), self._texts
        if pack is None:
            return
        heading = texts.say("packs.remove_title", name=pack.facts.name)
        written = self._packs.drafts_of(pack.name)
        text = texts.count("packs.remove_drafts", written) if written else ""
        text = " ".join(part for part in (text, texts.say("packs.remove_text")) if part)
        if confirm(self, texts, heading, text, texts.say("packs.remove")) and self._ready():
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


def dropped_pack(event: QDropEvent) -> Path | None:
    """The pack that is being dropped, if it is one: a zip or a folder."""
    for address in event.mimeData().urls():
        path = Path(address.toLocalFile())
        if address.isLocalFile() and (path.suffix.lower() == ZIP or path.is_dir()):
            return path
    return None
