"""Mobility projects of call 2026: organisational support, travel, subsistence."""

from decimal import Decimal

import pytest

from erasmus_desk.model.provenance import Confidence
from erasmus_desk.model.rates import FundingSettings

VET_127 = FundingSettings(own_rates={"individual.vet_learner.1": "127"})
BANDS = {
    "km_0_9": (0, 0),
    "km_10_99": (28, 56),
    "km_100_499": (211, 285),
    "km_500_1999": (309, 417),
    "km_2000_2999": (395, 535),
    "km_3000_3999": (580, 785),
    "km_4000_7999": (1188, 1188),
    "km_8000": (1735, 1735),
}


@pytest.mark.parametrize(
    ("kind", "each"),
    [
        ("vet_skills", 100),
        ("vet_group", 100),
        ("vet_short", 350),
        ("vet_long", 500),
        ("job_shadow", 350),
        ("teach", 350),
        ("course", 100),
        ("expert", 100),
        ("host_teach", 100),
    ],
)
def test_organisational_support_depends_on_the_type(flow, kind, each):
    budget = flow(kind, country="DE", participants=4, days=10)

    assert budget.figure("organisational") == 4 * each


@pytest.mark.parametrize(
    ("participants", "amount"), [(99, 34650), (100, 35000), (101, 35200), (150, 45000)]
)
def test_from_the_101st_participant_200_euro_are_paid(flow, participants, amount):
    budget = flow("vet_short", country="DE", participants=participants, days=10)

    assert budget.figure("organisational") == amount


def plan(*activities: tuple[str, list[int]]) -> dict[str, object]:
    """Activities of a Polish organisation, each with flows of so many participants."""
    return {
        "organisations": [{"id": "own", "role": "applicant", "country": "PL"}],
        "activities": [
            {
                "type": kind,
                "flows": [{"country": "DE", "participants": n, "days": 5} for n in flows],
            }
            for kind, flows in activities
        ],
    }


def test_the_step_counts_within_each_type_of_activity(mobility):
    """Worked example os_two_types: 100 short stays and 20 job shadowers, 42 000 euro."""
    budget = mobility(plan(("vet_short", [100]), ("job_shadow", [20])))

    assert budget.figure("organisational") == 42000


def test_the_step_counts_across_flows_and_activities_of_one_type(mobility):
    budget = mobility(plan(("vet_short", [60, 30]), ("vet_short", [30, 5])))
    amounts = [n.amount for n in budget.lines if n.category == "organisational"]

    assert amounts == [60 * 350, 30 * 350, 10 * 350 + 20 * 200, 5 * 200]


def test_group_mobility_of_adults_is_paid_more(flow):
    budget = flow("adu_group", field="adult", country="DE", participants=4, days=5)

    assert budget.figure("organisational") == 500


@pytest.mark.parametrize("green", [False, True])
@pytest.mark.parametrize("distance", BANDS)
def test_travel_is_paid_by_band_and_manner(flow, distance, green):
    """Worked examples band_edges and band_example (Madrid to Rome: 309 euro)."""
    budget = flow(
        "vet_short", country="DE", participants=3, accompanying=1, distance=distance, green=green
    )

    assert budget.figure("travel") == 4 * BANDS[distance][green]
    assert ("below_distance" in budget.notes) == (distance == "km_0_9")


@pytest.mark.parametrize(
    ("days", "travel_days", "amount"),
    [(12, 2, 14 * 127), (13, 1, 14 * 127), (13, 2, 14 * 127 + 89), (28, 2, 3202)],
)
def test_from_day_15_70_percent_are_paid_rounded_to_a_euro(flow, days, travel_days, amount):
    """Worked example vet_30_days: 0.7 x 127 = 88.90, hence 89 a day."""
    budget = flow(
        "vet_short", VET_127, country="DE", participants=1, days=days, travel_days=travel_days
    )

    assert budget.figure("individual") == amount


