"""Answers and places in words, for windows that hold two texts of a draft against each other."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from erasmus_desk.documents.asking import Material, references
from erasmus_desk.documents.budget_words import BudgetWords
from erasmus_desk.documents.options import ExportOptions
from erasmus_desk.documents.values import value_cell
from erasmus_desk.model.answers import Answers, Item, Node, Place, items
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.walk import question_at
from erasmus_desk.model.words import FormWords
from erasmus_desk.rules.fields import Field
from erasmus_desk.rules.naming import item_name
from erasmus_desk.session.desk import Desk

_ARROW = " › "


class Holding(Protocol):
    """A draft with its form, open or not."""

    @property
    def form(self) -> FormDefinition:
        """The form."""

    @property
    def draft(self) -> Draft:
        """The draft."""


class Teller:
    """Says where an answer stands and what it is, also of items that only one text has.

    Args:
        desk: Knows the words.
        opened: The draft.
        language: Of the window; prompts follow the draft's own setting.
        words: Those of the form, where they are not to be looked up by its id.
        states: The texts that are compared, the one that names items first.
    """

    def __init__(
        self,
        desk: Desk,
        opened: Holding,
        language: str,
        states: tuple[Answers, ...],
        *,
        words: FormWords | None = None,
    ) -> None:
        self._form = opened.form
        self._states = states
        words = words or desk.form_words(opened.form.id, desk.prompts_of(opened))
        self._words = words
        answers = states[0]
        known: dict[str, dict[str, tuple[str, object]]] = {}
        for state in reversed(states):
            for to, found in references(self._form, words, state).items():
                known.setdefault(to, {}).update(found)
        self._material = Material(
            form=self._form,
            draft=Draft(opened.draft.facts, answers),
            words=words,
            labels=desk.words("labels", language),
            options=ExportOptions(),
            references=known,  # type: ignore[arg-type]
            whole=answers,
            said=BudgetWords(self._form, answers, words, desk.words("budget", language)),
        )

    def label(self, place: Place) -> str:
        """The short name of the question or item at *place*."""
        return self._parts(place)[-1]

    def where(self, place: Place) -> str:
        """The way to *place*: "Partners › P2 Municipality › Background"."""
        return _ARROW.join(part for part in self._parts(place) if part)

    def above(self, place: Place) -> str:
        """The way to what *place* lies in: "Partners › P2 Municipality"."""
        return _ARROW.join(part for part in self._parts(place)[:-1] if part)

    def said(self, place: Place, node: Node) -> str:
        """The answer, item or list *node* as people read it; empty if there is none."""
        question = question_at(self._form, place)
        if node is None:
            return ""
        if isinstance(node, Mapping):
            home = question_at(self._form, place[:-1])
            questions = home.questions if isinstance(home, ListQuestion) else ()
            return "\n".join(self._lines(questions, place, node))
        if isinstance(question, ListQuestion) and isinstance(node, tuple):
            return self._listed(question, place, node)
        if question is None:
            return str(node)
        return self._value(question, place, node)

    def _parts(self, place: Place) -> list[str]:
        section = self._form.section(place[0]) if place else None
        if section is None:
            return ["".join(place[:1])]
        parts = [self._words.section(section.words) or section.key]
        question: Question | None = section.items
        questions = section.questions
        for depth, step in enumerate(place[1:], start=2):
            if isinstance(question, ListQuestion):
                parts.append(self._item(question, place[:depth]))
                questions, question = question.questions, None
                continue
            question = next((one for one in questions if one.key == step), None)
            if question is None:
                return [*parts, step]
            parts.append(self._words.question(question.words, "label"))
        return parts

    def _item(self, question: ListQuestion, place: Place) -> str:
        """Number and name of an item, by the first of the texts that has it."""
        for state in self._states:
            for number, item in enumerate(items(state, place[:-1]), start=question.first):
                if item.get("id") == place[-1]:
                    name = item_name(self._form, self._words, question, item)
                    return f"{question.prefix}{number} {name}".strip()
        return question.prefix

    def _listed(self, question: ListQuestion, place: Place, node: tuple[object, ...]) -> str:
        entries = []
        for one in node:
            if isinstance(one, Mapping):
                inner = (*place, str(one.get("id", "")))
                lines = [self._item(question, inner), *self._lines(question.questions, inner, one)]
                entries.append("\n".join(line for line in lines if line))
            else:
                entries.append(self._item(question, (*place, str(one))))
        joint = "\n\n" if any("\n" in entry for entry in entries) else "\n"
        return joint.join(entries)

    def _lines(self, questions: tuple[Question, ...], place: Place, item: Item) -> Iterator[str]:
        for question in questions:
            value = item.get(question.key)
            if value is None:
                continue
            inner = (*place, question.key)
            label = self._words.question(question.words, "label")
            if isinstance(question, ListQuestion) and isinstance(value, tuple):
                yield f"{label}:"
                yield from (
                    "    " + line for line in self._listed(question, inner, value).split("\n")
                )
            else:
                yield f"{label}: {self._value(question, inner, value)}"

    def _value(self, question: Question, place: Place, node: Node) -> str:
        if isinstance(node, bool):
            return self._material.labels.say("answer.yes" if node else "answer.no")
        try:
            cell = value_cell(self._material, Field(question, place, node))
        except (KeyError, TypeError, ValueError):
            # An earlier text may hold what the form does not know any more.
            return str(node)
        return "".join(piece.text for piece in cell)
