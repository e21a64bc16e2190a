"""What the rates of National Agencies are called, and which countries their groups hold."""

from collections.abc import Sequence

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rates import Rate, RateBook

_TAKING_PART = frozenset({"eu_member", "associated", "programme_eu", "programme_non_eu"})


def rate_name(texts: Texts, rate: Rate) -> str:
    """What a rate is for: "Individual support a day, staff, country group 1"."""
    path, _, group = rate.id.rpartition(".")
    if group.isdecimal():
        name = texts.say(f"rates.name.{path}")
        return texts.say("rates.grouped", name=name, group=group)
    return texts.say(f"rates.name.{rate.id}")


def groups_of(
    form: FormDefinition, book: RateBook, rates: Sequence[Rate], language: str
) -> list[tuple[str, list[str]]]:
    """The groups that *rates* distinguish, each with those of its countries that take part."""
    wanted = {rate.id.rpartition(".")[2] for rate in rates}
    found: dict[str, list[str]] = {}
    for code, country in form.countries.items():
        group = next((country.groups[g] for g in book.groupings if g in country.groups), "")
        if group in wanted and form.status_of(code) in _TAKING_PART:
            found.setdefault(group, []).append(country.name(language))
    return sorted((group, sorted(names)) for group, names in found.items())


def group_line(texts: Texts, group: str, names: Sequence[str]) -> str:
    """One group in a line: its number and its countries."""
    return texts.say("rates.countries", group=group, countries=", ".join(names))
