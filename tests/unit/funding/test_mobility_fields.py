"""What differs by field of education, and what accredited organisations ask for (KA121, KA122)."""

from decimal import Decimal

import pytest

from erasmus_desk.funding.calculate import calculate
from erasmus_desk.model.rates import FundingSettings
from erasmus_desk.rules.reading import AnswerReader

LEAST = FundingSettings(assume="minimum")
MOST = FundingSettings(assume="maximum")


@pytest.fixture
def grant(form, book):
    """Calculates one activity of a Polish organisation on the form *form_id*."""

    def budget(form_id, kind, *flows, settings=MOST, context=None, members=(), more=None):
        definition = form(form_id)
        own = {"id": "own", "role": "applicant", "country": "PL"}
        raw = {
            "context": {"national_agency": "PL01", **(context or {})},
            "organisations": [own, *members],
            "activities": [{"id": "a", "type": kind, "flows": list(flows)}],
            **(more or {}),
        }
        answers = AnswerReader(definition, strict=True).read(raw)
        return calculate(definition, answers, book("KA1-2026"), settings)

    return budget


def flow(country="DE", **answers):
    return {"id": "f", "country": country, "participants": 2, "days": 10, **answers}


@pytest.mark.parametrize("action", ["ka121", "ka122"])
@pytest.mark.parametrize(
    ("field", "kind", "each"),
    [
        ("school", "sch_group", 100),
        ("school", "sch_short", 350),
        ("school", "sch_long", 500),
        ("vet", "vet_group", 100),
        ("vet", "vet_short", 350),
        ("vet", "vet_long", 500),
        ("adult", "adu_group", 125),
        ("adult", "adu_short", 350),
        ("adult", "adu_long", 500),
        ("school", "job_shadow", 350),
        ("adult", "course", 100),
    ],
)
def test_organisational_support_by_field(grant, action, field, kind, each):
    budget = grant(f"{action}-{field}-2026", kind, flow())

    assert budget.figure("organisational") == 2 * each


@pytest.mark.parametrize(
    ("field", "kind", "group", "low", "high"),
    [
        ("school", "sch_short", "DE", 48, 85),
        ("school", "sch_short", "EL", 41, 74),
        ("school", "sch_short", "BG", 36, 64),
        ("vet", "vet_short", "DE", 48, 127),
        ("adult", "adu_short", "DE", 48, 127),
        ("adult", "adu_short", "EL", 41, 110),
        ("adult", "adu_short", "BG", 36, 93),
        ("school", "job_shadow", "BG", 84, 148),
    ],
)
def test_the_daily_rate_of_learners_depends_on_the_field(grant, field, kind, group, low, high):
    one = flow(group, participants=1, days=1)

    least = grant(f"ka122-{field}-2026", kind, one, settings=LEAST)
    most = grant(f"ka122-{field}-2026", kind, one, settings=MOST)

    assert (least.figure("individual"), most.figure("individual")) == (low, high)


def test_a_long_stay_of_a_vet_learner_is_paid_as_in_the_worked_example(grant):
    """Worked example vet_30_days: 14 × 127 + 16 × 89, the reduced rate rounded first."""
    budget = grant("ka122-vet-2026", "vet_short", flow(participants=1, days=30))

    assert budget.figure("individual") == 3202


@pytest.mark.parametrize("action", ["ka121", "ka122"])
def test_pupils_who_stay_long_travel_to_the_training_before(grant, action):
    form_id = f"{action}-school-2026"
    there = flow(accompanying=1, accompanying_days=2, distance="km_500_1999", green=False)

    plain = grant(form_id, "sch_long", there)
    trained = grant(form_id, "sch_long", there | {"training_distance": "km_100_499"})
    short = grant(form_id, "sch_short", there | {"training_distance": "km_100_499"})

    assert plain.figure("travel") == short.figure("travel") == 3 * 309
    assert trained.figure("travel") == 3 * 309 + 3 * 211
    journey = [line for line in trained.lines if line.label.get("part") == "training"]
    assert [line.amount for line in journey] == [3 * 211]


@pytest.mark.parametrize(("field", "limits"), [("school", 1), ("vet", 1), ("adult", 0)])
def test_only_school_and_vet_limit_what_courses_take(grant, field, limits):
    """Worked example course_limit_30000: 20 000 where the grant is up to 40 000."""
    budget = grant(f"ka121-{field}-2026", "course", flow(fees=True, fee_days=5))

    found = [one for one in budget.limits if one.code == "courses"]

    assert len(found) == limits
    assert all(one.maximum == 20000 for one in found)


def test_the_step_to_200_euro_counts_in_accredited_projects(grant):
    """Worked example os_two_types, one of the two types: 100 at 350 and 20 at 200."""
    budget = grant("ka121-vet-2026", "vet_short", flow(participants=120))

    assert budget.figure("organisational") == 100 * 350 + 20 * 200


def test_money_goes_to_the_member_that_sends(grant):
    budget = grant(
        "ka121-school-2026",
        "sch_short",
        flow(organisation="m"),
        context={"accreditation": "coordinator"},
        members=[{"id": "m", "role": "member", "country": "PL"}],
    )

    assert {line.organisation for line in budget.lines if line.amount} == {"m"}


def test_stays_outside_the_programme_are_counted_against_a_fifth(grant):
    budget = grant("ka121-vet-2026", "vet_short", flow("UK", distance="km_500_1999", green=False))

    assert budget.figure("organisational") == 2 * 500
    assert budget.figure("third_countries") == budget.figure("total") > 0
    assert [one.code for one in budget.limits if not one.is_kept] == ["third_countries"]


@pytest.mark.parametrize(("cents", "kept"), [(-1, False), (0, True), (1, True)])
def test_stays_outside_the_programme_of_exactly_a_fifth_keep_the_limit(grant, cents, kept):
    """Everything else, here visas, has to be four times as much."""
    abroad = flow("UK", distance="km_500_1999", green=False)
    alone = grant("ka121-vet-2026", "vet_short", abroad).total
    others = str(4 * alone + Decimal(cents) / 100)
    visas = {"exceptional_costs": [{"id": "x", "kind": "visa", "amount": others}]}

    used = grant("ka121-vet-2026", "vet_short", abroad, more=visas).limit("third_countries")

    assert (used.used, used.is_kept) == (alone, kept)


def test_an_open_destination_waits_with_travel_and_subsistence_only(grant):
    budget = grant("ka121-adult-2026", "adu_group", {"id": "f", "participants": 8, "days": 5})

    assert budget.figure("organisational") == 8 * 125
    assert budget.figure("individual") == Decimal(0)
    assert "incomplete" in budget.notes
