"""Answers as paragraphs and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmus_desk.documents.paragraphs import hanging_marker, paragraphs_of, text_of
from erasmus_desk.model.text import clean


@given(st.text(alphabet=st.sampled_from("-•*– 1.)aβя\n\t\u00a0x") | st.characters()))
def test_an_answer_is_read_back_exactly(text):
    """Only what no file can carry goes; every blank and line break stays."""
    assert text_of(paragraphs_of(text)) == clean(text).text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- learners", "bullet"),
        ("• learners", "bullet"),
        ("* learners", "bullet"),
        ("– learners", "bullet"),
        ("-5 degrees", "plain"),
        ("-  two blanks", "plain"),
        ("- ", "plain"),
        ("1. first", "number"),
        ("12) twelfth", "number"),
        ("β) second", "number"),
        ("2018. was a good year", "plain"),
        ("", "blank"),
        (" ", "plain"),
    ],
)
def test_lists_are_recognised_by_what_stands_before_their_entries(line, kind):
    assert paragraphs_of(line)[0].kind == kind


def test_the_number_of_an_entry_is_known_for_its_indent():
    assert hanging_marker("12) twelfth") == "12) "
    assert hanging_marker("no number") == ""
