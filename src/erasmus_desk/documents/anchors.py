"""Marks by which an edited document finds its way back to the draft: bookmarks and short codes."""

import re
from collections.abc import Iterable
from hashlib import sha1

from erasmus_desk.model.answers import Place

_LONGEST = 40
_FIT = re.compile(r"[A-Za-z0-9_]+")
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that nobody takes for one another."""
_CODE = 5
_PROPERTY = 240


def anchor(place: Place) -> str:
    """The bookmark of the question, item or section at *place*: ``ed_<path>_<item id>``.

    Word takes letters, digits and underscores, 40 at most; longer names end in a checksum.
    """
    name = "ed_" + "_".join(place)
    if len(name) <= _LONGEST and _FIT.fullmatch(name):
        return name
    checksum = _hash("/".join(place))[:8]
    readable = re.sub(r"[^A-Za-z0-9_]+", "_", name)[: _LONGEST - len(checksum) - 1]
    return f"{readable}_{checksum}"


def code(place: Place) -> str:
    """The short code printed at the answer at *place*: five letters, the same in every copy.

    It depends on nothing but the place, so that it survives renumbering and other languages.
    """
    number = int(_hash("/".join(place)), 16)
    letters = []
    for _ in range(_CODE):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


def checksum(text: str) -> str:
    """Eight letters that change with *text*."""
    return _hash(text)[:8]


def checksums(answers: Iterable[tuple[Place, str]]) -> dict[str, str]:
    """The checksums of *answers* as properties of a file, ``Answers 1`` and so on.

    Each is a list of ``code=checksum`` that no program has to cut short.
    """
    lists: list[str] = []
    for place, text in answers:
        entry = f"{code(place)}={checksum(text)}"
        if lists and len(lists[-1]) + len(entry) < _PROPERTY:
            lists[-1] += f" {entry}"
        else:
            lists.append(entry)
    return {f"Answers {number}": entries for number, entries in enumerate(lists, start=1)}


def _hash(text: str) -> str:
    return sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
