"""Short-term mobility projects (KA122) in all three fields, and what KA121 shares with them.

Each test breaks one thing in a whole example or a small plan and expects one finding.  Rules
R-MOB-… are those that both actions share: R-K122-… and R-K121-… alike.
"""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from decimal import Decimal

import pytest
from tests.mobility_sample import (
    ACCREDITED,
    FIELDS,
    SHIPPED,
    SHORT,
    broken,
    example,
    met,
    planned,
    rules,
)

from erasmus_desk.model.answers import put
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings
from erasmus_desk.rules.reading import AnswerReader

FORMS = [f"{action}-{field}-2026" for action in ("ka121", "ka122") for field in FIELDS]
GROUPS = {"school": "sch_group", "vet": "vet_group", "adult": "adu_group"}
FLOW = ("activities", "act1", "flows", "flow1")
STAY = ("activities", "act2", "flows", "flow2")


def types(form):
    question = find_question(form, "activities.type")
    return {option.code for option in form.options[question.options].options}


@pytest.mark.parametrize("form_id", [SHORT, ACCREDITED])
def test_the_examples_break_nothing(form_id):
    form, answers = example(form_id)

    assert [(f.rule, f.place) for f in all_findings(form, answers)] == []


@pytest.mark.parametrize("action", ["ka121", "ka122"])
def test_S4_52_to_S4_57_each_field_has_its_own_activities(action):
    common = {"job_shadow", "teach", "course", "expert", "host_teach"}
    own = {
        "school": {"sch_group", "sch_short", "sch_long"},
        "vet": {"vet_skills", "vet_group", "vet_short", "vet_long"},
        "adult": {"adu_group", "adu_short", "adu_long"},
    }

    for field, learners in own.items():
        assert types(SHIPPED.form(f"{action}-{field}-2026")) == learners | common


@pytest.mark.parametrize(
    ("field", "kind", "least", "most"),
    [
        ("school", "sch_group", 2, 30),
        ("school", "sch_short", 2, 29),
        ("school", "sch_long", 30, 365),
        ("vet", "vet_skills", 1, 10),
        ("vet", "vet_group", 2, 30),
        ("vet", "vet_short", 2, 89),
        ("vet", "vet_long", 90, 365),
        ("adult", "adu_group", 2, 30),
        ("adult", "adu_short", 2, 29),
        ("adult", "adu_long", 30, 365),
        ("school", "job_shadow", 2, 60),
        ("vet", "teach", 2, 365),
        ("adult", "course", 2, 10),
        ("school", "expert", 2, 60),
        ("adult", "host_teach", 10, 365),
    ],
)
@pytest.mark.parametrize("action", ["ka121", "ka122"])
def test_R_MOB_15_lengths_of_activities_by_field(action, field, kind, least, most):
    for days, kept in ((least, True), (most, True), (least - 1, False), (most + 1, False)):
        form, answers = planned(f"{action}-{field}-2026", kind, days=days)

        assert met(form, answers, "R-MOB-15") is kept


@pytest.mark.parametrize(("field", "kind"), [("school", "sch_short"), ("vet", "vet_short")])
def test_R_MOB_16_stays_under_ten_days_are_for_fewer_opportunities(field, kind):
    form, some = planned(f"ka122-{field}-2026", kind, days=9, participants=3, fewer=2)
    _, every = planned(f"ka122-{field}-2026", kind, days=9, participants=3, fewer=3)

    assert met(form, some, "R-MOB-16") is False
    assert met(form, every, "R-MOB-16") is True


def test_R_MOB_16_adults_may_go_for_a_few_days():
    form, answers = planned("ka122-adult-2026", "adu_short", days=2)

    assert "R-MOB-16" not in rules(form)
    assert met(form, answers, "R-MOB-15") is True


@pytest.mark.parametrize("form_id", FORMS)
def test_R_MOB_17_to_R_MOB_19_groups_are_two_and_accompanied_all_the_time(form_id):
    kind = GROUPS[form_id.split("-")[1]]
    form, alone = planned(form_id, kind, participants=1, accompanying=0)
    _, short = planned(form_id, kind, accompanying=1, accompanying_days=9)
    _, sound = planned(form_id, kind, accompanying=1, accompanying_days=10)
    place = ("activities", "a", "flows", "f")

    assert broken(form, alone, "R-MOB-17") == [(*place, "participants")]
    assert broken(form, alone, "R-MOB-18") == [(*place, "accompanying")]
    assert broken(form, short, "R-MOB-19") == [(*place, "days")]
    for rule in ("R-MOB-17", "R-MOB-18", "R-MOB-19"):
        assert broken(form, sound, rule) == []


