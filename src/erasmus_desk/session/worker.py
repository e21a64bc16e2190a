"""The thread in which a draft is written, so that a slow disk never holds up a keystroke."""

import queue
import threading
from dataclasses import dataclass

from erasmus_desk.errors import DeskError
from erasmus_desk.model.drafts import Draft
from erasmus_desk.session.pen import Outcome, Pen


@dataclass(frozen=True, slots=True)
class _Job:
    """``save``; ``safe``, to keep what cannot be saved; ``keep``; ``settle``; ``end``."""

    kind: str
    draft: Draft | None = None
    occasion: str = ""
    name: str = ""
    reached: threading.Event | None = None


class Worker:
    """Does one thing after the other, in the order in which they were asked for.

    Attributes:
        outcomes: How the saves ended, in their order.
        problem: Why the last version could not be kept; None if it could.
    """

    def __init__(self, pen: Pen) -> None:
        self.outcomes: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        self.problem: DeskError | None = None
        self._pen = pen
        self._work: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def save(self, draft: Draft) -> None:
        """Write *draft*; an outcome will tell."""
        self._send(_Job("save", draft))

    def keep_safe(self, draft: Draft, occasion: str) -> None:
        """Keep a text that cannot be saved now, in place of the one kept so before."""
        self._send(_Job("safe", draft, occasion))

    def keep(self, draft: Draft, occasion: str, name: str) -> None:
        """Keep *draft* as a version."""
        self._send(_Job("keep", draft, occasion, name))

    def settle(self, *, timeout: float = 30.0) -> DeskError | None:
        """Wait until everything asked for is done; why the last version could not be kept."""
        if self._thread is not None:
            reached = threading.Event()
            self._send(_Job("settle", reached=reached))
            reached.wait(timeout)
        return self.problem

    def end(self, timeout: float) -> None:
        """Finish what was asked for, keep the last text, and end the thread."""
        if self._thread is not None:
            self._send(_Job("end"))
            self._thread.join(timeout)
            self._thread = None

    def _send(self, job: _Job) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()
        self._work.put(job)

    def _run(self) -> None:
        while (job := self._work.get()).kind != "end":
            if job.reached is not None:
                job.reached.set()
            elif job.draft is not None:
                self._do(job.kind, job.draft, job)
        self.problem = self._pen.keep_last()

    def _do(self, kind: str, draft: Draft, job: _Job) -> None:
        if kind == "save":
            self.outcomes.put(self._pen.write(draft))
        elif kind == "safe":
            self.problem = self._pen.keep_safe(draft, job.occasion)
        else:
            self.problem = self._pen.keep(draft, job.occasion, job.name)
