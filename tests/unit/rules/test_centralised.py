"""What the calls of the Executive Agency ask: alliances for innovation, vocational excellence.

Every case takes an example that keeps all rules, or a small plan, and breaks one.
"""

import json
from copy import deepcopy
from datetime import date
from functools import cache

import pytest

from erasmus_desk.assets import data_root, resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.catalogue.rates import read_rates
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.rules.judging import conditions_met
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.rules.timetable import timetable
from erasmus_desk.session.insight import figures

CATALOGUE = Catalogue()
LOT1 = "alliances-innovation-lot1-2026"
LOT2 = "alliances-innovation-lot2-2026"
COVE = "vocational-excellence-2026"


@cache
def form_of(form_id):
    return CATALOGUE.form(form_id)


@cache
def book_of(name):
    return read_rates(data_root() / "forms", name)


@cache
def _example():
    path = resource("examples", f"{LOT1}.json")
    return json.loads(path.read_text(encoding="utf-8"))["answers"]


@pytest.fixture
def example():
    """The answers of the shipped example of lot 1, free to be changed."""
    return deepcopy(_example())


def states(form_id, answers, rule):
    """Whether the form's rule is met: True, False, or None where it does not apply."""
    form = form_of(form_id)
    read = AnswerReader(form, strict=False).read(answers)
    budget = calculate(form, read, book_of(form.funding.rates))
    found = {one.rule.id: one for one in conditions_met(form, read, figures(budget))}
    return found[rule].met


def members(*entries):
    """Participants from (country, type[, role]); the first coordinates."""
    return [
        {
            "id": f"p{n}",
            "country": country,
            "type": kind,
            "role": role[0] if role else "beneficiary" if n else "coordinator",
        }
        for n, (country, kind, *role) in enumerate(entries)
    ]


SCHOOLS = [("DE", "vet_school"), ("PL", "vet_school"), ("EL", "vet_school"), ("BG", "vet_school")]
FIRMS = [("DE", "sme"), ("PL", "sme"), ("EL", "sme"), ("BG", "chamber_of_crafts")]
EIGHT = [*SCHOOLS, *FIRMS]
MANY = [
    ("FR", "sme"),
    ("IT", "higher_education"),
    ("ES", "vet_provider"),
    ("RS", "large_enterprise"),
]
TWELVE = [*EIGHT, *MANY]


def without(count):
    return lambda a: a["organisations"].__delitem__(slice(0, count))


def put(path, value):
    """A change that sets the answer at *path*, items of lists by position."""

    def change(answers):
        *way, last = path
        for step in way:
            answers = answers[step]
        answers[last] = value

    return change


def retype(old, new):
    def change(answers):
        for one in answers["organisations"]:
            one["type"] = new if one["type"] in old else one["type"]

    return change


