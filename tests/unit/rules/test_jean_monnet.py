"""Jean Monnet teacher training, and networks of schools and vocational training, call 2026."""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from copy import deepcopy
from datetime import datetime

import pytest

from centralised_sample import CATALOGUE, budget_of, members, put, stand
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings
from erasmus_desk.rules.reading import AnswerReader
from tests_examples import example_answers

TRAINING, NETWORKS = "jean-monnet-teacher-training-2026", "jean-monnet-networks-2026"
BOTH = (TRAINING, NETWORKS)
SIX = [
    ("BG", "school_general"),
    ("BG", "vet_school"),
    ("EL", "school_general"),
    ("PL", "vet_provider"),
    ("PL", "higher_education"),
    ("RS", "higher_education"),
]


@pytest.fixture
def example():
    return deepcopy(example_answers(TRAINING))


def people(*entries, **more):
    return {"organisations": members(*entries, **more)}


def sound(*entries):
    """Members whose schools teach at the right level and whose universities train teachers."""
    return people(*entries, school_level=True, trains_teachers=True, charter="holds")


@pytest.mark.parametrize(
    ("kind", "met"),
    [
        ("higher_education", True),
        ("teacher_training_centre", True),
        ("school_general", False),
        ("vet_school", False),
        ("ngo", False),
    ],
)
def test_R_JM_1_a_university_or_a_teacher_training_institute_applies(kind, met):
    """S4-20."""
    assert stand(TRAINING, people(("BG", kind)), "R-JM-1") is met


@pytest.mark.parametrize(
    ("role", "met"), [("beneficiary", False), ("affiliated", False), ("associated", True)]
)
def test_R_JM_SINGLE_the_applicant_stands_alone(example, role, met):
    put(example, role, "organisations", 1, "role")

    assert stand(TRAINING, example, "R-JM-SINGLE") is met


@pytest.mark.parametrize("form", BOTH)
def test_S4_11_and_S4_21_who_trains_teachers_trains_those_of_schools_and_vet(form):
    """R-JM-TRAINS."""
    one = ("BG", "higher_education")

    assert stand(form, people(one, trains_teachers=True), "R-JM-TRAINS") is True
    assert stand(form, people(one, trains_teachers=False), "R-JM-TRAINS") is False


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize(
    ("charter", "rule"), [("outside", "R-JM-CHARTER"), ("none", "R-LS-CHARTER")]
)
def test_universities_hold_the_charter(form, charter, rule):
    one = ("BG", "higher_education")

    assert stand(form, people(one, charter="holds"), rule) is True
    assert stand(form, people(one, charter=charter), rule) is False


@pytest.mark.parametrize("form", BOTH)
def test_the_coordinator_is_from_a_member_state_or_an_associated_country(form):
    for country, met in (("BG", True), ("TR", True), ("UA", False)):
        found = people((country, "higher_education"))
        assert stand(form, found, "R-LS-COORDINATOR-COUNTRY") is met


BROKEN = [
    ("R-JM-PARTNERS", SIX[:5]),
    ("R-JM-COUNTRIES", [("BG", kind) for _, kind in SIX]),
    ("R-JM-SCHOOLS", [*SIX[:3], *SIX[4:]]),
    ("R-JM-UNIVERSITIES", [*SIX, ("EL", "higher_education")]),
    ("R-JM-2", [*SIX, ("EL", "ngo")]),
    ("R-JM-COUNTRY", [*SIX, ("UA", "school_general")]),
]


@pytest.mark.parametrize(("rule", "wrong"), BROKEN, ids=[rule for rule, _ in BROKEN])
def test_S4_10_S4_11_S4_15_who_makes_a_network(rule, wrong):
    assert stand(NETWORKS, sound(*SIX), rule) is True
    assert stand(NETWORKS, sound(*wrong), rule) is False


@pytest.mark.parametrize("role", ["affiliated", "associated"])
@pytest.mark.parametrize("rule", ["R-JM-PARTNERS", "R-JM-SCHOOLS"])
def test_only_beneficiaries_count_in_a_network(rule, role):
    found = sound((*SIX[1], "coordinator"), *SIX[2:], (*SIX[0], role))

    assert stand(NETWORKS, found, rule) is False


def test_associated_partners_of_a_network_may_be_anybody():
    found = sound(*SIX, ("KE", "ngo", "associated"), ("BG", "higher_education", "associated"))

    for rule in ("R-JM-2", "R-JM-COUNTRY", "R-JM-UNIVERSITIES"):
        assert stand(NETWORKS, found, rule) is True


