"""Earlier texts of drafts, kept in the data folder, each whole in a small file of its own.

A file is one line of JSON (when, why, of which file, fingerprint) and the draft's bytes,
compressed.  A damaged file spoils no other; what does not fit its fingerprint is never given out.
"""

import contextlib
import json
import re
import secrets
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from erasmus_desk.errors import DeskError, DraftUnusable, SaveFailed
from erasmus_desk.storage.drafts import digest, legible_id
from erasmus_desk.storage.parsing import MAX_BYTES
from erasmus_desk.storage.thinning import Kept, superfluous
from erasmus_desk.storage.writing import make_private_folder, write_whole

SUFFIX = ".version"
_EDITION = 1
_MAX_HEAD = 16 * 1024
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}\Z")
_FOLDER = re.compile(r"[A-Za-z0-9-]{16,64}\Z")
_LEVEL = 4
_ABOUT = "about.json"
_MOST_PATHS = 20


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier text of a draft.

    Attributes:
        id: Its name among the versions of the draft.
        draft: Id of the draft.
        at: When it was kept, UTC.
        occasion: ``writing``, ``closing``, ``opened``, ``named``, ``before-…``, ``theirs``,
            ``diverged`` (kept while another's text lay in the file) or ``unsaved`` (the disk
            refused).
        name: What a person called it; such a version is kept for good.
        file: Where the draft was.
        title: What the draft was called.
        size: Bytes of the draft.
        digest: Fingerprint of the draft's bytes.
        sense: Fingerprint of what people wrote, whenever it was saved.
        token: The draft's own name for this text, by which ancestors are found.
    """

    id: str
    draft: str
    at: datetime
    occasion: str
    name: str = ""
    file: str = ""
    title: str = ""
    size: int = 0
    digest: str = ""
    sense: str = ""
    token: str = ""


class VersionStore:
    """The versions of all drafts below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, version: Version, content: bytes) -> Version:
        """Keep *content*; an ``id`` that is given replaces the version of that id.

        Raises:
            SaveFailed: The disk refused; earlier versions are untouched.
        """
        name = version.id or f"{version.at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
        kept = replace(version, id=name, size=len(content), digest=digest(content))
        home = self._home(version.draft)
        make_private_folder(home)
        write_whole(home / f"{name}{SUFFIX}", _head(kept) + zlib.compress(content, _LEVEL))
        self._note(kept)
        return kept

    def versions(self, draft: str) -> tuple[Version, ...]:
        """The versions of a draft, newest first; a file that cannot be read is left out."""
        found = []
        with contextlib.suppress(OSError):
            for path in self._home(draft).iterdir():
                if path.suffix == SUFFIX:
                    version = _version(path, draft)
                    if version is not None:
                        found.append(version)
        return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True))

    def read(self, version: Version) -> bytes:
        """The draft's bytes as they were.

        Raises:
            DraftUnusable: The version is gone or damaged.
        """
        path = self._path(version)
        facts = {"file": str(path), "name": version.name}
        try:
            with path.open("rb") as file:
                file.readline(_MAX_HEAD)
                packed = file.read(MAX_BYTES)
            content = zlib.decompressobj().decompress(packed, MAX_BYTES)
        except FileNotFoundError as reason:
            raise DraftUnusable("version-gone", facts) from reason
        except (OSError, zlib.error) as reason:
            raise DraftUnusable("version-damaged", facts) from reason
        if digest(content) != version.digest:
            raise DraftUnusable("version-damaged", facts)
        return content

    def rename(self, version: Version, name: str) -> Version:
        """Give a version a name, which keeps it for good, or take its name away.

        Raises:
            DraftUnusable: It is gone or damaged.
            SaveFailed: The disk refused.
        """
        content = self.read(version)
        return self.keep(replace(version, name=name), content)

    def erase(self, version: Version, *, named_too: bool = False) -> None:
        """Delete one version; one with a name only if *named_too*.

        Raises:
            SaveFailed: It has a name, or cannot be deleted.
        """
        path = self._path(version)
        if version.name and not named_too:
            raise SaveFailed("version-is-named", {"name": version.name})
        try:
            path.unlink(missing_ok=True)
        except OSError as reason:
            facts = {"file": str(path), "reason": reason.strerror or ""}
            raise SaveFailed("move-failed", facts) from reason

    def thin(self, draft: str, now: datetime) -> int:
        """Delete the versions that the plan of thinning does not keep; returns how many."""
        known = {one.id: one for one in self.versions(draft)}
        plan = [Kept(one.id, one.at, one.occasion, bool(one.name)) for one in known.values()]
        dropped = superfluous(plan, now)
        for identity in dropped:
            with contextlib.suppress(DeskError):
                self.erase(known[identity])
        return len(dropped)

    def erase_all(self, draft: str) -> None:
        """Delete every version of a draft that was itself deleted for good."""
        home = self._home(draft)
        with contextlib.suppress(OSError):
            for path in home.iterdir():
                path.unlink(missing_ok=True)
            home.rmdir()

    def files_of(self, draft: str) -> tuple[str, ...]:
        """The files that are, or were, this draft, as far as is known."""
        known = _about(self._home(draft) / _ABOUT)
        return tuple(known[1]) if known else ()

    def draft_at(self, path: Path, content: bytes = b"") -> str:
        """The id of the draft whose file is or was *path*; empty if none is known.

        *content* is what is left of the file: its id may still be legible.
        """
        named = legible_id(content)
        if named and self.versions(named):
            return named
        for draft, paths in self._notes():
            if str(path) in paths:
                return draft
        return ""

    def _home(self, draft: str) -> Path:
        # The id comes from a file that anybody may have made.
        name = (
            draft if _FOLDER.match(draft) else f"x{digest(draft.encode('utf-8', 'replace'))[:40]}"
        )
        return self.folder / name.lower()

    def _path(self, version: Version) -> Path:
        name = version.id if _PLAIN.match(version.id) else "none"
        return self._home(version.draft) / f"{name}{SUFFIX}"

    def _note(self, version: Version) -> None:
        """Remember which files were this draft's, for the day when one cannot be read."""
        path = self._home(version.draft) / _ABOUT
        known = _about(path)
        if version.file and (not known or known[1][-1:] != [version.file]):
            before = known[1] if known else []
            paths = [*(one for one in before if one != version.file), version.file]
            content = json.dumps({"draft": version.draft, "files": paths[-_MOST_PATHS:]})
            with contextlib.suppress(SaveFailed):
                write_whole(path, content.encode())

    def _notes(self) -> Iterator[tuple[str, list[str]]]:
        with contextlib.suppress(OSError):
            for home in sorted(self.folder.iterdir()):
                known = _about(home / _ABOUT)
                if known:
                    yield known


def _about(path: Path) -> tuple[str, list[str]] | None:
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(_MAX_HEAD * 16))
        return str(raw["draft"]), [str(one) for one in raw["files"]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _head(version: Version) -> bytes:
    facts = asdict(version) | {"edition": _EDITION, "at": version.at.isoformat()}
    facts["name"], facts["title"] = version.name[:200], version.title[:200]
    return json.dumps(facts).encode() + b"\n"


def _version(path: Path, draft: str) -> Version | None:
    try:
        with path.open("rb") as file:
            raw: dict[str, Any] = json.loads(file.readline(_MAX_HEAD))
        at = datetime.fromisoformat(raw["at"]).astimezone(UTC)
        texts = ("occasion", "name", "file", "title", "digest", "sense", "token")
        known = {key: str(raw.get(key, "")) for key in texts}
        return Version(path.stem, draft, at, size=int(raw["size"]), **known)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    except RecursionError:
        return None
