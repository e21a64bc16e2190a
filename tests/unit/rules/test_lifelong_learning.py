"""Key Activity 1 of the Lifelong Learning Programme: what the Polish mission document asks.

Every test shows a case that keeps the rule and one that breaks it.
"""
# ruff: noqa: N802 - the names carry the IDs of the requirements

import json

import pytest

from erasmus_desk.assets import resource
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.answers import get, items, put
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.reading import AnswerReader

HOST = "study-visit-host-2013"
PARTICIPANT = "study-visit-participant-2013"
NETWORK = "ka1-networks-2013"
ROMA_PROJECT = "roma-projects-2013"
ROMA_NETWORK = "roma-networks-2013"
PROJECTS = (NETWORK, ROMA_PROJECT, ROMA_NETWORK)
CODES = ("PL", "EL", "BG", "RO", "HU", "SK", "TR", "MK")


@pytest.fixture(scope="module")
def shipped():
    return Catalogue()


@pytest.fixture(scope="module")
def draft(shipped):
    """A form and raw answers, read as a draft is."""

    def read(form_id, raw):
        form = shipped.form(form_id)
        return form, AnswerReader(form, strict=True).read(raw)

    return read


@pytest.fixture(scope="module")
def example(draft):
    def load(form_id):
        raw = json.loads(resource("examples", f"{form_id}.json").read_text(encoding="utf-8"))
        return draft(form_id, raw["answers"])

    return load


def broken(form, answers, rule):
    """The places where *rule* finds something to mend."""
    return [f.place for f in all_findings(form, answers) if f.rule == rule]


def stand(form, answers, rule):
    """Whether *rule* is met; None while it cannot be told."""
    return {one.rule.id: one.met for one in conditions_met(form, answers, None)}[rule]


def members(count, **others):
    """Raw organisations from so many countries, the first of them the coordinator."""
    roles = ["applicant", *["partner"] * count]
    return [
        {"id": f"o{n}", "role": roles[n], "country": code} | others
        for n, code in enumerate(CODES[:count])
    ]


# ---------------------------------------------------------------- study visits


@pytest.mark.parametrize(
    ("last", "met"),
    [("2013-10-08", False), ("2013-10-09", True), ("2013-10-11", True), ("2013-10-12", False)],
)
def test_R_SV_1_a_hosted_visit_lasts_three_to_five_days(example, last, met):
    form, answers = example(HOST)

    assert stand(form, put(answers, ("context", "end"), last), "R-SV-1") is met


@pytest.mark.parametrize(("last", "met"), [("2014-04-04", True), ("2014-04-07", False)])
def test_R_SV_1_a_chosen_visit_lasts_three_to_five_days(draft, last, met):
    visit = {"id": "v", "start": "2014-04-01", "end": last}
    form, answers = draft(PARTICIPANT, {"visits": [visit]})

    assert stand(form, answers, "R-SV-1") is met
    assert broken(form, answers, "R-SV-1") == ([] if met else [("visits", "v", "days")])


@pytest.mark.parametrize(
    ("size", "met"), [(9, False), (10, True), (15, True), (16, False), (None, None)]
)
def test_R_SV_2_a_group_has_ten_to_fifteen_people(example, size, met):
    form, answers = example(HOST)

    assert stand(form, put(answers, ("group", "size"), size), "R-SV-2") is met


@pytest.mark.parametrize(("countries", "met"), [(1, False), (2, True), (9, True)])
def test_R_SV_3_participants_come_from_different_countries(example, countries, met):
    form, answers = example(HOST)
    answers = put(answers, ("group", "countries"), countries)

    assert stand(form, answers, "R-SV-3") is met
    assert stand(form, answers, "R-SV-GROUP") is (countries >= 7)


@pytest.mark.parametrize("rule", ["R-SV-2", "R-SV-3"])
def test_R_SV_2_and_R_SV_3_are_confirmed_by_those_who_only_take_part(shipped, rule):
    form = shipped.form(PARTICIPANT)

    known = next(one for one in conditions_met(form, {}, None) if one.rule.id == rule)

    assert (known.rule.kind, known.rule.eligibility) == ("reminder", True)


