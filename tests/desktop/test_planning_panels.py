"""Eligibility and award criteria: judged by rules, assessed by people."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox

from erasmus_desk.desktop.planning.assessment_panel import AssessmentPanel
from erasmus_desk.desktop.planning.eligibility_panel import EligibilityPanel
from erasmus_desk.desktop.widgets import Card
from erasmus_desk.session.assessment import assessment

KA202, KA122 = "ka202-innovation-2018", "ka122-vet-2026"


@pytest.fixture
def example(desk):
    def make(form):
        opened = desk.example(form)
        opened.saver.close()
        return opened

    return make


@pytest.fixture
def eligibility(qtbot, desk, texts, dressed):
    def make(opened):
        panel = EligibilityPanel(desk, opened, texts)
        qtbot.addWidget(panel)
        return panel

    return make


@pytest.fixture
def assess(qtbot, desk, texts, dressed):
    def make(opened):
        panel = AssessmentPanel(desk, opened, texts)
        qtbot.addWidget(panel)
        return panel

    return make


def conditions(panel):
    return [c for c in panel.findChildren(Card) if c.objectName().startswith("condition:")]


def test_every_condition_stands_there_with_its_state(eligibility, example):
    opened = example(KA122)
    panel = eligibility(opened)
    known = [j for j in opened.insight.eligibility(opened.answers) if j.applies]

    assert len(conditions(panel)) == len(known)
    assert any(card.accessibleName().endswith(": met") for card in conditions(panel))
    assert any(card.accessibleName().endswith("for you to confirm") for card in conditions(panel))


def test_a_condition_that_is_broken_comes_first_and_leads_there(eligibility, example, qtbot):
    opened = example(KA122)
    opened.answer(("context", "duration"), 40)
    panel = eligibility(opened)
    first = conditions(panel)[0]

    with qtbot.waitSignal(panel.place_wanted) as told:
        qtbot.keyClick(first, Qt.Key.Key_Return)

    assert first.accessibleName().endswith(": not met")
    assert told.args == [("context", "duration")]


def test_the_panel_follows_the_draft(eligibility, example):
    opened = example(KA122)
    panel = eligibility(opened)
    before = panel._count.text()

    opened.answer(("context", "duration"), 40)
    panel.refresh()

    assert panel._count.text() != before


def test_the_program_gives_no_points(assess, example):
    opened = example(KA202)
    panel = assess(opened)

    assert not assessment(opened.form, opened.draft.facts).is_begun
    assert {field.text() for field in panel.findChildren(QSpinBox)} == {"–"}
    assert panel.findChild(QLabel, "assessment-total").text() == ""


def test_own_points_and_remarks_are_kept_with_the_draft(assess, example, qtbot):
    opened = example(KA202)
    panel = assess(opened)
    panel.turn()
    key = opened.form.criteria[0].key
    remark = panel.findChild(QLineEdit, f"remark:{key}")

    panel.findChild(QSpinBox, f"points:{key}").setValue(24)
    qtbot.keyClicks(remark, "Needs are proved with figures")

    kept = assessment(opened.form, opened.draft.facts).opinions[0]
    assert (kept.points, kept.remark) == (24, "Needs are proved with figures")
    assert "24 of 100 points, 60 needed" in panel.findChild(QLabel, "assessment-total").text()


def test_a_remark_is_kept_with_every_letter_and_undo_takes_it_back(assess, example, qtbot):
    opened = example(KA202)
    panel = assess(opened)
    key = opened.form.criteria[0].key
    remark = panel.findChild(QLineEdit, f"remark:{key}")
    panel.turn()
    remark.setFocus()
    qtbot.keyClicks(remark, " Proved ")
    assert remark.text() == " Proved "

    step = opened.undo()
    panel.refresh()

    assert (step.kind, remark.text()) == ("remark", "")
    assert step.name == panel._words.find(f"criterion.{key}.title")


def test_points_below_the_minimum_of_a_criterion_are_framed(assess, example):
    opened = example(KA202)
    panel = assess(opened)
    key = opened.form.criteria[0].key
    field = panel.findChild(QSpinBox, f"points:{key}")

    field.setValue(3)

    assert field.property("wrong") == "true"
    assert panel.findChild(QLabel, "assessment-total").text().endswith("would not pass")
