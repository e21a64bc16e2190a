"""What can be chosen: options of the form, countries, items of other lists."""

from PySide6.QtGui import QStandardItemModel

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.editors.search_box import Entry, folded, offered
from erasmus_desk.desktop.wizard.saying import references
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question

_GUESSED = frozenset({"single", "conflict", "derived", "background"})


def option_entries(bench: Bench, options: str) -> tuple[Entry, ...]:
    """The options of a list of the form, in its order."""
    known = bench.form.options[options]
    words = known.words or options
    return tuple(
        Entry(
            option.code,
            bench.words.option(words, option.code),
            bench.words.group(words, option.group) if option.group else "",
        )
        for option in known.options
    )


def country_entries(bench: Bench, statuses: tuple[str, ...]) -> tuple[Entry, ...]:
    """The countries that may be chosen, by name, each with its status in the call's period."""
    language = bench.words.language
    form = bench.form
    found = [
        Entry(code, country.name(language), suffix=status_text(bench, code))
        for code, country in form.countries.items()
        if not statuses or form.status_of(code) in statuses
    ]
    return tuple(sorted(found, key=lambda entry: folded(entry.text)))


def status_text(bench: Bench, code: str) -> str:
    """A country's status in words; empty where it has none."""
    status = bench.form.status_of(code)
    return bench.texts.say(f"wizard.status.{status}") if status else ""


def reference_entries(bench: Bench, to: str) -> tuple[Entry, ...]:
    """The items of the list *to*: number and title."""
    unnamed = bench.texts.say("wizard.unnamed")
    return tuple(
        Entry(identity, f"{number}  {title or unnamed}")
        for identity, number, title in references(bench, to)
    )


def list_item_word(bench: Bench, to: str) -> str:
    """What one item of the list *to* is called: an organisation."""
    question = find_question(bench.form, to)
    return item_word(bench, question) if isinstance(question, ListQuestion) else ""


def item_word(bench: Bench, question: ListQuestion) -> str:
    """What one item of a list is called; "item" where the form has no word."""
    words = bench.words
    found = words.find(f"section.{question.words}.item") or words.question(question.words, "item")
    return found or bench.texts.say("wizard.item")


def items_word(bench: Bench, question: ListQuestion) -> str:
    """What several items of a list are called."""
    words = bench.words
    found = words.find(f"section.{question.words}.items") or words.question(question.words, "items")
    return found or bench.texts.say("wizard.items")


def shared_model(bench: Bench, kind: str, key: tuple[str, ...]) -> tuple[QStandardItemModel, int]:
    """The model for all boxes that offer the same, and how many options it has."""
    wanted = (kind, *key)
    known = bench.offers.get(wanted)
    if known is None:
        entries = (
            country_entries(bench, key) if kind == "country" else option_entries(bench, key[0])
        )
        known = (offered(entries, bench.texts.say("wizard.choose"), bench), len(entries))
        bench.offers[wanted] = known
    return known
