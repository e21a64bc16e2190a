"""How the width of a table is shared out among its columns."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

PORTRAIT = 106
"""Characters of table text that fit side by side on a standing page."""
LANDSCAPE = 162
PART_B = 90
"""Characters in the broader letters of Part B, on a standing page."""
_PADDING = 3
_CAPITAL, _OTHER, _NOT_LATIN = 1.3, 1.2, "Ͱ"
_LONGEST_WORD = 24
_BOLD = 1.08
_LONGEST_ADDRESS = 34
_SHORT_TEXT = 16
_LONGEST_TEXT = 90


def shares(columns: Sequence[Sequence[str]], room: int) -> tuple[int, ...]:
    """The part of each column in thousandths; each column is its texts, title first.

    A column first gets what its longest word needs, then its part of what is left, by how much
    more its longest text would fill; what nobody needs is spread over all.
    """
    ways = (
        (True, _LONGEST_ADDRESS),
        (False, _LONGEST_ADDRESS),
        *((False, most) for most in (_LONGEST_WORD, 18, 14, 11, 8)),
    )
    for whole, most in ways:
        needs = [need(texts, most, whole=whole) for texts in columns]
        if sum(needs) + _PADDING * len(columns) <= room:
            break
    wishes = [max(0, _wish(texts) - n) for texts, n in zip(columns, needs, strict=True)]
    left = max(0, room - sum(needs) - _PADDING * len(columns))
    part = min(1.0, left / (sum(wishes) or 1))
    return _thousandths([n + _PADDING + part * wish for n, wish in zip(needs, wishes, strict=True)])


def _thousandths(widths: Sequence[float]) -> tuple[int, ...]:
    total = sum(widths)
    whole = [int(width * 1000 / total) for width in widths]
    whole[whole.index(max(whole))] += 1000 - sum(whole)
    return tuple(whole)


def fits(columns: Sequence[Sequence[str]], room: int) -> bool:
    """Whether no word would have to be broken."""
    return sum(need(texts, _LONGEST_WORD) + _PADDING for texts in columns) <= room


def need(texts: Sequence[str], most: int, *, whole: bool = False) -> int:
    """The characters of the longest word, those of the title being bold.

    Short texts are not broken at all if ``whole``.
    """
    title, *cells = texts or [""]
    heads = (ceil(_breadth(word) * _BOLD) for word in title.split())
    longest = max(
        max(heads, default=1),
        max((_breadth(word) for text in cells for word in text.split()), default=1),
    )
    if whole:
        lines = (_breadth(line) for text in texts for line in text.split("\n"))
        longest = max(longest, max((n for n in lines if n <= _SHORT_TEXT), default=1))
    return max(2, min(longest, most))


@lru_cache(maxsize=20_000)
def _breadth(text: str) -> int:
    """The length of *text* in usual Latin letters: capitals, Greek and Cyrillic are broader."""
    if text.isascii() and text.islower():
        return len(text)
    broad = sum(
        _CAPITAL if letter.isupper() else _OTHER if letter >= _NOT_LATIN else 1.0 for letter in text
    )
    return ceil(broad)


def _wish(texts: Sequence[str]) -> int:
    title, *cells = texts
    longest = max((len(line) for text in cells for line in text.split("\n")), default=0)
    return min(max(longest, (len(title) + 1) // 2), _LONGEST_TEXT)
