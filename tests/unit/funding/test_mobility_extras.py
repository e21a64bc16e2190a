"""Mobility projects of call 2026: inclusion, visits, fees, languages, exceptional costs."""

from decimal import Decimal

import pytest

from erasmus_desk.model.rates import FundingSettings

STAFF = FundingSettings(own_rates={"individual.staff.1": "107"})


def test_inclusion_has_a_fixed_part_and_real_costs(flow):
    budget = flow(
        "vet_short", country="DE", participants=5, days=10, fewer=3, inclusion_amount="812.50"
    )

    assert budget.figure("inclusion") == Decimal("375.00") + Decimal("812.50")


def test_real_costs_of_nobody_are_not_counted(flow):
    budget = flow("vet_short", country="DE", participants=5, fewer=0, inclusion_amount="812.50")

    assert budget.figure("inclusion") == 0


@pytest.mark.parametrize(("persons", "paid"), [(0, 0), (1, 1), (3, 3), (4, 3)])
def test_a_preparatory_visit_is_paid_for_three_persons_at_most(flow, persons, paid):
    budget = flow("vet_short", country="DE", participants=5, visits=persons)

    assert budget.figure("visits") == paid * 680
    assert ("persons_cut" in budget.notes) == (persons > paid)


def test_there_are_no_visits_for_courses(flow):
    budget = flow("course", country="DE", participants=2, visits=1)

    assert budget.figure("visits") == 0
    assert "not_available" in budget.notes


@pytest.mark.parametrize(
    ("days", "fee_days", "paid"), [(5, 4, 4), (5, 5, 5), (5, 6, 5), (10, 10, 10), (12, 12, 10)]
)
def test_course_fees_are_paid_for_ten_days_at_most_and_no_longer_than_the_course(
    flow, days, fee_days, paid
):
    budget = flow("course", country="DE", participants=2, days=days, fees=True, fee_days=fee_days)

    assert budget.figure("course_fees") == 2 * paid * 80
    assert ("days_cut" in budget.notes) == (fee_days > paid)


def test_fees_are_paid_only_for_courses_that_have_them(flow):
    free = flow("course", country="DE", participants=2, days=5, fees=False, fee_days=5)
    other = flow("teach", country="DE", participants=2, days=5, fees=True, fee_days=5)
    open_ = flow("course", country="DE", participants=2, days=5, fees=True)

    assert free.figure("course_fees") == other.figure("course_fees") == 0
    assert open_.figure("course_fees") == 0
    assert "incomplete" in open_.notes


@pytest.mark.parametrize(
    ("kind", "amount"),
    [
        ("job_shadow", 300),
        ("teach", 300),
        ("host_teach", 300),
        ("vet_short", 300),
        ("vet_long", 300 + 5 * 150),
        ("vet_group", 0),
        ("vet_skills", 0),
        ("course", 0),
        ("expert", 0),
    ],
)
def test_linguistic_support_depends_on_the_type(flow, kind, amount):
    """Two of five participants need it; for long stays everyone gets 150 euro more."""
    budget = flow(kind, country="DE", participants=5, days=10, linguistic=2)

    assert budget.figure("linguistic") == amount
    assert ("not_available" in budget.notes) == (not amount)


def exceptional(mobility, kind: str, amount: str | None):
    raw = {
        "organisations": [{"id": "own", "role": "applicant", "country": "PL"}],
        "exceptional_costs": [{"id": "x", "kind": kind, "amount": amount}],
    }
    return mobility(raw)


@pytest.mark.parametrize(
    ("kind", "cost", "paid"),
    [("visa", "333.33", "333.33"), ("guarantee", "333.33", "266.66"), ("visa", None, "0")],
)
def test_exceptional_costs_are_paid_by_kind(mobility, kind, cost, paid):
    budget = exceptional(mobility, kind, cost)

    assert budget.figure("exceptional") == Decimal(paid)
    assert budget.by_organisation() == {"own": Decimal(paid)}
    assert ("incomplete" in budget.notes) == (cost is None)


def courses(mobility, costs: str, participants: int = 100, **more: object):
    """Courses of a day (207 euro each) and, besides, visas for other activities."""
    flow = {"country": "DE", "participants": participants, "days": 1, "distance": "km_0_9", **more}
    raw = {
        "organisations": [{"id": "own", "role": "applicant", "country": "PL"}],
        "activities": [{"id": "c", "type": "course", "flows": [flow]}],
        "exceptional_costs": [{"kind": "visa", "amount": costs}],
    }
    return mobility(raw, STAFF)


@pytest.mark.parametrize(
    ("total", "maximum"),
    [("30000", "20000"), ("40000", "20000"), ("40001", "20000.50"), ("60000", "30000")],
)
def test_courses_may_take_half_of_the_grant_or_20000_euro(mobility, total, maximum):
    """Worked examples course_limit_30000 to course_limit_60000."""
    budget = courses(mobility, str(Decimal(total) - 20700))

    assert budget.total == Decimal(total)
    assert budget.figure("courses") == 20700
    assert budget.limit("courses").maximum == Decimal(maximum)
    assert budget.limit("courses").is_kept == (Decimal(maximum) >= 20700)


@pytest.mark.parametrize(
    ("others", "kept"), [("20699.99", False), ("20700.00", True), ("20700.01", True)]
)
def test_courses_of_exactly_half_the_grant_keep_the_limit(mobility, others, kept):
    assert courses(mobility, others).limit("courses").is_kept == kept


def test_all_costs_of_courses_count_towards_their_limit_but_inclusion_of_participants(mobility):
    budget = courses(
        mobility, "1.00", participants=1, fees=True, fee_days=1, fewer=1, inclusion_amount="500.00"
    )

    assert budget.figure("courses") == 100 + 107 + 80 + 125
    assert budget.total == 100 + 107 + 80 + 125 + 500 + 1


def test_visas_for_a_course_count_as_costs_of_courses(mobility):
    raw = {
        "activities": [{"id": "c", "type": "course"}],
        "exceptional_costs": [{"kind": "visa", "activity": "c", "amount": "90.00"}],
    }

    assert mobility(raw).figure("courses") == 90


def test_adult_education_has_no_limit_on_courses(flow):
    budget = flow("course", field="adult", country="DE", participants=2, days=5)

    assert budget.limit("courses") is None


def test_every_category_says_in_a_nutshell_how_it_comes_about(flow):
    found = flow(
        "course",
        country="DE",
        participants=3,
        days=5,
        travel_days=2,
        distance="km_500_1999",
        fees=True,
        fee_days=4,
        fewer=1,
    ).summaries

    assert found["organisational"].facts == {"persons": "3"}
    assert found["travel"].facts == {"persons": "3"}
    assert found["individual"].facts == {"things": "1", "days": "21"}
    assert found["course_fees"].facts == {"things": "1", "days": "12"}
    assert found["inclusion"].facts == {"persons": "1"}
