"""What items of lists are called in one language: numbers, titles, labels of choices."""

from erasmus_desk.model.answers import Item, Node
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ChoiceQuestion, CountryQuestion, ListQuestion
from erasmus_desk.model.words import FormWords

_NO_BREAK = "\u00a0"


def title_in_words(
    form: FormDefinition, words: FormWords, question: ListQuestion, item: Item
) -> str:
    """What *item* calls itself, choices and countries in words; empty if it has no title yet."""
    value = item.get(question.title) if question.title else None
    if not isinstance(value, str):
        return ""
    asked = next((inner for inner in question.questions if inner.key == question.title), None)
    if isinstance(asked, ChoiceQuestion):
        return words.option(form.options[asked.options].words, value)
    if isinstance(asked, CountryQuestion):
        country = form.countries.get(value)
        return country.name(words.language) if country else value
    return value.strip()


def kind_in_words(words: FormWords, form: FormDefinition, question: ListQuestion, path: str) -> str:
    """What one item of the list at *path* is called: ``intellectual output``."""
    section = form.section(path)
    if section is not None:
        return words.section(section.words, "item") or words.section(section.words)
    item = words.find(f"question.{question.words}.item")
    return item or words.question(question.words, "label")


def with_number(number: str, title: str) -> str:
    """``O1 Training module``; the number alone where there is no title."""
    return f"{number}{_NO_BREAK}{title}" if title else number


def as_text(value: Node) -> str:
    """*value* as one line of text; empty where it is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""
