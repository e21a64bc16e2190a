"""Capacity building in higher education and youth, and European Universities: what the calls ask.

Every case takes a small plan, or the example that keeps all rules, and breaks one.
"""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from datetime import datetime
from decimal import Decimal
from functools import cache

import pytest

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.insight import figures
from tests_examples import example_answers

CATALOGUE = Catalogue()
STRAND1, STRAND2, STRAND3 = (f"capacity-building-higher-strand{n}-2026" for n in (1, 2, 3))
STRANDS = (STRAND1, STRAND2, STRAND3)
YOUTH = "capacity-building-youth-2026"
UNIVERSITIES = "european-universities-2026"


@cache
def form_of(form_id):
    return CATALOGUE.form(form_id)


@cache
def book_of(name):
    return read_rates(data_root() / "forms", name)


def asked(form, answers):
    """*answers* without what the form does not ask about the project and its participants."""
    context = {q.key for q in form.section("context").questions}
    items = {"id", *(q.key for q in form.section("organisations").items.questions)}
    found = dict(answers)
    found["context"] = {k: v for k, v in answers.get("context", {}).items() if k in context}
    found["organisations"] = [
        {k: v for k, v in one.items() if k in items} for one in answers.get("organisations", [])
    ]
    return found


def judged(form_id, answers):
    """Every rule of the form as the answers stand to it, by id; and the budget."""
    form = form_of(form_id)
    read = AnswerReader(form, strict=False).read(asked(form, answers))
    budget = calculate(form, read, book_of(form.funding.rates))
    return {one.rule.id: one for one in conditions_met(form, read, figures(budget))}, budget


def met(form_id, answers, rule):
    """Whether the rule is met: True, False, or None where it does not apply."""
    return judged(form_id, answers)[0][rule].met


def members(*entries):
    """Participants from (country, standing[, role]); the first coordinates."""
    return [
        {
            "id": f"p{n}",
            "country": country,
            "standing": standing,
            "type": "higher_education" if standing == "institution" else "ngo",
            "role": role[0] if role else "beneficiary" if n else "coordinator",
        }
        for n, (country, standing, *role) in enumerate(entries)
    ]


def plan(*entries, **context):
    return {"context": context, "organisations": members(*entries)}


HEI = "institution"
TWO = (("PL", HEI), ("DE", HEI))
UKRAINE = (("UA", HEI), ("UA", HEI))
MOLDOVA = (("MD", HEI), ("MD", HEI))
NATIONAL = (*TWO, *UKRAINE)
SHARED = {"region": "region_2", "few_institutions": False}
NOT_IN_STRAND_3 = {"R-CBHE-PRIORITY-THREE", "R-CBHE-PRIORITY-FOUR"}

BOTH_STRANDS = pytest.mark.parametrize("form_id", [STRAND1, STRAND2])
ALL_STRANDS = pytest.mark.parametrize("form_id", STRANDS)


# ---------------------------------------------------------------- the forms themselves


@pytest.mark.parametrize(
    ("form_id", "deadline", "pages", "threshold"),
    [(strand, datetime(2026, 2, 10, 17), 40, 60) for strand in STRANDS]  # noqa: DTZ001
    + [(YOUTH, datetime(2026, 2, 26, 17), 70, 60)],  # noqa: DTZ001
)
def test_S1_05_and_S1_06_deadline_pages_and_points(form_id, deadline, pages, threshold):
    form = form_of(form_id)

    assert form.deadlines[0].at == deadline
    assert form.part_b.pages == pages
    assert (form.award.total, form.award.threshold) == (100, threshold)
    assert [(c.points, c.minimum) for c in form.criteria] == [
        (30, 15),
        (30, 15),
        (20, 10),
        (20, 10),
    ]


@pytest.mark.parametrize("form_id", [*STRANDS, YOUTH, UNIVERSITIES])
def test_a_later_call_is_offered_without_a_deadline(form_id):
    later = form_of(form_id.replace("2026", "2027"))

    assert (later.state, later.call, later.deadlines) == ("provisional", 2027, ())


@pytest.mark.parametrize(
    ("form_id", "said"),
    [(STRAND2, "2014-2020"), (YOUTH, "2014-2020"), (UNIVERSITIES, "knowledge alliances")],
    ids=["S1-05", "S1-06", "S1-03"],
)
def test_the_page_says_what_the_mission_documents_name(form_id, said):
    assert said in CATALOGUE.words(form_id, "en").find("form.aims")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_forms_speak_english_and_polish(language):
    titles = {CATALOGUE.words(i, language).find("form.title") for i in (*STRANDS, YOUTH)}

    assert len(titles) == 4


