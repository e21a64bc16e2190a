"""Reads one form folder: its own file, the shared pieces it uses, and its words."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from erasmus_desk.assets import flatten
from erasmus_desk.catalogue.roots import Root, as_root
from erasmus_desk.catalogue.variants import Raw, Variant, chosen, only, postponed
from erasmus_desk.errors import FormUnusable
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords

_MAX_BYTES = 2_000_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""What a piece may be called: nothing that leads out of its folder, on any system."""


def read_toml(path: Path) -> Raw:
    """The table in a TOML file.

    Raises:
        FormUnusable: The file is missing, too large, or not TOML; the facts name it.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise FormUnusable("form-file-too-large", {"file": str(path)})
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as reason:
        raise FormUnusable(
            "form-file-missing", {"file": str(path), "reason": reason.strerror or ""}
        ) from reason
    except (ValueError, RecursionError) as reason:
        # Besides what is no TOML: another encoding, a number of a million digits.
        raise FormUnusable(
            "form-file-malformed", {"file": str(path), "reason": str(reason)}
        ) from reason


class Reader:
    """Reads forms below one folder and remembers the shared pieces it has read."""

    def __init__(self, root: Path | Root) -> None:
        self._root = as_root(root)
        self._pieces: dict[str, Raw] = {}
        self._used: set[str] = set()
        self._variant = Variant("")

    def read(self, folder: Path, variant: Variant) -> tuple[FormDefinition, frozenset[str]]:
        """The form *variant* of the definition in *folder* and the pieces it uses.

        Raises:
            FormUnusable: Something is missing or wrong; the facts name file and place.
        """
        path = folder / "form.toml"
        raw = read_toml(path)
        self._used = set()
        self._variant = variant
        whole: Raw = {}
        try:
            whole = postponed(self._assemble(chosen(raw, variant)), variant)
            form = FormDefinition.model_validate(whole)
        except ValidationError as reason:
            raise FormUnusable("form-malformed", _first(path, whole, reason)) from reason
        except (TypeError, AttributeError, KeyError, ValueError) as reason:
            # A table where a list belongs, a list where a text belongs, a key left out.
            facts = {"file": str(path), "place": str(reason), "reason": type(reason).__name__}
            raise FormUnusable("form-shape-wrong", facts) from reason
        return form, frozenset(self._used)

    def _assemble(self, raw: Raw) -> Raw:
        sections = [s for entry in raw.get("sections", []) for s in self._section(entry)]
        options = self._own_options(raw, "")
        rules = [rule for entry in raw.get("rules", []) for rule in self._named("rules", entry)]
        criteria = [c for e in raw.get("criteria", []) for c in self._named("criteria", e)]
        annexes = [a for e in raw.get("annexes", []) for a in self._named("annexes", e)]
        if not criteria:
            sections = [_unscored(section) for section in sections]
        sources = dict(raw.get("sources", {}))
        done: set[str] = set()
        while waiting := sorted(self._used - done):
            # A list of a piece may use that of another piece, which is then read as well.
            for name in waiting:
                piece = self._piece(name)
                options |= self._own_options(piece, f"{name}/")
                sources = dict(piece.get("sources", {})) | sources
            done.update(waiting)
        return raw | {
            "sections": sections,
            "options": options,
            "rules": rules,
            "criteria": criteria,
            "annexes": annexes,
            "sources": sources,
            "countries": read_countries(self._root.countries()),
        }

    def _own_options(self, raw: Raw, prefix: str) -> Raw:
        return {
            f"{prefix}{name}": self._listed(table)
            if "use" in table
            else table | {"words": f"{prefix}{table.get('words', name)}"}
            for name, table in raw.get("options", {}).items()
        }

    def _listed(self, table: Raw) -> Raw:
        """A list of choices from a piece, without some of them and with others added."""
        name, _, wanted = table["use"].partition("/")
        base = self._piece(name).get("options", {}).get(wanted)
        if base is None:
            raise FormUnusable("form-piece-missing", {"piece": table["use"]})
        without = table.get("without", [])
        kept = [option for option in base["options"] if option["code"] not in without]
        own = {key: value for key, value in table.items() if key not in ("use", "without")}
        words = f"{name}/{base.get('words', wanted)}"
        whole: Raw = base | own | {"options": [*kept, *own.get("options", [])], "words": words}
        return whole

    def _piece(self, name: str) -> Raw:
        if name not in self._pieces:
            if not _NAME.fullmatch(name):
                raise FormUnusable("form-piece-missing", {"piece": name})
            self._pieces[name] = read_toml(self._root.piece(name) / "piece.toml")
        self._used.add(name)
        piece: Raw = only(self._pieces[name], self._variant.names)
        return piece

    def _named(self, kind: str, entry: Raw) -> Iterator[Raw]:
        """Rules, criteria or annexes: *entry* itself, or those of a piece (``use = "piece/*"``)."""
        if "use" not in entry:
            yield entry
            return
        name, _, wanted = entry["use"].partition("/")
        label = "id" if kind == "rules" else "key"
        found = [e for e in self._piece(name).get(kind, []) if wanted in ("*", e.get(label))]
        if not found:
            raise FormUnusable("form-piece-missing", {"piece": entry["use"]})
        without = entry.get("without", [])
        yield from (e for e in found if e.get(label) not in without)

    def _section(self, entry: Raw) -> Iterator[Raw]:
        if "use" not in entry:
            yield self._worded_section(entry, "", entry.get("key", ""))
            return
        name, _, wanted = entry["use"].partition("/")
        found = [s for s in self._piece(name).get("sections", []) if s.get("key") == wanted]
        if not found:
            raise FormUnusable("form-piece-missing", {"piece": entry["use"]})
        section = dict(found[0])
        for extra in ("when", "criteria", "note", "part", "number"):
            if extra in entry:
                section[extra] = entry[extra]
        if "items" in entry:
            section["items"] = section.get("items", {}) | entry["items"]
        section = self._worded_section(section, name, wanted)
        without = entry.get("without", [])
        if without and "questions" in section:
            section["questions"] = [q for q in section["questions"] if q["key"] not in without]
        section = _bounded(section, entry.get("limits", {}))
        yield self._completed(section, self._questions(entry.get("questions", []), "", wanted))

    @staticmethod
    def _completed(section: Raw, own: list[Raw]) -> Raw:
        """*section* of a piece with the form's *own* questions: set anew, or added at the end."""
        home = section.get("items", section)
        if not own or "questions" not in home:
            return section
        asked = {question["key"]: question for question in home["questions"]}
        for question in own:
            before = asked.get(question["key"], {})
            own_words = "kind" in question or not before
            words = question["words"] if own_words else before["words"]
            asked[question["key"]] = before | question | {"words": words}
        whole = home | {"questions": list(asked.values())}
        return section | ({"items": whole} if "items" in section else whole)

    def _worded_section(self, entry: Raw, piece: str, key: str) -> Raw:
        prefix = f"{piece}/" if piece else ""
        section = dict(entry) | {"words": f"{prefix}{key}"}
        if "questions" in entry:
            section["questions"] = self._questions(entry["questions"], piece, f"{prefix}{key}")
        if "items" in entry:
            section["items"] = self._question(
                entry["items"] | {"kind": "list", "key": key}, piece, f"{prefix}{key}"
            )
        return section

    def _questions(self, entries: Iterable[Raw], piece: str, path: str) -> list[Raw]:
        result: list[Raw] = []
        for entry in entries:
            if "use" in entry:
                result.extend(self._block(entry))
            else:
                result.append(self._question(entry, piece, f"{path}.{entry.get('key', '')}"))
        return result

    def _block(self, entry: Raw) -> list[Raw]:
        name, _, wanted = entry["use"].partition("/")
        block = self._piece(name).get("blocks", {}).get(wanted)
        if block is None:
            raise FormUnusable("form-piece-missing", {"piece": entry["use"]})
        questions = self._questions(block["questions"], name, f"{name}/{wanted}")
        without, when = entry.get("without", []), entry.get("when", [])
        questions = [_bounded(question, entry.get("limits", {})) for question in questions]
        return [
            question | {"when": [*when, *question.get("when", [])]}
            for question in questions
            if question["key"] not in without
        ]

    def _question(self, entry: Raw, piece: str, path: str) -> Raw:
        question = dict(entry) | {"words": path}
        if "/" in entry.get("options", ""):
            self._piece(entry["options"].partition("/")[0])
        elif "options" in entry and piece:
            question["options"] = f"{piece}/{entry['options']}"
        if "questions" in entry:
            question["questions"] = self._questions(entry["questions"], piece, path)
        return question


