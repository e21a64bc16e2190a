"""How long a text is, as the receiving form counts."""

from dataclasses import dataclass
from functools import lru_cache

from erasmus_desk.model.forms import Counting
from erasmus_desk.model.questions import Limit
from erasmus_desk.model.text import clean


@dataclass(frozen=True, slots=True)
class Length:
    """How much of its limit an answer uses; ``limit`` 0 means there is none."""

    used: int
    limit: int = 0
    estimate: bool = False

    @property
    def left(self) -> int:
        """Characters still free; negative once the answer is too long."""
        return self.limit - self.used

    @property
    def is_over(self) -> bool:
        """Whether there is a limit and the answer exceeds it."""
        return 0 < self.limit < self.used

    @property
    def is_near(self) -> bool:
        """Whether the last fiftieth of the limit is being used.

        There another way of counting line breaks may already cut the text.
        """
        return self.limit > 0 and self.limit * 98 <= self.used * 100 and not self.is_over


def measure(text: str, limit: Limit | None, counting: Counting) -> Length:
    """Count *text* as the form receives it against *limit*."""
    used = characters(text, counting.line_break, counting.unit)
    if limit is None:
        return Length(used)
    return Length(used, limit.characters, limit.is_estimate)


@lru_cache(maxsize=4096)
def characters(text: str, line_break: int, unit: str) -> int:
    """The number of characters of *text*: code points or UTF-16 units, breaks as given."""
    received = clean(text).text
    used = len(received.encode("utf-16-le")) // 2 if unit == "utf16" else len(received)
    return used + (line_break - 1) * received.count("\n")
