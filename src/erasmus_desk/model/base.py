"""The base of every value that a file may bring in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of a section, question or option: lower case, digits, underscores."""


class Frozen(BaseModel):
    """A value that never changes and knows no field that is not declared.

    A typo in a form file is thereby an error with its place, not a silent nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
