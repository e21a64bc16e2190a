"""Two texts of one draft find the last one that both were made from."""

from datetime import UTC, datetime

from erasmus_desk.model.drafts import EDITION, Draft, DraftFile
from erasmus_desk.session.lineage import common, grown, lineage_of, united, with_lineage
from erasmus_desk.session.merging import merge_drafts, nothing

MOMENT = datetime(2026, 2, 14, tzinfo=UTC)
FACTS = DraftFile(edition=EDITION, id="d", form="f", created=MOMENT, changed=MOMENT)


def draft(**facts):
    return Draft(FACTS.model_copy(update=facts), {})


def test_tokens_come_back_from_the_settings_and_leave_the_others_alone():
    facts = with_lineage(FACTS.model_copy(update={"settings": {"other": 1}}), ("a", "b"))

    assert lineage_of(facts) == ("a", "b")
    assert with_lineage(facts, ()).settings == {"other": 1}


def test_tokens_that_others_have_spoilt_are_passed_over():
    facts = FACTS.model_copy(update={"settings": {"lineage": [1, "", "x" * 99, "good", None]}})

    assert lineage_of(facts) == ("good",)
    assert lineage_of(FACTS.model_copy(update={"settings": {"lineage": "abc"}})) == ()


def test_of_many_saves_the_latest_and_the_kept_ones_are_remembered():
    lineage, pinned = (), set()
    for number in range(1000):
        lineage = grown(lineage, pinned)
        if number % 5 == 0:
            pinned.add(lineage[-1])

    assert len(lineage) <= 100
    assert lineage[0] in pinned


def test_two_that_went_apart_share_their_ancestors_newest_first():
    assert common(("a", "b", "c", "m"), ("a", "b", "c", "t")) == ("c", "b", "a")
    assert united(("a", "m"), ("a", "t")) == ("t", "a", "m")


def test_facts_are_merged_without_asking_and_remarks_of_both_are_kept():
    base = draft(title="Plan", notes={"x": "old", "gone": "here"})
    mine = draft(title="Plan A", notes={"x": "mine", "gone": "here"})
    theirs = draft(title="Plan", language="pl", notes={"x": "theirs", "y": "new"})

    facts = merge_drafts(base, mine, theirs).facts

    assert (facts.title, facts.language) == ("Plan A", "pl")
    assert facts.notes == {"x": "mine\n\ntheirs", "y": "new"}


def test_with_nothing_in_common_everything_stays():
    mine, theirs = draft(notes={"x": "mine"}), draft(notes={"y": "theirs"})

    assert merge_drafts(nothing(mine), mine, theirs).facts.notes == {"x": "mine", "y": "theirs"}
