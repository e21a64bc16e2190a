"""Mobility projects since 2021: the flows of a plan, read once for all categories."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from erasmus_desk.funding.answered import (
    applicant,
    count,
    group_of,
    inner,
    is_begun,
    rows,
    whole,
    word,
)
from erasmus_desk.funding.lines import Planned
from erasmus_desk.funding.tariff import Tariff
from erasmus_desk.model.answers import Answers, Item, Place
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.rates import ActivityKind

_GREEN_OR_NOT = ("standard", "green")


@dataclass(frozen=True, slots=True)
class Flow:
    """People who go to one country for the same time, as far as it is answered.

    Attributes:
        kind: How the type of activity is funded; None while no type is chosen.
        row: The answers.
        persons, days: Participants and length of stay; None while unanswered.
        receiving: Code of the country whose daily rate counts.
        group: Its group; empty if it has none.
        abroad: Whether the stay is outside the programme area.
        home: Item id of the organisation that gets the money.
    """

    kind: ActivityKind | None
    place: Place
    row: Item
    persons: int | None
    days: int | None
    receiving: str
    group: str
    abroad: bool
    home: str

    @property
    def companions(self) -> int:
        """How many accompany the participants."""
        return count(self.row.get("accompanying"))

    @property
    def mode(self) -> str:
        """``green`` or ``standard`` travel."""
        return _GREEN_OR_NOT[self.row.get("green") is True]

    def planned(self, category: str, *, without: Container[str] = (), **label: str) -> Planned:
        """The flow as something that may bring money under *category*.

        *without*: further figures that this kind of money does not count towards.
        """
        also = tuple(name for name in self._also() if name not in without)
        return Planned(category, self.place, self.home, label, also)

    def _also(self) -> tuple[str, ...]:
        found = ("courses",) if self.kind is not None and self.kind.course else ()
        return (*found, "third_countries") if self.abroad else found


def flows(form: FormDefinition, answers: Answers, tariff: Tariff) -> Iterator[Flow]:
    """Every flow of the plan that has been begun."""
    own = applicant(answers)
    country = word(own.get("country")) if own else ""
    home = word(own.get("id")) if own else ""
    known = {word(item.get("id")) for _, item in rows(answers, ("organisations",))}
    for place, activity in rows(answers, ("activities",)):
        kind = tariff.book.kinds.get(word(activity.get("type")))
        for where, row in inner(place, activity, "flows"):
            if is_begun(row):
                sender = word(row.get("organisation"))
                receiving = country if kind and kind.incoming else word(row.get("country"))
                yield Flow(
                    kind,
                    where,
                    row,
                    whole(row.get("participants")),
                    whole(row.get("days")),
                    receiving,
                    group_of(form, receiving, tariff.book.groupings),
                    form.status_of(receiving) == "not_associated",
                    sender if sender in known else home,
                )
