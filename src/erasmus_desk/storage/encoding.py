"""A draft as the bytes of its file, quickly: what did not change is not written out again.

Answers share what did not change between one save and the next, so the text of every section and
item is kept with the very object it was made from.  After a keystroke one item is written out
anew; the rest is put together from what is there.
"""

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

from erasmus_desk.model.drafts import DraftFile

_INDENT = b" "


class Encoder:
    """Writes drafts out, one after the other; remembers the pieces of the last one."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[int, int], tuple[object, bytes]] = {}
        self._fresh: dict[tuple[int, int], tuple[object, bytes]] = {}

    def encode(self, facts: DraftFile, answers: Mapping[str, Any]) -> bytes:
        """The file of a draft with these facts and answers, byte for byte as ``to_bytes``."""
        self._fresh = {}
        table: dict[str, list[bytes]] = {}
        for key, value in facts.model_dump(mode="json", exclude={"answers"}).items():
            table[key] = [_plain(value, 1)]
        sections = {key: [self._kept(node, 2)] for key, node in answers.items()}
        table["answers"] = _object(sections, 1)
        self._pieces, self._fresh = self._fresh, {}
        return b"".join([*_object(table, 0), b"\n"])

    def _kept(self, node: object, depth: int) -> bytes:
        if not isinstance(node, Mapping | tuple | list):
            return _plain(node, depth)
        name = (id(node), depth)
        known = self._pieces.get(name)
        if known is None or known[0] is not node:
            known = (node, self._made(node, depth))
        self._fresh[name] = known
        return known[1]

    def _made(self, node: object, depth: int) -> bytes:
        if isinstance(node, tuple | list) and any(isinstance(one, Mapping) for one in node):
            return b"".join(_list([self._kept(one, depth + 1) for one in node], depth))
        return _plain(node, depth)


def encoded(raw: Mapping[str, Any]) -> bytes:
    """*raw* as JSON: UTF-8, sorted keys, one space of indent, final newline."""
    return _plain(raw, 0) + b"\n"


def _plain(node: object, depth: int) -> bytes:
    try:
        text = to_json(_in_order(node), indent=1)
    except PydanticSerializationError:
        text = to_json(_in_order(scrubbed(node)), indent=1)
    # Line breaks inside texts are escaped: every one that is left begins a line.
    return text.replace(b"\n", b"\n" + _INDENT * depth) if depth else text


def _in_order(node: object) -> object:
    if isinstance(node, Mapping):
        return {key: _in_order(node[key]) for key in sorted(node)}
    if isinstance(node, tuple | list):
        return [_in_order(inner) for inner in node]
    return node


def _object(table: Mapping[str, list[bytes]], depth: int) -> list[bytes]:
    """The pieces of an object; they are only put together at the very end."""
    if not table:
        return [b"{}"]
    line = b"\n" + _INDENT * (depth + 1)
    pieces = [b"{"]
    for position, key in enumerate(sorted(table)):
        pieces += [b"," if position else b"", line, to_json(key), b": ", *table[key]]
    return [*pieces, b"\n" + _INDENT * depth + b"}"]


def _list(entries: list[bytes], depth: int) -> list[bytes]:
    line = b"\n" + _INDENT * (depth + 1)
    pieces = [b"["]
    for position, entry in enumerate(entries):
        pieces += [b"," if position else b"", line, entry]
    return [*pieces, b"\n" + _INDENT * depth + b"]"]


def scrubbed(node: object) -> Any:  # noqa: ANN401
    """*node* with lone surrogates taken out of every text: no file can hold them."""
    if isinstance(node, str):
        return node.encode("utf-8", "ignore").decode()
    if isinstance(node, Mapping):
        return {scrubbed(key): scrubbed(inner) for key, inner in node.items()}
    if isinstance(node, tuple | list):
        return [scrubbed(inner) for inner in node]
    return node
