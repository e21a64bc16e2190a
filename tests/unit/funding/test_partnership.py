"""Strategic partnerships of call 2018, calculated by hand beside the program."""

from decimal import Decimal
from typing import Any

import pytest

from erasmus_desk.funding.calculate import calculate
from erasmus_desk.model.provenance import Confidence
from erasmus_desk.model.rates import FundingSettings


def whole_example(members) -> dict[str, object]:
    """24 months, five organisations, everything that can be funded."""
    travellers = [("p0", 6, "km_100_1999"), ("p1", 2, "km_2000")]
    meeting = [{"organisation": o, "persons": n, "distance": d} for o, n, d in travellers]
    staff = [("p0", "teacher", 40), ("p0", "technician", 20), ("p1", "teacher", 40)]
    rows = [{"organisation": o, "category": c, "days": d} for o, c, d in staff]
    rows.append({"organisation": "p2", "category": "teacher", "days": 30})
    flows = [(10, "km_100_1999"), (2, "km_2000")]
    return {
        "context": {"duration": 24},
        "organisations": members("PL", "EL", "DE", "BG", "RO"),
        "management": {"meetings": [{"participants": meeting} for _ in range(4)]},
        "outputs": [{"id": "o1", "staff": rows}],
        "events": [
            {
                "outputs": ["o1"],
                "attendance": [{"organisation": "p0", "local": 60, "foreign": 20}],
            }
        ],
        "training": {
            "planned": True,
            "activities": [
                {
                    "type": "joint_staff_training",
                    "flows": [
                        {"organisation": "p3", "participants": n, "days": 5, "distance": d}
                        for n, d in flows
                    ],
                }
            ],
        },
        "special_costs": {"exceptional": [{"organisation": "p0", "amount": "8000.00"}]},
    }


def test_the_whole_example_comes_to_97670_euro(partnership, members):
    """Worked example ka202_24m_5orgs."""
    budget = partnership(whole_example(members))

    assert budget.by_category() == {
        "project_management": 36000,
        "meetings": 19880,
        "intellectual_outputs": 15960,
        "multiplier_events": 10000,
        "training": 3470 + 6360,
        "special_needs": 0,
        "exceptional": 6000,
        "guarantee": 0,
    }
    assert budget.total == 97670
    assert budget.limit("grant_total").maximum == 300000


def test_sums_by_organisation_and_by_both_agree_with_the_total(partnership, members):
    budget = partnership(whole_example(members))

    assert sum(budget.by_organisation().values()) == budget.total
    both = budget.by_both()
    assert sum(sum(row.values()) for row in both.values()) == budget.total
    assert both["intellectual_outputs"] == {"p0": 4060, "p1": 5480, "p2": 6420}


def test_every_category_says_in_a_nutshell_how_it_comes_about(partnership, members):
    """The second column of the budget page."""
    found = partnership(whole_example(members)).summaries

    assert found["project_management"].facts == {
        "months": "24",
        "organisations": "5",
        "applicant_rate": "500",
        "partner_rate": "250",
    }
    assert found["meetings"].facts == {"things": "4", "persons": "32"}
    assert found["intellectual_outputs"].facts == {"things": "1", "days": "130"}
    assert found["multiplier_events"].facts == {"things": "1", "persons": "80"}
    assert found["training"].facts == {"things": "1", "persons": "12"}
    assert found["exceptional"].facts == {"percent": "75", "rows": "1"}
    assert "guarantee" not in found


@pytest.mark.parametrize(
    ("organisations", "monthly", "granted"),
    [(1, 500, 500), (9, 2500, 2500), (10, 2750, 2750), (11, 3000, 2750), (30, 7750, 2750)],
)
def test_management_is_paid_up_to_2750_euro_a_month(
    partnership, members, organisations, monthly, granted
):
    """Worked example ka202_pm_cap: eleven organisations, 36 months, 99 000 euro."""
    raw = {"context": {"duration": 36}, "organisations": members(*["PL"] * organisations)}
    budget = partnership(raw)

    use = budget.limit("management_per_month")
    assert budget.figure("project_management") == 36 * granted
    assert (use.used, use.maximum, use.effect) == (monthly, 2750, "cut")
    assert use.is_kept == (monthly <= 2750)
    assert ("cut" in budget.notes) == (monthly > 2750)


