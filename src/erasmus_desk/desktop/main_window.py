"""The frame: menus, the pages, the status line; what happens inside is theirs."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from erasmus_desk.desktop.annexes.deeds import AnnexDeeds
from erasmus_desk.desktop.autosave import Autosave
from erasmus_desk.desktop.dressing import dress, speak_qt
from erasmus_desk.desktop.handover.deeds import HandoverDeeds
from erasmus_desk.desktop.home.frame import HomeFrame
from erasmus_desk.desktop.menus.bar import Menus
from erasmus_desk.desktop.notice import NoticeBar
from erasmus_desk.desktop.open_deeds import OpenDeeds
from erasmus_desk.desktop.packs.deeds import PackDeeds
from erasmus_desk.desktop.planning.deeds import PlanDeeds
from erasmus_desk.desktop.safety.address_deeds import AddressDeeds
from erasmus_desk.desktop.safety.deeds import SafetyDeeds
from erasmus_desk.desktop.save_news import SaveNews
from erasmus_desk.desktop.shelving import Shelving
from erasmus_desk.desktop.starting import Starting
from erasmus_desk.desktop.status import StatusLine
from erasmus_desk.desktop.texts import Texts, window_language
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shown import SUFFIX

if TYPE_CHECKING:
    from erasmus_desk.desktop.wizard.workspace import Workspace
    from erasmus_desk.session.open_draft import OpenDraft


class MainWindow(QMainWindow):
    """The window of the program: Home, or one open draft.

    Args:
        desk: Everything the person has.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.texts = Texts(desk, window_language(desk))
        self.opened: OpenDraft | None = None
        self.workspace: Workspace | None = None
        self.setObjectName("main-window")
        self.setAcceptDrops(True)
        self.shelving = Shelving(desk, self.texts, self)
        self.starting = Starting(desk, self.texts, self)
        self.deeds = OpenDeeds(desk, self.texts, self.shelving, self)
        self.plans = PlanDeeds(desk, self.texts, self)
        self.annexes = AnnexDeeds(desk, self.texts, self)
        self.packs = PackDeeds(self)
        self.handover = HandoverDeeds(desk, self.texts, self)
        self._notice = NoticeBar(self.texts)
        self.safety = SafetyDeeds(desk, self.texts, self._notice, self)
        self._news = SaveNews(desk, self.texts, self._notice, self.deeds, self.safety)
        self._status = StatusLine(desk, self.texts)
        self._pages = QStackedWidget()
        self._autosave = Autosave(self)
        self.addresses = AddressDeeds(desk, self.texts, self)
        self._make_home = partial(
            HomeFrame, desk, self.texts, self.starting, self.shelving, self.addresses
        )
        self.home = self._make_home()
        self._put_together()
        self._menus = Menus(self)
        self._connect()
        self.home.refresh()

    def show_home(self) -> None:
        """Go to Home, the open draft saved; stays if it cannot be and the person says so."""
        if not self.leave_draft():
            return
        self._pages.setCurrentWidget(self.home)
        self.home.refresh()
        self.home.judge_in_background()

    def show_draft(self, opened: "OpenDraft") -> None:
        """Open the wizard with this draft, leaving the one before."""
        from erasmus_desk.desktop.wizard.workspace import Workspace

        if not self.leave_draft():
            opened.saver.close()
            return
        self.home.rest()
        self.opened = opened
        self.workspace = Workspace(self.desk, opened, self.texts)
        self.workspace.home_requested.connect(self.show_home)
        self.workspace.export_requested.connect(lambda: self.deeds.export(opened))
        self.workspace.handover_requested.connect(lambda: self.handover.show(opened))
        self.workspace.rates_requested.connect(lambda: self.plans.ask_rates(opened))
        self.workspace.emergency_requested.connect(lambda: self.annexes.ask_emergency(opened))
        self.workspace.status_changed.connect(self._show_state)
        self._pages.addWidget(self.workspace)
        self._pages.setCurrentWidget(self.workspace)
        self.workspace.setFocus(Qt.FocusReason.OtherFocusReason)
        self._autosave.watch(opened)
        self.safety.begin(opened)
        self._show_state()

    def leave_draft(self) -> bool:
        """Save and close the open draft; False if the person stays with it."""
        if self.opened is None or self.workspace is None:
            return True
        workspace, opened = self.workspace, self.opened
        # An editor hands in what was typed last when it loses the focus.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.deeds.leave(opened):
            return False
        workspace.shut()
        self.handover.end()
        self._autosave.watch(None)
        self.opened = self.workspace = None
        self.safety.end()
        self._pages.setCurrentWidget(self.home)
        self._pages.removeWidget(workspace)
        workspace.deleteLater()
        self.home.refresh(str(opened.path))
        return True

    def prefer(self, **changes: object) -> None:
        """Change settings and show the window accordingly, at once."""
        from erasmus_desk.desktop.dialogs.messages import show_error

        if not changes:
            return
        try:
            self.desk.prefer(**changes)
        except DeskError as error:
            show_error(self, self.texts, error, "dialog.failed")
        if {"theme", "zoom"} & set(changes):
            dress(self.desk)
        if "window" in changes or "prompts" in changes:
            self.speak(window_language(self.desk))
        elif changes.keys() & {"theme", "zoom"}:
            self._menus.build()

    def ask_settings(self) -> None:
        """Show the settings and do as they say."""
        from erasmus_desk.desktop.dialogs.settings import Settings

        dialog = Settings(self.desk, self.texts, self)
        if dialog.exec():
            self.prefer(**dialog.changes())
        dialog.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before going; stay if that fails and the person says so."""
        if not self.leave_draft():
            event.ignore()
            return
        self.handover.end()
        self.home.rest()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if geometry != self.desk.preferences.geometry:
            try:
                self.desk.prefer(geometry=geometry)
            except DeskError:
                # Where the window was is not worth a question on the way out.
                event.accept()
                return
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what can wait once the window is there."""
        super().showEvent(event)
        if self.opened is None:
            self.home.judge_in_background()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of drafts and form packs."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the draft that was dropped, or add the form pack."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            (self.starting.open if path.suffix == SUFFIX else self.packs.ask)(path)

    def _put_together(self) -> None:
        self._pages.addWidget(self.home)
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._pages, 1)
        inner.addWidget(self._notice)
        self.setCentralWidget(middle)
        self.setStatusBar(self._status)
        self.setMinimumSize(640, 420)
        room = self.screen().availableSize()
        self.resize(min(1360, room.width()), min(860, room.height()))
        if self.desk.preferences.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.desk.preferences.geometry.encode()))

    def _connect(self) -> None:
        self.starting.opened.connect(self.show_draft)
        self.starting.carried.connect(lambda: _show_report(self))
        self.starting.written.connect(
            lambda path: self._notice.show_notice(self.texts.say("notice.written", file=str(path)))
        )
        self.shelving.changed.connect(self.home.refresh)
        for source in (self.shelving, self.deeds, self.starting, self.addresses):
            source.notice.connect(self._notice.show_notice)
        self.packs.wrong.connect(partial(self._notice.show_notice, wrong=True))
        self.deeds.renamed.connect(self._show_state)
        self.home.shown.connect(self._show_state)
        self._status.languages_wanted.connect(self.ask_settings)
        self._status.deadline_wanted.connect(lambda: self.plans.ask_deadline(self.opened))
        for changed in (self.plans.rates_changed, self.plans.deadline_changed):
            changed.connect(self._settle)
        self._autosave.ticked.connect(lambda opened: self._status.show_saved(opened.saver.state))
        self._autosave.ticked.connect(self._news.tell)
        self._autosave.calmed.connect(self._status.show_grant)

    def _settle(self) -> None:
        """Judge the open draft anew: something besides its answers has changed."""
        if self.workspace is not None:
            self.workspace.settle()

    def speak(self, language: str) -> None:
        """Say everything in *language* from now on, wherever the person is."""
        self.texts.speak(language)
        speak_qt(language)
        before = self.home
        self.home = self._make_home()
        self.home.side.choose(before.side.place())
        self._pages.insertWidget(0, self.home)
        self.shelving.changed.disconnect(before.refresh)
        self.shelving.changed.connect(self.home.refresh)
        self.home.shown.connect(self._show_state)
        if self._pages.currentWidget() is before:
            self._pages.setCurrentWidget(self.home)
        self._pages.removeWidget(before)
        before.deleteLater()
        self._menus.build()
        if self.workspace is not None:
            self.workspace.refresh_words()
            self.handover.speak()
        self.home.refresh()

    def _show_state(self) -> None:
        """Name the window, and let menus and status line follow what is open."""
        name = self.texts.say("frame.name")
        if self.opened is None:
            self.setWindowTitle(name)
            self._status.show_home(self.home.rows)
        else:
            self.setWindowTitle(f"{self.opened.draft.title} – {name}")
            self._status.show_draft(self.opened)
        self._menus.refresh()


def _show_report(window: MainWindow) -> None:
    """Show what came across from another form."""
    if window.workspace is not None:
        window.workspace.show_section("#carried")


def _dropped(event: QDropEvent) -> Path | None:
    """The draft or the zip of forms that is being dropped, if it is one."""
    for address in event.mimeData().urls():
        path = Path(address.toLocalFile())
        if address.isLocalFile() and path.suffix in (SUFFIX, ".zip", ".ZIP"):
            return path
    return None
