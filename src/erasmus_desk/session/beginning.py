"""What a new draft begins with, so that nobody starts from nothing."""

from erasmus_desk.model.answers import Answers, Item, Value, new_id, put
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ChoiceQuestion, ListQuestion
from erasmus_desk.model.walk import find_question

_LANGUAGE = "context.language"
_FIRST = ("applicant", "coordinator")
_OTHERS = ("partner", "beneficiary")


def first_answers(form: FormDefinition, language: str, title: str) -> Answers:
    """The answers of a new draft: its language and title, one applicant, the least of items."""
    answers: Answers = {}
    if find_question(form, _LANGUAGE):
        answers = put(answers, ("context", "language"), language)
    if form.title_question and title:
        answers = put(answers, tuple(form.title_question.split(".")), title)
    for section in form.sections:
        if section.items:
            answers = _begun(form, answers, (section.key,), section.items)
        for question in section.questions:
            if isinstance(question, ListQuestion) and not question.when:
                answers = _begun(form, answers, (section.key, question.key), question)
    return answers


def _begun(
    form: FormDefinition, answers: Answers, place: tuple[str, ...], question: ListQuestion
) -> Answers:
    if question.minimum < 1 or (question.layout == "table" and question.minimum > 2):  # noqa: PLR2004
        return answers
    first, other = _roles(form, question) if place == ("organisations",) else ("", "")
    given = (first, *(other for _ in range(question.minimum - 1)))
    return put(answers, place, tuple(_item(role) for role in given))


def _item(role: str) -> Item:
    item: dict[str, Value] = {"id": new_id()}
    if role:
        item["role"] = role
    return item


def _roles(form: FormDefinition, question: ListQuestion) -> tuple[str, str]:
    """What the form calls the first organisation, and what the others; empty if it does not."""
    asked = next((q for q in question.questions if q.key == "role"), None)
    if not isinstance(asked, ChoiceQuestion):
        return "", ""
    offered = [option.code for option in form.options[asked.options].options]
    return (
        next((code for code in _FIRST if code in offered), ""),
        next((code for code in _OTHERS if code in offered), ""),
    )
