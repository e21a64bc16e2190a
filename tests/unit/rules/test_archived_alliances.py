"""Knowledge alliances and sector skills alliances of 2014-2020, as far as they are known."""
# ruff: noqa: N802 - the names carry the IDs of the requirements

from datetime import datetime

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.answers import items, put
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader
from tests_examples import example_answers

CATALOGUE = Catalogue()
KNOWLEDGE = "knowledge-alliances-2019"
LOTS = tuple(f"sector-skills-alliances-lot{lot}-2018" for lot in (1, 2, 3))
TRAINING = LOTS[1]
ALL = (KNOWLEDGE, *LOTS)
LIST = ("organisations",)
DURATION, GRANT = ("context", "duration"), ("grant", "requested")


def sound(form_id):
    """A form with the answers of its example; lots 1 and 3 read that of lot 2."""
    form = CATALOGUE.form(form_id)
    raw = example_answers(TRAINING if form_id in LOTS else KNOWLEDGE)
    asked = {question.key for question in form.section("context").questions}
    raw["context"] = {key: value for key, value in raw["context"].items() if key in asked}
    return form, AnswerReader(form, strict=False).read(raw)


def broken(form, answers, rule):
    """The places where *rule* finds something to mend."""
    return [finding.place for finding in all_findings(form, answers) if finding.rule == rule]


def stand(form, answers, rule):
    """Whether the condition of eligibility *rule* is met."""
    return {one.rule.id: one.met for one in conditions_met(form, answers)}[rule]


def first(answers, number):
    """*answers* with the first so many partners alone."""
    return put(answers, LIST, items(answers, LIST)[:number])


def all_set(answers, key, value):
    """*answers* with the same *value* for every partner."""
    return put(answers, LIST, tuple(item | {key: value} for item in items(answers, LIST)))


@pytest.mark.parametrize("form_id", ALL)
def test_S1_03_and_S1_04_the_alliances_are_there_and_archived(form_id):
    form = CATALOGUE.form(form_id)

    assert (form.key_action, form.period, form.state) == ("KA2", "2014-2020", "archived")
    assert form.part_b is None
    assert form_id.rpartition("-")[0] + "-2027" not in CATALOGUE.ids()


def test_S1_03_the_page_names_the_european_universities_beside_knowledge_alliances():
    assert "European universities" in CATALOGUE.words(KNOWLEDGE, "en").find("form.aims")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("expected_organisations", {*range(20, 29), *range(30, 33), *range(35, 39)}),
        ("expected_persons", set(range(40, 53))),
        ("expected_systems", set(range(55, 66))),
    ],
    ids=["S1-20 to S1-38", "S1-40 to S1-52", "S1-55 to S1-65"],
)
@pytest.mark.parametrize("form_id", ALL)
def test_the_expected_results_are_choices(form_id, question, wanted):
    form = CATALOGUE.form(form_id)
    found = find_question(form, f"description.{question}")

    notes = {option.note for option in form.options[found.options].options}

    assert notes == {f"S1-{number}" for number in wanted}


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("S1-10", "lasting effects on the organisations"),
        ("S1-11", "on the systems of education"),
        ("S1-12", "involved directly or indirectly"),
        ("S1-13", "innovative practice developed, passed on or put to work"),
        ("S1-14", "from a single organisation to the whole of Europe"),
        ("S1-55", "answer today's challenges"),
        ("S1-56", "critical thinking and media literacy"),
    ],
)
@pytest.mark.parametrize("form_id", ALL)
def test_the_page_tells_what_the_programme_hopes_for(form_id, requirement, said):
    assert said in CATALOGUE.words(form_id, "en").find("form.results"), requirement


def test_KA_six_organisations_from_three_countries():
    form, answers = sound(KNOWLEDGE)

    assert stand(form, answers, "R-KAL-PARTNERS") is True
    assert stand(form, first(answers, 5), "R-KAL-PARTNERS") is False
    assert stand(form, answers, "R-KAL-COUNTRIES") is True
    assert stand(form, all_set(answers, "country", "PL"), "R-KAL-COUNTRIES") is False


