"""Rates that people enter: for their National Agency once, or for one draft alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from erasmus_desk.funding.answered import agency
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.own_rates import OwnRate, OwnRates, checked_rate
from erasmus_desk.model.rates import FundingSettings, Rate, RateBook
from erasmus_desk.session.steps import Step
from erasmus_desk.storage.own_rates import read_own_rates, write_own_rates

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft
    from erasmus_desk.session.shelf import Shelf

__all__ = [
    "Entered",
    "OwnRate",
    "OwnRates",
    "adopt",
    "assume",
    "clear_rate",
    "enter_draft_rate",
    "enter_rate",
    "entered",
    "funding_settings",
    "own_rates",
]

_SETTING = "funding"


@dataclass(frozen=True, slots=True)
class Entered:
    """A rate that people may enter, and what is known of it.

    Attributes:
        rate: The rate with its range, if it has one.
        amount: What was entered; None if nothing was.
        seen: What the agency was seen to publish, to be checked before it is taken over.
    """

    rate: Rate
    amount: Decimal | None
    seen: Decimal | None


def own_rates(desk: "Shelf") -> OwnRates:
    """Everything that was entered for National Agencies."""
    return read_own_rates(_path(desk))


def entered(desk: "Shelf", book: RateBook, country: str, field: str = "") -> tuple[Entered, ...]:
    """The rates of *book* that people may enter for the agency of *country*, in its order."""
    known = own_rates(desk).of(country, book.name)
    seen = {
        one.rate: one.amount
        for one in book.agencies
        if one.agency == country and (not field or field in one.fields)
    }
    return tuple(
        Entered(rate, known.get(rate.id), seen.get(rate.id))
        for rate in book.open_rates
        if not field or not rate.fields or field in rate.fields
    )


def enter_rate(
    desk: "Shelf", book: RateBook, country: str, rate_id: str, amount: Decimal
) -> OwnRates:
    """Keep what the agency of *country* has fixed; it holds for all drafts from now on.

    Raises:
        DeskError: People do not enter this rate, or the amount is outside its range.
        SaveFailed: It could not be kept.
    """
    changed = own_rates(desk).with_rate(checked_rate(book, country, rate_id, amount))
    write_own_rates(_path(desk), changed)
    return changed


def clear_rate(desk: "Shelf", book: RateBook, country: str, rate_id: str) -> OwnRates:
    """Forget what was entered for a rate.

    Raises:
        SaveFailed: It could not be kept.
    """
    changed = own_rates(desk).without(country, book.name, rate_id)
    write_own_rates(_path(desk), changed)
    return changed


def funding_settings(
    settings: Mapping[str, object], own: OwnRates, answers: Answers, book: RateBook
) -> FundingSettings:
    """What the funding model is told besides the answers.

    Amounts of the draft's own settings come before those entered for its National Agency; what
    is malformed in them is passed over.
    """
    mine = _draft_settings(settings)
    deciding = mine.agency or agency(answers)
    amounts = {**own.of(deciding, book.name), **mine.own_rates}
    known = {rate_id: amount for rate_id, amount in amounts.items() if rate_id in book.by_id}
    return FundingSettings(own_rates=known, agency=mine.agency, assume=mine.assume)


def adopt(desk: "Shelf", opened: "OpenDraft") -> None:
    """Let the grant of *opened* follow what was entered, now and when its settings change.

    Call it again after `enter_rate` or `clear_rate`.
    """
    book = opened.insight.rates
    if book is None:
        return
    own = own_rates(desk)
    opened.insight.use(
        lambda answers: funding_settings(opened.draft.facts.settings, own, answers, book)
    )


def enter_draft_rate(
    opened: "OpenDraft", book: RateBook, rate_id: str, amount: Decimal | None
) -> None:
    """Let a rate have another amount in this draft alone; None takes it back.

    Every rate may be overruled here, also one of the Programme Guide: rates of old calls are
    partly uncertain.

    Raises:
        DeskError: The book has no such rate, or the amount is outside its range.
    """
    mine = _draft_settings(opened.draft.facts.settings)
    amounts = {key: value for key, value in mine.own_rates.items() if key != rate_id}
    if amount is not None:
        amounts[rate_id] = checked_rate(book, "", rate_id, amount, any_rate=True).amount
    _keep(opened, Step("rate", (), rate_id), mine.model_copy(update={"own_rates": amounts}))


def assume(opened: "OpenDraft", point: Literal["maximum", "middle", "minimum"]) -> None:
    """Choose which point of a range stands in for a rate that nobody has entered."""
    mine = _draft_settings(opened.draft.facts.settings)
    _keep(opened, Step("assume", ()), mine.model_copy(update={"assume": point}))


def _keep(opened: "OpenDraft", step: Step, mine: FundingSettings) -> None:
    settings = dict(opened.draft.facts.settings)
    settings[_SETTING] = mine.model_dump(mode="json", exclude_defaults=True)
    if not settings[_SETTING]:
        del settings[_SETTING]
    opened.change(step, facts={"settings": settings})


def _draft_settings(settings: Mapping[str, object]) -> FundingSettings:
    try:
        return FundingSettings.model_validate(settings.get(_SETTING, {}))
    except ValidationError:
        return FundingSettings()


def _path(desk: "Shelf") -> Path:
    return desk.home / "rates.json"
