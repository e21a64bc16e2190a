"""The kinds of rules that a form can state: data, each kind judged by one function."""

from typing import Annotated, Literal

from pydantic import Field

from erasmus_desk.model.base import Frozen
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.provenance import Sourced

Severity = Literal["error", "warning", "advice"]


class _Stated(Sourced):
    """What all rules share.

    Attributes:
        id: Stable name, e.g. ``R-SP-1``; tests carry it.
        severity: ``error`` stops a submission, ``warning`` should be looked at, ``advice`` is
            what experienced applicants check though no rule asks for it.
        eligibility: Whether Review counts it among the conditions of eligibility.
        when: The rule applies only while all of these hold (paths as in conditions, absolute).
    """

    id: str
    severity: Severity = "error"
    eligibility: bool = False
    when: tuple[Condition, ...] = ()


class ItemCount(_Stated):
    """A list has between ``minimum`` and ``maximum`` items; ``only`` filters them first."""

    kind: Literal["item_count"]
    list: str
    minimum: int | None = None
    maximum: int | None = None
    only: tuple[Condition, ...] = ()


class CountryCount(_Stated):
    """The items name at least ``minimum`` different countries with one of ``statuses``.

    And no more than ``maximum``, if there is one.
    """

    kind: Literal["country_count"]
    list: str
    field: str = "country"
    minimum: int
    maximum: int | None = None
    statuses: tuple[str, ...] = ()
    only: tuple[Condition, ...] = ()


class Team(Frozen):
    """At least ``minimum`` items of one sort: those that meet ``only``."""

    only: tuple[Condition, ...]
    minimum: int = 1


class CountryTeams(_Stated):
    """In at least ``countries`` countries all ``teams`` are complete, the applicant's among them.

    ``applicant_only`` chooses the item whose country has to be one of them.
    """

    kind: Literal["country_teams"]
    list: str
    field: str = "country"
    countries: int
    teams: tuple[Team, ...]
    applicant_only: tuple[Condition, ...] = (
        Condition(question="role", relation="in", values=("applicant", "coordinator")),
    )


class CountryStatus(_Stated):
    """Each item's country (or only that of filtered items) has one of ``statuses``."""

    kind: Literal["country_status"]
    list: str
    field: str = "country"
    statuses: tuple[str, ...]
    only: tuple[Condition, ...] = ()


class CountryEach(_Stated):
    """In every country with one of ``statuses`` that the items name all ``teams`` are complete."""

    kind: Literal["country_each"]
    list: str
    field: str = "country"
    statuses: tuple[str, ...]
    teams: tuple[Team, ...]
    only: tuple[Condition, ...] = ()


class CountryBalance(_Stated):
    """Items from countries with one of ``statuses`` are as many as those from ``others``, or more.

    Both are country statuses.  ``minimum`` says how many are needed in any case.
    """

    kind: Literal["country_balance"]
    list: str
    field: str = "country"
    statuses: tuple[str, ...]
    others: tuple[str, ...] = ()
    minimum: int = 0
    only: tuple[Condition, ...] = ()


class CountryByOption(_Stated):
    """Each item's country belongs to the option chosen, as to the region that a call is for.

    ``countries`` maps an option code to the countries that it admits; those with one of
    ``statuses`` are always admitted.  ``option`` is the path of the choice.
    """

    kind: Literal["country_by_option"]
    list: str
    field: str = "country"
    option: str
    countries: dict[str, tuple[str, ...]]
    statuses: tuple[str, ...] = ()
    only: tuple[Condition, ...] = ()


class RegionCount(_Stated):
    """The countries that the items name lie in ``minimum`` regions outside the programme."""

    kind: Literal["region_count"]
    list: str
    field: str = "country"
    minimum: int
    only: tuple[Condition, ...] = ()


class NumberRange(_Stated):
    """A number, a computed number, or each such number of a list's items, lies in a range."""

    kind: Literal["number_range"]
    question: str
    minimum: int | None = None
    maximum: int | None = None
    only: tuple[Condition, ...] = ()


class RangeByOption(_Stated):
    """A number of each item lies in the range that belongs to the option chosen beside it.

    ``ranges`` maps an option code to (minimum, maximum).  ``question`` and ``option`` are
    paths such as ``activities.flows.days`` and ``activities.type``.
    """

    kind: Literal["range_by_option"]
    question: str
    option: str
    ranges: dict[str, tuple[int, int]]
    only: tuple[Condition, ...] = ()


class SumAtMost(_Stated):
    """The sum of one number over all items of a list is at most ``maximum``."""

    kind: Literal["sum_at_most"]
    question: str
    maximum: int
    minimum: int | None = None
    only: tuple[Condition, ...] = ()


class DatesInside(_Stated):
    """Dates of items lie within the project's start and end."""

    kind: Literal["dates_inside"]
    questions: tuple[str, ...]
    start: str
    end: str


class DateOrder(_Stated):
    """Of each item, the first date is not after the second."""

    kind: Literal["date_order"]
    first: str
    second: str


