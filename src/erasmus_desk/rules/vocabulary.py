"""What findings speak of: the sentences of a form may ask for these facts and no others."""

from collections.abc import Mapping

RULE_FACTS: Mapping[str, frozenset[str]] = {
    "item_count": frozenset({"found", "minimum", "maximum", "item"}),
    "country_count": frozenset({"found", "minimum", "maximum", "value"}),
    "country_each": frozenset({"item", "value", "found", "minimum"}),
    "country_balance": frozenset({"found", "minimum"}),
    "country_by_option": frozenset({"item", "value", "other"}),
    "region_count": frozenset({"found", "minimum"}),
    "country_teams": frozenset({"found", "minimum", "value", "other"}),
    "country_status": frozenset({"item", "value"}),
    "number_range": frozenset({"found", "value", "minimum", "maximum", "bound", "item"}),
    "range_by_option": frozenset(
        {"found", "value", "minimum", "maximum", "bound", "item", "other"}
    ),
    "sum_at_most": frozenset({"found", "value", "minimum", "maximum", "bound"}),
    "dates_inside": frozenset({"value", "bound", "item", "start", "end"}),
    "date_order": frozenset({"value", "other", "bound", "item"}),
    "date_window": frozenset({"value", "bound", "minimum", "maximum", "item"}),
    "unique": frozenset({"value", "item", "other"}),
    "any_chosen": frozenset({"found", "minimum"}),
    "referenced": frozenset({"item"}),
    "at_most_other": frozenset({"found", "value", "maximum", "other", "item"}),
    "at_least_other": frozenset({"found", "value", "minimum", "other", "item"}),
    "same_total": frozenset({"found", "value", "other"}),
    "must_hold": frozenset({"item", "value", "other", "found", "minimum", "maximum", "bound"}),
    "different_country": frozenset({"item", "value", "other"}),
    "amount_at_most": frozenset({"found", "value", "maximum", "bound", "percent", "other"}),
    "amount_at_least": frozenset({"found", "value", "minimum", "bound"}),
    "amount_limit": frozenset({"found", "value", "maximum", "bound"}),
    "order_across": frozenset({"value", "other", "bound", "item"}),
    "not_repeated": frozenset({"value"}),
    "answered_by_status": frozenset({"item", "value"}),
    "reminder": frozenset(),
}
"""By kind of rule: ``item`` is number and title of the item, ``value`` the answer, ``found`` a
count, sum or amount, ``bound`` what was passed, ``other`` what it was compared with."""
