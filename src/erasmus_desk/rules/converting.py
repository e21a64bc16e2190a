"""An answer of one kind as an answer of another, where nothing gets lost on the way."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Literal, TypeAlias

from erasmus_desk.errors import AnswerRefused
from erasmus_desk.model.answers import Value
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.reading import LARGEST, AnswerReader

Reason: TypeAlias = Literal["no-question", "other-kind", "no-choice", "no-list"]
_NO_ANSWER = frozenset({"computed", "statement"})


def fitted(
    form: FormDefinition, question: Question | None, kind: str, value: Value
) -> tuple[Value | None, Value | None, Reason]:
    """What of *value*, an answer of *kind*, *question* of *form* takes, what it leaves, and why.

    An empty *kind* stands for an answer whose question is not known any more.
    """
    if question is None or question.kind in _NO_ANSWER:
        return None, value, "no-question"
    found = _of_kind(form, question, kind, value)
    if found is None:
        return None, value, "other-kind"
    if question.kind in ("reference", "references") and not _has_list(form, question):
        return None, value, "no-list"
    if question.kind in ("choice", "choices"):
        return _offered(form, question, found)
    return found, None, "no-question"


def _of_kind(form: FormDefinition, question: Question, kind: str, value: Value) -> Value | None:
    if not kind and question.kind == "line":
        return _line(value) if isinstance(value, str) else None
    if not kind:
        try:
            return AnswerReader(form, strict=False).value(question, value)
        except AnswerRefused:
            return None
    if kind == question.kind:
        return value
    change = _CHANGES.get((kind, question.kind))
    return change(value) if change is not None else None


def _has_list(form: FormDefinition, question: Question) -> bool:
    return isinstance(find_question(form, getattr(question, "to", "")), ListQuestion)


def _offered(
    form: FormDefinition, question: Question, value: Value
) -> tuple[Value | None, Value | None, Reason]:
    known = {option.code for option in form.options[getattr(question, "options", "")].options}
    if not isinstance(value, tuple):
        return (value, None, "no-choice") if value in known else (None, value, "no-choice")
    kept = tuple(str(code) for code in value if code in known)
    gone = tuple(str(code) for code in value if code not in known)
    return kept or None, gone or None, "no-choice"


def _line(value: Value) -> Value | None:
    text = str(value)
    return None if "\n" in text.strip("\n") else text.strip("\n")


def _several(value: Value) -> Value | None:
    return (str(value),)


def _single(value: Value) -> Value | None:
    return str(value[0]) if isinstance(value, tuple) and len(value) == 1 else None


def _text(value: Value) -> Value | None:
    return str(value)


def _money(value: Value) -> Value | None:
    return f"{value}.00" if isinstance(value, int) and value >= 0 else None


def _number(value: Value) -> Value | None:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    whole = amount == amount.to_integral_value() and abs(amount) <= LARGEST
    return int(amount) if whole else None


_CHANGES: dict[tuple[str, str], Callable[[Value], Value | None]] = {
    ("line", "text"): _text,
    ("text", "line"): _line,
    ("number", "line"): _text,
    ("number", "text"): _text,
    ("number", "money"): _money,
    ("money", "number"): _number,
    ("money", "line"): _text,
    ("money", "text"): _text,
    ("choice", "choices"): _several,
    ("choices", "choice"): _single,
    ("reference", "references"): _several,
    ("references", "reference"): _single,
}
"""By old and new kind; whoever gives None cannot do it without loss."""
