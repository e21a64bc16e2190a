"""A window with the pages of a document before it is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from erasmus_desk.desktop.paper.pages import Cancelled, Paper
from erasmus_desk.desktop.paper.preview import Preview
from erasmus_desk.desktop.paper.waiting import Waiting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.session.paper import Outline


def preview_outline(parent: QWidget, outline: Outline, texts: Texts) -> None:
    """Show the pages of *outline* until the person closes them."""
    said = texts.say("wizard.export_dialog.drawing")
    try:
        with Waiting(parent, said, texts.say("wizard.export_dialog.cancel")) as waiting:
            paper = Paper(outline, waiting.progress)
    except Cancelled:
        return
    dialog = PreviewDialog(parent, paper, texts)
    dialog.exec()
    dialog.deleteLater()


class PreviewDialog(QDialog):
    """The pages, and which of how many is in sight."""

    def __init__(self, parent: QWidget | None, paper: Paper, texts: Texts) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("preview_dialog")
        self.setWindowTitle(texts.say("wizard.export_dialog.preview_title"))
        self.pages = Preview(self)
        self.pages.setAccessibleName(self.windowTitle())
        self._where = QLabel()
        self._where.setObjectName("preview:where")
        close = QPushButton(texts.say("wizard.export_dialog.close"))
        close.setObjectName("preview:close")
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.addWidget(self._where)
        below.addStretch(1)
        below.addWidget(close)
        inside = QVBoxLayout(self)
        inside.addWidget(self.pages, 1)
        inside.addLayout(below)
        self.pages.page_shown.connect(self._tell)
        available = self.screen().availableGeometry()
        self.resize(min(900, available.width() - 80), int(available.height() * 0.85))
        self.pages.show_paper(paper)
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, page: int, count: int) -> None:
        self._where.setText(self._texts.say("wizard.export_dialog.page", page=page, count=count))
