"""The annex desk of one open draft, which looks at the disk no more often than needed."""

from erasmus_desk.rules.annexes import wanted
from erasmus_desk.session.annexes import AnnexView, annexes
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft


class AnnexDesk:
    """What is known about the files of a draft.

    Looking at a file on a slow network drive takes time, and the side of the window asks after
    every pause in typing; so it is told what was seen last, until something is chosen anew or
    somebody looks at the page.
    """

    def __init__(self, desk: Desk, opened: OpenDraft) -> None:
        self._desk, self._opened = desk, opened
        self._known: tuple[object, AnnexView] | None = None

    def look(self) -> AnnexView:
        """The files as they are at this moment."""
        view = annexes(self._desk, self._opened)
        self._known = self._state(), view
        return view

    def seen(self) -> AnnexView:
        """The files as they were seen last."""
        if self._known is None or self._known[0] != self._state():
            return self.look()
        return self._known[1]

    def _state(self) -> object:
        asked = tuple(
            (one.key, one.name) for one in wanted(self._opened.form, self._opened.answers)
        )
        return self._opened.draft.facts.annexes, asked, self._desk.prompts_of(self._opened)
