"""What the Programme Guide 2026 asks of cooperation and school development partnerships.

The examples are sound applications; each case breaks one thing and names where it is found.
"""

import json
from datetime import date, datetime

import pytest

from erasmus_desk.assets import data_root, resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.model.answers import get, items, put
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Chart
from erasmus_desk.rules.judging import judged
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.session.insight import figures

VET, SCHOOLS = "ka220-vet-2026", "ka240-school-2026"
FIELDS = ("school", "vet", "adult", "higher", "youth")
CATALOGUE = Catalogue()


@pytest.fixture(scope="module")
def example():
    """A form with the answers of its example."""
    read = {}

    def load(form_id):
        if form_id not in read:
            form = CATALOGUE.form(form_id)
            raw = json.loads(resource("examples", f"{form_id}.json").read_text(encoding="utf-8"))
            read[form_id] = form, AnswerReader(form, strict=True).read(raw["answers"])
        return read[form_id]

    return load


def verdict(form, answers, rule_id):
    """What *rule_id* says of *answers*, the budget included."""
    rule = next(rule for rule in form.rules if rule.id == rule_id)
    budget = calculate(form, answers, read_rates(data_root() / "forms", form.funding.rates))
    return judged(rule, Case(Chart(form), answers, figures=figures(budget)))


def changed(answers, *changes):
    """*answers* with other values; a path of None takes its item away."""
    for path, value in changes:
        place = tuple(path.split("."))
        siblings = get(answers, place[:-1])
        if value is None and isinstance(siblings, tuple):
            kept = tuple(one for one in siblings if one["id"] != place[-1])
            answers = put(answers, place[:-1], kept)
        else:
            answers = put(answers, place, value)
    return answers


