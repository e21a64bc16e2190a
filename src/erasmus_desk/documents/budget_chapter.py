"""The budget in the document: who gets what, how it comes about, limits, sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from erasmus_desk.documents.asking import Material, key_path
from erasmus_desk.documents.budget_tables import by_both
from erasmus_desk.documents.outline import (
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Notice,
    Plain,
    Row,
    Table,
    Text,
)
from erasmus_desk.documents.tables import laid_out
from erasmus_desk.documents.titlepage import shortened
from erasmus_desk.documents.widths import share_for, share_of
from erasmus_desk.documents.wording import bare_money, money, unbroken
from erasmus_desk.model.answers import Place, get
from erasmus_desk.model.budget import ZERO, Budget, LimitUse, Line
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question

_DESCRIBED, _ON_ONE_LINE = 160, 40
_LEAST, _THING, _ORGANISATION, _SOURCE, _AMOUNT = 120, 230, 210, 100, 150
"""Widths in thousandths, the same for each category, so that tables line up."""
_PLANNED = "planned"
"""The formula of an amount that was entered as it is."""


def budget_chapter(material: Material, budget: Budget) -> list[Block]:
    """The annex on money; its sums are those of *budget*."""
    say = material.labels.say
    blocks: list[Block] = [Heading(1, say("budget.title"))]
    total = money(budget.total, material.labels)
    blocks.append(Plain((Text(say("budget.total")), Text(f" {total}", look="strong"))))
    if budget.is_estimate:
        blocks.append(Notice(say("budget.estimate")))
    if not budget.lines:
        blocks.append(Note(say("budget.nothing")))
        return blocks
    blocks.append(Heading(2, say("budget.shares")))
    blocks += by_both(material, budget)
    if budget.by_thing:
        blocks += by_both(material, replace(budget, things=(), by_thing=False))
    cited = _Cited(budget)
    blocks += _calculation(material, budget, cited)
    if budget.limits:
        blocks.append(Heading(2, say("budget.limits")))
        blocks.append(_limits(material, budget.limits, cited))
    if cited.keys:
        blocks.append(Heading(2, say("budget.sources")))
        blocks.append(_sources(material, budget, cited))
    return blocks


class _Cited:
    """The sources in the order in which they were first named."""

    def __init__(self, budget: Budget) -> None:
        self._known = budget.sources
        self._numbers: dict[str, int] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the sources, by number."""
        return tuple(self._numbers)

    def numbers(self, source: Iterable[str]) -> str:
        """The numbers of *source*, for a narrow column."""
        known = [key for key in source if key in self._known]
        found = (self._numbers.setdefault(key, len(self._numbers) + 1) for key in known)
        return ", ".join(str(number) for number in sorted(found))


