"""Who works in a draft: advice for people, kept in a small file beside the draft.

The advice can be stale or late, above all in synchronised folders; what keeps texts from being
overwritten is the comparison before writing.  `guarded` closes the moment between comparing and
writing among the programs of one computer.
"""

import contextlib
import getpass
import json
import os
import platform
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from erasmus_desk.errors import SaveFailed
from erasmus_desk.storage.writing import write_whole

SUFFIX = ".lock"
FORGOTTEN = 12 * 3600.0
"""Seconds without a sign of life after which the lock of another computer is taken as left over."""
RENEWED = 600.0
"""Seconds after which a lock in use is written again as a sign of life."""
_MOST = 4096
_PATIENCE = 2.0
_SELF = secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a draft open: a person's login, a computer, and since when (UTC, ISO 8601)."""

    who: str
    machine: str
    process: int
    since: str
    token: str = ""
    seen: str = ""

    @property
    def moment(self) -> datetime:
        """Since when."""
        return datetime.fromisoformat(self.since)


def ourselves() -> Holder:
    """This person at this computer, now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Holder(_login(), platform.node(), os.getpid(), now, f"{_SELF}-{os.getpid()}", now)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def lock_path(path: Path) -> Path:
    """Where the lock of the draft at *path* lies."""
    return path.with_name(f".{path.name}{SUFFIX}")


def take(path: Path, *, since: str = "") -> bool:
    """Say that we work in the draft at *path*; False where the folder does not let us.

    *since* keeps the beginning when the lock is only renewed.
    """
    holder = asdict(ourselves())
    holder["since"] = since or holder["since"]
    content = json.dumps(holder, ensure_ascii=False, indent=1).encode()
    try:
        write_whole(lock_path(path), content)
    except SaveFailed:
        return False
    return True


def release(path: Path) -> None:
    """Take our lock of the draft at *path* away; one that is not ours stays."""
    held = _read(lock_path(path))
    if held is not None and held.token == ourselves().token:
        with contextlib.suppress(OSError):
            lock_path(path).unlink(missing_ok=True)


def holder_of(path: Path) -> Holder | None:
    """Who else works in the draft at *path*; None if nobody, we ourselves, or a stale lock."""
    held = _read(lock_path(path))
    if held is None or held.token == ourselves().token or _is_stale(held):
        return None
    return held


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(_MOST))
        held = Holder(
            str(raw["who"])[:80],
            str(raw["machine"])[:80],
            int(raw["process"]),
            str(raw["since"]),
            str(raw.get("token", "")),
            str(raw.get("seen", raw["since"])),
        )
        moments = (held.moment, datetime.fromisoformat(held.seen))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return held if all(moment.tzinfo for moment in moments) else None


def _is_stale(held: Holder) -> bool:
    if held.machine == platform.node():
        return not _is_alive(held.process)
    silent = datetime.now(UTC) - datetime.fromisoformat(held.seen)
    return silent.total_seconds() > FORGOTTEN


def _is_alive(process: int) -> bool:
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    # os.kill would end it there.
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, 0, process)
    if not handle:
        return bool(kernel.GetLastError() == 5)  # noqa: PLR2004
    kernel.CloseHandle(handle)
    return True


@contextlib.contextmanager
def guarded(path: Path) -> Iterator[bool]:
    """Keep other programs of this computer from writing the draft at *path* meanwhile.

    Whoever does not get the turn within two seconds goes on without: a program that hangs must
    not keep others from saving, and the comparison before writing is the true guard.

    Yields:
        Whether the turn was given.
    """
    descriptor = _opened(path)
    if descriptor is None:
        yield False
        return
    try:
        yield _turn(descriptor)
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _opened(path: Path) -> int | None:
    try:
        if sys.platform == "win32":
            name = sha256(str(path).lower().encode("utf-8", "replace")).hexdigest()[:24]
            place = Path(tempfile.gettempdir()) / f"erasmus-desk-{name}.guard"
            return os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
        return os.open(path.parent, os.O_RDONLY)
    except OSError:
        return None


def _turn(descriptor: int) -> bool:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            _try_lock(descriptor)
        except BlockingIOError:
            pass
        except OSError as reason:
            if sys.platform != "win32" or reason.errno not in (13, 36):
                return False  # a file system without locks
        else:
            return True
        if time.monotonic() > end:
            return False
        time.sleep(0.01)


def _try_lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Hold:
    """Our own lock of one draft, from opening to closing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._since = ""
        self._taken = 0.0

    def take(self) -> bool:
        """Say that we work here; False where the folder does not let us."""
        since = self._since or datetime.now(UTC).isoformat(timespec="seconds")
        if not take(self._path, since=since):
            return False
        self._since, self._taken = since, time.monotonic()
        return True

    def renew(self) -> bool:
        """Give a sign of life if it is time for one; whether it was."""
        if not self._since or time.monotonic() - self._taken < RENEWED:
            return False
        return self.take()

    def let_go(self) -> None:
        """Say that we have ended."""
        if self._since:
            release(self._path)
            self._since = ""

    def move_to(self, path: Path) -> None:
        """The draft is somewhere else now."""
        held = bool(self._since)
        self.let_go()
        self._path = path
        if held:
            self.take()
