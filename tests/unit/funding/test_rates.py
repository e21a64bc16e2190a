"""The shipped rates, how they are read, and which of them applies."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from erasmus_desk.catalogue.rates import rate_names, read_rates
from erasmus_desk.errors import FormUnusable
from erasmus_desk.funding.calculate import MODELS, calculate
from erasmus_desk.funding.tariff import Tariff
from erasmus_desk.funding.vocabulary import BUDGET_LUMP_SUM, LUMP_SUM, MOBILITY, PARTNERSHIP
from erasmus_desk.model.budget import Budget
from erasmus_desk.model.forms import Funding
from erasmus_desk.model.rates import FundingSettings, Rate, RateBook

FIGURES = {*PARTNERSHIP, *MOBILITY, *LUMP_SUM, *BUDGET_LUMP_SUM}
FIGURES |= {"courses", "third_countries", "total"}
SOURCES = {"x": {"title": "A guide"}}
RATE = {
    "id": "travel.near",
    "call": 2026,
    "category": "travel",
    "source": ["x"],
    "confidence": "official",
}


def test_every_shipped_book_is_sound(forms_root):
    names = rate_names(forms_root)

    assert {"KA2-SP-2018", "KA1-2026", "KA220-2026", "KA210-2026"} <= set(names)
    for name in names:
        book = read_rates(forms_root, name)
        assert book.name == name
        assert all(rate.source and rate.call == book.call for rate in book.rates)
        assert {rate.category for rate in book.rates} <= FIGURES


def test_every_kind_of_activity_finds_its_rates(book):
    rates = book("KA1-2026")
    for kind in rates.activities:
        assert f"organisational.{kind.organisational}" in rates.by_id
        assert {f"individual.{kind.participant}.{group}" for group in (1, 2, 3)} <= set(rates.by_id)


def test_the_types_of_activities_are_those_of_the_forms(form, book):
    mobility = {
        option.code
        for action in ("ka121", "ka122")
        for field in ("school", "vet", "adult")
        for option in form(f"{action}-{field}-2026").options["mobility/activity_types"].options
    }
    lists = form("ka202-innovation-2018").options
    training = {option.code for option in lists["strategic-partnership/training_types"].options}

    assert mobility == set(book("KA1-2026").kinds)
    assert training <= set(book("KA2-SP-2018").kinds)


def test_the_distances_of_the_forms_have_rates(form, book):
    lists = form("ka202-innovation-2018").options
    partnership, mobility = book("KA2-SP-2018").by_id, book("KA1-2026").by_id
    for name, stem in (("meeting_distances", "meetings"), ("travel_distances", "training.travel")):
        for option in lists[f"strategic-partnership/{name}"].options:
            assert f"{stem}.{option.code}" in partnership
    for option in form("ka122-vet-2026").options["mobility/distances"].options:
        assert {f"travel.{mode}.{option.code}" for mode in ("standard", "green")} <= set(mobility)


def test_ranges_and_missing_rates_are_those_that_people_may_enter(book):
    assert {rate.id for rate in book("KA2-SP-2018").open_rates} == {
        "training.long_staff",
        "training.long_learner",
    }
    assert all(rate.is_range for rate in book("KA1-2026").open_rates)


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 1, "percent": 2},
        {"minimum": 5},
        {"minimum": 5, "maximum": 4},
        {"amount": -1},
        {"amount": "1.001"},
        {"percent": 101},
        {"id": "Travel near"},
        {"colour": "red"},
    ],
)
def test_a_rate_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(ValidationError):
        Rate.model_validate(RATE | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"rates": [RATE, RATE]},
        {"sources": {}},
        {
            "agencies": [
                {
                    "agency": "IT",
                    "fields": ["vet"],
                    "call": 2026,
                    "rate": "gone",
                    "amount": 1,
                    "source": ["x"],
                    "confidence": "single",
                }
            ]
        },
    ],
)
def test_a_book_that_contradicts_itself_is_refused(wrong):
    whole = {"name": "B", "call": 2026, "rates": [RATE], "sources": SOURCES}

    RateBook.model_validate(whole)
    with pytest.raises(ValidationError):
        RateBook.model_validate(whole | wrong)


@pytest.mark.parametrize("name", ["nowhere", "../countries", "a/b", ""])
def test_a_book_that_is_not_there_is_named(forms_root, name):
    with pytest.raises(FormUnusable) as caught:
        read_rates(forms_root, name)

    assert caught.value.code == "form-file-missing"


def test_a_broken_book_is_refused_with_its_place(tmp_path):
    folder = tmp_path / "shared" / "rates"
    folder.mkdir(parents=True)
    (folder / "B.toml").write_text('name = "B"\ncall = 2026\n[[rates]]\nid = "a"\n')

    with pytest.raises(FormUnusable) as caught:
        read_rates(tmp_path, "B")

    assert caught.value.code == "form-malformed"
    assert caught.value.facts["place"].startswith("rates.0")


def test_a_rate_of_another_field_does_not_apply(book):
    vet = Tariff(book("KA1-2026"), FundingSettings(), "PL", "vet")

    assert vet.charge("individual.pupil.1") is None
    assert vet.charge("individual.vet_learner.1") is not None
    assert vet.charge("individual.unheard_of.1") is None


def test_own_rates_survive_as_json():
    settings = FundingSettings(own_rates={"individual.staff.1": "141.50"}, agency="IT")
    again = FundingSettings.model_validate(settings.model_dump(mode="json"))

    assert again == settings
    assert again.own_rates["individual.staff.1"] == Decimal("141.50")


def test_a_form_without_a_funding_model_has_an_empty_budget(form, book):
    assert calculate(form("ka120-vet-2026"), {}, book("KA1-2026")) == Budget()


def test_a_funding_model_that_does_not_exist_is_named(form, book):
    wrong = form("ka122-vet-2026").model_copy(
        update={"funding": Funding(model="wishes", rates="KA1-2026")}
    )

    with pytest.raises(FormUnusable) as caught:
        calculate(wrong, {}, book("KA1-2026"))

    assert caught.value.code == "funding-model-unknown"
    assert {"strategic-partnership", "ka1-mobility", "lump-sum", "budget-lump-sum"} == MODELS
