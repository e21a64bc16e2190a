"""The menu of editing: undo across all pages, and the clipboard where one is writing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from erasmus_desk.desktop.menus.making import entry

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow
    from erasmus_desk.session.steps import Step

_STANDARD = QKeySequence.StandardKey


class EditMenu:
    """Undo and redo belong to the draft; cut, copy and paste to the field with the cursor.

    Args:
        window: The main window.
        menu: The empty menu.
    """

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        self._window = window
        texts = window.texts
        self._undo = entry(menu, texts, "undo", self._take_back, _STANDARD.Undo)
        self._redo = entry(menu, texts, "redo", self._do_again, "Ctrl+Shift+Z")
        self._redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addSeparator()
        for key, name in (("cut", "Cut"), ("copy", "Copy"), ("paste", "Paste")):
            entry(menu, texts, key, _in_field(key), getattr(_STANDARD, name))
        menu.addSeparator()
        entry(menu, texts, "select_all", _in_field("selectAll"), _STANDARD.SelectAll)
        menu.aboutToShow.connect(self._name_steps)
        menu.aboutToHide.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Let the keys work whenever a draft is open; the menu itself says what there is to undo.

        Whether there is something is asked when the key is pressed, so that typing need not
        tell the menu of every letter.
        """
        for action in (self._undo, self._redo):
            action.setEnabled(self._window.opened is not None)

    def _name_steps(self) -> None:
        texts, opened = self._window.texts, self._window.opened
        history = opened.history if opened is not None else None
        for action, key, step in (
            (self._undo, "undo", history.undoable if history else None),
            (self._redo, "redo", history.redoable if history else None),
        ):
            action.setEnabled(step is not None)
            name = self._name(step) if step is not None else ""
            text = texts.say(f"menu.{key}")
            action.setText(texts.say(f"menu.{key}_step", step=name) if name else text)

    def _name(self, step: "Step") -> str:
        from erasmus_desk.session.sentences import label_of

        window = self._window
        if window.opened is None:
            return ""
        words = window.desk.form_words(window.opened.form.id, window.desk.prompts_of(window.opened))
        label = step.name or label_of(window.opened, step.place, words)
        return window.texts.say(f"menu.step.{step.kind}", label=label).replace("&", "&&")

    def _take_back(self) -> None:
        if self._window.opened is not None:
            self._show(self._window.opened.undo())

    def _do_again(self) -> None:
        if self._window.opened is not None:
            self._show(self._window.opened.redo())

    def _show(self, step: "Step | None") -> None:
        """Go where the step was made, so that nothing changes unseen."""
        from erasmus_desk.session.assessment import ASSESSMENT

        workspace = self._window.workspace
        if step is None or not step.place or workspace is None:
            return
        if step.place[0] == ASSESSMENT:
            workspace.show_review()
        else:
            workspace.show_place(step.place)


def _in_field(deed: str) -> Callable[[], None]:
    def act() -> None:
        field = QApplication.focusWidget()
        method = getattr(field, deed, None)
        if callable(method):
            method()

    return act
