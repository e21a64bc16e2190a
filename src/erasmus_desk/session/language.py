"""Which language to begin with."""

import locale
import os

PROGRAM_LANGUAGES = ("en", "pl", "el", "bg")


def guessed_language() -> str:
    """The two-letter language of the system, English if it does not say."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return value[:2].lower()
    try:
        found = locale.getlocale()[0]
    except ValueError:
        found = None
    return found[:2].lower() if found and found != "C" and found[0].isalpha() else "en"
