"""What a document asks: the visible questions of a draft, or every question of the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from erasmus_desk.documents.budget_words import BudgetWords
from erasmus_desk.documents.options import ExportOptions
from erasmus_desk.documents.outline import Text
from erasmus_desk.model.answers import Answers, Item, Place, items
from erasmus_desk.model.budget import Budget, Line
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    ListQuestion,
    ReferenceQuestion,
    ReferencesQuestion,
)
from erasmus_desk.model.walk import all_questions, find_question
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.rules.fields import (
    Field,
    Page,
    item_fields,
    item_numbers,
    item_title,
    items_at,
    page_fields,
    pages,
)

SAMPLE = "new"
"""The id of the item that a questionnaire shows for each list."""

References: TypeAlias = "Mapping[str, Mapping[str, tuple[str, Text | None]]]"
"""Number and title by item id, for each list that some question refers to."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the chapters are made of.

    ``draft`` may be a part of the application; ``whole`` always has all answers, so that numbers
    of items stay what they are; ``lines`` are those of the budget by every place above them.
    """

    form: FormDefinition
    draft: Draft
    words: FormWords
    labels: Words
    options: ExportOptions
    references: References
    whole: Answers
    said: BudgetWords
    budget: Budget | None = None
    lines: Mapping[Place, tuple[Line, ...]] = field(default_factory=dict)

    @property
    def answers(self) -> Answers:
        """The answers; none in a questionnaire."""
        return {} if self.options.blank else self.draft.answers

    @property
    def blank(self) -> bool:
        """Whether this is a questionnaire."""
        return self.options.blank


def entry_title(
    form: FormDefinition, words: FormWords, question: ListQuestion, item: Item
) -> Text | None:
    """What an item is called: what people typed, or the choice or country that names it."""
    title = item_title(question, item)
    if not title:
        return None
    namer = next((q for q in question.questions if q.key == question.title), None)
    if isinstance(namer, ChoiceQuestion):
        return Text(words.option(form.options[namer.options].words, title))
    if namer is not None and namer.kind == "country" and title in form.countries:
        return Text(form.countries[title].name(words.language))
    return Text(title, typed=True)


def references(form: FormDefinition, words: FormWords, answers: Answers) -> References:
    """The items that answers may name, looked up once for the whole document."""
    lists = {
        question.to
        for _, question in all_questions(form)
        if isinstance(question, ReferenceQuestion | ReferencesQuestion)
    }
    return {to: _referable(form, words, answers, to) for to in sorted(lists)}


def _referable(
    form: FormDefinition, words: FormWords, answers: Answers, to: str
) -> Mapping[str, tuple[str, Text | None]]:
    question = find_question(form, to)
    if not isinstance(question, ListQuestion):
        return {}
    found = [item for _, item in items_at(answers, to)]
    numbers = item_numbers(question, len(found))
    return {
        str(item.get("id", "")): (number, entry_title(form, words, question, item))
        for number, item in zip(numbers, found, strict=True)
    }


def chapters(material: Material) -> tuple[Page, ...]:
    """The sections of the document with their numbers."""
    if not material.blank:
        return pages(material.form, material.answers)
    return tuple(Page(n, section) for n, section in enumerate(material.form.sections, start=1))


def chapter_fields(material: Material, page: Page) -> Iterator[Field]:
    """The questions of a chapter, not going into lists."""
    if not material.blank:
        yield from page_fields(page, material.answers)
        return
    if page.section.items:
        yield Field(page.section.items, (page.section.key,), None)
        return
    counter = 0
    for question in page.section.questions:
        counter += question.kind != "statement"
        number = "" if question.kind == "statement" else f"{page.number}.{counter}"
        yield Field(question, (page.section.key, question.key), None, number)


def entry_fields(
    material: Material, question: ListQuestion, place: Place, item: Item
) -> Iterator[Field]:
    """The questions of one item, not going deeper."""
    if not material.blank:
        yield from item_fields(question, place, item, material.answers)
        return
    for inner in question.questions:
        yield Field(inner, (*place, SAMPLE, inner.key), None)


def entries(material: Material, field: Field) -> tuple[Item, ...]:
    """The items of the list that *field* asks for; one sample in a questionnaire."""
    if material.blank:
        return ({"id": SAMPLE},)
    return items(material.answers, field.place)


def entry_numbers(
    material: Material, question: ListQuestion, place: Place, shown: tuple[Item, ...]
) -> tuple[str, ...]:
    """The numbers of *shown*, as the whole application counts them."""
    if material.blank or material.whole is material.draft.answers:
        return item_numbers(question, len(shown))
    present = items(material.whole, place)
    known = zip(present, item_numbers(question, len(present)), strict=True)
    by_id = {str(item.get("id", "")): number for item, number in known}
    return tuple(by_id.get(str(item.get("id", "")), "") for item in shown)


def item_place(place: Place, item: Item) -> Place:
    """The place of one item of the list at *place*."""
    return (*place, str(item.get("id", "")))


def key_path(material: Material, place: Place) -> tuple[str, ...]:
    """*place* without the item ids in it."""
    path: list[str] = [place[0]]
    section = material.form.section(place[0])
    inside_list = section is not None and section.items is not None
    questions = section.items.questions if section and section.items else ()
    if section and not section.items:
        questions = section.questions
    for step in place[1:]:
        if inside_list:
            inside_list = False
            continue
        path.append(step)
        found = next((q for q in questions if q.key == step), None)
        if isinstance(found, ListQuestion):
            inside_list, questions = True, found.questions
    return tuple(path)
