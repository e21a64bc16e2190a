"""Accredited mobility projects (KA121): the consortium, the fixed dates, countries farther away."""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from decimal import Decimal

import pytest
from tests.mobility_sample import ACCREDITED, FIELDS, SHIPPED, broken, example, met, planned, rules

from erasmus_desk.model.answers import put
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.computed import compute


def test_R_K121_1_the_holder_applies():
    form, answers = example(ACCREDITED)
    nobody = put(answers, ("organisations", "org1", "role"), "supporting")

    assert met(form, answers, "R-K121-1") is True
    assert broken(form, nobody, "R-K121-1") == [("organisations",)]


def test_R_K121_3_and_R_K121_4_members_are_for_coordinators():
    form, answers = example(ACCREDITED)
    alone = put(answers, ("organisations",), answers["organisations"][:1])
    single = put(answers, ("context", "accreditation"), "individual")

    assert broken(form, answers, "R-K121-3") == []
    assert broken(form, alone, "R-K121-3") == [("organisations",)]
    assert broken(form, single, "R-K121-4") == [("organisations",)]


def test_R_K121_5_members_come_from_the_country_of_the_coordinator():
    form, answers = example(ACCREDITED)
    place = ("organisations", "org2", "country")

    assert met(form, answers, "R-K121-5") is True
    assert broken(form, put(answers, place, "CZ"), "R-K121-5") == [place]


def test_R_K121_8_the_call_fixes_the_start():
    form, answers = example(ACCREDITED)
    place = ("context", "start")

    assert met(form, answers, "R-K121-8") is True
    assert broken(form, put(answers, place, "2026-06-02"), "R-K121-8") == [place]


def test_R_K121_10_and_R_K121_11_each_type_once_and_each_member_used():
    form, answers = example(ACCREDITED)
    again = put(answers, ("activities", "act3", "type"), "vet_short")
    idle = answers
    for act, flow in (("act1", "f3"), ("act3", "f7")):
        idle = put(idle, ("activities", act, "flows", flow, "organisation"), "org1")

    assert broken(form, again, "R-K121-10") == [("activities", "act3", "type")]
    assert rules(form)["R-K121-10"].severity == "error"
    assert broken(form, idle, "R-K121-11") == [("organisations", "org3")]


def test_R_K121_12_and_R_K121_13_third_countries_are_for_single_stays_in_vet():
    place = [("activities", "a", "flows", "f", "country")]
    form, course = planned(ACCREDITED, "course", country="UK")
    _, stay = planned(ACCREDITED, "vet_short", country="UK")
    _, minsk = planned(ACCREDITED, "vet_short", country="BY")

    assert broken(form, course, "R-K121-12") == place
    assert broken(form, stay, "R-K121-12") == broken(form, stay, "R-K121-13") == []
    assert broken(form, minsk, "R-K121-13") == place


def test_R_K121_14_third_countries_take_a_fifth_at_most():
    form, answers = example(ACCREDITED)
    much = {"third_countries": Decimal(21), "total": Decimal(100)}

    assert broken(form, answers, "R-K121-14", much) == [("activities",)]
    assert broken(form, answers, "R-K121-14", much | {"third_countries": Decimal(20)}) == []


@pytest.mark.parametrize("field", FIELDS)
def test_R_K121_2_R_K121_6_R_K121_7_R_K121_9_and_others_are_confirmed(field):
    known = rules(SHIPPED.form(f"ka121-{field}-2026"))

    for number in (2, 6, 7, 9, 15, 16, 17):
        assert known[f"R-K121-{number}"].kind == "reminder"


@pytest.mark.parametrize("field", FIELDS)
def test_accredited_projects_are_not_assessed(field):
    form = SHIPPED.form(f"ka121-{field}-2026")

    assert (form.award, form.criteria) == (None, ())
    assert form.profile.experience == "accredited"


def test_the_totals_that_the_web_form_wants_follow_from_the_flows():
    form, answers = example(ACCREDITED)
    wanted = {
        "participants": 34,
        "days": 12 * 19 + 12 * 19 + 10 * 12,
        "accompanying": 3,
        "accompanying_days": 19 + 19 + 12,
        "visits": 0,
        "fewer": 13,
        "blended": 24,
        "green": 22,
    }

    for name, value in wanted.items():
        question = find_question(form, f"activities.total_{name}")
        assert compute(question, ("activities", "act1", question.key), answers) == value, name
