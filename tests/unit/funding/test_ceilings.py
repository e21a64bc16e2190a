"""Sharing out whole amounts, and what a ceiling leaves."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmus_desk.funding.answered import cents, money, whole
from erasmus_desk.funding.ceilings import cut, shares
from erasmus_desk.model.budget import Formula, LimitUse, Line, weakest
from erasmus_desk.model.provenance import Confidence

WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=30)


@given(st.integers(0, 10**9), WEIGHTS)
def test_shares_are_whole_and_complete(total, weights):
    given_ = shares(total, weights, [f"n{i:02}" for i in range(len(weights))])

    assert sum(given_) == (total if sum(weights) else 0)
    for part, weight in zip(given_, weights, strict=True):
        exact = Decimal(total * weight) / (sum(weights) or 1)
        assert abs(part - exact) < 1


@given(st.integers(0, 10**6), WEIGHTS, st.randoms())
def test_shares_do_not_depend_on_the_order(total, weights, random):
    named = [(f"n{i:02}", weight) for i, weight in enumerate(weights)]
    mixed = random.sample(named, len(named))

    def by_name(pairs):
        names, own = zip(*pairs, strict=True)
        return dict(zip(names, shares(total, own, names), strict=True))

    assert by_name(named) == by_name(mixed)


def test_equal_remainders_are_settled_by_name():
    assert shares(1, [1, 1, 1], ["c", "a", "b"]) == (0, 1, 0)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.integers(0, 10**7))
def test_cut_lines_come_to_the_ceiling_and_never_above(amounts, ceiling):
    lines = [
        Line("x", "", ("x", str(n)), cents(Decimal(a) / 100), Formula("none"))
        for n, a in enumerate(amounts)
    ]
    maximum = cents(Decimal(ceiling) / 100)
    granted = cut(lines, maximum)

    assert sum(line.amount for line in granted) == min(sum(n.amount for n in lines), maximum)
    for before, after in zip(lines, granted, strict=True):
        assert 0 <= after.amount <= before.amount
        assert after.amount + after.cut == before.amount
        assert ("cut" in after.notes) == bool(after.cut)


@pytest.mark.parametrize(
    ("effect", "used", "kept", "over"),
    [
        ("tell", 9, True, 0),
        ("tell", 10, True, 0),
        ("tell", 11, False, 1),
        ("exact", 9, False, 0),
        ("exact", 10, True, 0),
        ("exact", 11, False, 1),
    ],
)
def test_a_limit_is_kept_or_not(effect, used, kept, over):
    use = LimitUse("grant_total", Decimal(used), Decimal(10), effect=effect)

    assert (use.is_kept, use.over) == (kept, over)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("1200.00", "1200.00"),
        ("0.005", "0.01"),
        (7, "7.00"),
        (None, None),
        (True, None),
        ("", None),
        ("twelve", None),
        ("NaN", None),
        ("Infinity", None),
        ("-1", None),
        ("1e999999", None),
        ((), None),
    ],
)
def test_amounts_are_read_or_left_out(value, found):
    assert money(value) == (None if found is None else Decimal(found))


@pytest.mark.parametrize(
    ("value", "found"), [(3, 3), (0, 0), (-3, 0), (True, None), ("3", None), (None, None)]
)
def test_counts_are_read_or_left_out(value, found):
    assert whole(value) == found


def test_the_weakest_fact_decides():
    levels = (Confidence.OFFICIAL, Confidence.BACKGROUND, Confidence.SINGLE)

    assert weakest(levels) is Confidence.BACKGROUND
    assert weakest(()) is Confidence.OFFICIAL
