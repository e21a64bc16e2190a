"""The default place of drafts: one folder, a trash beside it, and an index to start fast."""

import json
import os
import re
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.storage.writing import make_private_folder, write_whole

SUFFIX = ".erasmus"
_INDEX_EDITION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What Home shows of one draft without opening it.

    ``percent`` is -1 until the draft has been opened and judged once; ``problem`` is the code of
    the error where the file cannot be read.
    """

    path: str
    title: str
    form: str
    percent: int
    changed: float
    size: int = 0
    modified: int = 0
    search: str = ""
    problem: str = ""


class Library:
    """Drafts in a folder of the user's, anywhere on disk for the rest."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "drafts"
        self.trash = root / "trash"
        self._index = root / "library.json"
        self._known: dict[str, Entry] | None = None

    def entries(self) -> list[Entry]:
        """All drafts of the library and those opened from elsewhere that still exist."""
        return self._refresh(self.folder, outside=True)

    def trashed(self) -> list[Entry]:
        """The drafts in the trash."""
        return self._refresh(self.trash, outside=False)

    def _refresh(self, folder: Path, *, outside: bool) -> list[Entry]:
        known = self._load()
        found: dict[str, Entry] = {}
        for path, size, modified in _files(folder):
            entry = known.get(path)
            if entry is None or (entry.size, entry.modified) != (size, modified):
                entry = _read_entry(Path(path), size, modified, entry)
            found[path] = entry
        if outside:
            for path, entry in known.items():
                elsewhere = not path.startswith((str(self.folder), str(self.trash)))
                if elsewhere and Path(path).is_file():
                    found[path] = entry
        stale = {p for p in known if p.startswith(str(folder) + os.sep) and p not in found}
        if stale or any(known.get(path) is not entry for path, entry in found.items()):
            self._known = {p: e for p, e in known.items() if p not in stale} | found
            self._store()
        return list(found.values())

    def remember(self, entry: Entry) -> None:
        """Keep what Home shows of a draft that was just saved or opened."""
        known = self._load()
        try:
            found = Path(entry.path).stat()
        except OSError:
            return  # it was deleted or its drive taken out a moment ago
        known[entry.path] = replace(entry, size=found.st_size, modified=found.st_mtime_ns)
        self._store()

    def percent_of(self, path: str) -> int:
        """How far the draft at *path* has come, as far as is known; -1 if it is not."""
        entry = self._load().get(path)
        return entry.percent if entry is not None else -1

    def forget(self, path: Path) -> None:
        """Leave a draft outside the library out of the list; its file stays."""
        if self._load().pop(str(path), None) is not None:
            self._store()

    def new_path(self, title: str) -> Path:
        """A free file name in the library for a draft called *title*."""
        make_private_folder(self.folder)
        return free_path(self.folder / f"{file_name(title)}{SUFFIX}")

    def to_trash(self, path: Path) -> Path:
        """Move the draft at *path* to the trash; returns its place there.

        Raises:
            SaveFailed: The file cannot be moved; it stays where it is.
        """
        make_private_folder(self.trash)
        target = free_path(self.trash / path.name)
        self._move(path, target)
        return target

    def restore(self, path: Path) -> Path:
        """Move a draft from the trash back into the library; returns its place there.

        Raises:
            SaveFailed: The file cannot be moved; it stays in the trash.
        """
        make_private_folder(self.folder)
        target = free_path(self.folder / path.name)
        self._move(path, target)
        return target

    def erase(self, path: Path) -> None:
        """Delete a draft in the trash for good.

        Raises:
            SaveFailed: It is not in the trash, or cannot be deleted.
        """
        if path.parent != self.trash:
            raise SaveFailed("erase-outside-trash", {"file": str(path)})
        try:
            path.unlink()
        except OSError as reason:
            raise SaveFailed(
                "move-failed", {"file": str(path), "reason": reason.strerror or ""}
            ) from reason
        self.forget(path)

    def _move(self, source: Path, target: Path) -> None:
        known = self._load()
        try:
            os.replace(source, target)  # noqa: PTH105
        except OSError as reason:
            raise SaveFailed(
                "move-failed", {"file": str(source), "reason": reason.strerror or ""}
            ) from reason
        entry = known.pop(str(source), None)
        if entry is not None:
            known[str(target)] = replace(entry, path=str(target))
        self._store()

    def _load(self) -> dict[str, Entry]:
        if self._known is None:
            self._known = _read_index(self._index)
        return self._known

    def _store(self) -> None:
        entries = [asdict(entry) for entry in (self._known or {}).values()]
        content = json.dumps({"edition": _INDEX_EDITION, "entries": entries}, ensure_ascii=False)
        try:
            write_whole(self._index, content.encode())
        except SaveFailed:
            # The index only saves time; without it the drafts themselves are read.
            self._known = self._known or {}


def _files(folder: Path) -> list[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as found:
            return [
                (entry.path, entry.stat().st_size, entry.stat().st_mtime_ns)
                for entry in found
                if entry.name.endswith(SUFFIX) and not entry.name.startswith(".")
            ]
    except OSError:
        return []


def _read_entry(path: Path, size: int, modified: int, before: Entry | None) -> Entry:
    # Reading drafts needs pydantic, which Home can do without while the index is fresh.
    from erasmus_desk.storage.drafts import read_draft

    try:
        draft, _ = read_draft(path)
    except DeskError as reason:
        return Entry(str(path), path.stem, "", -1, modified / 1e9, size, modified, "", reason.code)
    same = before is not None and before.changed == draft.changed.timestamp()
    percent = before.percent if before is not None and same else -1
    return Entry(
        str(path), draft.title, draft.form, percent, draft.changed.timestamp(), size, modified
    )


def _read_index(path: Path) -> dict[str, Entry]:
    try:
        raw = json.loads(path.read_bytes())
        if raw.get("edition") != _INDEX_EDITION:
            return {}
        return {entry["path"]: Entry(**entry) for entry in raw["entries"]}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def file_name(title: str) -> str:
    """*title* as a file name that every system takes, without suffix."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", title)
    plain = " ".join(plain.split()).strip(". ")[:80].strip()
    return plain or time.strftime("Draft %Y-%m-%d")


def free_path(path: Path) -> Path:
    """*path*, or with a number added where a file of that name is there already."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return candidate
