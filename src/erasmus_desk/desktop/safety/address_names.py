"""What the fields of an organisation are called, and what they may be chosen from."""

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.model.questions import ChoiceQuestion, ListQuestion, Question
from erasmus_desk.session.address_copies import organisation_list
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.kept import Card
from erasmus_desk.session.shown import Head

Choices = list[tuple[str, str]]


def _rank(head: Head) -> tuple[int, bool, bool]:
    """The newest forms come last, and of a call those that ask most of all partners.

    Partnerships that a National Agency manages ask for the OID and for a description of everybody.
    """
    return head.call, head.code.startswith("KA"), head.code.startswith("KA2")


class AddressNames:
    """Speaks of organisations in the words of the newest form that asks for them.

    Args:
        desk: Knows the forms.
        texts: The words of the window.
    """

    def __init__(self, desk: Desk, texts: Texts) -> None:
        self._texts = texts
        heads = sorted(desk.heads.values(), key=_rank, reverse=True)
        self._form, found = None, None
        for head in heads:
            form = desk.catalogue.form(head.id)
            try:
                found = organisation_list(form)[1]
            except LookupError:
                continue
            self._form = form
            self._words = desk.form_words(head.id, texts.language)
            break
        self._questions: dict[str, Question] = {q.key: q for q in found.questions} if found else {}
        persons = self._questions.get("persons")
        self._of_persons: dict[str, Question] = (
            {q.key: q for q in persons.questions} if isinstance(persons, ListQuestion) else {}
        )

    def fact(self, key: str) -> str:
        """What a fact of an organisation is called."""
        return self._label(self._questions, key)

    def contact(self, key: str) -> str:
        """What a fact of a person is called."""
        return self._label(self._of_persons, key)

    def description_keys(self) -> tuple[str, ...]:
        """The long texts that forms ask of an organisation."""
        return tuple(key for key, question in self._questions.items() if question.kind == "text")

    def countries(self) -> Choices:
        """Code and name of every country, by name."""
        known = self._form.countries.values() if self._form else ()
        language = self._texts.language
        return sorted(((c.code, c.name(language)) for c in known), key=lambda one: one[1])

    def country(self, code: str) -> str:
        """The name of a country."""
        known = self._form.countries if self._form else {}
        return known[code].name(self._texts.language) if code in known else code

    def types(self) -> Choices:
        """Code and name of every type of organisation."""
        return self._options(self._questions.get("type"))

    def functions(self) -> Choices:
        """Code and name of what a person may do for an organisation."""
        return self._options(self._of_persons.get("function"))

    def line(self, card: Card) -> str:
        """Where an organisation is and what numbers it has, in a line."""
        facts = card.facts
        country = self.country(str(facts.get("country", "")))
        place = ", ".join(one for one in (str(facts.get("city", "")), country) if one)
        numbers = [str(facts[key]) for key in ("oid", "pic") if facts.get(key)]
        return " · ".join(one for one in (place, *numbers) if one)

    def _label(self, questions: dict[str, Question], key: str) -> str:
        question = questions.get(key)
        label = self._words.question(question.words, "label") if question else ""
        own = f"addresses.field_{key}"
        return label or (self._texts.say(own) if self._texts.has(own) else key)

    def _options(self, question: Question | None) -> Choices:
        if self._form is None or not isinstance(question, ChoiceQuestion):
            return []
        known = self._form.options[question.options]
        return [(one.code, self._words.option(known.words, one.code)) for one in known.options]
