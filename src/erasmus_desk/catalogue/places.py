"""Where each form is defined, so that opening one draft reads one form and not all of them.

What a definition offers (its variants, a later call) is only known once its file has been read.
The answer is kept in the cache folder, and made again when a form file has changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from erasmus_desk.catalogue.kept import keep, kept
from erasmus_desk.catalogue.reading import read_toml
from erasmus_desk.catalogue.variants import Variant, variants
from erasmus_desk.errors import FormUnusable


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that defines one form, and whether it is *own*: not a provisional one."""

    folder: Path
    own: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Where one form is defined; ``replaced`` is the provisional one whose place it took."""

    used: Place
    replaced: Place | None = None


def read_places(root: Path, cache: Path | None = None) -> dict[str, Places]:
    """Where every form below *root* is defined, by id; kept in the file *cache*.

    A form that has its own definition takes the place of a provisional one of the same id.

    Raises:
        FormUnusable: A form file cannot be read or two forms share an id.
    """
    files = sorted(root.glob("*/*/form.toml"))
    stamp = form_stamp(root, files)
    known = _known(root, cache, stamp)
    if known is not None:
        return known
    found: dict[str, Places] = {}
    for path in files:
        for variant in read_variants(path):
            _add(found, variant.id, Place(path.parent, variant.call is None))
    found = dict(sorted(found.items()))
    if cache is not None:
        keep(cache, stamp, {form_id: _plain(root, places) for form_id, places in found.items()})
    return found


def form_stamp(root: Path, files: Iterable[Path]) -> str:
    """What changes when one of *files* below *root* does."""
    found = ((path, path.stat()) for path in files)
    return "|".join(f"{p.relative_to(root)}:{s.st_size}:{s.st_mtime_ns}" for p, s in found)


def read_variants(path: Path) -> list[Variant]:
    """Every form that the file at *path* defines.

    Raises:
        FormUnusable: It cannot be read, or not understood.
    """
    raw = read_toml(path)
    try:
        return list(variants(raw))
    except (TypeError, KeyError, ValueError, AttributeError) as reason:
        facts = {"file": str(path), "place": str(reason), "reason": type(reason).__name__}
        raise FormUnusable("form-shape-wrong", facts) from reason


def _add(found: dict[str, Places], form_id: str, place: Place) -> None:
    """Put *place* in, a definition of its own before a provisional one."""
    other = found.get(form_id)
    if other is None:
        found[form_id] = Places(place)
    elif not place.own:
        found[form_id] = Places(other.used, place)
    elif other.used.own:
        file = str(place.folder / "form.toml")
        raise FormUnusable("form-id-twice", {"form": form_id, "file": file})
    else:
        found[form_id] = Places(place, other.used)


def _plain(root: Path, places: Places) -> list[list[object]]:
    both = (place for place in (places.used, places.replaced) if place is not None)
    return [[place.folder.relative_to(root).as_posix(), place.own] for place in both]


def _known(root: Path, cache: Path | None, stamp: str) -> dict[str, Places] | None:
    content = kept(cache, stamp) if cache is not None else None
    if content is None:
        return None
    try:
        return {
            form_id: Places(*(Place(root / folder, bool(own)) for folder, own in places))
            for form_id, places in content.items()
        }
    except (AttributeError, TypeError, ValueError):
        return None
