"""Files of a person's own that go along with an application."""

from dataclasses import dataclass
from typing import Literal

FileState = Literal["file", "gone", "folder", "special", "locked"]
Signature = Literal["none", "to_sign", "signed"]
SIGNATURES: tuple[Signature, ...] = ("none", "to_sign", "signed")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the disk says of one file: its name, whether it can be read, its size in bytes.

    ``state`` is ``special`` for what is neither file nor folder, ``locked`` for what may not be
    read.  ``same`` is equal for two names of one file, and for two files of equal content.
    """

    name: str
    state: FileState = "file"
    size: int = 0
    same: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it is a file that can be read."""
        return self.state == "file"
