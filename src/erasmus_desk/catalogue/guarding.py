"""What a form file from a stranger may not hold, found before and after it is parsed.

TOML has no entities and runs nothing, but a few lines can be made that take a reader hours or all
memory: names of thousands of parts, tables within tables within tables, numbers of a million
digits.  No form needs them.  The scan takes time in proportion to the length of the text.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator

MAX_PARTS = 16
"""Parts of one dotted key."""
MAX_DEPTH = 16
"""Tables and lists within one another."""
MAX_ENTRIES = 40_000
"""Entries of one file; the largest shipped form has a tenth of it."""
MAX_TEXT = 20_000
"""Characters of one text."""
LARGEST = 10**12
_MARKUP = re.compile(r"<\s*[A-Za-z/!?]|&#")
_TOKEN = re.compile(
    r'"""(?:\\[\s\S]|(?!""")[^\\])*+(?:"{3,5})?'
    r"|'''(?:(?!''')[\s\S])*+(?:'{3,5})?"
    r'|"(?:\\.|[^"\\\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
    r"|[.\[\]{}=,\n]"
)


def text_fault(text: str) -> str:
    """The code of what makes *text* too much to be parsed at all; empty if nothing does."""
    depth = parts = entries = 0
    for found in _TOKEN.finditer(text):
        mark = found.group()
        if mark == ".":
            parts += 1
        elif len(mark) > 1:
            continue
        else:
            parts = 0
            depth = max(0, depth + (mark in "[{") - (mark in "]}"))
            entries += mark in "=,["
        if parts > MAX_PARTS or depth > MAX_DEPTH:
            return "form-file-too-deep"
        if entries > MAX_ENTRIES:
            return "form-file-too-large"
    return ""


def value_faults(table: object) -> Iterator[tuple[str, str]]:
    """(code, place) for every number and text in a parsed file that no form can have."""
    waiting: list[tuple[str, object]] = [("", table)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                below = f"{place}.{_plain(key)}" if place else _plain(key)
                yield from ((code, below) for code in _text_faults(key))
                waiting.append((below, inner))
        elif isinstance(value, list):
            waiting += [(f"{place}[{number}]", inner) for number, inner in enumerate(value)]
        elif isinstance(value, int | float) and not -LARGEST <= value <= LARGEST:
            yield "number-too-large", place
        elif isinstance(value, str):
            yield from ((code, place) for code in _text_faults(value))


def _text_faults(text: str) -> Iterator[str]:
    if len(text) > MAX_TEXT:
        yield "text-too-long"
    if any(_is_control(character) for character in text):
        yield "text-control"
    if _MARKUP.search(text):
        # Some places of the window would take it for a page, with pictures from elsewhere.
        yield "text-markup"


def _is_control(character: str) -> bool:
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"


def _plain(key: str) -> str:
    """*key* as it may be shown, whatever it holds."""
    return "".join("\ufffd" if _is_control(character) else character for character in key[:80])


def parsed(text: str) -> object:
    """The table in *text*.

    Raises:
        ValueError: It is no TOML, or too much of it; the message is a code in the second case.
    """
    code = text_fault(text)
    if code:
        raise ValueError(code)
    try:
        return tomllib.loads(text)
    except RecursionError as reason:
        raise ValueError("form-file-too-deep") from reason
