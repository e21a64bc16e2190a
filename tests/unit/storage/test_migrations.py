"""Drafts of older editions are brought forward step by step, on copies of plain dictionaries."""

import pytest

from erasmus_desk.errors import DraftTooNew, DraftUnusable
from erasmus_desk.storage.migrations import STEPS, migrated


def _partners_become_a_list(draft):
    """A made-up edition 1 held one partner under `partner`."""
    draft["answers"]["partners"] = [draft["answers"].pop("partner")]


def _partners_get_ids(draft):
    for number, partner in enumerate(draft["answers"]["partners"]):
        draft["answers"]["partners"][number] = {"id": str(number), "name": partner}


CHAIN = {1: _partners_become_a_list, 2: _partners_get_ids}
OLD = {"edition": 1, "answers": {"partner": "School"}}


def test_a_draft_passes_through_every_edition_up_to_the_present():
    found = migrated(OLD, "x", steps=CHAIN, edition=3)

    assert found == {"edition": 3, "answers": {"partners": [{"id": "0", "name": "School"}]}}


def test_a_draft_in_the_middle_of_the_chain_takes_only_the_rest():
    middle = {"edition": 2, "answers": {"partners": ["School"]}}

    assert migrated(middle, "x", steps=CHAIN, edition=3)["answers"]["partners"][0]["id"] == "0"


def test_what_was_read_is_not_changed():
    migrated(OLD, "x", steps=CHAIN, edition=3)

    assert OLD == {"edition": 1, "answers": {"partner": "School"}}


def test_a_draft_that_is_not_what_its_edition_promises_is_refused():
    with pytest.raises(DraftUnusable) as reason:
        migrated({"edition": 1, "answers": []}, "x.erasmus", steps=CHAIN, edition=3)

    assert reason.value.code == "draft-malformed"


def test_an_edition_from_the_future_is_refused():
    with pytest.raises(DraftTooNew):
        migrated({"edition": 10**300, "answers": {}}, "x", steps=CHAIN, edition=3)


def test_every_edition_but_the_present_has_its_step():
    from erasmus_desk.model.drafts import EDITION

    assert sorted(STEPS) == list(range(1, EDITION))
