"""Bookmark names, by which an edited document finds its way back to the draft."""

import re
from hashlib import sha1

from erasmus_desk.model.answers import Place

_LONGEST = 40
_FIT = re.compile(r"[A-Za-z0-9_]+")


def anchor(place: Place) -> str:
    """The bookmark of the question, item or section at *place*: ``ed_<path>_<item id>``.

    Word takes letters, digits and underscores, 40 at most; longer names end in a checksum.
    """
    name = "ed_" + "_".join(place)
    if len(name) <= _LONGEST and _FIT.fullmatch(name):
        return name
    checksum = sha1("/".join(place).encode(), usedforsecurity=False).hexdigest()[:8]
    readable = re.sub(r"[^A-Za-z0-9_]+", "_", name)[: _LONGEST - len(checksum) - 1]
    return f"{readable}_{checksum}"
