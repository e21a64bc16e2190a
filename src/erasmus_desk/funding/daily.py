"""Daily rates: in full at first, reduced for the rest of a stay."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from erasmus_desk.funding.lines import HUNDRED
from erasmus_desk.funding.tariff import Charge, Tariff
from erasmus_desk.model.budget import weakest

_FULL_DAYS = 14


def two_rates(tariff: Tariff, rate_id: str) -> tuple[Charge, Charge] | None:
    """The full daily rate and the reduced one; None if the full one is unknown.

    The reduced rate is stated by the book (``….later``), or is a share of the full one
    (``individual.later``), rounded to a whole euro before it is multiplied.
    """
    full = tariff.charge(rate_id)
    if full is None:
        return None
    stated = tariff.charge(f"{rate_id}.later")
    if stated is not None:
        return full, stated
    percent = tariff.charge("individual.later")
    return full, full if percent is None else _reduced(full, percent)


def _reduced(full: Charge, percent: Charge) -> Charge:
    value = (full.value * percent.value / HUNDRED).quantize(Decimal(1), ROUND_HALF_UP)
    return replace(
        full,
        value=value,
        source=(*full.source, *percent.source),
        confidence=weakest((full.confidence, percent.confidence)),
    )


def split_stay(tariff: Tariff, days: int) -> tuple[int, int]:
    """*days* as days at the full rate and days at the reduced one."""
    full = int(tariff.value("individual.full_days", _FULL_DAYS))
    return min(days, full), max(days - full, 0)
