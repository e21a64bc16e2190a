"""The codes that budgets speak in: every one has a text in the shells.

Facts are texts: whole numbers, amounts with two decimals, codes of options and units.
"""

from collections.abc import Mapping

FORMULAS: Mapping[str, tuple[str, ...]] = {
    "count": ("quantity", "unit", "rate"),
    "count_tiers": ("first", "first_rate", "rest", "rest_rate", "unit"),
    "days": ("persons", "days", "rate"),
    "days_tiers": ("persons", "first", "first_rate", "rest", "rest_rate"),
    "persons_days": ("persons", "days", "rate"),
    "share": ("cost", "percent"),
    "real_cost": ("cost",),
    "planned": ("amount",),
    "cost_share": ("quantity", "unit", "rate", "funded"),
    "overheads": ("percent", "cost", "funded"),
    "none": (),
}
"""How a line comes about, with the facts of each."""

SUMMARIES: Mapping[str, tuple[str, ...]] = {
    "months": ("months", "organisations", "applicant_rate", "partner_rate"),
    "things": ("things", "persons"),
    "things_days": ("things", "days"),
    "persons": ("persons",),
    "real_costs": ("percent", "rows"),
    "parts": ("parts",),
    "estimated": ("percent", "cost"),
}
"""How a category comes about in a nutshell, with the facts of each."""

NOTES: frozenset[str] = frozenset(
    {
        "incomplete",  # an answer is missing, so nothing is counted yet
        "rate_missing",  # the rate was not found: people may enter it
        "own_rate",  # the rate was entered by a person
        "rate_outside_range",  # it lies outside the range of the Programme Guide
        "agency_rate",  # the rate that the National Agency was seen to publish
        "range_assumed",  # the agency fixes the rate; one end or the middle of the range stands in
        "group_assumed",  # no grouping names the country; the group of all others was taken
        "role_assumed",  # the organisation has no role yet and counts as a partner
        "cut",  # a ceiling took something away
        "below_distance",  # so short a way is not funded
        "needs_justification",  # such staff is funded only exceptionally
        "event_without_output",  # an event is funded only with an output
        "travel_days_cut",  # more travel days than are funded
        "stay_cut",  # funded days of accompanying persons end before the stay does
        "expensive_travel_refused",  # the unit cost covers enough of the real cost
        "persons_cut",  # more persons than one preparatory visit allows
        "days_cut",  # more course days than are funded
        "not_paid",  # the call does not pay for this kind of cost
        "associated",  # associated partners get no money
        "not_available",  # this type of activity has no such support
        "third_country",  # outside the programme area
        "unassigned",  # an amount that no organisation has been given yet
        "unplanned",  # a part of the lump sum that no work package or activity has yet
    }
)
"""Remarks on lines."""

LIMITS: frozenset[str] = frozenset(
    {
        "management_per_month",
        "meetings",
        "multiplier_events",
        "events_without_output",
        "exceptional",
        "grant_per_month",
        "grant_total",
        "grant_schools",
        "courses",
        "third_countries",
        "lump_sum",
        "lump_sum_management",
        "lump_sum_shares",
        "lump_sum_organisations",
        "grant_maximum",
        "grant_requested",
        "subcontracting_share",
        "equipment_share",
        "costs_not_paid",
        "costs_of_associated",
        "third_party_each",
    }
)
"""Ceilings that a plan is held against."""

PARTNERSHIP: tuple[str, ...] = (
    "project_management",
    "meetings",
    "intellectual_outputs",
    "multiplier_events",
    "training",
    "special_needs",
    "exceptional",
    "guarantee",
)
MOBILITY: tuple[str, ...] = (
    "organisational",
    "travel",
    "individual",
    "inclusion",
    "visits",
    "course_fees",
    "linguistic",
    "exceptional",
)
LUMP_SUM: tuple[str, ...] = ("management", "implementation", "unplanned")
BUDGET_LUMP_SUM: tuple[str, ...] = (
    "personnel",
    "subcontracting",
    "travel_stay",
    "equipment",
    "goods",
    "third_parties",
    "indirect",
)
