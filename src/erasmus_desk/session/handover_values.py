"""Answers as they are typed or chosen in a web form, in the words of the form."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from erasmus_desk.model.answers import Answers, Item
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    CountryQuestion,
    ListQuestion,
    Question,
    ReferenceQuestion,
    ReferencesQuestion,
)
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.rules.fields import Field, item_fields, item_numbers, items_at
from erasmus_desk.rules.naming import item_name
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session.web_text import web_text


class Typist:
    """Knows how each answer is typed.

    Args:
        form: The form.
        words: Its texts in the language of the web form.
        labels: Words for yes and no.
        answers: All answers, so that references can be named.
    """

    def __init__(
        self, form: FormDefinition, words: FormWords, labels: Words, answers: Answers
    ) -> None:
        self._form, self._words, self._labels, self._answers = form, words, labels, answers
        self._names = {
            question.to: self._named(question.to)
            for _, question in all_questions(form)
            if isinstance(question, ReferenceQuestion | ReferencesQuestion)
        }

    def typed(self, field: Field) -> str:
        """The answer of *field*, which is no list; empty if there is none."""
        if not field.is_answered:
            return ""
        show = _SHOW.get(field.question.kind)
        return show(self, field.question, field.value) if show else web_text(str(field.value))

    def rows(self, field: Field) -> tuple[str, ...]:
        """The rows of a table, cells parted by tabs; the short columns only."""
        question = field.question
        if not isinstance(question, ListQuestion) or not isinstance(field.value, tuple):
            return ()
        items = (item for item in field.value if isinstance(item, Mapping))
        return tuple("\t".join(self._cells(question, field, item)) for item in items)

    def _cells(self, question: ListQuestion, field: Field, item: Item) -> list[str]:
        asked = {f.question.key: f for f in item_fields(question, field.place, item, self._answers)}
        cells = []
        for column in short_columns(question):
            inner = asked.get(column.key)
            cells.append(", ".join(self.typed(inner).split("\n")) if inner else "")
        return [cell.replace("\t", " ") for cell in cells]

    def _named(self, to: str) -> Mapping[str, str]:
        """What the items of the list *to* are called, by id."""
        question = find_question(self._form, to)
        if not isinstance(question, ListQuestion):
            return {}
        found = [item for _, item in items_at(self._answers, to)]
        numbers = item_numbers(question, len(found))
        return {
            str(item.get("id")): item_name(self._form, self._words, question, item) or number
            for item, number in zip(found, numbers, strict=True)
        }

    def _yesno(self, _: Question, value: Any) -> str:  # noqa: ANN401
        return self._labels.say("answer.yes" if value else "answer.no")

    def _codes(self, question: Any, value: Any) -> str:  # noqa: ANN401
        options = self._form.options[question.options]
        order = [option.code for option in options.options]
        chosen = (value,) if isinstance(value, str) else value
        known = sorted(chosen, key=lambda code: order.index(code) if code in order else len(order))
        return "\n".join(web_text(self._words.option(options.words, code)) for code in known)

    def _country(self, _: Question, value: Any) -> str:  # noqa: ANN401
        country = self._form.countries.get(str(value))
        return country.name(self._words.language) if country else str(value)

    def _items(self, question: Any, value: Any) -> str:  # noqa: ANN401
        wanted = (value,) if isinstance(value, str) else value
        names = self._names.get(question.to, {})
        return "\n".join(web_text(names[one]) for one in wanted if one in names)

    def _date(self, _: Question, value: Any) -> str:  # noqa: ANN401
        try:
            return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
        except ValueError:
            return str(value)


_SHOW: Mapping[str, Callable[[Typist, Any, Any], str]] = {
    "yesno": Typist._yesno,  # noqa: SLF001
    "confirm": Typist._yesno,  # noqa: SLF001
    "choice": Typist._codes,  # noqa: SLF001
    "choices": Typist._codes,  # noqa: SLF001
    "country": Typist._country,  # noqa: SLF001
    "reference": Typist._items,  # noqa: SLF001
    "references": Typist._items,  # noqa: SLF001
    "date": Typist._date,  # noqa: SLF001
}


def is_table(question: ListQuestion) -> bool:
    """Whether a list is handed over as rows rather than item by item."""
    lists = any(isinstance(inner, ListQuestion) for inner in question.questions)
    return question.layout != "detail" and not lists and bool(short_columns(question))


def short_columns(question: ListQuestion) -> tuple[Question, ...]:
    """The columns of a table that are typed row by row; long texts are handed over one by one."""
    not_typed = ("text", "list", "computed", "statement")
    found = (inner for inner in question.questions if inner.kind not in not_typed)
    return tuple(inner for inner in found if inner.typed is not False)


def essence(field: Field, text: str) -> str:
    """What an answer says whatever language it is shown in: another one is another answer."""
    question, value = field.question, field.value
    if isinstance(question, ListQuestion) and isinstance(value, tuple):
        keys = [column.key for column in short_columns(question)]
        items = [item for item in value if isinstance(item, Mapping)]
        rows = [[as_json(item.get(key)) for key in keys] for item in items]
        return json.dumps(rows, ensure_ascii=False)
    coded = (
        *(ChoiceQuestion, ChoicesQuestion, CountryQuestion),
        *(ReferenceQuestion, ReferencesQuestion),
    )
    if isinstance(question, coded) or isinstance(value, bool):
        return json.dumps(as_json(value)) if text else ""
    return text
