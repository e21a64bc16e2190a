"""What counts as a character: one table, to be corrected from evidence."""

import pytest

from erasmus_desk.model.forms import Counting
from erasmus_desk.model.questions import Limit
from erasmus_desk.rules.measure import measure

TABLE = [
    ("", 0, 0, 0),
    ("abc", 3, 3, 3),
    ("a b", 3, 3, 3),
    (" a ", 3, 3, 3),
    ("zażółć gęślą jaźń", 17, 17, 17),
    ("Ελλάδα", 6, 6, 6),
    ("България", 8, 8, 8),
    ("a\nb", 3, 4, 3),
    ("a\r\nb", 3, 4, 3),
    ("a\rb", 3, 4, 3),
    ("a\n\nb", 4, 6, 4),
    ("a\u2029b\u2028c", 5, 7, 5),
    ("a\u000bb\u000cc", 5, 7, 5),
    ("Objectif\u00a0:", 10, 10, 10),
    ("a\u200bb", 3, 3, 3),
    ("e\u0301", 2, 2, 2),
    ("é", 1, 1, 1),
    ("🙂", 1, 1, 2),
    ("👩\u200d🏫", 3, 3, 5),
    ("𝒜𝒷", 2, 2, 4),
    ("שלום", 4, 4, 4),
    ("a\u0000b\u001fc\ufffe", 3, 3, 3),
    ("a\tb", 3, 3, 3),
]


def counting(**how):
    return Counting(source=("test",), confidence="official", **how)


@pytest.mark.parametrize(("text", "plain", "two", "units"), TABLE)
def test_a_text_is_counted_as_the_form_receives_it(text, plain, two, units):
    assert measure(text, None, counting()).used == plain
    assert measure(text, None, counting(line_break=2)).used == two
    assert measure(text, None, counting(unit="utf16")).used == units


@pytest.mark.parametrize(
    ("used", "left", "over", "near"),
    [
        (0, 100, False, False),
        (97, 3, False, False),
        (98, 2, False, True),
        (100, 0, False, True),
        (101, -1, True, False),
    ],
)
def test_how_much_room_is_left(used, left, over, near):
    limit = Limit(characters=100, source=("test",), confidence="single")

    length = measure("x" * used, limit, counting())

    assert (length.left, length.is_over, length.is_near) == (left, over, near)
    assert length.estimate


def test_without_a_limit_no_text_is_too_long():
    length = measure("x" * 100_000, None, counting())

    assert not length.is_over
    assert not length.is_near