class DateWindow(_Stated):
    """A date lies between two days, both included (ISO text; empty means open)."""

    kind: Literal["date_window"]
    question: str
    earliest: str = ""
    latest: str = ""


class Unique(_Stated):
    """No two items give the same answer to a question (compared without case and blanks)."""

    kind: Literal["unique"]
    question: str


class AnyChosen(_Stated):
    """At least ``minimum`` of the choices of several questions fall among the groups given."""

    kind: Literal["any_chosen"]
    questions: tuple[str, ...]
    groups: tuple[str, ...] = ()
    minimum: int = 1


class Referenced(_Stated):
    """Every item of ``list`` is named by at least one of the reference questions ``by``."""

    kind: Literal["referenced"]
    list: str
    by: tuple[str, ...]
    only: tuple[Condition, ...] = ()


class AtMostOther(_Stated):
    """Of each item, one number is at most another (fewer opportunities ≤ participants).

    ``percent`` says of how much of the other: a grant of at most 75 percent of the cost.
    """

    kind: Literal["at_most_other"]
    question: str
    other: str
    percent: Annotated[int, Field(gt=0)] = 100
    only: tuple[Condition, ...] = ()


class AtLeastOther(_Stated):
    """Of each item, one number is at least another: the month of a result, the first of its work.

    ``other`` may stand in an item around.
    """

    kind: Literal["at_least_other"]
    question: str
    other: str
    only: tuple[Condition, ...] = ()


class SameTotal(_Stated):
    """Two totals agree: sums of two questions over their lists."""

    kind: Literal["same_total"]
    first: str
    second: str


class MustHold(_Stated):
    """All ``then`` conditions hold (for each item of ``list`` if given)."""

    kind: Literal["must_hold"]
    list: str = ""
    only: tuple[Condition, ...] = ()
    then: tuple[Condition, ...]
    at: str = ""


class DifferentCountry(_Stated):
    """A country of each item differs from (or equals, if ``same``) the applicant's.

    ``question`` may name a country or organisations of the list that it refers to.
    ``applicant`` is the path of the applicant's country; if that lies in a list,
    ``applicant_only`` chooses the item.  ``prefix`` says that the answer is no country but a
    code that begins with one, as those of the National Agencies do: ``PL01``.
    """

    kind: Literal["different_country"]
    question: str
    same: bool = False
    prefix: bool = False
    only: tuple[Condition, ...] = ()
    applicant: str = "organisations.country"
    applicant_only: tuple[Condition, ...] = (
        Condition(question="role", relation="in", values=("applicant", "coordinator")),
    )


class AmountAtMost(_Stated):
    """A figure of the budget (category, or ``total``) is at most an amount or share.

    ``figure`` and ``of`` name a category of the funding model or ``total``; ``percent`` of
    ``of`` and ``amount`` euro may both be given: the larger of the two is the bound.
    ``at`` is the section or question where it is mended, else the section ``budget``.
    """

    kind: Literal["amount_at_most"]
    figure: str
    amount: int | None = None
    percent: int | None = None
    of: str = "total"
    at: str = ""


class AmountAtLeast(_Stated):
    """A figure of the budget is at least ``amount`` euro (1 means: there is some)."""

    kind: Literal["amount_at_least"]
    figure: str
    amount: int
    at: str = ""


class AmountLimit(_Stated):
    """A ceiling of the budget is kept; ``limit`` is its code, see `funding/vocabulary.py`."""

    kind: Literal["amount_limit"]
    limit: str
    at: str = ""


class OrderAcross(_Stated):
    """The date ``first`` of each item that ``by`` names is not after ``second`` of the naming one.

    All are paths: ``outputs.end``, ``events.start``, and the reference ``events.outputs``.
    """

    kind: Literal["order_across"]
    first: str
    second: str
    by: tuple[str, ...]


class NotRepeated(_Stated):
    """What is chosen in ``other`` is not chosen in ``question`` once more."""

    kind: Literal["not_repeated"]
    question: str
    other: str


class AnsweredByStatus(_Stated):
    """Items whose country has one of ``statuses`` answer ``question``."""

    kind: Literal["answered_by_status"]
    question: str
    list: str
    field: str = "country"
    statuses: tuple[str, ...]


class Reminder(_Stated):
    """A condition that no program can check; Review lists it for the applicant to confirm."""

    kind: Literal["reminder"]
    at: str = ""


Rule = Annotated[
    ItemCount
    | CountryCount
    | CountryTeams
    | CountryStatus
    | CountryEach
    | CountryBalance
    | CountryByOption
    | RegionCount
    | NumberRange
    | RangeByOption
    | SumAtMost
    | DatesInside
    | DateOrder
    | DateWindow
    | Unique
    | AnyChosen
    | Referenced
    | AtMostOther
    | AtLeastOther
    | SameTotal
    | MustHold
    | DifferentCountry
    | AmountAtMost
    | AmountAtLeast
    | AmountLimit
    | OrderAcross
    | NotRepeated
    | AnsweredByStatus
    | Reminder,
    Field(discriminator="kind"),
]
