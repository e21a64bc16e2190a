"""How far a draft has come."""

import pytest

from erasmus_desk.rules.findings import findings
from erasmus_desk.rules.judging import all_findings
from erasmus_desk.rules.progress import criteria_progress, progress


@pytest.fixture
def stand(form, read):
    def judge(raw):
        answers = read(raw)
        return progress(form, answers, findings(form, answers))

    return judge


def section(known, key):
    return next(one for one in known.sections if one.key == key)


def test_an_empty_draft_has_only_open_questions(stand):
    known = stand({})

    assert (known.answered, known.required, known.percent, known.errors) == (0, 1, 0, 0)
    assert {one.status for one in known.sections} == {"empty"}


def test_a_section_is_begun_then_done(stand):
    begun = section(stand({"context": {"kind": "b"}}), "context")
    done = section(stand({"context": {"kind": "b", "title": "x"}}), "context")

    assert (begun.status, begun.answered, begun.required) == ("begun", 0, 1)
    assert (done.status, done.answered, done.required) == ("done", 1, 1)


def test_a_mistake_marks_its_section_but_a_gap_does_not(stand):
    wrong = stand({"context": {"title": "x" * 11}})

    assert section(wrong, "context").status == "wrong"
    assert wrong.errors == 1


def test_items_of_a_list_are_counted(stand):
    known = stand({"organisations": [{"id": "o1", "name": "School"}, {"id": "o2"}]})

    organisations = section(known, "organisations")
    assert (organisations.items, organisations.answered, organisations.required) == (2, 1, 2)
    assert section(known, "context").items is None


def test_a_hidden_section_is_not_numbered(stand):
    shown = [(s.number, s.key) for s in stand({"context": {"kind": "a"}}).sections]
    hidden = [(s.number, s.key) for s in stand({"context": {"kind": "b"}}).sections]

    assert shown == [*hidden, (6, "money")]


def test_everything_answered_is_a_hundred_per_cent_and_nothing_less(stand):
    names = [{"id": f"o{n}", "name": "School"} for n in range(198)]
    almost = stand({"organisations": names, "context": {"kind": "b"}})
    whole = stand({"organisations": names, "context": {"kind": "b", "title": "x"}})

    assert (almost.percent, whole.percent) == (99, 100)


def test_a_broken_rule_counts_where_it_points(make_form, read):
    form = make_form({"kind": "item_count", "list": "outputs", "minimum": 1})
    answers = read({})

    known = progress(form, answers, all_findings(form, answers, None))

    assert section(known, "outputs").errors == 1


def test_nothing_is_wrong_in_a_section_that_nobody_has_begun(make_form, read):
    """A new draft must not greet people in red."""
    form = make_form({"kind": "item_count", "list": "outputs", "minimum": 2})
    fresh, begun = read({}), read({"outputs": [{"id": "o1", "title": "x"}]})

    before = progress(form, fresh, all_findings(form, fresh, None))
    after = progress(form, begun, all_findings(form, begun, None))

    assert (section(before, "outputs").status, before.errors) == ("empty", 0)
    assert (section(after, "outputs").status, after.errors) == ("wrong", 1)


def test_once_no_answer_is_missing_every_broken_rule_counts(make_form, read):
    """A draft at a hundred per cent must not hide what stands against sending it."""
    form = make_form({"kind": "item_count", "list": "outputs", "minimum": 2})
    names = [{"id": f"o{n}", "name": "School"} for n in range(3)]
    answers = read({"organisations": names, "context": {"kind": "b", "title": "x"}})

    known = progress(form, answers, all_findings(form, answers, None))

    assert (known.percent, section(known, "outputs").status, known.errors) == (100, "wrong", 1)


def test_criteria_count_the_answers_scored_under_them(form, read):
    (empty,) = criteria_progress(form, read({"context": {"kind": "a"}}))
    (half,) = criteria_progress(form, read({"context": {"kind": "a", "title": "x"}}))

    assert (empty.key, empty.points, empty.minimum, empty.percent) == ("relevance", 30, 15, 0)
    assert (half.answered, half.asked, half.percent) == (1, 2, 50)
