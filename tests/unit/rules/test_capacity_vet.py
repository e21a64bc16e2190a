"""Capacity building in vocational education and training, call 2026: who may work with whom."""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from copy import deepcopy
from datetime import datetime

import pytest

from centralised_sample import CATALOGUE, budget_of, members, put, stand
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings
from erasmus_desk.rules.reading import AnswerReader
from tests_examples import example_answers

FORM = "capacity-building-vet-2026"
FOUR = [("SI", "vet_school"), ("TR", "sme"), ("AL", "vet_school"), ("AL", "ngo")]
REGIONS = {
    "region_1": ("ME", "UA"),
    "region_2": ("MD", "BY"),
    "region_3": ("MA", "AL"),
    "region_9": ("SN", "BR"),
    "region_10": ("BR", "HT"),
    "region_11": ("HT", "BR"),
}


@pytest.fixture
def example():
    return deepcopy(example_answers(FORM))


def people(*entries, region="region_1", **more):
    return {"context": {"region": region}, "organisations": members(*entries, **more)}


BROKEN = [
    ("R-CBV-PARTNERS", FOUR[:3]),
    ("R-CBV-COUNTRIES", [FOUR[0], ("SI", "ngo"), *FOUR[2:]]),
    ("R-CBV-1", [FOUR[0], *FOUR[2:], ("ME", "ngo")]),
    ("R-CBV-1-THIRD", [*FOUR[:3], ("PL", "ngo")]),
    ("R-CB-BALANCE", [*FOUR, ("PL", "ngo")]),
    ("R-CBV-RUSSIA", [*FOUR, ("RU", "ngo", "associated")]),
    ("R-LS-BELARUS", [*FOUR, ("BY", "ngo", "associated")]),
    ("R-LS-COORDINATOR-COUNTRY", FOUR[::-1]),
]


@pytest.mark.parametrize(("rule", "wrong"), BROKEN, ids=[rule for rule, _ in BROKEN])
def test_S4_02_organisations_of_all_kinds_of_countries_work_together(rule, wrong):
    assert stand(FORM, people(*FOUR), rule) is True
    assert stand(FORM, people(*wrong), rule) is False


@pytest.mark.parametrize("role", ["affiliated", "associated"])
@pytest.mark.parametrize("rule", ["R-CBV-PARTNERS", "R-CBV-1-THIRD"])
def test_affiliated_entities_and_associated_partners_do_not_count(rule, role):
    assert stand(FORM, people(*FOUR[:3], (*FOUR[3], role)), rule) is False


@pytest.mark.parametrize("region", REGIONS)
def test_R_CB_REGION_one_project_is_for_one_region(region):
    inside, outside = REGIONS[region]
    own = [*FOUR[:2], (inside, "vet_school"), (inside, "ngo")]

    assert stand(FORM, people(*own, region=region), "R-CB-REGION") is True
    mixed = people(*own, (outside, "ngo"), region=region)
    assert stand(FORM, mixed, "R-CB-REGION") is False


def test_R_CB_REGION_associated_partners_may_come_from_elsewhere():
    found = people(*FOUR, ("KE", "ngo", "associated"))

    assert stand(FORM, found, "R-CB-REGION") is True


def test_R_CBV_SECONDARY_one_provider_teaches_at_secondary_level():
    assert stand(FORM, people(*FOUR, secondary=True), "R-CBV-SECONDARY") is True
    assert stand(FORM, people(*FOUR, secondary=False), "R-CBV-SECONDARY") is False


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        ("R-CBV-ACTIVE", "labour_market", "neither"),
        ("R-CBV-COORDINATOR", "both", "labour_market"),
    ],
)
def test_S4_02_all_are_active_in_training_or_work_and_the_coordinator_in_training(rule, good, bad):
    assert stand(FORM, people(*FOUR, activity=good), rule) is True
    assert stand(FORM, people(*FOUR, activity=bad), rule) is False


def test_an_associated_partner_may_be_active_elsewhere(example):
    put(example, "neither", "organisations", 5, "activity")

    assert stand(FORM, example, "R-CBV-ACTIVE") is True


