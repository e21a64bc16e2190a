"""Copies of many files, large ones too, in a new folder or archive: there whole or not at all."""

import errno
import os
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.storage.attachments import look
from erasmus_desk.storage.writing import (
    PRIVATE_FILE,
    make_private_folder,
    refused,
    write_whole,
)

Told = Callable[[int, int], bool]
"""Told of (bytes done, bytes in all); whether to go on."""
_BLOCK = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0)
_NAME = 60


class Stopped(DeskError):
    """The person does not want the copies any more; nothing was left behind."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into a folder or archive.

    Attributes:
        files: Where each file lies, and its name there, which may have folders in it.
        texts: Small files that are made on the way, by name.
    """

    files: Sequence[tuple[Path, str]] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes in all."""
        sizes = (look(path).size for path, _ in self.files)
        return sum(sizes) + sum(map(len, self.texts.values()))


def into_folder(folder: Path, parcel: Parcel, told: Told) -> Path:
    """Make the new *folder* with everything in *parcel*.

    Raises:
        SaveFailed: The disk refused, or has no room; nothing is left behind.
        DeskError: Something of that name is there already, or a file cannot be read.
        Stopped: *told* said so.
    """
    if os.path.lexists(folder):
        raise DeskError("folder-there-already", {"file": str(folder)})
    whole = _room_for(folder, parcel)
    beside = _beside(folder)
    try:
        make_private_folder(beside)
        progress = _Progress(told, whole)
        for path, name in parcel.files:
            make_private_folder((beside / name).parent)
            _copy(path, beside / name, progress)
        for name, content in parcel.texts.items():
            write_whole(beside / name, content)
        beside.rename(folder)
    except OSError as reason:
        raise refused(reason, folder) from reason
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def into_archive(target: Path, parcel: Parcel, told: Told, *, replace: bool = False) -> Path:
    """Write everything in *parcel* to the zip archive *target*, over an old one if *replace*.

    Raises:
        SaveFailed: The disk refused, or has no room; what was there before is still there.
        DeskError: Something of that name is there already, or a file cannot be read.
        Stopped: *told* said so.
    """
    if os.path.lexists(target) and (not replace or target.is_dir()):
        raise DeskError("file-there-already", {"file": str(target)})
    whole = _room_for(target, parcel)
    beside = _beside(target)
    try:
        _write_archive(beside, parcel, _Progress(told, whole))
        beside.replace(target)
    except OSError as reason:
        raise refused(reason, target) from reason
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return target


def _write_archive(path: Path, parcel: Parcel, progress: "_Progress") -> None:
    with (
        os.fdopen(_new(path), "wb") as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for source, name in parcel.files:
            entry = _entry(name)
            with archive.open(entry, "w", force_zip64=True) as target:
                for block in _blocks(source):
                    target.write(block)
                    progress.add(len(block))
        for name, content in parcel.texts.items():
            archive.writestr(_entry(name), content)
    _sync(path)


def _entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, time.localtime()[:6])
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _new(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:_NAME]}.{os.urandom(4).hex()}.part")


def _room_for(target: Path, parcel: Parcel) -> int:
    """The bytes in all; says before the first one is written that there is no room for them."""
    make_private_folder(target.parent)
    for path, _ in parcel.files:
        seen = look(path)
        if not seen.is_there:
            raise DeskError(f"annex-{seen.state}", {"file": str(path)})
    whole = parcel.size
    free = whole
    with suppress(OSError):
        free = shutil.disk_usage(target.parent).free
    if free < whole:
        facts = {"file": str(target), "reason": os.strerror(errno.ENOSPC)}
        raise SaveFailed("save-disk-full", facts)
    return whole


class _Progress:
    """Counts bytes and asks whether to go on."""

    def __init__(self, told: Told, whole: int) -> None:
        self._told, self._whole, self._done = told, whole, 0

    def add(self, count: int) -> None:
        """So many bytes more.

        Raises:
            Stopped: The person does not want more.
        """
        self._done += count
        if not self._told(self._done, max(self._whole, self._done)):
            raise Stopped("copying-stopped")


def _copy(source: Path, target: Path, progress: _Progress) -> None:
    with os.fdopen(_new(target), "wb") as file:
        for block in _blocks(source):
            file.write(block)
            progress.add(len(block))
        file.flush()
        os.fsync(file.fileno())


def _blocks(path: Path) -> Iterator[bytes]:
    """The content of *path* piece by piece; what is wrong with it is not blamed on the copy.

    Raises:
        DeskError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except OSError as reason:
        facts = {"file": str(path), "reason": reason.strerror or ""}
        raise DeskError("annex-not-readable", facts) from reason
