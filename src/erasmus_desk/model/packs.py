"""What a form pack says of itself."""

from datetime import date as day
from typing import Annotated

from pydantic import Field, StringConstraints

from erasmus_desk.model.base import Frozen

MAX_NAME = 60
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME)]


class PackFacts(Frozen):
    """The file `pack.toml` of a form pack.

    Attributes:
        name: What people call it; a pack of the same name is another version of it.
        author: Who made it.
        version: Numbers with dots between; the greater is the newer.
        date: When it was made.
    """

    name: Name
    author: Annotated[str, Field(max_length=200)] = ""
    version: Annotated[str, StringConstraints(pattern=r"^([0-9]{1,6}(\.[0-9]{1,6}){0,3})?$")] = ""
    date: day | None = None

    @property
    def rank(self) -> tuple[int, ...]:
        """What versions are compared by; a pack without one comes before all others."""
        numbers = [int(part) for part in self.version.split(".")] if self.version else []
        while numbers and not numbers[-1]:
            numbers.pop()
        return tuple(numbers)
