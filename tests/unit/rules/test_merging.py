"""Two people's answers become one, and nothing that either wrote gets lost."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from erasmus_desk.model.answers import get
from erasmus_desk.rules.merging import Conflict, merge, shared

BASE = {
    "context": {"title": "Bread", "months": 24},
    "outputs": (
        {"id": "o1", "title": "One", "staff": ({"id": "s1", "days": 3},)},
        {"id": "o2", "title": "Two"},
        {"id": "o3", "title": "Three"},
    ),
}
VALUES = ("x", "y", "z", 0, 1, 2, True, False, ("p",), ("q", "p"))


def made(seed):
    """Answers of a small world, in which two that were made apart have much in common."""
    chance = random.Random(seed)
    page = {key: chance.choice(VALUES) for key in ("title", "summary") if chance.random() < 0.7}
    return {
        key: value for key, value in (("context", page), ("outputs", made_list(chance, 0))) if value
    }


def made_list(chance, depth):
    ids = [one for one in "abcd" if chance.random() < 0.6]
    if chance.random() < 0.4:
        chance.shuffle(ids)
    return tuple(made_item(chance, identity, depth) for identity in ids)


def made_item(chance, identity, depth):
    item = {"id": identity}
    item |= {key: chance.choice(VALUES) for key in ("title", "months") if chance.random() < 0.7}
    staff = made_list(chance, 1) if depth == 0 and chance.random() < 0.5 else ()
    return item | ({"staff": staff} if staff else {})


answers = st.integers(0, 2**32).map(made)
three = settings(max_examples=300, deadline=None)


def leaves(node, place=()):
    """Every answer with its place, item ids inside."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*place, key))
    elif isinstance(node, tuple) and node and isinstance(node[0], dict):
        for item in node:
            yield from leaves(item, (*place, item["id"]))
    else:
        yield place, node


def changed(**sections):
    return BASE | sections


def test_changes_of_different_answers_come_together_without_a_question():
    mine = changed(context={"title": "Bread", "months": 36})
    theirs = changed(outputs=({"id": "o1", "title": "First"}, *BASE["outputs"][1:]))

    merged = merge(BASE, mine, theirs)

    assert merged.conflicts == ()
    assert get(merged.answers, ("context", "months")) == 36
    assert get(merged.answers, ("outputs", "o1", "title")) == "First"
    assert get(merged.answers, ("outputs", "o1", "staff")) is None


def test_one_answer_changed_by_both_is_asked_about():
    mine = changed(context={"title": "Bread and salt", "months": 24})
    theirs = changed(context={"title": "Bread and butter", "months": 24})

    merged = merge(BASE, mine, theirs)

    assert merged.conflicts == (
        Conflict(("context", "title"), "answer", "Bread", "Bread and salt", "Bread and butter"),
    )
    assert get(merged.answers, ("context", "title")) == "Bread and salt"


def test_an_item_deleted_here_and_changed_there_stays_and_is_asked_about():
    mine = changed(outputs=BASE["outputs"][1:])
    theirs = changed(outputs=({**BASE["outputs"][0], "title": "Better one"}, *BASE["outputs"][1:]))

    merged = merge(BASE, mine, theirs)

    assert [one.kind for one in merged.conflicts] == ["deleted"]
    assert get(merged.answers, ("outputs", "o1", "title")) == "Better one"


def test_items_added_by_both_are_both_there_where_they_were_put():
    mine = changed(outputs=(*BASE["outputs"][:1], {"id": "m"}, *BASE["outputs"][1:]))
    theirs = changed(outputs=(*BASE["outputs"], {"id": "t"}))

    merged = merge(BASE, mine, theirs)

    assert [one["id"] for one in merged.answers["outputs"]] == ["o1", "m", "o2", "o3", "t"]


def test_an_item_moved_here_takes_along_what_was_changed_there():
    one, two, three_ = BASE["outputs"]
    mine = changed(outputs=(three_, one, two))
    theirs = changed(outputs=(one, two, {**three_, "title": "Third"}))

    merged = merge(BASE, mine, theirs)

    assert [item.get("title") for item in merged.answers["outputs"]] == ["Third", "One", "Two"]
    assert merged.conflicts == ()


def test_two_different_orders_are_asked_about():
    one, two, last = BASE["outputs"]

    merged = merge(BASE, changed(outputs=(last, one, two)), changed(outputs=(two, one, last)))

    assert [(c.kind, c.place) for c in merged.conflicts] == [("order", ("outputs",))]


@three
@given(answers, answers)
def test_merging_with_an_unchanged_side_gives_the_other(base, other):
    assert merge(base, base, other).answers == other
    assert merge(base, other, base).answers == other
    assert merge(base, other, base).conflicts == ()


@three
@given(answers, answers)
def test_two_sides_that_agree_need_no_merging(base, both):
    assert merge(base, both, dict(both)).answers == both


@three
@given(answers, answers, answers)
def test_no_answer_disappears_unless_the_other_side_deleted_it(base, mine, theirs):
    merged = merge(base, mine, theirs)

    asked = {place: one for one in merged.conflicts for place in [one.place]}
    for here, there in ((mine, theirs), (theirs, mine)):
        for place, value in leaves(here):
            found = get(merged.answers, place)
            replaced = get(base, place) == value and get(there, place) == found
            questioned = any(place[: len(one)] == one for one in asked)
            assert found == value or replaced or questioned, place


@three
@given(answers, answers, answers)
def test_what_is_kept_in_a_conflict_holds_both_values(base, mine, theirs):
    for conflict in merge(base, mine, theirs).conflicts:
        if conflict.kind != "order":
            assert conflict.mine == get(mine, conflict.place)
            assert conflict.theirs == get(theirs, conflict.place)


@three
@given(answers, answers, answers)
def test_the_order_of_the_sides_only_swaps_the_conflicts(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    swapped = tuple(Conflict(c.place, c.kind, c.base, c.theirs, c.mine) for c in other.conflicts)
    assert one.conflicts == swapped
    if not one.conflicts:
        assert one.answers == other.answers


@three
@given(answers, answers)
def test_sharing_changes_no_value(one, other):
    assert shared(one, other) == one


def test_sharing_makes_equal_parts_identical():
    copied = {"context": dict(BASE["context"]), "outputs": tuple(dict(i) for i in BASE["outputs"])}
    copied["context"]["title"] = "Salt"

    found = shared(copied, BASE)

    assert found["outputs"] is BASE["outputs"]
