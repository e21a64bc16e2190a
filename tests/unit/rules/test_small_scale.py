"""Small-scale partnerships, call 2026: what the Programme Guide asks (pp. 244-250).

The example is a sound application of adult education; the four fields share one definition.
"""
# ruff: noqa: N802 - the names carry the IDs of the rules

import json

import pytest

from erasmus_desk.assets import resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.model.answers import items, put
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.insight import figures

EXAMPLE = "ka210-adult-2026"
FIELDS = ("school", "vet", "adult", "youth")
FIRST = ("organisations", "lib")
SECOND = ("organisations", "house")


@pytest.fixture(scope="module")
def shipped():
    return Catalogue()


@pytest.fixture(scope="module")
def form(shipped):
    return shipped.form(EXAMPLE)


@pytest.fixture(scope="module")
def answers(form):
    raw = json.loads(resource("examples", f"{EXAMPLE}.json").read_text(encoding="utf-8"))
    return AnswerReader(form, strict=True).read(raw["answers"])


@pytest.fixture(scope="module")
def sums(shipped, form):
    """The budget of answers, as rules see it."""
    rates = read_rates(shipped.root, form.funding.rates)
    return lambda answers: figures(calculate(form, answers, rates))


@pytest.fixture
def stand(form):
    """Whether a rule is met; None while it cannot be told."""

    def met(answers, rule, known=None):
        return {one.rule.id: one.met for one in conditions_met(form, answers, known)}[rule]

    return met


@pytest.fixture
def broken(form):
    """The places where a rule finds something to mend."""

    def places(answers, rule, known=None):
        return [f.place for f in all_findings(form, answers, known) if f.rule == rule]

    return places


def without(answers, path, lost):
    return put(answers, (path,), tuple(i for i in items(answers, (path,)) if i["id"] != lost))


def test_the_example_has_no_findings_at_all(form, answers, sums):
    assert all_findings(form, answers, sums(answers)) == ()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("call", [2026, 2027])
def test_every_field_has_its_form_and_its_priorities(shipped, field, call):
    form = shipped.form(f"ka210-{field}-{call}")
    main = form.options[find_question(form, "priorities.priority_main").options]

    assert form.field == field
    assert {option.group for option in main.options} == {"horizontal", field}
    assert bool(form.deadlines) is (call == 2026)
    assert find_question(form, "priorities.priority_comment") is None
    assert find_question(form, "organisations.established") is None


def test_R_K210_1_and_R_K210_2_two_organisations_from_two_countries(answers, stand, broken):
    alone = without(answers, "organisations", "house")
    same = put(answers, (*SECOND, "country"), "PL")

    assert stand(answers, "R-K210-1") is stand(answers, "R-K210-2") is True
    assert broken(alone, "R-K210-1") == [("organisations",)]
    assert broken(same, "R-K210-2") == [("organisations",)]
    assert stand(same, "R-K210-1") is True


@pytest.mark.parametrize(("country", "met"), [("TR", True), ("RS", True), ("UA", False)])
def test_R_K210_3_countries_not_associated_cannot_take_part(answers, stand, country, met):
    assert stand(put(answers, (*SECOND, "country"), country), "R-K210-3") is met


def test_R_COOP_1_and_R_COOP_2_one_applicant_from_a_country_of_the_programme(answers, broken):
    two = put(answers, (*SECOND, "role"), "applicant")
    outside = put(answers, (*FIRST, "country"), "UA")

    assert broken(answers, "R-COOP-1") == broken(answers, "R-COOP-2") == []
    assert broken(two, "R-COOP-1") == [("organisations",)]
    assert broken(outside, "R-COOP-2") == [(*FIRST, "country")]


@pytest.mark.parametrize(("months", "met"), [(5, False), (6, True), (24, True), (25, False)])
def test_R_K210_4_six_to_24_months(answers, stand, months, met):
    assert stand(put(answers, ("context", "duration"), months), "R-K210-4") is met


@pytest.mark.parametrize(("amount", "met"), [("30000", True), ("60000", True), ("120000", False)])
def test_R_K210_5_the_lump_sum_is_30000_or_60000(answers, stand, amount, met):
    assert stand(put(answers, ("context", "lump_sum"), amount), "R-K210-5") is met


@pytest.mark.parametrize("rule", ["R-K210-6", "R-K210-7", "R-COOP-6", "R-COOP-7"])
def test_R_K210_6_and_R_K210_7_how_often_one_applies_is_confirmed(form, rule):
    known = next(one for one in conditions_met(form, {}, None) if one.rule.id == rule)

    assert (known.rule.kind, known.rule.eligibility, known.met) == ("reminder", True, None)


