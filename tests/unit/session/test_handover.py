"""The answers in the order of the web form: clean text, counts, ticks, closing list."""

from datetime import UTC, datetime

import pytest

from erasmus_desk.model.answers import items
from erasmus_desk.rules.fields import all_fields
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.handover import (
    choose_plain,
    copies_plain,
    copy_text,
    handed_fields,
    mark_pasted,
    next_waiting,
    progress,
    remarked,
    unmark,
    uploads,
    what_to_trim,
)
from erasmus_desk.session.handover_report import report, write_report
from erasmus_desk.session.merging import merge_facts
from erasmus_desk.session.web_text import plain_signs, trimming, web_text
from erasmus_desk.session.whole_drafts import duplicate

KA202, KA122 = "ka202-innovation-2018", "ka122-vet-2026"
AT = datetime(2018, 3, 20, 9, 30, 5, 70, tzinfo=UTC)
RATIONALE = ("description", "rationale")


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path / "home", tmp_path / "cache", now=lambda: AT)
    made.prefer(window="en", prompts="en")
    return made


@pytest.fixture
def opened(desk):
    made = desk.example(KA202)
    yield made
    made.saver.close()


def at(desk, opened, *place):
    return next(one for one in handed_fields(desk, opened) if one.place == place)


CLEAN = {
    "line breaks": ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
    "soft hyphens": ("part\u00adner\u00adship", "partnership"),
    "zero width": ("a\u200bb\u200cc\u200dd\ufeffe\u2060f", "abcdef"),
    "directions": ("\u200ea\u202eb\u2069", "ab"),
    "spaces": ("24\u00a0months\u202f5\u2003x", "24 months 5 x"),
    "trailing blanks": ("a  \nb\t\nc\u00a0", "a\nb\nc"),
    "around": ("\n\na\n\nb\n\n", "a\n\nb"),
    "no letters lost": ("Zażółć Ψωμί хляб – „ą”", "Zażółć Ψωμί хляб – „ą”"),
}


@pytest.mark.parametrize("case", CLEAN)
def test_a_text_is_copied_as_the_form_receives_it(case):
    written, received = CLEAN[case]

    assert web_text(written) == received


def test_the_answer_itself_stays_as_it_was_written(desk, opened):
    opened.answer(RATIONALE, "Objectif\u00a0: part\u00adner  \nend")

    copied = at(desk, opened, *RATIONALE)

    assert copied.text == "Objectif : partner\nend"
    assert opened.value(RATIONALE) == "Objectif\u00a0: part\u00adner  \nend"
    assert copied.length.used == len(copied.text)


def test_the_safest_signs_are_straight_quotes_and_hyphens_for_points():
    written = "„Ciasto” – ‘dough’…\n• one\n  ◦ two\n– three"

    assert plain_signs(written) == "\"Ciasto\" - 'dough'...\n- one\n  - two\n- three"


def test_safe_signs_are_chosen_for_a_draft_and_change_no_tick(desk, opened):
    opened.answer(RATIONALE, "• „one”")
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)

    choose_plain(opened, plain=True)

    handed = at(desk, opened, *RATIONALE)
    assert copies_plain(opened)
    assert copy_text(handed, plain=True) == '- "one"'
    assert handed.state == "pasted"


@pytest.mark.parametrize("form", [KA202, "ka202-good-practices-2018", KA122, "ka120-vet-2026"])
def test_every_answer_of_the_draft_is_handed_over_in_the_order_of_the_form(desk, form):
    """No field can be forgotten: all are there alone, or in the rows of a table."""
    opened = desk.example(form)
    shown = handed_fields(desk, opened)
    places = [one.place for one in shown]
    tables = {one.place for one in shown if one.columns}

    fields = all_fields(opened.form, opened.answers)
    asked = [f for f in fields if f.is_asked and f.question.typed is not False]
    alone = [f.place for f in asked if f.place in set(places)]
    lost = [
        f.place
        for f in asked
        if f.question.kind != "list"
        and f.place not in set(places)
        and not any(f.place[: len(table)] == table for table in tables)
    ]

    assert not lost
    assert len(places) == len(set(places))
    assert places == alone
    opened.saver.close()


def test_choices_dates_numbers_and_names_are_ready_to_be_typed(desk, opened):
    output = items(opened.answers, ("outputs",))[0]["id"]
    codes = opened.value(("outputs", output, "media"))
    opened.answer(("outputs", output, "media"), codes[::-1])

    assert at(desk, opened, "context", "start").text == "01/10/2018"
    assert at(desk, opened, "context", "duration").text == "24"
    assert at(desk, opened, "outputs", output, "leader").text.startswith("Zespół Szkół")
    assert at(desk, opened, "outputs", output, "media").text == "Website\nVideo\nPublication"


