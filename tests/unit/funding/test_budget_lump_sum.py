"""Lump sums on a detailed budget: costs by work package and participant, a share of them paid."""

from decimal import Decimal

import pytest

from erasmus_desk.funding.budget_lump_sum import FIGURES
from erasmus_desk.funding.calculate import calculate
from erasmus_desk.funding.memory import Memory
from erasmus_desk.funding.vocabulary import BUDGET_LUMP_SUM, FORMULAS, LIMITS, NOTES, SUMMARIES
from erasmus_desk.model.rates import Rate, RateBook

MEMBERS = (
    {"id": "c", "role": "coordinator", "country": "BG"},
    {"id": "b", "role": "beneficiary", "country": "PL"},
    {"id": "a", "role": "associated", "country": "EL"},
)


def cost(key, home, category, units, unit_cost):
    return {
        "id": key,
        "organisation": home,
        "category": category,
        "units": units,
        "unit_cost": unit_cost,
    }


def plan(*packages, months=36, **more):
    found = tuple(
        {"id": f"w{n}", "title": f"Package {n}", "costs": tuple(rows)}
        for n, rows in enumerate(packages, start=1)
    )
    context = {"duration": months}
    return {"context": context, "organisations": MEMBERS, "work_packages": found} | more


STAFF = cost("s", "c", "employees", 10, "4000.00")
TRAVEL = cost("t", "b", "travel", 4, "360.00")


@pytest.fixture(scope="module")
def budget_lump_sum(form, book):
    """Calculates an alliance for innovation from answers as they are."""

    def budget(answers, form_id="alliances-innovation-lot1-2026", rates="ALL-LOT1-2026", **more):
        return calculate(form(form_id), answers, book(rates), **more)

    return budget


def test_the_grant_is_the_funded_share_of_costs_and_overheads(budget_lump_sum):
    """10 × 4 000 + 4 × 360 = 41 440; 7 % overheads; 80 % of it."""
    budget = budget_lump_sum(plan([STAFF], [TRAVEL]))

    assert budget.total == Decimal(41440) * Decimal("1.07") * Decimal("0.8")
    assert budget.figure("personnel") == 32000
    assert budget.figure("travel") == 1152
    assert budget.figure("indirect") == Decimal("2320.64")


def test_sums_go_by_work_package_and_participant(budget_lump_sum):
    budget = budget_lump_sum(plan([STAFF], [TRAVEL, cost("u", "c", "website", 1, "1000")]))
    rows = {portion.thing[-1]: portion for portion in budget.portions()}

    assert rows["w1"].by_organisation() == {"c": Decimal("34240.00")}
    assert rows["w2"].by_organisation() == {"b": Decimal("1232.64"), "c": Decimal("856.00")}
    assert sum(portion.amount for portion in budget.portions()) == budget.total
    assert sum(portion.amount for portion in budget.category_portions()) == budget.total


def test_every_line_says_how_it_comes_about(budget_lump_sum):
    staff, overheads = budget_lump_sum(plan([STAFF])).lines

    assert staff.formula.code == "cost_share"
    assert staff.formula.facts == {
        "quantity": "10",
        "unit": "month",
        "rate": "4000",
        "funded": "80",
    }
    assert overheads.formula.facts == {"percent": "7", "cost": "40000", "funded": "80"}
    assert overheads.place == ("work_packages", "w1")
    assert set(overheads.source) == {"pg26", "bud"}


def test_the_sum_agrees_to_the_cent_however_many_lines_there_are(budget_lump_sum):
    """Rounding each of the lines would drift away from the workbook of the call."""
    rows = [cost(f"r{n}", "c", "consumables", 1, "0.33") for n in range(300)]
    budget = budget_lump_sum(plan(rows))

    assert budget.total == (Decimal(99) * Decimal("1.07") * Decimal("0.8")).quantize(
        Decimal("0.01")
    )
    assert sum(line.amount for line in budget.lines) == budget.total


@pytest.mark.parametrize(
    ("months", "maximum"), [(24, 1000000), (36, 1500000)], ids=["24 months", "36 months"]
)
def test_the_maximum_of_lot_1_follows_the_duration(budget_lump_sum, months, maximum):
    large = cost("x", "c", "employees", 500, "4000")
    budget = budget_lump_sum(plan([large], months=months))
    used = budget.limit("grant_maximum")

    assert budget.total == maximum == used.maximum
    assert used.used == Decimal(1712000)
    assert sum(line.cut for line in budget.lines) == used.over
    assert all("cut" in line.notes for line in budget.lines)


def test_no_maximum_is_applied_while_the_duration_is_open(budget_lump_sum):
    budget = budget_lump_sum(plan([STAFF], months=0))

    assert budget.limit("grant_maximum") is None
    assert budget.total


@pytest.mark.parametrize(
    ("form_id", "rates", "maximum"),
    [
        ("alliances-innovation-lot2-2026", "ALL-LOT2-2026", 4000000),
        ("vocational-excellence-2026", "COVE-2026", 4000000),
    ],
)
def test_the_larger_actions_pay_up_to_four_million(budget_lump_sum, form_id, rates, maximum):
    large = cost("x", "c", "employees", 2000, "4000")
    budget = budget_lump_sum(plan([large], months=48), form_id, rates)

    assert budget.total == maximum


