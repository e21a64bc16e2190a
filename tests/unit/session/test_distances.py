"""Towns are found however people write them, and distances measured between them."""

import gzip
import tomllib

import pytest

from erasmus_desk.assets import data_root, resource
from erasmus_desk.session.distances import Stop, Towns, measured, stops
from erasmus_desk.session.towns import folded
from planned import MOBILITY, PARTNERSHIP, desk_in

FOLDER = resource("places")


def lines_of(country):
    packed = (FOLDER / f"{country}.txt.gz").read_bytes()
    return gzip.decompress(packed).decode().split("\n")[:-1]


@pytest.fixture(scope="module")
def towns():
    return Towns()


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
        ("L’Aquila", "IT", "L'Aquila"),
        ("s-Hertogenbosch", "NL", "'s-Hertogenbosch"),
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


@pytest.mark.parametrize("country", ["PL", "GR", "BG", "IT", "GB", "UA"])
def test_small_towns_are_known_in_the_programme_and_around_it(towns, country):
    """Vocational schools stand in small towns."""
    places = [line.split("\t") for line in lines_of(country)]

    assert sum(1000 <= int(population) < 5000 for _, _, _, population, _ in places) > 60


def test_every_country_of_the_forms_has_its_towns():
    known = tomllib.loads((data_root() / "forms/shared/countries.toml").read_text("utf-8"))
    codes = {country["iso"] for country in known["country"]}

    assert {path.name.partition(".")[0] for path in FOLDER.glob("*.txt.gz")} == codes
    assert all(len(lines_of(code)) >= 1 for code in codes)


def test_names_are_stored_as_a_search_compares_them():
    """Whoever changes `folded` has to make the files anew: tools/make_places.py."""
    for line in (*lines_of("PL"), *lines_of("GR"), *lines_of("BG"), *lines_of("DK")):
        usual, _, _, _, names = line.split("\t")
        known = names.strip("|").split("|")
        assert known[0] == folded(usual)
        assert known == list(dict.fromkeys(map(folded, known)))


def test_codes_of_airports_and_addresses_are_no_names(towns):
    for code, country in (("WAW", "PL"), ("ATH", "GR"), ("QEO", "PL")):
        assert towns.find_places(code, country).how != "name"
    assert not any("http" in line or "www" in line for line in lines_of("GR"))


def test_only_the_country_that_is_asked_for_is_read(tmp_path):
    """A slow computer must not read the world to find one town."""
    place = "Roma\t41.8919\t12.5113\t2318895\t|roma|rome|\n"
    (tmp_path / "IT.txt.gz").write_bytes(gzip.compress(place.encode()))
    (tmp_path / "FR.txt.gz").write_bytes(b"not to be looked at")

    assert Towns(tmp_path).find_places("Rome", "IT").best.name == "Roma"


def test_digits_are_not_looked_for_in_the_numbers_of_a_line(towns):
    population = lines_of("PL")[0].split("\t")[3]

    assert towns.find_places(population, "PL").how == "unknown"


@pytest.mark.parametrize("code", ["..", "", "P", "../PL", "plx"])
def test_what_is_no_code_of_a_country_has_no_towns(towns, code):
    assert towns.find_places("Kraków", code).how == "unknown"


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
