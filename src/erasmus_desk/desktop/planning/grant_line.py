"""The grant in the status line: how much is asked for, and of how much at most."""

from decimal import Decimal

from erasmus_desk.desktop.planning.figures import marked_money
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.budget import Budget

_WHOLE = ("grant_total", "lump_sum", "grant_schools", "grant_maximum")
"""Limits that the grant as a whole is held against, the first that applies wins."""


def grant_text(texts: Texts, budget: Budget) -> tuple[str, str]:
    """The grant, an estimate marked, and what it can be at most; empty where no limit says so."""
    amount = marked_money(texts, budget.total, is_estimate=budget.is_estimate)
    found = (budget.limit(code) for code in _WHOLE)
    limit = next((one for one in found if one is not None), None)
    if limit is None or limit.maximum <= Decimal(0):
        return amount, ""
    return amount, texts.say("status.grant_of", maximum=texts.money(limit.maximum))
