"""Help me choose: what the forms offer, compared with what a person plans."""

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from erasmus_desk.catalogue.heads import Head
from erasmus_desk.catalogue.rates import read_sums
from erasmus_desk.model.profile import Applicant, Profile, Purpose
from erasmus_desk.rules.choosing import Judged, Offer, Wish, ranking
from erasmus_desk.session.gallery import FIELDS, actions

if TYPE_CHECKING:
    from erasmus_desk.model.countries import Country
    from erasmus_desk.session.shelf import Shelf


class Chooser:
    """The forms that can be begun now, and the countries people may come from.

    Args:
        desk: Knows the forms.
    """

    def __init__(self, desk: "Shelf") -> None:
        self._desk = desk
        self.offers = tuple(offers(desk))

    @property
    def countries(self) -> "dict[str, Country]":
        """The countries by their code on the Commission's forms."""
        return self._desk.countries

    def purposes(self) -> tuple[str, ...]:
        """What one may want to do, as far as some open action serves it."""
        served = {purpose for offer in self.offers for purpose in offer.profile.purposes}
        return tuple(purpose for purpose in get_args(Purpose) if purpose in served)

    def applicants(self) -> tuple[str, ...]:
        """The kinds of organisations that some open action is for."""
        named = {kind for offer in self.offers for kind in offer.profile.applicants}
        return tuple(kind for kind in get_args(Applicant) if kind in named)

    def fields(self) -> tuple[str, ...]:
        """The fields of education that some open action is for alone."""
        found = {offer.field for offer in self.offers}
        return tuple(field for field in FIELDS if field in found)

    def ranking(self, wish: Wish, country: str = "") -> tuple[Judged, ...]:
        """The open actions in order, for a *wish* from that *country*."""
        known = self.countries.get(country) if country else None
        if known is not None:
            wish = replace(wish, country=country, statuses=known.status)
        return ranking(wish, self.offers)


def offers(desk: "Shelf") -> list[Offer]:
    """Every form that can be begun now; archived ones and those without a profile are not."""
    found = []
    for action in actions(desk.heads.values()):
        for head in action.heads:
            profile = _profile(head) if head.state != "archived" else None
            if profile is not None:
                found.append(_offer(desk, head, action.key, profile))
    return found


def _offer(desk: "Shelf", head: Head, action: str, profile: Profile) -> Offer:
    due = desk.deadline(head.id)
    days = due.days if due is not None and not due.passed else None
    root = next((one for one in desk.roots if one.pack == head.pack), desk.roots[0])
    sums = read_sums(root, head.rates) if head.rates else ()
    return Offer(
        head.id, action, head.field, head.call, head.period, profile, days, head.like, sums
    )


def _profile(head: Head) -> Profile | None:
    if head.profile is None:
        return None
    try:
        return Profile.model_validate(head.profile)
    except ValidationError:
        # `check_forms` tells about it; whoever is choosing has no use for it.
        return None
