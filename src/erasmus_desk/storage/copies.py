"""Copies of a draft that programs which synchronise folders leave beside it."""

import re
from pathlib import Path

from erasmus_desk.storage.library import SUFFIX

_MOST = 50
_WORDS = "conflict|konflikt|kollision|conflit|kopia|σύγκρουσ|αντίγραφ|конфликт|копие"
_MARKS = (
    # Dropbox, Nextcloud, ownCloud, pCloud, Box: "(Anna's conflicted copy 2026-02-14)", and in
    # other languages; Seafile "(SFConflict …)"
    rf" ?[\(\[][^\)\]]*(?:{_WORDS})[^\)\]]*[\)\]](?: ?\(\d+\))?",
    # what this program itself keeps where merging is impossible
    r" \(\d{4}-\d\d-\d\d \d\d\.\d\d\)(?: \(\d+\))?",
    # Google Drive "(1)"; iCloud " 2"
    r" ?\(\d{1,3}\)",
    r" \d{1,2}",
    # Syncthing, Nextcloud of old, Synology, Resilio
    r"[._~-]sync-conflict-[\w-]+",
    r"_conflict[\w-]*",
    r"_[\w-]+_Conflict",
    r"\.conflict\d*",
    # OneDrive adds the computer's name
    r"-[A-Za-z0-9][A-Za-z0-9_-]{1,30}",
)
_NAME = re.compile(rf"(?:{'|'.join(_MARKS)})\Z", re.IGNORECASE)


def copies_beside(path: Path) -> tuple[Path, ...]:
    """Files whose names say that they may be another's text of the draft at *path*.

    Whether they are is for their content to say.
    """
    stem = path.stem
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ()
    found = [
        name
        for name in names
        if name != path.name
        and name.endswith(SUFFIX)
        and name.startswith(stem)
        and _NAME.match(name[len(stem) : -len(SUFFIX)])
    ]
    return tuple(path.with_name(name) for name in found[:_MOST])
