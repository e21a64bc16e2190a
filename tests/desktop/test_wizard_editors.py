"""Each editor shows, answers, and keeps what it was given."""

import pytest
from PySide6.QtCore import QDate, QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from erasmus_desk.desktop.wizard.editors.dates import read_day
from erasmus_desk.desktop.wizard.editors.editor import Editor
from erasmus_desk.desktop.wizard.editors.lines import read_amount
from wizard_sample import open_wizard, sample_desk

NBSP = "\u00a0"


@pytest.fixture
def wizard(tmp_path, qtbot):
    return open_wizard(sample_desk(tmp_path), qtbot)


def editor(wizard, *place):
    if wizard.current_section() != place[0]:
        wizard.show_section(place[0])
    wizard.show_place(place)
    found = wizard.findChild(Editor, "question:" + ".".join(place))
    assert found is not None
    return found


def entry(wizard, kind, *place):
    editor(wizard, *place)
    found = wizard.findChild(kind, "input:" + ".".join(place))
    assert found is not None
    return found


def test_a_line_is_answered_as_it_is_typed(wizard, qtbot):
    line = entry(wizard, QLineEdit, "context", "acronym")

    qtbot.keyClicks(line, "GSB")

    assert wizard.opened.value(("context", "acronym")) == "GSB"


def test_a_text_keeps_its_no_break_spaces(wizard, qtbot):
    """`toPlainText` would turn them into plain ones and damage French and Polish texts."""
    wizard.opened.answer(("needs", "second"), f"Objectif{NBSP}: réussir\nw{NBSP}roku")
    text = entry(wizard, QTextEdit, "needs", "second")

    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, "!")

    kept = wizard.opened.value(("needs", "second"))
    assert kept == f"Objectif{NBSP}: réussir\nw{NBSP}roku!"


def test_showing_a_value_makes_no_echo(wizard, qtbot):
    found = editor(wizard, "needs", "second")

    with qtbot.assertNotEmitted(found.answered):
        found.show_value("shown, not typed")

    assert found.value == "shown, not typed"


def test_a_text_over_its_limit_is_kept_and_marked(wizard, qtbot):
    text = entry(wizard, QTextEdit, "needs", "first")

    qtbot.keyClicks(text, "twelve signs")

    assert wizard.opened.value(("needs", "first")) == "twelve signs"
    (marked,) = text.extraSelections()
    assert marked.cursor.selectedText() == "ns"
    assert text.property("wrong") is True


def test_paste_is_plain_and_clean(wizard):
    text = entry(wizard, QTextEdit, "needs", "second")
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold\x00 text\x0bnext")

    text.insertFromMimeData(pasted)

    assert wizard.opened.value(("needs", "second")) == "bold text\nnext"


def test_tab_leaves_a_text(wizard, qtbot):
    text = entry(wizard, QTextEdit, "needs", "first")
    assert text.hasFocus()

    qtbot.keyClick(text, Qt.Key.Key_Tab)

    assert not text.hasFocus()
    assert wizard.opened.value(("needs", "first")) is None


def test_a_number_may_be_typed_and_emptied(wizard, qtbot):
    line = entry(wizard, QLineEdit, "context", "months")

    qtbot.keyClicks(line, "24x")
    assert wizard.opened.value(("context", "months")) == 24
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)

    assert wizard.opened.value(("context", "months")) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1200", "1200.00"),
        ("1 200,5", "1200.50"),
        (f"1{NBSP}200", "1200.00"),
        ("1.200", "1200.00"),
        ("1,200.75", "1200.75"),
        ("", None),
        ("0", "0.00"),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, kept):
    assert read_amount(typed) == kept


@pytest.mark.parametrize(
    "typed", ["2018-09-01", "1/9/2018", "01.09.2018", "1 9 18", "1 September 2018"]
)
def test_days_are_read_as_people_write_them(typed, wizard):
    found = read_day(typed, wizard._texts)

    assert found is not None
    assert found.isoformat() == "2018-09-01"


def test_what_is_no_day_stays_and_is_said(wizard, qtbot):
    line = entry(wizard, QLineEdit, "context", "start")

    qtbot.keyClicks(line, "31/2/2018")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert line.text() == "31/2/2018"
    assert wizard.opened.value(("context", "start")) is None
    message = wizard.findChild(QWidget, "message:context.start")
    assert "not a date" in message.text()


