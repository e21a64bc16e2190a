"""Every ceiling of every lump sum just below, at and above it, with the rates as they are shipped.

What the calls on a detailed budget pay: 80 or 90 percent of the costs and of 7 percent overheads.
"""

from decimal import Decimal

import pytest

from erasmus_desk.funding.calculate import calculate

CENT = Decimal("0.01")
CAPACITY = ("strand1", "strand2", "strand3")
MAXIMA = [
    ("alliances-innovation-lot1-2026", {"duration": "24"}, 80, 1_000_000),
    ("alliances-innovation-lot1-2026", {"duration": "36"}, 80, 1_500_000),
    ("alliances-innovation-lot2-2026", {}, 80, 4_000_000),
    ("vocational-excellence-2026", {}, 80, 4_000_000),
    ("capacity-building-vet-2026", {}, 80, 500_000),
    ("capacity-building-higher-strand1-2026", {}, 90, 400_000),
    ("capacity-building-higher-strand2-2026", {}, 90, 800_000),
    ("capacity-building-higher-strand3-2026", {"strand": "reform"}, 90, 1_000_000),
    ("capacity-building-higher-strand3-2026", {"strand": "moldova"}, 90, 2_000_000),
    ("capacity-building-youth-2026", {"region": "region_1"}, 80, 300_000),
    ("capacity-building-youth-2026", {"region": "region_2"}, 80, 300_000),
    ("capacity-building-youth-2026", {"region": "region_3"}, 80, 300_000),
    ("capacity-building-youth-2026", {"region": "region_9"}, 80, 450_000),
    ("jean-monnet-teacher-training-2026", {}, 80, 300_000),
    ("jean-monnet-networks-2026", {}, 80, 300_000),
]
"""Form, what the maximum depends on, the share that is paid in percent, the maximum in euro."""

SUBCONTRACTING = [
    "capacity-building-vet-2026",
    *(f"capacity-building-higher-{strand}-2026" for strand in CAPACITY),
]
EQUIPMENT = SUBCONTRACTING[1:]


@pytest.fixture
def budget(form, book):
    """The budget of a form from the costs of one participant, by category."""

    def made(form_id, costs, context=None):
        definition = form(form_id)
        rows = tuple(
            {"id": key, "organisation": "c", "category": key, "units": 1, "unit_cost": str(cost)}
            for key, cost in costs.items()
        )
        answers = {
            "context": context or {},
            "organisations": ({"id": "c", "role": "coordinator", "country": "BG"},),
            "work_packages": ({"id": "w", "costs": rows},),
        }
        return calculate(definition, answers, book(definition.funding.rates))

    return made


def test_every_maximum_of_the_calls_is_here(form, book):
    """A new maximum in a book of rates has to be added to the list above."""
    known = {(form(form_id).funding.rates, most) for form_id, _, _, most in MAXIMA}
    rates = {name for name, _ in known}
    stated = {
        (name, int(rate.amount))
        for name in rates
        for rate in book(name).rates
        if rate.id.startswith("grant.maximum")
    }

    assert stated == known


@pytest.mark.parametrize("cents", [-1, 0, 1])
@pytest.mark.parametrize(("form_id", "context", "percent", "maximum"), MAXIMA)
def test_the_grant_reaches_the_maximum_and_never_passes_it(
    budget, form_id, context, percent, maximum, cents
):
    wanted = maximum + cents * CENT
    cost = (wanted / (Decimal(percent) / 100 * Decimal("1.07"))).quantize(CENT)

    found = budget(form_id, {"travel": cost}, context)

    assert found.limit("grant_maximum").used == wanted
    assert found.limit("grant_maximum").is_kept == (cents <= 0)
    assert found.total == min(wanted, maximum)


@pytest.mark.parametrize("form_id", SUBCONTRACTING)
@pytest.mark.parametrize(("part", "kept"), [("8559.98", 1), ("8560.00", 1), ("8560.02", 0)])
def test_subcontracting_takes_a_tenth_of_the_grant_at_most(budget, form_id, part, kept):
    """Of 80 000 euro and 7 percent overheads a tenth are 8 560 euro."""
    found = budget(form_id, {"employees": "71440.00", "subcontracting": part})

    assert found.limit("subcontracting_share").is_kept == bool(kept)
    assert "cut" not in found.notes


@pytest.mark.parametrize("form_id", EQUIPMENT)
@pytest.mark.parametrize(("part", "kept"), [("29959.98", 1), ("29960.00", 1), ("29960.02", 0)])
def test_equipment_takes_35_percent_of_the_grant_at_most(budget, form_id, part, kept):
    """Of 80 000 euro and 7 percent overheads 35 percent are 29 960 euro."""
    found = budget(form_id, {"employees": "50040.00", "equipment": part})

    assert found.limit("equipment_share").is_kept == bool(kept)


@pytest.mark.parametrize(("given", "kept"), [("59999.99", 1), ("60000.00", 1), ("60000.01", 0)])
def test_a_third_party_of_jean_monnet_gets_60000_euro_at_most(budget, given, kept):
    found = budget("jean-monnet-teacher-training-2026", {"third_parties": given})

    assert (found.limit("third_party_each") is None) == bool(kept)


@pytest.mark.parametrize(
    ("form_id", "cost"),
    [
        *((form_id, "third_parties") for form_id in SUBCONTRACTING),
        ("vocational-excellence-2026", "third_parties"),
        ("capacity-building-youth-2026", "volunteers"),
        *((form_id, "sme_owners") for form_id in EQUIPMENT),
    ],
)
def test_what_a_call_does_not_pay_for_is_not_in_the_grant(budget, form_id, cost):
    found = budget(form_id, {"employees": "1000.00", cost: "500.00"})

    paid = budget(form_id, {"employees": "1000.00"})
    assert found.total == paid.total
    assert found.limit("costs_not_paid").places == (("work_packages", "w", "costs", cost),)


@pytest.mark.parametrize(
    ("rates", "chosen", "management", "kept"),
    [
        ("KA240-2026", "400000", "79999.99", True),
        ("KA240-2026", "400000", "80000.00", True),
        ("KA240-2026", "400000", "80000.01", False),
        ("KA220-2026", "120000", "23999.99", True),
        ("KA220-2026", "400000", "79999.99", True),
    ],
)
def test_management_takes_a_fifth_of_the_lump_sum_at_most(
    lump_sum, rates, chosen, management, kept
):
    rest = Decimal(chosen) - Decimal(management)
    answers = {
        "context": {"lump_sum": chosen},
        "management": {"amount": management},
        "work_packages": ({"id": "w", "amount": str(rest)},),
    }
    found = lump_sum(answers, rates)

    assert found.limit("lump_sum").is_kept
    assert found.limit("lump_sum_management").is_kept == kept


@pytest.mark.parametrize("chosen", ["30000", "60000"])
@pytest.mark.parametrize("cents", [-1, 0, 1])
def test_activities_of_a_small_partnership_come_to_its_lump_sum(lump_sum, chosen, cents):
    amount = str(Decimal(chosen) + cents * CENT)
    answers = {
        "context": {"lump_sum": chosen},
        "activities": ({"id": "a", "amount": amount},),
    }
    found = lump_sum(answers, "KA210-2026")

    assert found.limit("lump_sum").is_kept == (cents == 0)
    assert found.limit("lump_sum_management") is None
    assert found.total == max(Decimal(chosen), Decimal(amount))