@pytest.mark.parametrize(
    ("rate", "reduced"),
    [("127", 89), ("148", 104), ("117", 82), ("91", 64), ("105", 74), ("85", 60), ("64", 45)],
)
def test_the_reduced_rate_is_rounded_half_up(flow, rate, reduced):
    """Worked example rounding_148; 73.5 becomes 74 and 59.5 becomes 60."""
    settings = FundingSettings(own_rates={"individual.staff.1": rate})
    budget = flow("job_shadow", settings, country="DE", participants=1, days=15)

    line = next(n for n in budget.lines if n.category == "individual")
    assert line.formula.facts["rest_rate"] == str(reduced)
    assert line.amount == 14 * int(rate) + reduced


@pytest.mark.parametrize(
    ("green", "asked", "paid"), [(False, 2, 2), (False, 3, 2), (True, 6, 6), (True, 7, 6)]
)
def test_travel_days_are_paid_up_to_two_or_with_green_travel_six(flow, green, asked, paid):
    budget = flow(
        "vet_short",
        VET_127,
        country="DE",
        participants=1,
        days=4,
        travel_days=asked,
        green=green,
    )

    assert budget.figure("individual") == (4 + paid) * 127
    assert ("travel_days_cut" in budget.notes) == (asked > paid)


@pytest.mark.parametrize(
    ("country", "staff", "learner"),
    [("DE", 191, 127), ("EL", 169, 110), ("BG", 148, 93), ("RS", 148, 93), ("CZ", 169, 110)],
)
def test_the_receiving_country_decides_the_daily_rate(flow, country, staff, learner):
    """No rate entered: the highest of the range, said to be an assumption."""
    shadowing = flow("job_shadow", country=country, participants=1, days=1)
    learning = flow("vet_short", country=country, participants=1, days=1)

    assert shadowing.figure("individual") == staff
    assert learning.figure("individual") == learner
    assert "range_assumed" in learning.notes
    assert learning.is_estimate


def test_people_who_come_in_get_the_rate_of_the_applicants_country(flow):
    """A German expert in Poland: group 3, not group 1."""
    budget = flow("expert", country="DE", participants=1, days=1)
    line = next(n for n in budget.lines if n.category == "individual")

    assert line.amount == 148
    assert line.label["country"] == "PL"


@pytest.mark.parametrize(("assume", "amount"), [("minimum", 48), ("middle", 87), ("maximum", 127)])
def test_people_choose_what_stands_in_for_an_unknown_rate(flow, assume, amount):
    settings = FundingSettings(assume=assume)
    budget = flow("vet_short", settings, country="DE", participants=1, days=1)

    assert budget.figure("individual") == amount


@pytest.mark.parametrize(
    ("rate", "outside"), [("47.99", True), ("48", False), ("127", False), ("127.01", True)]
)
def test_an_own_rate_outside_the_range_is_used_but_told(flow, rate, outside):
    settings = FundingSettings(own_rates={"individual.vet_learner.1": rate})
    budget = flow("vet_short", settings, country="DE", participants=1, days=1)

    assert budget.figure("individual") == Decimal(rate)
    assert ("rate_outside_range" in budget.notes) == outside


def test_a_rate_that_the_agency_was_seen_to_publish_is_used(flow):
    """Italian school education 2026: 125 euro in group 2; nothing is known for VET."""
    italian = FundingSettings(agency="IT")
    school = flow("job_shadow", italian, field="school", country="EL", participants=1, days=1)
    vet = flow("job_shadow", italian, country="EL", participants=1, days=1)
    line = next(n for n in school.lines if n.category == "individual")

    assert (line.amount, line.notes, line.confidence) == (125, ("agency_rate",), Confidence.SINGLE)
    assert vet.figure("individual") == 169


def test_the_agency_follows_from_the_answers(mobility):
    raw = plan(("job_shadow", [1]))
    of_italy = raw | {"context": {"national_agency": "IT02"}}

    assert mobility(of_italy, field="school").figure("individual") == 5 * 141
    assert mobility(raw, field="school").figure("individual") == 5 * 191


