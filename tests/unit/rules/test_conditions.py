"""When a question is asked: relations, and what a name in a condition means."""

import pytest

from erasmus_desk.model.conditions import Condition
from erasmus_desk.rules.conditions import holds, is_answered, relation_holds, target

PLACE = ("activities", "a1", "flows", "f1", "days")


@pytest.mark.parametrize(
    ("name", "place", "meant"),
    [
        ("kind", ("context", "title"), ("context", "kind")),
        ("country", PLACE, ("activities", "a1", "flows", "f1", "country")),
        ("^.type", PLACE, ("activities", "a1", "type")),
        ("^.kind", ("context", "years", "y1", "staff"), ("context", "kind")),
        ("context.kind", PLACE, ("context", "kind")),
        ("kind", ("context",), ("context", "kind")),
    ],
)
def test_a_name_is_a_neighbour_or_one_around_or_a_path(name, place, meant):
    assert target(name, place) == meant


@pytest.mark.parametrize(
    ("relation", "value", "found", "held"),
    [
        ("is", "a", "a", True),
        ("is", "a", "b", False),
        ("is", "a", None, False),
        ("is", False, False, True),
        ("is", True, False, False),
        ("is_not", "a", "b", True),
        ("is_not", "a", "a", False),
        ("is_not", "a", None, False),
        ("includes", "a", ("b", "a"), True),
        ("includes", "a", ("b",), False),
        ("includes", "a", "a", False),
        ("answered", True, "x", True),
        ("answered", True, False, True),
        ("answered", True, " \n", False),
        ("answered", None, "x", True),
        ("answered", False, None, True),
        ("answered", False, (), True),
        ("answered", False, "x", False),
        ("at_least", 2, 1, False),
        ("at_least", 2, 2, True),
        ("at_least", 2, ({}, {}), True),
        ("at_least", 1, None, False),
        ("at_most", 2, 2, True),
        ("at_most", 2, 3, False),
        ("at_most", 2, None, True),
    ],
)
def test_a_relation_holds_or_not(relation, value, found, held):
    condition = Condition(question="x", relation=relation, value=value)

    assert relation_holds(condition, found) is held


def test_one_of_several_values_is_enough():
    condition = Condition(question="x", relation="in", values=("a", "b"))

    assert relation_holds(condition, "b")
    assert not relation_holds(condition, "c")
    assert not relation_holds(condition, None)


def test_a_condition_looks_into_the_item_around(read):
    answers = read({"activities": [{"id": "a1", "type": "long", "flows": [{"id": "f1"}]}]})

    assert holds(Condition(question="^.type", relation="is", value="long"), answers, PLACE)
    assert not holds(Condition(question="^.type", relation="is", value="short"), answers, PLACE)


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u00a0\n", (), {}])
def test_blanks_are_no_answer(nothing):
    assert not is_answered(nothing)


@pytest.mark.parametrize("something", [False, 0, "0", "x", ("a",)])
def test_no_and_nought_are_answers(something):
    assert is_answered(something)
