"""From places, which hold item ids, back to the questions of the form."""

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.model.answers import changes, put
from erasmus_desk.model.walk import question_at


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (("context", "title"), "line"),
        (("organisations",), "list"),
        (("organisations", "x"), None),
        (("organisations", "x", "country"), "country"),
        (("outputs", "x", "staff"), "list"),
        (("outputs", "x", "staff", "y", "days"), "number"),
        (("outputs", "x", "nothing"), None),
        (("nothing",), None),
        (("context",), None),
        ((), None),
    ],
)
def test_a_place_leads_to_its_question(place, kind):
    question = question_at(Catalogue().form("ka202-innovation-2018"), place)

    assert (question.kind if question else None) == kind


BEFORE = {
    "context": {"title": "a", "start": "2018-09-01"},
    "outputs": ({"id": "o1", "title": "b"}, {"id": "o2", "title": "c"}),
}


def test_changes_name_the_answers_that_differ_and_no_others():
    after = put(put(BEFORE, ("outputs", "o2", "title"), "d"), ("context", "title"), None)

    assert set(changes(BEFORE, after)) == {("outputs", "o2", "title"), ("context", "title")}
    assert list(changes(BEFORE, BEFORE)) == []


def test_a_list_with_other_items_is_one_change():
    after = put(BEFORE, ("outputs", "o1"), None)

    assert list(changes(BEFORE, after)) == [("outputs",)]
