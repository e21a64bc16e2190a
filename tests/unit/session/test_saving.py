"""Saving: in the background, soon, never over others' changes, never lying about success."""

from datetime import UTC, datetime

import pytest

from erasmus_desk.errors import SaveFailed
from erasmus_desk.model.drafts import EDITION, Draft, DraftFile
from erasmus_desk.session.saving import AFTER_PAUSE, AT_THE_LATEST, Saver
from erasmus_desk.storage.drafts import read_draft, write_draft

MOMENT = datetime(2026, 2, 14, tzinfo=UTC)


def draft(title):
    facts = {"edition": EDITION, "id": "d", "form": "f", "created": MOMENT, "changed": MOMENT}
    return Draft(DraftFile.model_validate(facts), {"context": {"title": title}})


@pytest.fixture
def saver(tmp_path):
    path = tmp_path / "a.erasmus"
    made = Saver(path, write_draft(path, draft("first").facts))
    yield made
    made.close()


def title_in(path):
    return read_draft(path)[0].answers.get("context", {}).get("title")


def wait(saver, now):
    saver.flush(now)
    return title_in(saver.path)


def test_nothing_is_written_while_the_person_goes_on_typing(saver):
    saver.changed(draft("a"), 0.0)
    saver.tick(AFTER_PAUSE / 2)

    assert title_in(saver.path) is None
    assert saver.state.dirty


def test_a_pause_saves(saver):
    saver.changed(draft("a"), 0.0)
    saver.tick(AFTER_PAUSE)

    assert wait(saver, 2.0) == "a"
    assert not saver.state.dirty
    assert saver.state.saved_at is not None


def test_without_a_pause_it_is_saved_all_the_same_in_time(saver):
    for tenth in range(int(AT_THE_LATEST * 10) + 1):
        saver.changed(draft(str(tenth)), tenth / 10)
        saver.tick(tenth / 10)

    assert title_in(saver.path) or wait(saver, 99.0)


def test_flush_writes_what_is_newest(saver):
    saver.changed(draft("a"), 0.0)
    saver.tick(AFTER_PAUSE)
    saver.changed(draft("b"), AFTER_PAUSE)

    assert wait(saver, 2.0) == "b"


def test_a_failed_save_keeps_the_text_and_says_why(saver, monkeypatch):
    def full(*_args):
        raise SaveFailed("save-disk-full", {"file": "a"})

    saver.changed(draft("a"), 0.0)
    with monkeypatch.context() as disk:
        disk.setattr("erasmus_desk.session.pen.write_content", full)
        state = saver.flush(1.0)

    assert state.problem is not None
    assert state.problem.code == "save-disk-full"
    assert state.dirty
    assert wait(saver, 9.0) == "a"
    assert saver.state.problem is None


def test_a_file_that_others_changed_is_not_overwritten(saver):
    theirs = saver.path
    write_draft(theirs, draft("x").facts.model_copy(update={"title": "theirs"}))

    saver.changed(draft("mine"), 0.0)
    state = saver.flush(1.0)

    assert read_draft(theirs)[0].title == "theirs"
    assert state.kept_both == saver.path != theirs
    assert title_in(saver.path) == "mine"
