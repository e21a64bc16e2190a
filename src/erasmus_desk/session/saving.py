"""When a draft is written, and by whom: one worker, from a frozen value."""

import queue
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.errors import DeskError
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.rules.reading import as_json
from erasmus_desk.storage.drafts import Stamp, to_bytes, write_draft
from erasmus_desk.storage.library import SUFFIX, free_path

AFTER_PAUSE = 1.0
"""Seconds without a change after which the draft is saved."""
AT_THE_LATEST = 5.0
"""Seconds after the first unsaved change at which it is saved even while typing goes on."""
AGAIN = 3.0
"""Seconds after a failure until the next try."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the status bar says: when the draft was saved, or why it was not.

    ``kept_both`` is the path that was written because the file had been changed by others.
    """

    saved_at: datetime | None = None
    dirty: bool = False
    problem: DeskError | None = None
    kept_both: Path | None = None


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
        self.path = path
        self._stamp = stamp
        self._state = SaveState(saved_at)
        self._pending: Draft | None = None
        self._first = self._last = self._blocked_till = 0.0
        self._work: queue.SimpleQueue[Draft | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[SaveState] = queue.SimpleQueue()
        self._busy = False
        self._writing: Draft | None = None
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> SaveState:
        """What is known by now about the file."""
        return self._state

    def changed(self, draft: Draft, now: float) -> None:
        """*draft* is what has to be on disk; it will be, soon."""
        if self._pending is None:
            self._first = now
        self._pending, self._last = draft, now
        self._state = SaveState(
            self._state.saved_at, dirty=True, problem=self._state.problem, kept_both=None
        )

    def tick(self, now: float) -> bool:
        """Begin a save that is due and take in one that has ended; whether the state changed."""
        changed = self._collect(now)
        due = self._pending is not None and (
            now - self._last >= AFTER_PAUSE or now - self._first >= AT_THE_LATEST
        )
        if due and not self._busy and now >= self._blocked_till:
            self._begin()
        return changed

    def hurry(self) -> None:
        """Make what is not saved due at the next `tick`: the person turns to something else."""
        self._first = float("-inf")

    def flush(self, now: float, *, timeout: float = 30.0) -> SaveState:
        """Save now what is not saved and wait for it: before closing, exporting, switching."""
        if self._busy:
            self._take(self._done.get(timeout=timeout), now)
        if self._pending is not None:
            self._begin()
            self._take(self._done.get(timeout=timeout), now)
        return self._state

    def close(self) -> None:
        """End the worker; call `flush` before."""
        if self._thread is not None:
            self._work.put(None)
            self._thread.join(timeout=30)
            self._thread = None

    def move_to(self, path: Path, stamp: Stamp | None) -> None:
        """From now on the draft is saved at *path*."""
        self.path, self._stamp = path, stamp

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()
        self._busy = True
        draft, self._pending = self._pending, None
        self._writing = draft
        self._work.put(draft)

    def _collect(self, now: float) -> bool:
        try:
            state = self._done.get_nowait()
        except queue.Empty:
            return False
        self._take(state, now)
        return True

    def _take(self, state: SaveState, now: float) -> None:
        self._busy = False
        if state.problem is not None:
            self._pending = self._pending or self._writing
            self._blocked_till = now + AGAIN
        self._state = SaveState(
            state.saved_at or self._state.saved_at,
            dirty=self._pending is not None,
            problem=state.problem,
            kept_both=state.kept_both,
        )

    def _run(self) -> None:
        while (draft := self._work.get()) is not None:
            self._done.put(self._write(draft))

    def _write(self, draft: Draft) -> SaveState:
        try:
            target = self._target()
            kept = target if target != self.path else None
            self._stamp = write_draft(target, file_of(draft))
            self.path = target
        except DeskError as problem:
            return SaveState(problem=problem)
        return SaveState(datetime.now(UTC), kept_both=kept)

    def _target(self) -> Path:
        """The draft's own file, or a new one beside it if others have changed it since."""
        if self._stamp is None or not self.path.exists() or self._stamp.matches(self.path):
            return self.path
        moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
        return free_path(self.path.with_name(f"{self.path.stem} ({moment}){SUFFIX}"))


def bytes_of(draft: Draft) -> bytes:
    """*draft* as the bytes of its file."""
    return to_bytes(file_of(draft))
