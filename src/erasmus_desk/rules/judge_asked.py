"""The answers of a draft that are asked for, computed values included, and ways between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from erasmus_desk.model.answers import Answers, Item, Node, Place, get
from erasmus_desk.model.questions import ComputedQuestion, Question
from erasmus_desk.rules.computed import compute, inputs
from erasmus_desk.rules.conditions import all_hold, is_answered, relation_holds, target
from erasmus_desk.rules.judge_chart import Chart, Link, Only, Step

_TABLE = (dict, Mapping)  # dict first: asking for the abstract class takes far longer


class Spot(NamedTuple):
    """An answer or item where it was found, with the items around it, outermost first.

    An item counts as lying around itself.
    """

    place: Place
    value: Node
    around: tuple[Item, ...]


Kept = dict[tuple[str, bool, Place], tuple[Node, list[Spot]]]

NOWHERE = Spot((), None, ())
"""Seen from here every name in a condition is a path from the top."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a draft is asked and answers.

    ``kept`` remembers places inside items from one draft to the next, if there are several.
    """

    chart: Chart
    answers: Answers
    kept: Kept | None = None

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
        if link.guarded:
            home = spot._replace(around=spot.around[: link.level + 1])
            if not all(self._is_asked(step, home) for step in link.guarded):
                return None
        if link.computed is not None:
            return self._computed(link.computed, self.place(link, spot))
        return self._follow(link, spot)

    def _follow(self, link: Link, spot: Spot) -> Node:
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

    def spots(self, path: str, *, items: bool = False) -> list[Spot]:
        """Every place on *path* that is asked for, answered or not, or the items of its lists."""
        way = self.chart.way(path)
        first = way.first_list
        homes = self._followed(
            self._below([_top(self.answers)], way.steps[0]), way.steps[: first + 1]
        )
        if first == len(way.steps) - 1:
            return [item for home in homes for item in _items(home)] if items else homes
        found = (self._inside(path, item, items=items) for home in homes for item in _items(home))
        return [spot for inner in found for spot in inner]

    def _inside(self, path: str, item: Spot, *, items: bool) -> list[Spot]:
        """The places on *path* inside one item of a list, kept while the item is the same."""
        wanted = (path, items, item.place)
        if self.kept is not None and wanted in self.kept:
            before, found = self.kept[wanted]
            if before is item.value:
                return found
        way = self.chart.way(path)
        steps = way.steps[way.first_list + 1 :]
        found = self._followed(self._below([item], steps[0]), steps)
        if items:
            found = [inner for home in found for inner in _items(home)]
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
            if not relation_holds(condition, self._follow(link, spot)):
                return False
        return True


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
