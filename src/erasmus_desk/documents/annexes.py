"""What follows the chapters: partners, timetable, budget, award criteria, files to attach."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from erasmus_desk.documents.asking import Material, chapter_fields, chapters
from erasmus_desk.documents.budget_chapter import budget_chapter
from erasmus_desk.documents.enclosures import files_to_attach, has_partners, partners
from erasmus_desk.documents.options import Bar, DocumentState
from erasmus_desk.documents.outline import (
    Block,
    Cell,
    Heading,
    Row,
    Shade,
    Text,
    Timetable,
    TimetableRow,
    Turn,
)
from erasmus_desk.documents.tables import laid_out
from erasmus_desk.documents.wording import grouped, short_date


def annexes(material: Material, state: DocumentState) -> Iterator[Block]:
    """The annexes, each under its letter."""
    parts: list[list[Block]] = []
    if has_partners(material):
        parts.append(partners(material))
    if state.timetable and not material.blank:
        parts.append(_timetable(material, state))
    if material.budget is not None:
        parts.append(budget_chapter(material, material.budget))
    if material.options.criteria and material.form.criteria:
        parts.append(_criteria(material))
    if state.annexes and not material.blank:
        parts.append(files_to_attach(material, state.annexes))
    letters = material.labels.say("annex.letters")
    for position, (letter, blocks) in enumerate(zip(letters, parts, strict=False), start=1):
        number = material.labels.say("annex.number", letter=letter)
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                yield Heading(1, block.text, number, (f"ed_annex_{position}",))
            else:
                yield block


def _timetable(material: Material, state: DocumentState) -> list[Block]:
    return [
        Turn(landscape=True),
        Heading(1, material.labels.say("annex.timetable")),
        timetable_block(material, state.timetable, relative=state.relative),
        Turn(landscape=False),
    ]


def timetable_block(
    material: Material, bars: tuple[Bar, ...], *, relative: bool = False
) -> Timetable:
    """The chart; ``relative`` counts the months of the project, M1, M2 … by its years."""
    say = material.labels.say
    months = _months(min(b.start for b in bars), max(b.end for b in bars))
    rows = tuple(TimetableRow(Text(bar.label, typed=True), _shades(bar, months)) for bar in bars)
    years = _project_years(material, len(months)) if relative else _calendar(material, months)
    told = "" if relative else _in_words(material, bars)
    return Timetable(say("annex.months"), say("annex.activity"), years, rows, told)


def _calendar(
    material: Material, months: list[tuple[int, int]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    years = ((year, list(group)) for year, group in groupby(months, lambda month: month[0]))
    return tuple(
        (
            # One month is too narrow for four figures.
            str(year) if len(group) > 1 else f"{year % 100:02}",
            tuple(material.labels.say(f"month.letter.{m}") for _, m in group),
        )
        for year, group in years
    )


def _project_years(material: Material, count: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (
            material.labels.say("annex.year", number=first // 12 + 1),
            tuple(str(month + 1) for month in range(first, min(first + 12, count))),
        )
        for first in range(0, count, 12)
    )


def _in_words(material: Material, bars: tuple[Bar, ...]) -> str:
    """The timetable for who cannot see colours: ``O1 Training module: 1 Nov 2018 – …``."""
    labels = material.labels
    return "; ".join(
        f"{bar.label}: {short_date(bar.start, labels)} – {short_date(bar.end, labels)}"
        for bar in bars
    )


def _months(first: date, last: date) -> list[tuple[int, int]]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [(n // 12, n % 12 + 1) for n in range(start, end + 1)]


def _shades(bar: Bar, months: list[tuple[int, int]]) -> tuple[Shade, ...]:
    begin, end = (bar.start.year, bar.start.month), (bar.end.year, bar.end.month)
    return tuple(bar.kind if begin <= month <= end else "" for month in months)


def _criteria(material: Material) -> list[Block]:
    say = material.labels.say
    rows = []
    for criterion in material.form.criteria:
        cells: tuple[Cell, ...] = (
            (Text(material.words.find(f"criterion.{criterion.key}.title")),),
            (Text(", ".join(_scored(material, criterion.key))),),
            (Text(grouped(criterion.minimum)),),
            (Text(grouped(criterion.points)),),
        )
        rows.append(Row(cells))
    award = material.form.award
    points = sum((Decimal(c.points) for c in material.form.criteria), Decimal(0))
    threshold: Cell = (Text(grouped(award.threshold)),) if award else ()
    total: tuple[Cell, ...] = (
        (Text(say("table.total")),),
        (),
        threshold,
        (Text(grouped(int(points))),),
    )
    titles = ("criteria.criterion", "criteria.questions", "criteria.minimum", "criteria.points")
    figures = (False, False, True, True)
    heads = tuple(say(title) for title in titles)
    table = laid_out(say("criteria.caption"), heads, figures, [*rows, Row(total, total=True)])
    return [Heading(1, say("annex.criteria")), table]


def _scored(material: Material, key: str) -> list[str]:
    """The numbers of the questions, or of whole chapters, scored under a criterion."""
    found: list[str] = []
    for page in chapters(material):
        if page.section.items:
            if key in page.section.criteria or key in page.section.items.criteria:
                found.append(str(page.number))
            continue
        found.extend(
            field.number
            for field in chapter_fields(material, page)
            if field.number and key in (field.question.criteria or page.section.criteria)
        )
    return found
