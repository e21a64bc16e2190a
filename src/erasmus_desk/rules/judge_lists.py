"""Rules about lists: how many items, which countries, no two alike, every one named."""

from collections import Counter
from collections.abc import Iterator

from erasmus_desk.model.answers import Node, Place
from erasmus_desk.model.questions import ChoiceQuestion, ChoicesQuestion
from erasmus_desk.model.rulebook import (
    AnsweredByStatus,
    AnyChosen,
    CountryCount,
    CountryStatus,
    CountryTeams,
    DifferentCountry,
    ItemCount,
    NotRepeated,
    Referenced,
    Unique,
)
from erasmus_desk.rules.conditions import is_answered
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Only
from erasmus_desk.rules.judge_speaking import Verdict, broken, passed


def item_count(rule: ItemCount, case: Case) -> Verdict:
    """Each list on the path has as many items as the rule allows.

    Below another list every item around has its own list; ``^.`` conditions choose among them.
    """
    around = tuple(c for c in rule.only if c.question.startswith("^."))
    own = tuple(c for c in rule.only if c not in around)
    homes = [spot.place for spot in case.lists(rule.list, around)]
    if not homes:
        return None
    counts = Counter(spot.place[:-1] for spot in case.items(rule.list, own))
    bounds = {"minimum": rule.minimum, "maximum": rule.maximum}
    return tuple(
        broken(rule, home, found=counts[home], item=case.item_name(home), **bounds)
        for home in homes
        if passed(counts[home], rule.minimum, rule.maximum) is not None
    )


def country_count(rule: CountryCount, case: Case) -> Verdict:
    """The items name enough different countries of the right status."""
    homes = [spot.place for spot in case.lists(rule.list)]
    if not homes:
        return None
    named = {code for _, code in _countries(rule, case)}
    status = case.form.status_of
    counted = sorted(
        code
        for code in named
        if (status(code) in rule.statuses if rule.statuses else code in case.form.countries)
    )
    if passed(len(counted), rule.minimum, rule.maximum) is None:
        return ()
    place = homes[0] if len(homes) == 1 else homes[0][:1]
    bounds = {"minimum": rule.minimum, "maximum": rule.maximum}
    return (broken(rule, place, found=len(counted), value=", ".join(counted), **bounds),)


def country_teams(rule: CountryTeams, case: Case) -> Verdict:
    """Enough countries have everybody they need, the applicant's among them."""
    homes = [spot.place for spot in case.lists(rule.list)]
    if not homes:
        return None
    path = f"{rule.list}.{rule.field}"
    complete: set[Node] | None = None
    for team in rule.teams:
        counts = Counter(spot.value for spot in case.values(path, team.only))
        enough = {code for code, count in counts.items() if count >= team.minimum}
        complete = enough if complete is None else complete & enough
    own = {spot.value for spot in case.values(path, rule.applicant_only)}
    known = sorted(str(code) for code in complete or ())
    if len(known) >= rule.countries and own & set(known):
        return ()
    facts = {"value": ", ".join(known), "other": ", ".join(sorted(map(str, own - set(known))))}
    return (broken(rule, homes[0], found=len(known), minimum=rule.countries, **facts),)


def _countries(rule: CountryCount | CountryStatus, case: Case) -> Iterator[tuple[Place, str]]:
    path = f"{rule.list}.{rule.field}"
    for spot in case.values(path, rule.only):
        for code in case.countries(path, spot.value):
            yield spot.place, code


def country_status(rule: CountryStatus, case: Case) -> Verdict:
    """Every country named has the right status; codes nobody knows are judged elsewhere."""
    known = [(p, code) for p, code in _countries(rule, case) if code in case.form.countries]
    if not known:
        return None
    return tuple(
        broken(rule, place, item=case.item_name(place), value=code)
        for place, code in known
        if case.form.status_of(code) not in rule.statuses
    )