# ---------------------------------------------------------------- higher education


@ALL_STRANDS
def test_CBHE_an_institution_or_their_organisation_coordinates_from_anywhere(form_id):
    rule = "R-CBHE-COORDINATOR-KIND"

    assert met(form_id, plan(("UA", HEI), *NATIONAL), rule) is True
    assert met(form_id, plan(("PL", "association"), *NATIONAL), rule) is True
    assert met(form_id, plan(("PL", "labour_market"), *NATIONAL), rule) is False
    assert "R-LS-COORDINATOR-COUNTRY" not in judged(form_id, plan(*NATIONAL))[0]


@ALL_STRANDS
def test_CBHE_two_programme_countries_with_an_institution_each(form_id):
    rule = "R-CBHE-PROGRAMME"
    weak = (("PL", HEI), ("DE", "labour_market"), *UKRAINE)

    assert met(form_id, plan(*NATIONAL), rule) is True
    assert met(form_id, plan(*weak), rule) is False
    assert met(form_id, plan(("PL", HEI), ("DE", HEI, "associated")), rule) is False


@ALL_STRANDS
def test_CBHE_a_national_project_is_for_exactly_one_country(form_id):
    rule, national = "R-CBHE-NATIONAL", SHARED | {"scope": "national"}

    assert met(form_id, plan(*NATIONAL, **national), rule) is True
    assert met(form_id, plan(*NATIONAL, *MOLDOVA, **national), rule) is False
    assert met(form_id, plan(*TWO, **national), rule) is False
    assert met(form_id, plan(*NATIONAL, scope="multi_country"), rule) is None


@pytest.mark.parametrize(
    ("region", "allowed"),
    [("region_2", True), ("region_9", True), ("region_1", False), ("region_10", False)],
)
def test_CBHE_national_projects_only_in_some_regions(region, allowed):
    answers = plan(*NATIONAL, region=region, scope="national")

    assert met(STRAND1, answers, "R-CBHE-NATIONAL-REGION") is allowed


@ALL_STRANDS
def test_CBHE_a_multi_country_project_is_for_at_least_two(form_id):
    rule, many = "R-CBHE-MULTI", SHARED | {"scope": "multi_country"}

    assert met(form_id, plan(*NATIONAL, *MOLDOVA, **many), rule) is True
    assert met(form_id, plan(*NATIONAL, **many), rule) is False


@ALL_STRANDS
def test_CBHE_two_institutions_of_every_country_outside(form_id):
    rule, known = "R-CBHE-INSTITUTIONS", SHARED | {"strand": "reform"}

    assert met(form_id, plan(*NATIONAL, *MOLDOVA, **known), rule) is True
    assert met(form_id, plan(*NATIONAL, ("MD", HEI), **known), rule) is False
    assert met(form_id, plan(*NATIONAL, ("MD", HEI), ("MD", "association"), **known), rule) is False
    assert met(form_id, plan(*NATIONAL, ("MD", HEI, "associated"), **known), rule) is True


@ALL_STRANDS
def test_CBHE_one_institution_is_enough_where_there_are_few(form_id):
    few = SHARED | {"few_institutions": True}
    found, _ = judged(form_id, plan(*TWO, ("ME", HEI), **few))

    assert found["R-CBHE-INSTITUTIONS"].met is None
    assert found["R-CBHE-INSTITUTIONS-FEW"].met is True
    assert found["R-CBHE-FEW"].applies
    assert met(form_id, plan(*TWO, ("ME", "authority"), **few), "R-CBHE-INSTITUTIONS-FEW") is False


def test_CBHE_strand_3_the_authority_of_every_country_takes_part():
    ministry = ("UA", "authority")

    assert met(STRAND3, plan(*NATIONAL, ministry), "R-CBHE-AUTHORITY") is True
    assert met(STRAND3, plan(*NATIONAL, ministry, *MOLDOVA), "R-CBHE-AUTHORITY") is False
    assert met(STRAND3, plan(*NATIONAL), "R-CBHE-AUTHORITY") is False
    assert "R-CBHE-AUTHORITY" not in judged(STRAND1, plan(*NATIONAL))[0]


