"""Others write the same draft: it is noticed, merged, or asked about; nothing gets lost."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from erasmus_desk.errors import DraftUnusable
from erasmus_desk.session.other_hands import (
    choose_all,
    conflict_copies,
    hold,
    merge_copy,
    notice,
    opened_elsewhere,
    resolve_divergence,
)
from erasmus_desk.session.whole_drafts import leave
from erasmus_desk.storage.locks import lock_path
from small_desk import ID, NEEDS, SUMMARY, a_desk


@pytest.fixture
def here(tmp_path):
    return a_desk(tmp_path / "here")


@pytest.fixture
def there(tmp_path):
    return a_desk(tmp_path / "there")


@pytest.fixture
def mine(here, tmp_path):
    opened = here.new(ID, "Bread", path=tmp_path / "shared" / "bread.erasmus")
    opened.answer(SUMMARY, "first")
    opened.save_now()
    yield opened
    opened.saver.close()


@pytest.fixture
def theirs(there, mine):
    opened = there.open(mine.path)
    yield opened
    opened.saver.close()


def write(opened, place, text):
    opened.answer(place, text)
    opened.save_now()


def answers_in(desk, path):
    return desk.open(path, listed=False).answers


def test_changes_of_two_people_are_merged_without_a_question(here, mine, theirs):
    write(theirs, NEEDS, "their needs")

    write(mine, SUMMARY, "my summary")

    assert mine.value(NEEDS) == "their needs"
    assert answers_in(here, mine.path)["context"]["summary"] == "my summary"
    assert answers_in(here, mine.path)["context"]["needs"] == "their needs"
    assert mine.saver.state.met.places == (NEEDS,)


def test_undo_takes_back_what_i_did_and_not_what_others_did(mine, theirs):
    mine.history.pause()
    mine.answer(SUMMARY, "my summary")
    write(theirs, NEEDS, "their needs")
    mine.save_now()

    mine.undo()

    assert mine.value(SUMMARY) == "first"
    assert mine.value(NEEDS) == "their needs"


def test_one_answer_changed_by_both_is_asked_about_and_their_file_stays(there, mine, theirs):
    write(theirs, SUMMARY, "theirs")
    mine.answer(SUMMARY, "mine")

    state = mine.saver.flush(0.0)

    assert state.problem.code == "save-diverged"
    assert [one.place for one in state.diverged.conflicts] == [SUMMARY]
    assert answers_in(there, mine.path)["context"]["summary"] == "theirs"
    assert mine.value(SUMMARY) == "mine"


def test_while_it_is_not_decided_my_text_is_safe_among_the_versions(here, mine, theirs):
    write(theirs, SUMMARY, "theirs")
    mine.answer(SUMMARY, "mine")
    mine.saver.flush(0.0)

    kept = [here.versions.read(one) for one in here.versions.of(mine) if one.occasion == "diverged"]

    assert [draft.answers["context"]["summary"] for draft in kept] == ["mine"]


@pytest.mark.parametrize(
    ("choice", "text"),
    [("mine", "mine"), ("theirs", "theirs"), ("both", "mine\n\ntheirs")],
)
def test_a_person_decides_and_the_decision_is_saved(here, mine, theirs, choice, text):
    write(theirs, SUMMARY, "theirs")
    mine.answer(SUMMARY, "mine")
    state = mine.saver.flush(0.0)

    resolve_divergence(mine, choose_all(state.diverged, choice))
    mine.save_now()

    assert answers_in(here, mine.path)["context"]["summary"] == text
    assert mine.saver.state.diverged is None
    assert {"theirs", "before-merge"} <= {one.occasion for one in here.versions.of(mine)}


def test_what_others_wrote_is_seen_on_coming_back_to_the_window(mine, theirs):
    write(theirs, NEEDS, "their needs")

    assert notice(mine, 0.0)
    assert mine.value(NEEDS) == "their needs"
    assert not mine.saver.state.dirty
    assert not notice(mine, 0.0)


def test_a_file_that_others_damaged_is_left_and_mine_is_saved_beside_it(mine):
    old = mine.path
    old.write_bytes(b'{"edition": 1, "ans')
    mine.answer(SUMMARY, "mine")

    state = mine.saver.flush(0.0)

    assert old.read_bytes() == b'{"edition": 1, "ans'
    assert state.kept_both == mine.path != old


def test_a_drive_that_does_not_answer_is_no_reason_to_fall(mine, monkeypatch):
    def refuse(_path):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.exists", refuse)
        assert not notice(mine, 0.0)
        mine.answer(SUMMARY, "kept")
        assert mine.saver.flush(0.0).problem.code == "save-failed"

    assert mine.value(SUMMARY) == "kept"


def test_a_file_that_was_deleted_while_open_is_written_again(here, mine):
    mine.path.unlink()

    write(mine, SUMMARY, "still here")

    assert answers_in(here, mine.path)["context"]["summary"] == "still here"


def test_a_text_overwritten_unseen_comes_back_with_the_next_save(here, mine, theirs):
    """Two computers on a slow share can both believe that they are alone."""
    before = theirs.path.read_bytes()
    write(mine, SUMMARY, "my summary")
    mine.path.write_bytes(before)
    write(theirs, NEEDS, "their needs")

    write(mine, ("context", "months"), 12)

    assert answers_in(here, mine.path)["context"] == {
        "title": "Bread",
        "summary": "my summary",
        "needs": "their needs",
        "months": 12,
    }


def test_a_text_overwritten_unseen_is_noticed_on_leaving_at_the_latest(here, there, mine, theirs):
    before = theirs.path.read_bytes()
    write(mine, SUMMARY, "my summary")
    mine.path.write_bytes(before)
    write(theirs, NEEDS, "their needs")

    assert leave(here, mine) is None

    assert answers_in(there, mine.path)["context"]["summary"] == "my summary"
    assert answers_in(there, mine.path)["context"]["needs"] == "their needs"


@pytest.mark.parametrize(
    "name",
    [
        "bread (Anna's conflicted copy 2026-02-14).erasmus",
        "bread (kopia powodująca konflikt 2026-02-14).erasmus",
        "bread (conflicted copy 2026-02-14 120000).erasmus",
        "bread_conflict-20260214-120000.erasmus",
        "bread.sync-conflict-20260214-120000-ABCDEF1.erasmus",
        "bread-LAPTOP-7.erasmus",
        "bread (1).erasmus",
        "bread 2.erasmus",
        "bread (2026-02-14 12.00).erasmus",
    ],
)
def test_copies_that_sync_programs_leave_are_found_and_merged(there, mine, theirs, name):
    copy = mine.path.with_name(name)
    shutil.copy(mine.path, copy)
    elsewhere = there.open(copy)
    write(elsewhere, NEEDS, "their needs")
    elsewhere.saver.close()
    write(mine, SUMMARY, "my summary")

    found = conflict_copies(mine)
    merge_copy(mine, copy, {})

    assert [(one.path, one.conflicts) for one in found] == [(copy, ())]
    assert (mine.value(SUMMARY), mine.value(NEEDS)) == ("my summary", "their needs")
    assert copy.exists()
    assert conflict_copies(mine) == ()


def test_other_drafts_and_older_copies_are_no_conflict_copies(here, mine):
    other = here.new(ID, "Salt", path=mine.path.with_name("bread (1).erasmus"))
    other.saver.close()
    shutil.copy(mine.path, mine.path.with_name("bread (2).erasmus"))
    write(mine, SUMMARY, "later")

    assert conflict_copies(mine) == ()
    with pytest.raises(DraftUnusable):
        merge_copy(mine, other.path, {})


def test_merging_a_copy_is_one_step_that_undo_takes_back(there, mine):
    copy = mine.path.with_name("bread (1).erasmus")
    shutil.copy(mine.path, copy)
    elsewhere = there.open(copy)
    write(elsewhere, NEEDS, "their needs")
    elsewhere.saver.close()

    merge_copy(mine, copy, {})
    step = mine.undo()

    assert step.kind == "merge"
    assert mine.value(NEEDS) is None


def in_another_process(code, path):
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


HOLD = """
import sys, pathlib
from erasmus_desk.storage.locks import take
take(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_whoever_has_the_draft_open_is_named_and_a_dead_one_is_not(mine):
    other = in_another_process(HOLD, mine.path)
    other.stdout.readline()

    holder = hold(mine)
    assert holder.process == other.pid
    assert holder.machine
    assert opened_elsewhere(mine.path) == holder

    other.kill()
    other.communicate()
    assert opened_elsewhere(mine.path) is None


def test_our_own_lock_is_given_up_on_closing(here, mine):
    assert hold(mine) is None
    assert lock_path(mine.path).exists()
    assert opened_elsewhere(mine.path) is None

    leave(here, mine)

    assert not lock_path(mine.path).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"who": 1}', b"\xff" * 9999])
def test_a_lock_that_cannot_be_read_is_no_lock(mine, content):
    lock_path(mine.path).write_bytes(content)

    assert opened_elsewhere(mine.path) is None


def test_the_lock_of_another_computer_is_left_over_after_half_a_day(mine):
    line = '{{"who": "x", "machine": "far-away", "process": 1, "since": "{0}", "seen": "{0}"}}'
    recent = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() - 600))
    old = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() - 13 * 3600))

    lock_path(mine.path).write_text(line.format(recent), encoding="utf-8")
    assert opened_elsewhere(mine.path).machine == "far-away"

    lock_path(mine.path).write_text(line.format(old), encoding="utf-8")
    assert opened_elsewhere(mine.path) is None