def test_R_SV_4_the_theme_is_general_vocational_or_mixed(shipped, draft, example):
    for form_id, path in ((HOST, "context.theme_kind"), (PARTICIPANT, "visits.theme_kind")):
        form = shipped.form(form_id)
        options = form.options[find_question(form, path).options].options
        assert [option.code for option in options] == ["general", "vocational", "mixed"]

    form, answers = example(HOST)
    assert stand(form, answers, "R-SV-4") is True
    assert stand(form, put(answers, ("context", "theme_kind"), "sport"), "R-SV-4") is False
    chosen = draft(PARTICIPANT, {"visits": [{"id": "v", "theme_kind": "mixed"}]})
    assert stand(*chosen, "R-SV-4") is True
    assert stand(form, put(answers, ("context", "theme_kind"), None), "R-SV-4") is None


def test_R_SV_HOST_and_R_SV_COUNTRY_one_host_from_a_country_of_the_programme(example):
    form, answers = example(HOST)
    first, second = (item["id"] for item in items(answers, ("organisations",))[:2])

    two = put(answers, ("organisations", second, "role"), "applicant")
    abroad = put(answers, ("organisations", first, "country"), "US")

    assert broken(form, answers, "R-SV-HOST") == broken(form, answers, "R-SV-COUNTRY") == []
    assert broken(form, two, "R-SV-HOST") == [("organisations",)]
    assert broken(form, abroad, "R-SV-COUNTRY") == [("organisations", first, "country")]


@pytest.mark.parametrize(("day", "met"), [("2011-08-31", True), ("2011-09-01", False)])
def test_R_SV_REPEAT_nobody_was_on_a_visit_since_september_2011(draft, day, met):
    form, answers = draft(PARTICIPANT, {"person": {"earlier": True, "earlier_date": day}})

    assert stand(form, answers, "R-SV-REPEAT") is met
    assert stand(form, put(answers, ("person", "earlier"), value=False), "R-SV-REPEAT") is None


@pytest.mark.parametrize(("level", "met"), [("B1", False), ("B2", True), ("C2", True)])
def test_R_SV_LANGUAGE_somebody_who_takes_part_commands_a_language(draft, level, met):
    known = [{"id": "l", "language": "en", "level": level}]
    form, answers = draft(PARTICIPANT, {"person": {"languages": known}})

    assert stand(form, answers, "R-SV-LANGUAGE") is met


@pytest.mark.parametrize(("country", "met"), [("PT", True), ("PL", False)])
def test_R_SV_ABROAD_a_visit_takes_people_to_another_country(draft, country, met):
    raw = {"person": {"country": "PL"}, "visits": [{"id": "v", "country": country}]}

    assert stand(*draft(PARTICIPANT, raw), "R-SV-ABROAD") is met


@pytest.mark.parametrize(
    ("day", "met"), [("2013-08-31", False), ("2013-09-02", True), ("2014-07-01", False)]
)
def test_R_SV_SEASON_the_last_visits_ran_from_september_to_june(draft, day, met):
    chosen = draft(PARTICIPANT, {"visits": [{"id": "v", "start": day}]})
    hosted = draft(HOST, {"context": {"start": day}})

    assert stand(*chosen, "R-SV-SEASON") is stand(*hosted, "R-SV-SEASON") is met


def test_R_SV_EVERY_DAY_the_programme_goes_day_by_day_within_the_visit(example):
    form, answers = example(HOST)
    first, second = (item["id"] for item in items(answers, ("programme",))[:2])
    place = ("programme", second, "date")

    twice = put(answers, place, get(answers, ("programme", first, "date")))
    late = put(answers, place, "2013-10-20")
    short = put(answers, ("programme",), items(answers, ("programme",))[:2])

    assert stand(form, answers, "R-SV-EVERY-DAY") is True
    assert broken(form, twice, "R-SV-DAY-ONCE") == [place]
    assert broken(form, late, "R-SV-PROGRAMME") == [place]
    assert stand(form, short, "R-SV-EVERY-DAY") is False


# ---------------------------------------------------------------- projects for Roma, networks


