"""A draft is used for another application: nothing of it is lost, and the old one stays."""

import json
import zipfile

import pytest

from erasmus_desk.session.carry_over import carried_title, create, prepare, report_now, targets
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.merging import merge_facts
from erasmus_desk.session.parking import clear_done, delete, tick
from erasmus_desk.session.whole_drafts import duplicate
from small_desk import FORM, ID, NEEDS, SUMMARY, a_desk

SISTER = "ka888-test-2026"
LATER = "ka999-test-2027"
WORDS = """
[form]
short = "Test"
title = "A test"
[section.context]
title = "Context"
[question.context.needs]
label = "Needs"
[question.context.summary]
label = "Summary"
[section.organisations]
title = "Partners"
[question.organisations.background]
label = "Background"
"""
SISTER_FORM = (
    FORM.replace(ID, SISTER)
    .replace("KA999", "KA888")
    .replace('key = "needs"\n  kind = "text"', 'key = "wishes"\n  kind = "text"')
    .replace('key = "months"\n  kind = "number"', 'key = "months"\n  kind = "money"')
    .replace('key = "background"\n    kind = "text"', 'key = "motto"\n    kind = "line"')
    .replace(
        'key = "summary"\n  kind = "text"',
        'key = "summary"\n  kind = "text"\n'
        '  limit = { characters = 9, source = ["s"], confidence = "official" }',
    )
)
ANSWERS = {
    "context": {
        "title": "Bread 2026",
        "summary": "A summary too long",
        "needs": "Bins",
        "months": 9,
    },
    "organisations": ({"id": "p1", "legal_name": "School", "background": "Since 1920."},),
}


def put_form(desk, name, text, words=WORDS):
    folder = desk.home.parent / "forms" / name.rpartition("-")[0] / name[-4:]
    (folder / "words").mkdir(parents=True, exist_ok=True)
    (folder / "form.toml").write_text(text, encoding="utf-8")
    (folder / "words" / "en.toml").write_text(words, encoding="utf-8")


@pytest.fixture
def desk(tmp_path):
    made = a_desk(tmp_path / "home")
    put_form(made, ID, FORM.replace("[counting]", "[provisional]\ncall = 2027\n[counting]"))
    put_form(made, SISTER, SISTER_FORM)
    return made


@pytest.fixture
def source(desk):
    made = desk.new(ID, "Bread 2026", answers=ANSWERS)
    made.set_facts(notes={"context.needs": "Ask Maria.", "context.title": "Short?"})
    made.save_now()
    yield made
    made.saver.close()


@pytest.fixture
def new(desk, source):
    made = create(desk, prepare(desk, source, SISTER), "Bread again")
    yield made
    made.saver.close()


def texts(opened):
    return {entry.label: entry.text for entry in opened.parked if entry.kind != "note"}


def test_the_new_draft_has_what_fits_and_parks_the_rest_with_its_old_label(new):
    assert new.value(("context", "title")) == "Bread 2026"
    assert new.value(("context", "months")) == "9.00"
    assert new.value(("organisations", "p1", "legal_name")) == "School"
    assert texts(new) == {"Needs": "Bins", "Background": "Since 1920."}
    assert [entry.above for entry in new.parked[:2]] == ["Context", "Partners › P1 School"]


def test_the_old_draft_stays_as_it_is(desk, source):
    before = source.path.read_bytes()

    made = create(desk, prepare(desk, source, SISTER), "Bread again")
    made.saver.close()

    assert source.path.read_bytes() == before
    assert source.answers == ANSWERS
    assert made.path != source.path
    assert made.draft.facts.id != source.draft.facts.id


def test_the_new_draft_knows_where_it_came_from_also_tomorrow(desk, source, new):
    opened = desk.open(new.path)
    origin = opened.draft.facts.origin
    opened.saver.close()

    assert (origin.draft, origin.title, origin.form) == (source.draft.facts.id, "Bread 2026", ID)
    assert origin.came == 4
    assert opened.parked == new.parked


def test_the_report_names_what_is_too_long_and_what_is_new(desk, source, new):
    report = prepare(desk, source, SISTER).report

    assert [(found.code, found.place) for found in report.misfits] == [("too-long", SUMMARY)]
    assert report.new == (("context", "wishes"), ("organisations", "p1", "motto"))
    assert dict(report.counts) == {
        "came": 4, "misfits": 1, "long": 1, "changed": 1, "new": 2, "parked": 3,
    }  # fmt: skip
    assert report_now(desk, new).misfits == report.misfits


