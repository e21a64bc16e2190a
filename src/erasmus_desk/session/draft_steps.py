"""How a draft changes: step by step, each with a way back, and everybody told."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.model.answers import Answers, Place, get
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rates import RateBook
from erasmus_desk.rules.parking import ParkingList
from erasmus_desk.session.draft_state import DraftState
from erasmus_desk.session.handover_marks import without_marks
from erasmus_desk.session.merging import turned_facts
from erasmus_desk.session.saving import Saver
from erasmus_desk.session.steps import Beside, Facts, History, Step

_FOLLOWING = ("title", "language")
"""Facts that follow answers."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change touched: the place, and who made it, so that it can skip its own echo.

    An empty place means that anything may have changed (undo, import).
    """

    place: Place
    origin: object = None
    step: Step | None = None


class DraftSteps(DraftState):
    """A draft with its history and its file.

    Args:
        form: The form that the draft answers.
        draft: The draft as read or new.
        saver: Writes the draft; knows the file.
        rates: What the form's funding model is fed with.
        clock: Seconds that only go forward, for undo and saving.
    """

    def __init__(
        self,
        form: FormDefinition,
        draft: Draft,
        saver: Saver,
        *,
        rates: RateBook | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(form, draft, rates)
        self.saver = saver
        self.history = History()
        self._clock = clock
        self._listeners: list[Callable[[Changed], None]] = []

    @property
    def path(self) -> Path:
        """Where the draft is saved."""
        return self.saver.path

    def change(
        self,
        step: Step,
        answers: Answers | None = None,
        *,
        facts: Facts | None = None,
        origin: object = None,
    ) -> None:
        """Make *step*: other *answers*, other *facts* of the draft by name, or both.

        Nothing happens if all of it is so already.
        """
        before = self._draft
        answers = before.answers if answers is None else answers
        file = followed(self.form, before, answers).model_copy(update=dict(facts or {}))
        names = [one for one in (*_FOLLOWING, *(facts or {})) if _differ(before.facts, file, one)]
        if answers is before.answers and not names:
            return
        if names:
            was, now = ({n: getattr(side, n) for n in names} for side in (before.facts, file))
            step = replace(step, beside=Beside(was, now))
        self.history.record(step, before.answers, self._clock())
        self._become(Draft(file, answers), Changed(step.place, origin, step))

    def fill(
        self, answers: Answers, *, step: Step | None = None, facts: Facts | None = None
    ) -> None:
        """Put whole *answers* in place of the present ones, and *facts*, as one step.

        The present text is kept as a version before.
        """
        named = step or Step("fill", ())
        self.saver.keep(self._draft, f"before-{named.kind}")
        self.change(named, answers, facts=facts)

    def park(self, parked: ParkingList, step: Step) -> None:
        """Let *parked* be the parking list, as one step."""
        self.change(step, facts={"parked": parked})

    def adopt(self, draft: Draft, change: Callable[[Answers], Answers], *, unsaved: bool) -> None:
        """Go on from *draft*, which holds what other hands wrote; undo keeps to one's own steps.

        *change* puts theirs into earlier answers; *unsaved* says whether the file lacks ours.
        """
        self.history.rebase(change, draft.answers)
        before, self._draft = self._draft, draft
        self._reckon(before)
        if unsaved:
            self.saver.changed(draft, self._clock())
        self._tell(Changed(()))

    def undo(self) -> Step | None:
        """Take the last step back; returns it, or None if there is none."""
        turned = self.history.undo(self.answers)
        return self._turned(turned, back=True)

    def redo(self) -> Step | None:
        """Make the step that was taken back again."""
        turned = self.history.redo(self.answers)
        return self._turned(turned, back=False)

    def set_facts(self, **facts: object) -> None:
        """Change facts of the draft without a step: what no person would take back.

        `change` is the way for everything else.
        """
        changed = self._draft.facts.model_copy(update=facts)
        if changed != self._draft.facts:
            self._become(replace(self._draft, facts=changed), Changed(()))

    def listen(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call *listener* after every change; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _turned(self, turned: tuple[Step, Answers] | None, *, back: bool) -> Step | None:
        if turned is None:
            return None
        step, answers = turned
        facts = self._draft.facts
        if step.beside is not None:
            facts = turned_facts(facts, step.beside, back=back)
        self._become(Draft(facts, answers), Changed((), step=step))
        return step

    def _become(self, draft: Draft, change: Changed) -> None:
        """Go on with *draft*, which will be saved, and tell everybody of the *change*."""
        now = datetime.now(UTC).replace(microsecond=0)
        before = self._draft
        self._draft = replace(draft, facts=draft.facts.model_copy(update={"changed": now}))
        self._reckon(before)
        self.saver.changed(self._draft, self._clock())
        self._tell(change)

    def _reckon(self, before: Draft) -> None:
        """Judge anew where settings say so; pasting into the web form says nothing about it."""
        was, now = before.facts.settings, self._draft.facts.settings
        if was is not now and without_marks(was) != without_marks(now):
            self.insight.forget()

    def _tell(self, change: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _differ(one: DraftFile, other: DraftFile, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))


def followed(form: FormDefinition, draft: Draft, answers: Answers) -> DraftFile:
    """The draft's facts after its answers became *answers*.

    A draft that is called like its project follows when the project is renamed, and the language
    asked for in the form is the language of the answers.
    """
    changes: dict[str, str] = {}
    if form.title_question:
        place = tuple(form.title_question.split("."))
        before, after = get(draft.answers, place), get(answers, place)
        if before == draft.facts.title and isinstance(after, str) and after:
            changes["title"] = after
    language = get(answers, ("context", "language"))
    if isinstance(language, str) and language != draft.facts.language:
        changes["language"] = language
    return draft.facts.model_copy(update=changes) if changes else draft.facts
