"""Bookmarks lead back to the question they stand at."""

import re
from collections import Counter

import pytest

from erasmus_desk.catalogue.catalogue import Catalogue
from erasmus_desk.documents.anchors import anchor
from erasmus_desk.model.walk import all_questions


def test_a_bookmark_reads_like_the_place():
    assert anchor(("outputs", "3f2a91c0", "title")) == "ed_outputs_3f2a91c0_title"


@pytest.mark.parametrize(
    "place",
    [
        ("outputs", "3f2a91c0", "staff", "77aa0b12", "organisation"),
        ("organisations", "Zażółć gęślą", "title"),
        ("organisations", "x" * 64),
        ("lists", "a b-c"),
    ],
)
def test_a_long_or_odd_place_still_makes_a_bookmark_that_word_takes(place):
    found = anchor(place)

    assert len(found) <= 40
    assert re.fullmatch(r"ed_[A-Za-z0-9_]+", found)
    assert found == anchor(place)


def test_two_long_places_differ():
    one = anchor(("outputs", "3f2a91c0", "staff", "77aa0b12", "organisation"))
    other = anchor(("outputs", "3f2a91c0", "staff", "77aa0b12", "organisations"))

    assert one != other


def test_no_two_questions_of_a_shipped_form_share_a_bookmark():
    for form in Catalogue().forms():
        names = Counter(anchor(tuple(path.split("."))) for path, _ in all_questions(form))
        assert [name for name, count in names.items() if count > 1] == [], form.id