def test_CBHE_the_joint_master_programme_with_moldova():
    joint = SHARED | {"strand": "moldova"}
    one = (*TWO, ("MD", HEI), ("MD", "authority"))

    found, _ = judged(STRAND3, plan(*one, **joint))

    assert found["R-CBHE-MOLDOVA"].met is True
    assert found["R-CBHE-MOLDOVA-REGION"].met is True
    assert found["R-CBHE-INSTITUTIONS"].met is None
    assert met(STRAND3, plan(*NATIONAL, **joint), "R-CBHE-MOLDOVA") is False
    elsewhere = joint | {"region": "region_1"}
    assert met(STRAND3, plan(*one, **elsewhere), "R-CBHE-MOLDOVA-REGION") is False


@ALL_STRANDS
def test_CBHE_countries_outside_are_not_outnumbered(form_id):
    rule = "R-CB-BALANCE"

    assert met(form_id, plan(*NATIONAL), rule) is True
    assert met(form_id, plan(*NATIONAL, ("FR", HEI)), rule) is False
    assert met(form_id, plan(*NATIONAL, ("FR", HEI, "associated")), rule) is True
    assert met(form_id, plan(), rule) is None


@pytest.mark.parametrize(
    ("region", "country", "allowed"),
    [
        ("region_2", "UA", True),
        ("region_2", "BY", False),
        ("region_2", "AL", False),
        ("region_5a", "IN", True),
        ("region_5a", "JP", False),
        ("region_7a", "QA", False),
        ("region_8a", "AU", False),
        ("cross_regional", "KE", True),
        ("cross_regional", "CH", False),
        ("region_6", "RS", True),
    ],
)
def test_CBHE_countries_belong_to_the_region_chosen(region, country, allowed):
    answers = plan(*TWO, (country, HEI), region=region)

    assert met(STRAND1, answers, "R-CB-REGION") is allowed


def test_CBHE_associated_partners_may_come_from_elsewhere():
    answers = plan(*NATIONAL, ("CH", HEI, "associated"), region="region_2")

    assert met(STRAND1, answers, "R-CB-REGION") is True


def test_CBHE_a_cross_regional_project_joins_two_regions():
    cross = {"region": "cross_regional"}

    assert met(STRAND2, plan(*NATIONAL, ("KE", HEI), **cross), "R-CBHE-CROSS") is True
    assert met(STRAND2, plan(*NATIONAL, *MOLDOVA, **cross), "R-CBHE-CROSS") is False
    assert met(STRAND2, plan(*NATIONAL, region="region_2"), "R-CBHE-CROSS") is None


def test_CBHE_kinds_of_beneficiaries_and_their_type():
    assert met(STRAND1, plan(*NATIONAL), "R-CBHE-KINDS") is True
    assert met(STRAND1, plan(*NATIONAL, ("PL", "other")), "R-CBHE-KINDS") is False
    answers = plan(*NATIONAL)
    answers["organisations"][1]["type"] = "ngo"
    assert met(STRAND1, answers, "R-CBHE-TYPE") is False


def test_CBHE_the_charter_is_needed_inside_the_programme():
    answers = plan(*NATIONAL)
    for one, charter in zip(
        answers["organisations"], ("holds", "applied", "outside", "outside"), strict=True
    ):
        one["charter"] = charter
    assert met(STRAND1, answers, "R-CB-CHARTER") is True
    answers["organisations"][0]["charter"] = "outside"
    assert met(STRAND1, answers, "R-CB-CHARTER") is False


@pytest.mark.parametrize(
    ("form_id", "months", "allowed"),
    [
        (STRAND1, 24, None),
        (STRAND1, 36, True),
        (STRAND2, 30, False),
        (STRAND3, 36, None),
        (STRAND3, 48, True),
        (STRAND3, 42, False),
    ],
)
def test_CBHE_only_the_lengths_that_the_strand_names(form_id, months, allowed):
    assert met(form_id, {"context": {"duration": months}}, "R-CBHE-MONTHS") is allowed


@pytest.mark.parametrize(("form_id", "bounds"), [(STRAND1, (24, 36)), (STRAND3, (36, 48))])
def test_CBHE_the_bounds_of_the_length(form_id, bounds):
    duration = find_question(form_of(form_id), "context.duration")

    assert (duration.minimum, duration.maximum) == bounds