def test_a_cut_is_shared_out_to_the_cent_and_told(partnership, members):
    """11 organisations, 13 months: 39 000 planned, 35 750 paid, 11/12 for each."""
    raw = {"context": {"duration": 13}, "organisations": members(*["PL"] * 11)}
    lines = partnership(raw).lines

    assert sum(line.amount for line in lines) == 35750
    assert lines[0].amount == Decimal("5958.33")
    assert {line.amount for line in lines[1:]} == {Decimal("2979.16"), Decimal("2979.17")}
    assert all(line.amount + line.cut == line.quantity * line.rate for line in lines)
    assert all("cut" in line.notes for line in lines)


def test_an_organisation_without_a_role_counts_as_a_partner_for_now(partnership):
    raw = {"context": {"duration": 12}, "organisations": [{"id": "x", "legal_name": "New"}]}
    (line,) = partnership(raw).lines

    assert line.amount == 3000
    assert line.notes == ("role_assumed",)


def test_without_a_duration_management_waits(partnership, members):
    budget = partnership({"organisations": members("PL", "EL")})

    assert budget.total == 0
    assert all(line.notes == ("incomplete",) for line in budget.lines)
    assert budget.limit("grant_total") is None


@pytest.mark.parametrize(
    ("distance", "amount"), [("km_0_99", 0), ("km_100_1999", 575), ("km_2000", 760)]
)
def test_meetings_are_paid_by_distance(partnership, members, distance, amount):
    row = {"organisation": "p0", "persons": 1, "distance": distance}
    raw = {
        "organisations": members("PL"),
        "management": {"meetings": [{"id": "m", "participants": [row]}]},
    }
    budget = partnership(raw)

    assert budget.figure("meetings") == amount
    assert ("below_distance" in budget.notes) == (not amount)


@pytest.mark.parametrize(
    ("months", "maximum"), [(12, 23000), (13, 46000), (24, 46000), (25, 69000), (36, 69000)]
)
def test_the_ceiling_of_meetings_grows_with_every_year_begun(partnership, members, months, maximum):
    row = {"organisation": "p0", "persons": 40, "distance": "km_100_1999"}
    raw = {
        "context": {"duration": months},
        "organisations": members("PL"),
        "management": {"meetings": [{"participants": [row]}]},
    }
    use = partnership(raw).limit("meetings")

    assert use.maximum == maximum
    assert use.confidence is Confidence.BACKGROUND


def test_meetings_of_exactly_23000_euro_keep_the_ceiling_and_one_traveller_more_does_not(
    partnership, members
):
    def use(persons: int):
        row = {"organisation": "p0", "persons": persons, "distance": "km_100_1999"}
        meetings = [{"participants": [row]}]
        return partnership(
            {
                "context": {"duration": 12},
                "organisations": members("PL"),
                "management": {"meetings": meetings},
            }
        ).limit("meetings")

    assert (use(39).used, use(39).is_kept) == (22425, True)
    assert (use(40).used, use(40).is_kept, use(40).over) == (23000, True, 0)
    assert (use(41).used, use(41).is_kept, use(41).over) == (23575, False, 575)


@pytest.mark.parametrize(
    ("country", "staff", "rate"),
    [
        ("AT", "manager", 294),
        ("IE", "teacher", 241),
        ("UK", "technician", 162),
        ("IT", "administrative", 131),
        ("EL", "teacher", 137),
        ("CZ", "manager", 164),
        ("BG", "administrative", 39),
        ("MK", "technician", 55),
        ("CH", "teacher", 241),
        ("JP", "teacher", 214),
        ("IL", "technician", 102),
        ("RS", "manager", 88),
        ("UA", "teacher", 74),
    ],
)
def test_a_day_of_work_is_paid_by_country_and_staff(partnership, members, country, staff, rate):
    """Programme countries have groups A to D; of partner countries only some are named."""
    row = {"organisation": "p0", "category": staff, "days": 10}
    raw = {"organisations": members(country), "outputs": [{"staff": [row]}]}
    line = next(n for n in partnership(raw).lines if n.category == "intellectual_outputs")

    assert line.amount == 10 * rate
    assert line.formula.facts == {"quantity": "10", "unit": "day", "rate": str(rate)}
    assert ("needs_justification" in line.notes) == (staff in {"manager", "administrative"})
    assert ("group_assumed" in line.notes) == (country in {"RS", "UA"})
    assert line.is_estimate


