"""One draft as its rules see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from erasmus_desk.model.answers import Item, Node, Place, get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ComputedQuestion, ListQuestion
from erasmus_desk.rules.conditions import is_answered
from erasmus_desk.rules.fields import item_title
from erasmus_desk.rules.judge_asked import Asked, Spot
from erasmus_desk.rules.judge_chart import Only

Amount = int | Decimal


@dataclass(frozen=True, slots=True)
class Case(Asked):
    """A draft to be judged: form, answers, and the figures of its budget if known."""

    figures: Mapping[str, Decimal] | None = None
    _names: dict[Place, dict[object, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def form(self) -> FormDefinition:
        """The form that the draft answers."""
        return self.chart.form

    def values(self, path: str, only: Only = ()) -> list[Spot]:
        """Every answer with that path that is asked for and whose neighbours meet *only*."""
        question = self.question(path)
        spots = self.spots(path)
        if isinstance(question, ComputedQuestion):
            spots = [s._replace(value=self._computed(question, s.place)) for s in spots]
        found = [spot for spot in spots if spot.value is not None and is_answered(spot.value)]
        return [spot for spot in found if self.all_hold(only, path, spot)] if only else found

    def items(self, path: str, only: Only = ()) -> list[Spot]:
        """Every item of the lists at *path* that is asked for and meets *only*."""
        found = self.spots(path, items=True)
        return [spot for spot in found if self.all_hold(only, f"{path}.", spot)] if only else found

    def lists(self, path: str, only: Only = ()) -> list[Spot]:
        """The lists at *path*: one, or one for each item around; *only* as for their items."""
        inside = f"{path}."
        # The blank item stands in for one of the list's own: conditions look past it.
        blank: Item = {}
        return [
            home
            for home in self.spots(path)
            if self.all_hold(only, inside, home._replace(around=(*home.around, blank)))
        ]

    def amounts(self, path: str, only: Only = ()) -> list[tuple[Spot, Amount]]:
        """Every answer with that path that is a number or an amount."""
        found = [(spot, as_amount(spot.value)) for spot in self.values(path, only)]
        return [(spot, amount) for spot, amount in found if amount is not None]

    def countries(self, path: str, value: Node) -> Iterator[str]:
        """The countries that the answer *value* names, itself or by naming organisations."""
        named = value if isinstance(value, tuple) else (value,)
        to = getattr(self.question(path), "to", "")
        if not to:
            yield from (code for code in named if isinstance(code, str) and code)
            return
        for spot in self.values(f"{to}.country"):
            if spot.around[-1].get("id") in named and isinstance(spot.value, str):
                yield spot.value

    def item_name(self, place: Place) -> str:
        """Number and title of the item that *place* lies in: ``E3 Final conference``."""
        path = self.chart.path_of(place)
        names = [
            self._name(around, place[:length])
            for around, length in (*self.chart.way(path).lists, (path, len(place)))
        ]
        return ", ".join(name for name in names if name)

    def _name(self, path: str, place: Place) -> str:
        question = self.question(path)
        home, identity = place[:-1], place[-1]
        if not isinstance(question, ListQuestion):
            return ""
        if home not in self._names:
            siblings = get(self.answers, home)
            known = siblings if isinstance(siblings, tuple) else ()
            self._names[home] = {
                item.get("id"): f"{question.prefix}{number} {item_title(question, item)}".strip()
                for number, item in enumerate(known, start=question.first)
                if isinstance(item, Mapping)
            }
        return self._names[home].get(identity, "")


def as_amount(value: Node) -> Amount | None:
    """*value* as an exact number; None where it is none."""
    if isinstance(value, int):
        return None if isinstance(value, bool) else value
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
