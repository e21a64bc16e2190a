"""Where each form is defined, so that opening one draft reads one form and not all of them.

What a definition offers (its variants, a later call) is only known once its file has been read.
The answer is kept in the cache folder, and made again when a form file has changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from erasmus_desk.catalogue.faults import Fault, fault_of
from erasmus_desk.catalogue.kept import keep, kept
from erasmus_desk.catalogue.reading import read_toml
from erasmus_desk.catalogue.roots import Root
from erasmus_desk.catalogue.variants import Variant, variants
from erasmus_desk.errors import FormUnusable


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that defines one form, and whether it is *own*: not a provisional one."""

    root: Root
    folder: Path
    own: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Where one form is defined; ``replaced`` is the provisional one whose place it took."""

    used: Place
    replaced: Place | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All forms below one or several roots, and what is wrong with those that are left out."""

    forms: dict[str, Places] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_places(root: Root, cache: Path | None = None) -> Found:
    """Where every form below *root* is defined, by id; kept in the file *cache*.

    A form that has its own definition takes the place of a provisional one of the same id.  A
    file that cannot be read is left out and told among the faults: no file takes others down.
    """
    files = root.form_files()
    stamp = form_stamp(root.folder, files)
    known = _known(root, cache, stamp)
    if known is not None:
        return Found(known)
    forms: dict[str, Places] = {}
    faults: list[Fault] = []
    for path in files:
        try:
            for variant in read_variants(path):
                _add(forms, variant.id, Place(root, path.parent, variant.call is None))
        except FormUnusable as reason:
            faults.append(fault_of(reason, path))
    forms = dict(sorted(forms.items()))
    if cache is not None and not faults:
        keep(cache, stamp, {form_id: _plain(places) for form_id, places in forms.items()})
    return Found(forms, tuple(faults))


def with_packs(shipped: Found, packs: Iterable[Found]) -> Found:
    """The *shipped* forms with those of all *packs*.

    A form of a pack takes the place of a shipped provisional one.  It never takes that of another
    form: the shipped one, or that of the pack before, stays.
    """
    forms, faults = dict(shipped.forms), list(shipped.faults)
    for pack in packs:
        faults += pack.faults
        for form_id, places in pack.forms.items():
            before = forms.get(form_id)
            if before is None:
                forms[form_id] = places
            elif replaces(before, places):
                forms[form_id] = Places(places.used, before.used)
            else:
                faults.append(clash(form_id, before, places))
    return Found(dict(sorted(forms.items())), tuple(faults))


def replaces(before: Places, places: Places) -> bool:
    """Whether a form of a pack may take the place of the one *before* it."""
    return not before.used.root.pack and not before.used.own and places.used.own


def clash(form_id: str, before: Places, places: Places) -> Fault:
    """What to tell of a form of a pack whose id is taken."""
    file = str(places.used.folder / "form.toml")
    other = before.used.root.pack
    if other:
        return Fault("form-in-two-packs", file, form_id, other)
    return Fault("form-shipped-already", file, form_id, form_id)


def form_stamp(root: Path, files: Iterable[Path]) -> str:
    """What changes when one of *files* below *root* does."""
    return "|".join(_mark(root, path) for path in files)


def _mark(root: Path, path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return f"{path.relative_to(root)}:gone"
    return f"{path.relative_to(root)}:{found.st_size}:{found.st_mtime_ns}"


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


def _plain(places: Places) -> list[list[object]]:
    both = (place for place in (places.used, places.replaced) if place is not None)
    return [[place.folder.relative_to(place.root.folder).as_posix(), place.own] for place in both]


def _known(root: Root, cache: Path | None, stamp: str) -> dict[str, Places] | None:
    content = kept(cache, stamp) if cache is not None else None
    if content is None:
        return None
    try:
        return {
            form_id: Places(
                *(Place(root, root.folder / folder, bool(own)) for folder, own in places)
            )
            for form_id, places in content.items()
        }
    except (AttributeError, TypeError, ValueError):
        return None
