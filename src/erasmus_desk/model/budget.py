"""A budget: the lines of a grant with their reasons, and the limits they are held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from erasmus_desk.model.answers import Place
from erasmus_desk.model.provenance import Confidence, Source

ZERO = Decimal("0.00")
_ORDER = {level: position for position, level in enumerate(Confidence)}
_SURE = frozenset({Confidence.OFFICIAL, Confidence.CONFIRMED})


def weakest(levels: Iterable[Confidence]) -> Confidence:
    """The least certain of *levels*; official if there is none."""
    return max(levels, key=_ORDER.__getitem__, default=Confidence.OFFICIAL)


@dataclass(frozen=True, slots=True)
class Formula:
    """How an amount comes about: a code and its facts, worded by the shells.

    The codes and the names of their facts are listed in `funding/vocabulary.py`.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of the grant and why it is that much.

    Attributes:
        category: The figure of the budget it is part of.
        organisation: Item id of the organisation that gets it; empty if the form names none.
        place: The planned thing: where a person changes it.
        label: Option codes that tell lines of one place apart: staff category, country …
        quantity, unit, rate: What is multiplied; unit and rate in the words of the rate.
        amount: Euro, to the cent, after any cut.
        cut: What a ceiling took away.
        formula: How the amount came about before a cut.
        source: Ids of the budget's sources.
        confidence: The weakest confidence among the rates used.
        notes: Codes of remarks, see `funding/vocabulary.py`.
        also: Further figures it counts towards, e.g. ``courses``.
    """

    category: str
    organisation: str
    place: Place
    amount: Decimal
    formula: Formula
    label: Mapping[str, str] = field(default_factory=dict)
    quantity: Decimal = ZERO
    unit: str = ""
    rate: Decimal = ZERO
    cut: Decimal = ZERO
    source: tuple[str, ...] = ()
    confidence: Confidence = Confidence.OFFICIAL
    notes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_estimate(self) -> bool:
        """Whether people must be told that the amount is not certain."""
        return self.confidence not in _SURE


@dataclass(frozen=True, slots=True)
class LimitUse:
    """How much of a ceiling the plan uses.

    Attributes:
        code: Which ceiling; see `funding/vocabulary.py`.
        used, maximum: Euro, or a plain count for ``unit = "items"``.
        unit: ``euro`` or ``items``.
        effect: ``cut``: lines were cut to the ceiling, ``used`` is before the cut; ``tell``: the
            plan has to change; ``exact``: both must be equal.
        places: What stands over the ceiling, where that can be said.
        source, confidence: Origin of the ceiling.
    """

    code: str
    used: Decimal
    maximum: Decimal
    unit: Literal["euro", "items"] = "euro"
    effect: Literal["cut", "tell", "exact"] = "tell"
    places: tuple[Place, ...] = ()
    source: tuple[str, ...] = ()
    confidence: Confidence = Confidence.OFFICIAL

    @property
    def over(self) -> Decimal:
        """By how much the plan exceeds the ceiling; 0 if it does not."""
        return max(self.used - self.maximum, ZERO)

    @property
    def is_kept(self) -> bool:
        """Whether the ceiling is respected."""
        return self.used == self.maximum if self.effect == "exact" else self.used <= self.maximum

    @property
    def is_estimate(self) -> bool:
        """Whether the ceiling itself is not certain."""
        return self.confidence not in _SURE


@dataclass(frozen=True, slots=True)
class Budget:
    """The grant: lines, limits, and sums that agree to the cent.

    Attributes:
        categories: The figures of the funding model in the order of the form.
        lines, limits: The content.
        summaries: In a nutshell how each category comes about; categories without lines have none.
        sources: The documents that lines and limits name.
    """

    categories: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    limits: tuple[LimitUse, ...] = ()
    summaries: Mapping[str, Formula] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        """The grant that would be requested."""
        return sum((line.amount for line in self.lines), ZERO)

    @property
    def is_estimate(self) -> bool:
        """Whether a line that brings money rests on an uncertain rate."""
        return any(line.is_estimate and line.amount for line in self.lines)

    @property
    def notes(self) -> frozenset[str]:
        """Every remark that some line carries."""
        return frozenset(note for line in self.lines for note in line.notes)

    def figure(self, name: str) -> Decimal:
        """The figure of that name: ``total``, a category, or one that lines also count towards."""
        if name == "total":
            return self.total
        counted = (line.amount for line in self.lines if name in (line.category, *line.also))
        return sum(counted, ZERO)

    def by_category(self) -> dict[str, Decimal]:
        """The sum of every category, in the order of the form, also those without lines."""
        sums = dict.fromkeys(self.categories, ZERO)
        for line in self.lines:
            sums[line.category] = sums.get(line.category, ZERO) + line.amount
        return sums

    def by_organisation(self) -> dict[str, Decimal]:
        """The sum of every organisation with a line, by item id ("" where none is named)."""
        sums: dict[str, Decimal] = {}
        for line in self.lines:
            sums[line.organisation] = sums.get(line.organisation, ZERO) + line.amount
        return sums

    def by_both(self) -> dict[str, dict[str, Decimal]]:
        """The sum of every organisation inside every category."""
        sums: dict[str, dict[str, Decimal]] = {name: {} for name in self.categories}
        for line in self.lines:
            row = sums.setdefault(line.category, {})
            row[line.organisation] = row.get(line.organisation, ZERO) + line.amount
        return sums

    def of(self, place: Place) -> tuple[Line, ...]:
        """The lines planned at *place* or below it."""
        return tuple(line for line in self.lines if line.place[: len(place)] == place)

    def limit(self, code: str) -> LimitUse | None:
        """The limit of that code, if the plan is held against it."""
        return next((limit for limit in self.limits if limit.code == code), None)
