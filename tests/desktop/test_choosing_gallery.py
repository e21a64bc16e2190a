"""The gallery: finding a form, choosing its field and call, reading what it is for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTextBrowser

from choosing_a_form import begin_form, find_form
from erasmus_desk.desktop.dialogs.new_application import NewApplication
from erasmus_desk.session.explaining import explain

FORM = "ka202-innovation-2018"
SOON, NOW = "ka220-vet-2027", "ka220-vet-2026"


@pytest.fixture
def gallery(window):
    window.home.side.choose("forms")
    return window.home.gallery


def shown(gallery):
    return {head.id for entry in gallery.model.entries for head in entry.heads}


def search(gallery, qtbot, words):
    field = gallery.findChild(QLineEdit, "gallery-search")
    field.clear()
    qtbot.keyClicks(field, words)


def text_of(gallery):
    gallery.page.explain()
    return gallery.page.findChild(QTextBrowser, "action-text").toPlainText()


def test_the_gallery_shows_every_form(gallery, desk):
    assert shown(gallery) == set(desk.heads)


def test_forms_of_several_fields_and_calls_are_one_line(gallery):
    lines = [entry.title for entry in gallery.model.entries if entry.action]

    assert lines.count("Cooperation partnership") == 1
    assert len(lines) < len(shown(gallery)) / 2


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("accreditation vocational 2026", "ka120-vet-2026"),
        ("KA220SCH", "ka220-school-2026"),
        ("partnerstwo wspolpracy mlodziez", "ka220-youth-2027"),
        ("AKREDYTACJA szkol", "ka120-school-2027"),
        ("provisional small-scale", "ka210-youth-2027"),
    ],
)
def test_forms_are_found_by_code_title_and_short_words_of_any_language(gallery, qtbot, words, form):
    search(gallery, qtbot, words)

    assert form in shown(gallery)
    assert FORM not in shown(gallery)


def test_greek_is_found_without_accents(gallery):
    gallery.model.look_for("συμπραξη καινοτομια")

    assert FORM in shown(gallery)


def test_words_that_nothing_has_are_told(gallery, qtbot):
    search(gallery, qtbot, "xylophone")

    assert not shown(gallery)
    assert gallery.page.isHidden()


@pytest.mark.parametrize(
    ("state", "wanted", "other"),
    [
        ("provisional", SOON, NOW),
        ("open", NOW, SOON),
        ("archived", FORM, NOW),
        ("ahead", FORM, SOON),
    ],
)
def test_calls_can_be_filtered(gallery, state, wanted, other):
    """The day of the test is before the deadline of 2018."""
    box = gallery.findChild(QComboBox, "gallery-state")
    box.setCurrentIndex(box.findData(state))

    assert wanted in shown(gallery)
    assert other not in shown(gallery)


def test_the_field_narrows_the_list_and_is_the_one_that_is_explained(gallery, desk):
    box = gallery.findChild(QComboBox, "gallery-field")
    box.setCurrentIndex(box.findData("youth"))

    assert {desk.heads[form].field for form in shown(gallery)} <= {"youth", "all", "policy"}
    gallery.show_form("ka210-youth-2027")
    assert gallery.page.head.field == "youth"


def test_arrow_keys_run_through_the_actions_and_over_headings(gallery, qtbot):
    gallery.list.setFocus()
    before = gallery.page.head.group

    for _ in range(6):
        qtbot.keyClick(gallery.list, Qt.Key.Key_Down)

    assert gallery.page.head.group != before


def test_field_and_call_are_chosen_on_the_page(window, qtbot):
    """The call that can be written for stands first: here the one whose deadline is ahead."""
    page = find_form(window, qtbot, "ka220-adult-2026")

    calls = page.findChild(QComboBox, "action-call")

    assert [calls.itemData(n) for n in range(calls.count())] == [
        "ka220-adult-2026",
        "ka220-adult-2027",
    ]


def test_the_action_is_explained_with_everything_its_form_says(gallery, window, desk):
    """Aims, applicants, funding, results, deadlines, criteria, annexes, languages, sources."""
    gallery.show_form(NOW)

    said = text_of(gallery).replace("\xa0", " ")

    words = desk.form_words(NOW, "en")
    for part in ("aims", "applicants", "funding", "results"):
        # Qt gives blanks that do not break back as plain ones.
        assert words.find(f"form.{part}").split("\n\n")[0].replace("\xa0", " ") in said
    for part in ("deadlines", "criteria", "annexes", "languages", "sources"):
        assert window.texts.say(f"explain.{part}") in said
    assert words.find("criterion.relevance.title") in said
    assert "https://" in said


def test_addresses_are_text_to_copy_and_nothing_opens_by_itself(gallery):
    gallery.show_form(NOW)
    gallery.page.explain()

    browser = gallery.page.findChild(QTextBrowser, "action-text")
    gallery.page.findChild(QPushButton, "copy-explanation").click()

    assert "href" not in browser.toHtml()
    assert not browser.openLinks()
    assert "https://" in QGuiApplication.clipboard().text()


def test_a_provisional_form_says_so_and_names_no_deadline(gallery):
    gallery.show_form(SOON)

    assert "as in 2026, until the 2027 guide is entered" in text_of(gallery)
    assert "12:00" not in text_of(gallery)


def test_the_list_says_what_is_provisional(gallery):
    gallery.model.look_for(state="provisional")
    entry = next(e for e in gallery.model.entries if e.title == "Cooperation partnership")

    assert (entry.chip, entry.chip_role) == ("2027 · Provisional", "chip-warn")


def test_start_asks_for_title_and_languages(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(NewApplication, "exec", lambda self: asked.append(self._form) or 0)

    begin_form(window, qtbot, FORM)

    assert asked == [FORM]


def test_an_example_opens_as_a_draft_of_ones_own(window, desk, qtbot):
    page = find_form(window, qtbot, FORM)

    qtbot.mouseClick(page.findChild(QPushButton, "example"), Qt.MouseButton.LeftButton)

    assert window.opened.path.parent == desk.library.folder


def test_ways_to_begin_name_the_form(gallery):
    """Whoever hears the buttons one by one has to know which form each belongs to."""
    gallery.show_form(SOON)

    assert (
        gallery.page.head.text("en", "title")
        in gallery.page.findChild(QPushButton, "start").accessibleName()
    )


def test_a_card_of_home_lets_one_choose_the_field(window, desk):
    dialog = NewApplication(desk, window.texts, "ka220-school-2027", window)
    fields = dialog.findChild(QComboBox, "new-field")

    fields.setCurrentIndex(fields.findData("ka220-youth-2027"))

    assert dialog.wish().form == "ka220-youth-2027"
    dialog.deleteLater()


def test_a_provisional_form_is_named_so_on_top_of_the_wizard(window, desk):
    window.show_draft(desk.new(SOON, "Trial"))

    note = window.workspace.findChild(object, "provisional")
    chips = [label.text() for label in window.workspace.findChildren(QLabel)]

    assert "as in 2026" in note.findChild(QLabel).text()
    assert "Provisional" in chips


def test_other_forms_have_no_such_note(open_window):
    assert open_window.workspace.findChild(object, "provisional") is None


@pytest.mark.parametrize("language", ["en", "pl"])
def test_S1_20_to_S1_52_the_expected_results_are_listed(desk, language):  # noqa: N802 - IDs
    form, words = desk.catalogue.form(FORM), desk.form_words(FORM, language)

    for kind, count in (("organisations", 16), ("persons", 13)):
        known = form.options[f"strategic-partnership/expected_{kind}"]
        labels = tuple(words.option(known.words, one.code) for one in known.options)
        listed = [one.results for one in explain(desk, FORM, language).expected]

        assert len(labels) == count
        assert labels in listed
