"""Organisations come in from the tables that people have."""

import pytest

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.storage.cards_csv import RowProblem, read_csv

COUNTRIES = {"pl": "PL", "polska": "PL", "gr": "EL", "ελλάδα": "EL", "bulgaria": "BG"}


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_polish_tables_are_read_in_every_usual_encoding(tmp_path, encoding):
    text = 'Nazwa;OID;Miejscowość;Kraj\n"Zażółć gęślą; jaźń";E10000001;Łódź;Polska\n'

    found = read_csv(table(tmp_path, text, encoding), COUNTRIES)

    (card,) = found.cards
    assert card.facts == {
        "legal_name": "Zażółć gęślą; jaźń",
        "oid": "E10000001",
        "city": "Łódź",
        "country": "PL",
    }
    assert found.problems == found.unknown == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1253", "1ο Επαγγελματικό Λύκειο Αθήνας"), ("cp1251", "Професионална гимназия, София")],
)
def test_greek_and_bulgarian_letters_are_told_apart(tmp_path, encoding, name):
    found = read_csv(table(tmp_path, f"name;city\n{name};x\n", encoding), COUNTRIES)

    assert found.cards[0].name == name


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_the_columns_is_found(tmp_path, sign):
    text = sign.join(("Legal name", "City", "My notes")) + "\n" + sign.join(("A", "B", "C"))

    found = read_csv(table(tmp_path, text), COUNTRIES)

    assert found.cards[0].facts == {"legal_name": "A", "city": "B"}
    assert found.unknown == ("My notes",)


def test_what_cannot_be_taken_over_is_told_with_its_row(tmp_path):
    text = "name,oid,pic,country,public body\nA,X1,99,Atlantis,maybe\n,E10000001,,,\n\nB,,,,tak\n"

    found = read_csv(table(tmp_path, text), COUNTRIES)

    assert [card.facts for card in found.cards] == [
        {"legal_name": "A"},
        {"legal_name": "B", "public_body": True},
    ]
    assert set(found.problems) == {
        RowProblem(2, "oid", "oid", "X1"),
        RowProblem(2, "pic", "pic", "99"),
        RowProblem(2, "country", "country", "Atlantis"),
        RowProblem(2, "public_body", "yes-no", "maybe"),
        RowProblem(3, "legal_name", "no-name", ""),
    }


def test_a_person_of_the_row_becomes_the_contact(tmp_path):
    text = "name,first name,last name,contact email\nA,Jan,Przykład,j@a.example\n"

    (card,) = read_csv(table(tmp_path, text), COUNTRIES).cards

    assert card.contacts == (
        {"first_name": "Jan", "last_name": "Przykład", "email": "j@a.example"},
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "cards-table-empty"),
        (b"city,country\nA,B\n", "cards-no-name-column"),
        (b"PK\x03\x04\x00\x00", "cards-no-table"),
        (b'name\n"never closed\n', "cards-no-table"),
    ],
)
def test_what_is_no_table_of_organisations_is_refused_with_a_reason(tmp_path, content, code):
    path = tmp_path / "x.csv"
    path.write_bytes(content)

    with pytest.raises(DraftUnusable) as reason:
        read_csv(path, COUNTRIES)

    assert reason.value.code == code