@pytest.mark.parametrize(
    ("form_id", "rule", "least"),
    [
        (ROMA_PROJECT, "R-ROM-1", 3),
        (NETWORK, "R-NET-1", 8),
        (ROMA_NETWORK, "R-RNET-1", 5),
    ],
)
def test_R_ROM_1_R_NET_1_R_RNET_1_actors_come_from_enough_countries(draft, form_id, rule, least):
    enough = draft(form_id, {"organisations": members(least)})
    form, few = draft(form_id, {"organisations": members(least - 1)})
    third = [*members(least - 1), {"id": "x", "role": "partner", "country": "US"}]

    assert stand(*enough, rule) is True
    assert broken(form, few, rule) == [("organisations",)]
    assert stand(*draft(form_id, {"organisations": third}), rule) is False


@pytest.mark.parametrize(
    ("form_id", "rule"),
    [
        (ROMA_PROJECT, "R-ROM-PARTNERS"),
        (NETWORK, "R-NET-PARTNERS"),
        (ROMA_NETWORK, "R-RNET-PARTNERS"),
    ],
)
def test_R_ROM_PARTNERS_there_are_as_many_organisations(draft, form_id, rule):
    assert stand(*draft(form_id, {"organisations": members(8)}), rule) is True
    assert stand(*draft(form_id, {"organisations": members(2)}), rule) is False


@pytest.mark.parametrize("form_id", [ROMA_PROJECT, NETWORK])
@pytest.mark.parametrize(
    ("levels", "met"),
    [
        (["local", "regional", "national"], True),
        (["local", "national", "european"], False),
        (["national"], False),
    ],
)
def test_R_LEV_1_all_three_levels_are_represented(draft, form_id, levels, met):
    organisations = [{"id": level, "levels": [level]} for level in levels]
    form, answers = draft(form_id, {"organisations": organisations})
    found = [f for f in all_findings(form, answers) if f.rule == "R-LEV-1"]

    assert stand(form, answers, "R-LEV-1") is met
    assert [f.severity for f in found] == ([] if met else ["warning"])


@pytest.mark.parametrize(
    ("sectors", "met"), [(["vocational"], False), (["vocational", "housing"], True)]
)
def test_R_SEC_1_different_sectors_are_represented(draft, sectors, met):
    raw = {"organisations": [{"id": "o", "sectors": sectors}]}

    assert stand(*draft(ROMA_PROJECT, raw), "R-SEC-1") is met


@pytest.mark.parametrize(
    ("fields", "met"), [(["education"], False), (["education", "health"], True)]
)
def test_R_ROM_SOCIAL_education_goes_together_with_social_policy(draft, fields, met):
    raw = {"priorities": {"social_fields": fields}}

    assert stand(*draft(ROMA_PROJECT, raw), "R-ROM-SOCIAL") is met


@pytest.mark.parametrize("form_id", PROJECTS)
def test_R_LLP_COORDINATOR_and_R_LLP_COUNTRY_one_from_the_programme(draft, form_id):
    one = members(2)
    two = [one[0], one[1] | {"role": "applicant"}]
    third = [one[0] | {"country": "US"}, one[1]]

    assert stand(*draft(form_id, {"organisations": one}), "R-LLP-COORDINATOR") is True
    assert stand(*draft(form_id, {"organisations": two}), "R-LLP-COORDINATOR") is False
    assert stand(*draft(form_id, {"organisations": one}), "R-LLP-COUNTRY") is True
    assert stand(*draft(form_id, {"organisations": third}), "R-LLP-COUNTRY") is False


def test_R_LLP_THIRD_VALUE_the_part_of_a_third_country_is_explained(draft):
    silent = [{"id": "x", "country": "US"}]
    said = [silent[0] | {"added_value": "Method of its own."}]

    assert stand(*draft(NETWORK, {"organisations": silent}), "R-LLP-THIRD-VALUE") is False
    assert stand(*draft(NETWORK, {"organisations": said}), "R-LLP-THIRD-VALUE") is True