@BOTH_STRANDS
@pytest.mark.parametrize(
    ("region", "priority", "rule", "allowed"),
    [
        ("region_6", "digital", "R-CBHE-PRIORITY-THREE", True),
        ("region_7a", "governance", "R-CBHE-PRIORITY-THREE", False),
        ("region_10", "governance", "R-CBHE-PRIORITY-FOUR", True),
        ("region_11", "migrants", "R-CBHE-PRIORITY-FOUR", False),
        ("region_1", "migrants", "R-CBHE-PRIORITY-FOUR", None),
    ],
)
def test_CBHE_the_priority_is_valid_in_the_region(form_id, region, priority, rule, allowed):
    answers = {"context": {"region": region, "priority": priority}}

    assert met(form_id, answers, rule) is allowed


def test_CBHE_strand_3_has_no_priority():
    assert not NOT_IN_STRAND_3 & set(judged(STRAND3, {})[0])
    assert find_question(form_of(STRAND3), "context.priority") is None


def test_CBHE_global_gateway_is_asked_of_reforms_and_recommended_for_transformation():
    answers = {"context": {"region": "region_9"}}
    reform, transformation = (
        judged(form_id, answers)[0]["R-CBHE-GATEWAY"] for form_id in (STRAND3, STRAND2)
    )

    assert reform.applies
    assert reform.rule.eligibility
    assert (transformation.applies, transformation.rule.severity) == (True, "advice")
    elsewhere = judged(STRAND3, {"context": {"region": "region_1"}})[0]
    assert not elsewhere["R-CBHE-GATEWAY"].applies


def test_CBHE_new_programmes_are_taught_for_a_third_of_the_project():
    def taught(months):
        return {
            "context": {"duration": 36},
            "design": {"curricula": True, "taught_months": months},
        }

    assert met(STRAND2, taught(12), "R-CBHE-TAUGHT") is True
    assert met(STRAND2, taught(11), "R-CBHE-TAUGHT") is False
    assert met(STRAND2, {"design": {"curricula": False}}, "R-CBHE-TAUGHT") is None


CONFIRMED = (
    "R-CB-TWO",
    "R-CB-VENUE",
    "R-CBHE-RECOGNISED",
    "R-CBHE-STUDENTS",
    "R-CBHE-MOBILITY",
    "R-CBHE-EQUIPMENT-DATE",
)


@ALL_STRANDS
@pytest.mark.parametrize("rule", CONFIRMED)
def test_CBHE_what_only_people_can_tell_is_confirmed(form_id, rule):
    one = judged(form_id, {})[0][rule]

    assert (one.rule.kind, one.met, one.applies) == ("reminder", None, True)


def test_CBHE_reminders_that_depend_on_the_plan():
    euromed = judged(STRAND2, {"context": {"region": "region_3"}})[0]["R-CBHE-EUROMED"]
    newcomers = judged(STRAND1, {})[0]["R-CBHE-NEWCOMERS"]
    curriculum = judged(STRAND1, {"design": {"curricula": True}})[0]["R-CBHE-CURRICULUM"]

    assert euromed.applies
    assert newcomers.applies
    assert curriculum.applies
    assert not judged(STRAND1, {})[0]["R-CBHE-CURRICULUM"].applies


# ---------------------------------------------------------------- money


def costing(*rows, entries=NATIONAL, **context):
    """A plan with one work package of (participant, category, euro) rows."""
    costs = [
        {"id": f"c{n}", "organisation": home, "category": kind, "units": 1, "unit_cost": euro}
        for n, (home, kind, euro) in enumerate(rows)
    ]
    return plan(*entries, **context) | {"work_packages": [{"id": "w1", "costs": costs}]}


@pytest.mark.parametrize(
    ("form_id", "context", "least", "most"),
    [
        (STRAND1, {}, 200_000, 400_000),
        (STRAND2, {}, 400_000, 800_000),
        (STRAND3, {"strand": "reform"}, 600_000, 1_000_000),
        (STRAND3, {"strand": "moldova"}, 600_000, 2_000_000),
    ],
)
def test_CBHE_the_grant_lies_within_the_strand(form_id, context, least, most):
    large = costing(("p0", "employees", "9000000.00"), **context)
    small = costing(("p0", "employees", "1000.00"), **context)
    found, budget = judged(form_id, large)

    assert budget.total == Decimal(most)
    assert found["R-CBHE-GRANT-MIN"].met is True
    assert found["R-CBHE-GRANT-MIN"].rule.amount == least
    assert met(form_id, small, "R-CBHE-GRANT-MIN") is False


