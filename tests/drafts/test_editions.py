"""A real draft of every edition opens for good, and the format is what its description says."""

import json
import re
from functools import partial
from pathlib import Path

import pytest

from erasmus_desk.model.drafts import EDITION, DraftFile
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session import keeping
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.lineage import without_lineage
from erasmus_desk.storage import drafts
from erasmus_desk.storage.migrations import STEPS, migrated

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FILES = sorted(HERE.glob("edition-*.erasmus"))


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "home")


def test_there_is_a_draft_of_every_edition():
    assert [path.stem for path in FILES] == [f"edition-{n}" for n in range(1, EDITION + 1)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_opens_with_everything_that_was_in_it(desk, path):
    raw = json.loads(path.read_bytes())

    opened = desk.open(path, listed=False)

    assert opened.draft.facts.notes == {"context": "Zażółć gęślą jaźń: ask the partners once more."}
    assert opened.draft.facts.assessment["relevance"]["points"] == 8
    assert opened.draft.title == raw["title"]
    assert as_json(opened.answers).keys() == raw["answers"].keys()


def test_the_present_edition_is_written_as_it_was_read(desk):
    path = HERE / f"edition-{EDITION}.erasmus"

    assert (
        as_json(desk.open(path, listed=False).answers) == json.loads(path.read_bytes())["answers"]
    )


def test_a_draft_of_an_older_edition_is_kept_before_it_is_first_written(
    desk, tmp_path, monkeypatch
):
    path = tmp_path / "old.erasmus"
    path.write_bytes(FILES[0].read_bytes())
    old = path.read_bytes()

    def with_a_mark(draft):
        draft["settings"]["migrated"] = True

    chain = partial(migrated, steps={**STEPS, EDITION: with_a_mark}, edition=EDITION + 1)
    monkeypatch.setattr(drafts, "migrated", chain)
    monkeypatch.setattr(keeping, "EDITION", EDITION + 1)

    opened = desk.open(path, listed=False)
    assert path.read_bytes() == old

    opened.set_facts(title="Changed")
    opened.save_now()
    opened.saver.close()

    kept = [one for one in desk.versions.of(opened) if one.occasion == "before-migrating"]
    assert [desk.versions.store.read(one) for one in kept] == [old]
    written = json.loads(path.read_bytes())
    assert written["edition"] == EDITION + 1
    assert written["settings"]["migrated"] is True


def test_the_schema_is_what_the_model_says(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import make_schema

    assert make_schema.TARGET.read_text(encoding="utf-8") == make_schema.text()
    names = re.findall(r'"#/\$defs/(\w+)"', make_schema.text())
    assert set(names) <= set(make_schema.schema()["$defs"])


def test_the_description_of_the_format_names_every_field():
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")

    assert all(f"`{field}`" in text for field in DraftFile.model_fields)
    assert f"## Edition {EDITION}" in text


def test_tokens_of_ancestors_are_no_part_of_what_people_wrote():
    facts = DraftFile.model_validate(json.loads(FILES[0].read_bytes()))

    assert "lineage" not in without_lineage(facts).settings


def test_a_draft_of_edition_1_has_nothing_parked_and_comes_from_nowhere(desk):
    facts = desk.open(HERE / "edition-1.erasmus", listed=False).draft.facts

    assert (facts.parked, facts.origin) == ((), None)


def test_the_parking_list_of_edition_2_is_read_as_it_was_written(desk):
    facts = desk.open(HERE / "edition-2.erasmus", listed=False).draft.facts

    assert [entry.text for entry in facts.parked] == ["Zażółć gęślą jaźń", "24 months"]
    assert [entry.done for entry in facts.parked] == [False, True]
    assert facts.origin.title == "Last year's application"
