"""Puts the program together: a command line with a command, otherwise the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from erasmus_desk.session.desk import Desk


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
    if given and _is_command(given[0]):
        from erasmus_desk.cli.main import run

        return run(given, desk)
    from erasmus_desk.desktop.app import run as run_window

    return run_window(desk, Path(given[0]) if given else None)


def _is_command(word: str) -> bool:
    from erasmus_desk.cli.main import COMMANDS

    return word in COMMANDS or word.startswith("-")


if __name__ == "__main__":
    sys.exit(main())
