"""Texts by key and language, with English as the fallback."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def plural_form(language: str, count: int) -> str:
    """Which plural of *language* goes with *count*: ``one``, ``few`` or ``other``."""
    number = abs(count)
    if number == 1:
        return "one"
    last, tens = number % 10, number % 100
    if language == "pl" and last in (2, 3, 4) and tens not in (12, 13, 14):
        return "few"
    return "other"


@dataclass(frozen=True)
class Words:
    """The texts of one language.

    Attributes:
        language: Code of the language.
        texts: Text by dotted key.
        fallback: English text by the same keys.
    """

    language: str
    texts: Mapping[str, str]
    fallback: Mapping[str, str] = field(default_factory=dict)

    def find(self, key: str) -> str:
        """The text under *key*, in English if need be; empty if there is none."""
        return self.texts.get(key) or self.fallback.get(key, "")

    def say(self, key: str, **facts: object) -> str:
        """The text under *key* with *facts* put in; the key itself if there is no text."""
        text = self.find(key) or key
        for name, value in facts.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def count(self, key: str, count: int, **facts: object) -> str:
        """The text under *key* in the plural that goes with *count*."""
        form = plural_form(self.language, count)
        chosen = next(
            (k for k in (f"{key}.{form}", f"{key}.other", key) if self.find(k)), f"{key}.other"
        )
        return self.say(chosen, count=count, **facts)


@dataclass(frozen=True)
class FormWords(Words):
    """The texts of one form: keys end in what they are for.

    ``form.title``, ``form.short``, ``form.sentence``; ``section.<words>.title``, ``.intro``,
    ``.item``, ``.items``; ``question.<words>.label``, ``.prompt``, ``.help``, ``.assessors``;
    ``option.<list>.<code>``, ``group.<list>.<group>``; ``criterion.<key>.title``, ``.text``;
    ``rule.<id>.title``, ``.text``, ``.cure``.
    """

    def section(self, words: str, part: str = "title") -> str:
        """A text of the section with that words key."""
        return self.find(f"section.{words}.{part}")

    def question(self, words: str, part: str = "prompt") -> str:
        """A text of the question with that words key; a label may stand in for a prompt."""
        text = self.find(f"question.{words}.{part}")
        if not text and part == "prompt":
            return self.find(f"question.{words}.label")
        if not text and part == "label":
            return self.find(f"question.{words}.prompt")
        return text

    def option(self, options: str, code: str) -> str:
        """The label of one option; the code itself if the list does not know it."""
        return self.find(f"option.{options}.{code}") or code

    def group(self, options: str, group: str) -> str:
        """The title of a group of options."""
        return self.find(f"group.{options}.{group}")