@dataclass(frozen=True, slots=True)
class _Widths:
    """Two columns in thousandths, the same for each category, so that tables line up."""

    thing: int
    organisation: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns the tables of one category have."""

    things: bool
    organisations: bool
    grouped: bool
    sources: bool


def _calculation(material: Material, budget: Budget, cited: _Cited) -> Iterator[Block]:
    """Line by line how the grant comes about; amounts that were entered stand above already."""
    if all(line.formula.code == _PLANNED for line in budget.lines):
        cited.numbers(source for line in budget.lines for source in line.source)
        return
    yield Heading(2, material.labels.say("budget.calculation"))
    widths = _widths(material, budget.lines)
    for category in budget.by_category():
        lines = tuple(line for line in budget.lines if line.category == category)
        if lines:
            yield from category_blocks(material, lines, cited, widths)


def category_blocks(
    material: Material,
    lines: tuple[Line, ...],
    cited: _Cited | None = None,
    widths: _Widths | None = None,
) -> Iterator[Block]:
    """The lines of one category: what for, how calculated, how much."""
    said, category = material.said, lines[0].category
    yield Heading(3, said.category(category))
    if material.budget is not None and cited is not None and category in material.budget.summaries:
        yield Note(unbroken(said.summary(material.budget, category)))
    yield _category_table(material, lines, cited, widths or _widths(material, lines))
    sure = {said.confidence(line): None for line in lines if line.is_estimate}
    if sure:
        yield Note(f"≈ {'; '.join(sure)}")
    for remark in dict.fromkeys(text for line in lines for text in _remarks(material, line)):
        yield Note(remark)


def _remarks(material: Material, line: Line) -> Iterator[str]:
    # A cut is told in the sentence of its line.
    codes = tuple(code for code in line.notes if code != "cut")
    for code in codes:
        yield material.said.texts.say(f"note.{code}")


def _category_table(
    material: Material, lines: tuple[Line, ...], cited: _Cited | None, widths: _Widths
) -> Table:
    say = material.labels.say
    layout = _layout(material, lines, sources=cited is not None)
    rows: list[Row] = []
    for group, inside in groupby(lines, key=lambda line: group_of(material, line.place)):
        found = tuple(inside)
        if layout.grouped:
            rows.append(_group_row(material, group, found, layout))
        rows += [_line_row(material, group, line, layout, cited) for line in found]
    if len(lines) > 1:
        rows.append(_filled(layout, Text(say("table.total")), _amount(material, lines), total=True))
    columns = (
        *([(say("budget.thing"), widths.thing)] if layout.things else []),
        *([(say("budget.organisation"), widths.organisation)] if layout.organisations else []),
        (say("budget.how"), 0),
        *([_column(say("budget.source"), _SOURCE)] if layout.sources else []),
        _column(say("budget.amount"), _AMOUNT),
    )
    rest = 1000 - sum(share for _, share in columns)
    last = len(columns) - 1
    shaped = (Column(t, share or rest, n == last) for n, (t, share) in enumerate(columns))
    return Table(tuple(shaped), tuple(rows))


def _widths(material: Material, lines: tuple[Line, ...]) -> _Widths:
    """As broad as the longest text of *lines* asks for, within bounds."""
    things = {_rest(material, line.place) or group_of(material, line.place) for line in lines}
    homes = {material.said.organisation(line.organisation) for line in lines}
    say = material.labels.say
    return _Widths(
        share_for((say("budget.thing"), *sorted(things)), _LEAST, _THING),
        share_for((say("budget.organisation"), *sorted(homes)), _LEAST, _ORGANISATION),
    )


def _column(title: str, share: int) -> tuple[str, int]:
    """A column that is broad enough for its title in every language."""
    return title, share_of(title, share)


def _layout(material: Material, lines: tuple[Line, ...], *, sources: bool) -> _Layout:
    several = len({line.organisation for line in material.budget.lines}) if material.budget else 0
    grouped = any(_is_grouped(material, line.place) for line in lines)
    things = any(_rest(material, line.place) for line in lines)
    return _Layout(things, several > 1, grouped, sources)


def group_of(material: Material, place: Place) -> str:
    """The planned thing that a line belongs to: ``O1 Training module``."""
    return material.said.thing(_group_place(material, place))


def _group_place(material: Material, place: Place) -> Place:
    """The outermost item on the way to *place*."""
    depths = range(2, len(place))
    found = (place[:n] for n in depths if isinstance(get(material.whole, place[: n - 1]), tuple))
    return next(found, place)


def _is_grouped(material: Material, place: Place) -> bool:
    """Whether the line stands below a thing with a number of its own."""
    question = _list_of(material, _group_place(material, place))
    return place[:1] != ("organisations",) and question is not None and bool(question.prefix)


def _rest(material: Material, place: Place) -> str:
    """What tells a line from others of its group, where it has a number of its own."""
    question = _list_of(material, place)
    whole, group = material.said.thing(place), group_of(material, place)
    if question is None or not question.prefix or whole == group:
        return ""
    return whole.removeprefix(group).removeprefix(" · ")


def _list_of(material: Material, place: Place) -> ListQuestion | None:
    """The list that the item at *place* stands in."""
    found = find_question(material.form, ".".join(key_path(material, place)))
    return found if isinstance(found, ListQuestion) else None


def _group_row(material: Material, group: str, lines: tuple[Line, ...], layout: _Layout) -> Row:
    return _filled(layout, Text(group, typed=True), _amount(material, lines), group=True)


def _filled(
    layout: _Layout, first: Text, amount: Cell, *, total: bool = False, group: bool = False
) -> Row:
    """A row of which only the first and the last cell say something."""
    between = layout.things + layout.organisations + layout.sources
    cells: tuple[Cell, ...] = ((first,), *(((),) * between), amount)
    return Row(cells, total=total, group=group)


def _line_row(
    material: Material, group: str, line: Line, layout: _Layout, cited: _Cited | None
) -> Row:
    said = material.said
    how = said.how(line)
    if not layout.grouped and not layout.things and line.place[:1] != ("organisations",):
        entered = line.formula.code == "planned" and bool(line.organisation)
        name = typed_name(material, line.place) or ("" if entered else group)
        how = _told(name, how) if name else how
    cells: list[Cell] = []
    if layout.things:
        cells.append((Text(_rest(material, line.place) or group),))
    if layout.organisations:
        cells.append((Text(said.organisation(line.organisation), typed=True),))
    cells.append((Text(unbroken(how)),))
    if cited is not None:
        cells.append((Text(cited.numbers(line.source), look="muted"),))
    cells.append(_amount(material, (line,), mark=True))
    return Row(tuple(cells))


def _told(name: str, how: str) -> str:
    """What a cost is for, and how it is calculated: below each other where they are long."""
    return f"{name}: {how}" if len(name) <= _ON_ONE_LINE else f"{name}\n{how}"


def typed_name(material: Material, place: Place) -> str:
    """The description of an item without number and title, shortened; empty if it has none."""
    item = get(material.whole, place)
    text = item.get("description") if isinstance(item, Mapping) else None
    if not isinstance(text, str) or not text.strip():
        return ""
    line = " ".join(text.split())
    return shortened(line, _DESCRIBED)


def _amount(material: Material, lines: tuple[Line, ...], *, mark: bool = False) -> Cell:
    total = sum((line.amount for line in lines), ZERO)
    guessed = mark and any(line.is_estimate and line.amount for line in lines)
    about = "≈\u00a0" if guessed else ""
    return (Text(f"{about}{bare_money(total, material.labels)}"),)


def _limits(material: Material, limits: tuple[LimitUse, ...], cited: _Cited) -> Table:
    say, said = material.labels.say, material.said
    rows = []
    for limit in limits:
        mark = "≈\u00a0" if limit.is_estimate else ""
        rows.append(
            Row(
                (
                    (Text(said.limit(limit)),),
                    (Text(_size(material, limit, limit.used)),),
                    (Text(f"{mark}{_size(material, limit, limit.maximum)}"),),
                    (Text(said.limit_state(limit), look="" if limit.is_kept else "over"),),
                    (Text(cited.numbers(limit.source), look="muted"),),
                )
            )
        )
    keys = ("limit", "used", "maximum", "state", "source")
    titles = tuple(say(f"budget.{key}") for key in keys)
    return laid_out("", titles, (False, True, True, False, False), rows)


def _size(material: Material, limit: LimitUse, size: Decimal) -> str:
    return money(size, material.labels) if limit.unit == "euro" else str(int(size))


def _sources(material: Material, budget: Budget, cited: _Cited) -> Table:
    say = material.labels.say
    rows = []
    for number, key in enumerate(cited.keys, start=1):
        source = budget.sources[key]
        title = f"{source.title}, {source.edition}" if source.edition else source.title
        text = f"{title}\n{source.address}" if source.address else title
        rows.append(Row(((Text(str(number)),), (Text(text),))))
    columns = (Column(say("table.number"), 70), Column(say("budget.document"), 930))
    return Table(columns, tuple(rows))
