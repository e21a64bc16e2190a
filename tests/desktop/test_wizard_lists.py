"""Lists: items come, go, move and come back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from erasmus_desk.desktop.wizard.item_list import ItemList
from wizard_sample import open_wizard, sample_desk


@pytest.fixture
def wizard(tmp_path, qtbot):
    return open_wizard(sample_desk(tmp_path), qtbot)


def partners(wizard):
    return [item.get("name") for item in wizard.opened.value(("partners",)) or ()]


def add_partners(wizard, *names):
    for name in names:
        wizard.opened.add(("partners",), {"name": name})
    wizard.show_section("partners")


def tool(wizard, name):
    return wizard.findChild(QToolButton, name)


def test_add_puts_the_cursor_into_the_new_item(wizard, qtbot):
    wizard.show_section("partners")

    wizard.findChild(QPushButton, "add:partners").click()
    focused = wizard.focusWidget()
    qtbot.keyClicks(focused, "School")

    assert partners(wizard) == ["School"]
    title = wizard.findChild(QLabel, "title:partners")
    qtbot.waitUntil(lambda: title.text() == "School")


def test_delete_offers_to_bring_the_item_back(wizard):
    add_partners(wizard, "A", "B")

    tool(wizard, "delete:partners").click()
    assert partners(wizard) == ["B"]
    bar = wizard.findChild(QWidget, "undo_bar:partners")
    assert bar.isVisible()
    wizard.findChild(QPushButton, "undo:partners").click()

    assert partners(wizard) == ["A", "B"]
    assert not bar.isVisible()


def test_the_offer_ends_with_the_next_change(wizard):
    """Undo would take back something else by then."""
    add_partners(wizard, "A", "B")
    tool(wizard, "delete:partners").click()

    wizard.opened.add(("partners",))

    assert not wizard.findChild(QWidget, "undo_bar:partners").isVisible()


def test_items_move_and_stay_chosen(wizard):
    add_partners(wizard, "A", "B")

    tool(wizard, "move_down:partners").click()

    assert partners(wizard) == ["B", "A"]
    assert wizard.findChild(QLabel, "title:partners").text() == "A"
    assert wizard.findChild(ItemList).currentIndex().row() == 1


def test_a_copy_is_shown_at_once(wizard):
    add_partners(wizard, "A", "B")

    tool(wizard, "duplicate:partners").click()

    assert partners(wizard) == ["A", "A", "B"]
    assert wizard.findChild(ItemList).currentIndex().row() == 1


def test_no_more_than_the_most_can_be_added(wizard):
    add_partners(wizard, *"ABCDE")

    assert not wizard.findChild(QPushButton, "add:partners").isEnabled()


def test_arrow_keys_go_through_the_items(wizard, qtbot):
    add_partners(wizard, "A", "B")
    items = wizard.findChild(ItemList)
    items.setFocus()

    qtbot.keyClick(items, Qt.Key.Key_Down)

    assert wizard.findChild(QLabel, "title:partners").text() == "B"


def test_items_within_an_item_unfold(wizard):
    add_partners(wizard, "A")
    (partner,) = wizard.opened.value(("partners",))
    place = ("partners", partner["id"], "persons")
    wizard.show_place(place)

    wizard.findChild(QPushButton, "add:" + ".".join(place)).click()

    (person,) = wizard.opened.value(place)
    name = "input:" + ".".join((*place, person["id"], "name"))
    assert wizard.findChild(QLineEdit, name).hasFocus()


def test_enter_in_the_last_row_adds_one(wizard, qtbot):
    flow = wizard.opened.add(("needs", "flows"))
    wizard.show_place(("needs", "flows", flow, "people"))
    cell = wizard.findChild(QLineEdit, f"input:needs.flows.{flow}.people")

    qtbot.keyClicks(cell, "12")
    qtbot.keyClick(cell, Qt.Key.Key_Return)

    flows = wizard.opened.value(("needs", "flows"))
    assert [item.get("people") for item in flows] == [12, None]


def test_a_row_comes_back_after_delete(wizard):
    flow = wizard.opened.add(("needs", "flows"), {"people": 3})
    wizard.show_place(("needs", "flows", flow))

    tool(wizard, f"delete:needs.flows.{flow}").click()
    wizard.findChild(QPushButton, "undo:needs.flows").click()

    assert wizard.opened.value(("needs", "flows", flow, "people")) == 3
    assert wizard.findChild(QLineEdit, f"input:needs.flows.{flow}.people").text() == "3"


def test_years_stay_within_their_bounds(wizard):
    wizard.show_place(("needs", "targets"))
    add = wizard.findChild(QPushButton, "add:needs.targets")
    remove = wizard.findChild(QPushButton, "remove:needs.targets")
    assert not remove.isEnabled()

    add.click()

    assert not add.isEnabled()
    assert remove.isEnabled()