def test_R_JM_2_schools_and_vet_are_of_ISCED_1_to_4():
    """S4-10: level, and the four schools that count."""
    found = sound(*SIX)
    assert stand(NETWORKS, found, "R-JM-2-LEVEL") is True

    found["organisations"][3]["school_level"] = False
    assert stand(NETWORKS, found, "R-JM-2-LEVEL") is False
    assert stand(NETWORKS, found, "R-JM-SCHOOLS") is False


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        (TRAINING, "R-JM-CERTIFICATE"),
        (TRAINING, "R-JM-INDICATORS"),
        (TRAINING, "R-JM-PROOF"),
        (TRAINING, "R-JM-THIRD"),
        (NETWORKS, "R-JM-THIRD"),
        (NETWORKS, "R-JM-INTERNATIONAL"),
    ],
)
def test_what_no_program_can_check_is_put_to_the_applicant(form, rule):
    """S4-12 and what the guide asks beyond figures."""
    assert stand(form, {}, rule) is None


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        (TRAINING, ["methods", "subject", "experiences", "intensive"]),
        (NETWORKS, ["discussion", "practice", "co_teaching"]),
    ],
)
def test_S4_13_and_S4_14_at_least_one_activity_is_chosen(form, codes):
    known = CATALOGUE.form(form)
    question = find_question(known, "design.activities")

    assert question.minimum == 1
    assert [option.code for option in known.options[question.options].options] == codes


@pytest.mark.parametrize(
    ("form", "requirement", "part", "said"),
    [
        (NETWORKS, "S4-10", "aims", "ISCED levels 1 to 4"),
        (NETWORKS, "S4-11", "aims", "higher education institutions that train teachers"),
        (NETWORKS, "S4-12", "aims", "an international aspect"),
        (NETWORKS, "S4-13", "aims", "exchange good practice"),
        (NETWORKS, "S4-14", "aims", "experience of co-teaching"),
        (NETWORKS, "S4-15", "aims", "within a group of countries"),
        (TRAINING, "S4-20", "aims", "institutes or agencies for the training of teachers"),
        (TRAINING, "S4-21", "aims", "in schools and at providers of vocational training"),
        (TRAINING, "S4-22", "results", "develop new skills"),
        (TRAINING, "S4-23", "results", "matters of the European Union and get involved"),
        (TRAINING, "S4-24", "results", "better understanding of the European Union and how it"),
    ],
)
def test_the_page_tells_what_the_action_is_for(form, requirement, part, said):
    assert said in CATALOGUE.words(form, "en").find(f"form.{part}"), requirement


def test_the_team_of_a_single_applicant_gets_the_points_of_the_partnership():
    form = CATALOGUE.form(TRAINING)

    assert find_question(form, "design.team").criteria == ("partnership",)
    assert find_question(form, "design.staff").criteria == ("partnership",)
    assert find_question(form, "partnership.decisions") is None
    assert find_question(CATALOGUE.form(NETWORKS), "partnership.decisions") is not None


@pytest.mark.parametrize("form_id", BOTH)
def test_points_pages_deadline_and_length(form_id):
    form = CATALOGUE.form(form_id)
    months = find_question(form, "context.duration")

    assert [(one.points, one.minimum) for one in form.criteria] == [(25, 15)] * 4
    assert (form.key_action, form.award.threshold, form.part_b.pages) == ("JMO", 70, 70)
    assert (months.minimum, months.maximum) == (36, 36)
    assert [one.at for one in form.deadlines] == [datetime(2026, 2, 3, 17)]  # noqa: DTZ001
    assert CATALOGUE.form(form_id.replace("2026", "2027")).deadlines == ()


def test_the_grant_is_80_percent_of_the_cost_and_at_most_300_000(example):
    assert str(budget_of(TRAINING, example).total) == example["grant"]["requested"]

    put(example, 300, "work_packages", 0, "costs", 0, "units")
    assert budget_of(TRAINING, example).total == 300_000


@pytest.mark.parametrize(("amount", "met"), [("60000.00", None), ("60000.01", False)])
def test_a_third_party_gets_at_most_60_000_euro(example, amount, met):
    """R-LS-THIRD-EACH."""
    cost = {"id": "x", "organisation": "belobryag", "category": "third_parties", "units": 1}
    example["work_packages"][0]["costs"].append(cost | {"unit_cost": amount})

    assert stand(TRAINING, example, "R-LS-THIRD-EACH") is met
    assert stand(TRAINING, example, "R-LS-COSTS") is None


def test_the_example_has_nothing_to_mend():
    form = CATALOGUE.form(TRAINING)
    read = AnswerReader(form, strict=True).read(example_answers(TRAINING))

    assert all_findings(form, read) == ()
