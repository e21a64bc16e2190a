"""A form may complete a section that it takes from a piece, without copying it."""

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue

PIECE = """
[[sections]]
key = "context"
  [[sections.questions]]
  key = "duration"
  kind = "number"
  maximum = 48
  bounds = { source = ["seen"], confidence = "official" }
  [[sections.questions]]
  key = "title"
  kind = "line"

[[sections]]
key = "partners"
  [sections.items]
  title = "name"
    [[sections.items.questions]]
    key = "name"
    kind = "line"

[sources.seen]
title = "Seen"
"""
FORM = """
key_action = "KA2"
code = "NEW"
family = "new"
field = "all"
call = 2026
period = "2021-2027"
state = "open"
counting = { source = ["seen"], confidence = "official" }

[[variants]]
name = "lot1"
id = "new-lot1-2026"
[[variants]]
name = "lot2"
id = "new-lot2-2026"

[[sections]]
use = "common/context"
  [[sections.questions]]
  key = "duration"
  maximum = 24
  for = ["lot1"]
  [[sections.questions]]
  key = "ecosystem"
  kind = "line"
  for = ["lot2"]

[[sections]]
use = "common/partners"
  [[sections.questions]]
  key = "member"
  kind = "yesno"
"""


@pytest.fixture
def forms(tmp_path):
    """A definition of two forms that use one piece."""
    for name, text in (
        ("shared/common/piece.toml", PIECE),
        ("shared/countries.toml", ""),
        ("shared/common/words/en.toml", '[question.context.duration]\nlabel = "Length"\n'),
        ("new/2026/form.toml", FORM),
        ("new/2026/words/en.toml", '[form]\ntitle = "New"\nshort = "New"\nsentence = "New."\n'),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Catalogue(tmp_path)


def asked(form, section):
    home = form.section(section)
    return {q.key: q for q in (home.items.questions if home.items else home.questions)}


def test_a_setting_is_changed_and_the_words_stay_those_of_the_piece(forms):
    duration = asked(forms.form("new-lot1-2026"), "context")["duration"]

    assert duration.maximum == 24
    assert duration.kind == "number"
    assert duration.words == "common/context.duration"


def test_a_question_of_the_forms_own_comes_last_and_has_words_of_its_own(forms):
    found = asked(forms.form("new-lot2-2026"), "context")

    assert list(found) == ["duration", "title", "ecosystem"]
    assert found["duration"].maximum == 48
    assert found["ecosystem"].words == "context.ecosystem"


def test_the_items_of_a_list_are_completed_too(forms):
    assert list(asked(forms.form("new-lot1-2026"), "partners")) == ["name", "member"]


def test_what_one_form_changes_the_next_one_does_not_see(forms):
    first = asked(forms.form("new-lot1-2026"), "context")
    second = asked(forms.form("new-lot2-2026"), "context")

    assert (first["duration"].maximum, second["duration"].maximum) == (24, 48)
