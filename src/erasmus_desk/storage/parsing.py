"""From the bytes of a file that anybody may have made to plain objects, within bounds."""

import json
import math
from typing import Any, Never

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.storage.encoding import scrubbed

MAX_BYTES = 32 * 1024 * 1024
"""The largest draft that is read; a heavy one has two million bytes."""
_MAX_DEPTH = 40
_MAX_TEXTS = 400_000
_MAX_TABLES = 200_000
_MAX_ENTRIES = 4_000_000
_MAX_DIGITS = 400


class _KeyTwice(ValueError):
    """An object names a key twice."""


def parse_object(content: bytes, file: str) -> dict[str, Any]:
    """The JSON object in *content*; *file* is named in errors.

    Refused are also what JSON readers often let pass: a key named twice (one of the two answers
    would vanish), numbers that are none, and more or deeper tables than any draft has.

    Raises:
        DraftUnusable: It is none; the code says why.
    """
    facts = {"file": file}
    if not content.strip(b"\x00 \t\r\n"):
        raise DraftUnusable("draft-empty", facts)
    if len(content) > MAX_BYTES or _crowded(content):
        raise DraftUnusable("draft-too-large", facts)
    raw = _loaded(_text(content, file), file)
    if not isinstance(raw, dict):
        raise DraftUnusable("draft-not-a-draft", facts)
    if _too_deep(raw):
        raise DraftUnusable("draft-damaged", facts)
    return _scrubbed(raw) if b"\\u" in content else raw


def _scrubbed(raw: dict[str, Any]) -> dict[str, Any]:
    # JSON can spell halves of characters that no text can hold.
    clean: dict[str, Any] = scrubbed(raw)
    return clean


def _crowded(content: bytes) -> bool:
    # A file of brackets alone would take a hundred times its size in memory.
    return (
        content.count(b"[") + content.count(b"{") > _MAX_TABLES
        or content.count(b'"') > 2 * _MAX_TEXTS
        or content.count(b",") > _MAX_ENTRIES
    )


def _text(content: bytes, file: str) -> str:
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")  # an editor saved it as "Unicode"
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as reason:
        raise DraftUnusable("draft-wrong-encoding", {"file": file}) from reason


def _loaded(text: str, file: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_table,
            parse_constant=_no_number,
            parse_float=_float,
            parse_int=_int,
        )
    except _KeyTwice as reason:
        raise DraftUnusable("draft-key-twice", {"file": file, "place": str(reason)}) from reason
    except (ValueError, RecursionError) as reason:
        raise DraftUnusable("draft-damaged", {"file": file}) from reason


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        names = [key for key, _ in pairs]
        raise _KeyTwice(next(key for key in names if names.count(key) > 1)[:80])
    return table


def _no_number(_name: str) -> Never:
    raise ValueError("not a number")


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("too large")
    return number


def _int(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError("too large")
    return int(text)


def _too_deep(value: object) -> bool:
    level, layer = 0, [value]
    while layer and level <= _MAX_DEPTH:
        level += 1
        layer = [
            inner
            for node in layer
            if isinstance(node, dict | list)
            for inner in (node.values() if isinstance(node, dict) else node)
            if isinstance(inner, dict | list)
        ]
    return level > _MAX_DEPTH