def test_companions_live_at_the_rate_of_staff_for_60_days(flow):
    def companions(days: int):
        budget = flow(
            "vet_long",
            country="BG",
            participants=1,
            days=90,
            accompanying=2,
            accompanying_days=days,
            travel_days=2,
        )
        return next(n for n in budget.lines if n.label.get("who") == "accompanying")

    full = 2 * (14 * 148 + 46 * 104)
    assert companions(57).amount == full - 2 * 104
    assert (companions(58).amount, companions(58).notes) == (full, ("range_assumed",))
    assert (companions(59).amount, "stay_cut" in companions(59).notes) == (full, True)


@pytest.mark.parametrize(
    ("cost", "travel", "exceptional"),
    [
        ("1100.00", 0, "880.00"),
        ("441.43", 0, "353.14"),
        ("441.42", 309, "0.00"),
        ("300.00", 309, "0.00"),
    ],
)
def test_expensive_travel_takes_the_place_of_the_unit_cost(flow, cost, travel, exceptional):
    """Worked example expensive_travel; 309 is less than 70 % only of 441.43 and more."""
    budget = flow(
        "vet_short",
        country="DE",
        participants=1,
        days=5,
        distance="km_500_1999",
        expensive_travel=True,
        real_travel_cost=cost,
    )

    assert budget.figure("travel") == travel
    assert budget.figure("exceptional") == Decimal(exceptional)
    assert ("expensive_travel_refused" in budget.notes) == bool(travel)


def test_a_real_cost_that_is_no_longer_asked_changes_nothing(flow):
    budget = flow(
        "vet_short",
        country="DE",
        participants=1,
        distance="km_500_1999",
        expensive_travel=False,
        real_travel_cost="1100.00",
    )

    assert (budget.figure("travel"), budget.figure("exceptional")) == (309, 0)


def test_outside_the_programme_area_vet_has_rates_of_its_own(flow):
    """Japan is in group 1 of the list for VET; individual activities bring 500 euro."""
    budget = flow("vet_short", country="JP", participants=2, days=10, distance="km_8000")

    assert budget.figure("organisational") == 1000
    assert budget.figure("individual") == 2 * 10 * 127
    assert budget.figure("third_countries") == budget.total
    assert budget.limit("third_countries").maximum == (budget.total / 5)
    assert not budget.limit("third_countries").is_kept


def test_a_flow_that_lacks_something_is_incomplete_where_it_lacks(flow):
    budget = flow("vet_short", country="DE", participants=2)

    assert budget.figure("organisational") == 700
    incomplete = [n.category for n in budget.lines if "incomplete" in n.notes]
    assert incomplete == ["travel", "individual"]


def test_a_type_of_another_field_has_no_daily_rate(flow):
    """Pupils have no rate in a project for VET; people may enter one."""
    budget = flow("sch_short", country="DE", participants=2, days=10)

    assert budget.figure("individual") == 0
    assert "rate_missing" in budget.notes


def test_an_activity_without_a_type_brings_only_travel(flow):
    budget = flow("", country="DE", participants=2, days=5, distance="km_10_99")

    assert budget.total == 56


def test_call_2018_is_another_book_for_the_same_model(mobility):
    """Worked example ka101_course: two teachers, five days and two for travel, 3 350 euro."""
    row = {
        "country": "DE",
        "participants": 2,
        "days": 5,
        "travel_days": 2,
        "distance": "km_500_1999",
        "fees": True,
        "fee_days": 5,
    }
    raw = {
        "organisations": [{"role": "applicant", "country": "PL"}],
        "activities": [{"type": "course", "flows": [row]}],
    }
    settings = FundingSettings(own_rates={"individual.staff.2": "100"})
    budget = mobility(raw, settings, rates="KA1-2018")

    assert budget.figure("organisational") == 700
    assert budget.figure("travel") == 550
    assert budget.figure("individual") == 1400
    assert budget.figure("course_fees") == 700
    assert budget.total == 3350
