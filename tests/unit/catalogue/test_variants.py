"""One definition becomes several forms, and forms of the year to come."""

import shutil
from pathlib import Path

import pytest

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.heads import read_heads

FORM = """
id = "small-2026"
key_action = "KA2"
code = "SMALL"
family = "small"
field = "vet"
call = 2026
period = "2021-2027"
state = "archived"
counting = { source = ["guide"], confidence = "official" }
provisional = { call = 2027 }

[[variants]]
id = "small-vet-2026"
code = "SMALL-VET"
field = "vet"

[[variants]]
id = "small-youth-2026"
code = "SMALL-YOU"
field = "youth"
provisional = {}

[[deadlines]]
at = 2026-03-05T12:00:00
source = ["guide"]
confidence = "official"

[[sections]]
key = "context"

  [[sections.questions]]
  key = "start"
  kind = "date"
  earliest = 2026-09-01
  bounds = { source = ["guide"], confidence = "official" }

  [[sections.questions]]
  key = "trade"
  kind = "line"
  for = ["vet"]

[sources.guide]
title = "Guide"
"""

WORDS = """
[form]
title = "Small {call}"
short = "Small"
sentence = "A small one."

[for.youth.form]
title = "Small for youth {call}"

[section.context]
title = "Context"

[question.context.start]
prompt = "Start"

[question.context.trade]
prompt = "Trade"
"""


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "small" / "2026"
    (folder / "words").mkdir(parents=True)
    (folder / "form.toml").write_text(FORM, encoding="utf-8")
    (folder / "words" / "en.toml").write_text(WORDS, encoding="utf-8")
    (tmp_path / "shared").mkdir()
    shutil.copy(data_root() / "forms" / "shared" / "countries.toml", tmp_path / "shared")
    return tmp_path


def keys(catalogue: Catalogue, form_id: str) -> list[str]:
    return [question.key for question in catalogue.form(form_id).sections[0].questions]


def test_what_belongs_to_one_field_is_asked_only_there(forms: Path) -> None:
    catalogue = Catalogue(forms)

    assert catalogue.ids() == ("small-vet-2026", "small-vet-2027", "small-youth-2026")
    assert keys(catalogue, "small-vet-2026") == ["start", "trade"]
    assert keys(catalogue, "small-youth-2026") == ["start"]
    assert catalogue.words("small-youth-2026", "en").find("form.title") == "Small for youth 2026"


def test_the_year_to_come_invents_no_deadline_and_moves_dates_as_estimates(forms: Path) -> None:
    form = Catalogue(forms).form("small-vet-2027")

    start = form.sections[0].questions[0].model_dump()
    assert (form.state, form.call, form.deadlines) == ("provisional", 2027, ())
    assert str(start["earliest"]) == "2027-09-01"
    assert start["bounds"]["confidence"] == "derived"
    assert Catalogue(forms).words("small-vet-2027", "en").find("form.title") == "Small 2027"


def test_the_real_form_takes_the_place_of_the_provisional_one(forms: Path) -> None:
    real = FORM.replace('state = "archived"', 'state = "open"').replace("2026", "2027")
    real = real.replace("provisional = { call = 2027 }\n", "")
    folder = forms / "small" / "2027"
    shutil.copytree(forms / "small" / "2026", folder)
    (folder / "form.toml").write_text(real, encoding="utf-8")

    assert Catalogue(forms).form("small-vet-2027").state == "open"
    assert {head.id: head.state for head in read_heads(forms)}["small-vet-2027"] == "open"


def test_heads_know_every_variant(forms: Path) -> None:
    heads = {head.id: head for head in read_heads(forms)}

    assert set(heads) == set(Catalogue(forms).ids())
    assert heads["small-vet-2027"].rounds == ()
    assert heads["small-vet-2027"].text("en", "title") == "Small 2027"
    assert heads["small-youth-2026"].code == "SMALL-YOU"


def test_variants_that_are_no_tables_are_named(forms: Path) -> None:
    path = forms / "small" / "2026" / "form.toml"
    path.write_text(FORM.replace("provisional = { call = 2027 }", 'provisional = "soon"'), "utf-8")

    catalogue = Catalogue(forms)

    assert catalogue.ids() == ()
    assert [(fault.code, fault.file) for fault in catalogue.found.faults] == [
        ("form-shape-wrong", str(path))
    ]
