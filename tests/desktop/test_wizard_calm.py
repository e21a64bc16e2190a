"""A new draft is calm, names are whole, and nothing is cut where it is narrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView, QPushButton

from erasmus_desk.desktop.flow import flow
from erasmus_desk.desktop.planning.eligibility_panel import stands
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import button
from erasmus_desk.desktop.wizard.counter import Counter
from erasmus_desk.desktop.wizard.editors.search_box import Entry
from erasmus_desk.desktop.wizard.editors.tick_list import TickList
from erasmus_desk.desktop.wizard.panel import Panel
from erasmus_desk.desktop.wizard.side_by_side import SideBySide
from erasmus_desk.desktop.wizard.steps_bar import StepsBar
from erasmus_desk.desktop.wizard.workspace import Workspace
from erasmus_desk.rules.measure import Length
from erasmus_desk.session.desk import Desk

KA220, ALLIANCE = "ka220-vet-2026", "alliances-innovation-lot1-2026"


@pytest.fixture
def fresh(desk, qtbot, dressed):
    def begin(form):
        opened = desk.new(form, "Green skills")
        made = Workspace(desk, opened, Texts(desk, "en"))
        made.opened = opened
        qtbot.addWidget(made, before_close_func=_leave)
        made.resize(1366, 700)
        made.show()
        made.settle()
        return made

    return begin


def _leave(made):
    made.shut()
    made.opened.saver.flush(0)
    made.opened.saver.close()


@pytest.mark.parametrize("form", [KA220, ALLIANCE])
def test_a_new_draft_greets_nobody_in_red(fresh, form):
    made = fresh(form)
    view = made.opened.view

    assert view.progress.errors == 0
    assert "wrong" not in {section.status for section in view.progress.sections}
    assert any(finding.severity == "error" for finding in view.findings)
    made.show_section("organisations")
    panel = made.findChild(Panel)
    said = panel.findChildren(QLabel)
    assert "Still to come in this section" in {one.text() for one in said}
    assert "To fix in this section" not in {one.text() for one in said if not one.isHidden()}


def test_what_is_wrong_is_said_once_somebody_has_begun_there(fresh):
    made = fresh(KA220)
    organisation = made.opened.answers["organisations"][0]["id"]

    made.opened.answer(("organisations", organisation, "country"), "PL")
    made.settle()

    section = next(s for s in made.opened.view.progress.sections if s.key == "organisations")
    assert section.status == "wrong"
    assert made.opened.view.progress.errors > 0


def test_conditions_about_a_section_nobody_has_begun_are_open(fresh):
    opened = fresh(KA220).opened
    broken = [one for one in opened.insight.eligibility(opened.answers) if one.met is False]

    assert broken
    assert {stands(one, opened.view.waiting) for one in broken} == {None}
    assert {stands(one, frozenset()) for one in broken} == {False}


@pytest.mark.parametrize(
    ("form", "roles"), [(KA220, ["applicant", "partner", "partner"]), (ALLIANCE, ["coordinator"])]
)
def test_the_first_organisation_of_a_new_draft_has_a_role_of_its_form(desk, form, roles):
    opened = desk.new(form, "Green skills")

    assert [one["role"] for one in opened.answers["organisations"]] == roles
    opened.saver.close()


def test_long_names_of_sections_have_a_second_line_and_a_tool_tip(fresh):
    made = fresh(KA220)
    names = made.findChild(QListView, "sections")
    rows = [names.model().index(row, 0) for row in range(names.model().rowCount())]
    high = {row.data(): names.sizeHintForIndex(row).height() for row in rows}

    assert high["Work package 1: project management"] > high["Context"]
    tip = Qt.ItemDataRole.ToolTipRole
    assert all(row.data(tip) == row.data() for row in rows)


def test_guidance_is_there_where_only_the_texts_are_scored(desk):
    form = desk.catalogue.form(KA220)

    assert "relevance" in form.section("description").scored_under
    assert form.section("context").scored_under == frozenset()


@pytest.mark.parametrize("width", [420, 620, 1000])
def test_the_names_of_neighbours_are_cut_with_an_ellipsis_and_never_by_the_edge(
    desk, qtbot, dressed, width
):
    bar = StepsBar(Texts(desk, "en"))
    qtbot.addWidget(bar)
    bar.resize(width, 50)
    bar.show()

    bar.show_share("170 of 170 answered")
    bar.show_neighbours("Work package 1: project management", "Impact and dissemination of it all")

    for name in ("back", "onward"):
        made = bar.findChild(QPushButton, name)
        assert made.sizeHint().width() <= max(made.width(), made.minimumSizeHint().width())
        assert made.toolTip()


def test_the_counter_keeps_its_words_where_it_is_narrow(desk, qtbot, dressed):
    opened = desk.new(KA220, "x")
    made = Counter(_bench(desk, opened), "x", None)
    qtbot.addWidget(made)
    made.show()
    made.show_length(Length(used=0, limit=4000))

    line = made.findChild(QLabel)
    for width in (600, 260, 140):
        made.resize(width, 40)
        assert line.wordWrap() or line.sizeHint().width() <= width
    opened.saver.close()


def _bench(desk: Desk, opened):
    from erasmus_desk.desktop.wizard.bench import Bench

    return Bench(desk, opened, Texts(desk, "en"))


def test_optional_goes_below_a_name_before_the_name_is_cut(qtbot, dressed):
    first, second = QLabel("Telephone"), QLabel("optional")
    first.setWordWrap(True)
    first.setMinimumWidth(1)
    made = SideBySide(first, second)
    qtbot.addWidget(made)
    made.show()

    made.resize(400, 60)
    beside = second.y() == first.y()
    made.resize(first.fontMetrics().horizontalAdvance("Telephone") + 20, 60)
    made.layout().activate()

    assert beside
    assert second.y() > first.y()


def test_buttons_go_to_the_next_line_where_it_is_narrow(qtbot, dressed):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    qtbot.addWidget(made)
    buttons = [button(f"A long word {n}", f"b{n}", lambda: None) for n in range(3)]
    flow(made, *buttons)
    wide = sum(one.sizeHint().width() for one in buttons) + 40

    assert made.heightForWidth(wide) == buttons[0].sizeHint().height()
    assert made.heightForWidth(wide // 2) > buttons[0].sizeHint().height()
    assert made.layout().minimumSize().width() <= max(b.sizeHint().width() for b in buttons)


@pytest.fixture
def topics(qtbot, dressed):
    entries = tuple(Entry(f"t{n}", f"Topic {n}", f"Group {n // 10}") for n in range(59))
    made = TickList("topics", "Topics", entries, search="Search", none="Nothing found.")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def _boxes(topics):
    return [topics.findChild(QCheckBox, f"input:topics:t{n}") for n in range(59)]


def test_a_long_list_is_one_stop_of_tab_and_the_arrows_go_through_it(topics, qtbot):
    """Nobody should have to press Tab fifty-nine times."""
    boxes = _boxes(topics)
    boxes[0].setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(boxes[0], Qt.Key.Key_Down)
    qtbot.keyClick(boxes[1], Qt.Key.Key_Down)

    assert QApplication.focusWidget() is boxes[2]
    stops = [box for box in boxes if box.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [boxes[2]]


def test_what_is_chosen_in_a_long_list_is_named_together(topics):
    topics.show_codes(("t3", "t41"))
    topics.say("2 chosen")

    assert topics.findChild(QLabel, "chosen:topics").text() == "Topic 3 · Topic 41"


def test_a_search_without_a_hit_says_so_and_tab_stays_with_what_is_left(topics):
    search = topics.findChild(type(topics._search), "search:topics")

    search.setText("zzz")
    nothing = topics._none.isVisible()
    search.setText("topic 41")

    assert nothing
    assert not topics._none.isVisible()
    stops = [box for box in _boxes(topics) if box.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [box.objectName() for box in stops] == ["input:topics:t41"]
