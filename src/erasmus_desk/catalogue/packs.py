"""Form packs: what one says of itself, and everything that is wrong with it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.checking import check
from erasmus_desk.catalogue.faults import Fault, fault_of
from erasmus_desk.catalogue.guarding import parsed, value_faults
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.catalogue.reading import read_toml
from erasmus_desk.catalogue.roots import Root
from erasmus_desk.errors import AnswerRefused, DeskError, FormUnusable
from erasmus_desk.model.packs import PackFacts
from erasmus_desk.rules.reading import AnswerReader

MAX_FORMS = 200


def read_facts(folder: Path, name: str) -> PackFacts:
    """What the pack in *folder* says of itself; without a `pack.toml` it is called *name*.

    Raises:
        FormUnusable: The file cannot be read, or holds something else.
    """
    path = folder / "pack.toml"
    if not path.is_file():
        return PackFacts(name=name)
    try:
        return PackFacts.model_validate(read_toml(path))
    except ValidationError as reason:
        error = reason.errors()[0]
        place = ".".join(str(step) for step in error["loc"])
        facts = {"file": str(path), "place": place, "reason": error["msg"]}
        raise FormUnusable("form-malformed", facts) from reason


def pack_faults(root: Root, others: Iterable[Root] = (), cache: Path | None = None) -> list[Fault]:
    """Everything wrong with the pack at *root*, seen beside the shipped forms and *others*.

    Nothing is parsed before its text is known to be harmless.  In the folder *cache* is kept where
    the other forms are.
    """
    faults = list(_file_faults(root.folder))
    if faults:
        return faults
    try:
        read_facts(root.folder, root.pack or "pack")
    except FormUnusable as reason:
        faults.append(fault_of(reason, root.folder))
    files = root.form_files()
    if not files and not any(root.folder.glob("shared/rates/*.toml")):
        faults.append(Fault("pack-without-forms", str(root.folder), ""))
    faults += _misplaced(root.folder, files)
    shipped = Root(root.base) if root.base else root
    catalogue = Catalogue(shipped, cache, (*others, root))
    if len(catalogue.folders(root)) > MAX_FORMS:
        return [*faults, Fault("pack-too-many-forms", str(root.folder), "", str(MAX_FORMS))]
    faults += check(catalogue, root)
    faults += _rate_faults(root)
    if not faults:
        faults += _example_faults(catalogue, root)
    return faults


def _file_faults(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.rglob("*.toml")):
        try:
            table = parsed(path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError:
            yield Fault("form-wrong-encoding", str(path), "")
        except (ValueError, OSError) as reason:
            code = str(reason)
            if code.startswith("form-file-"):
                yield Fault(code, str(path), "")
            else:
                yield Fault("form-file-malformed", str(path), "", code)
        else:
            yield from (Fault(code, str(path), place) for code, place in value_faults(table))


def _misplaced(folder: Path, files: list[Path]) -> Iterator[Fault]:
    for path in sorted(folder.rglob("form.toml")):
        if path not in files:
            yield Fault("form-misplaced", str(path), "")


def _rate_faults(root: Root) -> Iterator[Fault]:
    for path in sorted(root.folder.glob("shared/rates/*.toml")):
        try:
            read_rates(root, path.stem)
        except FormUnusable as reason:
            yield fault_of(reason, path)


def _example_faults(catalogue: Catalogue, root: Root) -> Iterator[Fault]:
    known = catalogue.folders(root)
    for path in sorted(root.folder.glob("examples/*.json")):
        if path.stem not in known:
            yield Fault("example-of-no-form", str(path), "", path.stem)
            continue
        try:
            raw = read_example(path)
            AnswerReader(catalogue.form(path.stem), strict=True).read(raw["answers"])
        except DeskError as reason:
            detail = reason.facts.get("value") or reason.facts.get("reason") or ""
            place = reason.facts.get("place", "")
            yield Fault("example-malformed", str(path), place, detail)


def read_example(path: Path) -> dict[str, object]:
    """The example in the file at *path*: title, language, answers.

    Raises:
        AnswerRefused: It is no example.
    """
    try:
        raw = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as reason:
        facts = {"file": str(path), "reason": str(reason)}
        raise AnswerRefused("answers-not-json", facts) from reason
    wanted = {"title": str, "language": str, "answers": dict}
    if not isinstance(raw, dict) or not all(
        isinstance(raw.get(key), kind) for key, kind in wanted.items()
    ):
        raise AnswerRefused("answers-not-json", {"file": str(path), "reason": ", ".join(wanted)})
    return raw
