"""Text as people type and paste it, made fit to be kept and counted."""

import re
from dataclasses import dataclass

_NEWLINES = re.compile("\r\n?|[\u2028\u2029\u0085\u000b\u000c]")
_UNFIT = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for JSON and Word, and how many characters had to go."""

    text: str
    removed: int


def clean(text: str) -> Cleaned:
    """*text* with one kind of line break and without what no file format can carry.

    Control characters, lone surrogates and noncharacters go; no-break and zero-width spaces,
    combining marks, emoji and right-to-left text stay as typed.
    """
    if text.isprintable():
        return Cleaned(text, 0)
    unified = _NEWLINES.sub("\n", text)
    fit = _UNFIT.sub("", unified)
    return Cleaned(fit, len(unified) - len(fit))
