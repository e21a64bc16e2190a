"""What a page says while nothing is planned yet: what to fill in first, with the way there."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from erasmus_desk.desktop.icons import Mark
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.widgets import Card, button, label, line
from erasmus_desk.model.answers import Answers, Node, Place, get
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import DateQuestion, ListQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords
from erasmus_desk.rules.conditions import is_answered

BUDGET: dict[str, tuple[str, ...]] = {
    "strategic-partnership": (
        "context.duration",
        "organisations",
        "management.meetings",
        "outputs",
        "events",
        "training",
        "special_costs",
    ),
    "ka1-mobility": ("organisations", "activities"),
    "budget-lump-sum": ("context.duration", "organisations", "work_packages", "grant.requested"),
    "lump-sum": ("context.lump_sum", "organisations", "management", "work_packages", "activities"),
}
"""Sections and questions that each funding model is fed by, in the order of filling in."""
_ORGANISATIONS = "organisations"
_GIVEN = frozenset({"id", "role"})
"""What an item has before anybody writes into it."""
DATES: tuple[str, ...] = ("context.start", "context.duration")


def first_steps(form: FormDefinition, paths: Sequence[str]) -> tuple[Place, ...]:
    """The places of those *paths* that the form knows."""
    places = (tuple(path.split(".")) for path in paths)
    return tuple(place for place in places if _is_known(form, place))


def _is_known(form: FormDefinition, place: Place) -> bool:
    if len(place) == 1:
        return form.section(place[0]) is not None
    return find_question(form, ".".join(place)) is not None


def is_begun(value: Node) -> bool:
    """Whether anything is answered; items that are still empty do not count."""
    if isinstance(value, tuple):
        return any(isinstance(one, str) or set(one) - _GIVEN for one in value)
    if isinstance(value, Mapping):
        return any(is_begun(inner) for inner in value.values())
    return is_answered(value)


def dated(form: FormDefinition) -> tuple[str, ...]:
    """The paths of all lists of the form whose items have dates, or stand for years."""
    found: list[str] = []
    for section in form.sections:
        if section.key == _ORGANISATIONS:
            continue  # when they were founded is no plan
        if section.items is not None and _has_dates(section.items):
            found.append(section.key)
        lists = (q for q in section.questions if isinstance(q, ListQuestion) and _has_dates(q))
        found.extend(f"{section.key}.{question.key}" for question in lists)
    return tuple(found)


def _has_dates(question: ListQuestion) -> bool:
    if question.layout == "years":
        return True
    inner: Iterable[object] = question.questions
    return any(
        isinstance(one, DateQuestion) or (isinstance(one, ListQuestion) and _has_dates(one))
        for one in inner
    )


class FirstSteps(Card):
    """A card with the next steps as links, those done ticked.

    Args:
        texts: The words.
        title, text: What is missing and why.
        form, words: For the names of sections and questions.

    Signals:
        place_wanted: A step was chosen.
    """

    place_wanted = Signal(object)

    def __init__(
        self, texts: Texts, title: str, text: str, form: FormDefinition, words: FormWords
    ) -> None:
        super().__init__()
        self.setObjectName("first-steps")
        self._texts = texts
        self._form = form
        self._words = words
        self._steps: list[QWidget] = []
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(28, 24, 28, 24)
        self._inner.setSpacing(6)
        self._inner.addWidget(label(title, "heading", wraps=True))
        self._inner.addWidget(label(text, "subtitle", wraps=True))
        self._inner.addSpacing(6)

    def show_steps(self, places: Sequence[Place], answers: Answers) -> None:
        """Offer the ways to *places*."""
        for step in self._steps:
            step.hide()
            step.deleteLater()
        self._steps = [self._step(place, answers) for place in places]
        for step in self._steps:
            self._inner.addWidget(step)

    def _step(self, place: Place, answers: Answers) -> QWidget:
        done = is_begun(get(answers, place))
        name = self._name(place)
        state = self._texts.say("planning.done" if done else "planning.open")
        made = QWidget()
        go = partial(self.place_wanted.emit, place)
        link = button(name, f"step:{'.'.join(place)}", go, "link", f"{name}: {state}")
        made.setLayout(line(Mark("done" if done else "empty", state), link, 1))
        return made

    def _name(self, place: Place) -> str:
        if len(place) == 1:
            section = self._form.section(place[0])
            return self._words.section(section.words) if section else place[0]
        question = find_question(self._form, ".".join(place))
        return self._words.question(question.words, "label") if question else place[-1]
