"""Places of the draft in words: section, number, item."""

from erasmus_desk.desktop.wizard.bench import Bench
from erasmus_desk.desktop.wizard.list_actions import ListActions
from erasmus_desk.model.answers import Place
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.fields import page_fields, pages

_ARROW = " › "


class Whereabouts:
    """Knows the numbers of all questions of one state of the draft."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        answers = bench.opened.answers
        self._numbers = {
            field.place: field.number
            for page in pages(bench.form, answers)
            for field in page_fields(page, answers)
        }

    def said(self, place: Place) -> str:
        """Where *place* is: "Description of the project › 3.2", "Outputs › O2 › Days"."""
        if not place:
            return self._bench.texts.say("wizard.whole_draft")
        section = self._bench.form.section(place[0])
        if section is None:
            return place[0]
        parts = [self._bench.words.section(section.words)]
        if number := self._numbers.get(place[:2], ""):
            parts.append(number)
        parts += self._items(place)
        return _ARROW.join(part for part in parts if part)

    def _items(self, place: Place) -> list[str]:
        """The numbers of the items on the way to *place*."""
        found: list[str] = []
        for depth in range(1, len(place)):
            path = ".".join(self._bench.opened.path_of(place[:depth]))
            question = find_question(self._bench.form, path)
            if isinstance(question, ListQuestion) and place[depth] not in _keys(question):
                actions = ListActions(self._bench, question, place[:depth])
                if place[depth] in actions.ids:
                    found.append(actions.number(place[depth]))
        return found


def _keys(question: ListQuestion) -> frozenset[str]:
    return frozenset(inner.key for inner in question.questions)
