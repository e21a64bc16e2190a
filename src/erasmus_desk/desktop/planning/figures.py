"""Amounts as the budget shows them: grouped, an estimate marked."""

from decimal import Decimal

from erasmus_desk.desktop.texts import Texts

ABOUT = "≈"
"""Stands before every figure that is not certain."""
_NO_BREAK = "\u00a0"
_GROUPS = "\u202f"


def figure(texts: Texts, amount: Decimal) -> str:
    """An amount without its currency; cents only where there are any."""
    if amount == amount.to_integral_value():
        return texts.number(int(amount))
    units, _, cents = f"{amount:,.2f}".partition(".")
    return f"{units.replace(',', _GROUPS)}{texts.locale.decimalPoint()}{cents}"


def marked(texts: Texts, amount: Decimal, *, is_estimate: bool) -> str:
    """An amount without its currency; an estimate says so."""
    found = figure(texts, amount)
    return f"{ABOUT}{_NO_BREAK}{found}" if is_estimate else found


def marked_money(texts: Texts, amount: Decimal, *, is_estimate: bool) -> str:
    """An amount in euro; an estimate says so."""
    found = texts.money(amount)
    return f"{ABOUT}{_NO_BREAK}{found}" if is_estimate else found
