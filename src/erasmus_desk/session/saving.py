"""When a draft is written, and by whom: one worker, from a frozen value."""

import queue
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session.hands import Diverged, Met, Theirs
from erasmus_desk.session.pen import Outcome, Pen, told
from erasmus_desk.session.worker import Worker
from erasmus_desk.storage.drafts import Stamp, to_bytes
from erasmus_desk.storage.versions import VersionStore

AFTER_PAUSE = 1.0
"""Seconds without a change after which the draft is saved."""
AT_THE_LATEST = 1.5
"""Seconds after the first unsaved change at which it is saved even while typing goes on.

With the shells' tick of a quarter of a second and a slow disk, no more than two seconds of
typing can get lost even if the power fails.
"""
AGAIN = 3.0
"""Seconds after a failure until the next try."""
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the status bar says: when the draft was saved, or why it was not.

    Attributes:
        saved_at: When it was last saved.
        dirty: Whether something is not saved.
        problem: Why it cannot be saved; ``save-diverged`` while ``diverged`` is set.
        kept_both: The path that was written because the file had been changed by others in a way
            that cannot be merged.
        met: Others' changes that the last save took in.
        diverged: Answers that both sides changed, for a person to decide.
        versions_problem: Why earlier texts cannot be kept; the saving itself is well.
    """

    saved_at: datetime | None = None
    dirty: bool = False
    problem: DeskError | None = None
    kept_both: Path | None = None
    met: Met | None = None
    diverged: Diverged | None = None
    versions_problem: DeskError | None = None


Meeting = Callable[[Theirs], Met | Diverged]


def file_of(draft: Draft) -> DraftFile:
    """*draft* as it is written to disk."""
    return draft.facts.model_copy(update={"answers": as_json(draft.answers)})


class Saver:
    """Decides when one draft is written to its file, and what to do when others were there.

    All methods are called from one thread; only the writing itself happens in the worker.

    Attributes:
        pen: Writes, in the thread of the worker.
        worker: The thread.
        state: What is known by now about the file.
    """

    def __init__(
        self, path: Path, stamp: Stamp | None, *, saved_at: datetime | None = None
    ) -> None:
        self.pen = Pen(path, stamp)
        self.state = SaveState(saved_at)
        self.worker = Worker(self.pen)
        self._meeting: Meeting | None = None
        self._present: Callable[[], Draft] | None = None
        self._pending: Draft | None = None
        self._writing: Draft | None = None
        self._first = self._last = self._blocked_till = 0.0

    def attend(
        self,
        base: Draft,
        store: VersionStore,
        read: Callable[[DraftFile], Answers],
        meeting: Meeting,
        present: Callable[[], Draft],
    ) -> None:
        """Keep versions in *store*, and let *meeting* take in what other hands wrote.

        *present* tells the draft as it is now.
        """
        self.pen.attend(base, store, read)
        self._meeting, self._present = meeting, present

    @property
    def path(self) -> Path:
        """The file."""
        return self.pen.path

    def changed(self, draft: Draft, now: float) -> None:
        """*draft* is what has to be on disk; it will be, soon."""
        if self._pending is None:
            self._first = now
        self._pending, self._last = draft, now
        self.state = replace(self.state, dirty=True, kept_both=None)

    def tick(self, now: float) -> bool:
        """Begin a save that is due and take in one that has ended; whether the state changed."""
        before = self.state
        if self.state.versions_problem is not self.worker.problem:
            self.state = replace(self.state, versions_problem=self.worker.problem)
        with suppress(queue.Empty):
            self._take(self.worker.outcomes.get_nowait(), now)
        due = self._pending is not None and (
            now - self._last >= AFTER_PAUSE or now - self._first >= AT_THE_LATEST
        )
        if due and self._writing is None and now >= self._blocked_till:
            self._begin(now)
        return self.state is not before

    def flush(self, now: float, *, timeout: float = 30.0) -> SaveState:
        """Save now what is not saved and wait for it: before closing, exporting, switching.

        A text of ours that others have written over unseen is noticed here at the latest.
        """
        try:
            if self._writing is not None:
                self._take(self.worker.outcomes.get(timeout=timeout), now)
            if self.pen.has_written:
                self._notice(now)
            for _ in range(_ROUNDS):
                if self._pending is None:
                    break
                self._begin(now)
                if self._writing is None:
                    break
                self._take(self.worker.outcomes.get(timeout=timeout), now)
                if self.state.problem is not None:
                    break
        except queue.Empty:
            problem = SaveFailed("save-takes-long", {"file": str(self.path)})
            self.state = replace(self.state, dirty=True, problem=problem)
        return self.state

    def look(self, now: float) -> bool:
        """Take in what others wrote, without anything to save; whether there was something.

        For the moment when a person comes back to the window.
        """
        if self._writing is not None or not self._notice(now):
            return False
        self.flush(now)
        return True

    def _notice(self, now: float) -> bool:
        """Whether others have written the file, and nobody is asked about that yet."""
        if self._present is None or self.state.diverged is not None:
            return False
        try:
            if self.pen.is_as_we_left_it():
                return False
        except OSError:
            return False  # the drive does not answer; saving will say so
        if self._pending is None:
            self._pending, self._first, self._last = self._present(), now, now
        return True

    def keep(self, draft: Draft, occasion: str, name: str = "") -> None:
        """Keep *draft* as a version, after what is being done."""
        if self._meeting is not None:
            self.worker.keep(draft, occasion, name)

    def decided(self, theirs: Theirs) -> None:
        """A person has decided between our text and *theirs*; what comes now is saved over it."""
        self.pen.accept(theirs)
        self._blocked_till = 0.0
        self.state = replace(self.state, problem=None, diverged=None)

    def close(self) -> None:
        """End the worker and give up the lock; call `flush` before."""
        self.worker.end(timeout=30)
        self.pen.hold.let_go()

    def move_to(self, path: Path, stamp: Stamp | None) -> None:
        """From now on the draft is saved at *path*."""
        self.pen.move_to(path, stamp)

    def _begin(self, now: float) -> None:
        draft = self._pending
        if draft is None:
            return
        if self.state.diverged is not None:
            self._blocked_till = now + AGAIN
            self.worker.keep_safe(draft, "diverged")
            return
        self._writing, self._pending = draft, None
        self.worker.save(draft)

    def _take(self, outcome: Outcome, now: float) -> None:
        written, self._writing = self._writing, None
        if outcome.theirs is not None:
            self._meet(outcome.theirs, self._pending or written, now)
            return
        if outcome.problem is not None:
            self._pending = self._pending or written
            self._blocked_till = now + AGAIN
        self.state = replace(
            self.state,
            saved_at=outcome.saved_at or self.state.saved_at,
            dirty=self._pending is not None,
            problem=outcome.problem,
            kept_both=outcome.kept_both,
        )

    def _meet(self, theirs: Theirs, unsaved: Draft | None, now: float) -> None:
        self._pending = None
        try:
            # Taking their text in announces a change, which brings what is to be saved next.
            found = self._meeting(theirs) if self._meeting else None
        except Exception as reason:  # noqa: BLE001
            # The text must stay to be saved, whatever went wrong.
            self._pending, self._blocked_till = self._pending or unsaved, now + AGAIN
            self.state = replace(self.state, dirty=True, problem=told(reason, self.path))
            return
        if isinstance(found, Diverged):
            self._pending, self._first = unsaved, now
            facts = {"file": str(self.path), "who": found.who, "where": found.where}
            asked = SaveFailed("save-diverged", facts)
            self.state = replace(self.state, dirty=True, problem=asked, diverged=found)
            self._begin(now)
            return
        self._first = now - AT_THE_LATEST
        self.state = replace(self.state, dirty=self._pending is not None, problem=None, met=found)


def bytes_of(draft: Draft) -> bytes:
    """*draft* as the bytes of its file."""
    return to_bytes(file_of(draft))
