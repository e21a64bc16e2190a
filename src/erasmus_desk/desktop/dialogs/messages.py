"""Short messages and questions, each one dialog with buttons that say what they do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from erasmus_desk.desktop.icons import icon as mark
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError


def show_error(parent: QWidget | None, texts: Texts, error: DeskError, key: str = "") -> None:
    """Say what went wrong and what can be done about it.

    Args:
        parent: The window it belongs to.
        texts: The words.
        error: What happened.
        key: Heading, as a key of the words; that of the error's kind if not given.
    """
    heading = key or ("dialog.not_opened" if error.code.startswith("draft") else "dialog.failed")
    say(parent, texts, texts.say(heading), texts.error(error), icon=QMessageBox.Icon.Warning)


def say(
    parent: QWidget | None,
    texts: Texts,
    heading: str,
    text: str,
    *,
    icon: QMessageBox.Icon = QMessageBox.Icon.Information,
) -> None:
    """Tell *text* under *heading*."""
    choose(parent, texts, heading, text, [texts.say("dialog.ok")], icon=icon)


def confirm(parent: QWidget | None, texts: Texts, heading: str, text: str, yes: str) -> bool:
    """Ask before something that cannot be taken back; Escape and Enter leave things as they are."""
    answers = [texts.say("dialog.cancel"), yes]
    return choose(parent, texts, heading, text, answers, icon=QMessageBox.Icon.Warning) == 1


def choose(
    parent: QWidget | None,
    texts: Texts,
    heading: str,
    text: str,
    answers: Sequence[str],
    *,
    icon: QMessageBox.Icon = QMessageBox.Icon.Question,
) -> int:
    """Ask for one of *answers*; the first is what Enter and Escape mean. Returns its position."""
    box = _box(parent, texts, heading, text, icon)
    roles = [QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole]
    buttons: list[QPushButton] = []
    for position, answer in enumerate(answers):
        button = box.addButton(answer, roles[min(position, 1)])
        button.setObjectName(f"answer{position}")
        buttons.append(button)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[0])
    box.exec()
    clicked = box.clickedButton()
    found = next((n for n, button in enumerate(buttons) if button is clicked), 0)
    box.deleteLater()
    return found


def _box(
    parent: QWidget | None, texts: Texts, heading: str, text: str, icon: QMessageBox.Icon
) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("message")
    box.setWindowTitle(texts.say("frame.name"))
    box.setIcon(icon)
    name = "warning" if icon == QMessageBox.Icon.Warning else "advice"
    box.setIconPixmap(mark(name).pixmap(32, 32))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(heading)
    box.setInformativeText(text)
    box.setAccessibleName(heading)
    box.setAccessibleDescription(text)
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(24, 22, 24, 18)
    return box
