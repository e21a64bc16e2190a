"""Budget, timetable and deadline within the window: side, menus, status line, review."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListView

from erasmus_desk.desktop.planning import deeds
from erasmus_desk.desktop.planning.budget_page import BudgetPage
from erasmus_desk.desktop.planning.eligibility_panel import EligibilityPanel
from erasmus_desk.desktop.planning.timetable_page import TimetablePage
from erasmus_desk.desktop.widgets import Card
from erasmus_desk.session.deadlines import clear_deadline, set_deadline

KA202, KA122, KA120 = "ka202-innovation-2018", "ka122-vet-2026", "ka120-vet-2026"


@pytest.fixture
def opened(window, desk):
    """Open the example of a form in the window."""

    def open_example(form):
        window.show_draft(desk.example(form))
        # The page is painted first; this is the moment later in which the draft is judged.
        window.workspace.settle()
        return window

    return open_example


@pytest.fixture
def dialogs(monkeypatch):
    """The dialogs that would have been shown."""
    shown = []
    monkeypatch.setattr(deeds, "_run", shown.append)
    return shown


def side(window):
    """The rows of the side: title and what stands at the right."""
    model = window.findChild(QListView, "sections").model()
    count = int(Qt.ItemDataRole.UserRole) + 2
    rows = [model.index(n, 0, QModelIndex()) for n in range(model.rowCount())]
    return {row.data(): row.data(count) for row in rows}


def press(window, name):
    window.findChild(QAction, f"menu:{name}").trigger()


def test_the_side_shows_the_grant_below_the_sections(opened):
    rows = side(opened(KA202))

    assert rows["Budget"] == "≈\u00a0€ 98\u202f851"
    assert list(rows)[-3:] == ["Budget", "Timetable (chart)", "Annex files"]


@pytest.mark.parametrize(("form", "page"), [(KA120, "Budget"), (KA122, "Timetable (chart)")])
def test_forms_without_grant_or_dates_have_no_such_pages(opened, form, page):
    assert page not in side(opened(form))


def test_the_menu_leads_to_the_pages(opened):
    window = opened(KA202)

    press(window, "budget")
    assert window.findChild(BudgetPage).isVisible()
    press(window, "timetable")
    assert window.findChild(TimetablePage).isVisible()


def test_the_menu_offers_only_what_the_form_has_use_for(opened):
    window = opened(KA120)

    enabled = {
        name: window.findChild(QAction, f"menu:{name}").isEnabled()
        for name in ("budget", "timetable", "deadline", "rates")
    }

    assert enabled == {"budget": False, "timetable": True, "deadline": True, "rates": False}


def test_a_link_of_the_budget_leads_to_the_answer(opened, qtbot):
    window = opened(KA202)
    press(window, "budget")

    window.findChild(BudgetPage).place_wanted.emit(("outputs", "o_module"))

    qtbot.waitUntil(lambda: window.workspace.current_section() == "outputs")


def test_a_change_elsewhere_is_seen_in_side_and_page(opened, qtbot):
    window = opened(KA202)
    press(window, "budget")

    window.opened.answer(("context", "duration"), 20)

    qtbot.waitUntil(lambda: side(window)["Budget"] == "≈\u00a0€ 93\u202f851")
    assert window.findChild(BudgetPage).budget.total == 93851


def test_the_status_line_says_of_how_much(opened):
    status = opened(KA202).findChild(QLabel, "status-grant")

    assert status.text().endswith("of € 300\u202f000")


def test_the_deadline_in_the_status_line_opens_the_dialog(opened, dialogs, qtbot):
    window = opened(KA202)

    qtbot.mouseClick(window.findChild(QLabel, "status-deadline"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.findChild(QLabel, "status-deadline"), Qt.Key.Key_Return)
    press(window, "deadline")

    assert [dialog.objectName() for dialog in dialogs] == ["deadline"] * 3


def test_a_moved_deadline_is_seen_at_once(opened, dialogs, desk):
    window = opened(KA202)
    status = window.findChild(QLabel, "status-deadline")
    moved = desk.now().replace(month=4, day=2, hour=12, minute=0, tzinfo=None)

    set_deadline(window.opened, moved)
    window.plans.deadline_changed.emit()

    assert "2 April 2018" in status.text()
    clear_deadline(window.opened)


def test_rates_that_are_entered_change_the_grant_in_the_window(opened, dialogs, qtbot):
    window = opened(KA122)
    before = side(window)["Budget"]
    press(window, "rates")
    dialog = dialogs[0]
    dialog._fields["individual.vet_learner.1"].setValue(60)

    dialog._keep()

    assert side(window)["Budget"] != before


def test_the_figure_of_eligibility_unfolds_the_conditions(opened, qtbot):
    window = opened(KA122)
    window.workspace.show_review()
    panel = window.findChild(EligibilityPanel)
    folded = panel.isHidden()

    qtbot.keyClick(window.findChild(Card, "figure:eligibility"), Qt.Key.Key_Return)

    assert folded
    assert panel.isVisible()


def test_pages_stay_where_they_are_when_the_language_changes(opened):
    window = opened(KA202)
    press(window, "budget")

    window.prefer(window="pl")

    assert window.workspace.current_section() == "#budget"
    assert "Budżet" in side(window)
