"""What a form may say of the pieces it uses: origins of limits, lists that share words."""

from pathlib import Path

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.provenance import Confidence

PIECE = """
[[sections]]
key = "summary"
  [[sections.questions]]
  key = "aims"
  kind = "text"
  limit = { characters = 500, source = ["seen"], confidence = "official" }

[[blocks.work.questions]]
key = "field"
kind = "choices"
options = "all"
maximum = 2
bounds = { source = ["seen"], confidence = "official" }

[[blocks.work.questions]]
key = "steps"
kind = "list"
  [[blocks.work.questions.questions]]
  key = "name"
  kind = "line"
  limit = { characters = 50, source = ["seen"], confidence = "official" }

[[blocks.work.questions]]
key = "language"
kind = "choice"
options = "tongues/languages"

[options.spoken]
use = "tongues/languages"
without = ["el"]
source = ["seen"]
confidence = "background"
options = [{ code = "pl" }]

[options.some]
source = ["seen"]
confidence = "official"
options = [{ code = "a" }]

[options.all]
words = "some"
source = ["seen"]
confidence = "official"
options = [{ code = "a" }, { code = "b" }]

[sources.seen]
title = "Seen"
"""
TONGUES = """
[options.languages]
source = ["seen"]
confidence = "official"
options = [{ code = "el" }, { code = "en" }]
[sources.seen]
title = "Seen"
"""
LIMITS = 'limits = { source = ["seen"], confidence = "background" }'
FORM = f"""
id = "new-2026"
key_action = "KA2"
code = "NEW"
family = "new"
field = "vet"
call = 2026
period = "2021-2027"
state = "open"
counting = {{ source = ["seen"], confidence = "official" }}

[[sections]]
key = "plan"
  [[sections.questions]]
  use = "shared/work"
  {LIMITS}

[[sections]]
use = "shared/summary"
{LIMITS}
"""


@pytest.fixture
def form(tmp_path: Path):
    """A form that uses a piece whose limits were seen elsewhere."""
    made = {
        "shared/countries.toml": "",
        "shared/shared/piece.toml": PIECE,
        "shared/tongues/piece.toml": TONGUES,
        "new/2026/form.toml": FORM,
    }
    for name, text in made.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return Catalogue(tmp_path).form("new-2026")


def test_limits_that_were_seen_elsewhere_are_estimates_here(form):
    field, steps, _ = form.section("plan").questions
    (aims,) = form.section("summary").questions

    assert field.bounds.confidence is Confidence.BACKGROUND
    assert steps.questions[0].limit.confidence is Confidence.BACKGROUND
    assert aims.limit.confidence is Confidence.BACKGROUND
    assert aims.limit.characters == 500


def test_a_longer_list_takes_the_words_of_a_shorter_one(form):
    assert form.options["shared/all"].words == form.options["shared/some"].words == "shared/some"


def test_a_piece_may_use_the_list_of_another(form):
    assert [one.code for one in form.options["tongues/languages"].options] == ["el", "en"]


def test_a_piece_may_take_a_list_without_some_and_with_others(form):
    spoken = form.options["shared/spoken"]

    assert [one.code for one in spoken.options] == ["en", "pl"]
    assert spoken.words == "tongues/languages"
    assert spoken.confidence is Confidence.BACKGROUND
