"""Countries as the programme sees them."""

from erasmus_desk.model.base import Frozen


class Country(Frozen):
    """One country: codes, names by language, status by programme period.

    Attributes:
        code: The code on the Commission's forms; differs from ISO for EL and UK.
        iso: ISO 3166-1 alpha-2.
        names: Name by language code; English is always there.
        status: By period: ``programme_eu``, ``programme_non_eu``, ``third_country`` (2007-2013);
            ``programme_eu``, ``programme_non_eu``, ``partner`` (2014-2020);
            ``eu_member``, ``associated``, ``not_associated`` (2021-2027).
        region: By period, for countries outside the programme: region number.
        groups: Country groups by the id of the grouping, for rates.
    """

    code: str
    iso: str
    names: dict[str, str]
    status: dict[str, str] = {}
    region: dict[str, int] = {}
    groups: dict[str, str] = {}
    confidence: str = "official"

    def name(self, language: str) -> str:
        """The country's name in that language, in English where it is missing."""
        return self.names.get(language) or self.names["en"]