def test_what_is_no_day_is_still_there_after_turning_pages_and_opening_again(tmp_path, qtbot):
    desk = sample_desk(tmp_path)
    wizard = open_wizard(desk, qtbot)
    qtbot.keyClicks(entry(wizard, QLineEdit, "context", "start"), "1 Setember 2018")
    wizard.show_section("needs")
    wizard.opened.save_now()
    wizard.shut()

    again = open_wizard(desk, qtbot, path=wizard.opened.path)
    line = entry(again, QLineEdit, "context", "start")

    assert line.text() == "1 Setember 2018"
    assert "not a date" in again.findChild(QLabel, "message:context.start").text()


def test_what_is_no_day_gives_way_to_a_day_and_to_nothing(wizard, qtbot):
    line = entry(wizard, QLineEdit, "context", "start")
    qtbot.keyClicks(line, "1.9.201")
    qtbot.keyClicks(line, "8")
    assert wizard.opened.value(("context", "start")) == "2018-09-01"

    qtbot.keyClicks(line, "x/")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert line.text() == ""
    assert wizard.findChild(QLabel, "message:context.start").isHidden()


def test_undo_brings_back_the_day_that_was_typed_over(wizard, qtbot):
    wizard.opened.answer(("context", "start"), "2018-09-01")
    wizard.opened.history.pause()
    line = entry(wizard, QLineEdit, "context", "start")
    line.selectAll()
    qtbot.keyClicks(line, "soon")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    wizard.opened.undo()

    assert line.text() == "01/09/2018"
    assert wizard.findChild(QLabel, "message:context.start").isHidden()


def test_a_day_is_shown_in_good_form_once_left(wizard, qtbot):
    line = entry(wizard, QLineEdit, "context", "start")

    qtbot.keyClicks(line, "2018-09-01")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert line.text() == "01/09/2018"


def test_yes_no_can_be_taken_back(wizard, qtbot):
    editor(wizard, "context", "granted")
    no = wizard.findChild(QPushButton, "input:context.granted:no")
    clear = wizard.findChild(QPushButton, "clear:context.granted")

    no.click()
    assert wizard.opened.value(("context", "granted")) is False
    clear.click()

    assert wizard.opened.value(("context", "granted")) is None


def test_a_choice_ignores_the_wheel(wizard, qtbot):
    """A wheel turned over a box must scroll the page, not change the answer."""
    box = entry(wizard, QComboBox, "context", "kind")
    box.setFocus()

    wheel(box)

    assert wizard.opened.value(("context", "kind")) is None


def wheel(widget):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(widget, event)


def test_a_long_choice_is_found_by_any_part_without_accents(wizard, qtbot):
    box = entry(wizard, QComboBox, "context", "agency")
    line = box.lineEdit()

    qtbot.keyClicks(line, "agentura 11")
    completer = box.completer()
    assert completer.completionCount() == 1
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)

    assert wizard.opened.value(("context", "agency")) == "a11"


def test_headings_cannot_be_chosen(wizard):
    box = entry(wizard, QComboBox, "context", "agency")

    flags = {box.itemText(n): box.model().index(n, 0).flags() for n in range(box.count())}

    assert flags["Even"] == Qt.ItemFlag.NoItemFlags


def test_more_than_the_most_can_be_ticked_and_is_said(wizard):
    editor(wizard, "context", "topics")
    for code in ("good", "new"):
        wizard.findChild(QCheckBox, f"input:context.topics:{code}").click()

    assert wizard.opened.value(("context", "topics")) == ("good", "new")
    said = [w.text() for w in wizard.findChildren(QLabel) if w.property("role") == "error"]
    assert "2 of at most 1 chosen" in said


def test_an_exclusive_option_unticks_the_others(wizard):
    editor(wizard, "context", "topics")
    for code in ("good", "none"):
        wizard.findChild(QCheckBox, f"input:context.topics:{code}").click()

    assert wizard.opened.value(("context", "topics")) == ("none",)


def test_a_country_says_its_status(wizard):
    wizard.opened.answer(("context", "country"), "UA")
    editor(wizard, "context", "country")

    message = wizard.findChild(QWidget, "message:context.country")

    assert message.text() == "partner country"


