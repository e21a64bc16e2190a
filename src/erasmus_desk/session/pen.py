"""The hand that writes one draft: compares before it writes, keeps what it replaces.

`Pen.write`, `keep`, `keep_safe` and `keep_last` run in the thread of the `Worker`; the rest is
called while that thread has nothing to write.
"""

import logging
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.session.hands import Theirs
from erasmus_desk.session.past import Past
from erasmus_desk.storage.drafts import Stamp, read_stamp, write_content
from erasmus_desk.storage.encoding import Encoder
from erasmus_desk.storage.library import SUFFIX, free_path
from erasmus_desk.storage.locks import Hold, guarded
from erasmus_desk.storage.versions import VersionStore
from erasmus_desk.storage.writing import refused, sweep

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt to save ended: written, refused, or others were there before."""

    saved_at: datetime | None = None
    problem: DeskError | None = None
    kept_both: Path | None = None
    theirs: Theirs | None = None


class Pen:
    """Writes one draft to one file, whole and never over others' changes.

    Attributes:
        path: The file.
        stamp: What we last read from it or wrote to it; None before that.
        hold: Our notice to others that we work here.
        past: What the draft was made from; without it nothing is kept and nobody met.
        has_written: Whether anything was written since the draft was opened.
    """

    def __init__(self, path: Path, stamp: Stamp | None) -> None:
        self.path = path
        self.stamp = stamp
        self.hold = Hold(path)
        self.past: Past | None = None
        self.has_written = False
        self._encoder = Encoder()

    def attend(
        self, base: Draft, store: VersionStore, read: Callable[[DraftFile], Answers]
    ) -> None:
        """Know the text in the file, where earlier ones are kept, and how others' are read."""
        content = self.stamp.content if self.stamp is not None else b""
        self.past = Past(base, content, store, read)

    def accept(self, theirs: Theirs) -> None:
        """Go on from *theirs*: it is now what the file and we have in common."""
        self.stamp = theirs.stamp
        if self.past is not None:
            self.past.accept(theirs)

    def move_to(self, path: Path, stamp: Stamp | None) -> None:
        """From now on write to *path*."""
        self.path, self.stamp = path, stamp
        self.hold.move_to(path)

    def is_as_we_left_it(self) -> bool:
        """Whether nobody else has written the file since we did; one that is gone counts so."""
        return self.stamp is None or not self.path.exists() or self.stamp.matches(self.path)

    def write(self, draft: Draft) -> Outcome:
        """Save *draft*, or say why not; what was in the file before is never lost."""
        try:
            if self.past is not None:
                self.past.keep_replaced(self.path)
            outcome = self._write(draft)
        except Exception as reason:  # noqa: BLE001
            # Whatever it is, the thread must live on and the person must be told.
            outcome = Outcome(problem=told(reason, self.path))
        if outcome.problem is not None:
            self.keep_safe(draft, "unsaved")
        elif outcome.saved_at is not None:
            if self.past is not None:
                self.past.saved()
            if self.hold.renew():
                sweep(self.path, now=time.time())
        return outcome

    def _write(self, draft: Draft) -> Outcome:
        with guarded(self.path):
            if self.is_as_we_left_it():
                return self._put(self.path, draft)
            theirs = self._theirs(draft)
            if theirs is not None:
                return Outcome(theirs=theirs)
            return self._put(_another_name(self.path), draft)

    def _put(self, target: Path, draft: Draft) -> Outcome:
        facts = self.past.next_facts(draft) if self.past is not None else draft.facts
        content = self._encoder.encode(facts, draft.answers)
        stamp = write_content(target, content)
        kept_both = None if target == self.path else target
        if kept_both is not None:
            self.move_to(target, stamp)
        self.stamp, self.has_written = stamp, True
        if self.past is not None:
            self.past.wrote(Draft(facts, draft.answers), content)
        return Outcome(datetime.now(UTC), kept_both=kept_both)

    def _theirs(self, draft: Draft) -> Theirs | None:
        """The text that lies in our file now; None if it cannot be merged with ours."""
        if self.past is not None:
            with suppress(DeskError):
                return self.past.met(draft, read_stamp(self.path), self.path)
        return None

    def keep_last(self) -> DeskError | None:
        """Keep the text that the work ends with; the reason if that cannot be."""
        return self.past.keep_last(self.path) if self.past is not None else None

    def keep(self, draft: Draft, occasion: str, name: str) -> DeskError | None:
        """Keep *draft* as a version; the reason if that cannot be."""
        return self.past.keep(draft, occasion, self.path, name) if self.past is not None else None

    def keep_safe(self, draft: Draft, occasion: str) -> DeskError | None:
        """Keep a text that cannot be saved now; the reason if that cannot be."""
        return self.past.keep_safe(draft, occasion, self.path) if self.past is not None else None


def told(reason: Exception, path: Path) -> DeskError:
    """What a person is told of *reason*; the log names the place and nothing that people wrote."""
    if isinstance(reason, DeskError):
        return reason
    if isinstance(reason, OSError):
        return refused(reason, path)
    place = "".join(traceback.format_tb(reason.__traceback__))
    _LOG.error("saving failed: %s\n%s", type(reason).__name__, place)
    return SaveFailed("save-failed", {"file": str(path), "reason": type(reason).__name__})


def _another_name(path: Path) -> Path:
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
    return free_path(path.with_name(f"{path.stem} ({moment}){SUFFIX}"))
