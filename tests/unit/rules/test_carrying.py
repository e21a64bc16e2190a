"""Answers of one form become those of another by their keys, and nothing gets lost."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrying_forms import ANSWERS, NEW, OLD
from erasmus_desk.model.answers import get
from erasmus_desk.model.parking import Parked
from erasmus_desk.rules.carry_report import misfits, new_questions, unasked
from erasmus_desk.rules.carrying import carry, leaves
from erasmus_desk.rules.parking import placed
from erasmus_desk.rules.reading import AnswerReader, as_json

CARRIED = carry(ANSWERS, OLD, NEW)
TITLE = ("context", "title")


def left(carried=CARRIED):
    return {one.place: one for one in carried.leftovers}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("title", "Bread for the future"),
        ("aims", "First line\nSecond line"),
        ("motto", "Bake what you sell"),
        ("money", "1200.00"),
        ("grant", 350),
        ("topics", ("bread",)),
        ("one_topic", ("pie",)),
        ("lead", ("p1",)),
        ("experts", "p2"),
    ],
)
def test_an_answer_keeps_its_key_and_takes_the_shape_that_is_asked_for(key, expected):
    assert CARRIED.answers["context"][key] == expected


def test_items_move_one_by_one_with_their_ids_and_their_order():
    school, guild = CARRIED.answers["organisations"]

    assert (school["id"], guild["id"]) == ("p1", "p2")
    assert school["persons"] == ({"id": "x1", "email": "a@b.example", "days": 3}, {"id": "x2"})


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (("context", "gone"), "Nobody asks for this any more.", "no-question"),
        (("context", "round"), "first", "no-choice"),
        (("context", "topics"), ("cake",), "no-choice"),
        (("context", "pick"), ("o1",), "no-list"),
        (("organisations", "p1", "role"), "applicant", "no-question"),
        (("outputs", "o1", "title"), "Module", "no-question"),
        (("outputs", "o1", "text"), "Forty hours.", "no-question"),
    ],
)
def test_what_has_no_place_is_left_over_with_its_place_and_the_reason(place, value, reason):
    assert (left()[place].value, left()[place].reason) == (value, reason)


def test_the_cells_of_a_table_are_left_over_together():
    rest = left()[("organisations", "p1", "persons")]
    staff = left()[("outputs", "o1", "staff")]

    assert rest.value == ({"id": "x1", "phone": "1"}, {"id": "x2", "phone": "2"})
    assert staff.value == ({"id": "s1", "organisation": "p1", "days": 40},)


def test_a_text_of_several_lines_is_not_pressed_into_one():
    answers = {"context": {"motto": "One\nTwo"}}

    carried = carry(answers, OLD, NEW)

    assert carried.answers == {}
    assert left(carried)[("context", "motto")].reason == "other-kind"


@pytest.mark.parametrize("value", ["10.50", "-", ""])
def test_cents_are_not_cut_off(value):
    carried = carry({"context": {"grant": value}}, OLD, NEW)

    assert carried.answers == {}
    assert left(carried)[("context", "grant")].value == value


def test_statements_are_confirmed_anew_in_another_application():
    assert CARRIED.again == (("context", "honour"), ("context", "truth"))
    assert "honour" not in CARRIED.answers["context"]


def test_statements_stay_confirmed_where_it_is_the_same_application():
    carried = carry(ANSWERS, OLD, NEW, ticks=True)

    assert carried.answers["context"]["honour"] is True
    assert left(carried)[("context", "truth")].value is True
    assert carried.again == ()


def test_leftovers_come_in_the_order_of_the_form_however_the_file_has_them():
    shuffled = {
        key: dict(sorted(node.items())) if isinstance(node, dict) else node
        for key, node in sorted(ANSWERS.items(), reverse=True)
    }

    assert carry(shuffled, OLD, NEW).leftovers == CARRIED.leftovers


def test_an_answer_whose_form_nobody_knows_comes_across_where_its_type_fits():
    carried = carry(ANSWERS, None, NEW, ticks=True)

    assert carried.answers["context"]["title"] == ANSWERS["context"]["title"]
    assert carried.answers["organisations"][0]["persons"][0]["days"] == 3
    assert left(carried)[("context", "one_topic")].value == "pie"


def test_the_same_form_takes_everything():
    carried = carry(ANSWERS, OLD, OLD, ticks=True)

    assert carried.answers == ANSWERS
    assert (carried.leftovers, carried.changed) == ((), ())


def test_what_does_not_fit_as_it_is_is_named_with_its_figures():
    found = {finding.code: finding for finding in misfits(NEW, CARRIED.answers)}

    assert found["too-long"].facts == {"used": "20", "limit": "10", "over": "10"}
    assert found["too-early"].place == ("context", "start")


def test_new_required_questions_are_named_once_whatever_the_number_of_items():
    found = new_questions(OLD, NEW, CARRIED.answers)

    assert found == (("context", "fresh"), ("organisations", "p1", "size"))


def test_a_question_that_waits_for_a_condition_is_told():
    when = {"question": "title", "relation": "is", "value": "x"}
    hidden = NEW.model_dump()
    hidden["sections"][0]["questions"][2]["when"] = [when]
    form = type(NEW).model_validate(hidden)

    assert unasked(form, CARRIED.answers, CARRIED.came) == (("context", "aims"),)


def parked(carried):
    return tuple(
        Parked(id=str(n), form="f", place=one.place, kind=one.kind, value=as_json(one.value))
        for n, one in enumerate(carried.leftovers)
    )


def test_what_was_parked_finds_its_place_again_in_the_form_it_came_from():
    back = carry(CARRIED.answers, NEW, OLD)

    answers, rest = placed(back.answers, parked(CARRIED), NEW, OLD)

    assert rest == ()
    ticks = {"honour": True, "truth": True}
    whole = {**answers, "context": {**answers["context"], **ticks}}
    assert dict(leaves(whole)) == dict(leaves(ANSWERS))


def test_what_was_parked_is_not_put_over_an_answer_nor_into_a_deleted_item():
    entries = (
        Parked(id="1", form="f", place=TITLE, kind="line", value="Old"),
        Parked(id="2", form="f", place=("organisations", "p9", "name"), kind="line", value="Gone"),
    )

    answers, rest = placed(CARRIED.answers, entries, OLD, NEW)

    assert answers == CARRIED.answers
    assert rest == entries


VALUES = ("x", "bread", "a\nb", "10.00", "10.01", "2026-01-01", 0, 7, True, ("bread", "cake"))


def answered(seed):
    """Answers to a few questions of the old form, and to some that no form asks."""
    chance = random.Random(seed)
    keys = [q.key for q in OLD.sections[0].questions] + ["unheard"]
    page = {key: chance.choice(VALUES) for key in keys if chance.random() < 0.5}
    made = {"context": page} if page else {}
    for section in ("organisations", "outputs", "elsewhere"):
        items = tuple(item(chance, n) for n in range(chance.randint(0, 2)))
        made |= {section: items} if items else {}
    return made


def item(chance, number):
    keys = ("name", "title", "role", "text", "odd")
    row = {"id": f"i{number}"} | {k: chance.choice(VALUES) for k in keys if chance.random() < 0.4}
    for key in ("persons", "staff"):
        if chance.random() < 0.5:
            rows = [{"id": f"r{n}", "email": "e", "days": 1, "odd": "o"} for n in range(2)]
            row[key] = tuple(rows)
    return row


@given(st.integers(0, 2**32).map(answered), st.sampled_from([OLD, NEW, None]), st.booleans())
@settings(max_examples=120, deadline=None)
def test_every_answer_is_in_the_new_application_or_parked(answers, old, ticks):
    carried = carry(answers, old, NEW, ticks=ticks)

    rest = {p: v for one in carried.leftovers for p, v in leaves(one.value, one.place)}
    for place, value in leaves(answers):
        if place in carried.again:
            continue
        kept = get(carried.answers, place)
        parts = [part for part in (kept, rest.get(place)) if part is not None]
        assert parts
        if isinstance(value, tuple) and len(parts) == 2:
            assert sorted((*parts[0], *parts[1])) == sorted(value)
    assert set(carried.came) == {place for place, _ in leaves(carried.answers)}


@given(st.integers(0, 2**32).map(answered))
@settings(max_examples=60, deadline=None)
def test_what_comes_across_is_an_answer_that_a_file_of_the_new_form_may_hold(answers):
    found = carry(answers, None, NEW, ticks=True).answers

    assert AnswerReader(NEW, strict=False).read(as_json(found)) == found
