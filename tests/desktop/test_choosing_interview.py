"""Help me choose: answered by keyboard, back and forth, skipped, and what it ends in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox

from erasmus_desk.desktop.choosing.saying import reason
from erasmus_desk.desktop.dialogs.new_application import NewApplication
from erasmus_desk.rules.choosing import Wish

RESULT = 6


@pytest.fixture
def interview(window):
    window.activateWindow()
    window.home.help_me_choose()
    return window.home.interview


def press(qtbot, key, times=1):
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key)


def results(interview):
    found = interview.results.findChildren(object)
    names = [child.objectName() for child in found]
    return [name.removeprefix("result:") for name in names if name.startswith("result:")]


def test_home_leads_to_the_interview(window, qtbot):
    qtbot.mouseClick(window.findChild(QPushButton, "home-choose"), Qt.MouseButton.LeftButton)

    assert window.home.interview.isVisible()


def test_the_whole_interview_goes_by_keyboard(interview, qtbot):
    press(qtbot, Qt.Key.Key_Tab)  # to "Send learners abroad"
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Down)  # from "not decided" to the first kind of organisation
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "bulg")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Up, 12)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Up, 8)
    press(qtbot, Qt.Key.Key_Return)

    wish = interview.wish()
    assert interview.step == RESULT
    assert wish.purposes == {"learners_abroad"}
    assert (wish.applicant, wish.experience) == ("school", "none")
    assert (wish.months, wish.grant) == (12, 40_000)
    assert results(interview)[0] == "ka122-school-2026"


def test_every_question_may_be_skipped(interview, qtbot):
    for _ in range(RESULT):
        qtbot.mouseClick(interview.findChild(QPushButton, "choose-next"), Qt.MouseButton.LeftButton)

    assert interview.wish() == Wish()
    assert results(interview)


def test_answers_stay_when_one_goes_back_and_forth(interview, qtbot):
    interview.show_step(4)
    interview.findChild(QSpinBox, "choose-months").setValue(24)

    qtbot.keyClick(interview, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert interview.step == 3
    qtbot.keyClick(interview, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert interview.findChild(QSpinBox, "choose-months").value() == 24


def test_escape_leads_back_to_the_gallery(interview, window, qtbot):
    press(qtbot, Qt.Key.Key_Escape)

    assert window.home.gallery.isVisible()


def test_a_country_is_found_in_any_language(interview):
    interview.show_step(2)

    interview.findChild(QLineEdit, "choose-country-find").setText("pol")

    assert interview.questions[2].country == "PL"


def test_what_cannot_be_done_stands_last_with_its_reason(interview, window, desk):
    interview.show_step(3)
    interview.findChild(object, "choose-accredited:no").setChecked(True)
    interview.show_step(RESULT)

    last = [j for j in interview.ranking() if not j.possible]
    barred = next(j for j in last if j.offer.action == "ka121")

    said = [reason(window.texts, desk, one) for one in barred.side("bar")]
    assert said == ["Asks for an accreditation, which you do not hold"]
    assert results(interview)[-len(last) :] == [j.offer.form for j in last]


def test_a_result_is_explained_or_begun(interview, window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(NewApplication, "exec", lambda self: asked.append(self._form) or 0)
    interview.show_step(RESULT)
    form = results(interview)[0]

    interview.findChild(QPushButton, f"begin:{form}").click()
    interview.findChild(QPushButton, f"explain:{form}").click()

    assert asked == [form]
    assert window.home.gallery.page.head.id == form


@pytest.mark.parametrize("step", range(RESULT + 1))
def test_every_step_fits_a_small_screen(interview, window, step):
    window.resize(1366, 768)

    interview.show_step(step)
    QApplication.processEvents()

    assert window.width() == 1366
    area = interview._stack.currentWidget()
    scrolls = area.findChildren(object, f"choose-area:{interview.questions[min(step, 5)].name}")
    assert all(one.horizontalScrollBar().maximum() == 0 for one in scrolls)
