"""The heads of the shipped forms together with those of all form packs."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from erasmus_desk.catalogue.heads import Head, read_heads
from erasmus_desk.catalogue.roots import Root


def all_heads(roots: Iterable[Root], cache: Path | None = None) -> dict[str, Head]:
    """What the gallery shows of each form below *roots*, by id; kept in the folder *cache*.

    Of two forms with one id the one is shown that the catalogue uses.
    """
    known: dict[str, Head] = {}
    for root in roots:
        for head in read_heads(root.folder, cache_file(cache, root, "forms")):
            before = known.get(head.id)
            if before is None or (not before.pack and before.like and root.pack and not head.like):
                known[head.id] = replace(head, pack=root.pack) if root.pack else head
    return dict(sorted(known.items()))


def cache_file(cache: Path | None, root: Root, kind: str) -> Path | None:
    """The file in the folder *cache* for what is kept of *root*."""
    if cache is None:
        return None
    return cache / "packs" / f"{root.pack}.{kind}.json" if root.pack else cache / f"{kind}.json"
