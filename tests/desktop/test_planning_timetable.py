"""The page of the timetable: what happens when, drawn and spoken."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from erasmus_desk.desktop.planning.first_steps import dated
from erasmus_desk.desktop.planning.timetable_page import TimetablePage
from erasmus_desk.session.desk import Desk

KA202, KA120, KA122 = "ka202-innovation-2018", "ka120-vet-2026", "ka122-vet-2026"


@pytest.fixture
def shown(qtbot, desk, texts, dressed):
    def show(opened, at=desk, size=(1088, 800)):
        opened.saver.close()
        page = TimetablePage(at, opened, texts)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        qtbot.waitExposed(page)
        return page

    return show


def row_of(page, start):
    model = page.chart.model()
    return next(n for n, row in enumerate(model.rows) if row.title.startswith(start))


def test_every_month_of_the_project_has_a_column(shown, desk):
    page = shown(desk.example(KA202))

    model = page.chart.model()

    assert model.columnCount() == 1 + 24
    across, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    assert model.headerData(1, across, role) == "October 2018"
    assert model.headerData(24, across, role) == "September 2020"


def test_a_bar_covers_its_months_to_the_day(shown, desk):
    page = shown(desk.example(KA202))
    model, row = page.chart.model(), row_of(page, "O1")

    before, first = model.span_at(model.index(row, 2)), model.span_at(model.index(row, 3))
    last = model.span_at(model.index(row, 18))

    assert before is None
    assert (first.start, first.end, first.begins, first.ends) == (0.0, 1.0, True, False)
    assert (last.start, last.end, last.begins, last.ends) == (0.0, 1.0, False, True)


def test_a_row_is_spoken_with_its_days(shown, desk):
    page = shown(desk.example(KA202))
    index = page.chart.model().index(row_of(page, "O1"), 0)

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.endswith("40 hours: 1 December 2018 to 31 March 2020")


def test_enter_leads_to_where_a_row_is_planned(shown, desk, qtbot):
    page = shown(desk.example(KA202))
    page.chart.setFocus()
    page.chart.setCurrentIndex(page.chart.model().index(row_of(page, "E1"), 0))

    with qtbot.waitSignal(page.place_wanted) as told:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)

    assert told.args == [("events", "e_plovdiv")]


def test_today_is_a_line_within_the_project_only(shown, desk, texts, tmp_path):
    inside = Desk(tmp_path / "b", now=lambda: datetime(2019, 5, 16, tzinfo=UTC))
    page = shown(desk.example(KA202), inside)

    model = page.chart.model()

    assert model.today_in(8) == pytest.approx(0.5)
    outside = shown(desk.example(KA202))
    assert outside.chart.model().today_in(8) is None


def test_what_lies_outside_the_project_is_said(shown, desk):
    opened = desk.example(KA202)
    opened.answer(("outputs", "o_module", "end"), "2021-03-31")
    page = shown(opened)

    model = page.chart.model()

    assert model.spoken(model.rows[row_of(page, "O1")]).endswith("outside the project.")


def test_plan_years_stand_in_columns_of_their_own(shown, desk):
    page = shown(desk.example(KA120))
    model = page.years.model()

    assert page.years.isVisible()
    assert not page.chart.isVisible()
    assert [model.index(0, column).data() for column in range(5)] == [
        "Learners",
        "12",
        "18",
        "24",
        "24",
    ]


def test_without_dates_the_page_says_what_to_fill_in(shown, desk):
    page = shown(desk.new(KA202, "New"))

    assert page.findChild(type(page._empty), "first-steps").isVisible()
    assert not page.chart.isVisible()


def test_a_form_without_dates_has_no_timetable(desk):
    known = {form: bool(dated(desk.catalogue.form(form))) for form in (KA202, KA120, KA122)}

    assert known == {KA202: True, KA120: True, KA122: False}


def test_thirty_six_months_scroll_beside_the_names(shown, desk):
    opened = desk.example(KA202)
    opened.answer(("context", "duration"), 36)
    page = shown(opened, size=(700, 420))
    chart = page.chart

    chart.setCurrentIndex(chart.model().index(4, 36))

    assert chart.horizontalScrollBar().value() > 0
    assert [strip.columns for strip in chart._strips if strip.isVisible()] == [(0,)]
    assert chart._strips[0].columnWidth(0) == chart.columnWidth(0)
