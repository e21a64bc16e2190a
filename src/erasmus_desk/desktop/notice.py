"""The bar below the pages that says what has just happened and offers to take it back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from erasmus_desk.desktop.icons import icon
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import button, label

_SECONDS = 15


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is wrong until it is mended."""

    sentence: str
    action: str
    deed: Callable[[], object] | None
    keeps: bool


class NoticeBar(QFrame):
    """One sentence with at most one button; gone after a while, or at a click.

    What is wrong stands until it is closed or mended, and comes back after what passes.

    Args:
        texts: The words.
        parent: The widget around it.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._texts = texts
        self._deed: Callable[[], object] | None = None
        self._standing: _Standing | None = None
        self._is_passing = False
        self._sentence = label("", "card-title", wraps=True)
        self._sentence.setObjectName("notice-text")
        self._button = button("", "notice-button", self._act, "plain")
        self._close = QToolButton()
        self._close.setObjectName("notice-close")
        self._close.clicked.connect(self._dismiss)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(16, 8, 8, 8)
        inner.addWidget(self._sentence, 1)
        inner.addWidget(self._button)
        inner.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pass)
        self.hide()

    def show_notice(
        self,
        sentence: str,
        action: str = "",
        deed: Callable[[], object] | None = None,
        *,
        wrong: bool = False,
        keeps: bool = False,
    ) -> None:
        """Say *sentence*; a button *action* does *deed*.

        What is *wrong* stays until it is closed; what *keeps* cannot be closed, only mended.
        """
        self._is_passing = not wrong and not keeps
        if not self._is_passing:
            self._standing = _Standing(sentence, action, deed, keeps)
        self._show(sentence, action, deed, wrong=not self._is_passing, keeps=keeps)

    def withdraw(self) -> None:
        """What was wrong is mended, or does not matter any more."""
        self._standing = None
        if not self._is_passing:
            self.hide()

    def _show(
        self,
        sentence: str,
        action: str,
        deed: Callable[[], object] | None,
        *,
        wrong: bool,
        keeps: bool,
    ) -> None:
        self._deed = deed
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(deed is not None)
        self._close.setIcon(icon("close"))
        self._close.setVisible(not keeps)
        self._close.setAccessibleName(self._texts.say("notice.close"))
        self._close.setToolTip(self._texts.say("notice.close"))
        self.setAccessibleName(sentence)
        set_role(self, "notice-wrong" if wrong else "notice")
        self.show()
        self._timer.stop()
        if not wrong:
            self._timer.start(_SECONDS * 1000)

    def _act(self) -> None:
        deed = self._deed
        if self._is_passing:
            self._pass()
        elif self._standing is not None and not self._standing.keeps:
            self._dismiss()
        if deed is not None:
            deed()

    def _dismiss(self) -> None:
        """The person has read it."""
        if not self._is_passing:
            self._standing = None
        self._pass()

    def _pass(self) -> None:
        """What passes is over; what is wrong is said again."""
        self._timer.stop()
        self._is_passing = False
        standing = self._standing
        if standing is None:
            self.hide()
            return
        self._show(
            standing.sentence, standing.action, standing.deed, wrong=True, keeps=standing.keeps
        )