@pytest.mark.parametrize(
    ("form_id", "months", "met"),
    [
        (ROMA_PROJECT, 24, True),
        (ROMA_PROJECT, 25, False),
        (ROMA_NETWORK, 25, False),
        (NETWORK, 23, False),
        (NETWORK, 36, True),
        (NETWORK, 37, False),
    ],
)
def test_R_LLP_DURATION_up_to_two_years_or_two_to_three(draft, form_id, months, met):
    answers = draft(form_id, {"context": {"duration": months}})

    assert stand(*answers, "R-LLP-DURATION") is met


def costs(cost, grant, category="staff", months=12):
    sources = [{"id": "g", "origin": "grant", "amount": grant}]
    line = {"id": "l", "category": category, "amount": cost}
    return {"context": {"duration": months}, "costs": {"lines": [line], "sources": sources}}


@pytest.mark.parametrize(("grant", "met"), [("75000.00", True), ("75000.01", False)])
@pytest.mark.parametrize("form_id", PROJECTS)
def test_R_LLP_RATE_the_grant_is_three_quarters_at_most(draft, form_id, grant, met):
    assert stand(*draft(form_id, costs("100000.00", grant)), "R-LLP-RATE") is met


@pytest.mark.parametrize(
    ("form_id", "rule", "months", "most"),
    [
        (ROMA_PROJECT, "R-LLP-GRANT-1", 12, 150000),
        (ROMA_PROJECT, "R-LLP-GRANT-2", 24, 300000),
        (ROMA_NETWORK, "R-LLP-GRANT-2", 18, 300000),
        (NETWORK, "R-LLP-GRANT-2", 24, 300000),
        (NETWORK, "R-LLP-GRANT-3", 36, 450000),
    ],
)
def test_R_LLP_GRANT_at_most_150000_euro_a_year(draft, form_id, rule, months, most):
    full = draft(form_id, costs("900000.00", f"{most}.00", months=months))
    over = draft(form_id, costs("900000.00", f"{most + 1}.00", months=months))

    assert stand(*full, rule) is True
    assert stand(*over, rule) is False


@pytest.mark.parametrize(("amount", "met"), [("25000.00", True), ("25000.01", False)])
def test_R_LLP_THIRD_COST_third_countries_cost_25000_euro_at_most(draft, amount, met):
    answers = draft(NETWORK, costs(amount, "1.00", category="third_country"))

    assert stand(*answers, "R-LLP-THIRD-COST") is met


def test_R_LLP_BALANCE_costs_and_sources_are_equal(example):
    form, answers = example(NETWORK)
    own = items(answers, ("costs", "sources"))[1]["id"]

    less = put(answers, ("costs", "sources", own, "amount"), "1.00")

    assert stand(form, answers, "R-LLP-BALANCE") is True
    assert broken(form, less, "R-LLP-BALANCE") == [("costs", "sources")]


def test_R_LLP_INDIRECT_is_an_estimate_and_never_blocks(draft):
    form, answers = draft(NETWORK, costs("1000.00", "1.00", category="indirect"))
    found = [f for f in all_findings(form, answers) if f.rule == "R-LLP-INDIRECT"]

    assert [(f.severity, f.estimate) for f in found] == [("warning", True)]


def test_R_LLP_WORK_every_organisation_has_work(example):
    form, answers = example(NETWORK)
    idle = put(answers, ("work_packages",), items(answers, ("work_packages",))[4:])

    assert stand(form, answers, "R-LLP-WORK") is True
    assert ("organisations", "ngo") in broken(form, idle, "R-LLP-WORK")


@pytest.mark.parametrize("form_id", [*PROJECTS, HOST, PARTICIPANT])
def test_S0_key_activity_1_is_never_mixed_with_learning_mobility(shipped, form_id):
    form = shipped.form(form_id)

    assert (form.key_action, form.period, form.state) == ("LLP", "2007-2013", "archived")
    assert all(not other.startswith(form_id[:-5]) for other in shipped.ids() if other != form_id)


def test_34_countries_took_part_in_the_last_call(shipped):
    form = shipped.form(NETWORK)
    part = [c for c in form.countries if form.status_of(c).startswith("programme")]

    assert len(part) == 34
    assert form.status_of("HR") == form.status_of("TR") == "programme_non_eu"
    assert form.status_of("UK") == "programme_eu"
    assert form.status_of("RS") == "third_country"