def test_a_table_is_rows_of_words_and_its_long_texts_come_one_by_one(desk, opened):
    person = items(opened.answers, ("organisations",))[0]
    table = at(desk, opened, "organisations", person["id"], "persons")
    costs = [one for one in handed_fields(desk, opened) if one.place[0] == "special_costs"]

    assert table.columns[:3] == ("Function", "First name", "Family name")
    assert table.text.split("\n")[0].split("\t")[:2] == ["Legal representative", "Anna"]
    assert costs[0].text.split("\t")[1:] == ["1", "2150.00"]
    assert costs[1].label == "Description"
    assert costs[1].kind == "text"


def test_items_are_named_with_their_number(desk, opened):
    title = next(one for one in handed_fields(desk, opened) if one.place[0] == "outputs")

    assert title.item == "O1 Low-waste baking: a training module of 40 hours"
    assert title.section == "8 Intellectual outputs"


def test_a_tick_is_kept_in_the_draft_and_survives_closing(desk, opened):
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)
    opened.save_now()

    again = desk.open(opened.path)
    handed = at(desk, again, *RATIONALE)

    kept = again.draft.facts.settings["handover"]["description/rationale"]
    assert kept["at"] == "2018-03-20T09:30:05+00:00"
    assert handed.state == "pasted"
    assert handed.mark.at == AT.replace(microsecond=0)
    again.saver.close()


def test_a_pasted_answer_that_is_changed_is_unticked_until_it_is_as_before(desk, opened):
    before = opened.value(RATIONALE)
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)

    opened.answer(RATIONALE, f"{before} More.")
    changed = at(desk, opened, *RATIONALE).state
    opened.answer(RATIONALE, None)
    emptied = at(desk, opened, *RATIONALE).state
    opened.answer(RATIONALE, before)

    assert (changed, emptied) == ("changed", "changed")
    assert at(desk, opened, *RATIONALE).state == "pasted"


def test_what_the_form_does_not_see_unticks_nothing(desk, opened):
    before = opened.value(RATIONALE)
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)

    opened.answer(RATIONALE, f"{before}\u00ad  ")

    assert at(desk, opened, *RATIONALE).state == "pasted"


def test_another_language_of_the_prompts_unticks_nothing(desk, opened):
    for handed in handed_fields(desk, opened):
        mark_pasted(opened, handed, AT)

    opened.set_facts(prompts="el")

    done = progress(opened, handed_fields(desk, opened))
    assert (done.pasted, done.changed) == (done.total, 0)


def test_a_changed_cell_unticks_its_table(desk, opened):
    place = ("organisations", items(opened.answers, ("organisations",))[0]["id"], "persons")
    mark_pasted(opened, at(desk, opened, *place), AT)

    row = items(opened.answers, place)[0]["id"]
    opened.answer((*place, row, "first_name"), "Ewa")

    assert at(desk, opened, *place).state == "changed"


def test_an_emptied_field_that_was_cleared_in_the_form_is_done_with(desk, opened):
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)
    opened.answer(RATIONALE, None)

    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)

    assert at(desk, opened, *RATIONALE).state == "empty"


def test_unticking_takes_the_mark_away(desk, opened):
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)

    unmark(opened, at(desk, opened, *RATIONALE))

    assert at(desk, opened, *RATIONALE).state == "open"
    assert "handover" not in opened.draft.facts.settings


def test_ticking_judges_nothing_anew(desk, opened):
    """A thousand ticks must not calculate the grant a thousand times."""
    view = opened.view

    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)

    assert opened.known is view


def test_a_copy_of_a_draft_has_not_been_pasted(desk, opened):
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)
    choose_plain(opened, plain=True)
    opened.save_now()

    copied = desk.open(duplicate(desk, opened.path, "Copy"))

    assert not {"handover", "handover_plain"} & set(copied.draft.facts.settings)
    copied.saver.close()


@pytest.mark.parametrize("kept", ["x", {"context/title": 3}, {"context/title": {"at": "x"}}])
def test_unreadable_marks_do_not_count(desk, opened, kept):
    opened.set_facts(settings={"handover": kept})

    assert at(desk, opened, "context", "title").state == "open"


def test_a_field_that_two_people_ticked_apart_stays_ticked(desk, opened):
    base = opened.draft.facts
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT)
    mine = opened.draft.facts
    mark_pasted(opened, at(desk, opened, *RATIONALE), AT.replace(hour=11))

    merged = merge_facts(base, mine, opened.draft.facts)
    opened.set_facts(settings=merged.settings)

    assert at(desk, opened, *RATIONALE).state == "pasted"


