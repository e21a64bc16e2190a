"""What applicants think of their draft is typed by them alone and weighed as assessors weigh."""

import pytest

from erasmus_desk.errors import DeskError
from erasmus_desk.session.assessment import assessment, clear, set_points, set_remark
from planned import PARTNERSHIP, desk_in

ALL = {"relevance": 30, "design": 20, "team": 20, "impact": 30}


@pytest.fixture
def opened(tmp_path):
    found = desk_in(tmp_path).new(PARTNERSHIP, "Bread")
    yield found
    found.saver.close()


def given(opened, **points):
    for key, value in points.items():
        set_points(opened, key, value)
    return assessment(opened.form, opened.draft.facts)


def test_nothing_is_ever_invented(opened):
    found = assessment(opened.form, opened.draft.facts)

    assert not found.is_begun
    assert [one.points for one in found.opinions] == [None] * 4
    assert (found.total, found.maximum, found.threshold) == (0, 100, 60)
    assert found.passes is None


def test_the_form_has_the_criteria_that_the_tests_name(opened):
    assert {one.key: one.points for one in opened.form.criteria} == ALL


def test_all_points_pass(opened):
    found = given(opened, **ALL)

    assert found.total == 100
    assert found.is_complete
    assert found.passes


def test_just_at_and_just_below_the_threshold(opened):
    assert given(opened, relevance=15, design=15, team=15, impact=15).passes
    below = given(opened, impact=14)
    assert below.passes_total is False
    assert below.passes is False


def test_one_criterion_below_its_minimum_fails_a_high_total(opened):
    found = given(opened, relevance=14, design=20, team=20, impact=30)

    assert found.passes_total
    assert [one.criterion.key for one in found.failed] == ["relevance"]
    assert found.passes is False


def test_while_points_are_missing_the_result_is_open(opened):
    found = given(opened, relevance=20)

    assert found.passes_total is None
    assert found.passes is None


@pytest.mark.parametrize("points", [-1, 31])
def test_points_beyond_the_criterion_are_refused(opened, points):
    with pytest.raises(DeskError, match="points-outside"):
        set_points(opened, "relevance", points)

    assert opened.draft.facts.assessment == {}


def test_a_criterion_that_the_form_does_not_have_is_refused(opened):
    with pytest.raises(DeskError, match="criterion-not-asked"):
        set_remark(opened, "beauty", "very")


def test_points_and_remark_do_not_disturb_each_other_and_can_be_cleared(opened):
    set_remark(opened, "design", "meetings unclear")
    set_points(opened, "design", 12)
    set_points(opened, "team", 18)
    assert opened.draft.facts.assessment["design"] == {"points": 12, "remark": "meetings unclear"}

    clear(opened, "design")
    assert set(opened.draft.facts.assessment) == {"team"}
    clear(opened)
    assert opened.draft.facts.assessment == {}


def test_nothing_is_left_of_an_empty_opinion(opened):
    set_remark(opened, "design", "x")
    set_remark(opened, "design", " ")

    assert opened.draft.facts.assessment == {}


def test_what_does_not_fit_the_form_is_passed_over(opened):
    damaged = {"relevance": {"points": 99}, "design": {"points": True}, "team": {"points": "7"}}
    opened.set_facts(assessment=damaged)

    assert not assessment(opened.form, opened.draft.facts).is_begun
