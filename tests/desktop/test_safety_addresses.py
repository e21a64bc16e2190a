"""The address book on Home and in a draft."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton

from erasmus_desk.desktop.dialogs import messages
from erasmus_desk.desktop.safety import address_files
from erasmus_desk.desktop.safety.address_dialogs import CardPicker, TickDialog
from erasmus_desk.desktop.safety.address_editor import CardEditor
from erasmus_desk.session.kept import Card

FORM = "ka202-innovation-2018"
SCHOOL = Card(
    "c1",
    {"legal_name": "Szkoła Zmyślona", "oid": "E10000001", "country": "PL", "city": "Tarnów"},
    ({"first_name": "Jan", "last_name": "Fikcyjny"},),
    {"pl": {"background": "Szkoła\u00a0branżowa."}},
    "2018-01-02",
)
GUILD = Card("c2", {"legal_name": "Bakers' guild", "country": "BG", "city": "Plovdiv"})


@pytest.fixture
def book(window):
    window.addresses.book.keep_all([SCHOOL, GUILD])
    return window.addresses.book


@pytest.fixture
def page(window, book):
    window.home.side.choose("addresses")
    return window.home.addresses


@pytest.fixture
def draft(window, desk, book):
    window.show_draft(desk.new(FORM, "Green skills"))
    return window.opened


def listed(page):
    found = page.findChild(QListWidget, "addresses-list")
    return [found.item(row).text() for row in range(found.count())]


def undo(window):
    window.findChild(QPushButton, "notice-button").click()


def editor(window, qtbot, card=SCHOOL):
    made = CardEditor(window.texts, window.addresses.names, card, window.desk.now().date())
    qtbot.addWidget(made)
    return made


def test_the_side_bar_leads_to_the_address_book(window, page):
    assert listed(page) == ["Bakers' guild", "Szkoła Zmyślona"]


def test_the_side_bar_counts_after_a_change(window, page):
    window.addresses.count_again()

    places = window.home.side.findChild(QListWidget, "places")

    assert places.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Address book, 2"


def test_search_finds_numbers_and_cities(page, qtbot):
    field = page.findChild(QLineEdit, "addresses-search")

    qtbot.keyClicks(field, "e10000001")

    assert listed(page) == ["Szkoła Zmyślona"]


def test_what_is_deleted_comes_back(window, page, book):
    page.findChild(QListWidget, "addresses-list").setCurrentRow(1)

    page.findChild(QPushButton, "addresses-delete").click()
    after = listed(page)
    undo(window)

    assert after == ["Bakers' guild"]
    assert len(book.cards()) == 2


def test_a_new_organisation_is_kept_and_can_be_taken_back(window, page, book, monkeypatch):
    def fill(dialog):
        assert not dialog.findChild(QPushButton, "card-save").isEnabled()
        dialog.findChild(QLineEdit, "card:legal_name").setText("New school")
        return 1

    monkeypatch.setattr(CardEditor, "exec", fill)

    page.findChild(QPushButton, "addresses-add").click()
    names = listed(page)
    undo(window)

    assert "New school" in names
    assert "New school" not in listed(page)


def test_editing_changes_what_was_touched_and_nothing_else(window, page, book, monkeypatch):
    def fill(dialog):
        dialog.findChild(QLineEdit, "card:city").setText("Kraków")
        return 1

    monkeypatch.setattr(CardEditor, "exec", fill)
    window.addresses.edit(SCHOOL)

    card = book.find("kraków")[0]
    assert dict(card.facts) == {**SCHOOL.facts, "city": "Kraków"}
    assert card.contacts == SCHOOL.contacts
    assert card.descriptions == SCHOOL.descriptions
    undo(window)
    assert book.find("tarnów")


def test_descriptions_are_kept_per_language(window, qtbot, book):
    dialog = editor(window, qtbot)
    languages = dialog.findChild(QComboBox, "card-language")
    languages.setCurrentIndex(languages.findData("en"))
    dialog.findChild(object, "card-text:background").setPlainText("A school.")

    found = dialog.card().descriptions

    assert found["pl"] == SCHOOL.descriptions["pl"]
    assert found["en"] == {"background": "A school."}


def test_facts_are_confirmed_with_the_day(window, qtbot, book):
    dialog = editor(window, qtbot)
    dialog.findChild(object, "card-checked").setChecked(True)

    assert dialog.card().checked == "2018-02-15"


def test_a_table_is_shown_before_it_is_taken(window, page, book, tmp_path, monkeypatch):
    table = tmp_path / "partners.csv"
    table.write_text("name;oid\nNew school;E10000009\nOther;nonsense\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    asked = []
    monkeypatch.setattr(address_files, "choose", lambda *a, **_: asked.append(a) or 1)

    window.addresses.files.take_csv()

    assert asked[0][2] == "2 organisations found"
    assert "“nonsense” is not an OID" in asked[0][3]
    assert len(book.cards()) == 4


@pytest.mark.parametrize(
    ("key", "wrong", "right", "said"),
    [
        ("oid", "E123", "E12345678", "the letter E and eight digits"),
        ("pic", "12345678", "123456789", "nine digits"),
        ("email", "office", "office@school.example", "not an e-mail address"),
    ],
)
def test_a_number_that_cannot_be_one_is_said_and_keeps_nobody_from_saving(
    window, qtbot, book, key, wrong, right, said
):
    dialog = editor(window, qtbot, GUILD)
    dialog.show()
    field = dialog.findChild(QLineEdit, f"card:{key}")
    hint = dialog.findChild(QLabel, f"card-hint:{key}")

    qtbot.keyClicks(field, wrong)
    assert hint.isHidden()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said in hint.text()
    assert field.accessibleDescription() == hint.text()
    assert dialog.card().facts[key] == wrong
    field.setText(right)

    assert hint.isHidden()


def test_cards_go_to_a_file_and_come_back(window, page, book, tmp_path, monkeypatch):
    path = tmp_path / "all.erasmus-card"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(address_files, "choose", lambda *_, **__: 1)
    window.addresses.files.export(book.cards())
    book.remove(GUILD)

    window.addresses.files.take_cards()

    assert listed(page) == ["Bakers' guild", "Szkoła Zmyślona"]


def test_a_damaged_book_says_so_and_stays(window, page, desk):
    (desk.home / "addresses.json").write_bytes(b"{")

    page.refresh()

    assert page.findChild(object, "addresses-none").isVisible()
    assert (desk.home / "addresses.json").read_bytes() == b"{"


def test_an_organisation_is_put_into_the_draft_and_taken_back(window, draft, monkeypatch):
    def pick(dialog):
        dialog.findChild(QListWidget, "picker-list").setCurrentRow(1)
        return 1

    before = draft.value(("organisations",)) or ()
    monkeypatch.setattr(CardPicker, "exec", pick)
    window.menuBar().findChild(QAction, "menu:address_use").trigger()

    present = draft.value(("organisations",))
    assert present[-1]["legal_name"] == "Szkoła Zmyślona"
    undo(window)
    assert (draft.value(("organisations",)) or ()) == before


def test_organisations_of_the_draft_are_learnt(window, draft, book, monkeypatch):
    draft.add(("organisations",), {"legal_name": "Learnt school"})
    monkeypatch.setattr(TickDialog, "exec", lambda _: 1)

    window.menuBar().findChild(QAction, "menu:address_learn").trigger()

    assert book.find("learnt")


def test_better_facts_are_taken_over_on_request(window, draft, book, monkeypatch):
    place = book.use_in(draft, SCHOOL)
    book.keep(Card("c1", {**SCHOOL.facts, "city": "Kraków"}, SCHOOL.contacts))
    monkeypatch.setattr(TickDialog, "exec", lambda _: 1)

    window.menuBar().findChild(QAction, "menu:address_update").trigger()

    assert draft.value((*place, "city")) == "Kraków"


def test_nothing_to_bring_up_to_date_is_said(window, draft, monkeypatch):
    from erasmus_desk.desktop.safety import address_draft

    said = []
    monkeypatch.setattr(address_draft, "say", lambda *a: said.append(a[3]))

    window.addresses.update_in(draft)

    assert "up to date" in said[0]
    assert messages.say is not None


def test_without_a_draft_the_menu_offers_nothing_of_it(window):
    for name in ("address_use", "address_learn", "address_update"):
        assert not window.menuBar().findChild(QAction, f"menu:{name}").isEnabled()
