"""Asks for one line of text."""

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from erasmus_desk.desktop.texts import Texts


def ask_line(
    parent: QWidget | None,
    texts: Texts,
    title: str,
    asked: str,
    *,
    start: str = "",
    empty: bool = False,
) -> str | None:
    """One line of text, beginning with *start*; None if that was given up.

    *title* and *asked* are keys of the words; *empty* says whether nothing is an answer too.
    """
    dialog = QInputDialog(parent)
    dialog.setObjectName("ask-line")
    dialog.setWindowTitle(texts.say(title))
    dialog.setLabelText(texts.say(asked))
    dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
    dialog.setTextValue(start)
    dialog.setOkButtonText(texts.say("dialog.ok"))
    dialog.setCancelButtonText(texts.say("dialog.cancel"))
    dialog.resize(440, dialog.sizeHint().height())
    accepted = dialog.exec()
    dialog.deleteLater()
    text = " ".join(dialog.textValue().split())
    return text if accepted and (text or empty) else None
