"""What the mission documents ask, proved on the shipped forms and their examples.

Every example is a sound application; each test breaks one thing and expects one finding.
"""
# ruff: noqa: N802 - the names carry the IDs of the requirements

import json
from decimal import Decimal

import pytest

from erasmus_desk.assets import resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.answers import get, items, put
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader

INNOVATION = "ka202-innovation-2018"
PRACTICES = "ka202-good-practices-2018"
ACCREDITATION = "ka120-vet-2026"
MOBILITY = "ka122-vet-2026"
PARTNERSHIPS = (INNOVATION, PRACTICES)


@pytest.fixture(scope="module")
def shipped():
    return Catalogue()


@pytest.fixture(scope="module")
def example(shipped):
    """A form with the answers of its example."""

    def load(form_id):
        form = shipped.form(form_id)
        raw = json.loads(resource("examples", f"{form_id}.json").read_text(encoding="utf-8"))
        return form, AnswerReader(form, strict=True).read(raw["answers"])

    return load


def broken(form, answers, rule, figures=None):
    """The places where *rule* finds something to mend."""
    return [f.place for f in all_findings(form, answers, figures) if f.rule == rule]


def stand(form, answers, rule, figures=None):
    """Whether *rule* is met."""
    known = {one.rule.id: one.met for one in conditions_met(form, answers, figures)}
    return known[rule]


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_R_SP_1_three_organisations_from_three_programme_countries(example, form_id):
    form, answers = example(form_id)
    country = ("organisations", items(answers, ("organisations",))[1]["id"], "country")

    two = put(answers, country, "PL")
    outside = put(answers, country, "UA")

    assert stand(form, answers, "R-SP-1") is True
    assert broken(form, two, "R-SP-1") == [("organisations",)]
    assert broken(form, outside, "R-SP-1") == [("organisations",)]
    assert stand(form, {}, "R-SP-1") is False


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_R_SP_3_one_form_is_one_type_and_people_confirm_it(shipped, form_id):
    form = shipped.form(form_id)

    rule = next(one for one in conditions_met(form, {}, None) if one.rule.id == "R-SP-3")

    assert (rule.rule.kind, rule.rule.eligibility, rule.met) == ("reminder", True, None)


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_R_SP_4_a_horizontal_or_vocational_priority_is_chosen(example, form_id):
    form, answers = example(form_id)
    without = put(put(answers, ("priorities", "priority_main"), None), EXTRA, None)
    elsewhere = put(without, EXTRA, (_priority_of_other_fields(form),))

    assert stand(form, answers, "R-SP-4") is True
    assert broken(form, without, "R-SP-4") == [("priorities", "priority_main")]
    assert broken(form, elsewhere, "R-SP-4") == [("priorities", "priority_main")]


EXTRA = ("priorities", "priority_extra")


def _priority_of_other_fields(form):
    known = form.options[find_question(form, "priorities.priority_extra").options].options
    return next((o.code for o in known if o.group not in ("horizontal", "vet")), "none_of_them")


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_R_SP_5_exactly_one_coordinator_applies(example, form_id):
    form, answers = example(form_id)
    first, second = (item["id"] for item in items(answers, ("organisations",))[:2])

    nobody = put(answers, ("organisations", first, "role"), "partner")
    two = put(answers, ("organisations", second, "role"), "applicant")

    assert stand(form, answers, "R-SP-5") is True
    assert broken(form, nobody, "R-SP-5") == [("organisations",)]
    assert broken(form, two, "R-SP-5") == [("organisations",)]


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_R_SP_5_the_recipient_is_a_national_agency(shipped, form_id):
    question = find_question(shipped.form(form_id), "context.national_agency")

    assert question is not None
    assert question.required


@pytest.mark.parametrize(
    ("rule", "figure"),
    [("R-INN-1", "intellectual_outputs"), ("R-INN-2", "multiplier_events")],
)
def test_R_INN_1_and_R_INN_2_innovation_costs_outputs_and_events(example, rule, figure):
    form, answers = example(INNOVATION)
    figures = {"intellectual_outputs": Decimal(1), "multiplier_events": Decimal(1)}
    figures["total"] = Decimal(2)

    assert stand(form, answers, rule, figures) is True
    assert stand(form, answers, rule, None) is None
    assert stand(form, answers, rule, figures | {figure: Decimal(0)}) is False
    assert stand(form, answers, rule, {"total": Decimal(2)}) is False