def test_references_follow_the_list(wizard, qtbot):
    editor(wizard, "context", "others")
    link = wizard.findChild(QPushButton, "add_first:context.others")
    assert link.isVisible()

    identity = wizard.opened.add(("partners",), {"name": "Szkoła"})
    box = wizard.findChild(QCheckBox, f"input:context.others:{identity}")
    box.click()

    assert wizard.opened.value(("context", "others")) == (identity,)
    assert "Szkoła" in box.accessibleName()
    assert not link.isVisible()


def test_a_confirmation_that_is_unticked_is_no_answer(wizard):
    editor(wizard, "context", "honour")
    box = wizard.findChild(QCheckBox, "input:context.honour")

    box.click()
    assert wizard.opened.value(("context", "honour")) is True
    box.click()

    assert wizard.opened.value(("context", "honour")) is None


def test_a_calculated_value_follows_its_inputs(wizard, qtbot):
    editor(wizard, "context", "start")
    wizard.opened.answer(("context", "start"), "2018-09-01")
    wizard.opened.answer(("context", "months"), 24)

    shown = wizard.findChild(QWidget, "computed:context.end")

    assert shown.text() == "31 August 2020"


def test_undo_shows_the_earlier_answer(wizard, qtbot):
    text = entry(wizard, QTextEdit, "needs", "second")
    qtbot.keyClicks(text, "typed")

    wizard.opened.undo()

    assert text.document().isEmpty()


def test_every_control_can_be_named(wizard, qtbot):
    """A screen reader reads what is focused; nothing that Tab reaches may be nameless."""
    from erasmus_desk.desktop.wizard.tab_order import tab_stops

    for key in ("context", "partners", "needs"):
        if key == "partners":
            wizard.opened.add(("partners",))
        wizard.show_section(key)
        qtbot.wait(120)
        nameless = [
            f"{type(stop).__name__} {stop.objectName()}"
            for stop in tab_stops(wizard)
            if not stop.accessibleName() or not stop.objectName()
        ]
        assert nameless == []


def test_a_day_can_be_picked_by_key(wizard, qtbot):
    line = entry(wizard, QLineEdit, "context", "start")
    wizard.opened.answer(("context", "start"), "2018-09-01")

    qtbot.keyClick(line, Qt.Key.Key_F4)
    days = wizard.findChild(QCalendarWidget, "days:context.start")
    days.activated.emit(QDate(2018, 9, 3))

    assert wizard.opened.value(("context", "start")) == "2018-09-03"
    assert line.text() == "03/09/2018"


def test_help_unfolds_what_assessors_look_for(wizard):
    editor(wizard, "needs", "first")
    help_line = wizard.findChild(QWidget, "help:needs.first")

    help_line.linkActivated.emit("assessors")

    folded = [w for w in help_line.parentWidget().findChildren(QLabel) if w is not help_line]
    assert [w.text() for w in folded if w.isVisible()] == ["They look at first."]


def test_copy_hands_on_the_plain_answer(wizard):
    wizard.opened.answer(("needs", "second"), f"a{NBSP}b\nc")
    editor(wizard, "needs", "second")

    wizard.findChild(QPushButton, "copy:needs.second").click()

    assert QApplication.clipboard().text() == f"a{NBSP}b\nc"


def test_the_counter_says_what_is_left_and_what_is_estimated(wizard, qtbot):
    text = entry(wizard, QTextEdit, "needs", "second")

    qtbot.keyClicks(text, "abc")

    counter = wizard.findChild(QLabel, "counter:needs.second").text()
    assert counter == "<b>3</b> of ≈ 3\u202f000 characters (estimate) · 2\u202f997 left"


@pytest.mark.parametrize("typed", ["9" * 40, "-" + "9" * 40, "1" * 13])
def test_however_many_digits_are_typed_the_draft_opens_again(tmp_path, qtbot, typed):
    """A number that no reader took once made a draft that could not be opened any more."""
    desk = sample_desk(tmp_path)
    wizard = open_wizard(desk, qtbot)
    place = ("context", "months")
    wizard.show_place(place)
    line = wizard.findChild(QLineEdit, "input:" + ".".join(place))

    qtbot.keyClicks(line, typed)
    wizard.opened.save_now()

    again = desk.open(wizard.opened.path, listed=False)
    again.saver.close()
    assert again.value(place) == wizard.opened.value(place)
