"""Learning, teaching and training activities of strategic partnerships, call 2018."""

import pytest

from erasmus_desk.model.rates import FundingSettings


@pytest.fixture(scope="session")
def training(partnership, members):
    """Calculates one flow of one activity."""

    def budget(kind: str, settings: FundingSettings | None = None, **flow: object):
        row = {"organisation": "p0", "distance": "km_100_1999", **flow}
        raw = {
            "organisations": members("PL"),
            "training": {
                "planned": True,
                "activities": [{"id": "c", "type": kind, "flows": [{"id": "f", **row}]}],
            },
        }
        return partnership(raw, settings or FundingSettings())

    return budget


@pytest.mark.parametrize(
    ("kind", "days", "daily"),
    [
        ("joint_staff_training", 13, 13 * 106),
        ("joint_staff_training", 14, 14 * 106),
        ("joint_staff_training", 15, 14 * 106 + 74),
        ("joint_staff_training", 60, 14 * 106 + 46 * 74),
        ("blended_learners", 14, 14 * 58),
        ("blended_learners", 15, 14 * 58 + 42),
    ],
)
def test_from_day_15_less_is_paid(training, kind, days, daily):
    budget = training(kind, participants=3, days=days)

    assert budget.figure("training") == 3 * (275 + daily)


@pytest.mark.parametrize(
    ("distance", "amount"),
    [("km_0_9", 0), ("km_10_99", 20), ("km_100_1999", 275), ("km_2000", 360)],
)
def test_travel_is_paid_by_distance(training, distance, amount):
    budget = training("blended_learners", participants=2, days=5, distance=distance)

    assert budget.figure("training") == 2 * (amount + 5 * 58)


def test_companions_travel_too_and_live_at_the_rate_of_staff(training):
    budget = training("blended_learners", participants=10, accompanying=2, days=5)

    assert budget.figure("training") == 12 * 275 + 10 * 5 * 58 + 2 * 5 * 106
    assert [line.label["part"] for line in budget.of(("training", "activities", "c"))] == [
        "travel",
        "individual",
        "individual",
    ]


@pytest.mark.parametrize(("asked", "paid"), [(0, 5), (1, 6), (2, 7), (3, 7)])
def test_two_travel_days_at_most_are_paid(training, asked, paid):
    budget = training("joint_staff_training", participants=1, days=5, travel_days=asked)

    assert budget.figure("training") == 275 + paid * 106
    assert ("travel_days_cut" in budget.notes) == (asked > 2)


def test_the_rate_of_long_stays_has_to_be_entered(training):
    """Tables by country were not found; linguistic support was."""
    unknown = training("long_term_staff", participants=2, days=90)
    entered = training(
        "long_term_staff",
        FundingSettings(own_rates={"training.long_staff": "70"}),
        participants=2,
        days=90,
    )

    assert unknown.figure("training") == 2 * 275 + 2 * 150
    assert "rate_missing" in unknown.notes
    assert entered.figure("training") == 2 * 275 + 2 * 90 * 70 + 2 * 150
    assert "rate_missing" not in entered.notes


def test_nothing_is_counted_while_no_activities_are_planned(partnership, members):
    """Answers that are no longer asked stay in the draft but bring no money."""
    flow = {"organisation": "p0", "participants": 3, "days": 5, "distance": "km_2000"}
    activities = [{"type": "blended_learners", "flows": [flow]}]
    for planned in (False, None):
        raw = {
            "organisations": members("PL"),
            "training": {"planned": planned, "activities": activities},
        }
        assert partnership(raw).figure("training") == 0


def test_a_flow_without_days_or_distance_is_incomplete(training):
    assert "incomplete" in training("blended_learners", participants=3).notes
    assert training("blended_learners", participants=3).figure("training") == 0
    assert training("", participants=3, days=5).notes == {"incomplete"}

    partly = training("blended_learners", participants=3, days=5, distance="")
    assert partly.figure("training") == 3 * 5 * 58