def event(local: int, foreign: int, *outputs: str) -> dict[str, object]:
    row = {"organisation": "p0", "local": local, "foreign": foreign}
    return {"outputs": list(outputs), "attendance": [row]}


@pytest.mark.parametrize(("local", "kept"), [(299, True), (300, True), (301, False)])
def test_events_of_more_than_30000_euro_are_told(partnership, members, local, kept):
    raw = {
        "organisations": members("PL"),
        "outputs": [{"id": "o"}],
        "events": [event(local, 0, "o")],
    }
    budget = partnership(raw)

    assert budget.figure("multiplier_events") == local * 100
    assert budget.limit("multiplier_events").is_kept == kept


def test_an_event_without_an_output_is_pointed_at(partnership, members):
    raw = {
        "organisations": members("PL"),
        "outputs": [{"id": "o"}],
        "events": [
            {"id": "e1"} | event(10, 5, "o"),
            {"id": "e2"} | event(10, 0),
            {"id": "e3"} | event(0, 1, "gone"),
        ],
    }
    budget = partnership(raw)

    use = budget.limit("events_without_output")
    assert use.places == (("events", "e2"), ("events", "e3"))
    assert (use.used, use.unit, use.is_kept) == (2, "items", False)
    assert budget.figure("multiplier_events") == 1000 + 1000 + 1000 + 200


def test_local_and_foreign_guests_are_lines_of_their_own(partnership, members):
    raw = {
        "organisations": members("PL"),
        "outputs": [{"id": "o"}],
        "events": [event(7, 3, "o")],
    }
    lines = [n for n in partnership(raw).lines if n.category == "multiplier_events"]

    assert [(line.label["guests"], line.amount) for line in lines] == [
        ("local", 700),
        ("foreign", 600),
    ]


@pytest.mark.parametrize(
    ("cost", "granted"),
    [("0.01", "0.01"), ("0.02", "0.02"), ("10.00", "7.50"), ("66666.67", "50000.00")],
)
def test_three_quarters_of_exceptional_costs_are_paid_to_the_cent(
    partnership, members, cost, granted
):
    """75 % of one cent is 0.0075, half up one cent."""
    raw = {
        "organisations": members("PL"),
        "special_costs": {"exceptional": [{"organisation": "p0", "amount": cost}]},
    }

    assert partnership(raw).figure("exceptional") == Decimal(granted)


@pytest.mark.parametrize(
    ("cost", "kept"), [("66666.66", True), ("66666.67", True), ("66666.68", False)]
)
def test_exceptional_costs_over_50000_euro_are_told_and_the_guarantee_does_not_count(
    partnership, members, cost, kept
):
    raw = {
        "organisations": members("PL"),
        "special_costs": {
            "exceptional": [{"organisation": "p0", "amount": cost}],
            "guarantee": [{"organisation": "p0", "amount": "4000.00"}],
        },
    }
    budget = partnership(raw)

    assert budget.limit("exceptional").is_kept == kept
    assert budget.figure("guarantee") == 3000


def test_special_needs_are_paid_in_full(partnership, members):
    raw = {
        "organisations": members("PL"),
        "special_costs": {"special_needs": [{"organisation": "p0", "amount": "1234.56"}]},
    }
    line = partnership(raw).lines[-1]

    assert line.amount == Decimal("1234.56")
    assert line.formula.code == "real_cost"


