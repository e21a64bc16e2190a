"""The questions that a draft really asks."""

import pytest

from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.fields import (
    all_fields,
    item_ids,
    item_title,
    items_at,
    page_fields,
    pages,
    referable,
    values_at,
)

TRIPS = {
    "activities": [
        {"id": "a1", "type": "long", "flows": [{"id": "f1", "days": 3}, {"id": "f2"}]},
        {"id": "a2", "flows": [{"id": "f3", "days": 5}]},
    ]
}


def test_pages_and_questions_are_numbered_as_shown(form, read):
    first = pages(form, read({}))[0]

    numbers = {f.question.key: f.number for f in page_fields(first, read({}))}
    shown = {f.question.key: f.number for f in page_fields(first, read({"context": {"kind": "a"}}))}

    assert (first.number, numbers["title"], numbers["end"]) == (1, "1.1", "1.4")
    assert "detail" not in numbers
    assert (shown["topics"], shown["detail"], shown["people"]) == ("1.6", "1.7", "1.8")


def test_conditions_hide_single_questions_of_single_items(form, read):
    places = [f.place for f in all_fields(form, read(TRIPS)) if f.question.key == "why"]

    assert places == [
        ("activities", "a1", "flows", "f1", "why"),
        ("activities", "a1", "flows", "f2", "why"),
    ]


def test_answers_on_a_path_are_found_at_any_depth(read):
    found = [(place[-2], value) for place, value in values_at(read(TRIPS), "activities.flows.days")]

    assert found == [("f1", 3), ("f2", None), ("f3", 5)]


def test_items_on_a_path_are_found_at_any_depth(read):
    answers = read(TRIPS)

    assert [place[-1] for place, _ in items_at(answers, "activities.flows")] == ["f1", "f2", "f3"]
    assert item_ids(answers, "activities.flows") == {"f1", "f2", "f3"}
    assert item_ids(answers, "activities") == {"a1", "a2"}
    assert item_ids(answers, "outputs") == set()


def test_references_offer_numbers_and_titles(form, read):
    answers = read({"outputs": [{"id": "u1", "title": " Handbook "}, {"id": "u2"}]})

    assert referable(form, answers, "outputs") == (("u1", "O1", "Handbook"), ("u2", "O2", ""))
    assert referable(form, answers, "context.title") == ()


@pytest.mark.parametrize("item", [{"id": "u"}, {"id": "u", "title": "  "}])
def test_an_item_may_have_no_title(form, item):
    assert item_title(find_question(form, "outputs"), item) == ""