def different_country(rule: DifferentCountry, case: Case) -> Verdict:
    """Every country named differs from the applicant's, or equals it if the rule says so."""
    homes = {
        code
        for spot in case.values(rule.applicant, _if_listed(rule, case))
        for code in case.countries(rule.applicant, spot.value)
    }
    named = [
        (spot.place, code)
        for spot in case.values(rule.question, rule.only)
        for code in _named(rule, case, spot.value)
    ]
    if not homes or not named:
        return None
    home = ", ".join(sorted(homes))
    return tuple(
        broken(rule, place, item=case.item_name(place), value=code, other=home)
        for place, code in named
        if (code in homes) != rule.same
    )


def _named(rule: DifferentCountry, case: Case, value: Node) -> Iterator[str]:
    if not rule.prefix:
        yield from case.countries(rule.question, value)
    elif isinstance(value, str) and value[:2] in case.form.countries:
        yield value[:2]


def _if_listed(rule: DifferentCountry, case: Case) -> Only:
    return rule.applicant_only if case.chart.way(rule.applicant).lists else ()


def answered_by_status(rule: AnsweredByStatus, case: Case) -> Verdict:
    """Those from such countries have answered the question."""
    link = case.chart.beside(f"{rule.list}.{rule.field}", rule.question)
    concerned = [
        spot
        for spot in case.values(f"{rule.list}.{rule.field}")
        if isinstance(spot.value, str) and case.form.status_of(spot.value) in rule.statuses
    ]
    if not concerned:
        return None
    return tuple(
        broken(rule, case.place(link, spot), item=case.item_name(spot.place), value=spot.value)
        for spot in concerned
        if not is_answered(case.read(link, spot))
    )


def not_repeated(rule: NotRepeated, case: Case) -> Verdict:
    """Nothing is chosen in both questions."""
    other = {code for spot in case.values(rule.other) for code in _codes(spot.value)}
    spots = case.values(rule.question)
    if not other or not spots:
        return None
    return tuple(
        broken(rule, spot.place, value=", ".join(sorted(twice)))
        for spot in spots
        if (twice := other & set(_codes(spot.value)))
    )


def _codes(value: Node) -> Iterator[str]:
    yield from (str(code) for code in (value if isinstance(value, tuple) else (value,)))


def unique(rule: Unique, case: Case) -> Verdict:
    """Within one list no two items answer alike; every later one is pointed at."""
    first: dict[tuple[Place, str], Place] = {}
    findings = []
    for place, value, _ in case.values(rule.question):
        alike = (place[:-2], _plain(value))
        if alike in first:
            item, other = case.item_name(place), case.item_name(first[alike])
            findings.append(broken(rule, place, item=item, other=other, value=_plain_text(value)))
        first.setdefault(alike, place)
    return tuple(findings) if first else None


def _plain(value: Node) -> str:
    return _plain_text(value).casefold()


def _plain_text(value: Node) -> str:
    if isinstance(value, tuple):
        return ", ".join(sorted(str(one) for one in value))
    return " ".join(str(value).split())


def any_chosen(rule: AnyChosen, case: Case) -> Verdict:
    """Enough of the choices made fall among the groups; nothing chosen is too little."""
    asked = [spot.place for path in rule.questions for spot in case.spots(path)]
    if not asked:
        return None
    found = sum(_chosen(case, path, rule.groups) for path in rule.questions)
    if found >= rule.minimum:
        return ()
    return (broken(rule, asked[0], found=found, minimum=rule.minimum),)


def _chosen(case: Case, path: str, groups: tuple[str, ...]) -> int:
    question = case.question(path)
    if not isinstance(question, ChoiceQuestion | ChoicesQuestion):
        return 0
    options = case.form.options[question.options].options
    wanted = {option.code for option in options if not groups or option.group in groups}
    chosen = {
        code
        for _, value, _ in case.values(path)
        for code in (value if isinstance(value, tuple) else (value,))
    }
    return len(chosen & wanted)


def referenced(rule: Referenced, case: Case) -> Verdict:
    """Every item of the list is named by one of the reference questions."""
    wanted = [spot.place for spot in case.items(rule.list, rule.only)]
    if not wanted:
        return None
    named = {
        identity
        for path in rule.by
        for _, value, _ in case.values(path)
        for identity in (value if isinstance(value, tuple) else (value,))
    }
    return tuple(
        broken(rule, place, item=case.item_name(place))
        for place in wanted
        if place[-1] not in named
    )
