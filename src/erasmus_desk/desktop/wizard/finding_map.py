"""Findings by place."""

from collections import defaultdict
from collections.abc import Iterable

from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.rules.progress import Status


class FindingMap:
    """The findings of one state of the draft, found by place."""

    def __init__(self, found: Iterable[Finding]) -> None:
        self._at: dict[Place, list[Finding]] = defaultdict(list)
        self._errors: dict[Place, int] = defaultdict(int)
        self._missing: dict[Place, int] = defaultdict(int)
        for finding in found:
            self._at[finding.place].append(finding)
            tally = self._missing if finding.code == "missing" else self._errors
            if finding.severity == "error":
                for depth in range(1, len(finding.place) + 1):
                    tally[finding.place[:depth]] += 1

    def at(self, place: Place) -> tuple[Finding, ...]:
        """What is found at exactly that place."""
        return tuple(self._at.get(place, ()))

    def status(self, place: Place, *, touched: bool) -> Status:
        """The mark for what lies at and below *place*, e.g. an item."""
        if self._errors.get(place):
            return "wrong"
        if not touched:
            return "empty"
        return "begun" if self._missing.get(place) else "done"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FindingMap) and self._at == other._at

    __hash__ = None  # type: ignore[assignment]
