"""What every page and editor of the wizard works with."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItemModel

from erasmus_desk.desktop.texts import Texts
from erasmus_desk.desktop.wizard.guard import Guard
from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.provenance import Sourced
from erasmus_desk.model.questions import Question
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.sentences import label_of


class Bench(QObject):
    """One open draft with the words it is shown in.

    Signals:
        wanted: Somebody asked to be taken to a place of the draft.
    """

    wanted = Signal(object)

    def __init__(
        self, desk: Desk, opened: OpenDraft, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.opened = opened
        self.texts = texts
        self.guard = Guard(self)
        self.offers: dict[tuple[str, ...], tuple[QStandardItemModel, int]] = {}
        self.words: FormWords = desk.form_words(opened.form.id, desk.prompts_of(opened))

    @property
    def typed(self) -> dict[Place, str]:
        """What was typed where no answer could be made of it, as long as the program runs."""
        return self.desk.typed.setdefault(self.opened.draft.facts.id, {})

    @property
    def form(self) -> FormDefinition:
        """The form that the draft answers."""
        return self.opened.form

    def question_at(self, place: Place) -> Question | None:
        """The question whose answer lives at *place*."""
        return find_question(self.form, ".".join(self.opened.path_of(place)))

    def label(self, question: Question) -> str:
        """How a question is called in lists and columns."""
        return self.words.question(question.words, "label")

    def sentence(self, finding: Finding) -> str:
        """What is wrong, in the language of the window."""
        return self.texts.finding_text(self._spoken(finding), self._name(finding), self.words)

    def cure(self, finding: Finding) -> str:
        """What to do about it; empty if that goes without saying."""
        return self.texts.finding_cure(self._spoken(finding), self._name(finding), self.words)

    def _name(self, finding: Finding) -> str:
        return label_of(self.opened, finding.place, self.words)

    def _amount(self, fact: str) -> str:
        """An amount with cents as people write it; anything else as it is."""
        whole, _, cents = fact.partition(".")
        if not (whole.isdecimal() and cents.isdecimal() and len(cents) <= 2):  # noqa: PLR2004
            return fact
        written = self.texts.number(int(whole))
        if int(cents) == 0:
            return written
        return f"{written}{self.texts.locale.decimalPoint()}{cents}"

    def _spoken(self, finding: Finding) -> Finding:
        """*finding* with countries by name and options by label."""
        facts = {name: self._amount(fact) for name, fact in finding.facts.items()}
        value = facts.get("value", "")
        if value in self.form.countries and "country" in finding.code:
            facts["value"] = self.form.countries[value].name(self.words.language)
        return replace(finding, facts=facts)

    def origin(self, fact: Sourced | None) -> str:
        """Where a fact comes from: titles of its sources, and its note."""
        if fact is None:
            return ""
        known = (self.form.sources.get(key) for key in fact.source)
        titles = [", ".join(t for t in (s.title, s.edition) if t) for s in known if s]
        return "; ".join(titles)
