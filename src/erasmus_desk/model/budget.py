"""A budget: the lines of a grant with their reasons, and the limits they are held against."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from erasmus_desk.model.answers import Place
from erasmus_desk.model.provenance import Confidence, Source

ZERO = Decimal("0.00")
SILENT = frozenset({"unplanned", "guarantee"})
"""Categories that are worth a row only while something is in them."""
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
class Portion:
    """The lines that make one row of a table: those of a category, or of a thing in it."""

    category: str
    lines: tuple[Line, ...]
    thing: Place = ()

    @property
    def amount(self) -> Decimal:
        """The sum of the lines."""
        return sum((line.amount for line in self.lines), ZERO)

    def by_organisation(self) -> dict[str, Decimal]:
        """The sum of every organisation with a line."""
        sums: dict[str, Decimal] = {}
        for line in self.lines:
            sums[line.organisation] = sums.get(line.organisation, ZERO) + line.amount
        return sums


@dataclass(frozen=True, slots=True)
class Budget:
    """The grant: lines, limits, and sums that agree to the cent.

    Attributes:
        categories: The figures of the funding model in the order of the form.
        lines, limits: The content.
        summaries: In a nutshell how each category comes about; categories without lines have none.
        sources: The documents that lines and limits name.
        things: The planned things that tables show in rows of their own, in the order of the
            form; empty where the categories are the rows.
        by_thing: Whether such a row gathers the lines of all categories: a work package with
            staff, travel, overheads.
    """

    categories: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    limits: tuple[LimitUse, ...] = ()
    summaries: Mapping[str, Formula] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    things: tuple[Place, ...] = ()
    by_thing: bool = False

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

    def portions(self) -> tuple[Portion, ...]:
        """The rows of a table: categories, those with things of their own thing by thing."""
        if self.by_thing:
            return tuple(self._whole_things())
        return tuple(
            portion for category in self.categories for portion in self._portions(category)
        )

    def category_portions(self) -> tuple[Portion, ...]:
        """The rows of a table whose rows are the categories."""
        return tuple(
            Portion(category, tuple(line for line in self.lines if line.category == category))
            for category in self.categories
        )

    def _whole_things(self) -> Iterator[Portion]:
        homes = [self._thing(line) for line in self.lines]
        pairs = tuple(zip(self.lines, homes, strict=True))
        for thing in self.things:
            if own := tuple(line for line, home in pairs if home == thing):
                yield Portion("", own, thing)
        loose = tuple(line for line, home in pairs if home is None)
        for category in self.categories:
            if rest := tuple(line for line in loose if line.category == category):
                yield Portion(category, rest)

    def _portions(self, category: str) -> Iterator[Portion]:
        lines = tuple(line for line in self.lines if line.category == category)
        homes = [self._thing(line) for line in lines]
        for thing in self.things:
            own = tuple(x for x, home in zip(lines, homes, strict=True) if home == thing)
            if own:
                yield Portion(category, own, thing)
        rest = tuple(x for x, home in zip(lines, homes, strict=True) if home is None)
        if rest or not lines:
            yield Portion(category, rest)

    def _thing(self, line: Line) -> Place | None:
        return next((t for t in self.things if line.place[: len(t)] == t), None)

    def of(self, place: Place) -> tuple[Line, ...]:
        """The lines planned at *place* or below it."""
        return tuple(line for line in self.lines if line.place[: len(place)] == place)

    def limit(self, code: str) -> LimitUse | None:
        """The limit of that code, if the plan is held against it."""
        return next((limit for limit in self.limits if limit.code == code), None)
