"""Undo and redo in steps that a person would name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import JsonValue

from erasmus_desk.model.answers import Answers, Place
from erasmus_desk.rules.parking import ParkingList

StepKind = Literal[
    "answer",
    "add",
    "duplicate",
    "move",
    "delete",
    "fill",
    "title",
    "restore",
    "merge",
    "annex",
    "tick_parked",
    "delete_parked",
    "clear_parked",
]
Entry = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Aside:
    """What a step changed beside the answers: one entry of a table among the draft's facts.

    ``before`` and ``after`` are the entries; None where there was, or is, none.
    """

    table: str
    key: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class Reparked:
    """What a step changed in the parking list."""

    before: ParkingList
    after: ParkingList


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what kind, where, and what an item called itself (``name``)."""

    kind: StepKind
    place: Place
    name: str = ""
    aside: Aside | None = None
    reparked: Reparked | None = None


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
        if (
            last is not None
            and step.kind == "answer"
            and last.step == step
            and at - last.at < self._pause
        ):
            self._back[-1] = replace(last, at=at)
            return
        self._back.append(_Entry(step, before, at))
        del self._back[: -self._depth]

    def rebase(self, change: Callable[[Answers], Answers]) -> None:
        """Put *change* into every state kept: others made it, and undo must not take it back."""
        for entries in (self._back, self._forth):
            entries[:] = [replace(entry, before=change(entry.before)) for entry in entries]

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