def test_R_GP_1_good_practices_plan_no_outputs_and_no_events(shipped):
    form = shipped.form(PRACTICES)

    kinds = {path.partition(".")[0] for path, _ in all_questions(form)}
    figures = {"intellectual_outputs": Decimal(5), "multiplier_events": Decimal(0)}
    figures["total"] = Decimal(5)

    assert not kinds & {"outputs", "events"}
    assert stand(form, {}, "R-GP-1", figures) is False
    assert stand(form, {}, "R-GP-1", figures | {"intellectual_outputs": Decimal(0)}) is True


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_R_X_1_every_partner_states_its_contribution(example, form_id):
    form, answers = example(form_id)
    place = ("organisations", items(answers, ("organisations",))[1]["id"], "contribution")

    assert stand(form, answers, "R-X-1") is True
    assert broken(form, put(answers, place, None), "R-X-1") == [place]
    assert broken(form, put(answers, place, "  "), "R-X-1") == [place]


def test_R_ACC_1_an_accreditation_is_of_a_field_and_brings_an_erasmus_plan(example):
    form, answers = example(ACCREDITATION)

    assert form.field in ("vet", "school", "adult")
    assert stand(form, answers, "R-ACC-1") is True
    assert broken(form, put(answers, ("objectives", "goals"), None), "R-ACC-1") == [
        ("objectives", "goals")
    ]
    assert broken(form, put(answers, ("plan", "years"), None), "R-ACC-1") == [("plan", "years")]
    assert stand(form, {}, "R-ACC-1") is False


def test_an_accreditation_plans_at_least_two_years(example):
    form, answers = example(ACCREDITATION)
    years = items(answers, ("plan", "years"))

    assert stand(form, put(answers, ("plan", "years"), years[:2]), "R-K120-PLAN-YEARS") is True
    assert stand(form, put(answers, ("plan", "years"), years[:1]), "R-K120-PLAN-YEARS") is False


def test_S4_64_the_erasmus_plan_is_the_core_of_the_accreditation(shipped):
    sections = {section.key for section in shipped.form(ACCREDITATION).sections}

    assert {"objectives", "plan", "quality_standards", "management"} <= sections


@pytest.mark.parametrize("form_id", [ACCREDITATION, MOBILITY])
def test_S4_50_organisations_in_vocational_education_apply(example, form_id):
    form, answers = example(form_id)

    applicants = [i for i in items(answers, ("organisations",)) if i.get("role") == "applicant"]

    assert form.field == "vet"
    assert len(applicants) == 1
    assert not [f for f in all_findings(form, answers) if f.severity == "error"]


def test_S4_52_to_S4_56_staff_and_learners_move_and_experts_come(shipped):
    form = shipped.form(MOBILITY)

    types = {o.code for o in form.options[find_question(form, "activities.type").options].options}

    assert {"job_shadow", "course", "vet_short", "vet_long", "expert"} <= types


@pytest.mark.parametrize("form_id", PARTNERSHIPS)
def test_a_project_ends_inside_the_window_of_its_call(example, form_id):
    form, answers = example(form_id)
    start, duration = ("context", "start"), ("context", "duration")

    last = put(put(answers, start, "2018-09-01"), duration, 36)

    assert stand(form, last, "R-SP-END") is True
    assert broken(form, put(last, start, "2018-09-02"), "R-SP-END") == [("context", "end")]
    assert broken(form, put(last, start, "2018-08-31"), "R-SP-START") == [start]


def test_breaking_nothing_finds_nothing(example):
    for form_id in (*PARTNERSHIPS, ACCREDITATION, MOBILITY):
        form, answers = example(form_id)

        assert get(answers, ("organisations",))
        assert [f for f in all_findings(form, answers) if f.severity == "error"] == []
