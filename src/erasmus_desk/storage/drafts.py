"""Draft files: one readable JSON document each, suffix `.erasmus`."""

import os
import re
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.model.drafts import DraftFile
from erasmus_desk.storage.encoding import encoded
from erasmus_desk.storage.migrations import migrated
from erasmus_desk.storage.parsing import MAX_BYTES, parse_object
from erasmus_desk.storage.writing import write_whole

_MAX_ID = 200
_OWN_ID = re.compile(rb'^ "id": "([A-Za-z0-9-]{1,64})"', re.MULTILINE)
_NO_MARK = (-1, -1, -1, -1)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was last read or written by us, and what was in it.

    ``mark`` is what the system says of the file: as long as that is the same, nobody has touched
    it.  It also tells apart two files of one size written within one tick of the clock.
    """

    mark: tuple[int, int, int, int]
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """A fingerprint of the content."""
        return digest(self.content)

    def matches(self, path: Path) -> bool:
        """Whether the file at *path* is still the one that was stamped; False if it is gone."""
        try:
            found = path.stat()
            if _mark(found) == self.mark:
                return True
            return found.st_size == len(self.content) and path.read_bytes() == self.content
        except OSError:
            return False


def _mark(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def digest(content: bytes) -> str:
    """A fingerprint of *content*."""
    return sha256(content).hexdigest()


def stamp_of(path: Path, content: bytes) -> Stamp:
    """The stamp of the file at *path* that holds *content*."""
    return Stamp(_mark(path.stat()), content)


def legible_id(content: bytes) -> str:
    """The id of the draft in *content*, which may be damaged; empty if it cannot be made out."""
    found = _OWN_ID.search(content)
    return found[1].decode() if found else ""


def id_at(path: Path) -> str:
    """The id of the draft in the file at *path*; empty if there is none to be read."""
    try:
        with path.open("rb") as file:
            return legible_id(file.read(MAX_BYTES))
    except OSError:
        return ""


def to_bytes(draft: DraftFile) -> bytes:
    """*draft* as it stands on disk: UTF-8, sorted keys, one space of indent, final newline."""
    return encoded(draft.model_dump(mode="json"))


def read_draft(path: Path) -> tuple[DraftFile, Stamp]:
    """The draft in the file at *path*, and the file's stamp.

    Raises:
        DraftUnusable: The file is missing, not readable, or not a draft; the code says which.
        DraftTooNew: A later version of the program wrote it.
    """
    stamp = read_stamp(path)
    return parse_draft(stamp.content, str(path)), stamp


def read_stamp(path: Path) -> Stamp:
    """The bytes of the file at *path* with what the system says of it.

    Raises:
        DraftUnusable: The file is missing, too large, not a file, or not readable.
    """
    file = str(path)
    try:
        if path.is_dir():
            raise DraftUnusable("draft-is-folder", {"file": file})
        return _read(path)
    except FileNotFoundError as reason:
        raise DraftUnusable("draft-not-found", {"file": file}) from reason
    except PermissionError as reason:
        raise DraftUnusable("draft-not-readable", {"file": file}) from reason
    except (OSError, ValueError) as reason:
        text = getattr(reason, "strerror", "") or str(reason)
        raise DraftUnusable("draft-not-readable", {"file": file, "reason": text}) from reason


def _read(path: Path) -> Stamp:
    # A pipe would be waited for without end; a device has no size.
    if not stat.S_ISREG(path.stat().st_mode):
        raise DraftUnusable("draft-not-a-file", {"file": str(path)})
    with path.open("rb") as file:
        mark = _mark(os.fstat(file.fileno()))
        if mark[0] > MAX_BYTES:
            raise DraftUnusable("draft-too-large", {"file": str(path)})
        content = file.read(MAX_BYTES + 1)
    return Stamp(mark, content)


def parse_draft(content: bytes, file: str) -> DraftFile:
    """The draft in *content*; *file* is named in errors.

    Raises:
        DraftUnusable: It is not a draft; the code says why.
        DraftTooNew: A later version of the program wrote it.
    """
    raw = raw_draft(content, file)
    try:
        draft = DraftFile.model_validate(migrated(raw, file))
    except ValidationError as reason:
        first = reason.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise _malformed(file, place, first["msg"]) from reason
    return _checked(draft, file)


def raw_draft(content: bytes, file: str) -> dict[str, Any]:
    """The object in *content*, in whatever edition it is.

    Raises:
        DraftUnusable: It is not a draft.
    """
    raw = parse_object(content, file)
    if "edition" not in raw or "answers" not in raw:
        raise DraftUnusable("draft-not-a-draft", {"file": file})
    return raw


def _checked(draft: DraftFile, file: str) -> DraftFile:
    if not 0 < len(draft.id) <= _MAX_ID:
        raise _malformed(file, "id", "")
    moments = {name: _moment(getattr(draft, name)) for name in ("created", "changed")}
    for name, moment in moments.items():
        if moment is None:
            raise _malformed(file, name, "")
    if any(moment != getattr(draft, name) for name, moment in moments.items()):
        return draft.model_copy(update=moments)
    return draft


def _moment(value: datetime) -> datetime | None:
    """*value* in UTC; None where no calendar of a computer has it."""
    try:
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        moment.timestamp()
        moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return moment if 1 < moment.year < 9999 else None  # noqa: PLR2004


def _malformed(file: str, place: str, reason: str) -> DraftUnusable:
    return DraftUnusable("draft-malformed", {"file": file, "place": place, "reason": reason})


def write_draft(path: Path, draft: DraftFile) -> Stamp:
    """Write *draft* to *path* and return the file's new stamp.

    Raises:
        SaveFailed: The disk refused; the old file is untouched.
    """
    return write_content(path, to_bytes(draft))


def write_content(path: Path, content: bytes) -> Stamp:
    """Write a draft that stands in *content* already; returns the file's new stamp.

    Raises:
        SaveFailed: The disk refused; the old file is untouched.
    """
    written = write_whole(path, content)
    return Stamp(_mark_after(path, written), content)


def _mark_after(path: Path, written: os.stat_result) -> tuple[int, int, int, int]:
    # Others may have replaced the file since we did. A mark that no file has makes
    # the next comparison read it.
    try:
        found = path.stat()
    except OSError:
        return _NO_MARK
    ours = (written.st_size, written.st_mtime_ns, written.st_ino)
    same = (found.st_size, found.st_mtime_ns, found.st_ino) == ours
    return _mark(found) if same else _NO_MARK
