"""The forms as people look for them: one entry for each action, over its fields and calls."""

from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import NamedTuple

from erasmus_desk.catalogue.heads import Head
from erasmus_desk.session.deadlines import Countdown

FIELDS = ("school", "vet", "adult", "higher", "youth", "sport")
"""The fields in the order of the Programme Guide; others follow by name."""
_SEPARATORS = ",(:–"
_LEAST = 4
"""Letters that names must share to be the name of an action."""
Due = Callable[[str], Countdown | None]


class Action(NamedTuple):
    """All forms of one action; ``heads`` by field, in each the newest call first."""

    key: str
    heads: tuple[Head, ...]

    def title(self, language: str) -> str:
        """What the action is called: what the short names of its forms have in common."""
        return common_name([short_name(head, language) for head in self.heads])

    def branches(self) -> tuple[Head, ...]:
        """One form of each field or strand, whatever its call."""
        found: dict[str, Head] = {}
        for head in self.heads:
            found.setdefault(branch_of(head), head)
        return tuple(found.values())

    def calls(self, branch: str) -> tuple[Head, ...]:
        """The calls of one field or strand, the newest first."""
        return tuple(head for head in self.heads if branch_of(head) == branch)

    def has_fields(self) -> bool:
        """Whether it is the field that tells the branches apart."""
        fields = [head.field for head in self.branches()]
        return len(set(fields)) == len(fields)

    def branch_name(self, head: Head, language: str) -> str:
        """What tells the branch of *head* apart where the field does not: lot 1."""
        short, shared = short_name(head, language), self.title(language)
        rest = short.removeprefix(shared).strip(f" {_SEPARATORS})")
        return rest[:1].upper() + rest[1:] if rest else short


def short_name(head: Head, language: str) -> str:
    """What a form is called in short; its code as long as nobody has named it."""
    return head.text(language, "short") or head.code


def common_name(names: Iterable[str]) -> str:
    """What *names* begin with, up to where they say what tells them apart; empty if nothing."""
    known = list(dict.fromkeys(names))
    if len(known) < 2:  # noqa: PLR2004
        return known[0] if known else ""
    least, most = min(known), max(known)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(least, most, strict=False))
    shared = "".join(letter for letter, _ in same)
    cut = max((shared.rfind(mark) for mark in _SEPARATORS), default=-1)
    name = shared[:cut].strip() if cut > 0 else ""
    return name if len(name) >= _LEAST else ""


def branch_of(head: Head) -> str:
    """The form's id without its call."""
    return head.id.removesuffix(f"-{head.call}")


def actions(heads: Iterable[Head]) -> tuple[Action, ...]:
    """The actions of those forms, by key; forms without a common name are actions of their own."""
    groups: dict[str, list[Head]] = {}
    for head in sorted(heads, key=_order):
        groups.setdefault(head.group or branch_of(head), []).append(head)
    found: list[Action] = []
    for key, members in groups.items():
        action = Action(key, tuple(members))
        if action.title("en") or len(action.branches()) == 1:
            found.append(action)
        else:
            found += [
                Action(branch_of(one), action.calls(branch_of(one))) for one in action.branches()
            ]
    return tuple(sorted(found, key=lambda action: action.key))


def action_of(known: Iterable[Action], form: str) -> Action | None:
    """The action that the form belongs to."""
    return next((one for one in known if any(head.id == form for head in one.heads)), None)


def call_rank(head: Head, due: Due) -> tuple[int, int]:
    """Which call is offered first: one still open, one to come, one that has passed, an old one."""
    found = due(head.id)
    if found is not None and not found.passed:
        return (0, -head.call)
    return ({"provisional": 1, "open": 2}.get(head.state, 3), -head.call)


def first_of(heads: Iterable[Head], due: Due, field: str = "") -> Head | None:
    """The form that is offered before the others: of that field, and of the call to write for."""
    ranked = sorted(heads, key=lambda head: (head.field != field, *call_rank(head, due)))
    return ranked[0] if ranked else None


def popular(known: Iterable[Action], due: Due, count: int) -> tuple[Action, ...]:
    """A few actions to begin with: current ones that serve many fields, one of every family."""

    def rank(action: Action) -> tuple[bool, bool, int, str]:
        head = first_of(action.heads, due) or action.heads[0]
        asked = (head.profile or {}).get("experience") == "accredited"
        return (call_rank(head, due)[0] > 2, asked, -len(action.branches()), action.key)  # noqa: PLR2004

    ordered = sorted(known, key=rank)
    families: dict[str, Action] = {}
    for action in ordered:
        families.setdefault(action.heads[0].family, action)
    chosen = list(families.values())
    chosen += [action for action in ordered if action not in chosen]
    return tuple(chosen[:count])


def _order(head: Head) -> tuple[int, str, str, int]:
    place = FIELDS.index(head.field) if head.field in FIELDS else len(FIELDS)
    return (place, head.field, branch_of(head), -head.call)


def siblings(heads: Iterable[Head], form: Head) -> tuple[Head, ...]:
    """The forms of the same action for other fields, of the same call where there is one."""
    action = action_of(actions(heads), form.id)
    if action is None:
        return (form,)
    found = []
    for branch in action.branches():
        calls = action.calls(branch_of(branch))
        found.append(next((head for head in calls if head.call == form.call), calls[0]))
    return tuple(found)
