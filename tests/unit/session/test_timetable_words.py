"""The timetable in words, and as the Word document takes it."""

from datetime import date

import pytest

from erasmus_desk.session.timetable import bar_label, document_bars, row_label, timetable
from planned import ACCREDITATION, PARTNERSHIP, desk_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return desk_in(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def example(desk):
    opened = desk.example(PARTNERSHIP)
    yield opened
    opened.saver.close()


def test_bars_are_called_as_their_items_are(desk, example):
    words = desk.form_words(PARTNERSHIP, "en")
    found = timetable(example.form, example.answers)

    labels = [bar_label(example.form, bar, words) for bar in found.bars]
    assert labels[0] == "Management"
    assert any(label.startswith("O1\u00a0") for label in labels)
    assert all(label.strip() for label in labels)


def test_the_document_gets_every_bar_inside_the_months_that_are_drawn(desk, example):
    found = timetable(example.form, example.answers)

    bars = document_bars(example.form, found, desk.form_words(PARTNERSHIP, "pl"))

    assert len(bars) == len(found.bars)
    first = date(*found.months[0], 1)
    assert all(first <= bar.start <= bar.end for bar in bars)
    assert {"management", "output", "meeting"} <= {bar.kind for bar in bars}


def test_rows_of_years_have_the_label_of_their_question(desk):
    opened = desk.example(ACCREDITATION)
    opened.saver.close()
    found = timetable(opened.form, opened.answers)

    words = desk.form_words(ACCREDITATION, "en")
    assert found.rows
    assert all(row_label(row, words) for row in found.rows)
    assert document_bars(opened.form, found, words) == ()
