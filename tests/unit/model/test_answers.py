"""Answers are values: every change gives a new one and shares the rest."""

import pytest

from erasmus_desk.model.answers import (
    add_item,
    copy_item,
    get,
    move_item,
    put,
    where,
)

ANSWERS = {
    "context": {"title": "Bread"},
    "outputs": (
        {"id": "o1", "title": "One", "staff": ({"id": "s1", "days": 3},)},
        {"id": "o2", "title": "Two"},
    ),
}


def test_an_answer_deep_in_lists_is_found_by_the_ids_of_its_items():
    assert get(ANSWERS, ("outputs", "o1", "staff", "s1", "days")) == 3
    assert get(ANSWERS, ("outputs", "none", "title")) is None
    assert get(ANSWERS, ("context", "title", "too", "deep")) is None


def test_a_change_shares_what_did_not_change():
    changed = put(ANSWERS, ("outputs", "o1", "title"), "First")

    assert get(changed, ("outputs", "o1", "title")) == "First"
    assert get(ANSWERS, ("outputs", "o1", "title")) == "One"
    assert changed["context"] is ANSWERS["context"]
    assert changed["outputs"][1] is ANSWERS["outputs"][1]


@pytest.mark.parametrize("nothing", [None, "", ()])
def test_an_empty_answer_is_taken_out(nothing):
    assert "title" not in put(ANSWERS, ("context", "title"), nothing).get("context", {})


def test_false_and_zero_are_answers():
    changed = put(ANSWERS, ("context", "months"), 0)

    assert get(changed, ("context", "months")) == 0


def test_items_are_added_moved_and_deleted():
    added = add_item(ANSWERS, ("outputs",), {"id": "o3"})
    moved = move_item(added, ("outputs", "o3"), to=0)
    gone = put(moved, ("outputs", "o1"), None)

    assert [item["id"] for item in gone["outputs"]] == ["o3", "o2"]


def test_an_item_that_is_not_there_cannot_be_changed():
    with pytest.raises(KeyError):
        put(ANSWERS, ("outputs", "none", "title"), "x")


def test_a_copied_item_has_ids_of_its_own_at_every_depth():
    copied = copy_item(ANSWERS["outputs"][0])

    assert copied["id"] != "o1"
    assert copied["staff"][0]["id"] != "s1"
    assert copied["staff"][0]["days"] == 3


def test_places_are_written_with_positions_from_zero():
    assert where(ANSWERS, ("outputs", "o1", "staff", "s1", "days")) == "outputs[0].staff[0].days"
    assert where(ANSWERS, ("outputs", "o2")) == "outputs[1]"
    assert where(ANSWERS, ("context", "title")) == "context.title"
