"""The same judgments again and again while somebody writes: only what changed is judged anew.

Versions of the answers share what did not change, so an untouched item or text is the identical
object.  What was found out about it stays true as long as the answers elsewhere that it depends
on (conditions, lists that references name) are equal, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition, Section
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.rulebook import Rule
from erasmus_desk.rules.fields import (
    Field,
    Page,
    deep_fields,
    item_fields,
    item_ids,
    page_fields,
    pages,
)
from erasmus_desk.rules.findings import judge
from erasmus_desk.rules.judge_asked import Kept
from erasmus_desk.rules.judge_case import Case
from erasmus_desk.rules.judge_chart import Chart
from erasmus_desk.rules.judge_order import in_order
from erasmus_desk.rules.judging import Figures, Judged, judged
from erasmus_desk.rules.progress import (
    CriterionProgress,
    Progress,
    SectionProgress,
    counts,
    errors_by_section,
    together,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """What was found out about a page, an item or an answer.

    ``scored`` holds, by criterion, how many required answers are there and how many are asked.
    """

    findings: tuple[Finding, ...] = ()
    answered: int = 0
    required: int = 0
    touched: bool = False
    scored: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    own: object
    outside: object
    part: _Part


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What a part depends on beyond itself: answers at places, items of lists by path."""

    places: tuple[Place, ...] = ()
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _KeptRule:
    read: Mapping[str, object]
    judged: Judged


