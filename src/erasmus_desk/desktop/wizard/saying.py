"""Short answers in words."""

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.model.answers import Item, Node
from erasmus_desk.model.questions import (
    ChoiceQuestion,
    CountryQuestion,
    ListQuestion,
    Question,
    ReferenceQuestion,
)
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.fields import item_numbers, items_at


def said(bench: Bench, question: Question, value: Node) -> str:
    """What a short answer says to people: an option's label, a country's name, a title."""
    if not isinstance(value, str):
        return ""
    form, words = bench.form, bench.words
    if isinstance(question, CountryQuestion):
        country = form.countries.get(value)
        return country.name(words.language) if country else value
    if isinstance(question, ChoiceQuestion):
        return words.option(form.options[question.options].words or question.options, value)
    if isinstance(question, ReferenceQuestion):
        found = (e for e in references(bench, question.to) if e[0] == value)
        return next((title or number for _, number, title in found), "")
    return value.strip()


def title_of(bench: Bench, question: ListQuestion, item: Item) -> str:
    """What an item calls itself, in words; empty while it has no title."""
    titled = next((q for q in question.questions if q.key == question.title), None)
    return said(bench, titled, item.get(titled.key)) if titled is not None else ""


def references(bench: Bench, to: str) -> tuple[tuple[str, str, str], ...]:
    """(id, number, title) of every item of the list with path *to*."""
    question = find_question(bench.form, to)
    if not isinstance(question, ListQuestion):
        return ()
    found = [item for _, item in items_at(bench.opened.answers, to)]
    numbers = item_numbers(question, len(found))
    return tuple(
        (str(item.get("id", "")), number, title_of(bench, question, item))
        for item, number in zip(found, numbers, strict=True)
    )