FIRST, LAST = ("organisations", 0), ("organisations", 8)
WORK = {"sme", "large_enterprise", "chamber_of_crafts"}
TEACHING = {"vet_school", "vet_provider", "higher_education"}
BROKEN = [
    ("R-LS-COORDINATOR", put((*LAST, "role"), "coordinator")),
    ("R-LS-COORDINATOR-COUNTRY", put((*FIRST, "country"), "UA")),
    ("R-LS-BELARUS", put((*LAST, "country"), "BY")),
    ("R-LS-RUSSIA", put((*LAST, "country"), "RU")),
    ("R-LS-GEORGIA", put(("organisations", 9, "country"), "GE")),
    ("R-LS-CHARTER", put((*FIRST, "charter"), "none")),
    ("R-LS-PIC", put((*FIRST, "pic"), "999100002")),
    ("R-LS-NAME", put((*FIRST, "legal_name"), "retrobois coopérative")),
    ("R-LS-TASKS", put(("organisations", 9, "id"), "somebody-else")),
    ("R-LS-MONEY", put(("organisations", 9, "role"), "beneficiary")),
    ("R-LS-WP-MIN", lambda a: a["work_packages"].__delitem__(slice(1, 5))),
    ("R-LS-WP-MANAGEMENT", put(("work_packages", 0, "kind"), "implementation")),
    ("R-LS-WP-IMPACT", put(("work_packages", 4, "kind"), "implementation")),
    ("R-LS-WP-ORDER", put(("work_packages", 1, "start_month"), 11)),
    ("R-LS-WP-END", put(("work_packages", 4, "end_month"), 37)),
    ("R-LS-MILESTONE-END", put(("work_packages", 4, "milestones", 0, "due_month"), 37)),
    ("R-LS-DELIVERABLE-START", put(("work_packages", 2, "deliverables", 0, "due_month"), 6)),
    ("R-LS-DELIVERABLE-END", put(("work_packages", 1, "deliverables", 0, "due_month"), 11)),
    (
        "R-LS-DELIVERABLES",
        lambda a: a["work_packages"][0]["deliverables"].extend({"title": str(n)} for n in range(3)),
    ),
    ("R-LS-GRANT", put(("grant", "requested"), "1234240.73")),
    ("R-LS-MAXIMUM", put(("work_packages", 0, "costs", 0, "units"), 220)),
    ("R-LS-CONTACT", put((*FIRST, "persons", 1, "function"), "other")),
    ("R-LS-LEGAL", put((*FIRST, "persons", 1, "function"), "legal_representative")),
    ("R-ALL-PARTNERS", without(2)),
    ("R-ALL-COUNTRIES", lambda a: [one.update(country="DE") for one in a["organisations"][:7]]),
    ("R-ALL-WORK", retype(WORK, "ngo")),
    ("R-ALL-EDUCATION", retype({"vet_school"}, "ngo")),
    ("R-ALL-HEI", retype({"higher_education"}, "research")),
    ("R-ALL-VET", retype({"vet_school", "vet_provider"}, "higher_education")),
    ("R-ALL-THIRD", put((*LAST, "country"), "BR")),
    ("R-ALL-MONTHS", put(("context", "duration"), 30)),
    ("R-ALL-RESEARCH", retype({"research", "higher_education"}, "ngo")),
]


@pytest.mark.parametrize(("rule", "change"), BROKEN, ids=[rule for rule, _ in BROKEN])
def test_a_rule_of_alliances_is_kept_by_the_example_and_can_be_broken(example, rule, change):
    kept = states(LOT1, example, rule)
    change(example)

    assert kept is not False
    assert states(LOT1, example, rule) is False


@pytest.mark.parametrize("rule", ["R-LS-COSTS", "R-LS-ASSOCIATED"])
def test_costs_that_bring_no_money_are_pointed_at(example, rule):
    own = {"id": "x", "units": 1, "unit_cost": "100.00"}
    lost = {
        "R-LS-COSTS": {"organisation": "lindental", "category": "third_parties"},
        "R-LS-ASSOCIATED": {"organisation": "belokamen", "category": "employees"},
    }[rule]

    assert states(LOT1, example, rule) is None
    example["work_packages"][0]["costs"].append(own | lost)
    assert states(LOT1, example, rule) is False


@pytest.mark.parametrize("country", ["RS", "AL", "UA", "MA"])
def test_regions_1_to_3_may_be_beneficiaries_in_lot_1_and_not_in_lot_2(example, country):
    """R-ALL-THIRD: the Western Balkans and the two neighbourhoods; Serbia is associated."""
    example["organisations"][8]["country"] = country

    assert states(LOT1, example, "R-ALL-THIRD") is True
    alone = {"organisations": example["organisations"]}
    assert states(LOT2, alone, "R-ALL-THIRD") is (country == "RS")


def test_associated_partners_may_come_from_anywhere(example):
    example["organisations"][9]["country"] = "BR"

    assert states(LOT1, example, "R-ALL-THIRD") is True
    alone = {"organisations": example["organisations"]}
    assert states(LOT2, alone, "R-ALL-THIRD") is True


@pytest.mark.parametrize(("months", "met"), [(24, True), (25, False), (35, False), (36, True)])
def test_lot_1_lasts_24_or_36_months(example, months, met):
    """R-ALL-MONTHS."""
    example["context"]["duration"] = months

    assert states(LOT1, example, "R-ALL-MONTHS") in ((True, None) if met else (False,))


