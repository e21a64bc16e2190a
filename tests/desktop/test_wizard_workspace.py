"""The wizard as a whole: pages, findings, conditions, review, keys."""

import time

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
    QWidgetItem,
)

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.groups import Group, GroupCard
from erasmus_desk.desktop.wizard.panel import Panel
from erasmus_desk.desktop.wizard.review_table import ReviewTable
from erasmus_desk.desktop.wizard.tab_order import tab_stops
from erasmus_desk.desktop.wizard.workspace import Workspace
from erasmus_desk.rules.fields import Field
from erasmus_desk.session.desk import Desk
from wizard_sample import FORM, open_wizard, sample_desk

EXAMPLES = [
    "ka202-innovation-2018",
    "ka202-good-practices-2018",
    "ka120-vet-2026",
    "ka122-vet-2026",
]


@pytest.fixture
def wizard(tmp_path, qtbot):
    return open_wizard(sample_desk(tmp_path), qtbot)


def test_next_and_back_go_through_all_pages_and_the_review(wizard):
    seen = [wizard.current_section()]
    while seen[-1] != "":
        wizard.next_section()
        seen.append(wizard.current_section())

    assert [key for key in seen if key.isidentifier()] == ["context", "partners", "needs"]
    wizard.next_section()
    assert wizard.current_section() == ""
    wizard.previous_section()
    assert wizard.current_section() == seen[-2]


def test_a_question_appears_where_it_belongs_and_says_why(wizard, qtbot):
    wizard.show_place(("context", "granted"))
    yes = wizard.findChild(QPushButton, "input:context.granted:yes")

    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.findChild(QTextEdit, "input:context.reason") is not None)

    reasons = [w.text() for w in wizard.findChildren(QLabel) if "Granted" in w.text()]
    assert "Asked because of your answer to: Granted" in reasons
    assert yes.hasFocus()


def test_what_is_written_stays_in_place_when_questions_come_above_it(wizard, qtbot):
    """Nobody may lose the line they are looking at."""
    wizard.show_place(("context", "honour"))
    qtbot.wait(50)
    focused = QApplication.focusWidget()
    before = focused.mapTo(wizard, focused.rect().topLeft()).y()

    wizard.opened.answer(("context", "granted"), value=True)
    qtbot.wait(50)

    assert QApplication.focusWidget() is focused
    assert abs(focused.mapTo(wizard, focused.rect().topLeft()).y() - before) <= 2


def test_a_malformed_answer_is_said_below_its_field(wizard, qtbot):
    identity = wizard.opened.add(("partners",))
    place = ("partners", identity, "oid")
    wizard.show_place(place)
    line = wizard.findChild(QLineEdit, "input:" + ".".join(place))

    qtbot.keyClicks(line, "E1023")

    message = wizard.findChild(QLabel, "message:" + ".".join(place))
    qtbot.waitUntil(message.isVisible)
    assert "E1023" in message.text()
    assert line.property("wrong") is True


def test_a_finding_leads_to_its_field(wizard, qtbot):
    identity = wizard.opened.add(("partners",), {"oid": "E1"})
    wizard.show_section("partners")
    panel = wizard.findChild(Panel)
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "finding:0") is not None)

    panel.findChild(QPushButton, "finding:0").click()

    name = f"input:partners.{identity}.oid"
    qtbot.waitUntil(lambda: wizard.findChild(QLineEdit, name).hasFocus())


def test_the_review_leads_to_the_field_by_enter(wizard, qtbot):
    wizard.opened.answer(("needs", "first"), "much too long")
    wizard.show_review()
    table = wizard.findChild(ReviewTable)
    table.setFocus()
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: wizard.current_section() == "needs")
    assert wizard.findChild(QTextEdit, "input:needs.first").hasFocus()


def test_missing_answers_are_folded_by_section(wizard, qtbot):
    wizard.show_review()
    table = wizard.findChild(ReviewTable)
    folded = table.model().rowCount()

    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert table.model().rowCount() > folded


def test_findings_wait_for_a_pause(wizard, qtbot):
    """Judging the whole draft on every key would make typing stutter."""
    wizard.show_place(("needs", "first"))
    text = wizard.findChild(QTextEdit, "input:needs.first")
    settled = []
    wizard.status_changed.connect(lambda: settled.append(1))

    qtbot.keyClicks(text, "twelve signs")
    assert settled == []

    qtbot.waitUntil(lambda: settled == [1])


def test_the_side_follows_the_draft(wizard, qtbot):
    bar = wizard.findChild(QWidget, "progress")
    before = bar.value()

    wizard.opened.answer(("needs", "second"), "answered")

    qtbot.waitUntil(lambda: bar.value() > before)


