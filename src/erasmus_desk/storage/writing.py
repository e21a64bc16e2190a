"""The only place that writes files: whole, checked, then put in place of the old."""

import contextlib
import os
import sys
import time
from pathlib import Path

from erasmus_desk.errors import SaveFailed

_PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4)
_TRANSIENT = frozenset({5, 32, 33})
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_PART = ".part"
_LONGEST = 60
_ABANDONED = 3600.0


def write_whole(path: Path, content: bytes) -> os.stat_result:
    """Put *content* at *path* so that at every instant the old or the new file is there, whole.

    The file is written beside its target, synced, read back, and moved over it.  It is readable
    by its owner only, unless a file with other rights was there before.

    Returns:
        What the system said of the new file before it took its place.

    Raises:
        SaveFailed: The disk refused; the old file is untouched and nothing is left behind.
    """
    beside = path.with_name(f".{path.name[:_LONGEST]}.{os.urandom(4).hex()}{_PART}")
    try:
        _make_folder(path.parent)
        rights = path.stat().st_mode & 0o777 if path.exists() else PRIVATE_FILE
        _write_synced(beside, content, rights)
        if not _holds(beside, content):
            raise SaveFailed("save-not-verified", {"file": str(path)})
        written = beside.stat()
        _replace(beside, path)
        _sync_folder(path.parent)
    except OSError as reason:
        raise refused(reason, path) from reason
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return written


def _write_synced(path: Path, content: bytes, rights: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, rights)
    with os.fdopen(descriptor, "wb") as file:
        if rights != PRIVATE_FILE:
            # What a person allowed others is given again, whatever the umask says.
            path.chmod(rights)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file reads back as it was written, without taking its size in memory again."""
    at = 0
    with path.open("rb", buffering=0) as file:
        while read := file.read(_BLOCK):
            if read != content[at : at + len(read)]:
                return False
            at += len(read)
    return at == len(content)


_BLOCK = 128 * 1024
_BINARY = getattr(os, "O_BINARY", 0)


def _replace(source: Path, target: Path) -> None:
    # Virus scanners and sync clients hold a fresh file open for a moment, and
    # Windows then refuses the rename. Waiting briefly is the whole cure.
    for pause in _PATIENCE:
        try:
            source.replace(target)
        except OSError as reason:
            if sys.platform != "win32" or getattr(reason, "winerror", 0) not in _TRANSIENT:
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _sync_folder(folder: Path) -> None:
    # Without this a power cut may forget the rename. Some file systems cannot do it;
    # the file itself is synced by then.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def refused(reason: OSError, path: Path) -> SaveFailed:
    """What to tell a person of the system's refusal to write at *path*."""
    return SaveFailed(_code(reason), {"file": str(path), "reason": _reason(reason)})


def _code(reason: OSError) -> str:
    import errno

    if reason.errno in (errno.ENOSPC, errno.EDQUOT):
        return "save-disk-full"
    if reason.errno in (errno.EACCES, errno.EPERM):
        return "save-not-allowed"
    if reason.errno == errno.EROFS:
        return "save-read-only"
    if reason.errno in (errno.ENOENT, errno.ENOTDIR):
        return "save-folder-gone"
    if reason.errno == errno.ENAMETOOLONG:
        return "save-name-too-long"
    return "save-failed"


def _reason(reason: OSError) -> str:
    return reason.strerror or type(reason).__name__


def _make_folder(folder: Path) -> None:
    # pathlib would give the folders on the way there the rights of the umask.
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def make_private_folder(folder: Path) -> None:
    """Make *folder*, readable by its owner only, if it is not there.

    Raises:
        SaveFailed: It cannot be made.
    """
    try:
        _make_folder(folder)
    except OSError as reason:
        raise refused(reason, folder) from reason


def sweep(path: Path, *, now: float) -> None:
    """Take away what a killed process left beside *path* more than an hour ago."""
    beginning = f".{path.name[:_LONGEST]}."
    with contextlib.suppress(OSError):
        for left in path.parent.iterdir():
            if left.name.startswith(beginning) and left.name.endswith(_PART):
                with contextlib.suppress(OSError):
                    if now - left.stat().st_mtime > _ABANDONED:
                        left.unlink()
