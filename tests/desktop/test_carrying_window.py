"""The dialog, the report and the parking list: empty, long, many, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)

from erasmus_desk.desktop.carrying.dialog import CarryDialog
from erasmus_desk.desktop.carrying.entry_list import EntryList
from erasmus_desk.desktop.carrying.parking_page import ParkingPage
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.export_dialog import ExportDialog
from erasmus_desk.desktop.wizard.item_list import ID
from erasmus_desk.desktop.wizard.review_table import ReviewTable
from erasmus_desk.model.parking import Origin, Parked

from .conftest import FORM, NOW

_FORM_ROLE = Qt.ItemDataRole.UserRole


def entry(number, **more):
    facts = {
        "id": f"e{number}",
        "form": "ka202-innovation-2018",
        "place": ("outputs", f"o{number // 4}", "title"),
        "value": f"Text {number}",
        "text": f"Text {number}",
        "label": f"Question {number}",
        "above": f"Outputs › O{number // 4}",
    }
    return Parked.model_validate(facts | more)


@pytest.fixture
def opened(desk):
    made = desk.new(FORM, "Green skills")
    yield made
    made.saver.close()


@pytest.fixture
def page(qtbot, desk, texts, dressed, opened):
    """The parking list with what a test parks."""

    def show(*entries):
        opened.set_facts(parked=entries)
        made = ParkingPage(Bench(desk, opened, texts))
        qtbot.addWidget(made)
        made.resize(1000, 600)
        made.show()
        opened.listen(lambda _: made.refresh())
        return made

    return show


def entries_of(page):
    model = page.findChild(EntryList).model()
    found = (model.index(n, 0).data(ID) for n in range(model.rowCount()))
    return [one for one in found if one]


def test_an_empty_parking_list_says_so(page):
    shown = page()

    assert "The parking list is empty." in said(shown)
    assert not shown.findChild(EntryList).isVisible()
    assert not shown.findChild(QPushButton, "parking-clear").isEnabled()


def test_arrow_keys_pass_over_headings_through_all_of_200_entries(page, qtbot):
    shown = page(*(entry(n) for n in range(200)))
    view = shown.findChild(EntryList)
    seen = [view.chosen()]
    for _ in range(199):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.chosen())

    assert seen == [f"e{n}" for n in range(200)]


def test_a_very_long_text_is_shown_and_copied_whole(page, qtbot):
    text = "Zażółć\u00a0gęślą jaźń.\n" * 5_000
    shown = page(entry(0, text=text))

    qtbot.keyClick(shown.findChild(EntryList), Qt.Key.Key_Return)

    assert QGuiApplication.clipboard().text() == text
    assert shown.findChild(QPlainTextEdit).document().characterCount() >= len(text)


def test_search_finds_labels_and_texts_and_the_filter_leaves_out_what_is_used(page):
    shown = page(entry(0, text="Roggenbrot"), entry(1, done=True), entry(2, label="Brot und mehr"))
    search = shown.findChild(QLineEdit, "parking-search")

    search.setText("brot")
    assert entries_of(shown) == ["e0", "e2"]
    search.setText("nothing like it")
    assert "Nothing fits what you search for." in said(shown)
    search.clear()
    shown.findChild(QComboBox).setCurrentIndex(1)
    assert entries_of(shown) == ["e0", "e2"]


def test_a_deleted_entry_is_offered_back_until_something_else_is_done(page, opened, qtbot):
    shown = page(entry(0), entry(1))
    view, note = shown.findChild(EntryList), shown.findChild(QPushButton, "parking-undo")

    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert note.isVisible()
    assert view.chosen() == "e1"
    note.click()
    assert [one.id for one in opened.parked] == ["e0", "e1"]

    qtbot.keyClick(view, Qt.Key.Key_Delete)
    opened.answer(("context", "title"), "Other")
    assert not note.isVisible()


def test_used_entries_are_ticked_and_deleted_together(page, opened):
    shown = page(entry(0), entry(1))

    shown.findChild(QCheckBox, "parking-done").click()
    assert [one.done for one in opened.parked] == [True, False]
    shown.findChild(QPushButton, "parking-clear").click()

    assert [one.id for one in opened.parked] == ["e1"]
    assert "1 used answer was deleted." in said(shown)


def test_the_way_to_the_question_is_offered_where_the_form_has_one(page, qtbot):
    here = entry(0, place=("context", "title"), reason="other-kind")
    shown = page(here, entry(1, place=("context", "gone")))
    go = shown.findChild(QPushButton, "parking-go")

    with qtbot.waitSignal(shown.place_wanted) as wanted:
        go.click()
    assert wanted.args == [("context", "title")]
    qtbot.keyClick(shown.findChild(EntryList), Qt.Key.Key_Down)
    assert not go.isVisible()


def test_entries_of_a_form_that_nobody_knows_any_more_are_readable(page):
    shown = page(entry(0, form="gone-1999", reason="no-such-reason"))

    assert "gone-1999: Outputs › O0" in said(shown)


def test_the_report_unfolds_new_questions_and_goes_to_them(window, qtbot):
    opened = window.desk.new("ka202-good-practices-2018", "Green skills")
    origin = Origin(draft="d", title="Old", form="ka120-vet-2026", at=NOW, came=7, again=1)
    opened.set_facts(origin=origin)
    window.show_draft(opened)
    window.workspace.show_section("#carried")
    page = window.findChild(ReviewTable, "carried_table")
    rows = page.model().rowCount()

    assert any("From “Old” (KA120" in text for text in said(window))
    qtbot.keyClick(page, Qt.Key.Key_Down)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.model().rowCount() > rows
    qtbot.keyClick(page, Qt.Key.Key_Down)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.workspace.current_section().startswith("#"))


def test_a_draft_made_from_nothing_has_no_such_pages(open_window):
    assert not {"#carried", "#parking"} & set(open_window.workspace.plan_keys())


@pytest.fixture
def dialog(qtbot, desk, texts, dressed, opened):
    made = CarryDialog(desk, opened, texts)
    qtbot.addWidget(made)
    made.show()
    return made


def forms_in(dialog):
    forms = dialog.findChild(QListWidget)
    shown = (forms.item(n) for n in range(forms.count()))
    return [item.data(_FORM_ROLE) for item in shown if not item.isHidden()]


def test_searching_a_form_hides_groups_without_one_and_tries_the_first(dialog, qtbot):
    dialog.findChild(QLineEdit, "carry-find").setText("ka122 2027 vet")

    assert forms_in(dialog) == [None, "ka122-vet-2027"]
    qtbot.waitUntil(lambda: dialog.planned is not None)
    assert dialog.planned.new.id == "ka122-vet-2027"
    assert any("ahead of its call" in text for text in said(dialog))


def test_a_form_that_is_not_there_cannot_be_made(dialog):
    dialog.findChild(QLineEdit, "carry-find").setText("no such form")
    dialog.accept()

    assert dialog.planned is None
    assert dialog.isVisible()
    assert not dialog.findChild(QPushButton, "carry-create").isEnabled()
    assert "No form has all of these words." in said(dialog)


def test_a_title_of_ones_own_stays_whatever_form_is_looked_at(dialog, qtbot):
    title = dialog.findChild(QLineEdit, "carry-title")
    qtbot.waitUntil(lambda: dialog.planned is not None)
    assert "Green skills" in dialog.title

    title.selectAll()
    qtbot.keyClicks(title, "My own")
    dialog.findChild(QLineEdit, "carry-find").setText("ka122 2026 vet")
    qtbot.waitUntil(lambda: dialog.planned is not None)

    assert dialog.title == "My own"


def test_the_export_mentions_what_waits_in_the_parking_list(qtbot, desk, texts, dressed, opened):
    opened.set_facts(parked=(entry(0), entry(1, done=True)))
    dialog = ExportDialog(None, desk, opened, texts)
    qtbot.addWidget(dialog)

    assert any("1 answer that is not in the document" in text for text in said(dialog))


def said(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]