@pytest.mark.parametrize(("months", "ceiling"), [(12, 150000), (24, 300000), (36, 450000)])
@pytest.mark.parametrize("cents", [-1, 0, 1])
def test_the_grant_may_reach_12500_euro_a_month(partnership, members, months, ceiling, cents):
    """Worked examples sp_ceiling_12, _24 and _36, a cent below, at and above."""
    other = 500 * months
    cost = ceiling - other + Decimal(cents) / 100
    raw = {
        "context": {"duration": months},
        "organisations": members("PL"),
        "special_costs": {"special_needs": [{"organisation": "p0", "amount": str(cost)}]},
    }
    budget = partnership(raw)

    assert budget.limit("grant_total").maximum == ceiling
    assert budget.limit("grant_total").is_kept == (cents <= 0)
    assert budget.limit("grant_per_month").is_kept == (cents <= 0)


def test_more_than_36_months_raise_no_more_than_450000_euro(partnership, members):
    raw = {"context": {"duration": 40}, "organisations": members("PL")}

    assert partnership(raw).limit("grant_total").maximum == 450000


def test_rows_that_lack_something_bring_nothing_and_say_so(partnership, members):
    raw = {
        "organisations": members("PL"),
        "management": {
            "meetings": [
                {"participants": [{"id": "r1", "persons": 3}, {"id": "r2"}]},
                {"participants": [{"organisation": "gone", "persons": 1, "distance": "km_2000"}]},
            ]
        },
        "outputs": [{"staff": [{"organisation": "p0", "days": 5}]}],
        "special_costs": {"exceptional": [{"organisation": "p0"}]},
    }
    lines = [n for n in partnership(raw).lines if n.category != "project_management"]

    assert len(lines) == 4
    assert all(line.amount == 0 and line.notes == ("incomplete",) for line in lines)


def test_what_people_know_better_wins(partnership, members):
    row = {"organisation": "p0", "category": "teacher", "days": 10}
    raw = {"organisations": members("PL"), "outputs": [{"staff": [row]}]}
    settings = FundingSettings(own_rates={"outputs.D.teacher": "80.50"})
    line = partnership(raw, settings).lines[-1]

    assert line.amount == 805
    assert line.formula.facts["rate"] == "80.50"
    assert line.notes == ("own_rate",)
    assert not line.is_estimate


def test_lines_stand_where_they_were_planned(partnership, members):
    row = {"id": "s", "organisation": "p0", "category": "teacher", "days": 10}
    budget = partnership({"organisations": members("PL"), "outputs": [{"id": "o", "staff": [row]}]})

    (line,) = budget.of(("outputs", "o"))
    assert line.place == ("outputs", "o", "staff", "s")
    assert line.label == {"staff": "teacher", "country": "PL"}
    assert all(source in budget.sources for source in line.source)


@pytest.fixture(scope="session")
def with_book(form, book):
    """Calculates answers as they are with any form and any book."""

    def budget(answers: Any, form_id: str, rates: str = "KA2-SP-2018") -> Any:
        return calculate(form(form_id), answers, book(rates))

    return budget


def test_a_partnership_for_good_practices_has_no_outputs_and_events(with_book, members):
    """Answers that came along from another form bring no money."""
    row = {"organisation": "p0", "category": "teacher", "days": 9, "local": 50}
    answers = {
        "organisations": tuple(members("PL")),
        "outputs": ({"id": "o", "staff": (row,)},),
        "events": ({"id": "e", "outputs": ("o",), "attendance": (row,)},),
    }
    good, innovation = (
        with_book(answers, f"ka202-{kind}-2018") for kind in ("good-practices", "innovation")
    )

    assert good.total == 0
    assert innovation.total == 9 * 74 + 50 * 100


def test_school_exchanges_have_a_ceiling_by_school_and_year(with_book, members):
    """Worked example ka229_ceiling: four schools, 24 months, 132 000 euro."""
    answers = {"context": {"duration": 24}, "organisations": tuple(members(*["PL"] * 4))}
    budget = with_book(answers, "ka202-innovation-2018", "KA2-SEP-2018")

    assert budget.limit("grant_schools").maximum == 132000
    assert budget.limit("grant_total") is None
