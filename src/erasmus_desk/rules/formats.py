"""Whether short answers are well formed: IDs, addresses, numbers."""

import re

_PATTERNS = {
    "oid": re.compile(r"E\d{8}"),
    "pic": re.compile(r"\d{9}"),
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}"),
    "url": re.compile(r"(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE),
    "phone": re.compile(r"\+?[\d\s()/.-]{5,25}"),
}


def well_formed(kind: str, text: str) -> bool:
    """Whether *text* has the form of *kind*; a plain line always has.

    Organisation IDs are the letter E and eight digits (web form of the calls since 2021).
    """
    pattern = _PATTERNS.get(kind)
    return pattern is None or pattern.fullmatch(text.strip()) is not None
