"""How the width of a table is shared out among its columns.

Lengths are those of `letters`: hundredths of an em of the letters in tables.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from erasmus_desk.documents.letters import breadth


class Room(NamedTuple):
    """What stands side by side on a page, and the air on both sides of a cell.

    The air has a hair to spare: no program measures like another.
    """

    width: int
    padding: int = 127


PORTRAIT = Room(4940)
LANDSCAPE = Room(7530)
PART_B = Room(4620, 92)
"""On a standing page in the letters of Part B: smaller ones, but broader."""
_BOLD = 1.07
_CAPS = (1700, 1500, 1300, 1150, 1000, 900, 800, 700, 600, 500, 400, 300)
"""Words longer than the first that lets all columns fit are broken."""
_LONGEST_WORD = 1200
_LONGEST = 9000
_FIGURE = re.compile(r"[\d\s.,:/+()%€≈–−-]*\d[\d\s.,:/+()%€≈–−-]*")
_LONGEST_FIGURE = 1000
_NARROWEST = 140
_PIECES = re.compile(r"\S*[@:]\S+|[^ \t\n-]+-*|-+")
"""Words, parted behind hyphens as programs do; addresses are better left whole.

Blanks that do not break belong to their words.
"""


def shares(columns: Sequence[Sequence[str]], room: Room) -> tuple[int, ...]:
    """The part of each column in thousandths; each column is its texts, title first.

    A column gets at least what its longest word needs, and figures are not broken.  What is left
    goes where it saves most lines; once nothing is broken any more, to the broad columns most.
    """
    left = room.width - room.padding * len(columns)
    least = _least(columns, left)
    most = [max(low, _unbroken(texts)) for low, texts in zip(least, columns, strict=True)]
    if sum(most) <= left:
        widths = _spread(most, left - sum(most))
    elif sum(least) >= left:
        widths = least
    else:
        widths = _poured(least, most, [_weight(texts) for texts in columns], left)
    return _thousandths([width + room.padding for width in widths])


def fits(columns: Sequence[Sequence[str]], room: Room) -> bool:
    """Whether no word would have to be broken."""
    return sum(need(texts, _LONGEST_WORD) + room.padding for texts in columns) <= room.width


def share_of(title: str, least: int, room: Room = PORTRAIT) -> int:
    """The part of a column in thousandths in which the words of its title are not broken."""
    breadth_of_it = need([title], _LONGEST_WORD) + room.padding
    return max(least, breadth_of_it * 1000 // room.width + 1)


def share_for(texts: Sequence[str], least: int, most: int, room: Room = PORTRAIT) -> int:
    """The part of a column in thousandths in which no text is broken, within bounds."""
    wanted = (_unbroken(texts) + room.padding) * 1000 // room.width + 1
    return max(least, min(wanted, most))


def need(texts: Sequence[str], most: int) -> int:
    """The length of the longest word, title first; of those longer than *most* only that much."""
    title, *cells = texts or [""]
    longest = max((_bold(piece) for piece in _PIECES.findall(title)), default=0)
    figures = 0
    for text in dict.fromkeys(cells):
        for line in text.split("\n"):
            if _is_figure(line):
                figures = max(figures, breadth(line))
            else:
                longest = max(longest, _longest_piece(line))
    return max(_NARROWEST, min(longest, most), min(figures, _LONGEST_FIGURE))


def _least(columns: Sequence[Sequence[str]], left: int) -> list[int]:
    least: list[int] = []
    for most in _CAPS:
        least = [need(texts, most) for texts in columns]
        if sum(least) <= left:
            break
    return least


def _bold(text: str) -> int:
    return int(breadth(text) * _BOLD) + 1


@lru_cache(maxsize=20_000)
def _longest_piece(line: str) -> int:
    """The longest part of *line* that no program breaks; words break behind hyphens."""
    return max(map(breadth, _PIECES.findall(line)), default=0)


@lru_cache(maxsize=20_000)
def _is_figure(line: str) -> bool:
    """Whether a text is an amount, a telephone number, dates in figures, or alike."""
    return _FIGURE.fullmatch(line) is not None


def _unbroken(texts: Sequence[str]) -> int:
    """What the column needs for every text on one line."""
    title, *cells = texts or [""]
    lines = (breadth(line) for text in cells for line in text.split("\n"))
    return min(_LONGEST, max(_bold(title), max(lines, default=0)) + 5)


def _weight(texts: Sequence[str]) -> float:
    """How much a column gains from room.

    The lines of a text are about its length by the width, and the highest cell makes the height
    of a row: the sum of the third powers of all heights is least with widths that are in
    proportion to this.
    """
    title, *cells = texts or [""]
    cubes: float = _bold(title) ** 3
    for text in cells:
        cubes += breadth(text) ** 3
    return float(cubes**0.25)


def _poured(
    least: Sequence[int], most: Sequence[int], weights: Sequence[float], left: int
) -> list[int]:
    """Widths in proportion to *weights*, none below its least or above its most."""
    low, high = 0.0, left / max(0.001, min(weights))
    for _ in range(40):
        middle = (low + high) / 2
        filled = _clamped(least, most, weights, middle)
        low, high = (middle, high) if sum(filled) <= left else (low, middle)
    return _clamped(least, most, weights, low)


def _clamped(
    least: Sequence[int], most: Sequence[int], weights: Sequence[float], level: float
) -> list[int]:
    columns = zip(least, most, weights, strict=True)
    return [min(top, max(low, int(weight * level))) for low, top, weight in columns]


def _spread(widths: Sequence[int], rest: int) -> list[int]:
    """*widths* with the *rest* added, more to broad columns than to narrow ones."""
    takers = [width**1.6 for width in widths]
    whole = sum(takers)
    return [width + int(rest * taker / whole) for width, taker in zip(widths, takers, strict=True)]


def _thousandths(widths: Sequence[float]) -> tuple[int, ...]:
    total = sum(widths)
    whole = [int(width * 1000 / total) for width in widths]
    whole[whole.index(max(whole))] += 1000 - sum(whole)
    return tuple(whole)
