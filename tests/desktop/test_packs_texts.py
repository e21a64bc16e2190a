"""The words of form packs: everything that is asked for is there, for every code a sentence."""

import re
import tomllib
from pathlib import Path

import pytest

from erasmus_desk.assets import flatten, resource, resource_languages, resource_texts

FOLDER = "window/packs"
SOURCE = Path(__file__).parents[2] / "src" / "erasmus_desk"
PLURALS = (".one", ".few", ".other")
CODES = re.compile(r'"((?:pack|form|text|number|example)-[a-z-]+|[a-z]+-(?:unknown|zero|missing))"')
FILES = ("catalogue/*.py", "storage/pack*.py", "session/packs.py")


def words(folder, language):
    path = resource(*folder.split("/"), f"{language}.toml")
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def without_plurals(keys):
    return {key.removesuffix(next((p for p in PLURALS if key.endswith(p)), "")) for key in keys}


def test_every_key_that_is_written_out_has_words():
    known = {key for folder in (FOLDER, "window/words") for key in words(folder, "en")}
    known |= without_plurals(known)
    asked = set()
    for path in (SOURCE / "desktop" / "packs").glob("*.py"):
        asked.update(re.findall(r'"(packs\.[a-z_]+)"', path.read_text(encoding="utf-8")))

    assert len(asked) > 20
    assert not asked - known


@pytest.mark.parametrize("language", resource_languages("messages"))
def test_every_code_that_the_checker_can_give_has_a_sentence(language):
    sources = (path for pattern in FILES for path in SOURCE.glob(pattern))
    codes = {code for path in sources for code in CODES.findall(path.read_text("utf-8"))}
    known = resource_texts("messages", language)

    assert len(codes) > 40
    assert {c for c in codes if f"error.{c}" not in known and not c.endswith("-")} == set()
