"""When a draft is written, and by whom: one worker, from a frozen value."""

import queue
import threading
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
AT_THE_LATEST = 5.0
"""Seconds after the first unsaved change at which it is saved even while typing goes on."""
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


@dataclass(frozen=True, slots=True)
class _Job:
    """Work for the worker: ``save``, ``safe`` (keep what cannot be saved), ``keep``, ``end``."""

    kind: str
    draft: Draft | None = None
    occasion: str = ""
    name: str = ""


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
            self._begin()
        return changed

    def flush(self, now: float, *, timeout: float = 30.0) -> SaveState:
        """Save now what is not saved and wait for it: before closing, exporting, switching."""
        try:
            if self._busy:
                self._take(self._done.get(timeout=timeout), now)
            for _ in range(_ROUNDS):
                if self._pending is None:
                    break
                self._begin()
                self._take(self._done.get(timeout=timeout), now)
                if self._state.problem is not None:
                    break
        except queue.Empty:
            problem = SaveFailed("save-too-slow", {"file": str(self.path)})
            self._state = replace(self._state, dirty=True, problem=problem)
        return self._state

    def look(self, draft: Draft, now: float) -> bool:
        """Take in what others wrote, without anything to save; whether there was something.

        For the moment when a person comes back to the window.
        """
        if self._busy or self._meeting is None or self.pen.is_as_we_left_it():
            return False
        if self._pending is None:
            self._pending, self._first, self._last = draft, now, now
        self.flush(now)
        return True

    def keep(self, draft: Draft, occasion: str, name: str = "") -> None:
        """Keep *draft* as a version, after what is being done."""
        self._send(_Job("keep", draft, occasion, name))

    def settle(self, *, timeout: float = 30.0) -> DeskError | None:
        """Wait until everything asked for is done; why a version could not be kept, if so."""
        reached = threading.Event()
        self._send(_Job("settle", name=str(id(reached))))
        self._barriers[str(id(reached))] = reached
        reached.wait(timeout)
        return None

    def close(self) -> None:
        """End the worker; call `flush` before."""
        if self._thread is not None:
            self._work.put(_Job("end"))
            self._thread.join(timeout=30)
            self._thread = None
        self.pen.hold.let_go()

    def move_to(self, path: Path, stamp: Stamp | None) -> None:
        """From now on the draft is saved at *path*."""
        self.pen.move_to(path, stamp)
