"""The page of the grant: figures with their reasons, for the eye, the ear and the keyboard."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QAbstractButton

from erasmus_desk.desktop.planning.budget_page import BudgetPage
from erasmus_desk.desktop.planning.limits import LimitRow
from erasmus_desk.desktop.planning.shares import Bar
from erasmus_desk.desktop.planning.why import WhyDialog

KA202, KA122 = "ka202-innovation-2018", "ka122-vet-2026"


@pytest.fixture
def shown(qtbot, desk, texts, dressed):
    """Make the page of a draft and show it."""

    def show(opened, size=(1088, 800)):
        opened.saver.close()
        page = BudgetPage(desk, opened, texts)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        qtbot.waitExposed(page)
        return page

    return show


def rows(page):
    """The table as a list of lists of texts."""
    model = page.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def titles(page):
    model = page.table.model()
    across = Qt.Orientation.Horizontal
    return [model.headerData(column, across) for column in range(model.columnCount())]


def asked(page, row, column):
    """The explanation that opens for one cell."""
    page.explain(page.table.model().index(row, column))
    return page.findChildren(WhyDialog)[-1]


def test_items_go_down_and_organisations_across(shown, desk):
    page = shown(desk.example(KA202))

    assert titles(page)[2:] == [
        "ZSP (PL)",
        "Prozymi (EL)",
        "Zlatna pitka (BG)",
        "Cech (PL)",
        "Total",
    ]
    assert rows(page)[0][0] == "Project management and implementation"
    assert [text.replace("\u202f", " ") for text in rows(page)[0][2:]] == [
        "12 000",
        "6 000",
        "6 000",
        "6 000",
        "30 000",
    ]


def test_the_last_row_and_column_hold_sums_that_agree_to_the_cent(shown, desk):
    opened = desk.example(KA202)
    page = shown(opened)
    sheet = page.table.model().sheet

    last = sheet.rows[-1]

    assert last.total.amount == opened.view.budget.total
    assert sum((cell.amount for cell in last.cells), Decimal(0)) == last.total.amount
    for place, _ in enumerate(sheet.columns):
        inside = sum((row.cells[place].amount for row in sheet.rows[:-1]), Decimal(0))
        assert inside == last.cells[place].amount


def test_where_all_money_goes_to_the_applicant_activities_stand_across(shown, desk):
    page = shown(desk.example(KA122))

    assert [title[:2] for title in titles(page)[2:]] == ["A1", "A2", "A3", "To"]


def test_estimates_are_marked_in_cells_sums_and_for_the_ear(shown, desk):
    page = shown(desk.example(KA122))
    model = page.table.model()
    position = [row[0] for row in rows(page)].index("Individual support")

    assert rows(page)[position][2].startswith("≈")
    assert rows(page)[-1][-1].startswith("≈")
    spoken = model.index(position, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("estimate")
    assert spoken.startswith("Individual support · A1")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F1, Qt.Key.Key_Space])
def test_the_keyboard_asks_why(shown, desk, qtbot, key):
    page = shown(desk.example(KA202))
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(2, 3))

    qtbot.keyClick(page.table, key)

    text = page.findChildren(WhyDialog)[-1].browser.toPlainText()
    assert "55 days × € 137" in text
    assert "O1" in text


def test_a_click_asks_why(shown, desk, qtbot):
    page = shown(desk.example(KA202))
    area = page.table.visualRect(page.table.model().index(0, 2))

    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.table.viewport(), button, pos=area.center())

    assert "24 months × € 500" in page.findChildren(WhyDialog)[-1].browser.toPlainText()


def test_an_explanation_leads_to_where_it_was_planned(shown, desk, qtbot):
    page = shown(desk.example(KA202))
    dialog = asked(page, 2, 3)

    with qtbot.waitSignal(page.place_wanted) as told:
        dialog.browser.anchorClicked.emit(QUrl("place:0"))

    assert told.args == [("outputs", "o_module", "staff", "o1_lyk_t")]
    assert not dialog.isVisible()


def test_an_explanation_names_sources_and_how_sure_they_are(shown, desk):
    text = asked(shown(desk.example(KA202)), 2, 3).browser.toPlainText()

    assert "Sources" in text
    assert "[1]" in text
    assert "≈ from practice" in text


def test_a_cell_without_lines_says_that_nothing_is_planned(shown, desk):
    text = asked(shown(desk.example(KA202)), 3, 2).browser.toPlainText()

    assert "Nothing is planned for this yet" in text


def test_the_sum_of_sums_is_explained_item_by_item(shown, desk):
    page = shown(desk.example(KA202))
    last = page.table.model().rowCount() - 1

    text = asked(page, last, page.table.model().columnCount() - 1).browser.toPlainText()

    assert "Transnational project meetings" in text
    assert "Exceptional costs" in text


def test_limits_show_what_is_used_and_can_be_asked(shown, desk, qtbot):
    page = shown(desk.example(KA202))
    found = {row.limit.code: row for row in page.findChildren(LimitRow)}

    qtbot.keyClick(found["grant_total"], Qt.Key.Key_Return)

    assert found["grant_total"].accessibleName() == (
        "Grant in total: € 98\u202f851 of € 300\u202f000, kept"
    )
    assert "851 of €" in page.findChildren(WhyDialog)[-1].browser.toPlainText()


def test_an_event_without_an_output_is_named_in_red_and_comes_first(shown, desk):
    opened = desk.example(KA202)
    opened.answer(("events", "e_plovdiv", "outputs"), None)

    first = shown(opened).findChildren(LimitRow)[0]

    assert first.limit.code == "events_without_output"
    assert not first.limit.is_kept
    assert "E1" in first.accessibleName()


def test_shares_are_drawn_and_spoken(shown, desk):
    page = shown(desk.example(KA202))

    names = [bar.accessibleName() for bar in page.shares.findChildren(Bar)]

    assert names[0] == "ZSP (PL): 28 %"
    assert len(names) == 4


def test_an_empty_draft_says_what_to_fill_in_first(shown, desk, qtbot):
    page = shown(desk.new(KA202, "New"))
    steps = [b for b in page.findChildren(QAbstractButton) if b.objectName().startswith("step:")]

    with qtbot.waitSignal(page.place_wanted) as told:
        steps[0].click()

    assert not page.table.isVisible()
    assert [step.objectName() for step in steps][:2] == [
        "step:context.duration",
        "step:organisations",
    ]
    assert told.args == [("context", "duration")]


def test_a_change_in_the_plan_changes_the_page(shown, desk):
    opened = desk.example(KA202)
    page = shown(opened)

    opened.answer(("context", "duration"), 20)
    page.refresh()

    assert rows(page)[0][2].replace("\u202f", " ") == "10 000"


def test_thirty_organisations_scroll_between_items_and_total(shown, desk):
    opened = desk.example(KA202)
    for number in range(26):
        name = f"Επαγγελματικό Λύκειο και Εργαστηριακό Κέντρο {number}"
        opened.add(("organisations",), {"role": "partner", "country": "EL", "legal_name": name})
    page = shown(opened, (1088, 700))
    table, model = page.table, page.table.model()

    table.setCurrentIndex(model.index(2, 20))

    strips = [strip for strip in table._strips if strip.isVisible()]
    area = table.visualRect(model.index(2, 20))
    assert [strip.columns for strip in strips] == [(0,), (model.columnCount() - 1,)]
    assert area.left() >= strips[0].width()
    assert area.right() <= table.viewport().width() - strips[1].width()


def test_the_workbook_is_written_where_one_says(shown, desk, texts, tmp_path, monkeypatch):
    from erasmus_desk.desktop.planning import workbook

    page = shown(desk.example(KA202))
    target = tmp_path / "budget"
    monkeypatch.setattr(workbook.QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    page.export()

    assert (tmp_path / "budget.xlsx").read_bytes()[:2] == b"PK"


def test_a_detailed_budget_goes_by_work_package_and_participant(shown, desk):
    opened = desk.example("alliances-innovation-lot1-2026")
    page = shown(opened)
    sums = [row[0].replace("\u00a0", " ")[:3] for row in rows(page)]

    assert sums[:5] == ["WP1", "WP2", "WP3", "WP4", "WP5"]
    assert titles(page)[2] == "THL (DE)"
    assert page.findChild(LimitRow, "limit:grant_maximum") is not None
    assert "of which 80" in asked(page, 0, 2).browser.toPlainText()
