"""Whether conditions hold for a question at its place in the answers."""

from collections.abc import Mapping

from erasmus_desk.model.answers import Answers, Node, Place, get
from erasmus_desk.model.conditions import Condition


def holds(condition: Condition, answers: Answers, place: Place) -> bool:
    """Whether *condition*, stated by the question at *place*, is met.

    An unanswered question meets only ``answered = false`` and ``at_most``.
    """
    return relation_holds(condition, get(answers, target(condition.question, place)))


def all_hold(conditions: tuple[Condition, ...], answers: Answers, place: Place) -> bool:
    """Whether every one of *conditions* is met."""
    return all(holds(condition, answers, place) for condition in conditions)


def target(name: str, place: Place) -> Place:
    """The place that *name* means for the question at *place*.

    A plain key is a sibling, ``^.key`` a question of the item around, anything else a path from
    the top.
    """
    if name.startswith("^."):
        return (*place[:-3], name[2:])
    if "." in name:
        return tuple(name.split("."))
    return (*place[:-1], name) if len(place) > 1 else (*place, name)


def relation_holds(condition: Condition, found: Node) -> bool:
    """Whether the answer *found* stands in the condition's relation to its value."""
    if condition.relation == "answered":
        return is_answered(found) == bool(condition.value if condition.value is not None else True)
    if condition.relation in ("at_least", "at_most"):
        return _compare(condition, found)
    if not is_answered(found):
        return False
    if condition.relation == "is":
        return found == condition.value
    if condition.relation == "is_not":
        return found != condition.value
    if condition.relation == "in":
        return found in condition.values
    return isinstance(found, tuple) and condition.value in found


def _compare(condition: Condition, found: Node) -> bool:
    bound = int(condition.value or 0)
    size = len(found) if isinstance(found, tuple) else number(found)
    return size >= bound if condition.relation == "at_least" else size <= bound


def number(value: Node) -> int:
    """*value* as a whole number; 0 where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def is_answered(value: Node) -> bool:
    """Whether there is an answer: blanks, empty lists and nothing are none; "no" is one."""
    if value is None:
        return False
    if isinstance(value, str):
        return not value.isspace() and value != ""
    if isinstance(value, tuple | Mapping):
        return len(value) > 0
    return True
