"""Rules about numbers and amounts, just below, at and above their bounds."""

from decimal import Decimal

import pytest


def flows(*rows, kind="short"):
    return {
        "activities": [
            {
                "id": "a",
                "type": kind,
                "flows": [{"id": f"f{n}"} | row for n, row in enumerate(rows, start=1)],
            }
        ]
    }


@pytest.mark.parametrize(("months", "met"), [(11, False), (12, True), (36, True), (37, False)])
def test_a_number_lies_in_its_range(judge_one, months, met):
    verdict = judge_one(
        "number_range",
        {"context": {"months": months}},
        question="context.months",
        minimum=12,
        maximum=36,
    )

    assert verdict.met is met
    for finding in verdict.findings:
        assert finding.place == ("context", "months")
        assert finding.facts["bound"] == ("12" if months < 12 else "36")


def test_a_number_not_given_is_not_judged(judge_one):
    assert judge_one("number_range", {}, question="context.months", minimum=1).met is None


def test_each_number_of_a_list_is_judged_and_named(judge_one):
    answers = flows({"days": 2}, {"days": 1}, {})

    verdict = judge_one("number_range", answers, question="activities.flows.days", minimum=2)

    assert [f.place for f in verdict.findings] == [("activities", "a", "flows", "f2", "days")]
    assert verdict.findings[0].facts["item"] == "A1, F2"


def test_neighbours_decide_whether_a_number_is_judged(judge_one):
    around = [{"question": "^.type", "relation": "is", "value": "long"}]
    beside = [{"question": "participants", "relation": "at_least", "value": 2}]
    rule = {"question": "activities.flows.days", "minimum": 5}
    answers = flows({"days": 2, "participants": 1})

    assert judge_one("number_range", answers, only=around, **rule).met is None
    assert judge_one("number_range", answers, only=beside, **rule).met is None
    assert (
        judge_one("number_range", flows({"days": 2}, kind="long"), only=around, **rule).met is False
    )


def test_a_computed_number_is_judged_once_it_has_something_to_count(judge_one):
    rule = {"question": "context.people", "minimum": 1}

    assert judge_one("number_range", {}, **rule).met is None
    assert judge_one("number_range", flows({"participants": 0}), **rule).met is False
    assert judge_one("number_range", flows({"participants": 1}), **rule).met is True


@pytest.mark.parametrize(
    ("kind", "days", "met"),
    [
        ("short", 1, False),
        ("short", 2, True),
        ("short", 29, True),
        ("short", 30, False),
        ("long", 89, False),
        ("long", 90, True),
    ],
)
def test_a_number_lies_in_the_range_of_the_option_beside_it(judge_one, kind, days, met):
    verdict = judge_one(
        "range_by_option",
        flows({"days": days}, kind=kind),
        question="activities.flows.days",
        option="activities.type",
        ranges={"short": [2, 29], "long": [90, 365]},
    )

    assert verdict.met is met
    assert all(f.facts["other"] == kind for f in verdict.findings)


def test_an_option_without_a_range_is_not_judged(judge_one):
    rule = {"question": "activities.flows.days", "option": "activities.type", "ranges": {}}

    assert judge_one("range_by_option", flows({"days": 1}), **rule).met is None


@pytest.mark.parametrize(("second", "met"), [(9, False), (10, True), (20, True), (21, False)])
def test_a_sum_lies_within_its_bounds(judge_one, second, met):
    verdict = judge_one(
        "sum_at_most",
        flows({"participants": 10}, {"participants": second}),
        question="activities.flows.participants",
        minimum=20,
        maximum=30,
    )

    assert verdict.met is met
    for finding in verdict.findings:
        assert finding.place == ("activities",)
        assert finding.facts["found"] == str(10 + second)


def test_a_sum_of_money_is_exact(judge_one):
    parts = [{"id": "p1", "amount": "0.10"}, {"id": "p2", "amount": "0.20"}]

    verdict = judge_one(
        "sum_at_most",
        {"context": {"kind": "a"}, "money": {"parts": parts}},
        question="money.parts.amount",
        maximum=0,
    )

    assert verdict.findings[0].facts["found"] == "0.30"
    assert verdict.findings[0].place == ("money", "parts")


