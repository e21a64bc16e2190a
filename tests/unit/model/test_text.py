"""Pasted text is made fit for every file, and nothing else is done to it."""

import pytest

from erasmus_desk.model.text import clean


@pytest.mark.parametrize(
    "text",
    [
        "Objectif\u00a0: 5\u202f000 €",
        "zero\u200bwidth and soft\u00adhyphen",
        "e\u0301 combined, ﷺ, עברית, \U0001f469\u200d\U0001f373",
        "tab\tand\nline",
    ],
)
def test_what_people_type_stays_as_typed(text):
    assert clean(text).text == text
    assert clean(text).removed == 0


@pytest.mark.parametrize(
    ("text", "cleaned", "removed"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg", "a\nb\nc\nd\ne\nf\ng", 0),
        ("a\x00b\x1fc\ufffed", "abcd", 3),
        ("lone \ud800 surrogate", "lone  surrogate", 1),
    ],
)
def test_what_no_file_can_hold_is_taken_out_and_counted(text, cleaned, removed):
    found = clean(text)

    assert (found.text, found.removed) == (cleaned, removed)
