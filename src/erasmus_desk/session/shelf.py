"""Forms, texts and settings: what the program has before any draft is opened."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.assets import data_root, resource_languages, resource_texts
from erasmus_desk.catalogue.heads import Head
from erasmus_desk.catalogue.kept import kept_texts
from erasmus_desk.catalogue.pack_heads import all_heads
from erasmus_desk.catalogue.roots import Root
from erasmus_desk.model.preferences import Preferences
from erasmus_desk.model.words import Words
from erasmus_desk.session.deadlines import Countdown, countdown
from erasmus_desk.storage.packs import PackStore

if TYPE_CHECKING:
    from erasmus_desk.catalogue.catalogue import Catalogue
    from erasmus_desk.catalogue.faults import Fault
    from erasmus_desk.model.countries import Country
    from erasmus_desk.model.rates import RateBook
    from erasmus_desk.model.words import FormWords
    from erasmus_desk.session.towns import Towns


class Shelf:
    """The forms, the program's texts, and what a person has set.

    Args:
        home: Folder of the settings (and of the library).
        cache: Folder for what can be made again.
        forms: A folder laid out like `forms/`; the shipped one if not given.
        now: The present moment with its local time zone.
    """

    def __init__(
        self,
        home: Path,
        cache: Path | None = None,
        *,
        forms: Path | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self.home = home
        self.now = now
        self.forms_root = forms or data_root() / "forms"
        self.packs = PackStore(home / "packs")
        self.cache = cache
        self._roots: tuple[Root, ...] = ()
        self._catalogue: Catalogue | None = None
        self._heads: dict[str, Head] | None = None
        self._preferences: Preferences | None = None
        self._towns: Towns | None = None
        self._countries: dict[str, Country] | None = None

    @property
    def catalogue(self) -> "Catalogue":
        """The forms; read when first asked for."""
        if self._catalogue is None:
            from erasmus_desk.catalogue.catalogue import Catalogue

            shipped, *packs = self.roots
            self._catalogue = Catalogue(shipped, self.cache, packs)
        return self._catalogue

    @property
    def heads(self) -> dict[str, Head]:
        """What the gallery shows of each form, by id."""
        if self._heads is None:
            self._heads = all_heads(self.roots, self.cache)
        return self._heads

    @property
    def roots(self) -> tuple[Root, ...]:
        """Where forms come from: the shipped folder, then the form packs by name."""
        if not self._roots:
            base = self.forms_root
            packs = (Root(self.packs.folder / name, name, base) for name in self.packs.names())
            self._roots = (Root(base), *packs)
        return self._roots

    def forget_forms(self) -> None:
        """Read the forms anew when they are next asked for: a form pack came or went."""
        self._roots, self._catalogue, self._heads, self._countries = (), None, None, None

    @property
    def countries(self) -> "dict[str, Country]":
        """The countries as the programme sees them, by their code on the Commission's forms."""
        if self._countries is None:
            self._countries = self.catalogue.countries()
        return self._countries

    @property
    def preferences(self) -> Preferences:
        """The settings."""
        if self._preferences is None:
            from erasmus_desk.storage.preferences import read_preferences

            self._preferences = read_preferences(self.home / "settings.json")
        return self._preferences

    def prefer(self, **changes: object) -> None:
        """Change settings and keep them.

        Raises:
            SaveFailed: They hold for now but could not be kept.
        """
        from erasmus_desk.storage.preferences import write_preferences

        self._preferences = replace(self.preferences, **changes)  # type: ignore[arg-type]
        write_preferences(self.home / "settings.json", self._preferences)

    def deadline(self, form_id: str) -> Countdown | None:
        """The form's next or last deadline."""
        head = self.heads.get(form_id)
        return countdown(head, self.now()) if head else None

    @property
    def towns(self) -> "Towns":
        """The towns of the world, to measure distances; a country is read when first asked for."""
        if self._towns is None:
            from erasmus_desk.session.towns import Towns

            self._towns = Towns()
        return self._towns

    def form_words(self, form_id: str, language: str) -> "FormWords":
        """The form's prompts and labels in *language*."""
        return self.catalogue.words(form_id, language)

    def words(self, folder: str, language: str) -> Words:
        """The program's texts of one kind (``messages``, ``labels``, ``window/words``)."""
        texts, english = (_texts(self.cache, folder, code) for code in (language, "en"))
        return Words(language, texts, english)

    def languages(self, folder: str) -> tuple[str, ...]:
        """The languages in which those texts exist."""
        return resource_languages(folder)

    def rates(self, form_id: str) -> "RateBook | None":
        """The rates that the form's funding model is fed with; None where it has none."""
        funding = self.catalogue.form(form_id).funding
        if funding is None:
            return None
        from erasmus_desk.catalogue.rates import read_rates

        return read_rates(self.catalogue.found.forms[form_id].used.root, funding.rates)

    def check_forms(self, folder: Path | None = None) -> "list[Fault]":
        """Everything wrong with the form files in *folder*, a zip, or with those in use.

        Raises:
            PackRefused: *folder* cannot be examined.
        """
        from erasmus_desk.session.packs import check_path

        return check_path(self, folder or self.forms_root)


def _texts(cache: Path | None, folder: str, language: str) -> Mapping[str, str]:
    if cache is None:
        return resource_texts(folder, language)
    return kept_texts(cache / "texts", folder, language)
