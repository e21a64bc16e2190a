"""Writing out only what changed gives the same bytes as writing out everything."""

import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from erasmus_desk.model.answers import put
from erasmus_desk.model.drafts import EDITION, DraftFile
from erasmus_desk.storage.drafts import parse_draft, to_bytes
from erasmus_desk.storage.encoding import Encoder

MOMENT = datetime(2026, 2, 14, tzinfo=UTC)
FACTS = DraftFile(edition=EDITION, id="d1", form="f", created=MOMENT, changed=MOMENT)
values = st.text() | st.integers(-(10**12), 10**12) | st.booleans() | st.just("zażółć\n\u2028")
keys = st.sampled_from("abcd")
tables = st.dictionaries(keys, values | st.lists(st.text(), max_size=2).map(tuple), max_size=3)
lists = st.lists(tables.map(lambda one: {"id": "x"} | one), max_size=3).map(tuple)
answers = st.dictionaries(keys, tables | lists | st.dictionaries(keys, lists), max_size=3)


def plainly(facts, given_answers):
    raw = facts.model_copy(update={"answers": {}}).model_dump(mode="json")
    raw["answers"] = given_answers
    return (json.dumps(raw, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


@settings(deadline=None, max_examples=200)
@given(answers, answers)
def test_the_bytes_are_those_of_json_with_sorted_keys(one, other):
    encoder = Encoder()

    for value in (one, other, one):
        assert encoder.encode(FACTS, value) == plainly(FACTS, value)


def test_a_change_in_one_item_changes_only_that_item_on_disk():
    encoder = Encoder()
    before = {"a": {"t": "x"}, "b": ({"id": "1", "n": 1}, {"id": "2", "n": 2})}
    encoder.encode(FACTS, before)

    after = put(before, ("b", "2", "n"), 3)

    assert encoder.encode(FACTS, after) == plainly(FACTS, after)


def test_halves_of_characters_cannot_stop_a_save():
    facts = FACTS.model_copy(update={"notes": {"context": "half \ud83d here"}})

    content = Encoder().encode(facts, {})

    assert parse_draft(content, "x").notes == {"context": "half  here"}


def test_a_file_that_is_read_is_written_as_it_was():
    content = Encoder().encode(FACTS, {"a": {"t": "Objectif\u00a0:"}})

    assert to_bytes(parse_draft(content, "x")) == content
