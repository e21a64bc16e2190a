"""Rules about days, just before, on and just after their bounds."""

import pytest

PROJECT = {"start": "2018-09-01", "months": 12}


@pytest.mark.parametrize(
    ("day", "bound"),
    [
        ("2018-08-31", "2018-09-01"),
        ("2018-09-01", None),
        ("2019-08-31", None),
        ("2019-09-01", "2019-08-31"),
    ],
)
def test_dates_lie_within_the_project(judge_one, day, bound):
    verdict = judge_one(
        "dates_inside",
        {"context": PROJECT, "outputs": [{"id": "u", "title": "Handbook", "end": day}]},
        questions=["outputs.start", "outputs.end"],
        start="context.start",
        end="context.end",
    )

    assert verdict.met is (bound is None)
    for finding in verdict.findings:
        assert finding.place == ("outputs", "u", "end")
        assert finding.facts == {
            "value": day,
            "bound": bound,
            "item": "O1 Handbook",
            "start": "2018-09-01",
            "end": "2019-08-31",
        }


def test_a_project_without_an_end_still_has_a_beginning(judge_one):
    rule = {"questions": ["outputs.start"], "start": "context.start", "end": "context.end"}
    outputs = [{"id": "u", "start": "2018-08-31"}]
    begun = {"context": {"start": "2018-09-01"}, "outputs": outputs}

    assert judge_one("dates_inside", begun, **rule).met is False
    assert judge_one("dates_inside", {"outputs": outputs}, **rule).met is None
    assert judge_one("dates_inside", {"context": PROJECT}, **rule).met is None


@pytest.mark.parametrize(
    ("end", "met"),
    [("2018-10-01", False), ("2018-10-02", True), ("2018-10-03", True), (None, None)],
)
def test_the_first_date_is_not_after_the_second(judge_one, end, met):
    verdict = judge_one(
        "date_order",
        {"outputs": [{"id": "u", "start": "2018-10-02", "end": end}]},
        first="outputs.start",
        second="outputs.end",
    )

    assert verdict.met is met
    assert all(f.place == ("outputs", "u", "end") for f in verdict.findings)


@pytest.mark.parametrize(
    ("day", "met"),
    [
        ("2018-08-31", False),
        ("2018-09-01", True),
        ("2018-12-31", True),
        ("2019-01-01", False),
        (None, None),
    ],
)
def test_a_date_lies_in_its_window(judge_one, day, met):
    verdict = judge_one(
        "date_window",
        {"context": {"start": day}},
        question="context.start",
        earliest="2018-09-01",
        latest="2018-12-31",
    )

    assert verdict.met is met


def test_a_window_may_be_open_and_may_judge_a_computed_date(judge_one):
    rule = {"question": "context.end", "latest": "2019-08-31"}

    assert judge_one("date_window", {"context": PROJECT}, **rule).met is True
    longer = {"context": PROJECT | {"months": 13}}
    assert judge_one("date_window", longer, **rule).findings[0].place == ("context", "end")


@pytest.mark.parametrize(
    ("end", "start", "met"),
    [
        ("2018-10-01", "2018-10-01", True),
        ("2018-10-02", "2018-10-01", False),
        ("2018-10-02", None, None),
        (None, "2018-10-01", True),
    ],
)
def test_what_an_item_builds_on_is_finished_before_it(judge_one, end, start, met):
    answers = {
        "outputs": [
            {"id": "u", "title": "Handbook", "end": end},
            {"id": "other", "end": "2030-01-01"},
        ],
        "activities": [{"id": "a"}],
        "events": [{"id": "e", "title": "Fair", "outputs": ["u"], "day": start}],
    }

    verdict = judge_one(
        "order_across", answers, first="outputs.end", second="events.day", by=["events.outputs"]
    )

    assert verdict.met is met
    for finding in verdict.findings:
        assert finding.place == ("events", "e", "day")
        assert finding.facts == {"value": start, "other": end, "bound": end, "item": "E1 Fair"}
