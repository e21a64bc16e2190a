"""What can be done with the items of one list, and what they are called."""

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.options import item_word, items_word
from erasmus_desk.desktop.wizard.saying import said, title_of
from erasmus_desk.model.answers import Item, Place, items
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.rules.fields import item_numbers

_SUBTITLE_PARTS = 2


class ListActions:
    """The items of the list *question* at *place*: names, and changes to them."""

    def __init__(self, bench: Bench, question: ListQuestion, place: Place) -> None:
        self.bench = bench
        self.question = question
        self.place = place
        self.name = ".".join(place)
        self.word = item_word(bench, question)
        self.plural = items_word(bench, question)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items now."""
        return items(self.bench.opened.answers, self.place)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the items now."""
        return tuple(str(item.get("id", "")) for item in self.items)

    @property
    def may_add(self) -> bool:
        """Whether one more is allowed; a most that is only estimated never forbids."""
        question = self.question
        sure = question.bounds is None or not question.bounds.is_estimate
        return question.maximum is None or not sure or len(self.items) < question.maximum

    @property
    def may_remove(self) -> bool:
        """Whether a year may go."""
        return len(self.items) > self.question.minimum

    def add(self) -> str:
        """Add an item behind the others; returns its id."""
        return self.bench.opened.add(self.place)

    def duplicate(self, identity: str) -> str:
        """Copy an item; returns the copy's id."""
        return self.bench.opened.duplicate((*self.place, identity))

    def move(self, identity: str, by: int) -> None:
        """Move an item up or down."""
        place = (*self.place, identity)
        opened = self.bench.opened
        opened.move(place, opened.position(place) + by)

    def delete(self, identity: str) -> str:
        """Delete an item; returns what it was called."""
        called = self.called(identity)
        self.bench.opened.delete((*self.place, identity))
        return called

    def number(self, identity: str) -> str:
        """The number of an item: O1, or 1."""
        ids = self.ids
        position = ids.index(identity) if identity in ids else 0
        return item_numbers(self.question, position + 1)[position]

    def title(self, item: Item) -> str:
        """What the item calls itself; a stand-in while it has no title."""
        own = title_of(self.bench, self.question, item) or (
            "" if self.question.title else self.subtitle(item)
        )
        word = f"{self.word[:1].upper()}{self.word[1:]}"
        return own or f"{word} {self.number(str(item.get('id', '')))}"

    def called(self, identity: str) -> str:
        """The title of the item with that id."""
        found = next((item for item in self.items if item.get("id") == identity), None)
        return self.title(found) if found is not None else ""

    def subtitle(self, item: Item) -> str:
        """What else tells items apart: country, role, kind."""
        found = sorted(filter(_tells_apart, self.question.questions), key=_rank)
        parts = (self._said(question, item) for question in found)
        return " · ".join([part for part in parts if part][:_SUBTITLE_PARTS])

    def _said(self, question: Question, item: Item) -> str:
        is_title = question.key == self.question.title
        return "" if is_title else said(self.bench, question, item.get(question.key))


def _tells_apart(question: Question) -> bool:
    return question.kind in ("country", "choice", "reference")


def _rank(question: Question) -> int:
    order = {"country": 0, "role": 1, "function": 1}
    return min(order.get(question.kind, 2), order.get(question.key, 2))
