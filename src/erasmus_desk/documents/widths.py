"""How the width of a table is shared out among its columns."""

from collections.abc import Sequence

PORTRAIT = 100
"""Characters of table text that fit side by side on a standing page."""
LANDSCAPE = 152
_PADDING = 3
_LONGEST_WORD = 24
_SHORT_TEXT = 16
_LONGEST_TEXT = 90


def shares(columns: Sequence[Sequence[str]], room: int) -> tuple[int, ...]:
    """The part of each column in thousandths; each column is its texts, title first.

    A column first gets what its longest word needs, then its part of what is left, by how much
    more its longest text would fill.
    """
    needs = [need(texts, whole=True) for texts in columns]
    if sum(needs) + _PADDING * len(columns) > room:
        needs = [need(texts) for texts in columns]
    wishes = [max(0, _wish(texts) - n) for texts, n in zip(columns, needs, strict=True)]
    left = max(0, room - sum(needs) - _PADDING * len(columns))
    wished = sum(wishes)
    if wished == 0:
        widths = [n + _PADDING + left / len(columns) for n in needs]
    else:
        widths = [n + _PADDING + left * w / wished for n, w in zip(needs, wishes, strict=True)]
    return _thousandths(widths)


def _thousandths(widths: Sequence[float]) -> tuple[int, ...]:
    total = sum(widths)
    whole = [int(width * 1000 / total) for width in widths]
    whole[whole.index(max(whole))] += 1000 - sum(whole)
    return tuple(whole)


def fits(columns: Sequence[Sequence[str]], room: int) -> bool:
    """Whether no word would have to be broken."""
    return sum(need(texts) + _PADDING for texts in columns) <= room


def need(texts: Sequence[str], *, whole: bool = False) -> int:
    """The characters of the longest word; short texts are not broken at all if ``whole``."""
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    if whole:
        lines = (len(line) for text in texts for line in text.split("\n"))
        longest = max(longest, max((n for n in lines if n <= _SHORT_TEXT), default=1))
    return max(2, min(longest, _LONGEST_WORD))


def _wish(texts: Sequence[str]) -> int:
    title, *cells = texts
    longest = max((len(line) for text in cells for line in text.split("\n")), default=0)
    return min(max(longest, (len(title) + 1) // 2), _LONGEST_TEXT)
