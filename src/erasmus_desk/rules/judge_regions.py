"""Rules about parts of the world: who balances whom, who is complete, which region is meant."""

from collections import Counter

from erasmus_desk.model.answers import Place
from erasmus_desk.model.rulebook import CountryBalance, CountryByOption, CountryEach, RegionCount
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_speaking import Verdict, broken

_Named = CountryBalance | CountryByOption | CountryEach | RegionCount


def _named(rule: _Named, case: Case) -> list[tuple[Place, str]]:
    """Where items name countries that the form knows, and which."""
    path = f"{rule.list}.{rule.field}"
    return [
        (spot.place, code)
        for spot in case.values(path, rule.only)
        for code in case.countries(path, spot.value)
        if code in case.form.countries
    ]


def country_each(rule: CountryEach, case: Case) -> Verdict:
    """Every country concerned has all it needs; the first item of one that has not is shown."""
    status = case.form.status_of
    first: dict[str, Place] = {}
    for place, code in _named(rule, case):
        if status(code) in rule.statuses:
            first.setdefault(code, place)
    if not first:
        return None
    path = f"{rule.list}.{rule.field}"
    teams = [
        (Counter(spot.value for spot in case.values(path, team.only)), team.minimum)
        for team in rule.teams
    ]
    short = {
        code: (counts[code], minimum)
        for code in first
        for counts, minimum in reversed(teams)
        if counts[code] < minimum
    }
    return tuple(
        broken(
            rule,
            first[code],
            item=case.item_name(first[code]),
            value=code,
            found=found,
            minimum=minimum,
        )
        for code, (found, minimum) in short.items()
    )


def country_balance(rule: CountryBalance, case: Case) -> Verdict:
    """Those whom the action is for are enough and not outnumbered."""
    homes = [spot.place for spot in case.lists(rule.list)]
    found = Counter(case.form.status_of(code) for _, code in _named(rule, case))
    own = sum(found[status] for status in rule.statuses)
    least = max(rule.minimum, sum(found[status] for status in rule.others))
    if not homes or not found:
        return None
    return () if own >= least else (broken(rule, homes[0], found=own, minimum=least),)


def country_by_option(rule: CountryByOption, case: Case) -> Verdict:
    """Every country belongs to what was chosen; nothing is judged before that."""
    chosen = next((str(spot.value) for spot in case.values(rule.option)), "")
    named = _named(rule, case)
    if chosen not in rule.countries or not named:
        return None
    admitted = rule.countries[chosen]
    return tuple(
        broken(rule, place, item=case.item_name(place), value=code, other=chosen)
        for place, code in named
        if code not in admitted and case.form.status_of(code) not in rule.statuses
    )


def region_count(rule: RegionCount, case: Case) -> Verdict:
    """The countries lie in enough regions of the world."""
    homes = [spot.place for spot in case.lists(rule.list)]
    known, period = case.form.countries, case.form.period
    regions = {known[code].region.get(period) for _, code in _named(rule, case)} - {None}
    if not homes:
        return None
    if len(regions) >= rule.minimum:
        return ()
    return (broken(rule, homes[0], found=len(regions), minimum=rule.minimum),)
