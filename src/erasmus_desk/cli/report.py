"""A draft in lines and in JSON: progress, answers, findings."""

from collections.abc import Iterator, Mapping
from typing import Any

from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Answers, where
from erasmus_desk.model.budget import Budget, Line
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session.beginning import first_answers
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.sentences import finding_sentence


def sentence(error: DeskError, words: Words) -> str:
    """What happened, as a sentence."""
    return words.say(f"error.{error.code}", **error.facts)


def show_facts(opened: OpenDraft) -> dict[str, Any]:
    """The draft as JSON: facts, progress by section, answers in the shape that `fill` takes."""
    draft, view = opened.draft, opened.view
    return {
        "file": str(opened.path),
        "id": draft.facts.id,
        "form": opened.form.id,
        "title": draft.title,
        "language": draft.facts.language,
        "changed": draft.facts.changed.isoformat(),
        "progress": {
            "percent": view.progress.percent,
            "answered": view.progress.answered,
            "required": view.progress.required,
            "sections": [
                {
                    "key": s.key,
                    "number": s.number,
                    "status": s.status,
                    "answered": s.answered,
                    "required": s.required,
                    "items": s.items,
                    "errors": s.errors,
                }
                for s in view.progress.sections
            ],
        },
        "answers": complete(opened),
        "budget": budget_facts(view.budget, draft.answers),
    }


def complete(opened: OpenDraft) -> dict[str, Any]:
    """The answers, with null or an empty list where a new draft would begin with something.

    Filling a new draft with them therefore gives an equal draft.
    """
    shown: dict[str, Any] = as_json(opened.answers)
    begun = as_json(first_answers(opened.form, "en", opened.draft.title or "-"))
    for key, first in begun.items():
        if isinstance(first, list):
            shown.setdefault(key, [])
        else:
            own = shown.setdefault(key, {})
            for name, value in first.items():
                own.setdefault(name, [] if isinstance(value, list) else None)
    return {s.key: shown[s.key] for s in opened.form.sections if s.key in shown}


def budget_facts(budget: Budget | None, answers: Answers) -> dict[str, Any] | None:
    """The budget as JSON: lines, totals, limits; None where the form has none."""
    if budget is None:
        return None
    return {
        "lines": [_line(line, answers) for line in budget.lines],
        "totals": {
            "total": str(budget.total),
            "categories": {name: str(sum_) for name, sum_ in budget.by_category().items()},
            "organisations": {n: str(sum_) for n, sum_ in budget.by_organisation().items()},
        },
        "limits": [
            {
                "code": limit.code,
                "used": str(limit.used),
                "maximum": str(limit.maximum),
                "unit": limit.unit,
                "effect": limit.effect,
                "kept": limit.is_kept,
                "source": list(limit.source),
                "confidence": str(limit.confidence),
            }
            for limit in budget.limits
        ],
        "estimate": budget.is_estimate,
    }


def _line(line: Line, answers: Answers) -> dict[str, Any]:
    return {
        "category": line.category,
        "organisation": line.organisation,
        "where": where(answers, line.place),
        "label": dict(line.label),
        "quantity": str(line.quantity),
        "unit": line.unit,
        "rate": str(line.rate),
        "amount": str(line.amount),
        "cut": str(line.cut),
        "formula": {"code": line.formula.code, **line.formula.facts},
        "source": list(line.source),
        "confidence": str(line.confidence),
        "notes": list(line.notes),
    }


def show_lines(opened: OpenDraft, words: FormWords) -> Iterator[str]:
    """Progress by section for reading."""
    progress = opened.view.progress
    yield f"{opened.draft.title}  ({opened.form.id})  {progress.percent} %"
    for section in progress.sections:
        found = opened.form.section(section.key)
        title = words.section(found.words) if found else section.key
        count = f"{section.answered}/{section.required}"
        items = f"  · {section.items}" if section.items is not None else ""
        yield f"{section.number:3} {section.status:6} {count:>9}  {title}{items}"
    yield ""
    yield from _answer_lines(as_json(opened.answers), "")


def _answer_lines(value: object, name: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _answer_lines(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for position, inner in enumerate(value):
            yield from _answer_lines(inner, f"{name}[{position}]")
    elif isinstance(value, str) and "\n" in value:
        yield f"{name}:"
        yield from (f"    {line}" for line in value.split("\n"))
    else:
        yield f"{name}: {value}"


def check_facts(opened: OpenDraft, words: FormWords, messages: Words) -> list[dict[str, Any]]:
    """Findings as objects with code, severity, where, message, source."""
    return [
        {
            "code": finding.rule or finding.code,
            "severity": finding.severity,
            "where": where(opened.answers, finding.place),
            "message": finding_sentence(finding, opened, words, messages),
            "source": [
                opened.form.sources[name].title if name in opened.form.sources else name
                for name in finding.source
            ],
            "estimate": finding.estimate,
        }
        for finding in opened.view.findings
    ]


def check_lines(found: list[dict[str, Any]]) -> Iterator[str]:
    """Findings for reading, one a line."""
    for one in found:
        yield f"{one['severity']:8} {one['where']}: {one['message']}"
    errors = sum(one["severity"] == "error" for one in found)
    yield f"{errors} errors, {len(found) - errors} others" if found else "0 errors"
