"""Whether a draft keeps the rules that its form states."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from erasmus_desk.model.answers import Answers
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rulebook import Rule
from erasmus_desk.rules.findings import findings
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Chart
from erasmus_desk.rules.judge_conditions import must_hold, reminder
from erasmus_desk.rules.judge_dates import date_order, date_window, dates_inside, order_across
from erasmus_desk.rules.judge_lists import (
    answered_by_status,
    any_chosen,
    country_count,
    country_status,
    country_teams,
    different_country,
    item_count,
    not_repeated,
    referenced,
    unique,
)
from erasmus_desk.rules.judge_numbers import (
    amount_at_least,
    amount_at_most,
    amount_limit,
    at_least_other,
    at_most_other,
    number_range,
    range_by_option,
    same_total,
    sum_at_most,
)
from erasmus_desk.rules.judge_order import in_order
from erasmus_desk.rules.judge_regions import (
    country_balance,
    country_by_option,
    country_each,
    region_count,
)
from erasmus_desk.rules.judge_speaking import Verdict

Figures = Mapping[str, Decimal]

_JUDGES: dict[str, Callable[[Any, Case], Verdict]] = {
    "item_count": item_count,
    "country_count": country_count,
    "country_status": country_status,
    "country_teams": country_teams,
    "country_each": country_each,
    "country_balance": country_balance,
    "country_by_option": country_by_option,
    "region_count": region_count,
    "number_range": number_range,
    "range_by_option": range_by_option,
    "sum_at_most": sum_at_most,
    "dates_inside": dates_inside,
    "date_order": date_order,
    "date_window": date_window,
    "unique": unique,
    "any_chosen": any_chosen,
    "referenced": referenced,
    "at_most_other": at_most_other,
    "at_least_other": at_least_other,
    "same_total": same_total,
    "must_hold": must_hold,
    "different_country": different_country,
    "amount_at_most": amount_at_most,
    "amount_at_least": amount_at_least,
    "amount_limit": amount_limit,
    "order_across": order_across,
    "not_repeated": not_repeated,
    "answered_by_status": answered_by_status,
    "reminder": reminder,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule and how the draft stands to it.

    Attributes:
        met: Whether it is kept; None when it does not apply, cannot be judged yet, or is a
            reminder that only people can confirm.
        findings: What breaks it.
        applies: Whether its conditions (``when``) hold.
    """

    rule: Rule
    met: bool | None
    findings: tuple[Finding, ...] = ()
    applies: bool = True


def judged(rule: Rule, case: Case) -> Judged:
    """How the draft of *case* stands to *rule*."""
    if not case.all_hold(rule.when):
        return Judged(rule, None, applies=False)
    verdict = _JUDGES[rule.kind](rule, case)
    return Judged(rule, None) if verdict is None else Judged(rule, not verdict, verdict)


def conditions_met(
    form: FormDefinition, answers: Answers, figures: Figures | None = None
) -> tuple[Judged, ...]:
    """Every rule of the form with how the draft stands to it, in the form's order."""
    case = Case(Chart(form), answers, figures=figures)
    return tuple(judged(rule, case) for rule in form.rules)


def judge_rules(
    form: FormDefinition, answers: Answers, figures: Figures | None = None
) -> tuple[Finding, ...]:
    """What breaks the form's rules, in the order of the rules.

    *figures* are euro by category of the budget, and ``total``; without them the rules about
    amounts are not judged.
    """
    return tuple(_spoken(conditions_met(form, answers, figures)))


def _spoken(verdicts: tuple[Judged, ...]) -> Iterator[Finding]:
    for verdict in verdicts:
        yield from verdict.findings


def all_findings(
    form: FormDefinition, answers: Answers, figures: Figures | None = None
) -> tuple[Finding, ...]:
    """Everything that is to be mended, in the order in which the form asks."""
    broken = judge_rules(form, answers, figures)
    return in_order(form, answers, (*findings(form, answers), *broken))