@pytest.mark.parametrize("form_id", FORMS)
def test_R_MOB_13_and_R_MOB_14_only_groups_may_stay_at_home(form_id):
    group = GROUPS[form_id.split("-")[1]]
    form, staff = planned(form_id, "job_shadow", country="PL")
    _, together = planned(form_id, group, country="PL")
    place = [("activities", "a", "flows", "f", "country")]

    assert (broken(form, staff, "R-MOB-13"), broken(form, staff, "R-MOB-14")) == (place, [])
    assert (broken(form, together, "R-MOB-13"), broken(form, together, "R-MOB-14")) == ([], place)
    assert rules(form)["R-MOB-14"].severity == "warning"


@pytest.mark.parametrize("form_id", [f for f in FORMS if f != ACCREDITED])
def test_R_MOB_12_activities_take_place_in_the_programme_area(form_id):
    form, answers = planned(form_id, "job_shadow", country="UK")

    assert broken(form, answers, "R-MOB-12") == [("activities", "a", "flows", "f", "country")]


@pytest.mark.parametrize("form_id", FORMS)
def test_R_MOB_5_R_MOB_10_applicant_and_smallest_project(form_id):
    form, answers = planned(form_id, "job_shadow")
    _, guests = planned(form_id, "expert")
    elsewhere = put(answers, ("organisations", "own", "country"), "UA")

    assert met(form, answers, "R-MOB-5") is met(form, answers, "R-MOB-10") is True
    assert met(form, elsewhere, "R-MOB-5") is False
    assert broken(form, guests, "R-MOB-10") == [("activities",)]


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize(
    ("rule", "kind", "wrong", "right"),
    [
        ("R-MOB-20", "teach", {"fewer": 3}, {"fewer": 2}),
        ("R-MOB-22", "teach", {"accompanying": 1, "accompanying_days": 11}, {"accompanying": 0}),
        ("R-MOB-23", "teach", {"green": False, "travel_days": 3}, {"green": True}),
        ("R-MOB-24", "teach", {"linguistic": 3}, {"linguistic": 2}),
        ("R-MOB-25", "course", {"fees": True, "fee_days": 10, "days": 5}, {"fee_days": 5}),
        ("R-MOB-26", "course", {"participants": 4}, {"participants": 3}),
        ("R-MOB-32", "teach", {"distance": "km_100_499", "green": False}, {"green": True}),
        ("R-MOB-33", "job_shadow", {"participants": 3}, {"participants": 2}),
    ],
)
def test_R_MOB_20_to_R_MOB_33_numbers_of_a_flow(form_id, rule, kind, wrong, right):
    form, answers = planned(form_id, kind, **wrong)
    _, sound = planned(form_id, kind, **(wrong | right))

    assert len(broken(form, answers, rule)) == 1
    assert broken(form, sound, rule) == []


@pytest.mark.parametrize(("field", "limited"), [("school", True), ("vet", True), ("adult", False)])
def test_R_MOB_27_courses_take_half_in_school_and_vet_only(field, limited):
    form, answers = planned(f"ka122-{field}-2026", "course")
    much = {"courses": Decimal(20001), "total": Decimal(30000)}
    half = {"courses": Decimal(30000), "total": Decimal(60000)}

    assert ("R-MOB-27" in rules(form)) is limited
    assert bool(broken(form, answers, "R-MOB-27", much)) is limited
    assert broken(form, answers, "R-MOB-27", half) == []


def test_R_MOB_43_pupils_are_trained_before_a_long_stay():
    form, answers = example(SHORT)
    place = (*STAY, "training_distance")

    assert broken(form, answers, "R-MOB-43") == []
    assert broken(form, put(answers, place, None), "R-MOB-43") == [place]


@pytest.mark.parametrize("form_id", FORMS)
def test_R_MOB_37_to_R_MOB_39_what_no_program_can_check_is_asked(form_id):
    known = rules(SHIPPED.form(form_id))

    for rule in ("R-MOB-37", "R-MOB-38", "R-MOB-39"):
        assert known[rule].kind == "reminder"
    assert ("R-MOB-42" in known) is ("adult" not in form_id)


@pytest.mark.parametrize("field", FIELDS)
def test_R_K122_1_six_to_eighteen_months(field):
    form = SHIPPED.form(f"ka122-{field}-2026")
    read = AnswerReader(form, strict=True).read

    for months, kept in ((6, True), (18, True), (5, False), (19, False)):
        assert met(form, read({"context": {"duration": months}}), "R-K122-1") is kept


