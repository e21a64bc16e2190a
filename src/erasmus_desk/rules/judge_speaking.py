"""How a broken rule is reported: its finding, with what the sentence needs."""

from decimal import Decimal

from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding, Severity
from erasmus_desk.model.rulebook import Rule

Verdict = tuple[Finding, ...] | None
"""What breaks a rule; empty when it is kept, None when it cannot be judged yet."""


def severity_of(rule: Rule) -> Severity:
    """How much the rule weighs: what is only estimated never blocks."""
    return "warning" if rule.severity == "error" and rule.is_estimate else rule.severity


def broken(rule: Rule, place: Place, **facts: object) -> Finding:
    """The finding that *rule* is broken at *place*; facts that are None or empty are left out."""
    return Finding(
        "rule",
        severity_of(rule),
        place,
        {name: str(fact) for name, fact in facts.items() if fact is not None and fact != ""},
        rule=rule.id,
        source=rule.source,
        estimate=rule.is_estimate,
    )


def passed(number: Decimal | int, minimum: int | None, maximum: int | None) -> int | None:
    """The bound that *number* passes; None if it lies within both."""
    if minimum is not None and number < minimum:
        return minimum
    return maximum if maximum is not None and number > maximum else None