def test_the_report_gets_shorter_as_people_work(desk, new):
    new.answer(SUMMARY, "Short")
    new.answer(("context", "wishes"), "A wish")

    report = report_now(desk, new)

    assert report.misfits == ()
    assert report.new == (("organisations", "p1", "motto"),)


def test_remarks_move_with_their_questions_and_others_are_parked(new):
    assert new.draft.facts.notes == {"context.title": "Short?"}
    assert [(e.kind, e.text) for e in new.parked if e.kind == "note"] == [("note", "Ask Maria.")]


def test_origins_of_the_address_book_come_along_and_marks_of_the_web_form_do_not(desk, source):
    source.set_facts(settings={"addresses": {"p1": {"card": "c"}}, "handover": {}, "funding": {}})

    made = create(desk, prepare(desk, source, SISTER), "Bread again")
    made.saver.close()

    settings = made.draft.facts.settings
    assert settings["addresses"] == {"p1": {"card": "c"}}
    assert not {"handover", "funding"} & set(settings)


def test_ticking_and_deleting_are_steps_of_the_same_undo_as_writing(new):
    needs, background, note = (entry.id for entry in new.parked)
    new.answer(SUMMARY, "Short")
    tick(new, needs, done=True)
    delete(new, background)

    assert [(e.id, e.done) for e in new.parked] == [(needs, True), (note, False)]
    assert new.undo().kind == "delete_parked"
    assert [e.id for e in new.parked] == [needs, background, note]
    assert new.undo().kind == "tick_parked"
    assert not any(e.done for e in new.parked)
    assert new.undo().kind == "answer"
    assert new.value(SUMMARY) == "A summary too long"
    new.redo()
    new.redo()
    new.redo()
    assert [(e.id, e.done) for e in new.parked] == [(needs, True), (note, False)]
    assert new.value(SUMMARY) == "Short"


def test_what_is_used_is_deleted_in_one_step(new):
    for entry in new.parked[:2]:
        tick(new, entry.id, done=True)

    assert clear_done(new) == 2
    assert len(new.parked) == 1
    new.undo()
    assert len(new.parked) == 3


def test_undo_takes_back_only_ones_own_changes_of_the_parking_list(new):
    first, second, _ = new.parked
    delete(new, first.id)
    theirs = new.draft.facts.model_copy(
        update={"parked": tuple(e for e in new.parked if e.id != second.id)}
    )
    merged = merge_facts(new.draft.facts, new.draft.facts, theirs)
    new.set_facts(parked=merged.parked)

    new.undo()

    ids = [entry.id for entry in new.parked]
    assert first.id in ids
    assert second.id not in ids


def test_two_people_tick_different_entries_and_both_marks_stay(new):
    base = new.draft.facts
    first, second, _ = (entry.id for entry in base.parked)

    def marked(entry_id):
        done = tuple(e.model_copy(update={"done": e.id == entry_id}) for e in base.parked)
        return base.model_copy(update={"parked": done})

    merged = merge_facts(base, marked(first), marked(second))

    assert [entry.done for entry in merged.parked] == [True, True, False]


def test_a_copy_keeps_the_parking_list(desk, new):
    path = duplicate(desk, new.path, "Copy")

    assert desk.open(path, listed=False).parked == new.parked


def test_nothing_that_is_parked_gets_into_the_document(desk, new, tmp_path):
    target = desk.export_word(new, tmp_path / "out.docx")

    with zipfile.ZipFile(target) as package:
        text = b"".join(package.read(name) for name in package.namelist())
    assert b"School" in text
    assert b"Since 1920." not in text


def test_carried_on_a_second_time_the_parked_answers_find_their_places_again(desk, new):
    third = create(desk, prepare(desk, new, ID), "Bread a third time")
    third.saver.close()

    assert third.value(NEEDS) == "Bins"
    assert third.value(("organisations", "p1", "background")) == "Since 1920."
    assert [entry.kind for entry in third.parked] == ["note"]


def test_forms_are_offered_by_how_near_they_are(desk):
    found = {near: [head.id for head in heads] for near, heads in targets(desk, ID).items()}

    assert found == {"next": [LATER], "field": [], "other": [SISTER]}


