"""Figures, dates and amounts as the language of the document writes them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from erasmus_desk.model.words import FormWords, Words

_EURO = re.compile(r"€ (?=\d)|(?<=\d) €")
_GROUP = "\u202f"
"""Narrow no-break space: sets off thousands and never ends a line."""


def grouped(number: int) -> str:
    """A whole number with its thousands set off."""
    return f"{number:,}".replace(",", _GROUP)


def quantity(number: int, unit: str, words: FormWords) -> str:
    """A number with the form's word for its unit, if it has one."""
    name = words.count(f"unit.{unit}", number) if unit else ""
    if not name or name.startswith("unit."):
        return grouped(number)
    return f"{grouped(number)}\u00a0{name}"


def money(amount: Decimal, labels: Words, *, cents: bool = True) -> str:
    """An amount in euro with its sign; without ``cents`` only where there are none."""
    return labels.say("money.amount", amount=bare_money(amount, labels, cents=cents))


def bare_money(amount: Decimal, labels: Words, *, cents: bool = True) -> str:
    """An amount without its sign, for columns whose head names the currency."""
    whole, _, rest = f"{amount:.2f}".partition(".")
    text = grouped(int(whole))
    if not cents and rest == "00":
        return text
    return f"{text}{labels.say('money.decimal')}{rest}"


def unbroken(text: str) -> str:
    """*text* with its euro signs held to the figures beside them."""
    return _EURO.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def long_date(day: date, labels: Words) -> str:
    """``1 September 2018``."""
    month = labels.say(f"month.long.{day.month}")
    return labels.say("date.long", day=day.day, month=month, year=day.year)


def short_date(day: date, labels: Words) -> str:
    """``1 Sep 2018``, for tables."""
    month = labels.say(f"month.short.{day.month}")
    return labels.say("date.short", day=day.day, month=month, year=day.year)


def days_from_to(days: Sequence[date], labels: Words) -> str:
    """The first and the last day, for tables: ``1 Sep 2018 – 31 Aug 2020``; one if they agree."""
    shown = (short_date(day, labels).replace(" ", "\u00a0") for day in dict.fromkeys(days))
    return " – ".join(shown)


def moment_text(moment: datetime, labels: Words) -> str:
    """Day and time of day: ``14 February 2018, 14:02``."""
    return labels.say("date.moment", date=long_date(moment.date(), labels), time=f"{moment:%H:%M}")
