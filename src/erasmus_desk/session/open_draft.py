"""One draft being worked on: every change goes through here."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.model.answers import (
    Answers,
    Item,
    Node,
    Place,
    Value,
    add_item,
    copy_item,
    get,
    items,
    move_item,
    new_id,
    put,
)
from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.rates import RateBook
from erasmus_desk.model.text import clean
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.fields import item_title
from erasmus_desk.rules.parking import ParkingList, merged
from erasmus_desk.session.handover_marks import without_marks
from erasmus_desk.session.insight import Insight, View
from erasmus_desk.session.saving import Saver
from erasmus_desk.session.steps import Aside, Entry, History, Reparked, Step


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change touched: the place, and who made it, so that it can skip its own echo.

    An empty place means that anything may have changed (undo, import).
    """

    place: Place
    origin: object = None
    step: Step | None = None


class OpenDraft:
    """A form, a draft, its history and its file.

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
        self.form = form
        self.saver = saver
        self.insight = Insight(form, rates)
        self.history = History()
        self._draft = draft
        self._clock = clock
        self._listeners: list[Callable[[Changed], None]] = []

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._draft

    @property
    def answers(self) -> Answers:
        """The answers as they are now."""
        return self._draft.answers

    @property
    def parked(self) -> ParkingList:
        """Answers of another form that have no place in this one."""
        return self._draft.facts.parked

    @property
    def path(self) -> Path:
        """Where the draft is saved."""
        return self.saver.path

    @property
    def view(self) -> View:
        """Findings, progress and figures of the present answers."""
        return self.insight.view(self.answers)

    @property
    def known(self) -> View | None:
        """The same if it is known already; None while the answers have not been judged."""
        return self.insight.known(self.answers)

    def value(self, place: Place) -> Node:
        """The answer at *place*."""
        return get(self.answers, place)

    def answer(self, place: Place, value: Value | None, *, origin: object = None) -> int:
        """Give *value* as the answer at *place*; None or an empty one takes it out.

        Returns:
            How many characters had to be removed because no file could hold them.
        """
        removed = 0
        if isinstance(value, str):
            cleaned = clean(value)
            value, removed = cleaned.text, cleaned.removed
        if value == self.value(place):
            return removed
        self._change(Step("answer", place), put(self.answers, place, value), origin)
        return removed

    def add(self, place: Place, item: Item | None = None, *, at: int | None = None) -> str:
        """Add an item to the list at *place* and return its id."""
        fresh = dict(item or {})
        fresh.setdefault("id", new_id())
        identity = str(fresh["id"])
        self._change(
            Step("add", (*place, identity)), add_item(self.answers, place, fresh, at=at), None
        )
        return identity

    def duplicate(self, place: Place) -> str:
        """Add a copy of the item at *place* behind it and return the copy's id."""
        home = place[:-1]
        original = get(self.answers, place)
        copied = copy_item(original)  # type: ignore[arg-type]
        identity = str(copied["id"])
        step = Step("duplicate", (*home, identity), self.name_of(place))
        at = self.position(place) + 1
        self._change(step, add_item(self.answers, home, copied, at=at), None)
        return identity

    def move(self, place: Place, to: int) -> None:
        """Move the item at *place* to position *to* of its list."""
        if to != self.position(place) and 0 <= to < len(items(self.answers, place[:-1])):
            step = Step("move", place, self.name_of(place))
            self._change(step, move_item(self.answers, place, to=to), None)

    def delete(self, place: Place) -> None:
        """Take the item at *place* out of its list; undo brings it back."""
        step = Step("delete", place, self.name_of(place))
        self._change(step, put(self.answers, place, None), None)

    def position(self, place: Place) -> int:
        """Where the item at *place* stands in its list, from 0."""
        present = items(self.answers, place[:-1])
        return next((n for n, item in enumerate(present) if item.get("id") == place[-1]), 0)

    def name_of(self, place: Place) -> str:
        """What people called the item at *place*; empty if they have not, or only chose a code."""
        path = ".".join(self.path_of(place[:-1]))
        question = find_question(self.form, path)
        item = get(self.answers, place)
        if not isinstance(question, ListQuestion) or not isinstance(item, dict):
            return ""
        titled = next((q for q in question.questions if q.key == question.title), None)
        is_text = titled is not None and titled.kind in ("line", "text")
        return item_title(question, item) if is_text else ""

    def path_of(self, place: Place) -> Place:
        """*place* without item ids: the keys that name the question in the form."""
        keys: list[str] = []
        for step in place:
            if find_question(self.form, ".".join([*keys, step])) or not keys:
                keys.append(step)
        return tuple(keys)

    def fill(self, answers: Answers, *, step: Step | None = None) -> None:
        """Put whole *answers* in place of the present ones, as one step.

        The present text is kept as a version before.
        """
        named = step or Step("fill", ())
        self.saver.keep(self._draft, f"before-{named.kind}")
        self._change(named, answers, None)

    def adopt(self, draft: Draft, change: Callable[[Answers], Answers], *, unsaved: bool) -> None:
        """Go on from *draft*, which holds what other hands wrote; undo keeps to one's own steps.

        *change* puts theirs into earlier answers; *unsaved* says whether the file lacks ours.
        """
        self.history.rebase(change)
        self._draft = draft
        if unsaved:
            self.saver.changed(draft, self._clock())
        for listener in tuple(self._listeners):
            listener(Changed(()))

    def set_aside(self, table: str, key: str, entry: Entry | None, *, name: str = "") -> None:
        """Put *entry* into a *table* among the facts of the draft, as one step; None takes it out.

        *table* is ``annexes``; *name* is what people call the entry.
        """
        present: dict[str, Entry] = getattr(self._draft.facts, table)
        before = present.get(key)
        if entry == before:
            return
        step = Step("annex", (f"#{table}", key), name, Aside(table, key, before, entry))
        self.history.record(step, self.answers, self._clock())
        self._draft = replace(self._draft, facts=_with_entry(self._draft.facts, step, entry))
        self._announce(Changed(step.place, None, step))

    def park(self, parked: ParkingList, step: Step) -> None:
        """Let *parked* be the parking list, as one step."""
        if parked == self.parked:
            return
        named = replace(step, reparked=Reparked(self.parked, parked))
        self.history.record(named, self.answers, self._clock())
        self._draft = replace(self._draft, facts=_with_parked(self._draft.facts, parked))
        self._announce(Changed(named.place, None, named))

    def undo(self) -> Step | None:
        """Take the last step back; returns it, or None if there is none."""
        turned = self.history.undo(self.answers)
        return self._turned(turned, back=True)

    def redo(self) -> Step | None:
        """Make the step that was taken back again."""
        turned = self.history.redo(self.answers)
        return self._turned(turned, back=False)

    def set_facts(self, **facts: object) -> None:
        """Change facts of the draft: title, language, prompts, settings."""
        changed = self._draft.facts.model_copy(update=facts)
        if changed != self._draft.facts:
            before = without_marks(self._draft.facts.settings)
            self._draft = replace(self._draft, facts=changed)
            if without_marks(changed.settings) != before:
                # What was pasted into the web form says nothing about the application itself.
                self.insight.forget()
            self._announce(Changed(()))

    def save_now(self) -> None:
        """Save what is not saved and wait for it.

        Raises:
            SaveFailed: It could not be written; the old file is untouched.
        """
        state = self.saver.flush(self._clock())
        if state.problem is not None:
            raise state.problem

    def listen(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call *listener* after every change; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _turned(self, turned: tuple[Step, Answers] | None, *, back: bool) -> Step | None:
        if turned is None:
            return None
        step, answers = turned
        facts = followed(self.form, self._draft, answers)
        if step.aside is not None:
            facts = _with_entry(facts, step, step.aside.before if back else step.aside.after)
        if step.reparked is not None:
            was, will = step.reparked.before, step.reparked.after
            was, will = (will, was) if back else (was, will)
            facts = _with_parked(facts, merged(was, facts.parked, will))
        self._draft = Draft(facts, answers)
        self._announce(Changed((), step=step))
        return step

    def _change(self, step: Step, answers: Answers, origin: object) -> None:
        self.history.record(step, self.answers, self._clock())
        facts = followed(self.form, self._draft, answers)
        self._draft = Draft(facts, answers)
        self._announce(Changed(step.place, origin, step))

    def _announce(self, change: Changed) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        facts = self._draft.facts.model_copy(update={"changed": now})
        self._draft = replace(self._draft, facts=facts)
        self.saver.changed(self._draft, self._clock())
        for listener in tuple(self._listeners):
            listener(change)


def _with_parked(facts: DraftFile, parked: ParkingList) -> DraftFile:
    return facts.model_copy(update={"parked": parked})


def _with_entry(facts: DraftFile, step: Step, entry: Entry | None) -> DraftFile:
    """*facts* with *entry* where *step* changed one."""
    if step.aside is None:
        return facts
    table, key = step.aside.table, step.aside.key
    entries = {name: one for name, one in getattr(facts, table).items() if name != key}
    if entry is not None:
        entries[key] = dict(entry)
    return facts.model_copy(update={table: entries})


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
