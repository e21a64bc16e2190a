"""Form packs: forms that an agency or a user adds, without another release of the program."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from erasmus_desk.catalogue.checking import check_forms
from erasmus_desk.catalogue.faults import Fault
from erasmus_desk.catalogue.heads import Head
from erasmus_desk.catalogue.packs import pack_faults, read_facts
from erasmus_desk.catalogue.roots import Root
from erasmus_desk.errors import DeskError, FormUnusable
from erasmus_desk.model.packs import MAX_NAME, PackFacts
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.shelf import Shelf
from erasmus_desk.session.whole_drafts import judge
from erasmus_desk.storage.packing import read_pack_files
from erasmus_desk.storage.packs import PackStore

__all__ = ["Fault", "Pack", "PackFaulty", "Packs", "check_path", "fault_facts"]

_WITHOUT_FORM = ("draft-form-missing", "draft-form-gone", "form-unknown")


class PackFaulty(DeskError):
    """A pack was not added because its files are wrong; ``faults`` says where."""

    def __init__(self, source: Path, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("pack-faulty", {"file": source.name, "count": str(len(self.faults))})


class PackNotNewer(DeskError):
    """The pack is there already, in the same or a newer version."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One installed pack.

    Attributes:
        name: What it is removed by: the name of its folder.
        facts: What it says of itself.
        heads: Its forms, as far as they are in use.
        faults: What is wrong with it, files named from its own folder on.
        source: The file or folder that it was added from; empty if nobody knows.
        added: When; None if nobody knows.
    """

    name: str
    facts: PackFacts
    heads: tuple[Head, ...]
    faults: tuple[Fault, ...]
    source: str
    added: datetime | None


class Packs:
    """Adds, lists and removes form packs.

    Args:
        desk: Whose packs they are; its forms are read anew after every change.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store: PackStore = desk.packs

    def installed(self) -> tuple[Pack, ...]:
        """All packs by name, each examined."""
        roots = self._desk.roots
        return tuple(self._pack(root, roots) for root in roots if root.pack)

    def add(self, source: Path, *, replacing: bool = False) -> Pack:
        """Examine the pack at *source*, a folder or a zip, and copy it into the data folder.

        Whole or not at all: on any error nothing has changed.  *replacing* allows it to take the
        place of the same or a newer version of itself.

        Raises:
            PackRefused: It is no pack, or holds what a pack may not hold.
            PackFaulty: Its files are wrong.
            PackNotNewer: It is there already.
            SaveFailed: The disk refused.
        """
        source = source.absolute()
        files = read_pack_files(source)
        with self._store.staged(files) as stage:
            facts = _facts(stage, source)
            target = self._store.place(facts.name)
            others = [root for root in self._desk.roots[1:] if root.pack != target.name]
            root = Root(stage, target.name, self._desk.forms_root)
            faults = pack_faults(root, others, self._desk.cache)
            if faults:
                raise PackFaulty(source, _from(stage, "", faults))
            if not replacing:
                self._check_newer(facts, target)
            before = self._forms_of(target.name)
            self._store.settle(stage, target.name, source, self._desk.now())
        self._changed(target.name, before)
        return next(one for one in self.installed() if one.name == target.name)

    def remove(self, name: str) -> None:
        """Take out the pack called *name*; `put_back` brings it back.

        Raises:
            SaveFailed: There is no such pack, or it cannot be moved.
        """
        called = self._called(name)
        before = self._forms_of(called)
        self._store.remove(called)
        self._changed(called, before)

    def put_back(self, name: str) -> None:
        """Put back the pack that was removed last.

        Raises:
            SaveFailed: It is not there any more.
        """
        self._store.put_back(name)
        self._changed(name, set())

    def drafts_of(self, name: str) -> int:
        """How many drafts that Home knows are written for a form of the pack."""
        forms = self._forms_of(name)
        return sum(entry.form in forms for entry in self._desk.library.entries())

    def faults(self) -> tuple[Fault, ...]:
        """What keeps forms from being offered: files that cannot be read, ids that are taken."""
        return self._desk.catalogue.found.faults

    def _called(self, name: str) -> str:
        """The folder's name of the pack that people call *name*."""
        known = self._store.names()
        if name in known:
            return name
        for one in known:
            if name.casefold() in (one.casefold(), _title(self._store.folder / one).casefold()):
                return one
        return name

    def _pack(self, root: Root, roots: tuple[Root, ...]) -> Pack:
        others = [one for one in roots[1:] if one.pack < root.pack]
        faults = pack_faults(root, others, self._desk.cache)
        added = self._store.added(root.pack)
        try:
            facts = read_facts(root.folder, root.pack)
        except FormUnusable:
            facts = PackFacts(name=root.pack)
        heads = tuple(head for head in self._desk.heads.values() if head.pack == root.pack)
        found = tuple(_from(root.folder, "", faults))
        return Pack(root.pack, facts, heads, found, added.source, added.at)

    @staticmethod
    def _check_newer(facts: PackFacts, target: Path) -> None:
        if not target.is_dir():
            return
        try:
            there = read_facts(target, target.name)
        except FormUnusable:
            return
        if there.rank >= facts.rank:
            known = {"name": facts.name, "version": facts.version, "known": there.version}
            code = "pack-is-newer" if there.rank > facts.rank else "pack-there-already"
            raise PackNotNewer(code, known)

    def _forms_of(self, name: str) -> set[str]:
        return {head.id for head in self._desk.heads.values() if head.pack == name}

    def _changed(self, name: str, before: set[str]) -> None:
        """Read the forms anew, and see which drafts have their form again or have lost it."""
        self._desk.forget_forms()
        touched = before | self._forms_of(name)
        for entry in self._desk.library.entries():
            if entry.form in touched or entry.problem in _WITHOUT_FORM:
                judge(self._desk, entry)