def test_KA_associated_partners_do_not_count():
    form, answers = sound(KNOWLEDGE)
    last = items(answers, LIST)[-1]["id"]

    assert stand(form, put(answers, (*LIST, last, "role"), "associated"), "R-KAL-PARTNERS") is False


@pytest.mark.parametrize("rule", ["R-KAL-UNIVERSITIES", "R-KAL-ENTERPRISES"])
def test_KA_two_universities_and_two_enterprises(rule):
    form, answers = sound(KNOWLEDGE)

    assert stand(form, answers, rule) is True
    assert stand(form, all_set(answers, "type", "ngo"), rule) is False


def test_KA_universities_hold_the_charter():
    form, answers = sound(KNOWLEDGE)
    university = items(answers, LIST)[1]["id"]
    place = (*LIST, university, "charter")

    assert stand(form, answers, "R-KAL-CHARTER") is True
    assert broken(form, put(answers, place, "none"), "R-KAL-CHARTER") == [place]


@pytest.mark.parametrize("form_id", ALL)
def test_one_applicant_and_from_a_programme_country(form_id):
    form, answers = sound(form_id)
    applicant, partner = (item["id"] for item in items(answers, LIST)[:2])
    two = put(answers, (*LIST, partner, "role"), "coordinator")
    outside = put(answers, (*LIST, applicant, "country"), "UA")

    assert stand(form, answers, "R-ALL-COORDINATOR") is True
    assert stand(form, two, "R-ALL-COORDINATOR") is False
    assert stand(form, outside, "R-ALL-COORDINATOR-COUNTRY") is False


@pytest.mark.parametrize(
    ("form_id", "rule", "months", "allowed"),
    [
        (KNOWLEDGE, "R-KAL-DURATION", 36, True),
        (KNOWLEDGE, "R-KAL-DURATION", 30, False),
        (LOTS[0], "R-SSA-DURATION", 36, True),
        (LOTS[1], "R-SSA-DURATION", 25, False),
        (LOTS[2], "R-SSA-DURATION", 48, True),
        (LOTS[2], "R-SSA-DURATION", 36, False),
    ],
)
def test_the_length_is_one_that_the_call_names(form_id, rule, months, allowed):
    form, answers = sound(form_id)

    assert stand(form, put(answers, DURATION, months), rule) is allowed


@pytest.mark.parametrize(
    ("form_id", "rule", "months", "most"),
    [
        (KNOWLEDGE, "R-KAL-GRANT-2", 24, 700_000),
        (KNOWLEDGE, "R-KAL-GRANT-3", 36, 1_000_000),
        (LOTS[0], "R-SSA-GRANT-2", 24, 330_000),
        (LOTS[0], "R-SSA-GRANT-3", 36, 500_000),
        (LOTS[1], "R-SSA-GRANT-2", 24, 700_000),
        (LOTS[1], "R-SSA-GRANT-3", 36, 1_000_000),
        (LOTS[2], "R-SSA-GRANT-4", 48, 4_000_000),
    ],
)
def test_the_grant_has_a_ceiling_that_is_an_estimate_and_never_blocks(form_id, rule, months, most):
    form, answers = sound(form_id)
    whole = put(answers, DURATION, months)

    assert broken(form, put(whole, GRANT, f"{most}.00"), rule) == []
    assert broken(form, put(whole, GRANT, f"{most}.01"), rule) == [GRANT]
    (stated,) = [one for one in form.rules if one.id == rule]
    assert stated.is_estimate
    assert stated.severity == "warning"