def test_tab_walks_the_page_in_reading_order(wizard, qtbot):
    wizard.show_place(("context", "title"))
    visited = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        visited.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if focused.objectName() == "onward":
            break

    asked = [name for name in visited if name.startswith("input:")]
    order = ["title", "acronym", "start", "months", "grant", "granted:yes", "kind"]
    order += ["agency", "topics:good", "topics:new", "topics:none", "country", "honour"]
    assert asked == [f"input:context.{name}" for name in order]
    assert visited[-1] == "onward"


def test_tab_leaves_nothing_behind_that_qt_may_delete_unseen(wizard):
    """What Python had seen of a layout's items made the program fall later on."""
    wizard.show_section("context")
    before = seen_items()

    assert len(list(tab_stops(wizard))) > 10

    assert seen_items() == before


def seen_items():
    return sum(type(one) is QWidgetItem for one in shiboken6.getAllValidWrappers())


def test_a_card_whose_questions_have_all_gone_says_nothing(tmp_path, qtbot):
    desk = sample_desk(tmp_path)
    opened = desk.new(FORM, "Green skills")
    bench = Bench(desk, opened, Texts(desk, "en"))
    asked = opened.form.section("context").questions[4:6]
    fields = [Field(one, ("context", one.key), None) for one in asked]
    card = GroupCard(bench, Group("grid", asked), "full", framed=True)
    qtbot.addWidget(card)
    card.show_fields(fields)

    card.show_fields([])

    assert card.isHidden()
    opened.saver.close()


def test_shift_tab_goes_back(wizard, qtbot):
    wizard.show_place(("context", "acronym"))

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    while not QApplication.focusWidget().objectName().startswith("input:"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)

    assert QApplication.focusWidget().objectName() == "input:context.title"


def test_words_can_change_while_a_page_is_shown(wizard):
    wizard.show_section("needs")
    texts = wizard._texts
    texts.speak("pl")

    wizard.refresh_words()

    assert wizard.current_section() == "needs"
    assert wizard.findChild(QPushButton, "export").text() == texts.say("wizard.export")


def test_a_shut_wizard_follows_the_draft_no_more(wizard, qtbot):
    settled = []
    wizard.status_changed.connect(lambda: settled.append(1))

    wizard.shut()
    wizard.opened.answer(("needs", "first"), "x")
    qtbot.wait(260)

    assert settled == []
    wizard.shut = lambda: None


@pytest.mark.parametrize("width", [640, 900, 1366])
def test_nothing_is_wider_than_the_window(wizard, qtbot, width):
    wizard.opened.add(("partners",), {"name": "Επαγγελματικό Λύκειο " * 6})

    wizard.resize(width, 420)
    for key in ("context", "partners", "needs", ""):
        wizard.show_section(key)
        qtbot.wait(30)
        assert wizard.minimumSizeHint().width() <= width
    assert wizard.width() == width


def test_the_panel_can_be_shown_where_there_is_little_room(wizard, qtbot):
    wizard.resize(700, 600)
    qtbot.waitUntil(lambda: not wizard.findChild(Panel).isVisible())

    wizard.findChild(QWidget, "turn_panel").click()

    assert wizard.findChild(Panel).isVisible()


@pytest.mark.parametrize("form", EXAMPLES)
def test_every_page_of_the_examples_opens(tmp_path, qtbot, form):
    desk = Desk(tmp_path / "home")
    opened = desk.example(form)
    workspace = Workspace(desk, opened, Texts(desk, "pl"))
    qtbot.addWidget(workspace)
    workspace.resize(1366, 700)
    workspace.show()

    for section in opened.view.progress.sections:
        workspace.show_section(section.key)
        qtbot.wait(20)
        assert workspace.current_section() == section.key
        assert list(tab_stops(workspace))
    workspace.shut()
    opened.saver.close()


def test_turning_to_a_heavy_page_is_quick(tmp_path, qtbot):
    """Fifteen texts of 5 000 characters must not keep anybody waiting; CI may be slow."""
    desk = sample_desk(tmp_path)
    opened = desk.new(FORM, "Heavy")
    for n in range(5):
        opened.add(("partners",), {"name": f"P{n}", "text": "słowo " * 800})
    workspace = Workspace(desk, opened, Texts(desk, "en"))
    qtbot.addWidget(workspace)
    workspace.show()

    began = time.perf_counter()
    workspace.show_section("partners")
    QApplication.processEvents()

    assert time.perf_counter() - began < 0.6
    workspace.shut()
    opened.saver.close()


def test_f6_goes_from_pane_to_pane(wizard, qtbot):
    wizard.opened.answer(("needs", "first"), "much too long")
    wizard.show_place(("needs", "first"))
    panel = wizard.findChild(Panel)
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "finding:0") is not None)
    qtbot.wait(10)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert panel.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)

    assert QApplication.focusWidget().objectName() == "sections"


def test_the_panel_speaks_of_the_question_with_the_cursor(wizard):
    wizard.show_place(("needs", "first"))

    said = [w.text() for w in wizard.findChild(Panel).findChildren(QLabel)]

    assert "They look at first." in said
