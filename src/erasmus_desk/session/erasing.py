"""Drafts deleted for good, with the earlier texts that are kept of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.storage.drafts import id_at

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk


def erase(desk: "Desk", path: Path) -> None:
    """Delete the draft at *path* in the trash, and its versions if no other file needs them.

    Raises:
        SaveFailed: It is not in the trash, or cannot be deleted; nothing is lost.
    """
    alone = _alone(desk, [path])
    desk.library.erase(path)
    for draft in alone:
        desk.versions.store.erase_all(draft)


def versions_to_go(desk: "Desk", paths: Iterable[Path]) -> int:
    """How many earlier texts are deleted together with the drafts at *paths*."""
    store = desk.versions.store
    return sum(len(store.versions(draft)) for draft in _alone(desk, list(paths)))


def _alone(desk: "Desk", paths: list[Path]) -> tuple[str, ...]:
    """The ids of the drafts at *paths* of which there is no other file.

    A copy made by hand has the same id, and the same versions are its past.
    """
    drafts = dict.fromkeys(draft for path in paths if (draft := id_at(path)))
    if not drafts:
        return ()
    listed = (*desk.library.entries(), *desk.library.trashed())
    known = {Path(entry.path) for entry in listed}
    known.update(Path(file) for draft in drafts for file in desk.versions.store.files_of(draft))
    others = {id_at(path) for path in known.difference(paths)}
    return tuple(draft for draft in drafts if draft not in others)
