"""What all rules share: that each kind has its judge, who applies, how much a rule weighs."""

from decimal import Decimal
from typing import get_args

import pytest

from erasmus_desk.model.rulebook import Rule
from erasmus_desk.rules.judging import _JUDGES, all_findings, conditions_met, judge_rules
from erasmus_desk.rules.vocabulary import RULE_FACTS

FEW = {"kind": "item_count", "list": "organisations", "minimum": 2}


def test_every_kind_of_rule_has_exactly_one_judge():
    union, _discriminator = get_args(Rule)
    kinds = {get_args(k.model_fields["kind"].annotation)[0] for k in get_args(union)}

    assert set(_JUDGES) == kinds
    assert set(RULE_FACTS) == kinds


def test_a_rule_applies_only_while_its_conditions_hold(judge_one):
    when = [{"question": "context.kind", "relation": "is", "value": "a"}]

    aside = judge_one("item_count", {"context": {"kind": "b"}}, when=when, list="events", minimum=1)
    applies = judge_one(
        "item_count", {"context": {"kind": "a"}}, when=when, list="events", minimum=1
    )

    assert (aside.met, aside.applies) == (None, False)
    assert (applies.met, applies.applies) == (False, True)


def test_a_rule_may_wait_for_a_computed_value(judge_one):
    when = [{"question": "context.people", "relation": "at_least", "value": 1}]
    some = {"activities": [{"id": "a", "flows": [{"id": "f", "participants": 1}]}]}

    assert not judge_one("item_count", {}, when=when, list="events", minimum=1).applies
    assert judge_one("item_count", some, when=when, list="events", minimum=1).applies


@pytest.mark.parametrize(
    ("confidence", "severity", "weight", "estimate"),
    [
        ("official", "error", "error", False),
        ("confirmed", "error", "error", False),
        ("single", "error", "warning", True),
        ("derived", "error", "warning", True),
        ("background", "advice", "advice", True),
        ("official", "warning", "warning", False),
    ],
)
def test_what_is_only_estimated_never_blocks(judge_one, confidence, severity, weight, estimate):
    found = judge_one(
        "item_count", {}, list="events", minimum=1, confidence=confidence, severity=severity
    ).findings[0]

    assert (found.severity, found.estimate) == (weight, estimate)
    assert (found.code, found.rule, found.source) == ("rule", "R-1", ("test",))


def test_a_reminder_is_for_people_to_confirm(judge_one):
    verdict = judge_one("reminder", {}, at="context.title")

    assert (verdict.met, verdict.applies, verdict.findings) == (None, True, ())


def test_conditions_come_in_the_order_of_the_form(make_form):
    form = make_form(FEW | {"id": "first"}, FEW | {"id": "second"})

    assert [one.rule.id for one in conditions_met(form, {}, None)] == ["first", "second"]
    assert [finding.rule for finding in judge_rules(form, {}, None)] == ["first", "second"]


def test_findings_follow_the_form_and_rules_stand_beside_their_answers(make_form, read):
    start = {"kind": "date_window", "question": "context.start", "earliest": "2018-09-01"}
    total = {"kind": "amount_at_least", "figure": "outputs", "amount": 1}
    form = make_form(total | {"id": "total"}, FEW | {"id": "few"}, start | {"id": "start"})
    answers = read({"context": {"start": "2018-08-31"}, "organisations": [{"id": "o"}]})

    found = all_findings(form, answers, {"outputs": Decimal(0)})

    assert [f.rule or ".".join(f.place) for f in found] == [
        "context.title",
        "start",
        "few",
        "organisations.o.name",
        "total",
    ]
