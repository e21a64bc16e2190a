"""What keeps the open draft safe, for menus and notices: versions, other hands, copies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.notice import NoticeBar
from erasmus_desk.desktop.safety.taking_back import way_back
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft


class SafetyDeeds(QObject):
    """Opens the dialogs and says what has been found.

    Args:
        desk, texts: What the dialogs work with.
        bar: Where findings are said.
        window: The window that the dialogs belong to.
    """

    def __init__(self, desk: Desk, texts: Texts, bar: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._texts, self._bar, self._window = desk, texts, bar, window
        self._opened: OpenDraft | None = None

    def begin(self, opened: "OpenDraft") -> None:
        """Tell others that we work in *opened*, and soon look at what lies beside it."""
        from erasmus_desk.session.other_hands import hold

        hold(opened)
        self._opened = opened
        QTimer.singleShot(0, self, lambda: self._look_around(opened))

    def end(self) -> None:
        """The draft is closed: what was said about it does not matter any more."""
        self._opened = None
        self._bar.withdraw()

    def ask_versions(self, opened: "OpenDraft", choose: str = "") -> None:
        """Show the earlier texts."""
        from erasmus_desk.desktop.safety.versions_dialog import VersionsDialog

        dialog = VersionsDialog(self._desk, opened, self._texts, self._window, choose)
        dialog.exec()
        restored = dialog.restored
        dialog.deleteLater()
        if restored is not None:
            name = restored.name or self._texts.ago(restored.at)
            said = self._texts.say("versions.restored_all", name=name)
            self._bar.show_notice(said, self._texts.say("notice.undo"), way_back(opened))

    def ask_copies(self, opened: "OpenDraft") -> None:
        """Show the copies beside the draft."""
        from erasmus_desk.desktop.safety.copies_dialog import CopiesDialog

        dialog = CopiesDialog(self._desk, opened, self._texts, self._window)
        dialog.exec()
        dialog.deleteLater()
        self._bar.withdraw()
        self._offer_copies(opened)

    def decide(self, opened: "OpenDraft") -> None:
        """Ask which answers hold where both sides changed the same."""
        from erasmus_desk.desktop.safety.hands import decide

        if decide(self._window, self._desk, self._texts, opened):
            self._bar.withdraw()
            self._bar.show_notice(self._texts.say("hands.merged"))

    def _look_around(self, opened: "OpenDraft") -> None:
        """Offer a text that could not be saved last time, and copies beside the draft."""
        if self._opened is not opened:
            return
        left = self._desk.versions.left_over(opened)
        if left is None:
            self._offer_copies(opened)
            return
        self._bar.show_notice(
            self._texts.say("hands.left_over"),
            self._texts.say("hands.look"),
            lambda: self._show_left_over(opened, left.id),
            wrong=True,
        )

    def _show_left_over(self, opened: "OpenDraft", identity: str) -> None:
        self.ask_versions(opened, identity)
        self._offer_copies(opened)

    def _offer_copies(self, opened: "OpenDraft") -> None:
        from erasmus_desk.session.other_hands import conflict_copies

        found = conflict_copies(opened)
        if found:
            self._bar.show_notice(
                self._texts.count("hands.copies", len(found)),
                self._texts.say("hands.look"),
                lambda: self.ask_copies(opened),
                wrong=True,
            )