PARTNERS = ("kek", "rzk", "epm", "opi")
BROKEN = [
    # one applicant, of the programme, named once
    ("R-COOP-1", VET, [("organisations.zst.role", "partner")], "organisations"),
    ("R-COOP-1", VET, [("organisations.kek.role", "applicant")], "organisations"),
    ("R-COOP-2", VET, [("organisations.zst.country", "UA")], "organisations.zst.country"),
    ("R-COOP-2", SCHOOLS, [("organisations.naidis.country", "CH")], "organisations.naidis.country"),
    ("R-COOP-3", VET, [("organisations.kek.oid", "E10000201")], "organisations.kek.oid"),
    # priorities
    ("R-COOP-4", VET, [("priorities.priority_main", None)], "priorities.priority_main"),
    (
        "R-COOP-16",
        VET,
        [("priorities.priority_extra", ("vet_labour_market",))],
        "priorities.priority_extra",
    ),
    # the Erasmus charter of higher education institutions
    (
        "R-COOP-5",
        VET,
        [("organisations.opi.type", "higher_education"), ("organisations.opi.eche", False)],
        "organisations.opi.eche",
    ),
    # windows of both rounds
    ("R-COOP-8", VET, [("context.start", date(2026, 8, 31))], "context.start"),
    ("R-COOP-8", VET, [("context.start", date(2027, 1, 1))], "context.start"),
    ("R-COOP-9", VET, [("context.round", "round_2")], "context.start"),
    ("R-COOP-10", VET, [("context.national_agency", "EL01")], "context.national_agency"),
    # money
    ("R-COOP-17", VET, [("context.lump_sum", "400000")], "context.lump_sum"),
    ("R-COOP-17", VET, [("context.lump_sum", "120000")], "context.lump_sum"),
    ("R-COOP-18", VET, [("management.shares.s1_kek", None)], "context.lump_sum"),
    ("R-COOP-19", VET, [("management.shares.s1_kek.amount", "7000.01")], ""),
    ("R-K220-12", VET, [("management.amount", "50000.01")], "management.amount"),
    # organisations and countries
    ("R-K220-1", VET, [(f"organisations.{p}", None) for p in PARTNERS[1:]], "organisations"),
    (
        "R-K220-2",
        VET,
        [(f"organisations.{p}.country", "PL") for p in PARTNERS[1:]],
        "organisations",
    ),
    (
        "R-K220-2",
        VET,
        [(f"organisations.{p}.country", "UA") for p in PARTNERS[1:]],
        "organisations",
    ),
    ("R-K220-3", VET, [("organisations.opi.country", "BY")], "organisations.opi.country"),
    ("R-K220-3", VET, [("organisations.opi.country", "US")], "organisations.opi.country"),
    ("R-K220-5", VET, [("organisations.opi.country", "UA")], "organisations.opi.added_value"),
    (
        "R-K220-6",
        VET,
        [("organisations.zst.established", date(2024, 3, 6))],
        "organisations.zst.established",
    ),
    (
        "R-K220-7",
        VET,
        [("context.round", "round_2"), ("organisations.zst.established", date(2024, 10, 2))],
        "organisations.zst.established",
    ),
    ("R-K220-8", VET, [("context.duration", 11)], "context.duration"),
    ("R-K220-8", VET, [("context.duration", 37)], "context.duration"),
    ("R-K220-13", VET, [("work_packages", ())], "work_packages"),
    (
        "R-K220-15",
        VET,
        [("work_packages.wp_profil.activities.a_larisa.end", date(2028, 11, 1))],
        "work_packages.wp_profil.activities.a_larisa.end",
    ),
    (
        "R-K220-16",
        VET,
        [("work_packages.wp_profil.activities.a_larisa.end", date(2027, 4, 18))],
        "work_packages.wp_profil.activities.a_larisa.end",
    ),
    ("R-K220-17", VET, [("management.shares", ()), ("work_packages", ())], "organisations.zst"),
    ("R-K220-18", VET, [("work_packages", ())], "organisations.zst"),
    ("R-K220-19", VET, [("work_packages.wp_moduly.fewer", 80)], "work_packages.wp_moduly.fewer"),
    ("R-K220-20", VET, [("organisations.rzk.newcomer", False)], "organisations"),
    # school development
    (
        "R-K240-1",
        SCHOOLS,
        [("organisations.hrib", None), ("organisations.reka", None)],
        "organisations",
    ),
    (
        "R-K240-2",
        SCHOOLS,
        [(f"organisations.{p}.country", "EE") for p in ("zavod", "reka", "hrib", "vadovai")],
        "organisations",
    ),
    (
        "R-K240-3",
        SCHOOLS,
        [("organisations.vadovai.country", "UA")],
        "organisations.vadovai.country",
    ),
    ("R-K240-4", SCHOOLS, [("organisations.hrib.body", "association")], "organisations"),
    ("R-K240-4", SCHOOLS, [("organisations.zavod.body", "school")], "organisations"),
    ("R-K240-4", SCHOOLS, [("organisations.metsa.country", "LT")], "organisations"),
    ("R-K240-5", SCHOOLS, [("organisations.naidis.body", "school")], "organisations.naidis.body"),
    ("R-K240-6", SCHOOLS, [("context.duration", 35)], "context.duration"),
    ("R-K240-7", SCHOOLS, [("context.start", date(2026, 10, 2))], "context.start"),
    ("R-K240-8", SCHOOLS, [("context.round", "round_2")], "context.start"),
    (
        "R-K240-9",
        SCHOOLS,
        [
            ("work_packages.wp_windows.task", "training"),
            ("work_packages.wp_together.task", "innovative_teaching"),
        ],
        "work_packages.wp_lakes.task",
    ),
    (
        "R-K240-10",
        SCHOOLS,
        [(f"work_packages.{p}.task", "training") for p in ("wp_lakes", "wp_together")],
        "work_packages.wp_lakes.task",
    ),
    (
        "R-K240-11",
        SCHOOLS,
        [(f"work_packages.{p}.task", "peer_learning") for p in ("wp_windows", "wp_leaders")],
        "work_packages.wp_lakes.task",
    ),
    ("R-K240-12", SCHOOLS, [("work_packages.wp_impact", None)], "work_packages"),
    ("R-K240-12", SCHOOLS, [("work_packages.wp_lakes.purpose", "impact")], "work_packages"),
    (
        "R-K240-13",
        SCHOOLS,
        [(f"work_packages.{p}", None) for p in ("wp_lakes", "wp_windows")],
        "work_packages",
    ),
    ("R-K240-14", SCHOOLS, [("management.amount", "80000.01")], "management.amount"),
    (
        "R-K240-15",
        SCHOOLS,
        [("work_packages.wp_impact.activities.i1.start", date(2026, 9, 30))],
        "work_packages.wp_impact.activities.i1.start",
    ),
    (
        "R-K240-16",
        SCHOOLS,
        [("work_packages.wp_impact.activities.i1.end", date(2026, 10, 14))],
        "work_packages.wp_impact.activities.i1.end",
    ),
    (
        "R-K240-17",
        SCHOOLS,
        [("management.shares", ()), ("work_packages", ())],
        "organisations.naidis",
    ),
    ("R-K240-18", SCHOOLS, [("work_packages", ())], "organisations.naidis"),
    ("R-K240-19", SCHOOLS, [("work_packages.wp_lakes.fewer", 713)], "work_packages.wp_lakes.fewer"),
]


@pytest.mark.parametrize(
    ("rule", "form_id", "changes", "place"),
    BROKEN,
    ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BROKEN)],
)
def test_the_rule_is_kept_by_the_example_and_broken_by_the_change(
    example, rule, form_id, changes, place
):
    form, answers = example(form_id)
    raw = [(p, v.isoformat() if isinstance(v, date) else v) for p, v in changes]

    before = verdict(form, answers, rule)
    after = verdict(form, changed(answers, *raw), rule)

    assert before.findings == ()
    assert tuple(filter(None, place.split("."))) in [finding.place for finding in after.findings]


