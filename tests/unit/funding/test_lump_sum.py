"""Lump sums: chosen, then shared out among work and organisations."""

from decimal import Decimal

import pytest

MEMBERS = tuple({"id": key, "country": "PL"} for key in ("a", "b", "c"))


def share(key: str, organisation: str, amount: str) -> dict[str, str]:
    return {"id": key, "organisation": organisation, "amount": amount}


def cooperation(management: str, *packages: str, chosen: str = "250000") -> dict[str, object]:
    return {
        "context": {"lump_sum": chosen},
        "organisations": MEMBERS,
        "management": {"amount": management},
        "work_packages": tuple({"id": f"w{n}", "amount": a} for n, a in enumerate(packages)),
    }


def test_a_whole_split_keeps_everything(lump_sum):
    """Worked example ka220_split."""
    budget = lump_sum(cooperation("45000", "85000", "70000", "50000"))

    assert budget.by_category() == {"management": 45000, "implementation": 205000, "unplanned": 0}
    assert budget.total == 250000
    assert budget.limit("lump_sum").is_kept
    assert budget.limit("lump_sum_management").maximum == 50000
    assert budget.limit("lump_sum_management").is_kept


def test_what_is_not_shared_out_yet_is_shown_and_the_total_stays_the_lump_sum(lump_sum):
    budget = lump_sum(cooperation("45000", "85000"))

    assert budget.figure("unplanned") == 120000
    assert budget.total == 250000
    assert budget.limit("lump_sum").used == 130000
    assert not budget.limit("lump_sum").is_kept


@pytest.mark.parametrize(
    ("last", "kept"), [("49999.99", False), ("50000.00", True), ("50000.01", False)]
)
def test_the_parts_have_to_add_up_to_the_cent(lump_sum, last, kept):
    budget = lump_sum(cooperation("45000", "85000", "70000", last))

    assert budget.limit("lump_sum").is_kept == kept


def test_too_much_is_not_hidden(lump_sum):
    budget = lump_sum(cooperation("50000", "250000"))

    assert budget.total == 300000
    assert budget.limit("lump_sum").over == 50000


@pytest.mark.parametrize(
    ("chosen", "management", "kept"),
    [
        ("120000", "24000", True),
        ("120000", "24000.01", False),
        ("250000", "49999.99", True),
        ("250000", "50000", True),
        ("250000", "50000.01", False),
        ("400000", "80000", True),
        ("400000", "80000.01", False),
    ],
)
def test_management_may_take_a_fifth(lump_sum, chosen, management, kept):
    budget = lump_sum(cooperation(management, chosen=chosen))

    assert budget.limit("lump_sum_management").is_kept == kept


def test_a_work_package_is_the_sum_of_its_activities(lump_sum):
    activities = ({"id": "x", "amount": "1000.10"}, {"id": "y", "amount": "2000.20"})
    answers = cooperation("0") | {"work_packages": ({"id": "w", "activities": activities},)}

    assert lump_sum(answers).figure("implementation") == Decimal("3000.30")


def test_a_work_package_may_be_marked_as_management(lump_sum):
    package = {"id": "w", "management": True, "amount": "50000.01"}
    answers = {"context": {"lump_sum": "250000"}, "work_packages": (package,)}
    budget = lump_sum(answers)

    assert budget.figure("management") == Decimal("50000.01")
    assert not budget.limit("lump_sum_management").is_kept


def test_shares_go_to_organisations_and_the_rest_is_unassigned(lump_sum):
    shares = (share("s1", "a", "600"), share("s2", "b", "300.50"))
    answers = cooperation("0") | {
        "work_packages": ({"id": "w", "amount": "1000", "shares": shares},)
    }
    budget = lump_sum(answers)

    row = budget.by_both()["implementation"]
    assert row == {"a": 600, "b": Decimal("300.50"), "": Decimal("99.50")}
    assert "unassigned" in budget.notes


@pytest.mark.parametrize(("own", "over"), [("399.99", False), ("400.00", False), ("400.01", True)])
def test_shares_of_more_than_there_is_are_pointed_at(lump_sum, own, over):
    shares = (share("s1", "a", "600"), share("s2", "b", own))
    answers = cooperation("0") | {
        "work_packages": ({"id": "w", "amount": "1000", "shares": shares},)
    }
    use = lump_sum(answers).limit("lump_sum_shares")

    assert (use is not None) == over
    if use is not None:
        assert use.places == (("work_packages", "w"),)