class _Watched(Mapping[str, object]):
    """Answers that note which sections were looked at."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.read: dict[str, object] = {}

    def __getitem__(self, key: str) -> object:
        self.read[key] = self._answers.get(key)
        return self._answers[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


@dataclass(slots=True)
class _Shelf:
    """Parts kept from one judgment to the next."""

    pages: dict[str, _Kept] = field(default_factory=dict)
    units: dict[str, dict[Place, _Kept]] = field(default_factory=dict)
    rules: dict[int, _KeptRule] = field(default_factory=dict)
    spots: Kept = field(default_factory=dict)


class Judge:
    """Judges drafts of one form; quick when a draft differs little from the last one judged.

    Its answers equal those of `all_findings`, `conditions_met`, `progress` and
    `criteria_progress`; only the time they take differs.
    """

    def __init__(self, form: FormDefinition) -> None:
        self._form = form
        self._chart = Chart(form)
        self._shelf = _Shelf()
        self._elsewhere: dict[str, _Elsewhere] = {}
        self._walked: tuple[Answers, list[tuple[Page, _Part]]] | None = None
        self._whole: tuple[Answers, Figures | None, tuple[Finding, ...]] | None = None

    def findings(self, answers: Answers, figures: Figures | None = None) -> tuple[Finding, ...]:
        """Everything that is to be mended, in the order in which the form asks."""
        if self._whole and self._whole[0] is answers and self._whole[1] == figures:
            return self._whole[2]
        found = chain.from_iterable(part.findings for _, part in self._parts(answers))
        verdicts = self.conditions(answers, figures)
        broken = chain.from_iterable(verdict.findings for verdict in verdicts)
        result = in_order(self._form, answers, chain(found, broken))
        self._whole = (answers, None if figures is None else dict(figures), result)
        return result

    def conditions(self, answers: Answers, figures: Figures | None = None) -> tuple[Judged, ...]:
        """Every rule with how the draft stands to it."""
        return tuple(
            self._rule(number, rule, answers, figures)
            for number, rule in enumerate(self._form.rules)
        )

    def progress(self, answers: Answers, figures: Figures | None = None) -> Progress:
        """How far the draft has come, broken rules counted among the errors."""
        errors = errors_by_section(self.findings(answers, figures))
        return together(
            SectionProgress(
                page.section.key,
                page.number,
                part.answered,
                part.required,
                _item_count(page.section, answers),
                errors[page.section.key],
                part.touched,
            )
            for page, part in self._parts(answers)
        )

    def criteria(self, answers: Answers) -> tuple[CriterionProgress, ...]:
        """How much of what assessors score under each award criterion is answered."""
        scored = _summed(part for _, part in self._parts(answers)).scored
        tally = {key: (answered, asked) for key, answered, asked in scored}
        return tuple(
            CriterionProgress(c.key, c.points, c.minimum, *tally.get(c.key, (0, 0)))
            for c in self._form.criteria
        )

    def _rule(self, number: int, rule: Rule, answers: Answers, figures: Figures | None) -> Judged:
        kept = self._shelf.rules.get(number)
        if kept is not None and all(answers.get(key) is own for key, own in kept.read.items()):
            return kept.judged
        watched = _Watched(answers)
        verdict = judged(rule, self._case(watched, figures))
        if not rule.kind.startswith("amount_"):
            self._shelf.rules[number] = _KeptRule(watched.read, verdict)
        return verdict

    def _case(self, watched: _Watched, figures: Figures | None) -> Case:
        return Case(self._chart, watched, self._shelf.spots, figures)  # type: ignore[arg-type]

    def _parts(self, answers: Answers) -> list[tuple[Page, _Part]]:
        if self._walked is None or self._walked[0] is not answers:
            ids: dict[str, frozenset[str]] = {}
            shown = pages(self._form, answers)
            self._walked = (answers, [(page, self._page(page, answers, ids)) for page in shown])
        return self._walked[1]

    def _page(self, page: Page, answers: Answers, ids: dict[str, frozenset[str]]) -> _Part:
        key = page.section.key
        own = answers.get(key)
        outside = self._outside(key, answers, ids)
        kept = self._shelf.pages.get(key)
        if kept is not None and kept.own is own and kept.outside == outside:
            return kept.part
        last, now = self._shelf.units.get(key, {}), {}
        parts = []
        for unit in _units(page, answers):
            around = self._outside(unit.path, answers, ids)
            before = last.get(unit.place)
            if before is None or before.own is not unit.own or before.outside != around:
                part = _examined(self._form, answers, page.section, unit.fields)
                before = _Kept(unit.own, around, part)
            now[unit.place] = before
            parts.append(before.part)
        self._shelf.units[key] = now
        self._shelf.pages[key] = _Kept(own, outside, _summed(parts))
        return self._shelf.pages[key].part

    def _outside(
        self, path: str, answers: Answers, ids: dict[str, frozenset[str]]
    ) -> tuple[object, ...]:
        """The answers elsewhere that *path* depends on, as they are now."""
        if path not in self._elsewhere:
            self._elsewhere[path] = _elsewhere(self._chart, path)
        elsewhere = self._elsewhere[path]
        for to in elsewhere.lists:
            if to not in ids:
                ids[to] = item_ids(answers, to)
        found = tuple(get(answers, place) for place in elsewhere.places)
        return (*found, *(ids[to] for to in elsewhere.lists))


@dataclass(frozen=True, slots=True)
class _Unit:
    """The least that is judged anew: one answer of a page, or one item of a list."""

    path: str
    place: Place
    own: object
    fields: Iterable[Field]


def _units(page: Page, answers: Answers) -> Iterator[_Unit]:
    for top in page_fields(page, answers):
        path = ".".join(top.place)
        yield _Unit(path, top.place, top.value, (top,))
        question = top.question
        if isinstance(question, ListQuestion) and isinstance(top.value, tuple):
            for item in top.value:
                if isinstance(item, Mapping):
                    place = (*top.place, str(item.get("id", "")))
                    yield _Unit(path, place, item, _inside(question, top.place, item, answers))


def _inside(question: ListQuestion, place: Place, item: Item, answers: Answers) -> Iterator[Field]:
    """Every visible field of *item*; nothing is done before the first is asked for."""
    for inner in item_fields(question, place, item, answers):
        yield from deep_fields(inner, answers)


def _examined(
    form: FormDefinition, answers: Answers, section: Section, fields: Iterable[Field]
) -> _Part:
    found: list[Finding] = []
    answered = required = 0
    touched = False
    scored: dict[str, tuple[int, int]] = {}
    for inner in fields:
        if not inner.is_asked:
            continue
        found.extend(judge(form, answers, inner))
        has = inner.is_answered
        touched = touched or inner.is_begun
        if counts(inner):
            required += 1
            answered += has
            for key in inner.question.criteria or section.criteria:
                before = scored.get(key, (0, 0))
                scored[key] = (before[0] + has, before[1] + 1)
    return _Part(
        tuple(found), answered, required, touched, tuple((k, *s) for k, s in scored.items())
    )


def _summed(parts: Iterable[_Part]) -> _Part:
    known = tuple(parts)
    scored: dict[str, tuple[int, int]] = {}
    for part in known:
        for key, answered, asked in part.scored:
            before = scored.get(key, (0, 0))
            scored[key] = (before[0] + answered, before[1] + asked)
    return _Part(
        tuple(chain.from_iterable(part.findings for part in known)),
        sum(part.answered for part in known),
        sum(part.required for part in known),
        any(part.touched for part in known),
        tuple((key, *sums) for key, sums in scored.items()),
    )


def _item_count(section: Section, answers: Answers) -> int | None:
    if not section.items:
        return None
    found = answers.get(section.key)
    return len(found) if isinstance(found, tuple) else 0


def _elsewhere(chart: Chart, path: str) -> _Elsewhere:
    """What conditions and references at and below *path* look at beyond it."""
    places: dict[Place, None] = {}
    lists: dict[str, None] = {}
    for question, depth in _below(chart, path):
        to = getattr(question, "to", "")
        if to:
            lists[to] = None
        for condition in question.when:
            name = condition.question
            if name.startswith("^.") and depth == 1:
                places[(*path.split(".")[:-1], name[2:])] = None
            elif "." in name and not name.startswith("^."):
                places[tuple(name.split("."))] = None
    return _Elsewhere(tuple(places), tuple(lists))


def _below(chart: Chart, path: str) -> Iterator[tuple[Question, int]]:
    """The questions at and below *path*, each with how many lists lie between."""
    section = chart.form.section(path)
    question = chart.way(path).question
    if section is not None and not section.items:
        for inner in section.questions:
            yield from _deep(inner, 0)
    elif question is not None:
        yield from _deep(question, 0)


def _deep(question: Question, depth: int) -> Iterator[tuple[Question, int]]:
    yield question, depth
    if isinstance(question, ListQuestion):
        for inner in question.questions:
            yield from _deep(inner, depth + 1)
