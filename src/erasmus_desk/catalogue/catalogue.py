"""The forms on disk, found by id and read once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from erasmus_desk.catalogue.pack_heads import cache_file
from erasmus_desk.catalogue.places import (
    Found,
    Place,
    read_places,
    read_variants,
    with_packs,
)
from erasmus_desk.catalogue.reading import (
    Reader,
    WordsHome,
    form_words,
    read_countries,
    words_files,
)
from erasmus_desk.catalogue.roots import Root, as_root
from erasmus_desk.catalogue.variants import Variant
from erasmus_desk.errors import FormUnusable
from erasmus_desk.model.countries import Country
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
    root: Root


class Catalogue:
    """The forms below one folder and in form packs, read when first asked for.

    Args:
        root: A folder laid out like `forms/`; the shipped one if not given.
        cache: A folder to keep in which folder each form is defined.
        packs: The form packs beside it.
    """

    def __init__(
        self,
        root: Path | Root | None = None,
        cache: Path | None = None,
        packs: Iterable[Root] = (),
    ) -> None:
        self.roots = (as_root(root), *packs)
        self.root = self.roots[0].folder
        self._cache = cache
        self._readers = {one: Reader(one) for one in self.roots}
        self._read: dict[str, _Read] = {}
        self._words: dict[tuple[str, str], FormWords] = {}
        self._known: Found | None = None
        self._variants: dict[Path, list[Variant]] = {}

    def listed(self) -> dict[str, Listed]:
        """Every form by its id, in order of id.

        A form that has its own definition takes the place of a provisional one of the same id.
        Forms whose file cannot be read are left out; `found` tells of them.
        """
        return {
            form_id: self._at(form_id, places.used) for form_id, places in self.found.forms.items()
        }

    def folders(self, root: Root | None = None) -> dict[str, Path]:
        """The folder of every form by form id, in order of id; or of those that *root* brings."""
        return {
            form_id: places.used.folder
            for form_id, places in self.found.forms.items()
            if root is None or places.used.root == root
        }

    def ids(self) -> tuple[str, ...]:
        """The ids of all forms."""
        return tuple(self.found.forms)

    def form(self, form_id: str) -> FormDefinition:
        """The form with that id.

        Raises:
            FormUnusable: There is no such form, or its files are not usable.
        """
        return self._entry(form_id).form

    def provisional(self, form_id: str) -> tuple[FormDefinition, Callable[[str], FormWords]] | None:
        """The provisional form of that id, and its words by language, if a real one replaced it."""
        places = self.found.forms.get(form_id)
        if places is None or places.replaced is None:
            return None
        try:
            found = self._read_entry(self._at(form_id, places.replaced))
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

    def countries(self) -> dict[str, Country]:
        """The countries as the programme sees them, by code.

        Raises:
            FormUnusable: Their file is missing or cannot be read.
        """
        raw = read_countries(self.roots[0].countries())
        return {code: Country.model_validate(entry) for code, entry in raw.items()}

    @property
    def found(self) -> Found:
        """Where every form is defined, and what keeps others from being listed."""
        if self._known is None:
            shipped, *packs = (
                read_places(root, cache_file(self._cache, root, "places")) for root in self.roots
            )
            self._known = with_packs(shipped, packs)
        return self._known

    def _entry(self, form_id: str) -> _Read:
        if form_id not in self._read:
            places = self.found.forms.get(form_id)
            if places is None:
                raise _unknown(form_id, self.ids())
            self._read[form_id] = self._read_entry(self._at(form_id, places.used))
        return self._read[form_id]

    def _read_entry(self, listed: Listed) -> _Read:
        form, pieces = self._readers[listed.root].read(listed.folder, listed.variant)
        return _Read(form, WordsHome(listed.root, listed.folder, pieces, listed.variant.names))

    def _at(self, form_id: str, place: Place) -> Listed:
        """Which variant of the definition at *place* the form is."""
        if place.folder not in self._variants:
            self._variants[place.folder] = read_variants(place.folder / "form.toml")
        for variant in self._variants[place.folder]:
            if variant.id == form_id and (variant.call is None) == place.own:
                return Listed(place.folder, variant, place.root)
        raise _unknown(form_id, self.ids())


def _unknown(form_id: str, known: tuple[str, ...]) -> FormUnusable:
    """Names the forms whose ids come nearest, of another call or field; all would be too many."""
    near = get_close_matches(form_id.lower(), known, n=4, cutoff=0.5)
    return FormUnusable("form-unknown", {"form": form_id, "known": ", ".join(near or known[:4])})
