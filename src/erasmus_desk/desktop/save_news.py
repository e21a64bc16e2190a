"""Tells in the bar below the pages what must not be overlooked about saving."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from erasmus_desk.desktop.notice import NoticeBar
from erasmus_desk.desktop.open_deeds import OpenDeeds
from erasmus_desk.desktop.safety.deeds import SafetyDeeds
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.desk import Desk

if TYPE_CHECKING:
    from erasmus_desk.session.hands import Met
    from erasmus_desk.session.open_draft import OpenDraft
    from erasmus_desk.session.saving import SaveState


class SaveNews(QObject):
    """Speaks up once for every new trouble, and once when it is over.

    Args:
        desk, texts: Knows the words.
        bar: Where it is shown.
        deeds: Offers another place.
        safety: Asks which of two texts holds.
    """

    def __init__(
        self, desk: Desk, texts: Texts, bar: NoticeBar, deeds: OpenDeeds, safety: SafetyDeeds
    ) -> None:
        super().__init__(bar)
        self._desk, self._texts = desk, texts
        self._bar = bar
        self._deeds, self._safety = deeds, safety
        self._of: OpenDraft | None = None
        self._told: SaveState | None = None

    def tell(self, opened: "OpenDraft") -> None:
        """Look at the state of saving and speak up if there is news."""
        state = opened.saver.state
        if self._of is not opened:
            self._of, self._told = opened, None
        before, self._told = self._told, state
        if state is before:
            return
        problem = before.problem if before is not None else None
        if state.diverged is not None:
            if before is None or before.diverged is None:
                self._tell_diverged(opened, state.diverged.who)
        elif state.problem is not None:
            if problem is None or problem.code != state.problem.code:
                self._tell_problem(opened, state.problem)
        elif problem is not None:
            self._bar.withdraw()
        if state.met is not None and (before is None or state.met is not before.met):
            self._tell_met(opened, state.met)
        elif state.kept_both is not None:
            said = self._texts.say("notice.kept_both", file=str(state.kept_both))
            self._bar.show_notice(said, wrong=True)

    def _tell_diverged(self, opened: "OpenDraft", who: str) -> None:
        self._bar.show_notice(
            self._texts.say("hands.diverged", who=who or self._texts.say("hands.who_unknown")),
            self._texts.say("hands.decide"),
            lambda: self._safety.decide(opened),
            keeps=True,
        )

    def _tell_problem(self, opened: "OpenDraft", problem: DeskError) -> None:
        self._bar.show_notice(
            self._texts.error(problem),
            self._texts.say("dialog.save_elsewhere"),
            lambda: self._deeds.save_as(opened),
            wrong=True,
        )

    def _tell_met(self, opened: "OpenDraft", met: "Met") -> None:
        from erasmus_desk.desktop.safety.hands import met_sentence

        self._bar.show_notice(met_sentence(self._desk, self._texts, opened, met))
