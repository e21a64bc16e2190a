"""What changed between two texts is told answer by answer and word by word."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.rules.comparing import Mark, differences, word_marks

SURE = {"source": ["t"], "confidence": "official"}
FORM = FormDefinition.model_validate(
    {
        "id": "f",
        "key_action": "KA2",
        "code": "X",
        "family": "x",
        "field": "x",
        "call": 2026,
        "period": "2021-2027",
        "state": "open",
        "counting": SURE,
        "sections": [
            {
                "key": "context",
                "questions": [{"key": "title", "kind": "line"}, {"key": "why", "kind": "text"}],
            },
            {
                "key": "outputs",
                "items": {
                    "key": "outputs",
                    "kind": "list",
                    "questions": [
                        {"key": "title", "kind": "line"},
                        {
                            "key": "staff",
                            "kind": "list",
                            "questions": [{"key": "days", "kind": "number"}],
                        },
                    ],
                },
            },
        ],
    }
)
ONE, TWO, THREE = ({"id": f"o{n}", "title": f"T{n}"} for n in (1, 2, 3))


def told(before, after):
    return [(one.kind, one.place) for one in differences(FORM, before, after)]


def test_answers_are_compared_in_the_order_of_the_form():
    before = {"context": {"why": "old", "title": "x"}}
    after = {"outputs": (ONE,), "context": {"title": "y"}}

    assert told(before, after) == [
        ("changed", ("context", "title")),
        ("removed", ("context", "why")),
        ("added", ("outputs", "o1")),
    ]


def test_an_answer_deep_in_items_is_named_by_their_ids():
    before = {"outputs": ({**ONE, "staff": ({"id": "s", "days": 1},)},)}
    after = {"outputs": ({**ONE, "staff": ({"id": "s", "days": 2},)},)}

    (found,) = differences(FORM, before, after)

    assert (found.place, found.before, found.after) == (
        ("outputs", "o1", "staff", "s", "days"),
        1,
        2,
    )


def test_only_the_item_that_was_moved_is_said_to_be_moved():
    (found,) = differences(FORM, {"outputs": (ONE, TWO, THREE)}, {"outputs": (THREE, ONE, TWO)})

    assert (found.kind, found.place) == ("moved", ("outputs", "o3"))
    assert (found.before, found.after) == (2, 0)


def test_adding_in_the_middle_moves_nothing():
    assert told({"outputs": (ONE, THREE)}, {"outputs": (ONE, TWO, THREE)}) == [
        ("added", ("outputs", "o2"))
    ]


def test_words_are_marked():
    assert word_marks("We bake good bread.", "We bake better bread.") == (
        Mark("same", "We bake "),
        Mark("removed", "good "),
        Mark("added", "better "),
        Mark("same", "bread."),
    )


texts = st.lists(st.sampled_from(["ala ", "ma ", "kota\n", "ąę ", "  ", "x"]), max_size=30).map(
    "".join
)


@settings(deadline=None)
@given(texts, texts)
def test_marks_hold_both_texts_whole(before, after):
    marks = word_marks(before, after)

    assert "".join(m.text for m in marks if m.kind != "added") == before
    assert "".join(m.text for m in marks if m.kind != "removed") == after


@pytest.mark.parametrize("words", [900, 150_000])
def test_long_texts_are_marked_in_the_wink_of_an_eye(words):
    text = " ".join(f"word{n % 60}{'.' + chr(10) if n % 12 == 0 else ''}" for n in range(words))
    changed = text.replace("word7 ", "other ").replace("word31", "word31 and more")

    began = time.perf_counter()
    marks = word_marks(text, changed)

    assert time.perf_counter() - began < 2.0
    assert "".join(m.text for m in marks if m.kind != "removed") == changed
