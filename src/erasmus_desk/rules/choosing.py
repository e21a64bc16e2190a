"""Which action suits a plan: the open ones in order, with the reasons for and against each.

Everything said about an action comes from its form's profile, its rates and its deadlines.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Literal

from erasmus_desk.model.profile import Profile

Side = Literal["for", "against", "bar"]
Fact = int | str | tuple[str, ...]
_LEVELS = ("none", "some", "proven")
_USUAL = {
    "school": "school",
    "vet_provider": "vet",
    "adult_provider": "adult",
    "university": "higher",
    "youth_organisation": "youth",
}
"""The field that is named first where a person has not said one, by kind of organisation."""
_NEAR = 30
"""Days before a deadline from which it speaks against an action that is still to be written."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person plans, as far as they have said; empty or None where they have not.

    Attributes:
        purposes: What they want to do.
        applicant: What kind of organisation they are.
        field: The field of education the project is for.
        organisations: How many organisations take part, their own among them.
        countries: From how many countries those are.
        country: The code of their country.
        statuses: The status of their country, by programme period.
        experience: ``none``, ``some`` or ``proven``.
        accredited: Whether they hold an Erasmus accreditation.
        months: How long the project is to last.
        grant: How much money it needs, in euro.
    """

    purposes: frozenset[str] = frozenset()
    applicant: str = ""
    field: str = ""
    organisations: int | None = None
    countries: int | None = None
    country: str = ""
    statuses: Mapping[str, str] = made(default_factory=dict)
    experience: str = ""
    accredited: bool | None = None
    months: int | None = None
    grant: int | None = None

    @property
    def usual_field(self) -> str:
        """The field, said or usual for such an organisation; empty where neither is known."""
        return self.field or _USUAL.get(self.applicant, "")


@dataclass(frozen=True, slots=True)
class Offer:
    """One form that can be begun now.

    Attributes:
        action: What all fields and calls of the action share.
        days: Whole days to the deadline; None where none is known or it has passed.
        like: The call that a provisional form repeats; 0 for all others.
        sums: The fixed amounts that can be asked for, where there are such.
    """

    form: str
    action: str
    field: str
    call: int
    period: str
    profile: Profile
    days: int | None = None
    like: int = 0
    sums: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an action suits or not, as a code with facts; ``bar`` keeps one from applying."""

    code: str
    side: Side
    weight: int
    facts: Mapping[str, Fact] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """One offer with everything that can be said about it."""

    offer: Offer
    reasons: tuple[Reason, ...]

    @property
    def possible(self) -> bool:
        """Whether nothing keeps the person from applying."""
        return all(reason.side != "bar" for reason in self.reasons)

    @property
    def points(self) -> int:
        """What the reasons weigh together."""
        return sum(reason.weight for reason in self.reasons)

    def side(self, side: Side) -> tuple[Reason, ...]:
        """The reasons on that side, the weightiest first."""
        found = (reason for reason in self.reasons if reason.side == side)
        return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))


def ranking(wish: Wish, offers: Iterable[Offer]) -> tuple[Judged, ...]:
    """The actions from the most to the least suitable, each in the field and call that suits best.

    Of two calls of one action and field the one whose deadline is ahead wins, then the one that
    is still to come; a call whose deadline has passed is offered only where there is no other.
    Of fields that suit alike the first of *offers* is named.
    """
    best: dict[str, Judged] = {}
    for offer in _current(offers):
        judged = judge(wish, offer)
        other = best.get(offer.action)
        if other is None or _closer(wish, judged) < _closer(wish, other):
            best[offer.action] = judged
    return tuple(sorted(best.values(), key=lambda one: (*_rank(one), one.offer.action)))


def judge(wish: Wish, offer: Offer) -> Judged:
    """Everything that speaks for and against *offer*."""
    judges = (_purpose, _applicant, _field, _country, _partners, _experience, _months, _grant)
    found = [reason for one in judges for reason in one(wish, offer)]
    return Judged(offer, (*found, *_deadline(offer), *_origin(offer)))


def _closer(wish: Wish, judged: Judged) -> tuple[tuple[bool, int, int, int], bool]:
    return _rank(judged), judged.offer.field != wish.usual_field


def _rank(judged: Judged) -> tuple[bool, int, int, int]:
    profile = judged.offer.profile
    effort = _LEVELS.index(profile.experience) if profile.experience in _LEVELS else len(_LEVELS)
    simple = effort * 10 + profile.organisations
    return (not judged.possible, -judged.points, simple, -judged.offer.call)


def _current(offers: Iterable[Offer]) -> Iterator[Offer]:
    """One call of every action and field."""
    chosen: dict[tuple[str, str, str], Offer] = {}
    for offer in offers:
        strand = offer.form.removesuffix(f"-{offer.call}")
        key = (offer.action, offer.field, strand)
        other = chosen.get(key)
        if other is None or _call_rank(offer) < _call_rank(other):
            chosen[key] = offer
    yield from chosen.values()


def _call_rank(offer: Offer) -> tuple[int, int]:
    kind = 0 if offer.days is not None else 1 if offer.like else 2
    return (kind, -offer.call)