@pytest.mark.parametrize(
    ("rule", "round_", "kept", "passed"),
    [
        ("R-K122-2", "round_1", ("2026-06-01", "2026-12-31"), ("2026-05-31", "2027-01-01")),
        ("R-K122-3", "round_2", ("2027-01-01", "2027-05-31"), ("2026-12-31", "2027-06-01")),
    ],
)
def test_R_K122_2_and_R_K122_3_each_round_has_its_window(rule, round_, kept, passed):
    form = SHIPPED.form(SHORT)
    read = AnswerReader(form, strict=True).read

    for day in (*kept, *passed):
        answers = read({"context": {"round": round_, "start": day}})
        assert met(form, answers, rule) is (day in kept)


@pytest.mark.parametrize(
    ("form_id", "rule", "first"),
    [
        ("ka122-school-2027", "R-K122-2", "2027-06-01"),
        ("ka122-vet-2027", "R-K122-3", "2028-01-01"),
        ("ka121-adult-2027", "R-K121-8", "2027-06-01"),
    ],
)
def test_R_K122_2_R_K122_3_R_K121_8_windows_move_on_with_the_call(form_id, rule, first):
    form = SHIPPED.form(form_id)
    found = rules(form)[rule]

    assert (form.state, form.deadlines) == ("provisional", ())
    assert (found.earliest, found.confidence.value) == (first, "derived")
    assert "2026" not in "".join(SHIPPED.words(form_id, "en").texts.values())


def test_R_K122_4_one_organisation_applies():
    form, answers = example(SHORT)
    second = {"id": "o2", "role": "applicant"}
    two = put(answers, ("organisations",), (*answers["organisations"], second))

    assert met(form, answers, "R-K122-4") is True
    assert broken(form, two, "R-K122-4") == [("organisations",)]


@pytest.mark.parametrize("field", FIELDS)
def test_R_K122_6_R_K122_7_R_K122_9_R_K122_41_are_confirmed_by_people(field):
    known = rules(SHIPPED.form(f"ka122-{field}-2026"))

    for rule in ("R-K122-6", "R-K122-7", "R-K122-9", "R-K122-40", "R-K122-41"):
        assert known[rule].kind == "reminder"


def test_R_K122_8_at_most_three_grants():
    form, answers = example(SHORT)
    place = ("background", "past", "past1")
    short = put(answers, (*place, "action"), "ka122")

    assert broken(form, put(short, (*place, "granted"), 2), "R-K122-8") == []
    assert len(broken(form, put(short, (*place, "granted"), 3), "R-K122-8")) == 1


@pytest.mark.parametrize("field", FIELDS)
def test_R_K122_11_at_most_thirty_participants(field):
    kind = GROUPS[field]
    form, many = planned(f"ka122-{field}-2026", kind, participants=31)
    _, full = planned(f"ka122-{field}-2026", kind, participants=30)

    assert broken(form, many, "R-K122-11") == [("activities",)]
    assert met(form, full, "R-K122-11") is True


def test_R_K122_11_accredited_projects_have_no_such_limit():
    form, answers = planned("ka121-school-2026", "sch_group", participants=500)

    assert "R-K122-11" not in rules(form)
    assert [f for f in all_findings(form, answers) if f.place[-1] == "participants"] == []


def test_R_K122_21_R_K122_28_R_K122_29_R_K122_34_plan_and_objectives_fit():
    form, answers = example(SHORT)
    staff = ("activities", "act3", "flows", "flow3", "nonteaching")
    nobody = put(put(answers, (*FLOW, "fewer"), 0), (*STAY, "fewer"), 0)

    assert broken(form, put(answers, staff, 3), "R-K122-21") == [staff]
    assert broken(form, put(answers, ("activities", "act2", "type"), "sch_group"), "R-K122-29")
    assert broken(form, nobody, "R-K122-34") == [("activities",)]
    without = put(answers, ("activities", "act3", "goals"), None)
    without = put(without, ("activities", "act4", "goals"), None)
    assert broken(form, without, "R-K122-28") == [("objectives", "goals", "goal2")]


def test_R_K122_30_and_R_K122_31_supporting_organisations_agree_with_the_answer():
    form, answers = example(SHORT)
    helper = {"id": "o2", "role": "supporting"}
    listed = put(answers, ("organisations",), (*answers["organisations"], helper))
    promised = put(answers, ("background", "supporting"), value=True)

    assert broken(form, promised, "R-K122-30") == [("organisations",)]
    assert broken(form, listed, "R-K122-31") == [("organisations",)]
    assert broken(form, put(listed, ("background", "supporting"), value=True), "R-K122-30") == []


@pytest.mark.parametrize(
    ("field", "third"),
    [("school", "pupils"), ("vet", "ErasmusPro"), ("adult", "")],
)
def test_A122_R4_the_priorities_differ_by_field(field, third):
    words = SHIPPED.words(f"ka122-{field}-2026", "en")
    text = words.find("criterion.relevance.part.r4")

    assert "fewer opportunities" in text
    assert third in text
    assert ("long-term" in text or "ErasmusPro" in text) is bool(third)
