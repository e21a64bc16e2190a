"""What is missing, too long, malformed or out of range, answer by answer."""

from collections.abc import Callable, Iterator
from typing import Any

from erasmus_desk.model.answers import Answers, Place
from erasmus_desk.model.findings import Finding, Severity
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.provenance import Sourced
from erasmus_desk.model.questions import (
    ChoicesQuestion,
    ListQuestion,
    Question,
    ReferencesQuestion,
)
from erasmus_desk.rules.computed import amount, as_date
from erasmus_desk.rules.fields import Field, all_fields, deep_fields, item_ids, page_fields, pages
from erasmus_desk.rules.formats import well_formed
from erasmus_desk.rules.measure import measure

Facts = dict[str, str]


def findings(form: FormDefinition, answers: Answers) -> tuple[Finding, ...]:
    """Everything that keeps single answers from being complete and well formed."""
    return tuple(f for field in all_fields(form, answers) for f in judge(form, answers, field))


def section_findings(form: FormDefinition, answers: Answers, key: str) -> tuple[Finding, ...]:
    """The same for one section."""
    return tuple(
        finding
        for page in pages(form, answers)
        if page.section.key == key
        for top in page_fields(page, answers)
        for field in deep_fields(top, answers)
        for finding in judge(form, answers, field)
    )


def judge(form: FormDefinition, answers: Answers, field: Field) -> Iterator[Finding]:
    """What is wrong with one field."""
    question = field.question
    if not field.is_asked:
        return
    if not field.is_answered:
        if _is_missing(question):
            yield Finding("missing", "error", field.place)
        return
    check = _CHECKS.get(question.kind)
    if check is not None:
        yield from check(form, answers, question, field)


def _is_missing(question: Question) -> bool:
    if isinstance(question, ListQuestion):
        return question.minimum > 0
    if isinstance(question, ChoicesQuestion | ReferencesQuestion):
        return question.required and question.minimum > 0
    return question.required


def _severity(fact: Sourced | None) -> Severity:
    return "warning" if fact is not None and fact.is_estimate else "error"


def _finding(code: str, place: Place, fact: Sourced | None, **facts: object) -> Finding:
    return Finding(
        code,
        _severity(fact),
        place,
        {name: str(value) for name, value in facts.items()},
        source=fact.source if fact else (),
        estimate=fact.is_estimate if fact else False,
    )


def _text(form: FormDefinition, _: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    length = measure(str(field.value), question.limit, form.counting)
    if length.is_over:
        yield _finding(
            "too-long",
            field.place,
            question.limit,
            used=length.used,
            limit=length.limit,
            over=-length.left,
        )


def _line(form: FormDefinition, answers: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    yield from _text(form, answers, question, field)
    if not well_formed(question.format, str(field.value)):
        yield _finding(f"malformed-{question.format}", field.place, None, value=field.value)


def _number(_: FormDefinition, __: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    found = field.value
    if question.minimum is not None and isinstance(found, int) and found < question.minimum:
        yield _finding(
            "too-small", field.place, question.bounds, value=found, minimum=question.minimum
        )
    if question.maximum is not None and isinstance(found, int) and found > question.maximum:
        yield _finding(
            "too-large", field.place, question.bounds, value=found, maximum=question.maximum
        )


def _money(_: FormDefinition, __: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    found = amount(field.value)
    if question.maximum is not None and found > question.maximum:
        yield _finding(
            "too-large", field.place, question.bounds, value=found, maximum=question.maximum
        )


def _date(_: FormDefinition, __: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    found = as_date(field.value)
    if found is None:
        yield _finding("malformed-date", field.place, None, value=field.value)
        return
    if question.earliest and found < question.earliest:
        yield _finding(
            "too-early", field.place, question.bounds, value=found, bound=question.earliest
        )
    if question.latest and found > question.latest:
        yield _finding("too-late", field.place, question.bounds, value=found, bound=question.latest)


def _choice(form: FormDefinition, _: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    known = {option.code for option in form.options[question.options].options}
    chosen = field.value if isinstance(field.value, tuple) else (field.value,)
    for code in chosen:
        if code not in known:
            yield _finding("option-unknown", field.place, None, value=code)


def _choices(
    form: FormDefinition,
    answers: Answers,
    question: Any,  # noqa: ANN401
    field: Field,
) -> Iterator[Finding]:
    yield from _choice(form, answers, question, field)
    yield from _counted(question, field)


def _counted(question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    count = len(field.value) if isinstance(field.value, tuple) else 0
    bounds = getattr(question, "bounds", None)
    if question.maximum is not None and count > question.maximum:
        yield _finding("too-many", field.place, bounds, count=count, maximum=question.maximum)
    if question.required and count < question.minimum:
        yield _finding("too-few", field.place, bounds, count=count, minimum=question.minimum)


def _country(form: FormDefinition, _: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    code = str(field.value)
    if code not in form.countries:
        yield _finding("country-unknown", field.place, None, value=code)
    elif question.statuses and form.status_of(code) not in question.statuses:
        yield _finding("country-status", field.place, None, value=code)


def _reference(
    _: FormDefinition,
    answers: Answers,
    question: Any,  # noqa: ANN401
    field: Field,
) -> Iterator[Finding]:
    known = item_ids(answers, question.to)
    named = field.value if isinstance(field.value, tuple) else (field.value,)
    for identity in named:
        if identity not in known:
            yield _finding("reference-lost", field.place, None)
    if isinstance(question, ReferencesQuestion):
        yield from _counted(question, field)


def _list(_: FormDefinition, __: Answers, question: Any, field: Field) -> Iterator[Finding]:  # noqa: ANN401
    yield from _counted(question, field)


_Check = Callable[[FormDefinition, Answers, Any, Field], Iterator[Finding]]
_CHECKS: dict[str, _Check] = {
    "line": _line,
    "text": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "country": _country,
    "reference": _reference,
    "references": _reference,
    "list": _list,
}