@pytest.mark.parametrize(
    ("form_id", "partners", "countries", "kinds"),
    [(LOTS[0], 8, 4, 3), (LOTS[1], 8, 4, 3), (LOTS[2], 12, 8, 5)],
)
def test_SSA_least_numbers_of_the_lot_are_estimates(form_id, partners, countries, kinds):
    stated = {rule.id: rule for rule in CATALOGUE.form(form_id).rules}
    least = ("R-SSA-PARTNERS", "R-SSA-COUNTRIES", "R-SSA-SECTOR", "R-SSA-PROVIDERS")

    assert [stated[rule].minimum for rule in least] == [partners, countries, kinds, kinds]
    assert all(stated[rule].is_estimate and stated[rule].eligibility for rule in least)
    assert {stated[rule].severity for rule in least} == {"warning"}


def test_SSA_partners_of_each_kind_are_counted():
    form, answers = sound(TRAINING)

    for rule in ("R-SSA-PARTNERS", "R-SSA-COUNTRIES", "R-SSA-SECTOR", "R-SSA-PROVIDERS"):
        assert stand(form, answers, rule) is True
        assert stand(form, first(answers, 2), rule) is False


def test_SSA_lots_1_and_2_name_a_sector_by_nace_and_lot_3_a_pilot_sector():
    for form_id in LOTS[:2]:
        form = CATALOGUE.form(form_id)
        assert find_question(form, "context.sector_code") is not None
        assert find_question(form, "context.pilot_sector") is None

    pilot = find_question(CATALOGUE.form(LOTS[2]), "context.pilot_sector")
    assert len(CATALOGUE.form(LOTS[2]).options[pilot.options].options) == 6


@pytest.mark.parametrize(
    ("form_id", "day"),
    [(KNOWLEDGE, datetime(2019, 2, 28, 12)), (TRAINING, datetime(2018, 2, 28, 12))],  # noqa: DTZ001
)
def test_the_deadline_of_the_call_is_kept(form_id, day):
    assert [one.at for one in CATALOGUE.form(form_id).deadlines] == [day]


@pytest.mark.parametrize("form_id", ALL)
def test_award_criteria_add_up_and_have_their_least_points(form_id):
    form = CATALOGUE.form(form_id)

    assert [(one.points, one.minimum) for one in form.criteria] == [
        (25, 13),
        (30, 16),
        (25, 13),
        (20, 11),
    ]
    assert form.award.threshold == 70


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("summary.abstract", 2000),
        ("previous_projects.outcomes", 500),
        ("relevance.needs", 3000),
        ("relevance.policy", 3000),
        ("relevance.results", 1500),
    ],
)
@pytest.mark.parametrize("form_id", ALL)
def test_limits_that_were_seen_are_kept_and_others_are_estimates(form_id, path, most):
    form = CATALOGUE.form(form_id)

    assert find_question(form, path).limit.characters == most
    assert find_question(form, "design.methodology").limit.is_estimate


@pytest.mark.parametrize("form_id", ALL)
def test_every_full_partner_gives_a_mandate(form_id):
    form = CATALOGUE.form(form_id)
    mandates = next(annex for annex in form.annexes if annex.key == "mandates")

    assert (mandates.each, mandates.without_first, mandates.signed) == ("organisations", True, True)
    assert any(rule.id == "R-ALL-MANDATES" for rule in form.rules)


@pytest.mark.parametrize("form_id", [KNOWLEDGE, TRAINING])
def test_an_example_is_complete_and_has_nothing_to_mend(form_id):
    form = CATALOGUE.form(form_id)
    answers = AnswerReader(form, strict=True).read(example_answers(form_id))

    assert all_findings(form, answers) == ()


def test_the_grant_is_the_sum_of_its_lines():
    form, answers = sound(KNOWLEDGE)

    assert broken(form, answers, "R-ALL-SUM") == []
    assert broken(form, put(answers, GRANT, "1.00"), "R-ALL-SUM") == [GRANT]


def test_a_deliverable_is_due_within_the_project():
    form, answers = sound(KNOWLEDGE)
    place = ("work_packages", "wp2", "deliverables", "wp2_d1", "due_month")

    assert broken(form, put(answers, place, 25), "R-ALL-DELIVERABLE-END") == [place]
    assert broken(form, answers, "R-ALL-DELIVERABLE-END") == []
