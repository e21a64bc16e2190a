"""Widths of columns."""

from hypothesis import given
from hypothesis import strategies as st

from erasmus_desk.documents.letters import breadth
from erasmus_desk.documents.widths import LANDSCAPE, PORTRAIT, fits, share_of, shares

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


def test_figures_are_never_broken_for_the_sake_of_words():
    """Half a telephone number on the next line is misread."""
    texts = [["E-mail", "a.very.long.name.of.a.person@organisation.example"]] * 3
    columns = [*texts, ["Telephone", "+48 12 000 00 11"], ["Amount, €", "1\u202f250\u202f000.00"]]
    *_, telephone, amount = shares(columns, PORTRAIT)

    for share, text in ((telephone, columns[3][1]), (amount, columns[4][1])):
        assert share * PORTRAIT.width / 1000 - PORTRAIT.padding >= breadth(text) - 5


def test_the_column_with_the_longest_texts_gets_most_of_what_is_left():
    """The highest cell makes the height of its row."""
    columns = [["Lead", "P1"], ["Participants", "P2, P3, P4, P5"], ["Description", "word " * 40]]
    lead, participants, description = shares(columns, PORTRAIT)

    assert description > participants + lead


def test_a_fixed_column_is_broad_enough_for_its_title():
    assert share_of("Source", 100) == 100
    assert share_of("Източникът", 100) > 100
