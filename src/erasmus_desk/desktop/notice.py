"""The bar below the pages that says what has just happened and offers to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from erasmus_desk.desktop.icons import icon
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
from erasmus_desk.desktop.widgets import button, label

_SECONDS = 15


class NoticeBar(QFrame):
    """One sentence with at most one button; gone after a while, or at a click.

    Args:
        texts: The words.
        parent: The widget around it.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._texts = texts
        self._deed: Callable[[], object] | None = None
        self._sentence = label("", "card-title", wraps=True)
        self._sentence.setObjectName("notice-text")
        self._button = button("", "notice-button", self._act, "plain")
        self._close = QToolButton()
        self._close.setObjectName("notice-close")
        self._close.clicked.connect(self.hide)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(16, 8, 8, 8)
        inner.addWidget(self._sentence, 1)
        inner.addWidget(self._button)
        inner.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_notice(
        self,
        sentence: str,
        action: str = "",
        deed: Callable[[], object] | None = None,
        *,
        wrong: bool = False,
    ) -> None:
        """Say *sentence*; a button *action* does *deed*. What is wrong stays until it is closed."""
        self._deed = deed
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(deed is not None)
        self._close.setIcon(icon("close"))
        self._close.setAccessibleName(self._texts.say("notice.close"))
        self._close.setToolTip(self._texts.say("notice.close"))
        self.setAccessibleName(sentence)
        set_role(self, "notice-wrong" if wrong else "notice")
        self.show()
        self._timer.stop()
        if not wrong:
            self._timer.start(_SECONDS * 1000)

    def _act(self) -> None:
        deed, self._deed = self._deed, None
        self.hide()
        if deed is not None:
            deed()
