"""One draft as its rules see it: only what is asked counts, computed values included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from erasmus_desk.model.answers import Answers, Item, Node, Place, get, items
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ComputedQuestion, ListQuestion, Question
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.computed import compute, inputs
from erasmus_desk.rules.conditions import all_hold, is_answered, relation_holds, target
from erasmus_desk.rules.fields import item_numbers, item_title, items_at, values_at

Only = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """What the form says on the way to one path.

    Attributes:
        question: The question at its end; None for a page or an unknown path.
        length: How many steps a place on that path has, item ids included.
        guards: Conditions on the way, each with the length of the place that states them.
        lists: For each list before the end: its path and the length of its items' places.
    """

    question: Question | None
    length: int
    guards: tuple[tuple[int, Only], ...]
    lists: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Chart:
    """The ways through a form, each found once."""

    form: FormDefinition
    _ways: dict[str, Way] = field(default_factory=dict)

    def way(self, path: str) -> Way:
        """The way to *path*."""
        if path not in self._ways:
            self._ways[path] = self._find(path)
        return self._ways[path]

    def _find(self, path: str) -> Way:
        keys = path.split(".")
        section = self.form.section(keys[0])
        guards = [(1, section.when)] if section and section.when else []
        question: Question | None = section.items if section else None
        length = 1
        lists: list[tuple[str, int]] = []
        for count, _ in enumerate(keys[1:], start=1):
            if isinstance(question, ListQuestion):
                length += 1
                lists.append((".".join(keys[:count]), length))
            length += 1
            question = find_question(self.form, ".".join(keys[: count + 1]))
            if question and question.when:
                guards.append((length, question.when))
        return Way(question, length, tuple(guards), tuple(lists))

    def path_of(self, place: Place) -> str:
        """The path of *place*: its steps without item ids."""
        path, steps = place[0], list(place[1:])
        while steps:
            if isinstance(self.way(path).question, ListQuestion):
                steps.pop(0)
            if steps:
                path = f"{path}.{steps.pop(0)}"
        return path


@dataclass(frozen=True, slots=True)
class Case:
    """A draft to be judged: form, answers, and the figures of its budget if known."""

    chart: Chart
    answers: Answers
    figures: Mapping[str, Decimal] | None = None

    @property
    def form(self) -> FormDefinition:
        """The form that the draft answers."""
        return self.chart.form

    def question(self, path: str) -> Question | None:
        """The question at *path*."""
        return self.chart.way(path).question

    def is_asked(self, path: str, place: Place) -> bool:
        """Whether all conditions on the way to *place*, which lies on *path*, hold."""
        guards = self.chart.way(path).guards
        return all(all_hold(when, self.answers, place[:length]) for length, when in guards)

    def value(self, place: Place) -> Node:
        """The answer or computed value at *place*; None where nothing is asked or answered."""
        path = self.chart.path_of(place)
        return self._worth(path, place, get(self.answers, place))

    def values(self, path: str, only: Only = ()) -> Iterator[tuple[Place, Node]]:
        """Every answer with that path that is asked for and whose neighbours meet *only*."""
        way = self.chart.way(path)
        for place, found in values_at(self.answers, path):
            if len(place) != way.length:
                continue
            worth = self._worth(path, place, found)
            if is_answered(worth) and self.all_hold(only, place):
                yield place, worth

    def _worth(self, path: str, place: Place, found: Node) -> Node:
        if not self.is_asked(path, place):
            return None
        question = self.question(path)
        return self._computed(question, place) if isinstance(question, ComputedQuestion) else found

    def _computed(self, question: ComputedQuestion, place: Place) -> Node:
        formula = question.formula
        if formula == "sum" and not any(map(is_answered, inputs(question, place, self.answers))):
            return None
        if formula == "product":
            factors = (get(self.answers, target(name, place)) for name in question.of)
            if not all(map(is_answered, factors)):
                return None
        return compute(question, place, self.answers)

    def holds(self, condition: Condition, place: Place) -> bool:
        """Whether *condition* is met, seen from *place*."""
        return relation_holds(condition, self.value(target(condition.question, place)))

    def all_hold(self, conditions: Only, place: Place) -> bool:
        """Whether all *conditions* are met, seen from *place*."""
        return all(self.holds(condition, place) for condition in conditions)

    def items(self, path: str, only: Only = ()) -> Iterator[tuple[Place, Item]]:
        """Every item of the lists at *path* that is asked for and meets *only*."""
        for place, item in items_at(self.answers, path):
            if self.is_asked(path, place[:-1]) and self.all_hold(only, (*place, "")):
                yield place, item

    def lists(self, path: str) -> Iterator[Place]:
        """The places of the lists at *path*: one, or one for each item around."""
        way = self.chart.way(path)
        if way.lists:
            around, length = way.lists[-1]
            rest = tuple(path[len(around) + 1 :].split("."))
            homes = [(*place[:length], *rest) for place, _ in self.items(around)]
        else:
            homes = [tuple(path.split("."))]
        yield from (home for home in homes if self.is_asked(path, home))

    def amounts(self, path: str, only: Only = ()) -> Iterator[tuple[Place, Decimal]]:
        """Every answer with that path that is a number or an amount."""
        for place, value in self.values(path, only):
            found = as_amount(value)
            if found is not None:
                yield place, found

    def beside(self, path: str, place: Place, other: str) -> Place:
        """The place of *other* that belongs to *place*: in the same item if they share one."""
        length, shared = 0, ""
        for around, reached in self.chart.way(path).lists:
            if other.startswith(f"{around}."):
                length, shared = reached, around
        rest = other[len(shared) + 1 :] if shared else other
        return (*place[:length], *rest.split("."))

    def countries(self, path: str, place: Place) -> Iterator[str]:
        """The countries that the answer at *place* names, itself or by naming organisations."""
        value = self.value(place)
        named = value if isinstance(value, tuple) else (value,)
        to = getattr(self.question(path), "to", "")
        if not to:
            yield from (code for code in named if isinstance(code, str) and code)
            return
        for where, item in self.items(to):
            if item.get("id") in named:
                yield from self.countries(f"{to}.country", (*where, "country"))

    def item_name(self, place: Place) -> str:
        """Number and title of the item that *place* lies in: ``E3 Final conference``."""
        names: list[str] = []
        path = self.chart.path_of(place)
        for around, length in (*self.chart.way(path).lists, (path, len(place))):
            question = self.question(around)
            if isinstance(question, ListQuestion) and length <= len(place):
                names.append(self._name(question, place[:length]))
        return ", ".join(name for name in names if name)

    def _name(self, question: ListQuestion, place: Place) -> str:
        siblings = items(self.answers, place[:-1])
        numbers = item_numbers(question, len(siblings))
        for number, item in zip(numbers, siblings, strict=True):
            if item.get("id") == place[-1]:
                return f"{number} {item_title(question, item)}".strip()
        return ""


def as_amount(value: Node) -> Decimal | None:
    """*value* as an exact number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