def _purpose(wish: Wish, offer: Offer) -> Iterator[Reason]:
    if not wish.purposes:
        return
    shared = tuple(one for one in offer.profile.purposes if one in wish.purposes)
    if not shared:
        yield Reason("purpose_differs", "against", -30, {"purposes": offer.profile.purposes})
        return
    # What an action is for first weighs more than what it serves as well.
    first = 4 if offer.profile.purposes[0] in wish.purposes else 0
    weight = 6 + round(10 * len(shared) / len(wish.purposes)) + first
    yield Reason("purpose_fits", "for", weight, {"purposes": shared})
    missing = tuple(sorted(wish.purposes - set(shared)))
    if missing:
        yield Reason("purpose_missing", "against", -2, {"purposes": missing})


def _applicant(wish: Wish, offer: Offer) -> Iterator[Reason]:
    if not wish.applicant:
        return
    facts = {"applicant": wish.applicant}
    if wish.applicant in offer.profile.applicants:
        yield Reason("applicant_fits", "for", 4, facts)
    elif offer.profile.is_estimate:
        yield Reason("applicant_unusual", "against", -15, facts)
    else:
        yield Reason("applicant_barred", "bar", -30, facts)


def _field(wish: Wish, offer: Offer) -> Iterator[Reason]:
    if not wish.field or offer.field in ("all", "policy"):
        return
    if offer.field == wish.field:
        yield Reason("field_fits", "for", 3, {"field": offer.field})
    else:
        yield Reason("field_other", "against", -25, {"field": offer.field})


def _country(wish: Wish, offer: Offer) -> Iterator[Reason]:
    if not wish.statuses:
        return
    if wish.statuses.get(offer.period, "") in offer.profile.statuses:
        yield Reason("country_fits", "for", 1, {"country": wish.country})
    else:
        yield Reason("country_barred", "bar", -40, {"country": wish.country})


def _partners(wish: Wish, offer: Offer) -> Iterator[Reason]:
    needed, countries = offer.profile.organisations, offer.profile.countries
    if needed == 1:
        if wish.organisations == 1:
            yield Reason("alone_fits", "for", 5)
        return
    missing = needed - wish.organisations if wish.organisations is not None else 0
    abroad = countries - wish.countries if wish.countries is not None else 0
    if missing > 0:
        facts: dict[str, Fact] = {"missing": missing, "needed": needed}
        yield Reason("partners_missing", "against", -4 - min(missing, 8), facts)
    if abroad > 0:
        facts = {"missing": abroad, "needed": countries}
        yield Reason("countries_missing", "against", -4 - min(abroad, 8), facts)
    if wish.organisations is not None and missing <= 0 and abroad <= 0:
        facts = {"needed": needed, "countries": countries}
        yield Reason("partners_enough", "for", 4, facts)


def _experience(wish: Wish, offer: Offer) -> Iterator[Reason]:
    asked = offer.profile.experience
    if asked == "accredited":
        yield from _accreditation(wish)
        return
    if not wish.experience:
        return
    lacking = _LEVELS.index(asked) - _LEVELS.index(wish.experience)
    if lacking > 0:
        yield Reason("experience_missing", "against", -8 * lacking, {"experience": asked})
    elif asked == "none":
        yield Reason("experience_none", "for", 5 if wish.experience == "none" else 1)
    else:
        yield Reason("experience_fits", "for", 3, {"experience": asked})


def _accreditation(wish: Wish) -> Iterator[Reason]:
    if wish.accredited:
        yield Reason("accreditation_held", "for", 8)
    elif wish.accredited is None:
        yield Reason("accreditation_asked", "against", -6)
    else:
        yield Reason("accreditation_needed", "bar", -20)


def _months(wish: Wish, offer: Offer) -> Iterator[Reason]:
    if wish.months is None or offer.profile.months is None:
        return
    least, most = offer.profile.months
    facts: dict[str, Fact] = {"least": least, "most": most}
    if wish.months < least:
        yield Reason("months_short", "against", -7, facts)
    elif wish.months > most:
        yield Reason("months_long", "against", -7, facts)
    else:
        yield Reason("months_fit", "for", 2, facts)


def _grant(wish: Wish, offer: Offer) -> Iterator[Reason]:
    if not wish.grant or offer.profile.grant is None:
        return
    least, most = offer.profile.grant
    if most == 0:
        yield Reason("grant_none", "against", -15)
    elif most is not None and wish.grant > most:
        share = wish.grant / most
        weight = -4 - min(12, round(4 * share))
        yield Reason("grant_small", "against", weight, {"most": most})
    elif least and wish.grant < least:
        weight = -3 - min(9, round(2 * least / wish.grant))
        yield Reason("grant_large", "against", weight, {"least": least})
    elif found := next((one for one in sorted(offer.sums) if one >= wish.grant), None):
        yield Reason("grant_sum", "for", 3, {"sum": found})
    elif most is not None:
        yield Reason("grant_fits", "for", 3, {"most": most})


def _deadline(offer: Offer) -> Iterator[Reason]:
    if offer.days is not None and offer.days < _NEAR:
        yield Reason("deadline_near", "against", -3, {"days": offer.days})
    elif offer.days is not None:
        yield Reason("deadline_ahead", "for", 2, {"days": offer.days})
    elif offer.like:
        facts: dict[str, Fact] = {"call": offer.call, "like": offer.like}
        yield Reason("deadline_unknown", "against", -1, facts)
    else:
        yield Reason("deadline_passed", "against", -10, {"call": offer.call})


def _origin(offer: Offer) -> Iterator[Reason]:
    if offer.profile.is_estimate:
        yield Reason("profile_estimate", "against", -1)
