"""Towns of the world by name and country, without a network, from the files in `resources/places`.

There is one file for each country, made by `tools/make_places.py` from the data of GeoNames: a
line for each town, the largest first, with all its names as `folded` makes them comparable.  What
a town is called is found by searching the lines, so that only the file of the country asked for
is read, and nothing is built from it.
"""

import gzip
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from erasmus_desk.assets import resource
from erasmus_desk.funding.distance import Point

_FEW = 8
_ALIKE = 0.84
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_NOT_A_WORD = re.compile(r"[^\w]+")
_CODE = re.compile(r"[A-Z]{2}")


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
        folder: The files of the countries; the shipped ones if not given.
    """

    folder: Path = field(default_factory=lambda: resource("places"))
    _countries: dict[str, "_Country"] = field(default_factory=dict)

    def find_places(self, text: str, country: str) -> Found:
        """The towns of a country (ISO code) that *text* may mean.

        Case, accents, hyphens and the script do not matter: ``Lodz``, ``ŁÓDŹ``, ``Лодз``.
        """
        wanted = folded(text)
        if not wanted:
            return Found(text, "unknown")
        return self._country(country.upper()).find(text, wanted)

    def _country(self, code: str) -> "_Country":
        if code not in self._countries:
            self._countries[code] = _Country(code, _lines(self.folder, code))
        return self._countries[code]


@dataclass(frozen=True, slots=True)
class _Country:
    """The towns of one country as they stand in its file: the largest first.

    A line is ``name, latitude, longitude, population, |name|other name|…|``, with tabs.
    """

    code: str
    lines: tuple[str, ...]

    def find(self, text: str, wanted: str) -> Found:
        """The towns that *text*, made comparable as *wanted*, may mean."""
        exact = self._with(f"|{wanted}|")
        if exact:
            # Those called so first, then those that are also called so.
            return self._found(text, "name", sorted(exact, key=lambda o: f"\t|{wanted}|" not in o))
        begun = self._with(f"|{wanted}")
        if begun:
            return self._found(text, "start", begun)
        alike = [one for name in self._alike(wanted) for one in self._with(f"|{name}|")]
        return self._found(text, "similar" if alike else "unknown", alike)

    def _with(self, part: str) -> list[str]:
        return [one for one in self.lines if part in one]

    def _alike(self, wanted: str) -> list[str]:
        names = dict.fromkeys(name for one in self.lines for name in _names(one))
        return get_close_matches(wanted, names, n=_FEW, cutoff=_ALIKE)

    def _found(
        self, text: str, how: Literal["name", "start", "similar", "unknown"], lines: Iterable[str]
    ) -> Found:
        few = list(dict.fromkeys(lines))[:_FEW]
        return Found(text, how, tuple(_town(self.code, one) for one in few))


def folded(text: str) -> str:
    """*text* without what people write differently: case, accents, hyphens, spaces."""
    lowered = text.casefold().translate(_PLAIN)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    return _NOT_A_WORD.sub(" ", bare).strip()


def _lines(folder: Path, code: str) -> tuple[str, ...]:
    path = folder / f"{code}.txt.gz"
    if not _CODE.fullmatch(code) or not path.is_file():
        return ()
    return tuple(gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"))


def _names(line: str) -> list[str]:
    return line.rpartition("\t")[2].strip("|").split("|")


def _town(code: str, line: str) -> Town:
    name, latitude, longitude, population, _ = line.split("\t")
    return Town(name, code, Point(float(latitude), float(longitude)), int(population))
