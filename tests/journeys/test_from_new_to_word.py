"""Someone who never saw the program: new, fill, close, open again, review, export."""

import zipfile
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget

from choosing_a_form import begin_form
from erasmus_desk.model.answers import items


@dataclass(frozen=True)
class Plan:
    """What the person writes: a line, a long text, a number, and the list they add to."""

    line: tuple
    text: tuple
    number: tuple
    listed: tuple
    item_line: str


PLANS = {
    "ka202-innovation-2018": Plan(
        ("context", "title"),
        ("description", "rationale"),
        ("context", "duration"),
        ("outputs",),
        "title",
    ),
    "ka202-good-practices-2018": Plan(
        ("context", "title"),
        ("follow_up", "sustainability"),
        ("context", "duration"),
        ("organisations",),
        "legal_name",
    ),
    "ka122-vet-2026": Plan(
        ("context", "title"),
        ("objectives", "needs"),
        ("context", "duration"),
        ("objectives", "goals"),
        "title",
    ),
    "ka120-vet-2026": Plan(
        ("organisations", 0, "legal_name"),
        ("background", "needs"),
        ("background", "years"),
        ("objectives", "goals"),
        "title",
    ),
}
TEXT = "Przedsiębiorstwa szukają ludzi.\nΟι μαθητές ζητούν πράξη.\nУчениците искат опит."


@pytest.mark.parametrize("form", PLANS)
def test_from_the_first_click_to_the_word_file(start, qtbot, tmp_path, form):
    plan = PLANS[form]
    window = start()
    begin(window, qtbot, form, "Bake what you sell")
    where = place(window, plan.line)
    write(window, qtbot, where, "Zespół Szkół «Το Ψωμί»")
    write(window, qtbot, plan.text, TEXT)
    write(window, qtbot, plan.number, "24" if "ka122" not in form else "12")
    added = add_item(window, qtbot, plan, "Първи")
    missing = window.opened.view.progress.required - window.opened.view.progress.answered
    window.close()

    window = start()
    open_first(window, qtbot)
    opened = window.opened
    assert opened.value(where) == "Zespół Szkół «Το Ψωμί»"
    assert opened.value(plan.text) == TEXT
    assert opened.value((*plan.listed, added, plan.item_line)) == "Първи"
    assert opened.view.progress.required - opened.view.progress.answered == missing

    jump_from_review(window, qtbot)
    document = export(window, qtbot, tmp_path / "application.docx")
    for word in ("Przedsiębiorstwa", "Οι μαθητές", "Учениците", "Първи"):
        assert word in document
    window.close()


def begin(window, qtbot, form, title):
    """Find the form in the gallery, press Start and answer the dialog by keyboard."""

    def answer(dialog):
        line = dialog.findChild(QLineEdit, "working-title")
        line.setFocus()
        line.clear()
        qtbot.keyClicks(line, title)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    when_asked(answer)
    begin_form(window, qtbot, form)
    assert window.opened is not None
    assert window.opened.draft.title == title


def when_asked(answer):
    """Give *answer* to the dialog that is about to come up, as soon as it is there."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None and dialog.isVisible():
        answer(dialog)
    else:
        QTimer.singleShot(20, lambda: when_asked(answer))


def place(window, steps):
    """Positions in *steps* turned into the ids of the items there."""
    found = ()
    for step in steps:
        known = step
        if isinstance(step, int):
            known = items(window.opened.answers, found)[step]["id"]
        found = (*found, known)
    return found


def write(window, qtbot, where, text):
    """Go to a question and type."""
    window.activateWindow()
    window.workspace.show_place(where)
    name = f"input:{'.'.join(where)}"
    field = window.findChild(QWidget, name)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        # Simulated keys know no Greek or Cyrillic; people here would paste from a partner's mail.
        QApplication.clipboard().setText(text)
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def add_item(window, qtbot, plan, name):
    """Add an item to a list by its button and name it; returns its id."""
    window.workspace.show_place(plan.listed)
    before = {item["id"] for item in items(window.opened.answers, plan.listed)}
    button = window.findChild(QPushButton, f"add:{'.'.join(plan.listed)}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    after = [item["id"] for item in items(window.opened.answers, plan.listed)]
    (added,) = set(after) - before
    write(window, qtbot, (*plan.listed, added, plan.item_line), name)
    return added


def open_first(window, qtbot):
    """Open the first draft of the library with Enter."""
    table = window.findChild(QTableView, "drafts")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.opened is not None


def jump_from_review(window, qtbot):
    """The review names what is missing, and Enter leads there."""
    window.workspace.show_review()
    table = window.findChild(QTableView, "review_table")
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    for row in range(table.model().rowCount()):
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, 0))
        qtbot.keyClick(table, Qt.Key.Key_Return)
        qtbot.wait(20)
        if window.workspace.current_section():
            return
    raise AssertionError


def export(window, qtbot, target):
    """Export by the dialog; returns the text of the document."""

    def answer(dialog):
        dialog.findChild(QLineEdit, "export:file").setText(str(target))
        dialog.findChild(QPushButton, "export:write").click()
        qtbot.waitUntil(lambda: dialog.written is not None)
        dialog.accept()

    when_asked(answer)
    window.workspace.export_requested.emit()
    return zipfile.ZipFile(target).read("word/document.xml").decode()