def _bounded(table: Raw, origin: Raw) -> Raw:
    """A section or question whose limits come from elsewhere here: *origin* says where."""
    changed: Raw = {
        key: table[key] | origin for key in ("limit", "bounds") if key in table and origin
    }
    if "questions" in table and origin:
        changed["questions"] = [_bounded(inner, origin) for inner in table["questions"]]
    return table | changed


def _unscored(table: Raw) -> Raw:
    """A section or question of a form that has no award criteria: nothing in it is scored."""
    kept = {key: value for key, value in table.items() if key != "criteria"}
    if "items" in kept:
        kept["items"] = _unscored(kept["items"])
    if "questions" in kept:
        kept["questions"] = [_unscored(question) for question in kept["questions"]]
    return kept


def read_countries(path: Path) -> Mapping[str, Raw]:
    """The countries of `forms/shared/countries.toml` by the code of the Commission's forms."""
    return {entry["code"]: entry for entry in _read_once(path).get("country", [])}


def _read_once(path: Path) -> Raw:
    """The table in a TOML file that several forms share, read again only when it has changed."""
    try:
        found = path.stat()
    except OSError:
        return read_toml(path)
    return _read(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=128)
def _read(path: Path, _size: int, _modified: int) -> Raw:
    return read_toml(path)