def test_progress_counts_what_is_pasted_changed_empty_and_gone(desk, opened):
    fields = handed_fields(desk, opened)
    for handed in fields[:3]:
        mark_pasted(opened, handed, AT)
    opened.answer(("context", "acronym"), "Other")
    gone = items(opened.answers, ("events",))[0]["id"]
    mark_pasted(opened, at(desk, opened, "events", gone, "title"), AT)
    opened.delete(("events", gone))

    done = progress(opened, handed_fields(desk, opened))

    assert (done.pasted, done.changed, done.gone) == (2, 1, 1)
    assert done.total + done.empty == len(handed_fields(desk, opened))


def test_the_next_field_is_the_one_that_waits_and_comes_round(desk, opened):
    fields = handed_fields(desk, opened)
    for handed in fields[1:]:
        mark_pasted(opened, handed, AT)

    assert next_waiting(remarked(opened, fields), 5) == 0
    mark_pasted(opened, fields[0], AT)
    assert next_waiting(remarked(opened, fields), 5) == -1


def test_what_is_too_long_says_what_could_go(desk, opened):
    sentence = "The same sentence stands here more than once. "
    opened.answer(RATIONALE, "Two  blanks.\n\n\n" + sentence * 2 + "x" * 5000)

    handed = at(desk, opened, *RATIONALE)
    found = {trim.kind: trim for trim in what_to_trim(opened, handed)}

    assert handed.state == "long"
    assert found["spaces"].saves == 1
    assert found["lines"].saves == 2
    assert found["repeated"].quote == sentence.strip()
    assert found["repeated"].saves == len(sentence)
    assert found["longest"].enough


def test_trimming_never_speaks_of_a_text_that_fits():
    assert trimming("Two  blanks.  \n\n\nEnd.", 50) == ()


def test_trimming_names_blanks_at_the_ends_of_lines():
    found = {trim.kind: trim.saves for trim in trimming("a  \nb ", 3)}

    assert found["trailing"] == 3


def test_the_closing_list_names_every_field_with_its_time(desk, opened, tmp_path):
    fields = handed_fields(desk, opened)
    mark_pasted(opened, fields[0], AT)
    mark_pasted(opened, fields[3], AT)
    opened.answer(fields[3].place, 22)

    text = report(desk, opened, handed_fields(desk, opened), "en")
    path = write_report(tmp_path / "list.txt", text)

    lines = path.read_text(encoding="utf-8").split("\n")
    assert "[x] 1.1 Project title: pasted 20/03/2018 09:30:05; 69 characters" in lines
    assert "[!] 1.4 Duration: changed since it was pasted on 20/03/2018 09:30:05" in lines
    assert sum(line[:3] in ("[x]", "[!]", "[ ]", " – ") for line in lines) == len(fields)
    assert f"1 of {len(fields) - 7} fields pasted as they are now" in lines


@pytest.mark.parametrize("language", ["en", "pl", "el", "bg"])
def test_the_closing_list_speaks_the_language_of_the_window(desk, opened, language):
    text = report(desk, opened, handed_fields(desk, opened), language)

    assert "handover." not in text


def test_totals_that_the_web_form_wants_are_handed_over_instead_of_the_flows(desk):
    """The form of accredited projects asks for one row by type of activity, and for reasons."""
    opened = desk.example("ka121-vet-2026")
    fields = {one.place[1:]: one.text for one in handed_fields(desk, opened)}
    opened.saver.close()
    inside = {place[2:] for place in fields if place[1:2] == ("flows",) and len(place) > 2}

    assert fields["act1", "total_participants"] == "34"
    assert fields["act1", "total_days"] == "576"
    assert {place[-1] for place in inside} <= {
        "expensive_travel",
        "inclusion_amount",
        "inclusion_reason",
    }
    assert ("act1", "flows", "f2", "inclusion_reason") in fields


def test_only_part_a_of_a_proposal_is_typed_and_part_b_is_uploaded(desk):
    """The portal has no fields for Part B and its annexes: they go up as documents."""
    opened = desk.example("alliances-innovation-lot1-2026")
    fields = handed_fields(desk, opened)

    assert {one.place[0] for one in fields} == {
        "context",
        "summary",
        "organisations",
        "grant",
        "checklist",
    }
    assert uploads(opened.form)
    assert "Part B and its annexes: uploaded as documents" in report(desk, opened, fields, "en")
    opened.saver.close()


def test_a_form_without_part_b_is_typed_whole(desk, opened):
    assert not uploads(opened.form)
    assert "Part B" not in report(desk, opened, handed_fields(desk, opened), "en")
