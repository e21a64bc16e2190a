"""What is in a form pack that somebody hands over, a folder or a zip: read within bounds.

Nothing is written here, and nothing outside the folder or archive is read.  What is not text is
refused, whatever it is called; so are names that lead elsewhere, links, and more than any pack
needs.  The numbers that an archive gives of itself are not believed.
"""

import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from erasmus_desk.errors import DeskError

SUFFIXES = frozenset({".toml", ".json", ".md", ".txt"})
MAX_FILES = 500
MAX_ENTRIES = 2_000
MAX_FILE = 1_000_000
MAX_TOTAL = 10_000_000
MAX_PACKED = 4_000_000
MAX_DEPTH = 6
MAX_NAME = 80
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others unpack without a bound on memory."""
_ENCRYPTED = 0x1
_FORBIDDEN = frozenset('<>:"\\|?*')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)}
)
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_Files = dict[str, bytes]


class PackRefused(DeskError):
    """A form pack cannot be taken; nothing of it was kept."""


def read_pack_files(source: Path) -> _Files:
    """The files of the pack at *source*, a folder or a zip, by their path within the pack.

    A folder around the pack, as archives often have it, is left out.

    Raises:
        PackRefused: It is neither, or holds what a pack may not hold; the facts say where.
    """
    try:
        files = _folder_files(source) if source.is_dir() else _zip_files(source)
    except (FileNotFoundError, NotADirectoryError) as reason:
        raise PackRefused("pack-not-found", {"file": str(source)}) from reason
    except (OSError, ValueError) as reason:
        facts = {"file": str(source), "reason": getattr(reason, "strerror", "") or str(reason)}
        raise PackRefused("pack-not-readable", facts) from reason
    return _without_wrapper(files)


def _folder_files(folder: Path) -> _Files:
    files: _Files = {}
    seen: dict[str, str] = {}
    for place, path in _below(folder, "", [0]):
        name = _checked(place, seen)
        with path.open("rb") as file:
            files[name] = file.read(MAX_FILE + 1)
        _within_bounds(files, name)
    return files


def _below(folder: Path, start: str, entries: list[int]) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as found:
        for entry in found:
            entries[0] += 1
            if entries[0] > MAX_ENTRIES:
                raise PackRefused("pack-too-many-files", {"maximum": str(MAX_FILES)})
            place = f"{start}{entry.name}"
            if _is_litter(entry.name):
                continue
            if entry.is_symlink() or (hasattr(entry, "is_junction") and entry.is_junction()):
                raise PackRefused("pack-link", {"name": _shown(place)})
            if entry.is_dir(follow_symlinks=False):
                if place.count("/") >= MAX_DEPTH:
                    raise PackRefused("pack-too-deep", {"name": _shown(place)})
                yield from _below(Path(entry.path), f"{place}/", entries)
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                yield place, Path(entry.path)
            else:
                raise PackRefused("pack-not-a-file", {"name": _shown(place)})


def _zip_files(source: Path) -> _Files:
    found = source.stat()
    if not stat.S_ISREG(found.st_mode):
        raise PackRefused("pack-no-zip", {"file": str(source)})
    if found.st_size > MAX_PACKED:
        raise PackRefused("pack-too-large", {"maximum": _megabytes(MAX_PACKED)})
    try:
        with zipfile.ZipFile(source) as archive:
            return _unpacked(archive)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as reason:
        facts = {"file": str(source), "reason": str(reason)}
        raise PackRefused("pack-no-zip", facts) from reason


def _unpacked(archive: zipfile.ZipFile) -> _Files:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise PackRefused("pack-too-many-files", {"maximum": str(MAX_FILES)})
    files: _Files = {}
    seen: dict[str, str] = {}
    for entry in entries:
        _check_entry(entry)
        if entry.is_dir() or any(_is_litter(part) for part in entry.filename.split("/") if part):
            continue
        name = _checked(entry.filename, seen)
        with archive.open(entry) as file:
            files[name] = file.read(MAX_FILE + 1)
        _within_bounds(files, name)
    return files


def _check_entry(entry: zipfile.ZipInfo) -> None:
    facts = {"name": _shown(entry.orig_filename)}
    kind = stat.S_IFMT(entry.external_attr >> 16)
    name = entry.orig_filename
    if name.startswith(("/", "\\")) or "\0" in name or ".." in name.replace("\\", "/").split("/"):
        raise PackRefused("pack-name-leads-out", facts)
    if stat.S_ISLNK(kind):
        raise PackRefused("pack-link", facts)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise PackRefused("pack-not-a-file", facts)
    if entry.flag_bits & _ENCRYPTED:
        raise PackRefused("pack-encrypted", facts)
    if entry.compress_type not in _METHODS:
        raise PackRefused("pack-method", facts)
    if entry.file_size > MAX_FILE:
        raise PackRefused("pack-file-too-large", facts | {"maximum": _megabytes(MAX_FILE)})


def _within_bounds(files: _Files, name: str) -> None:
    if len(files[name]) > MAX_FILE:
        facts = {"name": name, "maximum": _megabytes(MAX_FILE)}
        raise PackRefused("pack-file-too-large", facts)
    if len(files) > MAX_FILES:
        raise PackRefused("pack-too-many-files", {"maximum": str(MAX_FILES)})
    if sum(map(len, files.values())) > MAX_TOTAL:
        raise PackRefused("pack-too-large", {"maximum": _megabytes(MAX_TOTAL)})


def _checked(place: str, seen: dict[str, str]) -> str:
    """*place* as it is written on every disk; *seen* knows those before it.

    Raises:
        PackRefused: Some system would not take it, or take it for something else.
    """
    name = unicodedata.normalize("NFC", place)
    parts = name.split("/")
    facts = {"name": _shown(place)}
    if ".." in parts or name.startswith("/"):
        raise PackRefused("pack-name-leads-out", facts)
    if len(parts) > MAX_DEPTH:
        raise PackRefused("pack-too-deep", facts)
    if not all(_is_usual(part) for part in parts):
        raise PackRefused("pack-name-unusual", facts)
    if Path(parts[-1]).suffix.lower() not in SUFFIXES:
        raise PackRefused("pack-other-file", facts)
    if name.casefold() in seen:
        raise PackRefused("pack-name-twice", facts)
    seen[name.casefold()] = name
    return name


def _is_usual(part: str) -> bool:
    """Whether every system takes *part* as a name, and for the same."""
    return (
        0 < len(part) <= MAX_NAME
        and part == part.strip()
        and part[-1] != "."
        and not _FORBIDDEN & set(part)
        and all(unicodedata.category(character)[0] != "C" for character in part)
        and part.partition(".")[0].casefold() not in _DEVICES
    )


def _is_litter(name: str) -> bool:
    """What systems leave in folders and archives by themselves; it is never copied."""
    return (name.startswith(".") and name not in (".", "..")) or name.casefold() in _LITTER


def _shown(name: str) -> str:
    plain = "".join(c if unicodedata.category(c)[0] != "C" else "�" for c in name)
    return plain[:200]


def _megabytes(size: int) -> str:
    return str(size // 1_000_000)


def _without_wrapper(files: _Files) -> _Files:
    """*files* without the one folder that is around all of them, if the pack begins below it."""
    first = {name.partition("/")[0] for name in files if "/" in name}
    loose = [name for name in files if "/" not in name]
    if _is_pack(files) or len(first) != 1 or loose:
        return files
    start = f"{first.pop()}/"
    inner = {name.removeprefix(start): content for name, content in files.items()}
    return inner if _is_pack(inner) else files


def _is_pack(files: _Files) -> bool:
    return any(
        name == "pack.toml" or (name.endswith("/form.toml") and name.count("/") == 2)  # noqa: PLR2004
        for name in files
    )
