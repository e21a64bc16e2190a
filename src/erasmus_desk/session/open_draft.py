"""One draft being worked on: every change goes through here."""

from erasmus_desk.model.answers import (
    Item,
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
from erasmus_desk.model.text import clean
from erasmus_desk.session.draft_steps import Changed, DraftSteps, followed
from erasmus_desk.session.steps import Step

__all__ = ["Changed", "OpenDraft", "followed"]


class OpenDraft(DraftSteps):
    """A draft that people work in: answers given, items added, moved, deleted, all of it saved."""

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
        self.change(Step("answer", place), put(self.answers, place, value), origin=origin)
        return removed

    def add(self, place: Place, item: Item | None = None, *, at: int | None = None) -> str:
        """Add an item to the list at *place* and return its id."""
        fresh = dict(item or {})
        fresh.setdefault("id", new_id())
        identity = str(fresh["id"])
        answers = add_item(self.answers, place, fresh, at=at)
        self.change(Step("add", (*place, identity)), answers)
        return identity

    def duplicate(self, place: Place) -> str:
        """Add a copy of the item at *place* behind it and return the copy's id."""
        home = place[:-1]
        original = get(self.answers, place)
        copied = copy_item(original)  # type: ignore[arg-type]
        identity = str(copied["id"])
        step = Step("duplicate", (*home, identity), self.name_of(place))
        at = self.position(place) + 1
        self.change(step, add_item(self.answers, home, copied, at=at))
        return identity

    def move(self, place: Place, to: int) -> None:
        """Move the item at *place* to position *to* of its list."""
        if to != self.position(place) and 0 <= to < len(items(self.answers, place[:-1])):
            step = Step("move", place, self.name_of(place))
            self.change(step, move_item(self.answers, place, to=to))

    def delete(self, place: Place) -> None:
        """Take the item at *place* out of its list; undo brings it back."""
        step = Step("delete", place, self.name_of(place))
        self.change(step, put(self.answers, place, None))

    def save_now(self) -> None:
        """Save what is not saved and wait for it.

        Raises:
            SaveFailed: It could not be written; the old file is untouched.
        """
        state = self.saver.flush(self._clock())
        if state.problem is not None:
            raise state.problem
