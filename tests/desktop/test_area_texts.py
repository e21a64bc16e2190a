"""The words of every area of the window: complete, the same keys and gaps in every language."""

import re
import tomllib
from pathlib import Path

import pytest

from erasmus_desk.assets import flatten, resource, resource_languages

SOURCE = Path(__file__).parents[2] / "src" / "erasmus_desk" / "desktop"
PLURALS = (".one", ".few", ".other")
AREAS = tuple(
    sorted(path.name for path in resource("window").iterdir() if list(path.glob("*.toml")))
)
ASKED = {"annexes": 15, "carrying": 15, "handover": 15, "planning": 40}
"""At the least so many keys stand in the code of an area: a search that finds none proves none."""
OTHERS = [
    (area, language)
    for area in AREAS
    for language in resource_languages(f"window/{area}")
    if language != "en"
]


def words(folder, language):
    path = resource(*folder.split("/"), f"{language}.toml")
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def without_plurals(keys):
    return {key.removesuffix(next((p for p in PLURALS if key.endswith(p)), "")) for key in keys}


def gaps(text):
    return set(re.findall(r"{\w+}", text))


@pytest.mark.parametrize("area", AREAS)
def test_every_area_speaks_four_languages(area):
    assert set(resource_languages(f"window/{area}")) == {"en", "pl", "el", "bg"}


@pytest.mark.parametrize(("area", "language"), OTHERS)
def test_every_language_has_the_same_keys_and_gaps(area, language):
    english, other = words(f"window/{area}", "en"), words(f"window/{area}", language)
    differing = {
        key
        for key in english.keys() & other.keys()
        if gaps(english[key]) != gaps(other[key]) and not key.endswith(".one")
    }

    assert without_plurals(other) == without_plurals(english)
    assert not differing


@pytest.mark.parametrize("area", ASKED)
def test_every_key_that_is_written_out_has_words(area):
    folders = (*(f"window/{name}" for name in AREAS), "budget")
    known = {key for folder in folders for key in words(folder, "en")}
    known |= without_plurals(known)
    asked = {
        key
        for path in (SOURCE / area).glob("*.py")
        for key in re.findall(r'\bsay\(\s*"([a-z_]+\.[a-z_.]+)"', path.read_text(encoding="utf-8"))
    }

    assert len(asked) > ASKED[area]
    assert not asked - known


@pytest.mark.parametrize("language", ["pl", "el", "bg"])
def test_the_emergency_pack_says_the_same_in_every_language(language):
    english, other = words("emergency", "en"), words("emergency", language)

    assert other.keys() == english.keys()
    assert [key for key, text in english.items() if gaps(text) != gaps(other[key])] == []


def test_facts_about_late_submission_have_sources():
    raw = tomllib.loads(resource("emergency.toml").read_text(encoding="utf-8"))

    assert raw["hours"] == 2
    assert raw["source"]
    assert all(raw["sources"][name]["address"] for name in raw["source"])