@pytest.mark.parametrize(("fewer", "met"), [(4, True), (5, True), (6, False)])
def test_a_number_is_at_most_the_one_beside_it(judge_one, fewer, met):
    verdict = judge_one(
        "at_most_other",
        flows({"participants": 5, "fewer": fewer}),
        question="activities.flows.fewer",
        other="activities.flows.participants",
    )

    assert verdict.met is met
    assert [f.place[-1] for f in verdict.findings] == ([] if met else ["fewer"])


def test_the_other_number_may_stand_on_another_page(judge_one):
    answers = {"context": {"months": 3, "years": [{"id": "y", "staff": 4}]}}
    rule = {"question": "context.years.staff", "other": "context.months"}

    assert judge_one("at_most_other", answers, **rule).findings[0].facts["other"] == "3"
    assert judge_one("at_most_other", {"context": {"months": 3}}, **rule).met is None


@pytest.mark.parametrize(("fewer", "met"), [(3, True), (4, False)])
def test_a_number_is_at_most_a_share_of_the_one_beside_it(judge_one, fewer, met):
    verdict = judge_one(
        "at_most_other",
        flows({"participants": 5, "fewer": fewer}),
        question="activities.flows.fewer",
        other="activities.flows.participants",
        percent=75,
    )

    assert verdict.met is met
    assert [f.facts["maximum"] for f in verdict.findings] == ([] if met else ["3.75"])


@pytest.mark.parametrize(
    ("granted", "parts", "met"),
    [
        ("10.00", ["4.00", "6.00"], True),
        ("10.00", ["4.00", "6.01"], False),
        ("10.00", [], None),
        (None, ["4.00"], None),
    ],
)
def test_two_totals_agree(judge_one, granted, parts, met):
    rows = [{"id": f"p{n}", "amount": part} for n, part in enumerate(parts)]

    verdict = judge_one(
        "same_total",
        {"context": {"kind": "a"}, "money": {"granted": granted, "parts": rows}},
        first="money.granted",
        second="money.parts.amount",
    )

    assert verdict.met is met
    assert [f.facts["other"] for f in verdict.findings] == (["10.01"] if met is False else [])


@pytest.mark.parametrize(
    ("found", "rule", "met"),
    [
        ("300000.00", {"amount": 300000}, True),
        ("300000.01", {"amount": 300000}, False),
        ("20.00", {"percent": 20}, True),
        ("20.01", {"percent": 20}, False),
        ("50.00", {"percent": 20, "amount": 50}, True),
        ("50.01", {"percent": 20, "amount": 50}, False),
    ],
)
def test_a_figure_of_the_budget_stays_below_its_bound(judge_one, found, rule, met):
    figures = {"outputs": Decimal(found), "total": Decimal(100)}

    verdict = judge_one("amount_at_most", {}, figures, figure="outputs", **rule)

    assert verdict.met is met
    assert all(f.facts["found"] == found for f in verdict.findings)


@pytest.mark.parametrize(("found", "met"), [("0", False), ("0.99", False), ("1", True)])
def test_there_is_some_of_a_figure(judge_one, found, met):
    verdict = judge_one(
        "amount_at_least", {}, {"outputs": Decimal(found)}, figure="outputs", amount=1, at="outputs"
    )

    assert verdict.met is met
    assert all(f.place == ("outputs",) for f in verdict.findings)


@pytest.mark.parametrize("kind", ["amount_at_least", "amount_at_most"])
def test_without_figures_amounts_are_not_judged(judge_one, kind):
    assert judge_one(kind, {}, None, figure="total", amount=1).met is None


@pytest.mark.parametrize(
    ("figures", "met"),
    [
        ({"grant_total.used": "300.00", "grant_total.maximum": "300"}, True),
        ({"grant_total.used": "300.01", "grant_total.maximum": "300"}, False),
        (
            {
                "grant_total.used": "299",
                "grant_total.maximum": "300",
                "grant_total.minimum": "300",
            },
            False,
        ),
        ({"total": "5"}, None),
    ],
)
def test_a_ceiling_of_the_budget_is_kept(judge_one, figures, met):
    known = {name: Decimal(amount) for name, amount in figures.items()}

    verdict = judge_one("amount_limit", {}, known, limit="grant_total", at="context.months")

    assert verdict.met is met
    assert all(f.place == ("context", "months") for f in verdict.findings)
