"""Rules that state conditions, and conditions that only people can check."""

from typing import Literal

from erasmus_desk.model.answers import Place
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.rulebook import MustHold, Reminder
from erasmus_desk.rules.conditions import is_answered, number, relation_holds
from erasmus_desk.rules.judge_asked import NOWHERE, Spot
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Link
from erasmus_desk.rules.judge_speaking import Verdict, broken

_NEED_AN_ANSWER = frozenset({"is", "is_not", "in", "includes"})
_LISTS = frozenset({"list", "choices", "references"})


def must_hold(rule: MustHold, case: Case) -> Verdict:
    """All conditions hold, once or for every item of a list."""
    homes = [NOWHERE] if not rule.list and case.all_hold(rule.only) else []
    if rule.list:
        homes = list(case.items(rule.list, rule.only))
    judged = False
    findings = []
    for home in homes:
        states = [(condition, _state(rule, condition, case, home)) for condition in rule.then]
        failed = next((condition for condition, state in states if state == "fails"), None)
        judged = judged or failed is not None or all(state == "holds" for _, state in states)
        if failed is not None:
            findings.append(_broken(rule, case, home, failed))
    return tuple(findings) if judged else None


def _link(rule: MustHold, condition: Condition, case: Case) -> Link:
    return case.chart.named(f"{rule.list}." if rule.list else "", condition.question)


def _state(
    rule: MustHold, condition: Condition, case: Case, home: Spot
) -> Literal["holds", "fails", "open"]:
    """Whether *condition* holds; ``open`` while the answer it compares is missing.

    A list without items is an answer of its own: it has none.
    """
    link = _link(rule, condition, case)
    found = case.read(link, home)
    if relation_holds(condition, found):
        return "holds"
    if condition.relation == "answered" or is_answered(found):
        return "fails"
    question = case.question(case.chart.path_of(case.place(link, home)))
    is_list = question is None or question.kind in _LISTS
    return "fails" if is_list and condition.relation not in _NEED_AN_ANSWER else "open"


def _broken(rule: MustHold, case: Case, home: Spot, failed: Condition) -> Finding:
    link = _link(rule, failed, case)
    found = case.read(link, home)
    facts: dict[str, object] = {"other": failed.value}
    if home.place:
        facts["item"] = case.item_name(home.place)
    if failed.relation in ("at_least", "at_most"):
        facts["found"] = len(found) if isinstance(found, tuple) else number(found)
        facts["minimum" if failed.relation == "at_least" else "maximum"] = failed.value
        facts["bound"] = failed.value
    elif isinstance(found, str | int) and not isinstance(found, bool):
        facts["value"] = found
    return broken(rule, _where(rule, home.place, case.place(link, home)), **facts)


def _where(rule: MustHold, home: Place, place: Place) -> Place:
    if not rule.at:
        return place
    if rule.list and (rule.at == rule.list or rule.at.startswith(f"{rule.list}.")):
        rest = rule.at[len(rule.list) + 1 :]
        return (*home, *rest.split(".")) if rest else home
    return tuple(rule.at.split("."))


def reminder(_rule: Reminder, _case: Case) -> Verdict:
    """Nobody but the applicant can tell."""
    return None