@pytest.mark.parametrize("number", [1, 2, 3, 9, 10, 11])
def test_R_CBV_PRIORITY_the_priorities_are_those_of_the_region(number):
    rule, region = f"R-CBV-PRIORITY-{number}", f"region_{number}"
    listed = CATALOGUE.form(FORM).options["priorities"].options
    own = [option.code for option in listed if option.group == region]
    others = [option.code for option in listed if option.group not in ("all", region)]

    def chosen(codes):
        answers = {"context": {"region": region}, "relevance": {"priorities": codes}}
        return stand(FORM, answers, rule)

    assert own
    assert chosen(own[:1]) is True
    assert chosen(others) is False


def test_R_CB_SUBCONTRACTING_takes_at_most_a_tenth_of_the_grant(example):
    assert stand(FORM, example, "R-CB-SUBCONTRACTING") is True

    costs = example["work_packages"][0]["costs"]
    next(one for one in costs if one["category"] == "subcontracting")["units"] = 10
    assert stand(FORM, example, "R-CB-SUBCONTRACTING") is False


@pytest.mark.parametrize(
    ("kind", "paid"),
    [("third_parties", False), ("volunteers", True), ("sme_owners", True)],
)
def test_special_kinds_of_cost(example, kind, paid):
    costs = example["work_packages"][0]["costs"]
    costs.append({"id": "x", "organisation": "lipovec", "category": kind, "units": 1})
    costs[-1]["unit_cost"] = "1000.00"

    assert stand(FORM, example, "R-LS-COSTS") is (None if paid else False)


def test_the_grant_is_80_percent_of_the_cost_and_at_most_500_000(example):
    """With overheads of seven percent."""
    assert str(budget_of(FORM, example).total) == example["grant"]["requested"]

    put(example, 300, "work_packages", 0, "costs", 0, "units")
    assert budget_of(FORM, example).total == 500_000
    assert stand(FORM, example, "R-LS-MAXIMUM") is False


@pytest.mark.parametrize(
    "rule",
    ["R-CB-TWO", "R-CB-VENUE", "R-CBV-STAGES", "R-CBV-NO-AUDIT", "R-CBV-PURPOSE"],
)
def test_what_no_program_can_check_is_put_to_the_applicant(rule):
    """S4-03 and what the guide asks beyond figures."""
    assert stand(FORM, {}, rule) is None


@pytest.mark.parametrize(
    ("requirement", "part", "said"),
    [
        ("S4-01", "aims", "international cooperation on the basis of multilateral partnerships"),
        ("S4-02", "aims", "third countries not associated"),
        ("S4-03", "aims", "relevance, accessibility and responsiveness"),
        ("S4-04", "aims", "drivers of sustainable social and economic development"),
    ],
)
def test_the_page_tells_what_the_action_is_for(requirement, part, said):
    assert said in CATALOGUE.words(FORM, "en").find(f"form.{part}"), requirement


def test_points_pages_deadline_and_length():
    form = CATALOGUE.form(FORM)
    months = find_question(form, "context.duration")

    points = [(one.key, one.points, one.minimum) for one in form.criteria]
    assert points == [
        ("relevance", 30, 15),
        ("design", 30, 15),
        ("partnership", 20, 10),
        ("impact", 20, 10),
    ]
    assert (form.award.threshold, form.part_b.pages) == (60, 40)
    assert (months.minimum, months.maximum) == (36, 36)
    assert [one.at for one in form.deadlines] == [datetime(2026, 3, 26, 17)]  # noqa: DTZ001
    assert CATALOGUE.form("capacity-building-vet-2027").deadlines == ()


def test_the_example_has_nothing_to_mend():
    form = CATALOGUE.form(FORM)
    read = AnswerReader(form, strict=True).read(example_answers(FORM))

    assert all_findings(form, read) == ()


def test_every_rule_of_the_form_has_a_case_here_or_with_its_piece():
    own = {rule.id for rule in CATALOGUE.form(FORM).rules if rule.id.startswith("R-CBV")}
    known = {rule for rule, _ in BROKEN} | {f"R-CBV-PRIORITY-{n}" for n in (1, 2, 3, 9, 10, 11)}
    known |= {f"R-CBV-{n}" for n in ("SECONDARY", "ACTIVE", "COORDINATOR")}

    assert own - known == {"R-CBV-STAGES", "R-CBV-NO-AUDIT", "R-CBV-PURPOSE"}
