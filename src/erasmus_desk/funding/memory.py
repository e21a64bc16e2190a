"""Lines of the last calculation, used again while what they follow from has not changed."""

from collections.abc import Callable, Iterable

from erasmus_desk.model.budget import Line
from erasmus_desk.model.rates import FundingSettings


class Memory:
    """Remembers the lines of each part of one budget.

    Answers are shared between versions of a draft: a part whose sections are the very same
    objects as last time has the same lines.  Results with and without a memory are equal.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], tuple[Line, ...]]] = {}

    def lines(
        self, part: str, origin: tuple[object, ...], make: Callable[[], Iterable[Line]]
    ) -> tuple[Line, ...]:
        """The lines of *part*: those kept if they come from the same *origin*, else made anew.

        Texts, numbers, sets and settings in *origin* are compared by value, all else by identity.
        """
        kept = self._kept.get(part)
        if kept is not None and all(map(_same, kept[0], origin)):
            return kept[1]
        made = tuple(make())
        self._kept[part] = (origin, made)
        return made


def _same(before: object, now: object) -> bool:
    if before is now:
        return True
    return isinstance(before, str | int | frozenset | FundingSettings) and before == now
