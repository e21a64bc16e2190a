"""Kilometres as the crow flies, and the bands they fall into."""

import pytest

from erasmus_desk.funding.distance import Point, band, bands, is_between, kilometres

MADRID, ROME = Point(40.4165, -3.70256), Point(41.89193, 12.51133)
CODES = ("km_500_1999", "km_0_9", "km_10_99", "km_100_499", "km_8000", "other")


def test_madrid_to_rome_is_what_the_commissions_calculator_says():
    """Programme Guide 2026, p. 99: 1365.28 km."""
    assert kilometres(MADRID, ROME) == pytest.approx(1365.28, rel=0.01)


@pytest.mark.parametrize(
    ("a", "b", "known"),
    [
        (Point(50.06143, 19.93658), Point(37.98376, 23.72784), 1374),  # Kraków, Athens
        (Point(42.15387, 24.75001), Point(50.06143, 19.93658), 949),  # Plovdiv, Kraków
        (Point(0, 179.5), Point(0, -179.5), 111.2),  # over the date line
        (Point(90, 0), Point(-90, 0), 20015),  # pole to pole
        (MADRID, MADRID, 0),
    ],
)
def test_known_pairs(a, b, known):
    assert kilometres(a, b) == pytest.approx(known, rel=0.01, abs=0.01)
    assert kilometres(b, a) == pytest.approx(kilometres(a, b))


def test_bands_come_from_codes_and_are_sorted():
    assert [one.code for one in bands(CODES)] == [
        "km_0_9",
        "km_10_99",
        "km_100_499",
        "km_500_1999",
        "km_8000",
    ]


@pytest.mark.parametrize(
    ("km", "code"),
    [
        (0, "km_0_9"),
        (9.99, "km_0_9"),
        (10, "km_10_99"),
        (99.6, "km_10_99"),
        (100, "km_100_499"),
        (499.9, "km_100_499"),
        (500, "km_500_1999"),
        (8000, "km_8000"),
        (19000, "km_8000"),
    ],
)
def test_a_distance_is_cut_to_whole_kilometres(km, code):
    assert band(km, bands(CODES)).code == code


def test_between_two_bands_is_told_apart():
    known = bands(CODES)

    assert is_between(99.6, known)
    assert not is_between(99.0, known)
    assert not is_between(100.0, known)
    assert band(5000, known) is None
