"""The words of planning: complete, and the same keys in every language."""

import re
import tomllib
from pathlib import Path

import pytest

from erasmus_desk.assets import flatten, resource, resource_languages

FOLDER = "window/planning"
SOURCE = Path(__file__).parents[2] / "src" / "erasmus_desk" / "desktop"
PLURALS = (".one", ".few", ".other")


def words(folder, language):
    path = resource(*folder.split("/"), f"{language}.toml")
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def without_plurals(keys):
    return {key.removesuffix(next((p for p in PLURALS if key.endswith(p)), "")) for key in keys}


@pytest.mark.parametrize("language", [code for code in resource_languages(FOLDER) if code != "en"])
def test_every_language_has_the_same_keys(language):
    english, other = words(FOLDER, "en"), words(FOLDER, language)

    assert without_plurals(other) == without_plurals(english)


@pytest.mark.parametrize("language", resource_languages(FOLDER))
def test_every_language_has_the_same_gaps_to_fill(language):
    english, other = words(FOLDER, "en"), words(FOLDER, language)

    differing = {
        key
        for key in english.keys() & other.keys()
        if set(re.findall(r"{\w+}", english[key])) != set(re.findall(r"{\w+}", other[key]))
        and not key.endswith(".one")
    }

    assert not differing


def test_every_key_that_is_written_out_has_words():
    folders = (FOLDER, "window/words", "window/annexes", "budget")
    known = {key for folder in folders for key in words(folder, "en")}
    known |= without_plurals(known)
    asked = set()
    for path in (SOURCE / "planning").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        asked.update(re.findall(r'\bsay\(\s*"([a-z_]+\.[a-z_.]+)"', source))

    assert len(asked) > 40
    assert not asked - known