def check_path(desk: Shelf, path: Path) -> list[Fault]:
    """Everything wrong with the form files at *path*: a folder or zip of one's own, or all forms.

    Raises:
        PackRefused: It cannot be examined at all.
    """
    if path == desk.forms_root or _is_whole(path):
        return check_forms(path)
    files = read_pack_files(path.absolute())
    with TemporaryDirectory() as place, PackStore(Path(place)).staged(files) as stage:
        facts = _facts(stage, path.absolute())
        name = desk.packs.place(facts.name).name
        root = Root(stage, name, desk.forms_root)
        others = [one for one in desk.roots[1:] if one.pack != name]
        return list(_from(stage, f"{path}/", pack_faults(root, others, desk.cache)))


def _is_whole(folder: Path) -> bool:
    """Whether *folder* holds all that forms need by itself, as `forms/` does, and is no pack."""
    return (folder / "shared" / "countries.toml").is_file() and not (folder / "pack.toml").exists()


def _facts(stage: Path, source: Path) -> PackFacts:
    """What the staged pack says of itself; one that cannot be read is found out later."""
    name = (source.stem if source.suffix.lower() == ".zip" else source.name).strip()[:MAX_NAME]
    fallback = PackFacts(name=name or "pack")
    try:
        if (stage / "pack.toml").stat().st_size > _LARGEST_FACTS:
            return fallback
        return read_facts(stage, fallback.name)
    except (OSError, FormUnusable, ValueError):
        return fallback


_LARGEST_FACTS = 4_000


def _title(folder: Path) -> str:
    try:
        return read_facts(folder, folder.name).name
    except FormUnusable:
        return folder.name


def _from(folder: Path, start: str, faults: Iterable[Fault]) -> Iterable[Fault]:
    """*faults* with the files named from *folder* on, after *start*."""
    for fault in faults:
        path = Path(fault.file)
        if path.is_relative_to(folder):
            yield replace(fault, file=f"{start}{path.relative_to(folder).as_posix()}")
        else:
            yield fault


def fault_facts(fault: Fault) -> dict[str, str]:
    """What the sentence ``error.<code>`` of a fault may ask for."""
    names = ("detail", "reason", "piece", "form", "known", "maximum")
    facts = dict.fromkeys(names, fault.detail)
    return facts | {"file": fault.file, "place": fault.place}
