"""The grant of a draft: one function for every funding model."""

from collections.abc import Callable, Iterable

from erasmus_desk.errors import FormUnusable
from erasmus_desk.funding import (
    budget_limits,
    budget_lump_sum,
    lump_sum,
    mobility,
    mobility_extras,
    partnership,
    training,
    vocabulary,
)
from erasmus_desk.funding.answered import agency, applicant, rows, word
from erasmus_desk.funding.flows import flows
from erasmus_desk.funding.memory import Memory
from erasmus_desk.funding.tariff import Tariff
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.budget import Budget, Line
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rates import FundingSettings, RateBook

DEFAULT = FundingSettings()


def calculate(
    form: FormDefinition,
    answers: Answers,
    rates: RateBook,
    settings: FundingSettings = DEFAULT,
    memory: Memory | None = None,
) -> Budget:
    """What the grant would be, line by line; empty for a form without a funding model.

    A *memory* of the same draft makes it quicker; one memory goes with one form, one book of
    rates and one set of settings.

    Raises:
        FormUnusable: The form names a funding model that does not exist.
    """
    if form.funding is None:
        return Budget()
    model = _MODELS.get(form.funding.model)
    if model is None:
        facts = {"form": form.id, "model": form.funding.model}
        raise FormUnusable("funding-model-unknown", facts)
    tariff = Tariff(rates, settings, settings.agency or agency(answers), form.field)
    return model(form, answers, tariff, memory or Memory())


def _partnership(form: FormDefinition, answers: Answers, tariff: Tariff, memory: Memory) -> Budget:
    plan = partnership.partnership(form, answers, tariff)
    own = answers.get
    members = frozenset(
        (position, key, word(item.get("role")), word(item.get("country")))
        for position, (key, item) in enumerate(plan.members.items())
    )
    partners = (members, tariff.agency, tariff.settings)
    presented = frozenset(word(item.get("id")) for _, item in rows(answers, ("outputs",)))
    parts: tuple[tuple[str, tuple[object, ...], Callable[[], Iterable[Line]]], ...] = (
        ("management", (plan.months,), lambda: partnership.management(plan)),
        ("meetings", (own("management"),), lambda: partnership.meetings(plan)),
        ("outputs", (own("outputs"),), lambda: partnership.outputs(plan, memory, partners)),
        ("events", (own("events"), presented), lambda: partnership.events(plan)),
        ("training", (own("training"),), lambda: training.training(plan)),
        ("special", (own("special_costs"),), lambda: training.special_costs(plan)),
    )
    lines = tuple(
        line
        for name, origin, make in parts
        for line in memory.lines(name, (*partners, *origin), make)
    )
    return Budget(
        vocabulary.PARTNERSHIP,
        lines,
        tuple(partnership.limits(plan, lines)),
        partnership.summaries(plan, lines),
        tariff.book.sources,
    )


def _mobility(form: FormDefinition, answers: Answers, tariff: Tariff, _: Memory) -> Budget:
    plan = tuple(flows(form, answers, tariff))
    per_flow = (
        mobility.travel,
        mobility.individual,
        mobility_extras.inclusion,
        mobility_extras.visits,
        mobility_extras.course_fees,
        mobility_extras.linguistic,
    )
    own = applicant(answers)
    lines = (
        *mobility.organisational(plan, tariff),
        *(line for category in per_flow for flow in plan for line in category(flow, tariff)),
        *mobility_extras.exceptional(answers, tariff, word(own.get("id")) if own else ""),
    )
    return Budget(
        vocabulary.MOBILITY,
        lines,
        tuple(mobility_extras.limits(lines, tariff)),
        mobility_extras.summaries(lines),
        tariff.book.sources,
    )


def _lump_sum(_: FormDefinition, answers: Answers, tariff: Tariff, __: Memory) -> Budget:
    lines, limits = lump_sum.shared_out(answers, tariff)
    things = lump_sum.things(answers)
    return Budget(
        vocabulary.LUMP_SUM,
        lines,
        limits,
        lump_sum.summaries(lines, things),
        tariff.book.sources,
        things,
    )


def _budget_lump_sum(
    form: FormDefinition, answers: Answers, tariff: Tariff, memory: Memory
) -> Budget:
    costs = budget_lump_sum.Costs(answers, tariff)
    origin = (answers.get("work_packages"), frozenset(costs.roles.items()), tariff.settings)
    planned = memory.lines("costs", (form.id, *origin), lambda: budget_lump_sum.lines(costs))
    paid = budget_limits.within(costs, planned)
    return Budget(
        vocabulary.BUDGET_LUMP_SUM,
        paid,
        tuple(budget_limits.limits(costs, planned, paid)),
        budget_lump_sum.summaries(planned, costs),
        tariff.book.sources,
        budget_lump_sum.things(answers),
        by_thing=True,
    )


_MODELS: dict[str, Callable[[FormDefinition, Answers, Tariff, Memory], Budget]] = {
    "strategic-partnership": _partnership,
    "ka1-mobility": _mobility,
    "lump-sum": _lump_sum,
    "budget-lump-sum": _budget_lump_sum,
}

MODELS: frozenset[str] = frozenset(_MODELS)
"""The funding models that forms may name."""
