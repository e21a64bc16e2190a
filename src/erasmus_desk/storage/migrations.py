"""Steps from older editions of the draft format to the present one, on plain dictionaries.

The history of the format is told in docs/format.md; `tests/drafts` holds a real file of every
edition.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from erasmus_desk.errors import DraftTooNew, DraftUnusable
from erasmus_desk.model.drafts import EDITION

Raw = dict[str, Any]
Steps = Mapping[int, Callable[[Raw], None]]


def _nothing_to_do(_draft: Raw) -> None:
    """Edition 2 adds `parked` and `origin`, which an older draft does without."""


STEPS: Steps = {1: _nothing_to_do}
"""By edition: what makes a draft of that edition one of the next, in place."""


def migrated(raw: Raw, file: str, *, steps: Steps = STEPS, edition: int = EDITION) -> Raw:
    """*raw* in the present edition; the dictionary given is not changed.

    Raises:
        DraftTooNew: A later version of the program wrote the file.
        DraftUnusable: The file names no edition, or is not what its edition promises.
    """
    found = edition_of(raw, file)
    if found > edition:
        named = str(found) if found < 10**6 else "?"
        raise DraftTooNew("draft-too-new", {"file": file, "edition": named, "known": str(edition)})
    if found == edition:
        return raw
    result = deepcopy(raw)
    for step in range(found, edition):
        try:
            steps[step](result)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as reason:
            facts = {"file": file, "place": f"edition {step}", "reason": str(reason)}
            raise DraftUnusable("draft-malformed", facts) from reason
        result["edition"] = step + 1
    return result


def edition_of(raw: Raw, file: str) -> int:
    """The edition that *raw* says it is of.

    Raises:
        DraftUnusable: It names none.
    """
    edition = raw.get("edition")
    if not isinstance(edition, int) or isinstance(edition, bool) or edition < 1:
        raise DraftUnusable("draft-not-a-draft", {"file": file})
    return edition
