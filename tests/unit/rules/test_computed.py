"""Values that follow from other answers."""

from datetime import date

import pytest

from erasmus_desk.model.questions import ComputedQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.computed import amount, as_date, compute, last_day


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2018-09-01", 24, "2020-08-31"),
        ("2026-09-01", 12, "2027-08-31"),
        ("2026-09-30", 18, "2028-03-29"),
        ("2018-08-31", 18, "2020-02-28"),
        ("2018-08-30", 18, "2020-02-28"),
        ("2018-08-29", 18, "2020-02-28"),
        ("2017-08-31", 18, "2019-02-27"),
        ("2018-12-15", 1, "2019-01-14"),
        ("2018-12-01", 13, "2019-12-31"),
        ("2020-02-29", 12, "2021-02-27"),
        ("2020-02-29", 48, "2024-02-28"),
        ("2019-01-31", 1, "2019-02-27"),
    ],
)
def test_a_project_of_whole_months_ends_the_day_before(start, months, end):
    assert last_day(date.fromisoformat(start), months) == date.fromisoformat(end)


@pytest.fixture
def worth(form, read):
    def value(path, place, raw):
        return compute(find_question(form, path), place, read(raw))

    return value


def test_the_end_waits_for_start_and_length(worth):
    place = ("context", "end")

    assert worth("context.end", place, {}) is None
    assert worth("context.end", place, {"context": {"start": "2018-09-01"}}) is None
    context = {"start": "2018-09-01", "months": 0}
    assert worth("context.end", place, {"context": context}) is None
    context["months"] = 24
    assert worth("context.end", place, {"context": context}) == "2020-08-31"


STAFF = {
    "outputs": [
        {"id": "u1", "staff": [{"id": "s1", "days": 3}, {"id": "s2", "days": 4}, {"id": "s3"}]},
        {"id": "u2", "staff": [{"id": "s4", "days": 10}]},
        {"id": "u3"},
    ]
}


def test_an_item_adds_up_its_own_rows_only(worth):
    assert worth("outputs.days", ("outputs", "u1", "days"), STAFF) == 7
    assert worth("outputs.days", ("outputs", "u2", "days"), STAFF) == 10
    assert worth("outputs.days", ("outputs", "u3", "days"), STAFF) == 0
    assert worth("outputs.staff.own", ("outputs", "u1", "staff", "s2", "own"), STAFF) == 4


def test_a_page_adds_up_and_counts_everything(worth):
    flows = [{"id": "f1", "participants": 2}, {"id": "f2", "participants": 3}]
    trips = {"activities": [{"id": "a1", "flows": flows}, {"id": "a2", "flows": flows}]}

    assert worth("context.people", ("context", "people"), trips) == 10
    assert worth("context.workers", ("context", "workers"), STAFF) == 4


def test_different_countries_are_counted_once(worth, partners):
    answers = partners("PL", "EL", "PL")
    answers["organisations"].append({"id": "o9"})

    assert worth("context.lands", ("context", "lands"), answers) == 2


@pytest.mark.parametrize(
    ("text", "day"), [("2018-09-01", date(2018, 9, 1)), ("x", None), (3, None)]
)
def test_what_is_no_date_is_none(text, day):
    assert as_date(text) == day


@pytest.mark.parametrize(
    ("value", "worth"), [("1200.50", "1200.50"), ("x", "0"), (None, "0"), (3, "3")]
)
def test_what_is_no_amount_is_nought(value, worth):
    assert str(amount(value)) == worth


@pytest.mark.parametrize(
    ("start", "months"), [("2018-09-01", 10**12), ("2018-09-01", 1201), ("9999-12-01", 24)]
)
def test_a_slip_of_the_finger_gives_no_end_and_no_error(start, months):
    question = ComputedQuestion(key="end", kind="computed", formula="end_date", of=("start", "n"))
    answers = {"context": {"start": start, "n": months}}

    assert compute(question, ("context", "end"), answers) is None


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2013-10-07", "2013-10-11", 5),
        ("2013-10-07", "2013-10-07", 1),
        ("2012-02-28", "2012-03-01", 3),
        ("2013-10-11", "2013-10-07", None),
        ("2013-10-07", None, None),
        ("soon", "2013-10-07", None),
    ],
)
def test_days_count_the_first_and_the_last(first, last, days):
    question = ComputedQuestion(
        key="days", kind="computed", formula="days", of=("visits.start", "visits.end")
    )

    assert compute(question, ("visits", "days"), {"visits": {"start": first, "end": last}}) == days


def test_numbers_are_multiplied_item_by_item_and_yes_counts_as_one():
    """Person-days, and how many people travel green: what web forms ask for in one figure."""
    flows = [
        {"id": "f1", "participants": 12, "days": 19, "green": True},
        {"id": "f2", "participants": 3, "days": 5, "green": False},
        {"id": "f3", "participants": 7},
    ]
    answers = {"activities": ({"id": "a1", "flows": tuple(flows)}, {"id": "a2", "flows": ()})}

    def total(key, activity="a1"):
        question = ComputedQuestion(
            key="all",
            kind="computed",
            formula="sum_product",
            of=("activities.flows.participants", f"activities.flows.{key}"),
        )
        return compute(question, ("activities", activity, "all"), answers)

    assert total("days") == 12 * 19 + 3 * 5
    assert total("green") == 12
    assert total("days", "a2") == 0
