"""A form in words and in JSON, for people and programs that fill it from outside."""

from collections.abc import Iterator
from typing import Any

from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ListQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
)
from erasmus_desk.model.walk import section_questions
from erasmus_desk.model.words import FormWords

_OWN = ("format", "minimum", "maximum", "unit", "earliest", "latest", "statuses", "formula", "of")


def form_facts(form: FormDefinition, words: FormWords) -> dict[str, Any]:
    """Everything that a program has to know to fill the form."""
    return {
        "id": form.id,
        "revision": form.revision,
        "code": form.code,
        "call": form.call,
        "title": words.find("form.title"),
        "sections": [
            {
                "key": section.key,
                "title": words.section(section.words),
                "list": section.items is not None,
                **_bounds(section.items),
                **_when(section.when),
                "questions": [question_facts(form, q, words) for q in section_questions(section)],
            }
            for section in form.sections
        ],
        "options": {
            name: [
                {"code": o.code, "label": words.option(found.words, o.code), "group": o.group}
                for o in found.options
            ]
            for name, found in form.options.items()
        },
        "rules": [rule.model_dump(mode="json", exclude_defaults=True) for rule in form.rules],
        "sources": {name: s.model_dump(mode="json") for name, s in form.sources.items()},
    }


def _bounds(question: ListQuestion | None) -> dict[str, Any]:
    if question is None:
        return {}
    return {"minimum": question.minimum, "maximum": question.maximum, "prefix": question.prefix}


def _when(conditions: tuple[Any, ...]) -> dict[str, Any]:
    if not conditions:
        return {}
    return {"when": [c.model_dump(mode="json", exclude_defaults=True) for c in conditions]}


def question_facts(form: FormDefinition, question: Question, words: FormWords) -> dict[str, Any]:
    """One question: key, kind, what it asks, limits, options, condition."""
    facts: dict[str, Any] = {
        "key": question.key,
        "kind": question.kind,
        "label": words.question(question.words, "label"),
        "prompt": words.question(question.words),
        "required": question.required,
    }
    for name in _OWN:
        value = getattr(question, name, None)
        if value not in (None, "", ()):
            facts[name] = str(value) if name in ("earliest", "latest") else value
    limit = getattr(question, "limit", None)
    if limit is not None:
        facts["limit"] = limit.characters
        facts["limit_source"] = list(limit.source)
        facts["limit_confidence"] = str(limit.confidence)
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        facts["options"] = question.options
        facts["codes"] = [o.code for o in form.options[question.options].options]
    if isinstance(question, ReferenceQuestion | ReferencesQuestion):
        facts["to"] = question.to
    facts |= _when(question.when)
    if isinstance(question, ListQuestion):
        facts["questions"] = [question_facts(form, q, words) for q in question.questions]
    return facts


def form_lines(form: FormDefinition, words: FormWords) -> Iterator[str]:
    """The form as an indented list."""
    yield f"{form.id}  {words.find('form.title')}"
    for number, section in enumerate(form.sections, start=1):
        mark = " [list]" if section.items else ""
        yield f"\n{number} {words.section(section.words)}  ({section.key}){mark}"
        yield from _question_lines(section_questions(section), words, "  ")


def _question_lines(
    questions: tuple[Question, ...], words: FormWords, indent: str
) -> Iterator[str]:
    for question in questions:
        limit = getattr(question, "limit", None)
        facts: list[str] = [question.kind]
        if limit is not None:
            facts.append(f"{'≈ ' if limit.is_estimate else ''}{limit.characters}")
        if not question.required:
            facts.append("optional")
        if question.when:
            facts.append("if " + " and ".join(_condition(c) for c in question.when))
        label = words.question(question.words, "label")
        yield f"{indent}{question.key}  {label}  [{', '.join(facts)}]"
        if isinstance(question, ListQuestion):
            yield from _question_lines(question.questions, words, indent + "    ")


def _condition(condition: Any) -> str:  # noqa: ANN401
    value = condition.values or condition.value
    return f"{condition.question} {condition.relation} {value}"