@pytest.mark.parametrize(
    ("rule", "enough", "less"),
    [
        ("R-ALL-PARTNERS", TWELVE, TWELVE[:11]),
        ("R-ALL-COUNTRIES", TWELVE, [*TWELVE[:11], ("ES", "sme")]),
        ("R-ALL-WORK", TWELVE, [*SCHOOLS, *FIRMS[:2], *MANY]),
        ("R-ALL-EDUCATION", TWELVE, [*SCHOOLS[:2], *FIRMS, *MANY]),
    ],
)
def test_lot_2_needs_more_of_everything(rule, enough, less):
    assert states(LOT2, {"organisations": members(*enough)}, rule) is True
    assert states(LOT2, {"organisations": members(*less)}, rule) is False


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("R-ALL-GROUP-A", "mapping"),
        ("R-ALL-GROUP-B", "reactive"),
        ("R-ALL-GROUP-C", "matching"),
        ("R-ALL-GROUP-D", "pact"),
    ],
)
def test_lot_2_needs_an_activity_of_each_group(rule, code):
    chosen = ["mapping", "reactive", "matching", "pact"]
    others = [one for one in chosen if one != code]

    assert states(LOT2, {"relevance": {"activities": chosen}}, rule) is True
    assert states(LOT2, {"relevance": {"activities": others}}, rule) is False


def test_lot_2_looks_for_members_of_the_pact_for_skills():
    """R-ALL-PACT."""
    found = members(*TWELVE)
    assert states(LOT2, {"organisations": found}, "R-ALL-PACT") is False

    found[3]["pact_member"] = True
    assert states(LOT2, {"organisations": found}, "R-ALL-PACT") is True


@pytest.mark.parametrize(
    ("rule", "less"),
    [
        ("R-COVE-PARTNERS", EIGHT[:7]),
        ("R-COVE-COUNTRIES", [(c.replace("BG", "EL"), t) for c, t in EIGHT]),
        ("R-COVE-EMPLOYERS", [*SCHOOLS, *FIRMS[:3], ("BG", "ngo")]),
        ("R-COVE-PROVIDERS", [*SCHOOLS[:3], *FIRMS, ("BG", "ngo")]),
        ("R-COVE-THIRD", [*EIGHT, ("KE", "vet_school")]),
    ],
)
def test_a_centre_needs_employer_and_provider_in_four_countries(rule, less):
    assert states(COVE, {"organisations": members(*EIGHT)}, rule) is True
    assert states(COVE, {"organisations": members(*less)}, rule) is False


def test_affiliated_entities_and_associated_partners_do_not_count():
    """R-COVE-PARTNERS."""
    for role in ("affiliated", "associated"):
        found = members(*EIGHT[:7], ("BG", "sme", role))
        assert states(COVE, {"organisations": found}, "R-COVE-PARTNERS") is False


CLUSTERS = {
    "teaching": ("relevant_skills", "curricula", "teachers", "quality"),
    "cooperation": ("business_education", "applied_research", "attractiveness"),
    "governance": ("autonomy", "ecosystems"),
}


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_a_centre_picks_enough_activities_of_each_cluster(cluster):
    """R-COVE-TEACHING, R-COVE-COOPERATION, R-COVE-GOVERNANCE: four, three, two."""
    rule = f"R-COVE-{cluster.upper()}"
    picks = [{"id": code, "activity": code} for code in CLUSTERS[cluster]]
    twice = [*picks[:-1], {"id": "again", "activity": picks[0]["activity"]}]

    assert states(COVE, {"design": {cluster: picks}}, rule) is True
    assert states(COVE, {"design": {cluster: twice}}, rule) is False
    assert states(COVE, {"design": {cluster: twice}}, f"R-COVE-TWICE-{cluster.upper()}") is False


def test_no_country_stands_twice_in_the_table_of_a_centre():
    """R-COVE-TWICE-COUNTRY."""
    table = [{"id": code, "country": code} for code in ("DE", "PL", "EL", "BG")]
    assert states(COVE, {"partnership": {"ecosystems": table}}, "R-COVE-TWICE-COUNTRY") is True

    table[3]["country"] = "DE"
    assert states(COVE, {"partnership": {"ecosystems": table}}, "R-COVE-TWICE-COUNTRY") is False


