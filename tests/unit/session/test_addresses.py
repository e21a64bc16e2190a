"""Organisations are kept once and used in drafts as copies that know where they come from."""

import json

import pytest

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.session.addresses import AddressBook
from erasmus_desk.storage.addresses import Card
from small_desk import ID, a_desk

CARD = Card(
    "c1",
    {"legal_name": "Szkoła Przykładowa", "oid": "E10000001", "country": "PL", "city": "Kraków"},
    contacts=({"first_name": "Jan", "email": "jan@przyklad.example"},),
    descriptions={"en": {"background": "A school."}, "pl": {"background": "Szkoła."}},
)


@pytest.fixture
def desk(tmp_path):
    return a_desk(tmp_path / "home")


@pytest.fixture
def book(desk):
    return AddressBook(desk)


@pytest.fixture
def opened(desk):
    made = desk.new(ID, "Bread")
    yield made
    made.saver.close()


def test_a_card_comes_back_as_it_was_kept(book):
    kept = book.keep(CARD)

    assert book.cards() == (kept,)
    assert book.find("przykł krak") == (kept,)
    assert book.find("nobody") == ()


def test_an_organisation_is_copied_in_the_language_of_the_answers(book, opened):
    place = book.use_in(opened, book.keep(CARD))

    item = opened.value(place)
    assert item["legal_name"] == "Szkoła Przykładowa"
    assert item["background"] == "A school."
    assert item["persons"][0]["first_name"] == "Jan"
    assert "city" not in item  # the form does not ask for it


def test_using_a_card_is_one_step(book, opened):
    book.use_in(opened, book.keep(CARD))

    opened.undo()

    assert opened.value(("organisations",)) is None
    assert book.updates_for(opened) == ()


def test_what_the_draft_says_and_the_card_does_not_stays(book, opened):
    identity = opened.add(("organisations",), {"legal_name": "?", "background": "Own words"})
    bare = Card("c1", {"legal_name": "Szkoła"})

    book.use_in(opened, book.keep(bare), ("organisations", identity))

    item = opened.value(("organisations", identity))
    assert (item["legal_name"], item["background"]) == ("Szkoła", "Own words")


def test_news_on_the_card_is_offered_and_taken_over_on_request(book, opened):
    place = book.use_in(opened, book.keep(CARD))
    assert book.updates_for(opened) == ()
    book.keep(Card("c1", {**CARD.facts, "oid": "E20000002"}, CARD.contacts, CARD.descriptions))

    (update,) = book.updates_for(opened)
    assert [(f.key, f.proposed, f.edited) for f in update.fields] == [("oid", "E20000002", False)]

    book.update(opened, update)
    assert opened.value((*place, "oid")) == "E20000002"
    assert book.updates_for(opened) == ()


def test_an_answer_that_was_edited_in_the_draft_is_marked(book, opened):
    place = book.use_in(opened, book.keep(CARD))
    opened.answer((*place, "oid"), "E30000003")
    assert book.updates_for(opened) == ()
    book.keep(Card("c1", {**CARD.facts, "oid": "E20000002"}))

    (update,) = book.updates_for(opened)

    assert update.fields[0].edited


def test_the_origin_outlives_saving_and_opening(desk, book, opened):
    book.use_in(opened, book.keep(CARD))
    opened.save_now()
    book.keep(Card("c1", {**CARD.facts, "legal_name": "New name"}))

    (update,) = book.updates_for(desk.open(opened.path))

    assert update.card.name == "New name"


def test_an_organisation_of_a_draft_is_learnt_and_completes_a_known_card(book, opened):
    book.keep(CARD)
    identity = opened.add(
        ("organisations",),
        {"legal_name": "Szkoła Przykładowa", "oid": "E10000001", "background": "Better words."},
    )

    card = book.learn(opened, ("organisations", identity))

    assert card.id == "c1"
    assert card.descriptions["en"]["background"] == "Better words."
    assert card.descriptions["pl"]["background"] == "Szkoła."
    assert card.facts["city"] == "Kraków"
    assert len(book.cards()) == 1


def test_cards_travel_in_a_small_file(book, desk, tmp_path):
    book.keep(CARD)
    path = book.export(book.cards(), tmp_path / "schools")
    other = AddressBook(a_desk(tmp_path / "other"))
    other.keep(Card("x", {"legal_name": "Another spelling", "oid": "E10000001", "phone": "1"}))

    incoming = other.read_file(path)
    other.take(incoming)

    assert path.name == "schools.erasmus-card"
    assert incoming[0].known.id == "x"
    (card,) = other.cards()
    assert (card.id, card.name, card.facts["phone"]) == ("x", "Szkoła Przykładowa", "1")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"kind": "x"}', b"\xff\xfe\x00", b'{"edition": 1, "answers": {}}'],
)
def test_a_file_that_holds_no_cards_is_refused(book, tmp_path, content):
    path = tmp_path / "x.erasmus-card"
    path.write_bytes(content)

    with pytest.raises(DraftUnusable, match="cards-unusable"):
        book.read_file(path)


def test_what_no_card_can_have_is_left_out(book, tmp_path):
    path = tmp_path / "x.erasmus-card"
    raw = {
        "kind": "erasmus-desk-organisations",
        "edition": 1,
        "cards": [
            7,
            {"facts": {"legal_name": ""}},
            {
                "id": 5,
                "facts": {"legal_name": "A\u0000b\n c", "oid": 7, "public_body": "yes", "zz": 1},
                "contacts": [{"email": "a@b.example", "secret": "x"}, 4],
                "descriptions": {"en": {"background": "x"}, "../x": {"a": "b"}, "pl": 3},
                "checked": "never",
            },
        ],
    }
    path.write_text(json.dumps(raw), encoding="utf-8")

    ((incoming),) = book.read_file(path)

    assert incoming.card.facts == {"legal_name": "Ab c"}
    assert incoming.card.contacts == ({"email": "a@b.example"},)
    assert incoming.card.descriptions == {"en": {"background": "x"}}
    assert incoming.card.checked == ""


def test_a_damaged_book_is_never_replaced_by_an_empty_one(book, desk):
    book.keep(CARD)
    file = desk.home / "addresses.json"
    file.write_bytes(b"{ damaged")

    with pytest.raises(DraftUnusable):
        book.keep(CARD)

    assert file.read_bytes() == b"{ damaged"


def test_the_book_of_before_is_kept_beside_the_new_one(book, desk):
    book.keep(CARD)
    book.remove(CARD)

    assert book.cards() == ()
    assert b"E10000001" in (desk.home / "addresses.previous.json").read_bytes()


def test_a_check_is_dated(book, desk):
    assert book.confirm(book.keep(CARD)).checked == desk.now().date().isoformat()
