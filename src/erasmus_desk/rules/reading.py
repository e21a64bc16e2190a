"""Answers as they come from a file, held against the form that they are for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from erasmus_desk.errors import AnswerRefused
from erasmus_desk.model.answers import Answers, Item, Value, new_id
from erasmus_desk.model.forms import FormDefinition, Section
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ListQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
)
from erasmus_desk.model.text import clean
from erasmus_desk.model.walk import section_questions

_CENTS = Decimal("0.01")
_MAX_DEPTH = 6
LARGEST = 10**15
"""No number that a person means is larger; fields of the window take fewer digits."""


class AnswerReader:
    """Turns JSON values into answers of one form.

    Args:
        strict: Whether a code that no option list or country knows is refused (answers typed by
            a person or program) or kept for the findings to point at (drafts on disk).
    """

    def __init__(self, form: FormDefinition, *, strict: bool) -> None:
        self._form = form
        self._strict = strict
        self._ids: dict[str, dict[str, int]] = {}
        self._aliases = {c.iso: c.code for c in form.countries.values()}

    def read(self, raw: object, *, onto: Answers | None = None) -> Answers:
        """The answers in *raw*, an object by section key, put onto those given.

        A list takes the place of the whole list; null takes an answer out; what *raw* does not
        name stays as it is in *onto*.

        Raises:
            AnswerRefused: An unknown key or a wrong type; the facts name the place.
        """
        table = _table(raw, "")
        answers: dict[str, Any] = dict(onto or {})
        for key, value in table.items():
            section = self._form.section(key)
            if section is None:
                known = ", ".join(s.key for s in self._form.sections)
                raise AnswerRefused("section-unknown", {"place": key, "known": known})
            found = self._section(section, value, answers.get(key))
            if found:
                answers[key] = found
            else:
                answers.pop(key, None)
        return self._resolved(answers)

    def value(self, question: Question, raw: object) -> Value:
        """*raw* as an answer to *question* alone.

        Raises:
            AnswerRefused: It is of another type.
        """
        return self._value(question, raw, question.key)

    def _section(self, section: Section, raw: object, before: object) -> object:
        if section.items:
            return () if raw is None else self._items(section.items, raw, section.key)
        table = _table(raw, section.key)
        kept = (
            {k: v for k, v in before.items() if k not in table}
            if isinstance(before, Mapping)
            else {}
        )
        return kept | self._object(section_questions(section), table, section.key)

    def _object(
        self, questions: tuple[Question, ...], raw: Mapping[str, object], place: str
    ) -> dict[str, Value]:
        known = {question.key: question for question in questions}
        result: dict[str, Value] = {}
        for key, value in raw.items():
            if key == "id":
                continue
            inner = f"{place}.{key}"
            if key not in known:
                raise AnswerRefused(
                    "answer-unknown", {"place": inner, "known": ", ".join(sorted(known))}
                )
            found = None if value is None else self._value(known[key], value, inner)
            if found is not None and found not in ("", ()):
                result[key] = found
        return result

    def _items(self, question: ListQuestion, raw: object, place: str) -> tuple[Item, ...]:
        if not isinstance(raw, list | tuple):
            raise _wrong(place, "array")
        if place.count("[") > _MAX_DEPTH:
            raise AnswerRefused("answer-too-deep", {"place": place})
        result: list[Item] = []
        seen: set[str] = set()
        for position, entry in enumerate(raw):
            here = f"{place}[{position}]"
            table = _table(entry, here)
            identity = table.get("id")
            if identity is None:
                identity = new_id()
            if not isinstance(identity, str) or not identity or len(identity) > 64:  # noqa: PLR2004
                raise _wrong(f"{here}.id", "text")
            if identity in seen:
                raise AnswerRefused("item-id-twice", {"place": here, "value": identity})
            seen.add(identity)
            result.append({"id": identity} | self._object(question.questions, table, here))
        return tuple(result)

    def _value(self, question: Question, raw: object, place: str) -> Value:
        if isinstance(question, ListQuestion):
            return self._items(question, raw, place)
        if question.kind in ("computed", "statement"):
            raise AnswerRefused("answer-computed", {"place": place})
        if question.kind in ("line", "text"):
            return self._text(question, raw, place)
        if question.kind in ("yesno", "confirm"):
            if not isinstance(raw, bool):
                raise _wrong(place, "truth")
            return raw
        if question.kind == "number":
            return _number(raw, place)
        if question.kind == "money":
            return _money(raw, place)
        if question.kind == "date":
            return _date(raw, place)
        return self._codes(question, raw, place)

    @staticmethod
    def _text(question: Question, raw: object, place: str) -> str:
        if not isinstance(raw, str):
            raise _wrong(place, "text")
        text = clean(raw).text
        return " ".join(text.split("\n")) if question.kind == "line" else text

    def _codes(self, question: Question, raw: object, place: str) -> Value:
        many = isinstance(question, ChoicesQuestion | ReferencesQuestion)
        if many:
            if not isinstance(raw, list | tuple) or not all(isinstance(c, str) for c in raw):
                raise _wrong(place, "codes")
            codes = tuple(dict.fromkeys(str(code) for code in raw))
        else:
            if not isinstance(raw, str):
                raise _wrong(place, "code")
            codes = (raw,)
        if question.kind == "country":
            codes = tuple(self._aliases.get(code, code) for code in codes)
        if self._strict:
            self._check_codes(question, codes, place)
        return codes if many else codes[0]

    def _check_codes(self, question: Question, codes: tuple[str, ...], place: str) -> None:
        if isinstance(question, ChoiceQuestion | ChoicesQuestion):
            known = [o.code for o in self._form.options[question.options].options]
        elif question.kind == "country":
            known = list(self._form.countries)
        else:
            return
        for code in codes:
            if code and code not in known and question.kind == "country":
                raise AnswerRefused("country-code-unknown", {"place": place, "value": code})
            if code and code not in known:
                listed = ", ".join(known) if len(known) < 80 else ""  # noqa: PLR2004
                raise AnswerRefused(
                    "option-unknown", {"place": place, "value": code, "known": listed}
                )

    def _resolved(self, answers: Answers) -> Answers:
        """*answers* with references such as ``organisations[1]`` turned into item ids."""
        self._ids = {}
        for section in self._form.sections:
            node = answers.get(section.key)
            if node is not None:
                changed = self._resolve(section_questions(section), node, answers, section.key)
                answers = {**answers, section.key: changed}
        return answers

    def _resolve(
        self,
        questions: tuple[Question, ...],
        node: Any,  # noqa: ANN401
        answers: Answers,
        place: str,
    ) -> Any:  # noqa: ANN401
        if isinstance(node, tuple):
            return tuple(
                self._resolve(questions, item, answers, f"{place}[{n}]")
                for n, item in enumerate(node)
            )
        result = dict(node)
        for question in questions:
            value = result.get(question.key)
            if value is None:
                continue
            here = f"{place}.{question.key}"
            if isinstance(question, ListQuestion):
                result[question.key] = self._resolve(question.questions, value, answers, here)
            elif isinstance(question, ReferenceQuestion):
                result[question.key] = self._named(question.to, value, answers, here)
            elif isinstance(question, ReferencesQuestion):
                result[question.key] = tuple(
                    self._named(question.to, one, answers, here) for one in value
                )
        return result

    def _named(self, to: str, value: str, answers: Answers, place: str) -> str:
        known = self._known_ids(to, answers)
        if value in known:
            return value
        head, _, rest = value.partition("[")
        position = rest.rstrip("]")
        if head == to and position.isdigit() and int(position) < len(known):
            return list(known)[int(position)]
        if self._strict:
            raise AnswerRefused("reference-unknown", {"place": place, "value": value, "list": to})
        return value

    def _known_ids(self, to: str, answers: Answers) -> dict[str, int]:
        """The ids of the items of the list *to*, in order; looked up once for a file."""
        from erasmus_desk.rules.fields import items_at

        if to not in self._ids:
            self._ids[to] = {str(i.get("id")): n for n, (_, i) in enumerate(items_at(answers, to))}
        return self._ids[to]


def _table(raw: object, place: str) -> Mapping[str, object]:
    if not isinstance(raw, Mapping):
        raise _wrong(place, "object")
    return raw


def _wrong(place: str, expected: str) -> AnswerRefused:
    return AnswerRefused("answer-wrong-type", {"place": place or "answers", "expected": expected})


def _number(raw: object, place: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or abs(raw) > LARGEST:
        raise _wrong(place, "number")
    return raw


def _money(raw: object, place: str) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise _wrong(place, "money")
    try:
        amount = Decimal(str(raw))
        exact = amount.quantize(_CENTS)
    except (InvalidOperation, ValueError):
        raise _wrong(place, "money") from None
    if exact != amount or amount < 0:
        raise _wrong(place, "money")
    return str(exact)


def _date(raw: object, place: str) -> str:
    try:
        return date.fromisoformat(raw).isoformat() if isinstance(raw, str) else _fail(place)
    except ValueError:
        return _fail(place)


def _fail(place: str) -> str:
    raise _wrong(place, "date")


def as_json(value: object) -> Any:  # noqa: ANN401
    """Answers as plain lists and objects, in the shape that `read` takes."""
    if isinstance(value, Mapping):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [as_json(inner) for inner in value]
    return value
