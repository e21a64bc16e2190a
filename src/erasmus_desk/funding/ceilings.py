"""Ceilings: cutting lines so that sums agree to the cent, and telling what is over."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from erasmus_desk.funding.tariff import Charge
from erasmus_desk.model.answers import Place
from erasmus_desk.model.budget import ZERO, LimitUse, Line

Effect = Literal["cut", "tell", "exact"]


def shares(total: int, weights: Sequence[int], names: Sequence[str]) -> tuple[int, ...]:
    """*total* shared out by *weights*, whole and complete, by largest remainder.

    Equal remainders are settled by *names*, so that the order of the shares does not matter.
    """
    whole = sum(weights)
    if not whole:
        return tuple(0 for _ in weights)
    parts = [divmod(total * weight, whole) for weight in weights]
    given = [part for part, _ in parts]
    by_remainder = sorted(range(len(parts)), key=lambda n: (-parts[n][1], names[n]))
    for position in by_remainder[: total - sum(given)]:
        given[position] += 1
    return tuple(given)


def cut(lines: Sequence[Line], maximum: Decimal) -> tuple[Line, ...]:
    """*lines* brought down to *maximum* in all, each by its part, with the note ``cut``."""
    planned = sum((line.amount for line in lines), ZERO)
    if planned <= maximum:
        return tuple(lines)
    weights = [_in_cents(line.amount) for line in lines]
    granted = shares(_in_cents(maximum), weights, ["/".join(line.place) for line in lines])
    return tuple(
        _cut_to(line, Decimal(amount) / 100) for line, amount in zip(lines, granted, strict=True)
    )


def _cut_to(line: Line, amount: Decimal) -> Line:
    granted = amount.quantize(ZERO)
    if granted == line.amount:
        return line
    return replace(line, amount=granted, cut=line.amount - granted, notes=(*line.notes, "cut"))


def _in_cents(amount: Decimal) -> int:
    return int(amount * 100)


def limit(
    code: str, used: Decimal, maximum: Decimal, charge: Charge, places: tuple[Place, ...] = ()
) -> LimitUse:
    """How much of the ceiling *charge*, worth *maximum* here, is used."""
    effect: Effect = "cut" if charge.effect == "cut" else "tell"
    return LimitUse(
        code,
        used,
        maximum,
        effect=effect,
        places=places,
        source=charge.source,
        confidence=charge.confidence,
    )
