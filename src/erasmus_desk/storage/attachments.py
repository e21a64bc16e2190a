"""What the disk says of files of a person's own; nothing here changes them."""

import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from erasmus_desk.model.attachments import FileState, Seen

_COMPARED = 64 * 1024 * 1024
"""Files that are larger than this are not read through to compare them."""


def look(path: Path) -> Seen:
    """What the disk says of the file at *path*, following links; never an error."""
    try:
        found = path.stat()
    except PermissionError:
        return Seen(_shown(path), "locked")
    except (OSError, ValueError):
        return Seen(_shown(path), "gone")
    if not stat.S_ISREG(found.st_mode):
        state: FileState = "folder" if stat.S_ISDIR(found.st_mode) else "special"
        return Seen(_shown(path), state)
    if not os.access(path, os.R_OK):
        return Seen(_shown(path), "locked", found.st_size)
    return Seen(_shown(path), "file", found.st_size, f"{found.st_dev}:{found.st_ino}")


def look_at_all(paths: Mapping[str, Path]) -> dict[str, Seen]:
    """What the disk says of each of *paths*; equal content is told by equal ``same``.

    Only files of equal size are read through, so that this stays quick.
    """
    seen = {key: look(path) for key, path in paths.items()}
    sizes = Counter(one.size for one in seen.values() if one.is_there)
    for key, one in seen.items():
        if one.is_there and sizes[one.size] > 1 and 0 < one.size <= _COMPARED:
            with suppress(OSError):
                seen[key] = replace(one, same=_digest(paths[key]))
    return seen


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _shown(path: Path) -> str:
    """The name of a file as it can be shown and printed, whatever is in it."""
    readable = path.name.encode("utf-8", "replace").decode()
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "\ufffd", readable)
