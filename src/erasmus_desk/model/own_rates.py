"""The rates that a person's own National Agency has fixed, entered once for all drafts."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from erasmus_desk.errors import DeskError
from erasmus_desk.model.rates import Rate, RateBook

_MOST = Decimal(100_000)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class OwnRate:
    """One amount that an agency has fixed.

    Attributes:
        agency: Country of the National Agency, as on the forms.
        book: Name of the rates: action and call, ``KA1-2026``.
        rate: Id of the rate: kind of participant and country group, ``individual.staff.1``.
        amount: Euro.
    """

    agency: str
    book: str
    rate: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class OwnRates:
    """Everything entered, each agency, book and rate once."""

    rates: tuple[OwnRate, ...] = ()

    def of(self, agency: str, book: str) -> dict[str, Decimal]:
        """The amounts by rate id that hold for drafts of that agency and call."""
        return {
            one.rate: one.amount for one in self.rates if one.agency == agency and one.book == book
        }

    def with_rate(self, wanted: OwnRate) -> "OwnRates":
        """These rates with *wanted* in place of what was entered before."""
        return OwnRates((*self.without(wanted.agency, wanted.book, wanted.rate).rates, wanted))

    def without(self, agency: str, book: str, rate: str) -> "OwnRates":
        """These rates without that one."""
        gone = (agency, book, rate)
        return OwnRates(tuple(n for n in self.rates if (n.agency, n.book, n.rate) != gone))


def checked_rate(
    book: RateBook, agency: str, rate_id: str, amount: Decimal, *, any_rate: bool = False
) -> OwnRate:
    """An amount for a rate that people may enter; with *any_rate* for every rate.

    Raises:
        DeskError: People do not enter this rate, or the amount is outside the range that the
            Programme Guide allows; the facts say which range.
    """
    rate = book.by_id.get(rate_id)
    if rate is None or not (any_rate or rate in book.open_rates):
        raise DeskError("rate-not-open", {"rate": rate_id, "book": book.name})
    if not amount.is_finite() or not 0 <= amount <= _MOST or amount != amount.quantize(_CENT):
        raise DeskError("rate-malformed", {"rate": rate_id, "amount": str(amount)})
    if rate.minimum is not None and rate.maximum is not None:
        _within(rate, amount)
    return OwnRate(agency, book.name, rate_id, amount)


def _within(rate: Rate, amount: Decimal) -> None:
    if rate.minimum is None or rate.maximum is None or rate.minimum <= amount <= rate.maximum:
        return
    facts = {
        "rate": rate.id,
        "amount": str(amount),
        "minimum": str(rate.minimum),
        "maximum": str(rate.maximum),
    }
    raise DeskError("rate-outside-range", facts)


def rates_from(raw: object) -> OwnRates:
    """The rates in a JSON object; what is malformed is passed over."""
    entries = raw.get("rates") if isinstance(raw, dict) else None
    found = OwnRates()
    for entry in entries if isinstance(entries, list) else ():
        one = _rate_from(entry)
        found = found.with_rate(one) if one else found
    return found


def _rate_from(raw: object) -> OwnRate | None:
    if not isinstance(raw, dict):
        return None
    names = [raw.get(key) for key in ("agency", "book", "rate", "amount")]
    if not all(isinstance(name, str) and name for name in names):
        return None
    try:
        amount = Decimal(str(names[3]))
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount <= _MOST:
        return None
    return OwnRate(str(names[0]), str(names[1]), str(names[2]), amount.quantize(_CENT))


def rates_as_json(rates: OwnRates) -> dict[str, object]:
    """*rates* as a JSON object, sorted."""
    ordered = sorted(rates.rates, key=lambda one: (one.book, one.agency, one.rate))
    return {
        "rates": [
            {"agency": n.agency, "book": n.book, "rate": n.rate, "amount": f"{n.amount:.2f}"}
            for n in ordered
        ]
    }
