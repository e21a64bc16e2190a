"""What people do at the annex desk; every change is a step that undo takes back."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import new_id
from erasmus_desk.model.attachments import SIGNATURES, Signature
from erasmus_desk.model.text import clean
from erasmus_desk.rules.annexes import wanted
from erasmus_desk.session.annexes import FURTHER, as_kept, is_elsewhere, resolved
from erasmus_desk.session.steps import Step

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft

_TABLE = "annexes"


def choose(opened: "OpenDraft", key: str, path: Path | None, *, name: str = "") -> None:
    """Choose the file at *path* for the annex *key*; None takes the choice back.

    A file chosen anew has not been signed yet; the remark stays.  *name* is what people call the
    annex.

    Raises:
        DeskError: The call wants no such annex.
    """
    raw = _raw(opened, key)
    others = {field: value for field, value in raw.items() if field not in ("path", "signature")}
    if path is not None:
        others["path"] = _kept(opened, path)
    elif key.startswith(FURTHER):
        others = {}
    _put(opened, key, others, name)


def add(opened: "OpenDraft", path: Path) -> str:
    """Add a further file, one that no annex asks for; returns its key."""
    key = f"{FURTHER}{new_id()}"
    _put(opened, key, {"path": _kept(opened, path)}, path.name)
    return key


def _kept(opened: "OpenDraft", path: Path) -> str:
    """How *path* is kept.

    Raises:
        DeskError: Its name is of an old system, and no draft can hold it; or it lies on a server
            that the draft does not lie on.
    """
    text = as_kept(path, opened.path.parent)
    if is_elsewhere(text, opened.path.parent):
        raise DeskError("annex-on-server", {"file": text})
    try:
        text.encode()
    except UnicodeEncodeError as reason:
        shown = path.name.encode("utf-8", "replace").decode()
        raise DeskError("annex-name-unusable", {"file": shown}) from reason
    return text


def give(
    opened: "OpenDraft", keys: Sequence[str], paths: Sequence[Path], names: Mapping[str, str]
) -> None:
    """Choose *paths* for the annexes *keys* one after the other; what is left over is added."""
    for key, path in zip(keys, paths, strict=False):
        choose(opened, key, path, name=names.get(key, ""))
    for path in paths[len(keys) :]:
        add(opened, path)


def sign(opened: "OpenDraft", key: str, signature: Signature, *, name: str = "") -> None:
    """Say whether the file of an annex needs a signature and has it.

    Raises:
        DeskError: There is no such annex, or no such state.
    """
    if signature not in SIGNATURES:
        raise DeskError("signature-unknown", {"value": str(signature)})
    _put(opened, key, {**_raw(opened, key), "signature": signature}, name)


def remark(opened: "OpenDraft", key: str, text: str, *, name: str = "") -> None:
    """Keep a remark about an annex; an empty one is taken out."""
    _put(opened, key, {**_raw(opened, key), "remark": clean(text).text.strip()}, name)


def entitle(opened: "OpenDraft", key: str, title: str) -> None:
    """Call a further file *title*; empty takes the name of the file again."""
    said = " ".join(clean(title).text.split())
    _put(opened, key, {**_raw(opened, key), "title": said}, said)


def _raw(opened: "OpenDraft", key: str) -> dict[str, Any]:
    """What is kept under *key*.

    Raises:
        DeskError: There is nothing, and the call wants nothing of that name.
    """
    kept = opened.draft.facts.annexes.get(key)
    if kept is None and all(one.key != key for one in wanted(opened.form, opened.answers)):
        raise DeskError("annex-not-asked", {"annex": key, "form": opened.form.id})
    return dict(kept or {})


def _put(opened: "OpenDraft", key: str, raw: dict[str, Any], name: str) -> None:
    entry = {field: value for field, value in raw.items() if value not in ("", None)}
    kept = {k: one for k, one in opened.draft.facts.annexes.items() if k != key or entry}
    if entry:
        kept[key] = entry
    opened.change(Step("annex", (f"#{_TABLE}", key), name), facts={_TABLE: kept})


def moved(
    kept: Mapping[str, Mapping[str, Any]], before: Path, after: Path
) -> dict[str, dict[str, Any]]:
    """*kept* as it has to be written in a draft in the folder *after*, until now in *before*."""
    found: dict[str, dict[str, Any]] = {}
    for key, raw in kept.items():
        entry = dict(raw)
        if isinstance(raw.get("path"), str):
            path = Path(raw["path"])
            # What is absolute stays as it is; on another computer it would not be found anyway.
            if not path.is_absolute():
                entry["path"] = as_kept(resolved(raw["path"], before), after)
        found[key] = entry
    return found
