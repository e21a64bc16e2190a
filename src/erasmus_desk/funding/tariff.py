"""Which amount counts for a rate: the person's own, the agency's, the book's."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from erasmus_desk.model.provenance import Confidence
from erasmus_desk.model.rates import AgencyRate, FundingSettings, Rate, RateBook


@dataclass(frozen=True, slots=True)
class Charge:
    """A rate in use: an amount in euro, or a percentage, and where it comes from."""

    id: str
    value: Decimal
    source: tuple[str, ...] = ()
    confidence: Confidence = Confidence.OFFICIAL
    notes: tuple[str, ...] = ()
    unit: str = ""
    effect: str = ""


@dataclass(frozen=True)
class Tariff:
    """The rates of a book as they apply to one draft."""

    book: RateBook
    settings: FundingSettings
    agency: str
    field: str

    def charge(self, rate_id: str) -> Charge | None:
        """The rate in use under *rate_id*; None if nothing is known of it or it is not stated.

        A person's own rate wins, then what the book states, then what the National Agency was
        seen to fix for this field, then the settings' point of the range, marked as assumed.
        """
        if rate_id not in self._charges:
            self._charges[rate_id] = self._charge(rate_id)
        return self._charges[rate_id]

    def _charge(self, rate_id: str) -> Charge | None:
        rate = self.book.by_id.get(rate_id)
        if rate is None or (rate.fields and self.field not in rate.fields):
            return None
        own = self.settings.own_rates.get(rate_id)
        if own is not None:
            return self._own(rate, own)
        stated = rate.amount if rate.percent is None else Decimal(rate.percent)
        if stated is not None:
            return _charge(rate, stated, rate.confidence)
        return self._fixed_by_agency(rate) if rate.is_range else None

    def value(self, rate_id: str, default: int = 0) -> Decimal:
        """The bare value of a rate that only steers a calculation."""
        found = self.charge(rate_id)
        return found.value if found else Decimal(default)

    @staticmethod
    def _own(rate: Rate, own: Decimal) -> Charge:
        notes: tuple[str, ...] = ("own_rate",)
        if rate.minimum is not None and rate.maximum is not None:
            inside = rate.minimum <= own <= rate.maximum
            notes = notes if inside else (*notes, "rate_outside_range")
        return _charge(rate, own, Confidence.CONFIRMED, *notes)

    def _fixed_by_agency(self, rate: Rate) -> Charge:
        seen = self._seen.get(rate.id)
        if seen is not None:
            return Charge(
                rate.id, seen.amount, seen.source, seen.confidence, ("agency_rate",), rate.unit
            )
        return _charge(rate, self._assumed(rate), Confidence.DERIVED, "range_assumed")

    def _assumed(self, rate: Rate) -> Decimal:
        low, high = rate.minimum or Decimal(0), rate.maximum or Decimal(0)
        if self.settings.assume == "middle":
            return (low + high) // 2
        return low if self.settings.assume == "minimum" else high

    @cached_property
    def _charges(self) -> dict[str, Charge | None]:
        # A plan asks for the same few rates hundreds of times.
        return {}

    @cached_property
    def _seen(self) -> dict[str, AgencyRate]:
        return {
            seen.rate: seen
            for seen in self.book.agencies
            if seen.agency == self.agency and self.field in seen.fields
        }


def _charge(rate: Rate, value: Decimal, confidence: Confidence, *notes: str) -> Charge:
    return Charge(rate.id, value, rate.source, confidence, notes, rate.unit, rate.effect)
