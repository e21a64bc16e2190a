"""Explain the action: what one form is for, for whom, by when, and where that is written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from erasmus_desk.model.forms import Criterion, FormDefinition
from erasmus_desk.model.provenance import Source, Sourced
from erasmus_desk.model.questions import ChoicesQuestion
from erasmus_desk.model.walk import all_questions
from erasmus_desk.session.deadlines import Countdown, countdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from erasmus_desk.catalogue.heads import Head
    from erasmus_desk.model.profile import Profile
    from erasmus_desk.model.words import FormWords
    from erasmus_desk.session.shelf import Shelf

PARTS = ("aims", "applicants", "funding", "results")
"""The texts of a form that explain its action, in the order in which they are read."""
_EXPECTED = "expected"
"""How the keys of questions begin whose choices are the results that an action is meant to have."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One award criterion: its points, the least that passes, and what assessors ask."""

    title: str
    text: str
    points: int
    minimum: int
    asked: tuple[str, ...]
    estimate: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """One list of expected results: what they are for, and each of them."""

    title: str
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One file that goes along with the application."""

    title: str
    help: str
    required: bool
    conditional: bool
    estimate: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """One form explained.

    Attributes:
        texts: Paragraphs by part: aims, applicants, funding, results.
        expected: The lists of results that the form lets people choose from.
        deadlines: All rounds, seen from now.
        total: The points in all and the least that passes; None where nothing is scored.
        pages: How many pages Part B may have; 0 where there is none.
        languages: The languages of the form's questions.
        sources: The documents that the form was made from.
    """

    head: "Head"
    texts: dict[str, tuple[str, ...]]
    expected: tuple[Expected, ...]
    profile: "Profile | None"
    deadlines: tuple[Countdown, ...]
    total: tuple[int, int] | None
    criteria: tuple[Scored, ...]
    annexes: tuple[Enclosed, ...]
    pages: int
    languages: tuple[str, ...]
    sources: tuple[Source, ...]


def explain(desk: "Shelf", form_id: str, language: str) -> Explanation:
    """The form with that id explained in *language*.

    Raises:
        FormUnusable: There is no such form, or its files are not usable.
    """
    form, words = desk.catalogue.form(form_id), desk.form_words(form_id, language)
    head = desk.heads[form_id]
    return Explanation(
        head,
        {part: _paragraphs(words.find(f"form.{part}")) for part in PARTS},
        tuple(_expected(form, words)),
        form.profile,
        _deadlines(desk, head),
        (form.award.total, form.award.threshold) if form.award else None,
        tuple(_scored(criterion, words) for criterion in form.criteria),
        tuple(_enclosed(form, words)),
        (form.part_b.pages or 0) if form.part_b else 0,
        desk.catalogue.languages(form_id),
        tuple(form.sources[key] for key in _cited(form)),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def _expected(form: FormDefinition, words: "FormWords") -> Iterator[Expected]:
    for _, question in all_questions(form):
        if isinstance(question, ChoicesQuestion) and question.key.startswith(_EXPECTED):
            known = form.options[question.options]
            labels = (words.option(known.words, option.code) for option in known.options)
            yield Expected(words.find(f"question.{question.words}.label"), tuple(labels))


def _deadlines(desk: "Shelf", head: "Head") -> tuple[Countdown, ...]:
    each = (countdown(replace(head, rounds=(one,)), desk.now()) for one in head.rounds)
    return tuple(found for found in each if found is not None)


def _scored(criterion: Criterion, words: "FormWords") -> Scored:
    name = f"criterion.{criterion.key}"
    asked = (words.find(f"{name}.part.{part.key}") for part in criterion.parts)
    return Scored(
        words.find(f"{name}.title") or criterion.key,
        words.find(f"{name}.text"),
        criterion.points,
        criterion.minimum,
        tuple(text for text in asked if text),
        criterion.is_estimate,
    )


def _enclosed(form: FormDefinition, words: "FormWords") -> Iterator[Enclosed]:
    for annex in form.annexes:
        yield Enclosed(
            words.find(f"annex.{annex.key}.title") or annex.key,
            words.find(f"annex.{annex.key}.help"),
            annex.required,
            bool(annex.when),
            annex.is_estimate,
        )


def _cited(form: FormDefinition) -> "Iterable[str]":
    """The sources that something in the form names, those that most rests on first."""
    facts: list[Sourced | None] = [form.counting, form.award, form.profile, form.part_b]
    facts += [*form.deadlines, *form.criteria, *form.annexes, *form.rules, *form.options.values()]
    named = Counter(source for fact in facts if fact is not None for source in fact.source)
    return [key for key, _ in named.most_common() if key in form.sources] or list(form.sources)