def test_a_centre_wants_public_authorities_in_its_ecosystem():
    """R-COVE-AUTHORITY."""
    with_one = members(*EIGHT, ("BG", "local_authority", "associated"))

    assert states(COVE, {"organisations": members(*EIGHT)}, "R-COVE-AUTHORITY") is False
    assert states(COVE, {"organisations": with_one}, "R-COVE-AUTHORITY") is True


REMINDERS = [
    (LOT1, "R-ALL-ADDED-VALUE"),
    (LOT1, "R-ALL-REVIEW"),
    (LOT1, "R-LS-ABSTRACT"),
    (LOT1, "R-LS-SIMILAR"),
    (LOT1, "R-LS-CAPACITY"),
    (LOT2, "R-ALL-ECOSYSTEM"),
    (COVE, "R-COVE-EACH-COUNTRY"),
    (COVE, "R-COVE-ADDED-VALUE"),
    (COVE, "R-COVE-MEETING"),
    (COVE, "R-COVE-ACTION-PLAN"),
    (COVE, "R-COVE-COMPLEMENTARITY"),
    (COVE, "R-COVE-NO-AUDIT"),
    (COVE, "R-COVE-LONG-TERM"),
]


@pytest.mark.parametrize(("form_id", "rule"), REMINDERS, ids=[rule for _, rule in REMINDERS])
def test_what_no_program_can_check_is_put_to_the_applicant(form_id, rule):
    """S4-30, S4-31, S4-42 and what the guide asks beyond figures."""
    assert states(form_id, {}, rule) is None


@pytest.mark.parametrize("form_id", [LOT1, LOT2, COVE])
def test_every_rule_of_these_forms_has_a_case(form_id):
    known = {rule for rule, _ in BROKEN} | {rule for _, rule in REMINDERS}
    known |= {"R-LS-COSTS", "R-LS-ASSOCIATED", "R-LS-THIRD-EACH", "R-ALL-PACT", "R-COVE-AUTHORITY"}
    known |= {f"R-ALL-GROUP-{letter}" for letter in "ABCD"} | {"R-COVE-TWICE-COUNTRY"}
    known |= {f"R-COVE-{name.upper()}" for name in CLUSTERS}
    known |= {f"R-COVE-TWICE-{name.upper()}" for name in CLUSTERS}
    known |= {f"R-COVE-{n}" for n in ("PARTNERS", "COUNTRIES", "EMPLOYERS", "PROVIDERS", "THIRD")}

    assert {rule.id for rule in form_of(form_id).rules} <= known


def test_one_definition_serves_both_lots_and_the_year_to_come():
    lots = [form_of(name) for name in (LOT1, LOT2)]
    later = form_of("alliances-innovation-lot1-2027")

    assert [form.part_b.pages for form in lots] == [70, 120]
    assert [form.award.threshold for form in lots] == [70, 70]
    assert form_of(COVE).award.threshold == 75
    assert later.deadlines == ()
    assert later.state == "provisional"


def bars_of(answers):
    form = form_of(LOT1)
    read = AnswerReader(form, strict=False).read(answers)
    return {bar.place[-1]: bar for bar in timetable(form, read).bars}


def test_months_of_work_packages_and_deliverables_stand_in_the_timetable(example):
    """The template counts months from the start; the timetable shows them as dates."""
    bars = bars_of(example)

    assert (bars["wp1"].start, bars["wp1"].end) == (date(2026, 12, 1), date(2029, 11, 30))
    assert (bars["wp3"].start, bars["wp3"].end) == (date(2027, 6, 1), date(2029, 3, 31))
    assert bars["d11"].start == bars["d11"].end == date(2027, 2, 28)
    assert bars["wp1"].number == "WP1"


def test_without_a_planned_start_months_are_no_dates(example):
    del example["context"]["start"]

    assert bars_of(example) == {}


@pytest.mark.parametrize("month", [0, -3, 500, 10**9])
def test_a_slip_of_the_finger_in_a_month_draws_nothing(example, month):
    example["work_packages"][0]["end_month"] = month
    example["work_packages"][0]["start_month"] = month

    assert "wp1" not in bars_of(example)