@pytest.mark.parametrize(
    ("form", "field", "other"),
    [
        ("ka202-innovation-2018", "ka201-innovation-2018", "ka202-good-practices-2018"),
        ("ka122-vet-2026", "ka122-school-2026", "ka120-vet-2026"),
        ("ka122-vet-2027", "ka122-adult-2026", "ka202-innovation-2018"),
    ],
)
def test_of_the_shipped_forms_the_same_action_in_another_field_is_told_apart(
    tmp_path, form, field, other
):
    found = targets(Desk(tmp_path / "home"), form)

    assert field in [head.id for head in found["field"]]
    assert other in [head.id for head in found["other"]]
    assert not {"ka121-vet-2026"} & {head.id for head in (*found["next"], *found["field"])}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bread 2026", "Bread 2027"),
        ("Bread", "Bread (2027)"),
        ("Bread 12026", "Bread 12026 (2027)"),
    ],
)
def test_the_title_tells_the_call(desk, title, expected):
    old, new = desk.catalogue.form(ID), desk.catalogue.form(LATER)

    assert carried_title(title, old, new, "Test") == expected


def test_the_title_tells_the_action_where_it_is_another(desk):
    old, new = desk.catalogue.form(ID), desk.catalogue.form(SISTER)

    assert carried_title("Bread", old, new, "Test") == "Bread (KA888 2026)"
    assert carried_title("Bread", old, old, "Test") == "Bread (Test)"


# When the real form takes the place of the provisional one.

REAL = (
    SISTER_FORM.replace(SISTER, LATER)
    .replace("KA888", "KA999")
    .replace("call = 2026", "call = 2027")
)


@pytest.fixture
def provisional(desk, tmp_path):
    made = desk.new(LATER, "Bread", answers=ANSWERS)
    made.save_now()
    made.saver.close()
    return made.path


@pytest.fixture
def published(desk, provisional):
    """The same desk on the day when the real form is there."""
    put_form(desk, LATER, REAL)
    return type(desk)(desk.home, forms=desk.home.parent / "forms")


def test_a_draft_for_the_provisional_form_opens_in_the_real_one_and_loses_nothing(
    published, provisional
):
    opened = published.open(provisional)
    opened.saver.close()

    assert opened.form.state == "open"
    assert opened.draft.facts.revision == opened.form.revision
    assert opened.value(("context", "title")) == "Bread 2026"
    assert texts(opened) == {"Needs": "Bins", "Background": "Since 1920."}
    assert opened.parked[1].above == "Partners › P1 School"


def test_its_report_says_what_is_new_and_what_does_not_fit(published, provisional):
    opened = published.open(provisional)
    opened.saver.close()
    report = report_now(published, opened)

    assert report.came == 4
    assert [found.code for found in report.misfits] == ["too-long"]
    assert report.new == (("context", "wishes"), ("organisations", "p1", "motto"))
    assert len(report.parked) == 2


def test_its_file_changes_only_with_the_next_change_and_the_old_text_is_kept(
    published, provisional
):
    before = provisional.read_bytes()
    opened = published.open(provisional)
    assert provisional.read_bytes() == before

    opened.answer(SUMMARY, "Short")
    opened.save_now()
    opened.saver.close()

    written = json.loads(provisional.read_bytes())
    assert [entry["text"] for entry in written["parked"]] == ["Bins", "Since 1920."]
    assert written["revision"] == 1
    kept = published.versions.of(opened)
    assert before in [published.versions.store.read(one) for one in kept]
    again = published.open(provisional)
    again.saver.close()
    assert (again.parked, again.answers) == (opened.parked, opened.answers)


def test_earlier_texts_can_still_be_read_after_the_form_has_changed(published, provisional):
    opened = published.open(provisional)
    opened.answer(SUMMARY, "Short")
    opened.save_now()
    opened.saver.close()

    oldest = published.versions.of(opened)[-1]

    assert published.versions.read(oldest).answers["context"]["title"] == "Bread 2026"


def test_a_form_that_was_revised_parks_what_it_no_longer_asks(desk, source):
    source.saver.close()
    revised = SISTER_FORM.replace(SISTER, ID).replace("key_action", "revision = 2\nkey_action", 1)
    put_form(desk, ID, revised)
    later = type(desk)(desk.home, forms=desk.home.parent / "forms")

    opened = later.open(source.path)
    opened.saver.close()

    assert [entry.text for entry in opened.parked] == ["Bins", "Since 1920."]
    assert opened.draft.facts.origin.draft == opened.draft.facts.id


def test_a_revision_that_changes_nothing_for_the_draft_is_not_worth_a_report(desk, source):
    source.saver.close()
    put_form(desk, ID, FORM.replace("key_action", "revision = 2\nkey_action", 1))
    later = type(desk)(desk.home, forms=desk.home.parent / "forms")

    opened = later.open(source.path)
    opened.saver.close()

    assert opened.draft.facts.origin is None
    assert opened.answers == ANSWERS
