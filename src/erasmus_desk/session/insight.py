"""Everything that follows from a form and answers, computed when asked and kept till a change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from erasmus_desk.funding.calculate import calculate
from erasmus_desk.funding.memory import Memory
from erasmus_desk.model.answers import Answers, Place, changes
from erasmus_desk.model.budget import ZERO, Budget
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rates import FundingSettings, RateBook
from erasmus_desk.model.walk import question_at
from erasmus_desk.rules.judge_cache import Judge
from erasmus_desk.rules.judging import Judged
from erasmus_desk.rules.progress import CriterionProgress, Progress


@dataclass(frozen=True)
class View:
    """What is known about one state of the answers."""

    answers: Answers
    findings: tuple[Finding, ...]
    progress: Progress
    budget: Budget | None = None

    @cached_property
    def waiting(self) -> frozenset[str]:
        """The sections that nobody has begun: nothing there is wrong yet."""
        return self.progress.waiting

    def is_early(self, finding: Finding) -> bool:
        """Whether *finding* is about a section that nobody has begun."""
        return bool(finding.place) and finding.place[0] in self.waiting

    @property
    def grant(self) -> Decimal | None:
        """The grant so far in euro; None where the form has none."""
        return self.budget.total if self.budget is not None else None


class Insight:
    """Judges answers of one form; the last state is remembered."""

    def __init__(self, form: FormDefinition, rates: RateBook | None = None) -> None:
        self._form = form
        self._rates = rates
        self._judge = Judge(form)
        self._memory = Memory()
        self._view: View | None = None
        self._settings: Callable[[Answers], FundingSettings] = lambda _: FundingSettings()

    @property
    def rates(self) -> RateBook | None:
        """What the form's funding model is fed with; None where it has none."""
        return self._rates

    def use(self, settings: Callable[[Answers], FundingSettings]) -> None:
        """Ask *settings* from now on what people know better than the rates."""
        self._settings = settings
        self.forget()

    def forget(self) -> None:
        """Judge anew, because something besides the answers has changed."""
        self._view = None

    def view(self, answers: Answers) -> View:
        """Findings, progress and budget of *answers*."""
        if self._view is None or self._view.answers is not answers:
            budget = self._budget_after(self._view, answers)
            sums = figures(budget)
            found = self._judge.findings(answers, sums)
            self._view = View(answers, found, self._judge.progress(answers, sums), budget)
        return self._view

    def _budget_after(self, before: View | None, answers: Answers) -> Budget | None:
        """The budget of *answers*; the one before where nothing but texts has changed."""
        if before is not None and all(
            self._is_text(place) for place in changes(before.answers, answers)
        ):
            return before.budget
        return self.budget(answers)

    def _is_text(self, place: Place) -> bool:
        """Whether the answer at *place* is prose, which no amount depends on."""
        question = question_at(self._form, place)
        return question is not None and question.kind in ("line", "text")

    def known(self, answers: Answers) -> View | None:
        """What is known about *answers* by now, without judging anything."""
        return self._view if self._view is not None and self._view.answers is answers else None

    def budget(self, answers: Answers) -> Budget | None:
        """The grant line by line; None where the form has none."""
        if self._rates is None or self._form.funding is None:
            return None
        return calculate(self._form, answers, self._rates, self._settings(answers), self._memory)

    def eligibility(self, answers: Answers) -> tuple[Judged, ...]:
        """Each condition of eligibility with whether it is met."""
        judged = self._judge.conditions(answers, figures(self.view(answers).budget))
        return tuple(one for one in judged if one.rule.eligibility)

    def criteria(self, answers: Answers) -> tuple[CriterionProgress, ...]:
        """How much of each award criterion is answered."""
        return self._judge.criteria(answers)


def figures(budget: Budget | None) -> Mapping[str, Decimal] | None:
    """The budget as rules see it: amount by category, the total, and what ceilings allow.

    A ceiling is there as ``<code>.used`` and ``<code>.maximum``, and ``<code>.minimum`` if it has
    to be met exactly.
    """
    if budget is None:
        return None
    sums: dict[str, Decimal] = {**dict.fromkeys(budget.categories, ZERO), "total": ZERO}
    for line in budget.lines:
        for name in (line.category, *line.also, "total"):
            sums[name] = sums.get(name, ZERO) + line.amount
    for limit in budget.limits:
        sums[f"{limit.code}.used"] = limit.used
        sums[f"{limit.code}.maximum"] = limit.maximum
        if limit.effect == "exact":
            sums[f"{limit.code}.minimum"] = limit.maximum
    return sums
