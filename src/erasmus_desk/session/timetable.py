"""The timetable of an open draft in words, and as the Word document takes it."""

from datetime import date

from erasmus_desk.documents.item_names import kind_in_words, path_of, with_number
from erasmus_desk.documents.options import Bar as DocumentBar
from erasmus_desk.documents.outline import Shade
from erasmus_desk.model.answers import Answers
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.words import FormWords
from erasmus_desk.rules.naming import item_name
from erasmus_desk.rules.timetable import Bar, Timetable, YearRow, project_dates, timetable

__all__ = [
    "Bar",
    "Timetable",
    "YearRow",
    "assumed_start",
    "bar_label",
    "document_bars",
    "row_label",
    "timetable",
]

_SHADES: dict[str, Shade] = {
    "work_packages": "output",
    "milestones": "event",
    "deliverables": "training",
}
"""Colours of what is planned in months, by the list that it stands in."""


def bar_label(form: FormDefinition, bar: Bar, words: FormWords) -> str:
    """What a bar is called: ``O1 Training module``, ``Project management``."""
    if bar.question is None:
        section = form.section(bar.place[0])
        return words.section(section.words) if section else bar.place[0]
    title = item_name(form, words, bar.question, bar.item)
    if bar.question.prefix:
        return with_number(bar.number, title or _kind(form, bar, words))
    return title or f"{_kind(form, bar, words)} {bar.number}"


def row_label(row: YearRow, words: FormWords) -> str:
    """What a row of years counts."""
    return words.question(row.words, "label")


def document_bars(
    form: FormDefinition, found: Timetable, words: FormWords
) -> tuple[DocumentBar, ...]:
    """The bars as the Word document takes them, cut to the months that are drawn."""
    if not found.months:
        return ()
    first = date(*found.months[0], 1)
    last = date(*found.months[-1], 28)
    return tuple(
        DocumentBar(
            bar_label(form, bar, words), _shade(bar), max(bar.start, first), min(bar.end, last)
        )
        for bar in found.bars
        if any(found.covers(bar))
    )


def _shade(bar: Bar) -> Shade:
    """The colour of a bar on paper; work packages and what falls due in them differ."""
    steps = (_SHADES[step] for step in reversed(bar.place) if step in _SHADES)
    return next(steps, bar.kind)


def assumed_start(form: FormDefinition, answers: Answers) -> date | None:
    """A first day to count months from, where Part B counts them and no day is given yet."""
    if form.part_b is None or project_dates(form, answers)[0] is not None:
        return None
    return date(form.call + 1, 1, 1)


def _kind(form: FormDefinition, bar: Bar, words: FormWords) -> str:
    path = path_of(form, bar.place[:-1])
    return kind_in_words(words, form, bar.question, path) if bar.question else ""
