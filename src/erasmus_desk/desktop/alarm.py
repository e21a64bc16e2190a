"""What happens when the program itself is at fault: save, write it down, say so, go on."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from erasmus_desk.errors import DeskError

if TYPE_CHECKING:
    from erasmus_desk.desktop.main_window import MainWindow

LOG = "log.txt"
_LARGEST = 200_000
_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Alarm:
    """Takes exceptions that nobody else took.

    The log holds kinds and places of errors only, never their messages: those may quote what
    applicants have written.

    Args:
        window: Whose draft is saved and who tells.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._telling = False

    def install(self) -> None:
        """Take unexpected exceptions from now on."""
        sys.excepthook = self.sound

    def sound(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Save, write down, tell once, go on."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        saved = self._save()
        self._write(kind, error, trace)
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(error, saved=saved)
        finally:
            self._telling = False

    def _save(self) -> bool:
        opened = self._window.opened
        if opened is None:
            return True
        try:
            opened.save_now()
        except Exception:  # noqa: BLE001 - an alarm that fails must still be heard
            return False
        return True

    def _tell(self, error: BaseException, *, saved: bool) -> None:
        from erasmus_desk.desktop.dialogs.messages import say, show_error

        texts = self._window.texts
        if isinstance(error, DeskError):
            show_error(self._window, texts, error)
            return
        key = "dialog.alarm_saved" if saved else "dialog.alarm_unsaved"
        file = str(self._window.desk.home / LOG)
        say(self._window, texts, texts.say("dialog.alarm_title"), texts.say(key, file=file))

    def _write(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        import traceback

        code = f" {error.code}" if isinstance(error, DeskError) else ""
        moment = self._window.desk.now().isoformat(timespec="seconds")
        places = "".join(traceback.format_tb(trace))
        append(self._window.desk.home / LOG, f"{moment} {kind.__name__}{code}\n{places}\n")
        sys.stderr.write(f"{kind.__name__}{code}\n{places}")


def append(path: Path, text: str) -> None:
    """Add *text* to the log at *path*; a log that has grown large makes room for a new one."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old.txt"))
        with path.open("a", encoding="utf-8") as log:
            log.write(text)
        path.chmod(0o600)
    except OSError:
        # Without a log the dialog still tells.
        return
