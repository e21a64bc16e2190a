"""What items call themselves, in the words of a language."""

from collections.abc import Mapping

from erasmus_desk.model.answers import Answers, Item, Place, get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    CountryQuestion,
    ListQuestion,
    ReferenceQuestion,
)
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords


def item_name(form: FormDefinition, words: FormWords, question: ListQuestion, item: Item) -> str:
    """The answer that names *item*, options and countries by their labels; empty if none does.

    The id of another item is no name.
    """
    value = item.get(question.title) if question.title else None
    if not isinstance(value, str) or not value.strip():
        return ""
    naming = next((q for q in question.questions if q.key == question.title), None)
    if isinstance(naming, ChoiceQuestion):
        return words.option(form.options[naming.options].words, value)
    if isinstance(naming, ReferenceQuestion):
        return ""
    if isinstance(naming, CountryQuestion) and value in form.countries:
        return form.countries[value].name(words.language)
    return value.strip()


def numbered_name(form: FormDefinition, words: FormWords, answers: Answers, place: Place) -> str:
    """Number and name of the items that *place* lies in: ``A1 Job shadowing, F2 Germany``."""
    names = []
    for length in range(2, len(place) + 1):
        siblings = get(answers, place[: length - 1])
        keys = (step for n, step in enumerate(place[: length - 1]) if not _is_id(place, n, answers))
        question = find_question(form, ".".join(keys))
        if not isinstance(siblings, tuple) or not isinstance(question, ListQuestion):
            continue
        for number, item in enumerate(siblings, start=question.first):
            if isinstance(item, Mapping) and item.get("id") == place[length - 1]:
                name = item_name(form, words, question, item)
                names.append(f"{question.prefix}{number} {name}".strip())
    return ", ".join(names)


def _is_id(place: Place, position: int, answers: Answers) -> bool:
    return isinstance(get(answers, place[:position]), tuple)
