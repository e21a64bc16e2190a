"""Home: the list of drafts and what is done with them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from erasmus_desk.desktop.dialogs.new_application import NewApplication
from erasmus_desk.desktop.home.rows import COLUMNS
from erasmus_desk.desktop.home.table import DraftsTable

FORM = "ka202-innovation-2018"

OTHER = "ka122-vet-2026"


@pytest.fixture
def three(desk):
    """Three drafts; the path of each by its title."""
    wanted = (("Bakers", FORM), ("Żółty dom", OTHER), ("Carpenters", FORM))
    made = {}
    for title, form in wanted:
        opened = desk.new(form, title)
        opened.saver.close()
        made[title] = opened.path
    return made


@pytest.fixture
def home(three, window):
    return window.home


def titles(home):
    return [row.title for row in home.applications.model.rows]


def choose(home, title):
    page = home.applications
    page.table.choose(next(r.entry.path for r in page.model.rows if r.title == title))
    page.table.setFocus()
    return page.table


def test_every_draft_is_listed_with_its_form(home):
    row = next(r for r in home.rows if r.title == "Bakers")

    assert sorted(titles(home)) == ["Bakers", "Carpenters", "Żółty dom"]
    assert row.form == "KA202 · VET · 2018"
    assert row.deadline == "in 34 days"
    assert row.deadline_role == "chip-ok"


def test_the_side_bar_counts(home, desk):
    places = home.side.findChild(object, "places")

    said = [places.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(4)]

    assert said == ["Applications, 3", "Address book, 0", f"Forms, {len(desk.heads)}", "Trash, 0"]


def test_search_needs_every_word_and_no_accents(home, qtbot):
    field = home.findChild(QLineEdit, "search")

    qtbot.keyClicks(field, "zolty mob")
    assert titles(home) == ["Żółty dom"]
    field.clear()
    qtbot.keyClicks(field, "nobody wrote this")
    assert titles(home) == []
    assert home.findChild(object, "nothing-found").isVisible()


def test_partners_are_found(home, desk, window):
    opened = desk.open(Path(home.rows[0].entry.path))
    place = ("organisations", opened.value(("organisations",))[0]["id"], "legal_name")
    opened.answer(place, "Zespół Szkół Gastronomicznych")
    desk.save(opened)
    desk.remember(opened)
    opened.saver.close()
    home.refresh()

    home.findChild(QLineEdit, "search").setText("gastronomicznych")

    assert len(titles(home)) == 1


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_both_ways(home, column):
    home.applications.sort_by(column)
    once = titles(home)
    home.applications.sort_by(column)

    assert titles(home) == once[::-1]


def test_enter_opens_the_draft(home, window, qtbot):
    table = choose(home, "Bakers")

    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert window.opened is not None
    assert window.opened.draft.title == "Bakers"


def test_f2_renames(home, window, qtbot, monkeypatch):
    monkeypatch.setattr(window.shelving, "ask_title", lambda _: "Bakers and millers")

    qtbot.keyClick(choose(home, "Bakers"), Qt.Key.Key_F2)

    assert "Bakers and millers" in titles(home)
    assert home.applications.table.chosen().title == "Bakers and millers"


def test_ctrl_d_makes_a_copy(home, qtbot):
    qtbot.keyClick(choose(home, "Bakers"), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert "Bakers (copy)" in titles(home)
    assert len(titles(home)) == 4


def test_delete_moves_to_the_trash_and_undo_brings_back(home, window, qtbot):
    """Nothing is asked, because nothing is lost."""
    qtbot.keyClick(choose(home, "Bakers"), Qt.Key.Key_Delete)
    assert "Bakers" not in titles(home)

    qtbot.mouseClick(window.findChild(object, "notice-button"), Qt.MouseButton.LeftButton)

    assert "Bakers" in titles(home)


def test_after_a_delete_the_cursor_stays_near(home, qtbot):
    home.applications.sort_by("title")
    qtbot.keyClick(choose(home, "Carpenters"), Qt.Key.Key_Delete)

    assert home.applications.table.chosen().title == "Żółty dom"


def test_a_draft_from_elsewhere_only_leaves_the_list(home, window, desk, tmp_path, qtbot):
    path = tmp_path / "usb" / "Stick.erasmus"
    desk.new(FORM, "Stick", path=path).saver.close()
    home.refresh()

    qtbot.keyClick(choose(home, "Stick"), Qt.Key.Key_Delete)

    assert "Stick" not in titles(home)
    assert path.is_file()


def test_an_unreadable_file_is_shown_with_what_is_wrong(home, desk):
    (desk.library.folder / "Broken.erasmus").write_text('{"edition": 1', encoding="utf-8")

    home.refresh()

    row = next(r for r in home.rows if r.title == "Broken")
    assert row.problem
    assert "Broken.erasmus" in row.action


def test_a_file_that_cannot_be_opened_gives_one_dialog(home, desk, window, told, qtbot):
    (desk.library.folder / "Broken.erasmus").write_text("", encoding="utf-8")
    home.refresh()

    qtbot.keyClick(choose(home, "Broken"), Qt.Key.Key_Return)

    assert len(told) == 1
    assert window.opened is None


def test_drafts_are_judged_while_nothing_else_is_to_do(three, desk, window, qtbot):
    index = desk.home / "library.json"
    index.unlink()
    desk.library.__init__(desk.home)

    window.home.refresh()
    assert {row.progress for row in window.home.rows} == {"…"}
    window.home.judge_in_background()

    qtbot.waitUntil(lambda: all(row.progress != "…" for row in window.home.rows))


def test_the_first_start_offers_two_ways(window):
    welcome = window.findChild(object, "welcome")

    assert welcome.isVisible()
    assert welcome.findChild(object, "welcome-start").isVisible()
    assert welcome.findChild(object, "welcome-example").isVisible()
    assert not window.findChild(DraftsTable, "drafts").isVisible()


def test_a_card_begins_an_application(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(NewApplication, "exec", lambda self: asked.append(self._form) or 0)
    card = next(c for c in window.home.applications._cards._cards)

    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)

    assert asked == [card.objectName().removeprefix("card:")]


def test_the_status_line_counts_and_names_the_next_deadline(home, window):
    saved = window.findChild(object, "status-saved")
    following = window.findChild(object, "status-grant")

    assert saved.text() == "3 applications in your library"
    assert "in 34 days" in following.text()
