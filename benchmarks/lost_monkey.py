"""Clicks and types at random in the window, then looks whether anything was lost.

    QT_QPA_PLATFORM=offscreen python benchmarks/lost_monkey.py [--seconds 60] [--seed 1] [FORM …]

For every form in turn: pages turned, fields typed into, buttons pressed, items added, moved and
deleted, steps taken back and made again, the window's language changed.  Afterwards everything
taken back gives the draft as it was, made again as it is, and saved and opened again the same.
Any exception, any warning of Qt, and any difference is a failure; the last steps are printed.

The program works in a folder of its own; message boxes and file dialogs are closed as they come.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QObject,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from erasmus_desk.desktop.app import put_up
from erasmus_desk.desktop.main_window import MainWindow
from erasmus_desk.errors import DeskError
from erasmus_desk.model.drafts import Draft
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

FORMS = (
    "ka220-vet-2026",
    "alliances-innovation-lot1-2026",
    "study-visit-host-2013",
    "ka122-vet-2026",
)
LANGUAGES = ("en", "pl", "el", "bg")
TYPED = (
    "abc", "12", "2018-09-01", "31.2.2026", "E1234", "x@y", "99999999", "-", "1,5", "Ωμέγα ",
    "zażółć", "<b>&amp;", "  ", "a" * 300,
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    Qt.Key.Key_Tab, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_F6,
)  # fmt: skip
LEAVES = frozenset({"home"})
"""Buttons that lead out of the draft; the monkey goes home by itself."""
HARMLESS = ("This plugin does not support", "propagateSizeHints", "Cannot find a matching font")
INPUTS = (
    QAbstractButton,
    QLineEdit,
    QTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
)


class Elsewhere(QObject):
    """Takes what would be opened in other programs."""

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        """Do nothing with *address*."""


class Monkey:
    """One window, one dice, and everything that went wrong.

    Args:
        desk, app, window: What it plays with.
        seed: Of the dice.
    """

    def __init__(self, desk: Desk, app: QApplication, window: MainWindow, seed: int) -> None:
        self.desk, self.app, self.window = desk, app, window
        self.dice = random.Random(seed)  # noqa: S311
        self.failures: list[str] = []
        self.steps = 0
        self.last: deque[str] = deque(maxlen=14)
        sys.excepthook = lambda *what: self.fail("".join(traceback.format_exception(*what)))
        qInstallMessageHandler(self._hear)
        self._closing = QTimer(window)
        self._closing.timeout.connect(self._close_dialogs)
        self._closing.start(120)

    def fail(self, what: str) -> None:
        """Note a failure with the steps that led to it."""
        told = f"{what.strip()[-1500:]}\n    after: " + "\n           ".join(self.last)
        if what not in (one.split("\n    after:")[0] for one in self.failures):
            self.failures.append(told)
            print(told, file=sys.stderr)

    def play(self, form: str, seconds: float) -> None:
        """Work at random in a new draft, or an example, of *form*; then look what is left."""
        example = self.desk.has_example(form) and self.dice.random() < 0.7
        opened = self.desk.example(form) if example else self.desk.new(form, "Monkey")
        before = opened.draft
        self.last.append(f"{form} {'example' if example else 'new'}")
        self.window.show_draft(opened)
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.window.opened is opened:
            self.steps += 1
            self.step(opened)
            self.app.processEvents()
            if self.dice.random() < 0.05:
                QTest.qWait(60)
        if self.window.opened is opened:
            self.look(opened, before)
        self.window.show_home()
        self.app.processEvents()

    def step(self, opened: OpenDraft) -> None:
        """One thing that a person may do."""
        chance = self.dice.random()
        ways: tuple[tuple[float, Callable[[], object]], ...] = (
            (0.10, self._turn_page),
            (0.12, lambda: self.window.workspace and self.window.workspace.show_review()),
            (0.18, lambda: self._press_key(self.window, Qt.Key.Key_Z)),
            (0.22, lambda: self._press_key(self.window, Qt.Key.Key_Y)),
            (0.225, self._speak),
            (0.23, opened.history.pause),
        )
        for limit, way in ways:
            if chance < limit:
                self.last.append(getattr(way, "__name__", "step"))
                way()
                return
        self._use(self.dice.choice(self._reachable() or [self.window]))

    def look(self, opened: OpenDraft, before: Draft) -> None:
        """Whether taking back, making again, saving and opening again lose anything."""
        now = as_json(opened.answers), _facts(opened)
        undone = sum(1 for _ in iter(opened.undo, None))
        if undone < 500 and as_json(opened.answers) != as_json(before.answers):
            self.fail("taking everything back does not lead to the beginning")
        while opened.redo() is not None:
            pass
        if (as_json(opened.answers), _facts(opened)) != now:
            self.fail("making everything again does not lead to the end")
        try:
            opened.save_now()
            again = self.desk.open(opened.path, listed=False)
        except DeskError as reason:
            self.fail(f"cannot be saved and opened: {reason.code} {reason.facts}")
            return
        if (as_json(again.answers), _facts(again)) != (as_json(opened.answers), _facts(opened)):
            self.fail("what was saved is not what was there")
        again.saver.close()

    def _use(self, widget: QWidget) -> None:
        self.last.append(f"{type(widget).__name__} {widget.objectName()}")
        if isinstance(widget, QAbstractButton):
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        elif isinstance(widget, QLineEdit | QTextEdit):
            self._type(widget)
        elif isinstance(widget, QAbstractItemView) and self.dice.random() < 0.4:
            area = widget.viewport().rect()
            spot = QPoint(self.dice.randint(0, area.width()), self.dice.randint(0, area.height()))
            QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        else:
            widget.setFocus()
            QTest.keyClick(widget, self.dice.choice(KEYS))

    def _type(self, field: QWidget) -> None:
        field.setFocus()
        if self.dice.random() < 0.2:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(field, Qt.Key.Key_Delete)
        text = self.dice.choice(TYPED)
        if text.isascii():
            QTest.keyClicks(field, text)
        else:
            QApplication.clipboard().setText(text)
            QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        if self.dice.random() < 0.3:
            QTest.keyClick(field, self.dice.choice(KEYS))

    def _press_key(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)

    def _turn_page(self) -> None:
        workspace = self.window.workspace
        if workspace is not None:
            stops = [*workspace.plan_keys(), *(s.key for s in self._form().sections)]
            workspace.show_section(self.dice.choice(stops))

    def _form(self) -> Any:
        return self.window.opened.form if self.window.opened else None

    def _speak(self) -> None:
        self.window.prefer(window=self.dice.choice(LANGUAGES))

    def _reachable(self) -> list[QWidget]:
        top = self.app.activeModalWidget() or self.window.workspace or self.window
        # While Qt hands out a list of widgets, Python must not tidy some of them away.
        gc.disable()
        found = top.findChildren(QWidget)
        gc.enable()
        return [
            one
            for one in found
            if isinstance(one, INPUTS)
            and one.isVisible()
            and one.isEnabled()
            and one.objectName() not in LEAVES
        ]

    def _hear(self, kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(one in text for one in HARMLESS):
            self.fail(f"Qt: {text}")

    def _close_dialogs(self) -> None:
        popup = self.app.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = self.app.activeModalWidget()
        if dialog is not None:
            reject = getattr(dialog, "reject", dialog.close)
            reject()


def _facts(opened: OpenDraft) -> dict[str, Any]:
    """What is kept beside the answers, but for moments and tokens."""
    names = ("title", "language", "notes", "assessment", "annexes", "emergency", "parked")
    return opened.draft.facts.model_dump(mode="json", include=set(names))


def main() -> int:
    """Play, print one line of a table, and say by the status whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("forms", nargs="*", default=FORMS)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "home", Path(folder) / "cache")
        desk.prefer(window="en", theme="light")
        app, window = put_up(desk)
        elsewhere = Elsewhere()
        for scheme in ("http", "https", "file", "mailto"):
            QDesktopServices.setUrlHandler(scheme, elsewhere, "take")
        window.resize(1366, 768)
        window.show()
        monkey = Monkey(desk, app, window, asked.seed)
        for form in asked.forms:
            monkey.play(form, asked.seconds / len(asked.forms))
        window.close()
        app.processEvents()
    said = f"seed {asked.seed}, {asked.seconds:.0f} s, {len(asked.forms)} forms"
    print(f"| `lost_monkey`: {said} | {monkey.steps} steps, {len(monkey.failures)} failures |")
    sys.stdout.flush()
    os._exit(1 if monkey.failures else 0)


if __name__ == "__main__":
    main()
