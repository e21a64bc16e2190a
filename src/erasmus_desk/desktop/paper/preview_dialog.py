"""A window with the pages of a document before it is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from erasmus_desk.desktop.paper.pages import Cancelled, Paper
from erasmus_desk.desktop.paper.preview import Preview
from erasmus_desk.desktop.paper.waiting import Waiting
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.theme import set_role
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


def limit_label(paper: Paper, texts: Texts) -> QLabel:
    """How many pages the call allows and how many there are; empty where it sets no limit."""
    made = QLabel()
    limit = paper.outline.limit
    if limit is None:
        return made
    over = paper.counted > limit.pages
    key = "pages_over" if over else "pages_about" if limit.estimate else "pages_of"
    facts = {"pages": paper.counted, "limit": limit.pages, "over": paper.counted - limit.pages}
    made.setText(texts.say(f"wizard.export_dialog.{key}", **facts))
    set_role(made, "error" if over else "subtitle")
    return made


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
        self._limit = limit_label(paper, texts)
        self._limit.setObjectName("preview:limit")
        below.addSpacing(16)
        below.addWidget(self._limit)
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
