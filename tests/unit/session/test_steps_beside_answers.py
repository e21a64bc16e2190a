"""Undo covers what a draft holds beside its answers, and never what others wrote."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from erasmus_desk.session.addresses import AddressBook
from erasmus_desk.session.annex_deeds import add
from erasmus_desk.session.assessment import set_points, set_remark
from erasmus_desk.session.deadlines import clear_deadline, set_deadline
from erasmus_desk.session.draft_state import DraftState
from erasmus_desk.session.draft_steps import DraftSteps
from erasmus_desk.session.emergency import case_of, note
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.other_hands import choose_all, resolve_divergence
from erasmus_desk.session.own_rates import assume, enter_draft_rate
from erasmus_desk.session.whole_drafts import retitle, save_as
from erasmus_desk.storage.addresses import Card
from planned import PARTNERSHIP, desk_in
from small_desk import ID, NEEDS, SUMMARY, a_desk

MOMENT = datetime(2026, 3, 5, 12, 0)  # noqa: DTZ001
CARD = Card("c1", {"legal_name": "Example School", "oid": "E10000001"})


@pytest.fixture
def desk(tmp_path):
    return desk_in(tmp_path)


@pytest.fixture
def opened(desk):
    made = desk.new(PARTNERSHIP, "Bread")
    yield made
    made.saver.close()


def rate(opened):
    book = opened.insight.rates
    enter_draft_rate(opened, book, book.rates[0].id, Decimal(book.rates[0].amount or 1))


@pytest.mark.parametrize(
    ("kind", "deed"),
    [
        ("title", lambda opened: retitle(opened, "Rye")),
        ("deadline", lambda opened: set_deadline(opened, MOMENT, note="They moved it.")),
        ("points", lambda opened: set_points(opened, "relevance", 20)),
        ("remark", lambda opened: set_remark(opened, "relevance", "Say why.")),
        ("assume", lambda opened: assume(opened, "minimum")),
        ("rate", rate),
        ("submission", lambda opened: note(opened, form_id="KA220-1")),
        ("annex", lambda opened: add(opened, opened.path.parent / "letter.pdf")),
    ],
)
def test_what_is_changed_beside_the_answers_is_a_step_with_a_way_back_and_forth(opened, kind, deed):
    before = opened.draft.facts
    deed(opened)
    after = opened.draft.facts

    assert opened.history.undoable.kind == kind
    assert opened.undo().kind == kind
    assert undated(opened.draft.facts) == undated(before)
    assert opened.redo().kind == kind
    assert undated(opened.draft.facts) == undated(after) != undated(before)


def undated(facts):
    return facts.model_dump(exclude={"changed"})


def test_what_changes_nothing_is_no_step(opened):
    clear_deadline(opened)
    set_remark(opened, "relevance", " ")

    assert opened.history.undoable is None


def test_a_project_called_like_its_draft_follows_in_one_step(opened):
    opened.answer(("context", "title"), "Bread")
    opened.history.pause()

    retitle(opened, "Rye")
    assert opened.value(("context", "title")) == "Rye"
    opened.undo()

    assert opened.draft.title == opened.value(("context", "title")) == "Bread"


def test_typing_a_remark_is_one_step(opened):
    for text in ("S", "Sa", "Say"):
        set_remark(opened, "relevance", text)

    opened.undo()

    assert opened.draft.facts.assessment == {}
    assert opened.redo().name == "relevance"
    assert opened.draft.facts.assessment["relevance"]["remark"] == "Say"


def test_undo_of_one_setting_leaves_the_others(opened):
    set_deadline(opened, MOMENT)
    opened.set_facts(settings={**opened.draft.facts.settings, "handover": {"a": "pasted"}})

    opened.undo()

    assert opened.draft.facts.settings == {"handover": {"a": "pasted"}}


def test_the_grant_follows_when_a_rate_is_taken_back(opened):
    first = opened.view
    assume(opened, "minimum")
    changed = opened.view

    opened.undo()

    assert first is not changed
    assert opened.known is None


def test_an_organisation_of_the_address_book_goes_with_its_origin(tmp_path):
    opened = a_desk(tmp_path / "home").new(ID, "Bread")
    book = AddressBook(a_desk(tmp_path / "home"))

    book.use_in(opened, book.keep(CARD))
    step = opened.undo()

    assert (step.kind, step.name) == ("use_card", "Example School")
    assert opened.draft.facts.settings == {}
    opened.redo()
    assert list(opened.draft.facts.settings) == ["addresses"]
    opened.saver.close()


def test_an_annex_is_found_again_when_undo_reaches_behind_saving_as(desk, opened, tmp_path):
    letter = opened.path.parent / "letter.pdf"
    key = add(opened, letter)
    opened.history.pause()
    opened.answer(("context", "title"), "Other")
    save_as(desk, opened, tmp_path / "elsewhere" / "bread.erasmus")

    opened.undo()
    opened.undo()
    assert opened.draft.facts.annexes == {}
    opened.redo()

    kept = Path(opened.draft.facts.annexes[key]["path"])
    assert (opened.path.parent / kept).resolve() == letter.resolve()


def test_notes_on_the_submission_are_one_step_while_they_are_typed(opened):
    note(opened, form_id="K")
    note(opened, form_id="KA")

    opened.undo()

    assert case_of(opened).form_id == ""


@pytest.fixture
def mine(tmp_path):
    made = a_desk(tmp_path / "here").new(ID, "Bread", path=tmp_path / "shared" / "b.erasmus")
    made.answer(SUMMARY, "first")
    made.save_now()
    yield made
    made.saver.close()


@pytest.fixture
def theirs(tmp_path, mine):
    made = a_desk(tmp_path / "there").open(mine.path)
    yield made
    made.saver.close()


def write(opened, place, text):
    opened.history.pause()
    opened.answer(place, text)
    opened.save_now()


def test_what_a_colleague_wrote_over_my_older_text_stays_when_i_undo(mine, theirs):
    """They went on from my text; one key of mine must not take theirs away."""
    write(theirs, SUMMARY, "their better summary")
    write(mine, NEEDS, "my needs")

    undone = [step.place for step in iter(mine.undo, None)]

    assert undone == [NEEDS]
    assert mine.value(SUMMARY) == "their better summary"


def test_undoing_a_merge_leaves_what_the_colleague_wrote_afterwards(mine, theirs):
    write(theirs, SUMMARY, "theirs")
    mine.history.pause()
    mine.answer(SUMMARY, "mine")
    state = mine.saver.flush(0.0)
    resolve_divergence(mine, choose_all(state.diverged, "both"))
    mine.save_now()
    write(theirs, NEEDS, "their needs")
    write(theirs, SUMMARY, "their last word")
    mine.saver.look(1.0)
    mine.save_now()

    while mine.undo() is not None:
        pass

    assert mine.value(SUMMARY) == "their last word"
    assert mine.value(NEEDS) == "their needs"


def test_a_deadline_that_a_colleague_moved_stays_when_i_undo_mine(mine, theirs):
    set_deadline(mine, MOMENT, note="mine")
    mine.save_now()
    theirs.saver.look(0.0)
    set_deadline(theirs, MOMENT.replace(day=9), note="theirs")
    theirs.save_now()
    mine.saver.look(1.0)

    mine.undo()

    assert mine.draft.facts.settings["deadline"]["note"] == "theirs"


@pytest.mark.parametrize("kind", [DraftState, DraftSteps, OpenDraft])
def test_no_part_of_a_draft_has_more_than_fifteen_methods(kind):
    own = [name for name, one in vars(kind).items() if callable(one) or isinstance(one, property)]

    assert len(own) <= 15
