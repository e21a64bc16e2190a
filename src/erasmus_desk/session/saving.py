"""When a draft is written, and by whom: one worker, from a frozen value."""

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from erasmus_desk.errors import DeskError, SaveFailed
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session.hands import Diverged, Met, Theirs
from erasmus_desk.session.pen import Outcome, Pen
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
_LOG = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class _Job:
    """Work for the worker: ``save``; ``safe``, to keep what cannot be saved; ``keep``, ``end``.

    ``settle`` only tells that everything before is done.
    """

    kind: str
    draft: Draft | None = None
    occasion: str = ""
    name: str = ""
    reached: threading.Event | None = None


Meeting = Callable[[Theirs], Met | Diverged]


def file_of(draft: Draft) -> DraftFile:
    """*draft* as it is written to disk."""
    return draft.facts.model_copy(update={"answers": as_json(draft.answers)})


class Saver:
    """Writes one draft to one file in the background, whole and never over others' changes.

    All methods are called from one thread; only the writing itself happens in the worker.
    """

    def __init__(
        self, path: Path, stamp: Stamp | None, *, saved_at: datetime | None = None
    ) -> None:
        self.pen = Pen(path, stamp)
        self._state = SaveState(saved_at)
        self._meeting: Meeting | None = None
        self._pending: Draft | None = None
        self._writing: Draft | None = None
        self._first = self._last = self._blocked_till = 0.0
        self._work: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self._notes: queue.SimpleQueue[DeskError | None] = queue.SimpleQueue()
        self._busy = False
        self._thread: threading.Thread | None = None

    def attend(
        self,
        base: Draft,
        store: VersionStore,
        read: Callable[[DraftFile], Answers],
        meeting: Meeting,
    ) -> None:
        """Keep versions in *store*, and let *meeting* take in what other hands wrote."""
        self.pen.attend(base, store, read)
        self._meeting = meeting

    @property
    def path(self) -> Path:
        """The file."""
        return self.pen.path

    @property
    def state(self) -> SaveState:
        """What is known by now about the file."""
        return self._state

    def changed(self, draft: Draft, now: float) -> None:
        """*draft* is what has to be on disk; it will be, soon."""
        if self._pending is None:
            self._first = now
        self._pending, self._last = draft, now
        self._state = replace(self._state, dirty=True, kept_both=None)

    def tick(self, now: float) -> bool:
        """Begin a save that is due and take in one that has ended; whether the state changed."""
        changed = self._collect(now)
        due = self._pending is not None and (
            now - self._last >= AFTER_PAUSE or now - self._first >= AT_THE_LATEST
        )
        if due and not self._busy and now >= self._blocked_till:
            self._begin(now)
        return changed

    def flush(self, now: float, *, timeout: float = 30.0) -> SaveState:
        """Save now what is not saved and wait for it: before closing, exporting, switching."""
        try:
            if self._busy:
                self._take(self._done.get(timeout=timeout), now)
            for _ in range(_ROUNDS):
                if self._pending is None:
                    break
                self._begin(now)
                if not self._busy:
                    break
                self._take(self._done.get(timeout=timeout), now)
                if self._state.problem is not None:
                    break
        except queue.Empty:
            problem = SaveFailed("save-takes-long", {"file": str(self.path)})
            self._state = replace(self._state, dirty=True, problem=problem)
        return self._state

    def look(self, draft: Draft, now: float) -> bool:
        """Take in what others wrote, without anything to save; whether there was something.

        For the moment when a person comes back to the window.
        """
        if self._busy or self._meeting is None or self._state.diverged is not None:
            return False
        if self.pen.is_as_we_left_it():
            return False
        if self._pending is None:
            self._pending, self._first, self._last = draft, now, now
        self.flush(now)
        return True

    def keep(self, draft: Draft, occasion: str, name: str = "") -> None:
        """Keep *draft* as a version, after what is being done."""
        if self._meeting is not None:
            self._send(_Job("keep", draft, occasion, name))

    def settle(self, *, timeout: float = 30.0) -> DeskError | None:
        """Wait until the versions asked for are kept; why one could not be."""
        if self._thread is not None:
            reached = threading.Event()
            self._send(_Job("settle", reached=reached))
            reached.wait(timeout)
        self._note()
        return self._state.versions_problem

    def decided(self, theirs: Theirs) -> None:
        """A person has decided between our text and *theirs*; what comes now is saved over it."""
        self.pen.accept(theirs)
        self._blocked_till = 0.0
        self._state = replace(self._state, problem=None, diverged=None)

    def close(self) -> None:
        """End the worker and give up the lock; call `flush` before."""
        if self._thread is not None:
            self._send(_Job("end"))
            self._thread.join(timeout=30)
            self._thread = None
        self.pen.hold.let_go()

    def move_to(self, path: Path, stamp: Stamp | None) -> None:
        """From now on the draft is saved at *path*."""
        self.pen.move_to(path, stamp)

    def _send(self, job: _Job) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()
        self._work.put(job)

    def _begin(self, now: float) -> None:
        if self._state.diverged is not None:
            self._blocked_till = now + AGAIN
            self._send(_Job("safe", self._pending, "diverged"))
            return
        self._busy = True
        self._writing, self._pending = self._pending, None
        self._send(_Job("save", self._writing))

    def _note(self) -> None:
        while not self._notes.empty():
            self._state = replace(self._state, versions_problem=self._notes.get())

    def _collect(self, now: float) -> bool:
        before = self._state
        self._note()
        try:
            self._take(self._done.get_nowait(), now)
        except queue.Empty:
            return self._state is not before
        return True

    def _take(self, outcome: Outcome, now: float) -> None:
        self._busy = False
        if outcome.theirs is not None:
            self._meet(outcome.theirs, now)
            return
        if outcome.problem is not None:
            self._pending = self._pending or self._writing
            self._blocked_till = now + AGAIN
        self._state = replace(
            self._state,
            saved_at=outcome.saved_at or self._state.saved_at,
            dirty=self._pending is not None,
            problem=outcome.problem,
            kept_both=outcome.kept_both,
        )

    def _meet(self, theirs: Theirs, now: float) -> None:
        unsaved, self._pending = self._pending or self._writing, None
        try:
            # Taking their text in announces a change, which brings what is to be saved next.
            found = self._meeting(theirs) if self._meeting else None
        except Exception as reason:  # noqa: BLE001
            # The text must stay to be saved, whatever went wrong.
            self._pending, self._blocked_till = self._pending or unsaved, now + AGAIN
            self._state = replace(self._state, dirty=True, problem=_told(reason, self.path))
            return
        if isinstance(found, Diverged):
            self._pending, self._first = unsaved, now
            facts = {"file": str(self.path), "who": found.who, "where": found.where}
            asked = SaveFailed("save-diverged", facts)
            self._state = replace(self._state, dirty=True, problem=asked, diverged=found)
            self._begin(now)
            return
        self._first = now - AT_THE_LATEST
        self._state = replace(self._state, dirty=self._pending is not None, problem=None, met=found)

    def _run(self) -> None:
        while (job := self._work.get()).kind != "end":
            if job.reached is not None:
                job.reached.set()
            elif job.draft is None:
                continue
            elif job.kind == "save":
                self._done.put(self.pen.write(job.draft))
            elif job.kind == "safe":
                self._notes.put(self.pen.keep_safe(job.draft, job.occasion))
            else:
                self._notes.put(self.pen.keep(job.draft, job.occasion, job.name))
        self._notes.put(self.pen.keep_last())


def _told(reason: Exception, path: Path) -> DeskError:
    if isinstance(reason, DeskError):
        return reason
    # The log names the place in the program and nothing that people wrote.
    place = "".join(traceback.format_tb(reason.__traceback__))
    _LOG.error("merging failed: %s\n%s", type(reason).__name__, place)
    return SaveFailed("save-failed", {"file": str(path), "reason": type(reason).__name__})


def bytes_of(draft: Draft) -> bytes:
    """*draft* as the bytes of its file."""
    return to_bytes(file_of(draft))
