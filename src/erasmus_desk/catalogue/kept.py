"""What was read from TOML, kept as JSON in the cache folder: Home opens sooner.

Nothing here is ever needed: whatever cannot be read or written is made again from its source.
Files are replaced whole but not synced to disk, unlike drafts.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from erasmus_desk.assets import resource, resource_texts


def kept(path: Path, stamp: object) -> Any:  # noqa: ANN401
    """What was kept at *path* under that *stamp*; None if there is no such thing."""
    try:
        raw = json.loads(path.read_bytes())
        return raw["content"] if raw["stamp"] == stamp else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(path: Path, stamp: object, content: object) -> None:
    """Keep *content* at *path* under *stamp*, if the disk lets us."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        beside.write_bytes(_packed({"stamp": stamp, "content": content}))
        beside.replace(path)
    except OSError:
        return


def _packed(whole: object) -> bytes:
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def kept_texts(folder: Path, kind: str, language: str) -> Mapping[str, str]:
    """The texts of `resources/<kind>/<language>.toml`, kept below *folder*."""
    source = resource(kind, f"{language}.toml")
    try:
        found = source.stat()
    except OSError:
        return {}
    stamp = [str(source), found.st_size, found.st_mtime_ns]
    path = folder / f"{kind.replace('/', '-')}-{language}.json"
    texts: Mapping[str, str] | None = kept(path, stamp)
    if texts is None:
        texts = dict(resource_texts(kind, language))
        keep(path, stamp, texts)
    return texts
