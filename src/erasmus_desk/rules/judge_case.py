"""One draft as its rules see it: only what is asked counts, computed values included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple

from erasmus_desk.model.answers import Answers, Item, Node, Place, get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ComputedQuestion, ListQuestion, Question
from erasmus_desk.rules.computed import compute, inputs
from erasmus_desk.rules.conditions import all_hold, is_answered, relation_holds, target
from erasmus_desk.rules.fields import item_title
from erasmus_desk.rules.judge_chart import Chart, Link, Only, Step

_TABLE = (dict, Mapping)  # dict first: asking for the abstract class takes far longer


class Spot(NamedTuple):
    """An answer or item where it was found, with the items around it, outermost first.

    An item counts as lying around itself.
    """

    place: Place
    value: Node
    around: tuple[Item, ...]


Amount = int | Decimal
Kept = dict[tuple[str, Place], tuple[Node, list[Spot]]]

NOWHERE = Spot((), None, ())
"""Seen from here every name in a condition is a path from the top."""


@dataclass(frozen=True, slots=True)
class Case:
    """A draft to be judged: form, answers, and the figures of its budget if known.

    ``kept`` remembers places inside items from one case to the next, if there are several.
    """

    chart: Chart
    answers: Answers
    figures: Mapping[str, Decimal] | None = None
    kept: Kept | None = None

    @property
    def form(self) -> FormDefinition:
        """The form that the draft answers."""
        return self.chart.form

    def question(self, path: str) -> Question | None:
        """The question at *path*."""
        return self.chart.way(path).question

    def value(self, place: Place) -> Node:
        """The answer or computed value at *place*; None where nothing is asked or answered."""
        way = self.chart.way(self.chart.path_of(place))
        length = 0
        for step in way.steps:
            length += 1
            if step.when and not all_hold(step.when, self.answers, place[:length]):
                return None
            length += step.is_list
        if isinstance(way.question, ComputedQuestion):
            return self._computed(way.question, place)
        return get(self.answers, place)

    def _computed(self, question: ComputedQuestion, place: Place) -> Node:
        formula = question.formula
        if formula == "sum" and not any(map(is_answered, inputs(question, place, self.answers))):
            return None
        if formula == "product":
            factors = (get(self.answers, target(name, place)) for name in question.of)
            if not all(map(is_answered, factors)):
                return None
        return compute(question, place, self.answers)

    def read(self, link: Link, spot: Spot) -> Node:
        """What *link* leads to from *spot*."""
        if not link.is_free:
            return self.value(self.place(link, spot))
        if link.level < 0:
            return get(self.answers, link.keys)
        node: Node = spot.around[link.level]
        for key in link.keys:
            node = node.get(key) if isinstance(node, _TABLE) else None
        return node

    @staticmethod
    def place(link: Link, spot: Spot) -> Place:
        """Where *link* leads to from *spot*."""
        return (*spot.place[: link.length], *link.keys)

    def all_hold(self, conditions: Only, path: str = "", spot: Spot = NOWHERE) -> bool:
        """Whether all *conditions* are met, seen from *spot*, which lies on *path*."""
        for condition in conditions:
            found = self.read(self.chart.named(path, condition.question), spot)
            if not relation_holds(condition, found):
                return False
        return True

    def values(self, path: str, only: Only = ()) -> list[Spot]:
        """Every answer with that path that is asked for and whose neighbours meet *only*."""
        question = self.question(path)
        spots = self.spots(path)
        if isinstance(question, ComputedQuestion):
            spots = [s._replace(value=self._computed(question, s.place)) for s in spots]
        found = [spot for spot in spots if spot.value is not None and is_answered(spot.value)]
        return [spot for spot in found if self.all_hold(only, path, spot)] if only else found

    def items(self, path: str, only: Only = ()) -> Iterator[Spot]:
        """Every item of the lists at *path* that is asked for and meets *only*."""
        inside = f"{path}."
        for home in self.spots(path):
            for spot in _items(home):
                if not only or self.all_hold(only, inside, spot):
                    yield spot

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

    def spots(self, path: str) -> list[Spot]:
        """Every place on *path* that is asked for, answered or not."""
        steps = self.chart.way(path).steps
        homes = self._below([_top(self.answers)], steps[0])
        if not steps[0].is_list or len(steps) == 1:
            return self._followed(homes, steps)
        return [s for home in homes for item in _items(home) for s in self._inside(path, item)]

    def _inside(self, path: str, item: Spot) -> list[Spot]:
        """The places on *path* inside one item of a section, kept while the item is the same."""
        wanted = (path, item.place)
        if self.kept is not None and wanted in self.kept:
            before, found = self.kept[wanted]
            if before is item.value:
                return found
        way = self.chart.way(path)
        found = self._followed(self._below([item], way.steps[1]), way.steps[1:])
        if self.kept is not None and self.chart.is_local(way):
            self.kept[wanted] = (item.value, found)
        return found

    def _followed(self, spots: list[Spot], steps: tuple[Step, ...]) -> list[Spot]:
        for before, step in pairwise(steps):
            homes = [i for s in spots for i in _items(s)] if before.is_list else spots
            spots = self._below(homes, step)
        return spots

    def _below(self, homes: list[Spot], step: Step) -> list[Spot]:
        found: list[Spot] = []
        key = step.key
        for place, node, around in homes:
            value = node.get(key) if isinstance(node, _TABLE) else None
            spot = Spot((*place, key), value, around)
            if not step.when or self._is_asked(step, spot):
                found.append(spot)
        return found

    def _is_asked(self, step: Step, spot: Spot) -> bool:
        # Like `conditions.all_hold`, without searching for the items around once more.
        for condition in step.when:
            link = self.chart.named(step.path, condition.question)
            raw = Link(link.level, link.keys, link.length, is_free=True)
            if not relation_holds(condition, self.read(raw, spot)):
                return False
        return True

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
        if not isinstance(question, ListQuestion):
            return ""
        siblings = get(self.answers, place[:-1])
        known = siblings if isinstance(siblings, tuple) else ()
        for number, item in enumerate(known, start=1):
            if isinstance(item, _TABLE) and item.get("id") == place[-1]:
                return f"{question.prefix}{number} {item_title(question, item)}".strip()
        return ""


def _top(answers: Answers) -> Spot:
    return Spot((), answers, ())  # type: ignore[arg-type]


def _items(home: Spot) -> list[Spot]:
    """The items of the list at *home*."""
    place, node, around = home
    if not isinstance(node, tuple):
        return []
    return [
        Spot((*place, str(item.get("id", ""))), item, (*around, item))
        for item in node
        if isinstance(item, _TABLE)
    ]


def as_amount(value: Node) -> Amount | None:
    """*value* as an exact number; None where it is none."""
    if isinstance(value, int):
        return None if isinstance(value, bool) else value
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
