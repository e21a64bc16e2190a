"""Judging again after a change gives what judging from the start would give."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erasmus_desk.model.answers import Answers, add_item, get, items, move_item, new_id, put
from erasmus_desk.rules.judge_cache import Judge
from erasmus_desk.rules.judging import all_findings, conditions_met
from erasmus_desk.rules.progress import criteria_progress, progress

LISTS = (
    ("organisations",),
    ("outputs",),
    ("events",),
    ("activities",),
    ("context", "years"),
    ("money", "parts"),
)
INNER = {"outputs": "staff", "activities": "flows"}
VALUES = {
    "title": st.sampled_from(["x", "y", "x" * 11]),
    "name": st.sampled_from(["School", "Works"]),
    "kind": st.sampled_from(["a", "b", "c"]),
    "type": st.sampled_from(["short", "long"]),
    "role": st.sampled_from(["applicant", "partner", "associated"]),
    "country": st.sampled_from(["PL", "EL", "UA", "ZZ"]),
    "oid": st.sampled_from(["E12345678", "E1"]),
    "contribution": st.just("Much."),
    "why": st.just("Because."),
    "detail": st.just("More."),
    "start": st.sampled_from(["2018-09-01", "2018-10-01"]),
    "end": st.sampled_from(["2018-08-01", "2019-10-01"]),
    "months": st.integers(-1, 30),
    "days": st.integers(0, 9),
    "participants": st.integers(0, 9),
    "fewer": st.integers(0, 9),
    "staff": st.integers(0, 9),
    "learners": st.integers(0, 9),
    "cost": st.sampled_from(["1.00", "2.50"]),
    "granted": st.sampled_from(["1.00", "3.50"]),
    "amount": st.sampled_from(["1.00", "2.50"]),
    "topics": st.sampled_from([("green",), ("music", "work", "green")]),
}
RULES = (
    {"kind": "item_count", "list": "organisations", "minimum": 2},
    {"kind": "item_count", "list": "activities.flows", "minimum": 1},
    {"kind": "country_count", "list": "organisations", "minimum": 2},
    {"kind": "different_country", "question": "events.host"},
    {"kind": "unique", "question": "organisations.oid"},
    {"kind": "referenced", "list": "outputs", "by": ["events.outputs"]},
    {"kind": "number_range", "question": "context.people", "minimum": 5},
    {
        "kind": "number_range",
        "question": "activities.flows.days",
        "minimum": 2,
        "only": [{"question": "^.type", "relation": "is", "value": "long"}],
    },
    {
        "kind": "dates_inside",
        "questions": ["outputs.start", "outputs.end"],
        "start": "context.start",
        "end": "context.end",
    },
    {
        "kind": "sum_at_most",
        "question": "money.parts.amount",
        "maximum": 3,
        "when": [{"question": "context.kind", "relation": "answered", "value": True}],
    },
    {
        "kind": "must_hold",
        "list": "organisations",
        "then": [{"question": "contribution", "relation": "answered", "value": True}],
    },
    {"kind": "amount_at_most", "figure": "total", "amount": 5},
)


def _homes(answers):
    yield ("context",)
    yield ("money",)
    for home in LISTS:
        for item in items(answers, home):
            place = (*home, item["id"])
            yield place
            inner = INNER.get(home[0])
            for below in items(answers, (*place, inner)) if inner else ():
                yield (*place, inner, below["id"])


def _keys(place, answers):
    if place in (("context",), ("money",)):
        return {"context": ["title", "kind", "start", "months", "topics", "detail"]}.get(
            place[0], ["granted"]
        )
    return {
        "organisations": ["name", "role", "country", "oid", "contribution"],
        "outputs": ["title", "start", "end", "leader"] if len(place) == 2 else ["days", "cost"],
        "events": ["title", "country", "host", "outputs"],
        "activities": ["type"]
        if len(place) == 2
        else ["country", "days", "participants", "fewer", "why"],
        "context": ["learners", "staff"],
        "money": ["amount"],
    }[place[0]]


def _names(answers, key):
    to = {"leader": "organisations", "host": "organisations", "outputs": "outputs"}[key]
    return [*(str(item["id"]) for item in items(answers, (to,))), "lost"]


def _changed(data, answers):
    """*answers* with one thing done to them."""
    deed = data.draw(st.sampled_from(["answer", "answer", "answer", "add", "move", "delete"]))
    homes = list(_homes(answers))
    inside = [place for place in homes if len(place) > 1 and get(answers, place[:-1])]
    if deed == "add" or (deed != "answer" and not inside):
        lists = [*LISTS, *((*p, INNER[p[0]]) for p in homes if len(p) == 2 and p[0] in INNER)]
        return add_item(answers, data.draw(st.sampled_from(lists)), {"id": new_id()})
    if deed == "move":
        return move_item(
            answers, data.draw(st.sampled_from(inside)), to=data.draw(st.integers(0, 3))
        )
    if deed == "delete":
        return put(answers, data.draw(st.sampled_from(inside)), None)
    home = data.draw(st.sampled_from(homes))
    key = data.draw(st.sampled_from(_keys(home, answers)))
    if key in ("leader", "host", "outputs"):
        name = data.draw(st.sampled_from(_names(answers, key)))
        return put(answers, (*home, key), (name,) if key == "outputs" else name)
    return put(answers, (*home, key), data.draw(st.none() | VALUES[key]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_kept_never_differs_from_what_is_true(make_form, data):
    form = make_form(*RULES)
    judge = Judge(form)
    answers: Answers = {}
    for _ in range(data.draw(st.integers(1, 25))):
        answers = _changed(data, answers)
        figures = data.draw(st.sampled_from([None, {"total": Decimal(4)}, {"total": Decimal(6)}]))

        found = all_findings(form, answers, figures)

        assert judge.findings(answers, figures) == found
        assert judge.conditions(answers, figures) == conditions_met(form, answers, figures)
        assert judge.progress(answers, figures) == progress(form, answers, found)
        assert judge.criteria(answers) == criteria_progress(form, answers)


def test_a_lost_reference_is_noticed_where_it_was_made(form, read):
    judge = Judge(form)
    answers = read(
        {"organisations": [{"id": "o1", "name": "A"}], "events": [{"id": "e", "host": "o1"}]}
    )
    before = judge.findings(answers)

    after = judge.findings(put(answers, ("organisations", "o1"), None))

    assert ("events", "e", "host") not in {f.place for f in before}
    assert ("events", "e", "host") in {f.place for f in after}


def test_an_untouched_item_is_not_judged_again(form, read, monkeypatch):
    raw = {"organisations": [{"id": f"o{n}", "name": "School"} for n in range(9)]}
    answers, judge = read(raw), Judge(form)
    judged = set()
    judge.findings(answers)

    def note(_form, _answers, field):
        judged.add(field.place[:2])
        return iter(())

    monkeypatch.setattr("erasmus_desk.rules.judge_cache.judge", note)

    judge.findings(put(answers, ("organisations", "o4", "name"), "Works"))

    assert judged == {("organisations", "o4"), ("organisations",)}


@pytest.mark.parametrize("figures", [None, {"total": Decimal(6)}])
def test_the_same_draft_is_judged_once(make_form, read, figures):
    judge = Judge(make_form(*RULES))
    answers = read({"context": {"title": "x"}})

    assert judge.findings(answers, figures) is judge.findings(answers, figures)
