"""What else can be wrong with a form: its funding, the gaps in its texts, names nobody has."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.faults import Fault, fault_of
from erasmus_desk.catalogue.places import read_variants
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.catalogue.reading import read_toml
from erasmus_desk.catalogue.roots import Root
from erasmus_desk.errors import FormUnusable
from erasmus_desk.funding.calculate import MODELS
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import all_questions
from erasmus_desk.rules.vocabulary import RULE_FACTS

LANGUAGES = frozenset(
    re.findall(
        r"\w+",
        "ar be bg bs ca cs cy da de el en es et eu fi fr ga gl he hr hu hy is it ka lb lt lv mk mt "
        "nb nl nn no pl pt ro ru sk sl sq sr sv tr uk",
    )
)
"""The languages that words files may be called by."""
MOST_ITEMS = 100
"""No form begins with more items in a list: a new draft makes as many at once."""
_GAP = re.compile(r"\{([^{}]*)\}")


def further_faults(catalogue: Catalogue, form: FormDefinition, folder: Path) -> Iterator[Fault]:
    """What is wrong with one form besides its structure and missing words."""
    file = folder / "form.toml"
    yield from _funding(catalogue.found.forms[form.id].used.root, form, file)
    yield from _gaps(catalogue, form, folder / "words")
    if form.revision < 1 and form.state != "provisional":
        yield Fault("revision-zero", str(file), "revision")
    lists = [(section.key, section.items) for section in form.sections if section.items]
    for path, question in (*lists, *all_questions(form)):
        if isinstance(question, ListQuestion) and question.minimum > MOST_ITEMS:
            yield Fault("number-too-large", str(file), f"{path}.minimum", str(question.minimum))


def _funding(root: Root, form: FormDefinition, file: Path) -> Iterator[Fault]:
    if form.funding is None:
        return
    if form.funding.model not in MODELS:
        yield Fault("funding-unknown", str(file), "funding.model", form.funding.model)
    try:
        read_rates(root, form.funding.rates)
    except FormUnusable as reason:
        yield fault_of(reason, file)


def _gaps(catalogue: Catalogue, form: FormDefinition, folder: Path) -> Iterator[Fault]:
    """Gaps in the sentences of rules that are never filled in."""
    for language in catalogue.languages(form.id):
        texts = catalogue.words(form.id, language).texts
        for rule in form.rules:
            for part in ("title", "text", "cure"):
                known = RULE_FACTS.get(rule.kind, frozenset()) if part != "title" else frozenset()
                key = f"rule.{rule.id}.{part}"
                for gap in _GAP.findall(texts.get(key, "")):
                    if gap not in known:
                        file = str(folder / f"{language}.toml")
                        yield Fault("placeholder-unknown", file, key, f"{{{gap}}}")


def root_faults(root: Root) -> Iterator[Fault]:
    """Words files of languages that nobody knows, and `for` names that no variant has."""
    known = frozenset(_names(root))
    for path in root.form_files():
        yield from _language_faults(path.parent / "words", english=True)
        yield from _for_faults([path, *_toml_files(path.parent / "words")], known)
    for piece in sorted(root.folder.glob("shared/*/piece.toml")):
        yield from _language_faults(piece.parent / "words", english=False)
        yield from _for_faults([piece, *_toml_files(piece.parent / "words")], known)


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _names(root: Root) -> Iterator[str]:
    for path in root.form_files():
        try:
            yield from (name for one in read_variants(path) for name in one.names)
        except FormUnusable:
            continue  # told among the faults of the catalogue


def _language_faults(folder: Path, *, english: bool) -> Iterator[Fault]:
    codes = [path.stem for path in _toml_files(folder)]
    for code in codes:
        if code not in LANGUAGES:
            yield Fault("language-unknown", str(folder / f"{code}.toml"), "", code)
    if english and "en" not in codes:
        yield Fault("english-missing", str(folder), "")


def _for_faults(files: Iterable[Path], known: frozenset[str]) -> Iterator[Fault]:
    for path in files:
        try:
            raw = read_toml(path)
        except FormUnusable as reason:
            yield fault_of(reason, path)
            continue
        own = raw.get("for") if path.parent.name == "words" else None
        called = set(own) if isinstance(own, dict) else set(_called(raw))
        for name in sorted(called - known):
            yield Fault("variant-unknown", str(path), f"for.{name}", name)


def _called(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Every name that stands under `for` somewhere in *value*."""
    if isinstance(value, list):
        for inner in value:
            yield from _called(inner)
    elif isinstance(value, dict):
        names = value.get("for")
        if isinstance(names, list):
            yield from (str(name) for name in names)
        for inner in value.values():
            yield from _called(inner)