def test_CBHE_ninety_percent_of_the_cost_with_overheads():
    _, budget = judged(STRAND1, costing(("p0", "employees", "100000.00")))

    assert budget.total == Decimal("96300.00")


@ALL_STRANDS
@pytest.mark.parametrize(
    ("category", "euro", "rule", "kept"),
    [
        ("subcontracting", "10000.00", "R-CB-SUBCONTRACTING", True),
        ("subcontracting", "30000.00", "R-CB-SUBCONTRACTING", False),
        ("equipment", "40000.00", "R-CBHE-EQUIPMENT", True),
        ("equipment", "90000.00", "R-CBHE-EQUIPMENT", False),
    ],
)
def test_CBHE_shares_of_the_grant(form_id, category, euro, rule, kept):
    answers = costing(("p2", "employees", "100000.00"), ("p2", category, euro))

    assert met(form_id, answers, rule) is kept


@ALL_STRANDS
def test_CBHE_equipment_stays_outside_the_programme(form_id):
    rule = "R-CBHE-EQUIPMENT-COUNTRY"

    assert met(form_id, costing(("p2", "equipment", "5000.00")), rule) is True
    assert met(form_id, costing(("p0", "equipment", "5000.00")), rule) is False


@pytest.mark.parametrize(
    ("form_id", "category", "paid"),
    [
        (STRAND1, "sme_owners", False),
        (STRAND2, "third_parties", False),
        (STRAND3, "volunteers", True),
        (YOUTH, "volunteers", False),
        (YOUTH, "third_parties", False),
        (YOUTH, "sme_owners", True),
    ],
)
def test_cost_lines_that_a_call_does_not_pay(form_id, category, paid):
    answers = costing(("p2", "employees", "100.00"), ("p2", category, "1000.00"))
    answers["context"] = {"region": "region_2"}

    assert (met(form_id, answers, "R-LS-COSTS") is not False) is paid


@pytest.mark.parametrize(("region", "most"), [("region_1", 300_000), ("region_9", 450_000)])
def test_CBY_the_grant_depends_on_the_region(region, most):
    _, budget = judged(YOUTH, costing(("p0", "employees", "2000000.00"), region=region))

    assert budget.total == Decimal(most)


# ---------------------------------------------------------------- youth

NGO = "youth_ngo"
FOUR = (("PL", NGO), ("UA", NGO), ("MD", NGO), ("GE", NGO))


def test_CBY_four_beneficiaries():
    assert met(YOUTH, plan(*FOUR), "R-CBY-PARTNERS") is True
    assert met(YOUTH, plan(*FOUR[:3]), "R-CBY-PARTNERS") is False
    assert met(YOUTH, plan(*FOUR[:3], ("GE", NGO, "affiliated")), "R-CBY-PARTNERS") is False


def test_CBY_one_programme_country_and_two_outside():
    outside = (("UA", NGO), ("UA", NGO), ("PL", NGO), ("DE", NGO))

    assert met(YOUTH, plan(*FOUR), "R-CBY-PROGRAMME") is True
    assert met(YOUTH, plan(*FOUR[1:]), "R-CBY-PROGRAMME") is False
    assert met(YOUTH, plan(*FOUR), "R-CBY-THIRD") is True
    assert met(YOUTH, plan(*outside), "R-CBY-THIRD") is False


def test_CBY_no_projects_across_regions():
    assert met(YOUTH, plan(*FOUR, region="region_2"), "R-CB-REGION") is True
    assert met(YOUTH, plan(*FOUR, ("TN", NGO), region="region_2"), "R-CB-REGION") is False
    codes = {o.code for o in form_of(YOUTH).options["capacity-building/regions_youth"].options}
    assert codes == {"region_1", "region_2", "region_3", "region_9"}


@pytest.mark.parametrize(
    ("country", "allowed"),
    [("PL", True), ("UA", True), ("AM", False), ("AZ", False), ("KE", False)],
)
def test_CBY_who_may_coordinate_by_country(country, allowed):
    answers = plan((country, NGO), *FOUR)

    assert met(YOUTH, answers, "R-CBY-COORDINATOR-COUNTRY") is allowed


