"""The rates of one call: unit costs, shares and ceilings as data with their origin."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from erasmus_desk.model.base import Frozen, Key
from erasmus_desk.model.provenance import Source, Sourced

RateId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+)*$")]
"""What a rate is for, in steps: ``travel.green.km_100_499``, ``outputs.C.teacher``."""

Amount = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]


class Rate(Sourced):
    """One figure of the call's funding rules.

    A rate states either an ``amount``, or a ``percent``, or a range (``minimum`` and ``maximum``)
    inside which each National Agency fixes its own amount.  A rate with none of them exists but
    was not found: people may enter it.

    Attributes:
        id: Stable name; funding models ask for rates by it.
        call: Call year it applies to.
        category: The figure of the budget that it belongs to.
        unit: What one of is paid for: ``month``, ``day``, ``person`` …; a words key.
        effect: For ceilings: ``cut`` if the form itself pays no more, ``tell`` if the applicant
            has to change the plan.
        fields: The fields of education it applies to; all if empty.
    """

    id: RateId
    call: int
    category: Key
    unit: str = ""
    amount: Amount | None = None
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    minimum: Amount | None = None
    maximum: Amount | None = None
    effect: Literal["", "cut", "tell"] = ""
    fields: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        stated = [self.amount is not None, self.percent is not None, self.maximum is not None]
        if sum(stated) > 1 or (self.minimum is None) != (self.maximum is None):
            raise ValueError("a rate is an amount, a percentage or a range")
        if self.is_range and self.minimum > self.maximum:  # type: ignore[operator]
            raise ValueError("the range ends before it starts")
        return self

    @property
    def is_range(self) -> bool:
        """Whether each National Agency fixes its own amount."""
        return self.maximum is not None


class AgencyRate(Sourced):
    """The amount that one National Agency was seen to fix for a rate that is a range.

    Attributes:
        agency: Country code of the agency, as on the forms.
        fields: The fields of education for which it was seen.
        rate: Id of the rate.
    """

    agency: str
    fields: tuple[str, ...]
    call: int
    rate: RateId
    amount: Amount


class ActivityKind(Frozen):
    """How one type of activity is funded.

    Attributes:
        type: Code of the option on the form.
        participant: Whose daily rate its participants get: ``staff``, ``vet_learner`` …
        organisational: Which rate of organisational support counts, below ``organisational.``.
        incoming: Whether people come to the applicant, so that the applicant's country receives.
        linguistic: ``basic``, or ``reinforced`` where more is added for every participant.
        course: Whether it is a course: fees are paid, preparatory visits are not.
        individual: Whether it counts as an individual activity outside the programme area.
        trained: Whether its participants travel to a compulsory training before they leave.
    """

    type: Key
    participant: Key
    organisational: str = ""
    incoming: bool = False
    linguistic: Literal["", "basic", "reinforced"] = ""
    course: bool = False
    individual: bool = False
    trained: bool = False


class RateBook(Frozen):
    """All rates of one action and call year.

    Attributes:
        name: As forms call it: ``KA2-SP-2018``.
        groupings: Groupings of countries that the rates use, the first that knows a country wins.
        default_group: Group of countries that no grouping knows; empty if there is none.
        rates, agencies, activities: The data.
        sources: The documents by id.
    """

    name: str
    call: int
    groupings: tuple[str, ...] = ()
    default_group: str = ""
    rates: tuple[Rate, ...]
    agencies: tuple[AgencyRate, ...] = ()
    activities: tuple[ActivityKind, ...] = ()
    sources: dict[str, Source] = {}

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if len(self.by_id) != len(self.rates):
            raise ValueError("two rates share an id")
        unknown = {a.rate for a in self.agencies} - set(self.by_id)
        facts: tuple[Sourced, ...] = (*self.rates, *self.agencies)
        unknown |= {source for fact in facts for source in fact.source} - set(self.sources)
        if unknown:
            raise ValueError("unknown: " + ", ".join(sorted(unknown)))
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Rate]:
        """Every rate by its id."""
        return {rate.id: rate for rate in self.rates}

    @cached_property
    def kinds(self) -> Mapping[str, ActivityKind]:
        """Every type of activity by its code."""
        return {kind.type: kind for kind in self.activities}

    @property
    def open_rates(self) -> tuple[Rate, ...]:
        """The rates that people may have to enter: ranges, and those that were not found."""
        return tuple(r for r in self.rates if r.amount is None and r.percent is None)


class FundingSettings(Frozen):
    """What people know better than the shipped rates; kept with the draft.

    Attributes:
        own_rates: Amounts by rate id, as the National Agency published them.
        agency: Country whose National Agency decides; the applicant's if empty.
        assume: What stands in for a rate that the agency fixes and nobody entered: the
            ``maximum`` of the range (the grant is then the most it can be), its ``middle`` or
            its ``minimum``.
    """

    own_rates: dict[RateId, Amount] = {}
    agency: str = ""
    assume: Literal["maximum", "middle", "minimum"] = "maximum"
