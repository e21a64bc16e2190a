"""What a new draft begins with, so that nobody starts from nothing."""

from erasmus_desk.model.answers import Answers, Item, Value, new_id, put
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question

_LANGUAGE = "context.language"


def first_answers(form: FormDefinition, language: str, title: str) -> Answers:
    """The answers of a new draft: its language and title, one applicant, the least of items."""
    answers: Answers = {}
    if find_question(form, _LANGUAGE):
        answers = put(answers, ("context", "language"), language)
    if form.title_question and title:
        answers = put(answers, tuple(form.title_question.split(".")), title)
    for section in form.sections:
        if section.items:
            answers = _begun(answers, (section.key,), section.items)
        for question in section.questions:
            if isinstance(question, ListQuestion) and not question.when:
                answers = _begun(answers, (section.key, question.key), question)
    return answers


def _begun(answers: Answers, place: tuple[str, ...], question: ListQuestion) -> Answers:
    if question.minimum < 1 or (question.layout == "table" and question.minimum > 2):  # noqa: PLR2004
        return answers
    return put(answers, place, tuple(_item(place, n, question) for n in range(question.minimum)))


def _item(place: tuple[str, ...], position: int, question: ListQuestion) -> Item:
    item: dict[str, Value] = {"id": new_id()}
    if place == ("organisations",) and any(q.key == "role" for q in question.questions):
        item["role"] = "applicant" if position == 0 else "partner"
    return item
