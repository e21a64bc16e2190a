"""Distances as the programme counts them: one way, through the air, in whole kilometres."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

_EARTH = 6371.0088
"""Mean radius of the Earth in kilometres (IUGG)."""

_BAND = re.compile(r"km_(\d+)(?:_(\d+))?")


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the Earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """A distance band: whole kilometres, both ends included; no ``last`` means no end."""

    first: int
    last: int | None
    code: str


def kilometres(a: Point, b: Point) -> float:
    """The great circle from *a* to *b*, one way."""
    north, south = radians(a.latitude), radians(b.latitude)
    half = sin((south - north) / 2) ** 2
    across = sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half + cos(north) * cos(south) * across)))


def bands(codes: Iterable[str]) -> tuple[Band, ...]:
    """The bands that option codes such as ``km_100_499`` and ``km_8000`` name, nearest first."""
    found = ((_BAND.fullmatch(code), code) for code in codes)
    return tuple(
        sorted(
            Band(int(match[1]), int(match[2]) if match[2] else None, code)
            for match, code in found
            if match
        )
    )


def band(km: float, among: Iterable[Band]) -> Band | None:
    """The band of a distance, cut to whole kilometres; None if no band has it."""
    whole = int(km)
    return next(
        (b for b in among if b.first <= whole and (b.last is None or whole <= b.last)), None
    )


def is_between(km: float, among: Iterable[Band]) -> bool:
    """Whether the distance lies between two bands, which the rules do not settle: 99.6 km."""
    return any(b.last is not None and b.last < km < b.last + 1 for b in among)
