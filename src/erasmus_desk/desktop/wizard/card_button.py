"""A card with a mark and a wrapped text that can be clicked."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.wizard.pieces import column, label, row


class CardButton(QPushButton):
    """A button that looks like a card; its text may take several lines."""

    def __init__(self, mark: str, says: str, text: str, name: str, *, small: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card-button")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(": ".join(part for part in (says, text) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inside = row(self, gap=8)
        inside.setContentsMargins(11, 8, 11, 8)
        inside.addWidget(Mark(mark, says, 14), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(gap=2)
        texts.addWidget(label(text, "help", wrap=True))
        if small:
            texts.addWidget(label(small, "muted", wrap=True))
        inside.addLayout(texts, 1)
        for inner in self.findChildren(QWidget):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As the text asks for; its height follows from the width."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Narrow; the height follows from the width."""
        return QSize(80, 24)

    def hasHeightForWidth(self) -> bool:
        """Whether text wraps: it does."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the text at *width*."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 40
