"""Draft files: one readable JSON document each, suffix `.erasmus`."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.model.drafts import DraftFile
from erasmus_desk.storage.migrations import migrated
from erasmus_desk.storage.writing import write_whole

MAX_BYTES = 64 * 1024 * 1024
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was last read or written by us."""

    size: int
    modified: int
    digest: str

    def matches(self, path: Path) -> bool:
        """Whether the file at *path* is still the one that was stamped; False if it is gone."""
        try:
            found = path.stat()
            if (found.st_size, found.st_mtime_ns) == (self.size, self.modified):
                return True
            return found.st_size == self.size and digest(path.read_bytes()) == self.digest
        except OSError:
            return False


def digest(content: bytes) -> str:
    """A fingerprint of *content*."""
    return hashlib.sha256(content).hexdigest()


def stamp_of(path: Path, content: bytes) -> Stamp:
    """The stamp of the file at *path* that holds *content*."""
    found = path.stat()
    return Stamp(found.st_size, found.st_mtime_ns, digest(content))


def to_bytes(draft: DraftFile) -> bytes:
    """*draft* as it stands on disk: UTF-8, sorted keys, one space of indent, final newline."""
    raw = draft.model_dump(mode="json")
    return (json.dumps(raw, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def read_draft(path: Path) -> tuple[DraftFile, Stamp]:
    """The draft in the file at *path*, and the file's stamp.

    Raises:
        DraftUnusable: The file is missing, not readable, or not a draft; the code says which.
        DraftTooNew: A later version of the program wrote it.
    """
    content = _content(path)
    draft = parse_draft(content, str(path))
    return draft, stamp_of(path, content)


def parse_draft(content: bytes, file: str) -> DraftFile:
    """The draft in *content*; *file* is named in errors.

    Raises:
        DraftUnusable: It is not a draft; the code says why.
        DraftTooNew: A later version of the program wrote it.
    """
    raw = _object(content, file)
    try:
        return DraftFile.model_validate(migrated(raw, file))
    except ValidationError as reason:
        first = reason.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise DraftUnusable(
            "draft-malformed", {"file": file, "place": place, "reason": first["msg"]}
        ) from reason


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DraftUnusable("draft-is-folder", {"file": str(path)})
        if path.stat().st_size > MAX_BYTES:
            raise DraftUnusable("draft-too-large", {"file": str(path)})
        return path.read_bytes()
    except FileNotFoundError as reason:
        raise DraftUnusable("draft-not-found", {"file": str(path)}) from reason
    except PermissionError as reason:
        raise DraftUnusable("draft-not-readable", {"file": str(path)}) from reason
    except (OSError, ValueError) as reason:
        raise DraftUnusable(
            "draft-not-readable", {"file": str(path), "reason": str(reason)}
        ) from reason


def _object(content: bytes, file: str) -> dict[str, Any]:
    if not content.strip(b"\x00 \t\r\n"):
        raise DraftUnusable("draft-empty", {"file": file})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        raise DraftUnusable("draft-wrong-encoding", {"file": file}) from reason
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as reason:
        raise DraftUnusable("draft-damaged", {"file": file}) from reason
    if not isinstance(raw, dict) or "edition" not in raw or "answers" not in raw:
        raise DraftUnusable("draft-not-a-draft", {"file": file})
    if _depth(raw) > _MAX_DEPTH:
        raise DraftUnusable("draft-damaged", {"file": file})
    return raw


def _depth(value: object) -> int:
    level, layer = 0, [value]
    while layer and level <= _MAX_DEPTH:
        level += 1
        layer = [
            inner
            for node in layer
            if isinstance(node, dict | list)
            for inner in (node.values() if isinstance(node, dict) else node)
        ]
    return level


def write_draft(path: Path, draft: DraftFile) -> Stamp:
    """Write *draft* to *path* and return the file's new stamp.

    Raises:
        SaveFailed: The disk refused; the old file is untouched.
    """
    content = to_bytes(draft)
    write_whole(path, content)
    return stamp_of(path, content)
