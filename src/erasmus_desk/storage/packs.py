"""The form packs in the user's data folder: put in place whole, taken out whole."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.errors import SaveFailed
from erasmus_desk.storage.library import file_name
from erasmus_desk.storage.writing import PRIVATE_FOLDER, make_private_folder, refused, write_whole

_ADDED = ".added.json"
_NEW, _OLD, _REMOVED = ".new-", ".old-", ".removed"
_ABANDONED = 3600.0
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Added:
    """Where a pack came from, and when."""

    source: str = ""
    at: datetime | None = None


class PackStore:
    """Installs, lists and removes packs.

    Args:
        folder: Where they lie, one folder each; names with a dot before are no packs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> tuple[str, ...]:
        """The names of the installed packs."""
        try:
            found = sorted(one.name for one in self.folder.iterdir() if one.is_dir())
        except OSError:
            return ()
        return tuple(name for name in self._mended(found) if not name.startswith("."))

    def _mended(self, found: list[str]) -> list[str]:
        """*found*, with a pack put back whose newer version never took its place."""
        for name in found:
            pack = name.removeprefix(_OLD)
            if name.startswith(_OLD) and pack not in found:
                with suppress(OSError):
                    (self.folder / name).rename(self.folder / pack)
                    return sorted({*found, pack} - {name})
        return found

    def place(self, name: str) -> Path:
        """The folder of the pack called *name*, whether it is installed or not.

        Names that differ in nothing but capitals are the same pack, on every system.
        """
        import unicodedata

        plain = unicodedata.normalize("NFC", file_name(name).lstrip("."))[:_LONGEST].strip(". ")
        plain = plain or "pack"
        same = (one for one in self.names() if one.casefold() == plain.casefold())
        return self.folder / next(same, plain)

    @contextmanager
    def staged(self, files: Mapping[str, bytes]) -> Iterator[Path]:
        """*files* in a folder beside the packs, for as long as they are being examined.

        Raises:
            SaveFailed: The disk refused; nothing is left behind.
        """
        import shutil

        self._sweep()
        make_private_folder(self.folder)
        stage = self.folder / f"{_NEW}{os.urandom(6).hex()}"
        try:
            try:
                stage.mkdir(mode=PRIVATE_FOLDER)
            except OSError as reason:
                raise refused(reason, stage) from reason
            for name, content in files.items():
                write_whole(stage.joinpath(*name.split("/")), content)
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def settle(self, stage: Path, name: str, source: Path, now: datetime) -> Path:
        """Put the staged pack in place as *name*, instead of the one that was there.

        Raises:
            SaveFailed: The disk refused; what was there before still is.
        """
        import shutil

        origin = {"source": str(source), "at": now.astimezone(UTC).isoformat(timespec="seconds")}
        write_whole(stage / _ADDED, json.dumps(origin).encode())
        target = self.place(name)
        aside = self.folder / f"{_OLD}{target.name}"
        try:
            if target.exists():
                shutil.rmtree(aside, ignore_errors=True)
                target.rename(aside)
            try:
                stage.rename(target)
            except OSError:
                if aside.exists():
                    aside.rename(target)
                raise
        except OSError as reason:
            raise refused(reason, target) from reason
        shutil.rmtree(aside, ignore_errors=True)
        return target

    def remove(self, name: str) -> None:
        """Take the pack out; it can be put back until the next one is removed.

        Raises:
            SaveFailed: There is none of that name, or it cannot be moved; it stays.
        """
        import shutil

        if name not in self.names():
            raise SaveFailed(
                "pack-unknown", {"name": name, "known": ", ".join(self.names()) or "–"}
            )
        kept = self.folder / _REMOVED
        try:
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            (self.folder / name).rename(kept / name)
        except OSError as reason:
            facts = {"file": str(self.folder / name), "reason": reason.strerror or ""}
            raise SaveFailed("move-failed", facts) from reason

    def put_back(self, name: str) -> None:
        """Put back the pack that was removed last.

        Raises:
            SaveFailed: It is not there any more, or another one is.
        """
        try:
            (self.folder / _REMOVED / name).rename(self.folder / name)
        except OSError as reason:
            facts = {"file": str(self.folder / name), "reason": reason.strerror or ""}
            raise SaveFailed("move-failed", facts) from reason

    def added(self, name: str) -> Added:
        """Where the pack came from, as far as that is known."""
        try:
            raw = json.loads((self.folder / name / _ADDED).read_bytes())
            return Added(str(raw["source"]), datetime.fromisoformat(raw["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Added()

    def _sweep(self) -> None:
        """Take away what a killed process left behind more than an hour ago."""
        import shutil

        with suppress(OSError):
            for left in self.folder.iterdir():
                if left.name.startswith(_NEW):
                    with suppress(OSError):
                        if time.time() - left.stat().st_mtime > _ABANDONED:
                            shutil.rmtree(left, ignore_errors=True)
