"""Text as a web form receives it, and what of it could be trimmed."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from erasmus_desk.model.text import clean

_POINTS = "•‣◦●○▪▫■□◆◇►▶➢➤✓✔·∙\u2043\uf0b7\uf0a7\uf0d8–—"
_BULLET = re.compile(rf"^([ \t]*)[{_POINTS}][ \t]+", re.MULTILINE)
_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞", '"'),
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_EMPTY = re.compile(r"\n{2,}")
_SENTENCE = re.compile(r"[^\s.!?…][^\n]*?(?:[.!?…]+(?=\s|\Z)|(?=\n|\Z))")
_WORTH = 20
"""A sentence of so many characters is worth naming."""


@lru_cache(maxsize=4096)
def web_text(text: str) -> str:
    """*text* as a web form receives it; the answer itself stays as it was written.

    One kind of line break; soft hyphens, zero-width and other invisible characters gone; every
    kind of space a plain one; no blanks at the ends of lines and of the text.
    """
    seen = "".join(_seen(sign) for sign in clean(text).text)
    return _TRAILING.sub("", seen).strip("\n")


def _seen(sign: str) -> str:
    if sign.isascii():
        return sign
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    return " " if category == "Zs" else sign


def plain_signs(text: str) -> str:
    """*text* with straight quotation marks, plain hyphens, and ``- `` before points of lists.

    For web forms that turn other signs into odd ones.
    """
    return _BULLET.sub(r"\1- ", text).translate(_STRAIGHT)


TrimKind: TypeAlias = Literal["spaces", "trailing", "lines", "repeated", "longest"]


@dataclass(frozen=True, slots=True)
class Trim:
    """One thing that could go from a text that is too long.

    Attributes:
        kind: Double spaces, trailing blanks, empty lines, a repeated sentence, the longest one.
        saves: How many characters that would save.
        quote: The sentence; empty for blanks.
        enough: Whether the text would fit then.
    """

    kind: TrimKind
    saves: int
    quote: str = ""
    enough: bool = False


def trimming(text: str, limit: int, *, count: Callable[[str], int] = len) -> tuple[Trim, ...]:
    """What of *text* could be trimmed; nothing if it fits.

    First what nobody would miss, then sentences.  Nothing is written for the applicant.
    """
    used = count(text)
    if used <= limit:
        return ()
    found = (*_blanks(text, count), *_sentences(text, count))
    return tuple(
        Trim(kind, saves, quote, used - saves <= limit) for kind, saves, quote in found if saves > 0
    )


_Found = tuple[TrimKind, int, str]


def _blanks(text: str, count: Callable[[str], int]) -> Iterator[_Found]:
    used = count(text)
    yield "spaces", used - count(_DOUBLE.sub(" ", text)), ""
    yield "trailing", used - count(_TRAILING.sub("", text)), ""
    yield "lines", used - count(_EMPTY.sub("\n", text)), ""


def _sentences(text: str, count: Callable[[str], int]) -> Iterator[_Found]:
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text)]
    times: dict[str, list[str]] = {}
    for sentence in sentences:
        if len(sentence) >= _WORTH:
            times.setdefault(" ".join(sentence.casefold().split()), []).append(sentence)
    for same in times.values():
        if len(same) > 1:
            # The blank before a repeated sentence goes with it.
            yield "repeated", sum(count(f" {one}") for one in same[1:]), same[1]
    longest = max(sentences, key=len, default="")
    if len(longest) >= _WORTH and len(sentences) > 1:
        yield "longest", count(longest), longest
