"""Keeping earlier texts of one draft as versions, from the worker thread of the saver."""

import re
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.errors import DeskError
from erasmus_desk.model.drafts import EDITION, Draft
from erasmus_desk.session.lineage import lineage_of, without_lineage
from erasmus_desk.storage.drafts import digest
from erasmus_desk.storage.encoding import Encoder
from erasmus_desk.storage.versions import Version, VersionStore
from erasmus_desk.storage.writing import refused

_EDITION = re.compile(rb'^ ?"edition": ?([0-9]{1,6}),?', re.MULTILINE)
UNSAVED = "unsaved-"
"""How the names of versions begin that hold what could not be saved."""


class Keeper:
    """Puts texts of one draft into the store, and never lets that stop the saving itself."""

    def __init__(self, store: VersionStore) -> None:
        self.store = store
        self._slot = f"{UNSAVED}{secrets.token_hex(4)}"
        self._safe: tuple[Draft, Version] | None = None

    def keep(
        self, draft: Draft, occasion: str, file: Path, *, name: str = "", content: bytes = b""
    ) -> DeskError | None:
        """Keep *draft*; the reason if that cannot be.

        A text that is the newest version already is not kept twice, unless it has a *name*.
        """
        version = self._version(draft, occasion, file, name)
        try:
            newest = next(iter(self.store.versions(version.draft)), None)
            same = newest is not None and newest.sense == version.sense
            if same and not name and occasion != "before-migrating":
                return None
            self.store.keep(version, content or _bytes(draft))
            self.store.thin(version.draft, version.at)
        except (DeskError, OSError) as reason:
            return _told(reason, self.store.folder)
        return None

    def keep_safe(self, draft: Draft, text: Draft, occasion: str, file: Path) -> DeskError | None:
        """Keep *text*, made from *draft*, that cannot be saved now.

        It takes the place of the one kept so before; the same *draft* is not kept twice.
        """
        if self._safe is not None and self._safe[0] is draft:
            return None
        version = replace(self._version(text, occasion, file, ""), id=self._slot)
        try:
            self._safe = draft, self.store.keep(version, _bytes(text))
        except (DeskError, OSError) as reason:
            return _told(reason, self.store.folder)
        return None

    def saved(self) -> None:
        """What could not be saved is saved now."""
        if self._safe is not None:
            with suppress(DeskError):
                self.store.erase(self._safe[1])
            self._safe = None

    @staticmethod
    def _version(draft: Draft, occasion: str, file: Path, name: str) -> Version:
        facts, lineage = draft.facts, lineage_of(draft.facts)
        return Version(
            id="",
            draft=facts.id,
            at=datetime.now(UTC),
            occasion=occasion,
            name=name,
            file=str(file),
            title=facts.title,
            sense=sense_of(draft),
            token=lineage[-1] if lineage else "",
        )


def sense_of(draft: Draft) -> str:
    """A fingerprint of what people wrote, whenever it was saved."""
    facts = without_lineage(draft.facts).model_copy(update={"changed": draft.facts.created})
    return digest(Encoder().encode(facts, draft.answers))


def origin(content: bytes) -> str:
    """The token of a text that was saved without one: the same wherever it was copied to."""
    return digest(content)[:10]


def is_of_old(content: bytes) -> bool:
    """Whether the draft in *content* is of an earlier edition than is written now."""
    # Where this program has written it, it stands alone on a line, near the end.
    start = max(0, content.rfind(b'\n "edition":'))
    named = _EDITION.search(content, start)
    return named is not None and int(named[1]) < EDITION


def _bytes(draft: Draft) -> bytes:
    return Encoder().encode(draft.facts, draft.answers)


def _told(reason: DeskError | OSError, folder: Path) -> DeskError:
    return reason if isinstance(reason, DeskError) else refused(reason, folder)
