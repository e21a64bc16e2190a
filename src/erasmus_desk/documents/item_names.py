"""What items of lists are called in one language: numbers, titles, labels of choices."""

from collections.abc import Iterator, Mapping

from erasmus_desk.model.answers import Answers, Item, Node, Place, get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords
from erasmus_desk.rules.fields import item_numbers
from erasmus_desk.rules.naming import item_name

_NO_BREAK = "\u00a0"


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


def path_of(form: FormDefinition, place: Place) -> str:
    """*place* without the ids of items: the path of the question or list."""
    path = ""
    for step in place:
        below = f"{path}.{step}" if path else step
        if not path or find_question(form, below):
            path = below
    return path


def items_on_the_way(
    form: FormDefinition, answers: Answers, words: FormWords, place: Place
) -> Iterator[str]:
    """What every item on the way to *place* is called: ``O1 Training module``, ``line 2``."""
    path = ""
    for depth, step in enumerate(place):
        question = find_question(form, path) if path else None
        node = get(answers, place[:depth])
        if isinstance(question, ListQuestion) and isinstance(node, tuple):
            items = [item for item in node if isinstance(item, Mapping)]
            numbers = item_numbers(question, len(items))
            for number, item in zip(numbers, items, strict=True):
                if item.get("id") == step:
                    yield item_in_words(form, words, (question, path), number, item)
        else:
            path = f"{path}.{step}" if path else step


def item_in_words(
    form: FormDefinition, words: FormWords, home: tuple[ListQuestion, str], number: str, item: Item
) -> str:
    """What one item is called; *home* is its list with the list's path."""
    question, path = home
    title = item_name(form, words, question, item)
    if question.prefix:
        return with_number(number, title)
    return title or f"{kind_in_words(words, form, question, path)} {number}"