def _first(path: Path, raw: object, reason: ValidationError) -> dict[str, str]:
    """The first thing wrong, as file, place and sentence; keys named where there are some."""
    error = min(reason.errors(), key=lambda e: e["type"] == "missing")
    place = ""
    node: Any = raw
    for step in error["loc"]:
        if isinstance(step, int):
            node = node[step] if isinstance(node, list | tuple) and step < len(node) else None
            name = (node.get("key") or node.get("id")) if isinstance(node, Mapping) else None
            place += f"[{name or step}]"
        else:
            inner = node.get(step) if isinstance(node, Mapping) else None
            if inner is None and isinstance(node, Mapping) and node.get("kind") == step:
                continue
            node = inner
            place += f".{step}" if place else step
    return {"file": str(path), "place": place, "reason": error["msg"]}


def words_files(root: Root, folder: Path, pieces: Iterable[str], language: str) -> dict[str, Path]:
    """The words files of one form in one language, by piece name ("" is the form's own)."""
    found = {name: root.piece(name) / "words" / f"{language}.toml" for name in pieces}
    found[""] = folder / "words" / f"{language}.toml"
    return {name: path for name, path in found.items() if path.is_file()}


def read_words(
    root: Root, folder: Path, pieces: Iterable[str], language: str, names: Iterable[str]
) -> dict[str, str]:
    """All texts of one form in one language by dotted key; the form's own texts win.

    Texts below `for.<name>` take the place of the others in the variants of those *names*.
    """
    texts: dict[str, str] = {}
    for name, path in sorted(words_files(root, folder, pieces, language).items(), reverse=True):
        own = own_words(_read_once(path), names)
        texts |= {_prefixed(key, name): text for key, text in own.items()}
    return texts


def own_words(table: Raw, names: Iterable[str]) -> dict[str, str]:
    """The texts of one words file by dotted key, as they are for variants of those *names*."""
    special = table.get("for", {})
    texts = dict(flatten({key: value for key, value in table.items() if key != "for"}))
    for name in sorted(names):
        texts |= dict(flatten(special.get(name, {})))
    return texts


def _prefixed(key: str, piece: str) -> str:
    kind, _, rest = key.partition(".")
    if piece and kind in {"section", "question", "option", "group"}:
        return f"{kind}.{piece}/{rest}"
    return key


@dataclass(frozen=True, slots=True)
class WordsHome:
    """Where the words of one form are: below *root*, in *folder* and the *pieces* it uses."""

    root: Root
    folder: Path
    pieces: frozenset[str]
    names: frozenset[str] = frozenset()


def form_words(home: WordsHome, language: str, form: FormDefinition) -> FormWords:
    """The words of *form* in *language*, English where something is missing."""
    english = _worded(home, "en", form)
    if language == "en":
        return FormWords("en", english)
    return FormWords(language, _worded(home, language, form), english)


def _worded(home: WordsHome, language: str, form: FormDefinition) -> dict[str, str]:
    texts = read_words(home.root, home.folder, home.pieces, language, home.names)
    return _overridden(texts, form)


def _overridden(texts: dict[str, str], form: FormDefinition) -> dict[str, str]:
    """The call's year put in; a form may word a shared question under the question's path."""
    from erasmus_desk.model.walk import paths

    result = {key: text.replace("{call}", str(form.call)) for key, text in texts.items()}
    below: dict[str, dict[str, str]] = {}
    for key, text in result.items():
        start, _, part = key.rpartition(".")
        below.setdefault(start, {})[part] = text
    for path, words, kind in paths(form):
        if words != path:
            for part, text in below.get(f"{kind}.{path}", {}).items():
                result[f"{kind}.{words}.{part}"] = text
    return result
