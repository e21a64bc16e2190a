"""Widths of columns."""

from hypothesis import given
from hypothesis import strategies as st

from erasmus_desk.documents.widths import LANDSCAPE, PORTRAIT, fits, shares

_COLUMNS = st.lists(st.lists(st.text(max_size=200), min_size=1, max_size=4), min_size=1, max_size=9)


@given(_COLUMNS, st.sampled_from([PORTRAIT, LANDSCAPE]))
def test_the_whole_width_is_shared_out_and_nobody_goes_without(columns, room):
    """A column without width collapses in Word."""
    found = shares(columns, room)

    assert sum(found) == 1000
    assert all(share > 0 for share in found)


def test_a_long_text_gets_more_than_a_figure():
    organisation, days = shares([["Organisation", "x " * 40], ["Days", "96"]], PORTRAIT)

    assert organisation > 3 * days


def test_words_that_would_be_broken_do_not_fit():
    assert fits([["short"]] * 7, PORTRAIT)
    assert not fits([["x" * 20]] * 7, PORTRAIT)
