"""Bars follow from whatever the form dates, years from what it plans without dates."""

from datetime import date

import pytest

from erasmus_desk.assets import data_root
from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.rules.reading import AnswerReader
from erasmus_desk.rules.timetable import LONGEST, timetable
from planned import ACCREDITATION, MOBILITY, PARTNERSHIP

CONTEXT = {"start": "2018-09-01", "duration": 24}
OUTPUT = {"id": "o1", "title": "Module", "start": "2018-11-05", "end": "2019-12-20"}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(data_root() / "forms")


def planned(catalogue, raw, form=PARTNERSHIP):
    definition = catalogue.form(form)
    return timetable(definition, AnswerReader(definition, strict=False).read(raw))


def test_every_dated_list_gives_bars_of_its_kind(catalogue):
    found = planned(
        catalogue,
        {
            "context": CONTEXT,
            "outputs": [OUTPUT],
            "management": {"meetings": [{"id": "m1", "title": "First", "start": "2018-09-20"}]},
            "events": [{"id": "e1", "title": "Day", "start": "2020-05-04", "end": "2020-05-04"}],
            "training": {
                "planned": True,
                "activities": [{"id": "c1", "start": "2019-06-03", "end": "2019-06-07"}],
            },
            "timetable": {"activities": [{"id": "t1", "start": "2018-09-01", "end": "2018-10-31"}]},
        },
    )

    kinds = {(bar.kind, bar.number) for bar in found.bars}
    assert kinds == {
        ("management", ""),
        ("meeting", "M1"),
        ("output", "O1"),
        ("event", "E1"),
        ("training", "C1"),
        ("other", "1"),
    }


def test_the_months_are_those_of_the_project(catalogue):
    found = planned(catalogue, {"context": CONTEXT, "outputs": [OUTPUT]})

    assert found.months[0] == (2018, 9)
    assert found.months[-1] == (2020, 8)
    assert len(found.months) == 24
    output = next(bar for bar in found.bars if bar.kind == "output")
    assert found.covers(output).index(True) == 2
    assert sum(found.covers(output)) == 14
    assert not output.outside


def test_one_date_is_a_bar_of_one_day_and_an_end_before_the_start_counts_as_none(catalogue):
    meetings = [
        {"id": "m1", "start": "2018-09-20"},
        {"id": "m2", "start": "2019-03-10", "end": "2019-03-01"},
        {"id": "m3", "title": "no date yet"},
    ]
    found = planned(catalogue, {"context": CONTEXT, "management": {"meetings": meetings}})

    days = [(bar.start, bar.end) for bar in found.bars if bar.kind == "meeting"]
    assert days == [
        (date(2018, 9, 20), date(2018, 9, 20)),
        (date(2019, 3, 10), date(2019, 3, 10)),
    ]


def test_what_lies_outside_the_project_is_kept_and_marked(catalogue):
    late = {**OUTPUT, "end": "2021-01-31"}
    found = planned(catalogue, {"context": CONTEXT, "outputs": [late]})

    assert next(bar for bar in found.bars if bar.kind == "output").outside
    assert found.months[-1] == (2020, 8)


def test_without_project_dates_the_months_are_those_of_what_is_planned(catalogue):
    found = planned(catalogue, {"outputs": [OUTPUT]})

    assert found.months[0] == (2018, 11)
    assert found.months[-1] == (2019, 12)
    assert [bar.kind for bar in found.bars] == ["output"]


def test_a_year_mistyped_does_not_draw_a_thousand_years(catalogue):
    found = planned(catalogue, {"outputs": [{**OUTPUT, "end": "9018-12-20"}]})

    assert len(found.months) == LONGEST


def test_lists_that_are_not_asked_give_no_bars(catalogue):
    training = {
        "planned": False,
        "activities": [{"id": "c1", "start": "2019-06-03", "end": "2019-06-07"}],
    }
    found = planned(catalogue, {"context": CONTEXT, "training": training})

    assert "training" not in {bar.kind for bar in found.bars}


def test_years_without_dates_are_columns_of_figures(catalogue):
    years = [{"id": "y1", "learners": 10, "staff": 2}, {"id": "y2", "learners": 12}]
    found = planned(catalogue, {"plan": {"years": years}}, ACCREDITATION)

    assert found.years == 2
    assert [row.values for row in found.rows] == [(10, 12), (2, None)]
    assert not found.is_empty
    assert found.months == ()


def test_a_form_without_dated_lists_has_an_empty_timetable(catalogue):
    found = planned(catalogue, {"context": {"start": "2026-09-01", "duration": 12}}, MOBILITY)

    assert found.is_empty


def test_activities_of_work_packages_carry_the_number_of_their_package(catalogue):
    """The day on which an organisation was founded is no plan."""
    activity = {"id": "a", "title": "Survey", "start": "2026-11-02", "end": "2027-01-29"}
    raw = {
        "context": {"start": "2026-11-01", "duration": 12},
        "organisations": [{"id": "p", "role": "applicant", "established": "1991-09-01"}],
        "work_packages": [{"id": "w"}, {"id": "v", "activities": [activity]}],
    }

    found = planned(catalogue, raw, "ka220-vet-2026")

    assert [bar.number for bar in found.bars] == ["", "WP3 A1"]
    assert found.bars[1].place == ("work_packages", "v", "activities", "a")