def small(*amounts: str, chosen: str = "60000") -> dict[str, object]:
    return {
        "context": {"lump_sum": chosen},
        "activities": tuple({"id": f"t{n}", "amount": a} for n, a in enumerate(amounts)),
    }


@pytest.mark.parametrize(("last", "kept"), [("10000", True), ("8000", False)])
def test_small_partnerships_share_out_among_activities(lump_sum, last, kept):
    """Kick-off 6 000, two trainings of 15 000, pilots 14 000, closing event 10 000."""
    budget = lump_sum(small("6000", "15000", "15000", "14000", last), "KA210-2026")

    assert budget.limit("lump_sum").is_kept == kept
    assert budget.limit("lump_sum_management") is None
    assert budget.total == 60000


def test_without_a_choice_there_is_no_lump_sum_to_hold_the_parts_against(lump_sum):
    budget = lump_sum(cooperation("45000", "85000", chosen=""))

    assert budget.total == 130000
    assert budget.limits == ()


def test_an_amount_that_the_call_does_not_offer_is_no_choice(lump_sum):
    assert lump_sum(cooperation("1", chosen="300000")).limits == ()


def test_parts_without_an_amount_are_incomplete(lump_sum):
    answers = cooperation("0") | {
        "work_packages": (
            {"id": "w", "title": "Pilots"},
            {"id": "v", "amount": "10", "shares": ({"id": "s", "amount": "10"},)},
        )
    }
    lines = [n for n in lump_sum(answers).lines if "incomplete" in n.notes]

    assert [line.place for line in lines] == [
        ("work_packages", "w"),
        ("work_packages", "v", "shares", "s"),
    ]


def test_school_development_has_one_lump_sum(lump_sum):
    budget = lump_sum(cooperation("80000", "320000", chosen="400000"), "KA240-2026")

    assert all(use.is_kept for use in budget.limits)


def packages(*shares: dict[str, str]) -> dict[str, object]:
    activities = ({"id": "x", "amount": "52000"}, {"id": "y", "amount": "48000"})
    package = {"id": "w", "activities": activities, "shares": shares}
    return {
        "context": {"lump_sum": "120000"},
        "organisations": MEMBERS,
        "management": {"amount": "20000", "shares": (share("m", "a", "20000"),)},
        "work_packages": (package,),
    }


def test_a_work_package_with_shares_is_shared_out_as_a_whole(lump_sum):
    """What its activities have together goes to the organisations: the table of the web form."""
    budget = lump_sum(packages(share("s", "b", "60000"), share("t", "c", "40000")))

    assert budget.by_both()["implementation"] == {"b": 60000, "c": 40000}
    assert budget.limit("lump_sum").is_kept
    assert budget.limit("lump_sum_organisations").is_kept
    assert budget.summaries["implementation"].facts == {"parts": "1"}


@pytest.mark.parametrize(("last", "left"), [("39999.99", "0.01"), ("0", "40000")])
def test_what_no_organisation_has_is_counted(lump_sum, last, left):
    budget = lump_sum(packages(share("s", "b", "60000"), share("t", "c", last)))
    use = budget.limit("lump_sum_organisations")

    assert use.maximum - use.used == Decimal(left)
    assert not use.is_kept
    assert budget.by_organisation()[""] == Decimal(left)
    assert budget.limit("lump_sum").is_kept


def test_without_shares_nobody_asks_for_them(lump_sum):
    assert lump_sum(cooperation("45000", "205000")).limit("lump_sum_organisations") is None


def test_tables_have_a_row_for_management_and_each_work_package(lump_sum):
    budget = lump_sum(packages(share("s", "b", "50000")))
    rows = [(row.category, row.thing, row.amount) for row in budget.portions()]

    assert rows == [
        ("management", ("management",), 20000),
        ("implementation", ("work_packages", "w"), 100000),
        ("unplanned", (), 0),
    ]
    assert budget.portions()[1].by_organisation() == {"b": 50000, "": 50000}


def test_what_is_not_planned_yet_is_a_row_of_its_own(lump_sum):
    rows = lump_sum(cooperation("45000", "85000")).portions()

    assert [(row.category, row.amount) for row in rows][-1] == ("unplanned", 120000)
    assert sum(row.amount for row in rows) == 250000