@pytest.mark.parametrize(
    ("standing", "allowed"), [(NGO, True), ("public_body", True), ("other", False)]
)
def test_CBY_who_may_coordinate_by_kind(standing, allowed):
    answers = plan(("PL", standing), ("UA", "other"))

    assert met(YOUTH, answers, "R-CBY-COORDINATOR-KIND") is allowed


def test_CBY_exchanges_are_compulsory_in_africa_alone():
    africa = {"context": {"region": "region_9"}}
    with_one = africa | {"work_packages": [{"id": "w1", "youth_activity": "exchange"}]}
    without = africa | {"work_packages": [{"id": "w1", "youth_activity": "none"}]}

    assert met(YOUTH, with_one, "R-CBY-EXCHANGES") is True
    assert met(YOUTH, without, "R-CBY-EXCHANGES") is False
    assert met(YOUTH, {"context": {"region": "region_2"}}, "R-CBY-EXCHANGES") is None


@pytest.mark.parametrize("rule", ["R-CBY-EXCHANGE-EACH", "R-CBY-AGE", "R-CBY-NO-EXCHANGE"])
def test_CBY_reminders_for_africa(rule):
    assert judged(YOUTH, {"context": {"region": "region_9"}})[0][rule].applies
    assert not judged(YOUTH, {"context": {"region": "region_1"}})[0][rule].applies


@pytest.mark.parametrize(
    "rule", ["R-CBY-ONE", "R-CB-VENUE", "R-CBY-MOBILITY", "R-CBY-STAGES", "R-CBY-HORIZONTAL"]
)
def test_CBY_what_only_people_can_tell_is_confirmed(rule):
    one = judged(YOUTH, {})[0][rule]

    assert (one.rule.kind, one.met) == ("reminder", None)


def test_CBY_the_example_keeps_everything():
    form = form_of(YOUTH)
    read = AnswerReader(form, strict=True).read(example_answers(YOUTH))
    budget = calculate(form, read, book_of(form.funding.rates))

    assert all_findings(form, read, figures(budget)) == ()


# ---------------------------------------------------------------- European Universities


def alliance(*countries, missions=("education", "research", "innovation", "society"), **context):
    found = plan(*((country, HEI) for country in countries), **context)
    rows = [
        {"id": f"m{n}", "organisation": f"p{n}", "missions": list(missions)}
        for n in range(len(countries))
    ]
    return found | {"mission": {"institutions": rows}}


@pytest.mark.parametrize(
    ("answers", "rule", "kept"),
    [
        (alliance("PL", "DE", "AL"), "R-EUNI-INSTITUTIONS", True),
        (alliance("PL", "DE"), "R-EUNI-INSTITUTIONS", False),
        (alliance("PL", "DE", "AL"), "R-EUNI-COUNTRIES", True),
        (alliance("PL", "DE", "DE"), "R-EUNI-COUNTRIES", False),
        (alliance("PL", "DE", "AL"), "R-EUNI-THIRD", True),
        (alliance("PL", "DE", "UA"), "R-EUNI-THIRD", False),
        (alliance("PL"), "R-EUNI-MISSIONS", True),
        (alliance("PL", missions=("education",)), "R-EUNI-MISSIONS", False),
        (alliance("PL", existing_alliance=True), "R-EUNI-ALLIANCE", True),
        (alliance("PL", existing_alliance=False), "R-EUNI-ALLIANCE", False),
        (alliance("PL", "DE"), "R-EUNI-TABLE", True),
        (plan(("PL", HEI)), "R-EUNI-TABLE", False),
    ],
)
def test_A09_what_is_known_of_the_european_universities(answers, rule, kept):
    assert met(UNIVERSITIES, answers, rule) is kept


def test_A09_the_indicative_grant_is_pointed_out_and_never_cut():
    found, budget = judged(UNIVERSITIES, costing(("p0", "employees", "8000000.00")))

    assert budget.total == Decimal("6848000.00")
    assert found["R-EUNI-GRANT"].met is False


def test_A09_nothing_unverified_blocks_anybody():
    form = form_of(UNIVERSITIES)
    own = [rule for rule in form.rules if rule.id.startswith("R-EUNI")]

    assert form.award is None
    assert form.criteria == ()
    assert form.part_b.pages is None
    assert all(rule.is_estimate for rule in own)
    assert {rule.id for rule in own} >= {"R-EUNI-UNVERIFIED", "R-EUNI-STEPS", "R-EUNI-TWICE"}
