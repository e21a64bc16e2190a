"""Rates that people enter: kept once per agency, held against the guide, used by the grant."""

import json
from decimal import Decimal

import pytest

from erasmus_desk.errors import DeskError
from erasmus_desk.model.own_rates import rates_from
from erasmus_desk.session.own_rates import (
    adopt,
    assume,
    clear_rate,
    enter_draft_rate,
    enter_rate,
    entered,
    own_rates,
)
from planned import MOBILITY, PARTNERSHIP, desk_in

STAFF, LEARNER = "individual.staff.1", "individual.vet_learner.1"


@pytest.fixture
def desk(tmp_path):
    return desk_in(tmp_path)


@pytest.fixture
def book(desk):
    return desk.rates(MOBILITY)


@pytest.fixture
def mobility(desk):
    opened = desk.example(MOBILITY)
    yield opened
    opened.saver.close()


def test_a_rate_is_kept_for_its_agency_and_call(desk, book):
    enter_rate(desk, book, "BG", STAFF, Decimal(150))
    enter_rate(desk, book, "PL", STAFF, Decimal(140))
    enter_rate(desk, book, "BG", STAFF, Decimal(160))

    known = own_rates(desk)
    assert known.of("BG", book.name) == {STAFF: Decimal("160.00")}
    assert known.of("PL", book.name) == {STAFF: Decimal("140.00")}
    assert known.of("BG", "KA1-2018") == {}
    assert json.loads((desk.home / "rates.json").read_bytes())["rates"][0]["amount"] == "160.00"


@pytest.mark.parametrize("step", [-1, 1])
def test_a_rate_outside_the_range_is_refused_and_nothing_is_kept(desk, book, step):
    rate = book.by_id[STAFF]
    outside = rate.maximum + 1 if step > 0 else rate.minimum - 1

    with pytest.raises(DeskError, match="rate-outside-range") as refused:
        enter_rate(desk, book, "BG", STAFF, outside)

    assert refused.value.facts["maximum"] == str(rate.maximum)
    assert not (desk.home / "rates.json").exists()


def test_the_ends_of_the_range_are_allowed(desk, book):
    rate = book.by_id[STAFF]

    for amount in (rate.minimum, rate.maximum):
        assert enter_rate(desk, book, "BG", STAFF, amount).of("BG", book.name)[STAFF] == amount


@pytest.mark.parametrize(
    ("rate_id", "amount", "code"),
    [
        ("travel.green.km_10_99", "10", "rate-not-open"),
        ("no.such", "10", "rate-not-open"),
        (STAFF, "100.005", "rate-malformed"),
        (STAFF, "NaN", "rate-malformed"),
    ],
)
def test_what_people_do_not_enter_is_refused(desk, book, rate_id, amount, code):
    with pytest.raises(DeskError, match=code):
        enter_rate(desk, book, "BG", rate_id, Decimal(amount))


def test_the_grant_follows_what_was_entered(desk, book, mobility):
    before = mobility.view.grant
    enter_rate(desk, book, "BG", LEARNER, book.by_id[LEARNER].minimum)

    adopt(desk, mobility)

    lines = [n for n in mobility.view.budget.lines if n.rate == book.by_id[LEARNER].minimum]
    assert mobility.view.grant < before
    assert lines
    assert all("own_rate" in line.notes for line in lines)


def test_a_draft_opened_later_uses_them_at_once(desk, book, mobility):
    enter_rate(desk, book, "BG", LEARNER, book.by_id[LEARNER].minimum)
    mobility.save_now()

    again = desk.open(mobility.path)
    again.saver.close()
    assert any("own_rate" in line.notes for line in again.view.budget.lines)


def test_other_agencies_are_not_concerned(desk, book, mobility):
    before = mobility.view.grant
    enter_rate(desk, book, "PL", LEARNER, book.by_id[LEARNER].minimum)
    adopt(desk, mobility)

    assert mobility.view.grant == before


def test_a_rate_can_be_forgotten(desk, book):
    enter_rate(desk, book, "BG", STAFF, Decimal(150))

    assert clear_rate(desk, book, "BG", STAFF).rates == ()


def test_the_settings_of_one_draft_come_first(desk, book, mobility):
    before = mobility.view.grant
    enter_draft_rate(mobility, book, "visits.person", Decimal(1))
    assert mobility.view.grant < before

    enter_draft_rate(mobility, book, "visits.person", None)
    assert mobility.view.grant == before
    assert "funding" not in mobility.draft.facts.settings


def test_the_point_of_the_range_that_stands_in_can_be_chosen(mobility):
    most = mobility.view.grant
    assume(mobility, "minimum")
    least = mobility.view.grant

    assert least < most
    assume(mobility, "maximum")
    assert mobility.view.grant == most


def test_uncertain_rates_of_an_old_call_can_be_overruled(desk):
    opened = desk.example(PARTNERSHIP)
    opened.saver.close()
    rates = desk.rates(PARTNERSHIP)
    before = opened.view.budget.figure("intellectual_outputs")

    enter_draft_rate(opened, rates, "outputs.D.teacher", Decimal(75))

    assert opened.view.budget.figure("intellectual_outputs") > before


def test_the_list_to_fill_in_names_range_entry_and_what_was_seen(desk, book):
    enter_rate(desk, book, "IT", "individual.pupil.2", Decimal(60))

    found = {one.rate.id: one for one in entered(desk, book, "IT", "school")}
    assert found["individual.pupil.2"].amount == Decimal(60)
    assert found["individual.pupil.2"].seen == Decimal(55)
    assert found[STAFF].amount is None
    assert all(one.rate.amount is None for one in found.values())


@pytest.mark.parametrize(
    "raw",
    [None, [], {"rates": 1}, {"rates": [1, {}, {"agency": "BG"}]}, {"rates": [{"agency": 1}]}],
)
def test_a_damaged_file_holds_no_rates(raw):
    assert rates_from(raw).rates == ()
