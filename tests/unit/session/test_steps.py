"""Undo and redo in steps that a person would name."""

from erasmus_desk.session.steps import History, Step

TITLE = Step("answer", ("context", "title"))
OTHER = Step("answer", ("context", "acronym"))


def test_typing_without_a_pause_is_one_step():
    history = History(pause=1)
    history.record(TITLE, {"a": {"n": 0}}, at=0.0)
    history.record(TITLE, {"a": {"n": 1}}, at=0.5)
    history.record(TITLE, {"a": {"n": 2}}, at=1.2)

    assert history.undo({"a": {"n": 3}}) == (TITLE, {"a": {"n": 0}})
    assert history.undoable is None


def test_a_pause_or_another_question_begins_a_new_step():
    history = History(pause=1)
    history.record(TITLE, {"a": {"n": 0}}, at=0.0)
    history.record(TITLE, {"a": {"n": 1}}, at=5.0)
    history.record(OTHER, {"a": {"n": 2}}, at=5.1)

    assert history.undo({"a": {"n": 3}}) == (OTHER, {"a": {"n": 2}})
    assert history.undo({"a": {"n": 2}}) == (TITLE, {"a": {"n": 1}})
    assert history.undo({"a": {"n": 1}}) == (TITLE, {"a": {"n": 0}})


def test_redo_makes_the_step_again_until_something_new_is_done():
    history = History()
    history.record(TITLE, {"a": {"n": 0}}, at=0.0)
    history.undo({"a": {"n": 1}})

    assert history.redo({"a": {"n": 0}}) == (TITLE, {"a": {"n": 1}})

    history.undo({"a": {"n": 1}})
    history.record(OTHER, {"a": {"n": 0}}, at=9.0)
    assert history.redoable is None


def test_what_others_changed_is_put_into_every_state_that_undo_goes_back_to():
    history = History()
    history.record(TITLE, {"a": {"n": 0}}, at=0.0)

    history.rebase(lambda answers: {**answers, "theirs": {"n": 9}}, {"a": {"n": 1}})

    assert history.undo({"a": {"n": 1}}) == (TITLE, {"a": {"n": 0}, "theirs": {"n": 9}})
