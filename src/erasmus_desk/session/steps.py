"""Undo and redo in steps that a person would name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from erasmus_desk.model.answers import Answers, Place

StepKind = Literal[
    "answer",
    "add",
    "duplicate",
    "move",
    "delete",
    "fill",
    "use_card",
    "update_card",
    "title",
    "deadline",
    "points",
    "remark",
    "unassess",
    "rate",
    "assume",
    "submission",
    "restore",
    "merge",
    "annex",
    "tick_parked",
    "delete_parked",
    "clear_parked",
]
Facts = Mapping[str, object]
_GROWING = frozenset({"answer", "points", "remark", "submission"})
"""Kinds of steps that go on while one types or turns a wheel."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a step changed beside the answers: facts of the draft by name, before and after."""

    before: Facts
    after: Facts


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what kind, where, and what an item called itself (``name``)."""

    kind: StepKind
    place: Place
    name: str = ""
    beside: Beside | None = None

    def grown(self, later: "Step") -> "Step | None":
        """This step with what *later* changed; None if that is a step of its own."""
        if self.kind not in _GROWING or replace(later, beside=self.beside) != self:
            return None
        if self.beside is None or later.beside is None:
            return replace(self, beside=self.beside or later.beside)
        before = {**later.beside.before, **self.beside.before}
        return replace(self, beside=Beside(before, {**self.beside.after, **later.beside.after}))


@dataclass(frozen=True, slots=True)
class _Entry:
    step: Step
    before: Answers
    at: float


class History:
    """The way back and forth; answers share what did not change, so that it costs little.

    Args:
        pause: Seconds without typing after which the next letter begins a new step.
        depth: How many steps are kept.
    """

    def __init__(self, *, pause: float = 1.5, depth: int = 500) -> None:
        self._pause = pause
        self._depth = depth
        self._back: list[_Entry] = []
        self._forth: list[_Entry] = []

    def record(self, step: Step, before: Answers, at: float) -> None:
        """Keep the answers *before* a change made *at* that second; typing goes on in one step."""
        self._forth.clear()
        last = self._back[-1] if self._back else None
        if last is not None and at - last.at < self._pause:
            grown = last.step.grown(step)
            if grown is not None:
                self._back[-1] = replace(last, step=grown, at=at)
                return
        self._back.append(_Entry(step, before, at))
        del self._back[: -self._depth]

    def rebase(self, change: Callable[[Answers], Answers], now: Answers) -> None:
        """Put *change* into every state kept: others made it, and undo must not take it back.

        A step whose whole effect others have written over since is one no more.  *now* is the
        present state, with the change.
        """
        for entries in (self._back, self._forth):
            after, kept = now, list[_Entry]()
            for entry in reversed(entries):
                found = replace(entry, before=change(entry.before))
                if found.step.beside is not None or found.before != after:
                    kept.append(found)
                    after = found.before
            entries[:] = reversed(kept)

    def relocate(self, name: str, change: Callable[[object], object]) -> None:
        """Put *change* into a fact of every step: what it says depends on where the file lies."""
        for entries in (self._back, self._forth):
            entries[:] = [replace(one, step=_relocated(one.step, name, change)) for one in entries]

    def pause(self) -> None:
        """End the present step: what follows is another one."""
        if self._back:
            self._back[-1] = replace(self._back[-1], at=float("-inf"))

    @property
    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._back[-1].step if self._back else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo would make again."""
        return self._forth[-1].step if self._forth else None

    def undo(self, now: Answers) -> tuple[Step, Answers] | None:
        """The step taken back and the answers before it."""
        return self._turn(self._back, self._forth, now)

    def redo(self, now: Answers) -> tuple[Step, Answers] | None:
        """The step made again and the answers after it."""
        return self._turn(self._forth, self._back, now)

    @staticmethod
    def _turn(
        source: list[_Entry], target: list[_Entry], now: Answers
    ) -> tuple[Step, Answers] | None:
        if not source:
            return None
        entry = source.pop()
        target.append(_Entry(entry.step, now, float("-inf")))
        return entry.step, entry.before


def _relocated(step: Step, name: str, change: Callable[[object], object]) -> Step:
    if step.beside is None or name not in step.beside.before:
        return step
    before, after = (
        {**side, name: change(side[name])} for side in (step.beside.before, step.beside.after)
    )
    return replace(step, beside=Beside(before, after))
