"""The forms on disk, found by id and read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.reading import Reader, form_words, read_toml, words_files
from erasmus_desk.errors import FormUnusable
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords


@dataclass(frozen=True, slots=True)
class _Read:
    form: FormDefinition
    folder: Path
    pieces: frozenset[str]


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
        self._folders: dict[str, Path] | None = None

    def folders(self) -> dict[str, Path]:
        """Every form folder by form id, in order of id.

        Raises:
            FormUnusable: A form file cannot be read or two forms share an id.
        """
        if self._folders is None:
            found: dict[str, Path] = {}
            for path in sorted(self.root.glob("*/*/form.toml")):
                form_id = str(read_toml(path).get("id", ""))
                if form_id in found:
                    raise FormUnusable("form-id-twice", {"form": form_id, "file": str(path)})
                found[form_id] = path.parent
            self._folders = dict(sorted(found.items()))
        return self._folders

    def ids(self) -> tuple[str, ...]:
        """The ids of all forms."""
        return tuple(self.folders())

    def form(self, form_id: str) -> FormDefinition:
        """The form with that id.

        Raises:
            FormUnusable: There is no such form, or its files are not usable.
        """
        return self._entry(form_id).form

    def forms(self) -> Iterator[FormDefinition]:
        """All forms, in order of id."""
        return (self.form(form_id) for form_id in self.ids())

    def words(self, form_id: str, language: str) -> FormWords:
        """The form's texts in *language*, English where one is missing."""
        wanted = (form_id, language)
        if wanted not in self._words:
            entry = self._entry(form_id)
            self._words[wanted] = form_words(
                self.root, entry.folder, entry.pieces, language, entry.form
            )
        return self._words[wanted]

    def languages(self, form_id: str) -> tuple[str, ...]:
        """The languages that the form's own words exist in, English first."""
        folder = self._entry(form_id).folder
        codes = sorted(path.stem for path in (folder / "words").glob("*.toml"))
        return tuple(sorted(codes, key=lambda code: (code != "en", code)))

    def words_files(self, form_id: str, language: str) -> dict[str, Path]:
        """The files that the form's words in *language* come from, by piece."""
        entry = self._entry(form_id)
        return words_files(self.root, entry.folder, entry.pieces, language)

    def _entry(self, form_id: str) -> _Read:
        if form_id not in self._read:
            folder = self.folders().get(form_id)
            if folder is None:
                raise FormUnusable(
                    "form-unknown", {"form": form_id, "known": ", ".join(self.ids())}
                )
            form, pieces = self._reader.read(folder)
            self._read[form_id] = _Read(form, folder, pieces)
        return self._read[form_id]
