"""A way back for notices that stand for a while."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft


def way_back(opened: "OpenDraft") -> Callable[[], None]:
    """Takes back the step just made, and nothing that was done after it."""
    step = opened.history.undoable

    def take_back() -> None:
        if step is not None and opened.history.undoable is step:
            opened.undo()

    return take_back