@pytest.mark.parametrize("code", sorted(FIGURES))
def test_every_kind_of_cost_has_its_figure(budget_lump_sum, code):
    budget = budget_lump_sum(plan([cost("x", "c", code, 1, "100.00")]))
    paid = code != "third_parties"

    assert budget.figure(FIGURES[code]) == (80 if paid else 0)
    assert budget.figure(code) == (80 if paid else 0)
    assert FIGURES[code] in BUDGET_LUMP_SUM


def test_what_the_call_does_not_pay_for_brings_nothing_and_is_pointed_at(budget_lump_sum):
    budget = budget_lump_sum(plan([STAFF, cost("x", "c", "third_parties", 1, "5000")]))
    line = budget.lines[1]

    assert line.notes == ("not_paid",)
    assert not line.amount
    assert budget.limit("costs_not_paid").places == (("work_packages", "w1", "costs", "x"),)
    assert budget.total == 34240


def test_associated_partners_get_no_money(budget_lump_sum):
    budget = budget_lump_sum(plan([STAFF, cost("x", "a", "employees", 1, "5000")]))

    assert budget.by_organisation()["a"] == 0
    assert budget.limit("costs_of_associated").places == (("work_packages", "w1", "costs", "x"),)


@pytest.mark.parametrize("lost", ["organisation", "category", "units", "unit_cost"])
def test_a_line_that_lacks_an_answer_brings_nothing_yet(budget_lump_sum, lost):
    row = {key: value for key, value in STAFF.items() if key != lost}
    budget = budget_lump_sum(plan([row]))

    assert budget.total == 0
    assert budget.lines[0].notes == ("incomplete",)


def test_a_line_with_no_answer_at_all_is_no_line(budget_lump_sum):
    assert budget_lump_sum(plan([{"id": "x"}])).lines == ()


@pytest.mark.parametrize(
    ("asked", "kept"), [("34240.00", True), ("34239.99", False), ("34240.01", False)]
)
def test_the_grant_requested_has_to_be_the_grant_calculated(budget_lump_sum, asked, kept):
    budget = budget_lump_sum(plan([STAFF], grant={"requested": asked}))

    assert budget.limit("grant_requested").is_kept == kept


def limited(book, **limits):
    """The rates of lot 1 with other limits: percentages, or amounts in euro as text."""
    known = book("ALL-LOT1-2026")
    origin = {"call": 2026, "category": "total", "source": ("pg26",), "confidence": "official"}
    own = [rate for rate in known.rates if not rate.id.startswith("limit.")]
    for name, bound in limits.items():
        kind = "percent" if isinstance(bound, int) else "amount"
        code = name.replace("__", ".")
        own.append(Rate.model_validate({"id": f"limit.{code}", kind: bound, **origin}))
    return RateBook(name="own", call=2026, rates=tuple(own), sources=known.sources)


def test_shares_of_the_grant_and_third_parties_are_held_against_their_ceilings(form, book):
    """As capacity building and Jean Monnet networks have them."""
    rates = limited(book, subcontracting=10, equipment=35, each__third_parties="60000")
    rows = [
        STAFF,
        cost("x", "c", "subcontracting", 2, "5000"),
        cost("y", "b", "third_parties", 1, "60000.01"),
        cost("z", "b", "third_parties", 2, "60000"),
    ]
    budget = calculate(form("alliances-innovation-lot1-2026"), plan(rows), rates)

    assert budget.limit("subcontracting_share").used == 8000
    assert budget.limit("subcontracting_share").is_kept
    assert budget.limit("equipment_share").used == 0
    assert budget.limit("third_party_each").places == (("work_packages", "w1", "costs", "y"),)


def test_a_share_that_is_passed_is_told_and_not_cut(form, book):
    rows = [STAFF, cost("x", "c", "subcontracting", 1, "5000")]
    rates = limited(book, subcontracting=10)
    budget = calculate(form("alliances-innovation-lot1-2026"), plan(rows), rates)

    assert not budget.limit("subcontracting_share").is_kept
    assert budget.figure("subcontracting") == 4000


def test_the_order_of_lines_does_not_change_the_sums(budget_lump_sum):
    rows = [cost(f"r{n}", "cb"[n % 2], "consumables", 1, f"{n}.37") for n in range(1, 20)]

    forth, back = (budget_lump_sum(plan(found)) for found in (rows, rows[::-1]))

    assert forth.total == back.total
    assert forth.by_organisation() == back.by_organisation()


def test_codes_and_facts_are_those_of_the_vocabulary(budget_lump_sum):
    rows = [STAFF, TRAVEL, cost("x", "a", "employees", 1, "5"), {"id": "y", "units": 1}]
    budget = budget_lump_sum(plan(rows, grant={"requested": "1.00"}))

    for line in budget.lines:
        assert set(line.formula.facts) == set(FORMULAS[line.formula.code])
        assert set(line.notes) <= NOTES
    assert {limit.code for limit in budget.limits} <= LIMITS
    for formula in budget.summaries.values():
        assert set(formula.facts) == set(SUMMARIES[formula.code])


def test_a_memory_gives_the_same_budget(budget_lump_sum):
    memory, answers = Memory(), plan([STAFF], [TRAVEL])
    first = budget_lump_sum(answers, memory=memory)
    longer = answers | {"context": {"duration": 24}}

    assert budget_lump_sum(answers, memory=memory) == first
    assert budget_lump_sum(longer, memory=memory) == budget_lump_sum(longer)
