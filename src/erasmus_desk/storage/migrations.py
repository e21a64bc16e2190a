"""Steps from older editions of the draft format to the present one, on plain dictionaries.

The history of the format is told in docs/format.md; `tests/drafts` holds a real file of every
edition.
"""

from collections.abc import Callable
from typing import Any

from erasmus_desk.errors import DraftTooNew, DraftUnusable
from erasmus_desk.model.drafts import EDITION

Raw = dict[str, Any]
_STEPS: dict[int, Callable[[Raw], None]] = {}


def migrated(raw: Raw, file: str) -> Raw:
    """*raw* in the present edition; the dictionary given is not changed.

    Raises:
        DraftTooNew: A later version of the program wrote the file.
        DraftUnusable: The file names no edition.
    """
    edition = raw.get("edition")
    if not isinstance(edition, int) or isinstance(edition, bool) or edition < 1:
        raise DraftUnusable("draft-not-a-draft", {"file": file})
    if edition > EDITION:
        raise DraftTooNew(
            "draft-too-new", {"file": file, "edition": str(edition), "known": str(EDITION)}
        )
    result = dict(raw)
    for step in range(edition, EDITION):
        _STEPS[step](result)
        result["edition"] = step + 1
    return result
