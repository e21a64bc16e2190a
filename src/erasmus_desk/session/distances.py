"""The distance that a row of travellers covers, measured between the towns that are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from erasmus_desk.funding.answered import applicant, organisations, word
from erasmus_desk.funding.distance import Band, band, bands, is_between, kilometres
from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ChoiceQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.session.towns import Found, Town, Towns

__all__ = ["Band", "Found", "Measured", "Stop", "Town", "Towns", "measured", "stops"]


@dataclass(frozen=True, slots=True)
class Stop:
    """One end of a way as it is answered: a town's name and the code of its country."""

    name: str
    country: str

    @property
    def is_answered(self) -> bool:
        """Whether there is enough to look for it."""
        return bool(self.name and self.country)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is known about a distance.

    Attributes:
        state: ``measured``; ``missing``: an end is not answered; ``unknown``: an end was not
            found, and a person has to choose it, or the distance.
        ends: What was answered.
        found: What was found for each end, with other towns to choose from.
        towns: The towns that were measured.
        km: Kilometres one way.
        band: Code of the option that the distance falls into; empty if there is none.
        between: Whether it lies between two bands, so that it should be checked.
    """

    state: Literal["measured", "missing", "unknown"]
    ends: tuple[Stop, Stop]
    found: tuple[Found | None, Found | None] = (None, None)
    towns: tuple[Town, Town] | None = None
    km: float = 0.0
    band: str = ""
    between: bool = False

    @property
    def lost(self) -> tuple[Stop, ...]:
        """The ends that were answered but not found for certain."""
        return tuple(
            end
            for end, found in zip(self.ends, self.found, strict=True)
            if found is not None and found.best is None
        )


def measured(
    form: FormDefinition,
    answers: Answers,
    place: Place,
    towns: Towns,
    chosen: tuple[Town | None, Town | None] = (None, None),
) -> Measured:
    """How far it is for the row at *place*; *chosen* are towns that a person has picked."""
    ends = stops(answers, place)
    found = tuple(
        _found(form, end, towns) if not own else None for end, own in zip(ends, chosen, strict=True)
    )
    start, end = (own or (f.best if f else None) for own, f in zip(chosen, found, strict=True))
    pair = (found[0], found[1])
    if start is None or end is None:
        answered = all(e.is_answered or own for e, own in zip(ends, chosen, strict=True))
        return Measured("unknown" if answered else "missing", ends, pair)
    km = kilometres(start.point, end.point)
    known = distance_bands(form, place)
    right = band(km, known)
    code = right.code if right else ""
    return Measured("measured", ends, pair, (start, end), km, code, is_between(km, known))


def stops(answers: Answers, place: Place) -> tuple[Stop, Stop]:
    """Where the travellers of the row at *place* start, and where they go.

    They start at the organisation that the row names, or at the applicant; they go to the town
    of the row, or of the meeting or activity around it.
    """
    row = get(answers, place)
    sender = word(row.get("organisation")) if isinstance(row, Mapping) else ""
    home = organisations(answers).get(sender) or applicant(answers) or {}
    return _stop(home), _venue(answers, place)


def _stop(item: Item) -> Stop:
    return Stop(word(item.get("city")).strip(), word(item.get("country")))


def _venue(answers: Answers, place: Place) -> Stop:
    for depth in range(len(place), 0, -1):
        node = get(answers, place[:depth])
        if isinstance(node, Mapping) and ("city" in node or "country" in node):
            return _stop(node)
    return Stop("", "")


def distance_bands(form: FormDefinition, place: Place) -> tuple[Band, ...]:
    """The bands that the row at *place* may choose from."""
    path = ""
    for step in place:
        below = f"{path}.{step}" if path else step
        if not path or find_question(form, below):
            path = below
    question = find_question(form, f"{path}.distance")
    if not isinstance(question, ChoiceQuestion):
        return ()
    return bands(option.code for option in form.options[question.options].options)


def _found(form: FormDefinition, end: Stop, towns: Towns) -> Found | None:
    country = form.countries.get(end.country)
    if not end.is_answered:
        return None
    return towns.find_places(end.name, country.iso if country else end.country)
