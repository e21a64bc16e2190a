"""Tells in the bar below the pages what must not be overlooked about saving."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from erasmus_desk.desktop.notice import NoticeBar
from erasmus_desk.desktop.open_deeds import OpenDeeds
from erasmus_desk.desktop.texts import Texts

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft
    from erasmus_desk.session.saving import SaveState


class SaveNews(QObject):
    """Speaks up once for every new trouble, and once when it is over.

    Args:
        texts: The words.
        bar: Where it is shown.
        deeds: Offers another place.
    """

    def __init__(self, texts: Texts, bar: NoticeBar, deeds: OpenDeeds) -> None:
        super().__init__(bar)
        self._texts = texts
        self._bar = bar
        self._deeds = deeds
        self._told: SaveState | None = None

    def tell(self, opened: "OpenDraft") -> None:
        """Look at the state of saving and speak up if there is news."""
        state, before = opened.saver.state, self._told
        if state is before:
            return
        self._told = state
        had_problem = before is not None and before.problem is not None
        if state.problem is not None and not had_problem:
            self._bar.show_notice(
                self._texts.error(state.problem),
                self._texts.say("dialog.save_elsewhere"),
                lambda: self._deeds.save_as(opened),
                wrong=True,
            )
        elif state.met is not None and (before is None or state.met is not before.met):
            who = state.met.who or self._texts.say("notice.somebody")
            count = len(state.met.places)
            self._bar.show_notice(self._texts.count("notice.met", count, who=who))
        elif state.kept_both is not None:
            said = self._texts.say("notice.kept_both", file=str(state.kept_both))
            self._bar.show_notice(said, wrong=True)
        elif had_problem and state.problem is None:
            self._bar.hide()
