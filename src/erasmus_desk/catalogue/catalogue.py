"""The forms on disk, found by id and read once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.reading import Reader, WordsHome, form_words, read_toml, words_files
from erasmus_desk.catalogue.variants import Variant, variants
from erasmus_desk.errors import FormUnusable
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords


@dataclass(frozen=True, slots=True)
class _Read:
    form: FormDefinition
    home: WordsHome


@dataclass(frozen=True, slots=True)
class Listed:
    """Where one form is defined: the folder, and which variant of the definition it is."""

    folder: Path
    variant: Variant


class Catalogue:
    """The forms below one folder, read when first asked for.

    Args:
        root: A folder laid out like `forms/`; the shipped one if not given.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or data_root() / "forms"
        self._reader = Reader(self.root)
        self._read: dict[str, _Read] = {}
        self._words: dict[tuple[str, str], FormWords] = {}
        self._listed: dict[str, Listed] | None = None
        self._replaced: dict[str, Listed] = {}

    def listed(self) -> dict[str, Listed]:
        """Every form by its id, in order of id.

        A form that has its own definition takes the place of a provisional one of the same id.

        Raises:
            FormUnusable: A form file cannot be read or two forms share an id.
        """
        if self._listed is None:
            found: dict[str, Listed] = {}
            for path in sorted(self.root.glob("*/*/form.toml")):
                for variant in _variants(path):
                    self._add(found, Listed(path.parent, variant))
            self._listed = dict(sorted(found.items()))
        return self._listed

    def folders(self) -> dict[str, Path]:
        """The folder of every form by form id, in order of id."""
        return {form_id: entry.folder for form_id, entry in self.listed().items()}

    def ids(self) -> tuple[str, ...]:
        """The ids of all forms."""
        return tuple(self.listed())

    def form(self, form_id: str) -> FormDefinition:
        """The form with that id.

        Raises:
            FormUnusable: There is no such form, or its files are not usable.
        """
        return self._entry(form_id).form

    def provisional(self, form_id: str) -> tuple[FormDefinition, Callable[[str], FormWords]] | None:
        """The provisional form of that id, and its words by language, if a real one replaced it."""
        self.listed()
        listed = self._replaced.get(form_id)
        if listed is None:
            return None
        try:
            found = self._read_entry(listed)
        except FormUnusable:
            return None
        return found.form, lambda language: form_words(found.home, language, found.form)

    def forms(self) -> Iterator[FormDefinition]:
        """All forms, in order of id."""
        return (self.form(form_id) for form_id in self.ids())

    def words(self, form_id: str, language: str) -> FormWords:
        """The form's texts in *language*, English where one is missing."""
        wanted = (form_id, language)
        if wanted not in self._words:
            entry = self._entry(form_id)
            self._words[wanted] = form_words(entry.home, language, entry.form)
        return self._words[wanted]

    def languages(self, form_id: str) -> tuple[str, ...]:
        """The languages that the form's own words exist in, English first."""
        folder = self._entry(form_id).home.folder
        codes = sorted(path.stem for path in (folder / "words").glob("*.toml"))
        return tuple(sorted(codes, key=lambda code: (code != "en", code)))

    def words_files(self, form_id: str, language: str) -> dict[str, Path]:
        """The files that the form's words in *language* come from, by piece."""
        home = self._entry(form_id).home
        return words_files(home.root, home.folder, home.pieces, language)

    def _entry(self, form_id: str) -> _Read:
        if form_id not in self._read:
            listed = self.listed().get(form_id)
            if listed is None:
                raise FormUnusable(
                    "form-unknown", {"form": form_id, "known": ", ".join(self.ids())}
                )
            self._read[form_id] = self._read_entry(listed)
        return self._read[form_id]

    def _read_entry(self, listed: Listed) -> _Read:
        form, pieces = self._reader.read(listed.folder, listed.variant)
        return _Read(form, WordsHome(self.root, listed.folder, pieces, listed.variant.names))

    def _add(self, found: dict[str, Listed], entry: Listed) -> None:
        """Put *entry* in, a definition of its own before a provisional one."""
        form_id, is_own = entry.variant.id, entry.variant.call is None
        other = found.get(form_id)
        if other is not None and is_own and other.variant.call is None:
            file = str(entry.folder / "form.toml")
            raise FormUnusable("form-id-twice", {"form": form_id, "file": file})
        if other is None or is_own:
            found[form_id] = entry
        if other is not None:
            self._replaced[form_id] = other if is_own else entry


def _variants(path: Path) -> list[Variant]:
    raw = read_toml(path)
    try:
        return list(variants(raw))
    except (TypeError, KeyError, ValueError, AttributeError) as reason:
        facts = {"file": str(path), "place": str(reason), "reason": type(reason).__name__}
        raise FormUnusable("form-shape-wrong", facts) from reason
