"""Rates, deadlines and distances: what people say in place of the program."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
)

from erasmus_desk.desktop.planning.bands import is_distance
from erasmus_desk.desktop.planning.deadline_dialog import DeadlineDialog
from erasmus_desk.desktop.planning.distance_dialog import DistanceDialog
from erasmus_desk.desktop.planning.rates_dialog import RatesDialog
from erasmus_desk.model.walk import find_question
from erasmus_desk.session.deadlines import draft_deadline
from erasmus_desk.session.desk import Desk

KA202, KA122 = "ka202-innovation-2018", "ka122-vet-2026"
ROW = ("management", "meetings", "m_start", "participants", "m1_lyk", "distance")


@pytest.fixture
def opened(desk):
    made = desk.example(KA122)
    made.saver.close()
    return made


@pytest.fixture
def old(desk):
    made = desk.example(KA202)
    made.saver.close()
    return made


@pytest.fixture
def rates(qtbot, desk, texts, dressed, opened):
    made = RatesDialog(desk, opened, texts)
    qtbot.addWidget(made)
    return made


def test_the_dialog_shows_ranges_and_marks_what_is_assumed(rates):
    used = rates.findChild(QLabel, "rate-used:individual.staff.1")

    assert used.text() == "≈\u00a0€ 191"
    rates._point.setCurrentIndex(rates._point.findData("minimum"))
    assert used.text() == "≈\u00a0€ 107"


def test_a_rate_that_is_entered_counts_at_once_and_in_other_drafts(rates, desk, opened):
    before = opened.view.budget.total
    rates.findChild(QDoubleSpinBox, "rate:individual.vet_learner.1").setValue(100)

    rates.findChild(QPushButton, "rates-keep").click()

    assert opened.view.budget.total < before
    other = desk.example(KA122)
    other.saver.close()
    assert other.view.budget.total == opened.view.budget.total


def test_a_rate_outside_its_range_is_framed_and_refused(rates, told, opened):
    before = opened.view.budget.total
    field = rates.findChild(QDoubleSpinBox, "rate:individual.staff.1")
    field.setValue(500)

    rates.findChild(QPushButton, "rates-keep").click()

    assert field.property("wrong") == "true"
    assert told
    assert opened.view.budget.total == before


def test_an_entered_rate_can_be_taken_back(qtbot, rates, desk, texts, opened):
    before = opened.view.budget.total
    rates.findChild(QDoubleSpinBox, "rate:individual.vet_learner.1").setValue(100)
    rates._keep()
    again = RatesDialog(desk, opened, texts)
    qtbot.addWidget(again)
    field = again.findChild(QDoubleSpinBox, "rate:individual.vet_learner.1")
    shown = field.amount
    field.setValue(0)

    again._keep()

    assert shown == Decimal(100)
    assert opened.view.budget.total == before


@pytest.fixture
def deadline(qtbot, texts, dressed, tmp_path):
    def make(form, now):
        desk = Desk(tmp_path / "later", now=lambda: now)
        opened = desk.example(form)
        opened.saver.close()
        made = DeadlineDialog(desk, opened, texts)
        qtbot.addWidget(made)
        return made, desk, opened

    return make


def test_the_countdown_and_every_round_are_shown(deadline):
    dialog, _, _ = deadline(KA122, datetime(2026, 1, 14, 12, tzinfo=UTC))

    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))

    assert dialog.findChild(QLabel, "deadline-left").text() == "In 36 days"
    assert "19 February 2026, 12:00, Brussels time" in texts
    assert "1 October 2026" in texts
    assert "11:00 where you are" in texts


def test_the_deadline_of_a_call_that_is_over_says_so(deadline):
    dialog, _, _ = deadline(KA202, datetime(2026, 1, 14, 12, tzinfo=UTC))

    assert dialog.findChild(QLabel, "deadline-left").text() == "The call is over"
    assert not dialog.findChild(QPushButton, "deadline-export").isEnabled()


def test_a_deadline_set_by_hand_counts_until_it_is_taken_back(deadline, qtbot):
    dialog, desk, opened = deadline(KA122, datetime(2026, 1, 14, 12, tzinfo=UTC))
    moment = QDateTime(QDate(2026, 2, 26), QTime(12, 0), QTimeZone.utc())
    dialog.findChild(QDateTimeEdit, "deadline-at").setDateTime(moment)
    dialog.findChild(QLineEdit, "deadline-note").setText("Letter of the agency")

    with qtbot.waitSignal(dialog.changed):
        dialog.findChild(QPushButton, "deadline-keep").click()

    assert draft_deadline(desk, opened).brussels.day == 26
    assert draft_deadline(desk, opened).note == "Letter of the agency"
    dialog.findChild(QPushButton, "deadline-back").click()
    assert draft_deadline(desk, opened).brussels.day == 19


def test_the_calendar_is_written(deadline, tmp_path, monkeypatch):
    from erasmus_desk.desktop.planning import deadline_dialog

    dialog, _, _ = deadline(KA122, datetime(2026, 1, 14, 12, tzinfo=UTC))
    target = tmp_path / "plan"
    monkeypatch.setattr(
        deadline_dialog.QFileDialog, "getSaveFileName", lambda *_: (str(target), "")
    )

    dialog.export()

    assert (tmp_path / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_only_choices_of_bands_can_be_measured(old):
    path = ".".join(old.path_of(ROW))

    assert is_distance(find_question(old.form, path), old)
    assert not is_distance(find_question(old.form, "organisations.role"), old)
    assert not is_distance(find_question(old.form, "context.title"), old)


@pytest.fixture
def distance(qtbot, desk, texts, dressed, old):
    made = DistanceDialog(desk, old, texts, ROW)
    qtbot.addWidget(made)
    return made


def test_the_distance_is_measured_and_its_band_named(distance):
    found = distance.findChild(QLabel, "distance-km").text()

    assert found.startswith("Volos – Kraków")
    assert distance.band == "km_100_1999"
    assert distance.findChild(QPushButton, "distance-take").isEnabled()


def test_another_town_can_be_searched(distance, qtbot):
    edit = distance.findChild(QLineEdit, "to-search")
    edit.setText("Wieliczka")

    edit.editingFinished.emit()

    assert "Wieliczka" in distance.findChild(QLabel, "distance-km").text()


def test_an_unknown_town_gives_no_band_but_says_what_to_do(distance):
    edit = distance.findChild(QLineEdit, "to-search")
    edit.setText("Qwertzuiopa")

    edit.editingFinished.emit()

    assert distance.band == ""
    assert not distance.findChild(QPushButton, "distance-take").isEnabled()
    assert any("Qwertzuiopa" in label.text() for label in distance.findChildren(QLabel))


def test_every_control_of_the_dialogs_has_a_name(rates, deadline, distance):
    dialogs = [rates, distance, deadline(KA122, datetime(2026, 1, 14, tzinfo=UTC))[0]]
    kinds = (QAbstractButton, QLineEdit, QComboBox, QDoubleSpinBox, QDateTimeEdit)

    nameless = [
        child.objectName() or type(child).__name__
        for dialog in dialogs
        for kind in kinds
        for child in dialog.findChildren(kind)
        if not child.objectName().startswith("qt_") and not child.accessibleName()
    ]

    assert nameless == []


def test_a_choice_of_bands_has_a_helper_that_fills_it_in(window, old, qtbot, monkeypatch):
    from erasmus_desk.desktop.planning import distance_dialog

    window.show_draft(old)
    old.answer(ROW, None)
    window.workspace.show_place(ROW)
    button = window.findChild(QAbstractButton, f"measure:{'.'.join(ROW)}")
    monkeypatch.setattr(distance_dialog, "ask_distance", lambda *_: "km_100_1999")

    button.click()

    assert old.value(ROW) == "km_100_1999"
    assert button.accessibleName()
