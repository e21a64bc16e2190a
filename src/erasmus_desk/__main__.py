"""Puts the program together: a command line with a command, otherwise the window."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.paper import Outline


def folders() -> tuple[Path, Path]:
    """The user's folder for drafts and settings, and the one for what can be made again.

    ``ERASMUS_DESK_HOME`` names another place, for a portable copy on a stick or for tests.
    """
    chosen = os.environ.get("ERASMUS_DESK_HOME")
    if chosen:
        return Path(chosen), Path(chosen) / "cache"
    from appdirs import user_cache_dir, user_data_dir

    return Path(user_data_dir("erasmus-desk", appauthor=False)), Path(
        user_cache_dir("erasmus-desk", appauthor=False)
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    home, cache = folders()
    desk = Desk(home, cache)
    desk.pdf = _draw_pdf
    if given and _is_command(given[0]):
        from erasmus_desk.cli.main import run

        return run(given, desk)
    if not _has_display():
        words = desk.words("messages", "en")
        sys.stderr.write(words.say("error.no-display") + "\n")
        return 2
    # Nothing made until the window is there is garbage; looking for it would only cost time.
    # The window turns collection on again when it is painted.
    gc.disable()
    from erasmus_desk.desktop.app import run as run_window

    return run_window(desk, Path(given[0]) if given else None)


def _draw_pdf(outline: "Outline", progress: Callable[[int, int], bool]) -> bytes:
    """Qt draws PDF; the command line reaches it only through here, and only when asked to."""
    from erasmus_desk.desktop.paper.printing import pdf_anywhere

    return pdf_anywhere(outline, progress)


def _has_display() -> bool:
    """Whether a window can open; where it cannot, Qt would end the program with a dump."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _is_command(word: str) -> bool:
    from erasmus_desk.cli.main import COMMANDS

    return word in COMMANDS or word.startswith("-")


if __name__ == "__main__":
    sys.exit(main())