def test_both_sides_of_a_bound_are_in_the_right(example):
    """R-K220-6, R-K220-12, R-COOP-8: the last day and the last cent are allowed."""
    form, answers = example(VET)
    kept = [
        ("R-K220-6", ("organisations.zst.established", "2024-03-05")),
        ("R-K220-12", ("management.amount", "50000.00")),
        ("R-COOP-8", ("context.start", "2026-12-31")),
        ("R-COOP-8", ("context.start", "2026-09-01")),
        ("R-K220-8", ("context.duration", 36)),
        ("R-K220-3", ("organisations.opi.country", "UA")),
    ]

    for rule, change in kept:
        assert verdict(form, changed(answers, change), rule).findings == (), change


def test_four_packages_are_recommended_and_more_are_no_error(example):
    """R-K220-14."""
    form, answers = example(VET)
    packages = items(answers, ("work_packages",))
    five = changed(answers, ("work_packages", (*packages, dict(packages[0]) | {"id": "more"})))

    found = verdict(form, five, "R-K220-14").findings

    assert verdict(form, answers, "R-K220-14").findings == ()
    assert [finding.severity for finding in found] == ["advice"]


ASKED_OF_PEOPLE = {
    VET: {
        *(f"R-COOP-{n}" for n in (6, 7, 11, 12, 13, 14, 15)),
        *(f"R-K220-{n}" for n in (4, 9, 10, 11, 21, 22)),
    },
    SCHOOLS: {
        *(f"R-COOP-{n}" for n in (7, 12, 13, 14, 15)),
        *(f"R-K240-{n}" for n in (20, 21, 22, 23, 24, 25)),
    },
}


@pytest.mark.parametrize("form_id", ASKED_OF_PEOPLE)
def test_what_no_program_can_know_is_asked_of_people(form_id):
    form = CATALOGUE.form(form_id)

    reminders = {rule.id for rule in form.rules if rule.kind == "reminder"}

    assert reminders == ASKED_OF_PEOPLE[form_id]


def test_the_ceiling_of_ten_applications_does_not_name_higher_education():
    """R-K220-9."""
    with_it = [
        field
        for field in FIELDS
        if any(rule.id == "R-K220-9" for rule in CATALOGUE.form(f"ka220-{field}-2026").rules)
    ]

    assert with_it == ["school", "vet", "adult", "youth"]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_its_own_priorities_and_agencies(field):
    form = CATALOGUE.form(f"ka220-{field}-2026")

    groups = {one.group for one in form.options["cooperation/priorities"].options}
    agencies = {one.code for one in form.options["cooperation/national_agencies"].options}

    assert groups == {"horizontal", field}
    assert len(form.options["cooperation/priorities_all"].options) == 26
    assert len(form.options["cooperation/topics"].options) == 59
    assert ("DE04" in agencies) == (field == "youth")


@pytest.mark.parametrize(
    ("form_id", "points", "deadline"),
    [
        *((f"ka220-{field}-2026", [25, 30, 20, 25], datetime(2026, 3, 5, 12)) for field in FIELDS),  # noqa: DTZ001
        (SCHOOLS, [15, 30, 20, 35], datetime(2026, 4, 9, 12)),  # noqa: DTZ001
    ],
)
def test_points_pass_mark_and_deadline_are_those_of_the_guide(form_id, points, deadline):
    form = CATALOGUE.form(form_id)

    assert [criterion.points for criterion in form.criteria] == points
    assert [c.minimum for c in form.criteria] == [-(-c.points // 2) for c in form.criteria]
    assert form.award.threshold == 70
    assert form.deadlines[0].at == deadline


@pytest.mark.parametrize("form_id", ["ka220-vet-2027", "ka240-school-2027"])
def test_the_call_of_the_year_on_is_offered_without_invented_deadlines(form_id):
    form = CATALOGUE.form(form_id)
    window = next(r for r in form.rules if r.id in ("R-COOP-8", "R-K240-7"))

    assert (form.state, form.deadlines) == ("provisional", ())
    assert window.earliest.startswith("2027-")
    assert window.is_estimate


def test_work_packages_are_numbered_as_in_the_web_form(example):
    form, answers = example(VET)
    too_many = changed(answers, ("work_packages.wp_profil.fewer", 276))

    finding = verdict(form, too_many, "R-K220-19").findings[0]

    assert finding.facts["item"].startswith("WP2 Czego potrzebuje mentor")


def test_limits_of_the_form_that_was_not_seen_are_estimates():
    seen, unseen = CATALOGUE.form(VET), CATALOGUE.form(SCHOOLS)

    def monitoring(form):
        return next(q for q in form.section("management").questions if q.key == "monitoring").limit

    assert monitoring(seen).characters == monitoring(unseen).characters == 3000
    assert not monitoring(seen).is_estimate
    assert monitoring(unseen).is_estimate
