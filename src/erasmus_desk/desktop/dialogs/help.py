"""Help in windows: the keys, the program and its licences."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button, fit, label, line, scrolled

_ON_HOME = (
    ("home.do_open", "Return"),
    ("home.do_rename", "F2"),
    ("home.do_duplicate", "Ctrl+D"),
    ("home.do_carry", "Ctrl+U"),
    ("home.away", "Del"),
    ("home.find", "Ctrl+F"),
)
_LIBRARIES = ("PySide6-Essentials", "pydantic", "python-docx", "appdirs")


class Shortcuts(QDialog):
    """Every key that does something, by menu.

    Args:
        texts: The words.
        menus: Title and actions of each menu.
        parent: The window.
    """

    def __init__(
        self, texts: Texts, menus: list[tuple[str, list[QAction]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(texts.say("dialog.shortcuts_title"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(4, 4, 18, 4)
        grid.setHorizontalSpacing(28)
        row = 0
        home = [(texts.say(key), QKeySequence(keys)) for key, keys in _ON_HOME]
        found = [(title, _keys(actions)) for title, actions in menus]
        for title, keys in [*found, (texts.say("home.applications"), home)]:
            if keys:
                row = _chapter(grid, row, title.replace("&", ""), keys)
        grid.setRowStretch(row, 1)
        area = scrolled(page, "shortcuts-list")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(texts.say("dialog.shortcuts_title"))
        inner = QVBoxLayout(self)
        inner.setContentsMargins(26, 22, 14, 20)
        inner.addWidget(label(texts.say("dialog.shortcuts_title"), "heading"))
        inner.addWidget(area, 1)
        inner.addLayout(line(1, _close_button(self, texts)))
        self.resize(520, 560)


class About(QDialog):
    """What the program is, which version, under which licences."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(texts.say("dialog.about_title"))
        name = label(texts.say("frame.name"), "title")
        edition = texts.say("dialog.version", version=_version("erasmus-desk"))
        inner = QVBoxLayout(self)
        inner.setContentsMargins(30, 26, 30, 20)
        inner.setSpacing(8)
        inner.addLayout(line(Mark("brand", side=32), name, 1))
        if _version("erasmus-desk"):
            inner.addWidget(label(edition, "subtitle"))
        inner.addWidget(label(texts.say("dialog.about_text"), "", wraps=True))
        inner.addSpacing(8)
        inner.addWidget(label(texts.say("dialog.about_licence"), "help", wraps=True))
        libraries = ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
        inner.addWidget(
            label(texts.say("dialog.about_libraries", names=libraries), "muted", wraps=True)
        )
        inner.addWidget(label(texts.say("dialog.about_places"), "muted", wraps=True))
        inner.addSpacing(10)
        inner.addLayout(line(1, _close_button(self, texts)))
        fit(self, 500)


def _chapter(grid: QGridLayout, row: int, title: str, keys: list[tuple[str, QKeySequence]]) -> int:
    grid.addWidget(label(title, "label"), row, 0, 1, 2)
    for offset, (what, sequence) in enumerate(keys, start=1):
        native = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(QLabel(what), row + offset, 0)
        grid.addWidget(label(native, "chip"), row + offset, 1, Qt.AlignmentFlag.AlignLeft)
    last = row + len(keys) + 1
    grid.setRowMinimumHeight(last, 10)
    return last + 1


def _keys(actions: list[QAction]) -> list[tuple[str, QKeySequence]]:
    return [
        (action.text().replace("&", "").rstrip("…"), action.shortcut())
        for action in actions
        if not action.shortcut().isEmpty()
    ]


def _close_button(dialog: QDialog, texts: Texts) -> QWidget:
    close = button(texts.say("dialog.close"), "close", dialog.accept, "primary")
    close.setDefault(True)
    return close


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
