"""The annex desk of a draft: choices are kept, taken back, merged, moved and collected."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from annex_sample import ANSWERS, NOW, a_file, annex_desk, annexed
from erasmus_desk.errors import DeskError
from erasmus_desk.session.annex_collecting import LIST, collect
from erasmus_desk.session.annex_deeds import add, choose, entitle, give, remark, sign
from erasmus_desk.session.annex_names import clean_names
from erasmus_desk.session.annex_words import advice, limits_text, problem_text
from erasmus_desk.session.annexes import annex_lines, annexes, is_elsewhere, resolved
from erasmus_desk.session.exporting import outline_of
from erasmus_desk.session.merging import merge_facts
from erasmus_desk.session.whole_drafts import duplicate, save_as

MANDATE = "mandate/aaaa0002"


@pytest.fixture
def desk(tmp_path):
    return annex_desk(tmp_path)


@pytest.fixture
def work(tmp_path):
    return tmp_path / "work"


@pytest.fixture
def opened(desk, work):
    made = annexed(desk, work)
    yield made
    made.saver.flush(0)
    made.saver.close()


def state(desk, opened, key):
    return annexes(desk, opened).slot(key).state


def test_at_first_everything_required_is_missing(desk, opened):
    view = annexes(desk, opened)

    assert [slot.state for slot in view.slots] == ["missing"] * 4 + ["optional"]
    assert view.slot(MANDATE).for_whom == "P2 Zespół Szkół Przykładowych"
    assert len(view.missing) == len(view.required) == 4


def test_a_chosen_file_has_to_be_signed_and_then_is_ready(desk, opened, work):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    assert state(desk, opened, "declaration") == "sign"

    sign(opened, "declaration", "signed")
    assert state(desk, opened, "declaration") == "ready"

    choose(opened, "declaration", a_file(work, "newer.pdf"))
    assert state(desk, opened, "declaration") == "sign"


def test_every_choice_is_a_step_that_undo_takes_back(desk, opened, work):
    choose(opened, MANDATE, a_file(work, "m.pdf"), name="Mandate P2")
    sign(opened, MANDATE, "signed")
    remark(opened, MANDATE, "by post")

    assert opened.history.undoable.kind == "annex"
    assert opened.undo().place == ("#annexes", MANDATE)
    assert annexes(desk, opened).slot(MANDATE).remark == ""
    assert opened.undo().kind == "annex"
    assert opened.undo().name == "Mandate P2"
    assert opened.draft.facts.annexes == {}
    opened.redo()
    opened.redo()
    assert annexes(desk, opened).slot(MANDATE).signature == "signed"


def test_undo_goes_through_answers_and_files_in_the_order_in_which_they_were_made(opened, work):
    opened.answer(("context", "title"), "First")
    choose(opened, "declaration", a_file(work, "d.pdf"))
    opened.answer(("context", "title"), "Second")

    opened.undo()
    assert opened.value(("context", "title")) == "First"
    assert opened.draft.facts.annexes
    opened.undo()
    assert not opened.draft.facts.annexes
    assert opened.value(("context", "title")) == "First"


def test_what_was_chosen_is_there_when_the_draft_is_opened_again(desk, opened, work, tmp_path):
    outside = a_file(tmp_path, "elsewhere.pdf")
    choose(opened, "declaration", a_file(work, "d.pdf"))
    choose(opened, MANDATE, outside)
    opened.save_now()

    raw = json.loads(opened.path.read_bytes())["annexes"]
    again = annexes(desk, desk.open(opened.path, listed=False))
    assert raw["declaration"] == {"path": "d.pdf"}
    assert again.slot("declaration").path == work / "d.pdf"
    assert again.slot(MANDATE).path == outside


def test_files_beside_the_draft_are_found_again_where_both_were_moved(desk, opened, work, tmp_path):
    (work / "annexes").mkdir()
    choose(opened, "declaration", a_file(work / "annexes", "d.pdf"))
    opened.save_now()
    work.rename(tmp_path / "moved")

    view = annexes(desk, desk.open(tmp_path / "moved" / "draft.erasmus", listed=False))

    assert view.slot("declaration").seen.is_there


def test_a_copy_of_the_draft_elsewhere_still_knows_the_files(desk, opened, work, tmp_path):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    opened.save_now()

    copied = desk.open(duplicate(desk, opened.path, "Copy"), listed=False)
    save_as(desk, opened, tmp_path / "other" / "new.erasmus")

    assert annexes(desk, copied).slot("declaration").seen.is_there
    assert annexes(desk, opened).slot("declaration").path == work / "d.pdf"


@pytest.mark.parametrize("path", [r"C:\Users\anna\scan.pdf", r"\\server\share\scan.pdf"])
def test_a_path_of_another_computer_is_shown_by_its_name(path, work):
    assert resolved(path, work) == work / "scan.pdf"


@pytest.mark.parametrize(
    ("text", "folder", "elsewhere"),
    [
        (r"\\server\share\scan.pdf", "/home/anna", True),
        ("//server/share/scan.pdf", "/home/anna", True),
        (r"\\SERVER\share\scan.pdf", r"\\server\share\drafts", False),
        (r"\\other\share\scan.pdf", r"\\server\share\drafts", True),
        ("/srv/scan.pdf", "/home/anna", False),
        ("annexes/scan.pdf", "/home/anna", False),
    ],
)
def test_a_server_is_contacted_only_if_the_draft_lies_there(text, folder, elsewhere):
    """A draft that came by mail must not make the computer say hello to anybody."""
    assert is_elsewhere(text, Path(folder)) is elsewhere


def test_a_file_on_a_server_is_refused_with_a_reason(opened):
    with pytest.raises(DeskError, match="annex-on-server"):
        choose(opened, "declaration", Path("//server/share/scan.pdf"))


def test_a_file_stays_known_when_its_annex_is_not_asked_for_any_more(desk, opened, work):
    choose(opened, MANDATE, a_file(work, "m.pdf"))
    opened.answer(("context", "kind"), "alone")

    view = annexes(desk, opened)
    assert view.slot(MANDATE).state == "unasked"
    assert view.going == ()
    opened.answer(("context", "kind"), "consortium")
    assert annexes(desk, opened).slot(MANDATE).state == "sign"


def test_files_of_ones_own_can_be_added_named_and_taken_out(desk, opened, work):
    key = add(opened, a_file(work, "plan.xlsx"))
    entitle(opened, key, "Timetable")
    assert annexes(desk, opened).slot(key).title == "Timetable"

    choose(opened, key, None)
    assert annexes(desk, opened).slot(key) is None


def test_several_files_at_once_go_where_they_belong_and_the_rest_is_added(desk, opened, work):
    files = [a_file(work, f"{n}.pdf") for n in range(3)]

    give(opened, ["declaration", MANDATE], files, {})

    view = annexes(desk, opened)
    assert [slot.path.name for slot in view.slots if slot.path] == ["0.pdf", "1.pdf", "2.pdf"]
    assert view.slots[-1].is_further


@pytest.mark.parametrize("key", ["mandate/aaaa0001", "nothing", "mandate"])
def test_what_the_call_does_not_want_is_refused(opened, work, key):
    with pytest.raises(DeskError, match="annex-not-asked"):
        choose(opened, key, a_file(work, "d.pdf"))


def test_a_name_that_no_draft_can_hold_is_refused_at_once(opened, work):
    with pytest.raises(DeskError, match="annex-name-unusable"):
        choose(opened, "declaration", work / "caf\udce9.pdf")


@pytest.mark.parametrize(
    "raw", [{"path": 5}, {"signature": "maybe"}, {"remark": []}, {"path": "", "more": True}]
)
def test_what_others_wrote_into_the_file_harms_nothing(desk, opened, raw):
    opened.set_facts(annexes={"declaration": raw, "further/x": raw})

    slot = annexes(desk, opened).slot("declaration")

    assert slot.signature == "to_sign"
    assert slot.path is None


def test_two_people_who_chose_different_files_keep_both_choices(desk, opened, work):
    base = opened.draft.facts
    choose(opened, "declaration", a_file(work, "d.pdf"))
    mine = opened.draft.facts
    theirs = base.model_copy(
        update={"annexes": {MANDATE: {"path": "m.pdf"}, "declaration": {"path": "other.pdf"}}}
    )

    merged = merge_facts(base, mine, theirs)

    assert merged.annexes == {"declaration": {"path": "d.pdf"}, MANDATE: {"path": "m.pdf"}}


def test_copies_are_named_in_order_in_plain_letters(desk, opened, work):
    choose(opened, "declaration", a_file(work, "ΔΗΛΩΣΗ.PDF"))
    choose(opened, MANDATE, a_file(work, "b.pdf"))
    add(opened, a_file(work, "Χρονοδιάγραμμα"))

    assert clean_names(annexes(desk, opened).going) == (
        "01_declaration_on_honour.pdf",
        "02_mandate_P2_zespol-szkol-przykladowych.pdf",
        "03_chronodiagramma",
    )


@pytest.mark.parametrize("target", ["out", "out.zip", "Out.ZIP"])
def test_collecting_copies_what_is_there_and_lists_what_is_not(desk, opened, work, target):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    sign(opened, "declaration", "signed")
    gone = a_file(work, "gone.pdf")
    choose(opened, MANDATE, gone)
    gone.unlink()

    made = collect(desk, opened, work / target)

    if made.is_dir():
        files = {path.name: path.read_bytes() for path in made.iterdir()}
    else:
        with zipfile.ZipFile(made) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    assert set(files) == {LIST, "01_declaration_on_honour.pdf"}
    text = files[LIST].decode()
    assert "signed" in text
    assert "- Mandate: P2 Zespół Szkół Przykładowych" in text
    assert str(work) not in text


def test_there_has_to_be_something_to_collect(desk, opened, work):
    with pytest.raises(DeskError, match="annexes-none"):
        collect(desk, opened, work / "out")


def test_a_file_that_no_form_takes_is_not_copied(desk, opened, work):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    with (work / "huge.pdf").open("wb") as file:
        file.truncate(3_000_000_000)
    choose(opened, MANDATE, work / "huge.pdf")

    made = collect(desk, opened, work / "out")

    assert {path.name for path in made.iterdir()} == {LIST, "01_declaration_on_honour.pdf"}
    assert state(desk, opened, MANDATE) == "wrong"


@pytest.mark.parametrize("language", ["en", "pl", "el", "bg"])
def test_every_problem_has_a_sentence_and_review_has_advice(desk, opened, work, language):
    choose(opened, "declaration", a_file(work, "Zażółć.docx", 600_000))
    choose(opened, MANDATE, a_file(work, "same.pdf", 600_000))
    choose(opened, "strategy", work / "same.pdf")
    choose(opened, "mandate/aaaa0003", work / "gone.pdf")
    words = desk.words("window/annexes", language)

    view = annexes(desk, opened)

    texts = [problem_text(one, words) for slot in view.slots for one in slot.problems]
    texts += [text for text, _ in advice(view, words)]
    assert len(texts) > 12
    assert not [text for text in texts if "annexes." in text or "{" in text]
    assert "4" in limits_text(view.limits, words)


def test_the_document_lists_partners_and_files(desk, opened, work):
    choose(opened, "declaration", a_file(work, "d.pdf"))
    sign(opened, "declaration", "signed")

    outline = outline_of(desk, opened, desk.wish(opened))

    tables = [b for b in outline.blocks if type(b).__name__ == "Table" and "Table" in b.caption]
    cells = [" ".join(t.text for t in c) for b in tables for row in b.rows for c in row.cells]
    assert "ΕΠΑΛ \n Επαγγελματικό Λύκειο Αθηνών" in cells
    assert {"Greece", "Łódź", "School", "Applicant", "d.pdf", "signed", "missing"} <= set(cells)
    assert [line.state for line in annex_lines(desk, opened, "en")][:2] == ["signed", "missing"]


def test_thirty_partners_are_judged_in_the_blink_of_an_eye(desk, opened, work):
    import time

    many = [{"id": f"p{n:02d}", "legal_name": f"School {n}", "country": "PL"} for n in range(30)]
    opened.fill(desk.answers_from(opened, ANSWERS | {"organisations": many}))
    for n in range(1, 30):
        choose(opened, f"mandate/p{n:02d}", a_file(work, f"{n}.pdf", 300))

    started = time.perf_counter()
    view = annexes(desk, opened)

    assert time.perf_counter() - started < 0.5
    assert len(view.going) == 29


def test_versions_and_emergency_notes_do_not_stand_in_each_others_way(desk, opened, work):
    from erasmus_desk.session.emergency import put_attempt

    put_attempt(opened, NOW - timedelta(hours=1), "error")
    choose(opened, "declaration", a_file(work, "d.pdf"))
    opened.undo()

    assert len(opened.draft.facts.emergency["attempts"]) == 1
