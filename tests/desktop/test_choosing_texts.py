"""The words of choosing: complete, and the same keys in every language."""

import re
import tomllib
from pathlib import Path
from typing import get_args

from erasmus_desk.assets import flatten, resource
from erasmus_desk.model.profile import Applicant, Purpose

FOLDER = "window/choosing"
SOURCE = Path(__file__).parents[2] / "src" / "erasmus_desk"
PLURALS = (".one", ".few", ".other")


def words(folder, language):
    path = resource(*folder.split("/"), f"{language}.toml")
    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def without_plurals(keys):
    return {key.removesuffix(next((p for p in PLURALS if key.endswith(p)), "")) for key in keys}


def test_every_reason_that_is_given_has_words():
    source = (SOURCE / "rules" / "choosing.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'Reason\("([a-z_]+)"', source))

    assert len(codes) > 25
    assert {f"reason.{code}" for code in codes} <= without_plurals(words(FOLDER, "en"))


def test_every_purpose_and_kind_of_organisation_has_words():
    known = words(FOLDER, "en")

    assert {f"purpose.{one}" for one in get_args(Purpose)} <= known.keys()
    assert {f"applicant.{one}" for one in get_args(Applicant)} <= known.keys()


def test_every_key_that_is_written_out_has_words():
    areas = {path.parent.name for path in resource("window").glob("*/en.toml")}
    known = {key for area in areas for key in words(f"window/{area}", "en")}
    known |= without_plurals(known)
    asked = set()
    for path in (SOURCE / "desktop" / "choosing").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        asked.update(re.findall(r'\b(?:say|count)\(\s*"([a-z_]+\.[a-z_.]+)"', source))

    assert len(asked) > 40
    assert not asked - known
