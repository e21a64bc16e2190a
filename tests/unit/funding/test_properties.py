"""What holds for every plan, whatever people type."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erasmus_desk.funding.calculate import MODELS, calculate
from erasmus_desk.funding.vocabulary import FORMULAS, LIMITS, NOTES, SUMMARIES
from erasmus_desk.model.budget import Budget
from erasmus_desk.model.rates import FundingSettings

PLAIN = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ids = st.sampled_from(["p0", "p1", "p2", "p3", "gone", ""])
few = st.one_of(st.none(), st.integers(0, 200))
euro = st.one_of(
    st.none(), st.decimals(0, 90000, places=2).map(str), st.sampled_from(["", "x", "NaN"])
)
yes = st.sampled_from([True, False, None])
countries = st.sampled_from(["PL", "EL", "UK", "DE", "RS", "CH", "JP", "XX", "", None])


def items(prefix: str, most: int = 4, **answers: st.SearchStrategy[object]):
    """Lists of items with ids of their own."""
    rows = st.lists(st.fixed_dictionaries({}, optional=answers), max_size=most)
    return rows.map(lambda found: tuple({"id": f"{prefix}{n}"} | r for n, r in enumerate(found)))


def codes(*known: str):
    return st.sampled_from([*known, "unknown", "", None])


DISTANCES = codes("km_0_99", "km_10_99", "km_100_1999", "km_2000", "km_500_1999", "km_0_9")
partnerships = st.fixed_dictionaries(
    {},
    optional={
        "context": st.fixed_dictionaries({"duration": few}),
        "organisations": items("p", 12, role=codes("applicant", "partner"), country=countries),
        "management": st.fixed_dictionaries(
            {
                "meetings": items(
                    "m", participants=items("r", organisation=ids, persons=few, distance=DISTANCES)
                )
            }
        ),
        "outputs": items(
            "o",
            staff=items("s", organisation=ids, category=codes("manager", "teacher"), days=few),
        ),
        "events": items(
            "e",
            outputs=st.lists(st.sampled_from(["o0", "o1", "gone"])).map(tuple),
            attendance=items("a", organisation=ids, local=few, foreign=few),
        ),
        "training": st.fixed_dictionaries(
            {
                "planned": yes,
                "activities": items(
                    "c",
                    type=codes("joint_staff_training", "blended_learners", "long_term_staff"),
                    flows=items(
                        "f",
                        organisation=ids,
                        participants=few,
                        accompanying=few,
                        days=few,
                        travel_days=few,
                        distance=DISTANCES,
                    ),
                ),
            }
        ),
        "special_costs": st.fixed_dictionaries(
            {
                key: items(key[0], organisation=ids, amount=euro)
                for key in ("special_needs", "exceptional", "guarantee")
            }
        ),
    },
)
mobilities = st.fixed_dictionaries(
    {},
    optional={
        "organisations": items("p", 3, role=codes("applicant", "supporting"), country=countries),
        "activities": items(
            "a",
            type=codes("vet_short", "vet_long", "vet_group", "job_shadow", "course", "host_teach"),
            flows=items(
                "f",
                country=countries,
                participants=few,
                days=few,
                fewer=few,
                accompanying=few,
                accompanying_days=few,
                distance=DISTANCES,
                green=yes,
                travel_days=few,
                expensive_travel=yes,
                real_travel_cost=euro,
                linguistic=few,
                fees=yes,
                fee_days=few,
                visits=few,
                inclusion_amount=euro,
            ),
        ),
        "exceptional_costs": items("x", kind=codes("visa", "guarantee"), amount=euro),
    },
)
lump_sums = st.fixed_dictionaries(
    {},
    optional={
        "context": st.fixed_dictionaries({"lump_sum": codes("120000", "250000", "400000")}),
        "organisations": items("p", 3),
        "management": st.fixed_dictionaries({"amount": euro}),
        "work_packages": items(
            "w",
            amount=euro,
            management=yes,
            activities=items("a", amount=euro, shares=items("s", organisation=ids, amount=euro)),
            shares=items("s", organisation=ids, amount=euro),
        ),
        "activities": items("t", amount=euro),
    },
)
estimates = st.fixed_dictionaries(
    {},
    optional={
        "context": st.fixed_dictionaries({"duration": st.sampled_from(["24", "36", None])}),
        "organisations": items("p", 4, role=codes("coordinator", "beneficiary", "associated")),
        "work_packages": items(
            "w",
            costs=items(
                "c",
                organisation=ids,
                category=codes("employees", "travel", "subcontracting", "third_parties"),
                units=few,
                unit_cost=euro,
            ),
        ),
        "grant": st.fixed_dictionaries({"requested": euro}),
    },
)
PLANS = {
    "ka202-innovation-2018": ("KA2-SP-2018", partnerships),
    "ka122-vet-2026": ("KA1-2026", mobilities),
    "ka220-vet-2026": ("KA220-2026", lump_sums),
    "alliances-innovation-lot1-2026": ("ALL-LOT1-2026", estimates),
}
"""A form and its rates for each of the funding models."""


def mixed(random, value):
    """*value* with the items of every list in another order."""
    if isinstance(value, dict):
        return {key: mixed(random, inner) for key, inner in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], dict):
        return tuple(mixed(random, inner) for inner in random.sample(value, len(value)))
    return value


def agrees_with_itself(budget: Budget) -> None:
    """Sums agree to the cent, nothing is negative, and every code has a place in the words."""
    assert budget.total == sum(line.amount for line in budget.lines)
    assert budget.total == sum(budget.by_category().values())
    assert budget.total == sum(budget.by_organisation().values())
    assert budget.total == sum(sum(row.values()) for row in budget.by_both().values())
    for line in budget.lines:
        assert line.amount >= 0
        assert line.amount == line.amount.quantize(Decimal("0.01"))
        assert line.category in budget.categories
        assert set(line.formula.facts) == set(FORMULAS[line.formula.code])
        assert set(line.notes) <= NOTES
        assert set(line.source) <= set(budget.sources)
        assert line.amount == 0 or line.source or line.formula.code == "planned"
    for use in budget.limits:
        assert use.code in LIMITS
    for formula in budget.summaries.values():
        assert set(formula.facts) == set(SUMMARIES[formula.code])


@pytest.mark.parametrize("form_id", PLANS)
@PLAIN
@given(st.data())
def test_budgets_agree_with_themselves_and_not_with_the_order_of_items(form_id, form, book, data):
    name, plans = PLANS[form_id]
    answers = data.draw(plans)
    budget = calculate(form(form_id), answers, book(name))
    agrees_with_itself(budget)

    again = calculate(form(form_id), mixed(data.draw(st.randoms()), answers), book(name))
    assert again.by_category() == budget.by_category()
    assert again.by_organisation() == budget.by_organisation()
    assert {(n.code, n.used, n.maximum) for n in again.limits} == {
        (n.code, n.used, n.maximum) for n in budget.limits
    }


def test_every_funding_model_has_its_plans(form):
    assert {form(name).funding.model for name in PLANS} == set(MODELS)


@pytest.mark.parametrize("form_id", PLANS)
@PLAIN
@given(st.data())
def test_one_partner_more_never_lowers_the_grant(form_id, form, book, data):
    name, plans = PLANS[form_id]
    definition, rates = form(form_id), book(name)
    answers = data.draw(plans)
    role = data.draw(codes("partner", "beneficiary", "associated", "supporting"))
    partner = {"id": "new", "role": role, "country": data.draw(countries)}
    larger = answers | {"organisations": (*answers.get("organisations", ()), partner)}

    before = calculate(definition, answers, rates).total
    assert calculate(definition, larger, rates).total >= before


@PLAIN
@given(mobilities, st.sampled_from(["minimum", "middle"]))
def test_the_highest_rates_give_the_largest_grant(form, book, answers, assume):
    definition, rates = form("ka122-vet-2026"), book("KA1-2026")
    most = calculate(definition, answers, rates)
    other = calculate(definition, answers, rates, FundingSettings(assume=assume))

    assert other.total <= most.total
