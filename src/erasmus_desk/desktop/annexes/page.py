"""The page of the files to attach: all of them in a table, the chosen one in a card below."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from erasmus_desk.desktop.annexes.details import AnnexDetails
from erasmus_desk.desktop.annexes.files import AnnexFiles
from erasmus_desk.desktop.annexes.news import News
from erasmus_desk.desktop.annexes.rows import row_of, sum_text
from erasmus_desk.desktop.annexes.table import AnnexTable, DropArea
from erasmus_desk.desktop.dialogs.messages import show_error
from erasmus_desk.desktop.flow import flow
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import Card, button, column, label, scrolled
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Place
from erasmus_desk.session.annex_deeds import choose, entitle, give, remark, sign
from erasmus_desk.session.annex_desk import AnnexDesk
from erasmus_desk.session.annex_words import limits_text, problem_text
from erasmus_desk.session.annexes import AnnexView, Slot
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_TABLE_HIGH = 150
_ENDINGS = (
    "pdf doc docx odt rtf txt xls xlsx ods csv ppt pptx odp png jpg jpeg tif tiff gif bmp webp zip"
)
_DOCUMENTS = frozenset(f".{one}" for one in _ENDINGS.split())
"""Endings of files that are opened; of others the folder is shown."""


class AnnexPage(DropArea):
    """The annex desk of one draft.

    Args:
        desk, opened, texts: What the page works with.
        known: What is known about the files.

    Signals:
        place_wanted: As other pages of the plan have it; never sent here.
        emergency_wanted: The person wants the emergency pack.
    """

    place_wanted = Signal(object)
    emergency_wanted = Signal()

    def __init__(self, desk: Desk, opened: OpenDraft, texts: Texts, known: AnnexDesk) -> None:
        super().__init__()
        self.setObjectName("page:annexes")
        self._opened, self._texts, self._known = opened, texts, known
        self._view = AnnexView(())
        self._files = AnnexFiles(desk, opened, texts, self)
        columns = ("annex", "file", "state", "remark")
        heads = tuple(texts.say(f"annexes.column.{name}") for name in columns)
        self.table = AnnexTable(texts.say("annexes.list"), heads)
        self.details = AnnexDetails(texts)
        self._sum = label("", "subtitle", wraps=True)
        self._sum.setObjectName("annex-sum")
        self._together = label("", "error", wraps=True)
        self._news = News(texts)
        self._put_together()
        self._connect()
        self.refresh()

    @property
    def slot(self) -> Slot | None:
        """The present line."""
        return self._view.slot(self.table.key)

    def refresh(self) -> None:
        """Look at the files and show how they stand."""
        self._view = view = self._known.look()
        has = bool(view.slots)
        self.table.show_rows([row_of(slot, self._texts) for slot in view.slots], self.table.key)
        self._list.setVisible(has)
        self._empty.setVisible(not has)
        self._rest.setVisible(not has)
        self.details.show_slot(self.slot)
        self._sum.setText(sum_text(view, self._texts))
        self._sum.setVisible(has)
        self._together.setText(" ".join(problem_text(p, self._texts) for p in view.problems))
        self._together.setVisible(bool(view.problems))
        wrong = any(one.severity == "wrong" for one in view.problems)
        set_role(self._together, "error" if wrong else "estimate-note")
        self._collect.setEnabled(bool(view.going))

    def reveal(self, place: Place) -> bool:
        """Take the focus to the line that *place* names; whether there is one."""
        if len(place) > 1 and self._view.slot(place[1]) is not None:
            rows = [row_of(slot, self._texts) for slot in self._view.slots]
            self.table.show_rows(rows, place[1])
            self.details.show_slot(self.slot)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self.table.isHidden()

    def choose(self) -> None:
        """Ask for the file of the present line."""
        slot = self.slot
        path = self._files.ask_file(slot) if slot is not None and slot.is_asked else None
        if slot is not None and path is not None:
            self._do(lambda: choose(self._opened, slot.key, path, name=_name(slot)))

    def remove(self) -> None:
        """Take the file of the present line away; the file itself stays where it is."""
        slot = self.slot
        if slot is not None and slot.path is not None:
            self._do(lambda: choose(self._opened, slot.key, None, name=_name(slot)))

    def take(self, paths: list[Path], row: int) -> None:
        """Choose dropped files: the first for the line *row*, others for empty lines below it."""
        files = [path for path in paths if not path.is_dir()]
        if not files:
            self._news.tell(self._texts.say("annexes.dropped_nothing"))
            return
        slots = [slot for slot in self._view.slots[row:] if slot.is_asked] if row >= 0 else []
        free = [*slots[:1], *(slot for slot in slots[1:] if slot.path is None and slot.wanted)]
        names = {slot.key: _name(slot) for slot in free}
        keys = [slot.key for slot in free][: len(files)]
        self._do(lambda: give(self._opened, keys, files, names))

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except DeskError as error:
            show_error(self, self._texts, error, "dialog.failed")
        self.refresh()

    def _add(self) -> None:
        found = self._files.ask_more()
        if found:
            self._do(lambda: give(self._opened, (), found, {}))

    def _open(self) -> None:
        slot = self.slot
        if slot is not None and slot.path is not None:
            # A draft that came by mail may name a program; only documents are opened outright.
            is_document = slot.path.suffix.casefold() in _DOCUMENTS
            shown = slot.path if is_document else slot.path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _write_draft(self) -> None:
        slot = self.slot
        written = self._files.write_draft(slot) if slot is not None else None
        if written is not None:
            self._news.tell(
                self._texts.say("annexes.draft_done", file=str(written)), written.parent
            )

    def _copy(self, *, archive: bool) -> None:
        written = self._files.collect(archive=archive)
        if written is not None:
            folder = written.parent if archive else written
            self._news.tell(self._texts.say("annexes.collected", file=str(written)), folder)

    def _connect(self) -> None:
        opened, details, table = self._opened, self.details, self.table

        def called(key: str) -> str:
            return _name(self._view.slot(key))

        table.chosen.connect(lambda _: details.show_slot(self.slot))
        table.entered.connect(self.choose)
        table.emptied.connect(self.remove)
        for area in (table, self):
            area.dropped.connect(self.take)
        details.choose_wanted.connect(self.choose)
        details.open_wanted.connect(self._open)
        details.remove_wanted.connect(self.remove)
        details.draft_wanted.connect(self._write_draft)
        details.signed.connect(
            lambda key, state: self._do(lambda: sign(opened, key, state, name=called(key)))
        )
        details.remarked.connect(
            lambda key, text: self._do(lambda: remark(opened, key, text, name=called(key)))
        )
        details.entitled.connect(lambda key, text: self._do(lambda: entitle(opened, key, text)))

    def _put_together(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(34, 22, 34, 20)
        inside.setSpacing(12)
        inside.addLayout(self._make_heading())
        self._list = Card()
        around = QVBoxLayout(self._list)
        around.setContentsMargins(8, 4, 8, 8)
        self.table.setMinimumHeight(_TABLE_HIGH)
        around.addWidget(self.table)
        inside.addWidget(self._list, 1)
        self._empty = _nothing(self._texts)
        inside.addWidget(self._empty)
        inside.addWidget(self.details)
        inside.addWidget(self._news)
        self._rest = QWidget()
        inside.addWidget(self._rest, 1)
        self.setLayout(column(scrolled(page, "annex-area"), spacing=0))

    def _make_heading(self) -> QBoxLayout:
        say = self._texts.say
        self._collect = button(say("annexes.collect"), "annex-collect", lambda: None, "primary")
        menu = QMenu(self._collect)
        for name, archive in (("collect_folder", False), ("collect_archive", True)):
            action = menu.addAction(say(f"annexes.{name}"))
            action.setObjectName(f"annex-{name}")
            action.triggered.connect(lambda _=False, archive=archive: self._copy(archive=archive))
        self._collect.setMenu(menu)
        add = button(say("annexes.add"), "annex-add", self._add)
        pack = button(say("annexes.emergency"), "annex-emergency", self.emergency_wanted.emit)
        about = say("annexes.subtitle")
        limits = limits_text(self._opened.form.annex_limits, self._texts)
        subtitle = label(f"{about} {limits}".strip(), "subtitle", wraps=True)
        tools = QWidget()
        flow(tools, pack, add, self._collect)
        above = QHBoxLayout()
        above.addWidget(label(say("annexes.title"), "title"), 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(tools, 1)
        return column(above, subtitle, self._sum, self._together, spacing=4)


def _nothing(texts: Texts) -> Card:
    """What is shown while there is no line."""
    made = Card()
    made.setObjectName("annex-empty")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(28, 24, 28, 24)
    inside.addWidget(label(texts.say("annexes.nothing"), "heading", wraps=True))
    inside.addWidget(label(texts.say("annexes.nothing_text"), "subtitle", wraps=True))
    return made


def _name(slot: Slot | None) -> str:
    """What a step of undo calls the annex."""
    return f"{slot.title} {slot.for_whom}".strip() if slot is not None else ""