@pytest.mark.parametrize(("country", "met"), [("EL", True), ("PL", True), ("DE", False)])
def test_R_K210_8_activities_take_place_where_partners_are(answers, stand, country, met):
    assert stand(put(answers, ("activities", "a2", "country"), country), "R-K210-8") is met


def test_R_K210_9_there_is_an_activity(answers, broken):
    assert broken(put(answers, ("activities",), ()), "R-K210-9") == [("activities",)]
    assert broken(answers, "R-K210-9") == []


def test_R_K210_10_and_R_K210_11_activities_lie_within_the_project(answers, broken):
    late = put(answers, ("activities", "a4", "end"), "2028-01-01")
    swapped = put(answers, ("activities", "a2", "end"), "2027-03-01")

    assert broken(answers, "R-K210-10") == broken(answers, "R-K210-11") == []
    assert broken(late, "R-K210-10") == [("activities", "a4", "end")]
    assert broken(swapped, "R-K210-11")[0][:2] == ("activities", "a2")


def test_R_K210_12_every_organisation_takes_part_in_an_activity(answers, broken):
    idle = put(answers, ("activities",), items(answers, ("activities",))[1:2])
    idle = put(idle, ("activities", "a2", "partners"), None)

    assert broken(answers, "R-K210-12") == []
    assert broken(idle, "R-K210-12") == [SECOND]


@pytest.mark.parametrize(("fewer", "met"), [(16, True), (17, False)])
def test_R_K210_13_fewer_opportunities_are_part_of_all(answers, stand, fewer, met):
    assert stand(put(answers, ("activities", "a2", "fewer"), fewer), "R-K210-13") is met


def test_R_K210_14_a_newcomer_is_advice(form, answers):
    settled = put(answers, (*FIRST, "newcomer"), value=False)
    settled = put(settled, (*SECOND, "newcomer"), value=False)

    found = [f for f in all_findings(form, settled) if f.rule == "R-K210-14"]

    assert [f.severity for f in found] == ["advice"]
    assert [f for f in all_findings(form, answers) if f.rule == "R-K210-14"] == []


@pytest.mark.parametrize(
    ("round_", "start", "met"),
    [
        ("round_1", "2026-08-31", False),
        ("round_1", "2026-12-31", True),
        ("round_2", "2026-12-31", False),
        ("round_2", "2027-08-31", True),
        ("round_2", "2027-09-01", False),
    ],
)
def test_R_COOP_8_and_R_COOP_9_each_round_has_its_window(answers, stand, round_, start, met):
    moved = put(put(answers, ("context", "round"), round_), ("context", "start"), start)

    assert stand(moved, "R-COOP-8" if round_ == "round_1" else "R-COOP-9") is met


@pytest.mark.parametrize(
    ("amount", "met"), [("4000.00", True), ("3999.99", False), ("4000.01", False)]
)
def test_R_COOP_17_activities_come_to_exactly_the_lump_sum(answers, sums, stand, amount, met):
    changed = put(answers, ("activities", "a1", "amount"), amount)

    assert stand(changed, "R-COOP-17", sums(changed)) is met


@pytest.mark.parametrize(("share", "met"), [("4000.00", None), ("4000.01", False)])
def test_R_COOP_19_shares_are_never_more_than_the_activity_has(answers, sums, stand, share, met):
    shares = ({"id": "s", "organisation": "lib", "amount": share},)
    changed = put(answers, ("activities", "a1", "shares"), shares)

    assert stand(changed, "R-COOP-19", sums(changed)) is met


def test_R_K210_15_the_amount_is_weighed_against_the_work(form):
    rule = next(rule for rule in form.rules if rule.id == "R-K210-15")

    assert (rule.kind, rule.severity) == ("reminder", "advice")


def test_R_K210_16_and_R_K210_17_somebody_signs_and_somebody_answers(answers, broken):
    nobody = put(answers, (*FIRST, "persons"), ())

    assert broken(answers, "R-K210-16") == broken(answers, "R-K210-17") == []
    assert broken(nobody, "R-K210-16") == [(*FIRST, "persons")]
    assert broken(nobody, "R-K210-17") == [(*FIRST, "persons")]


def test_the_pass_mark_is_60_and_half_of_each_criterion(form):
    assert (form.award.total, form.award.threshold) == (100, 60)
    assert {c.key: (c.points, c.minimum) for c in form.criteria} == {
        "relevance": (30, 15),
        "design": (30, 15),
        "partnership": (20, 10),
        "impact": (20, 10),
    }
