"""A budget in words: what a line is for, how its amount comes about, what it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from erasmus_desk.documents.item_names import (
    as_text,
    kind_in_words,
    title_in_words,
    with_number,
)
from erasmus_desk.documents.wording import grouped, money
from erasmus_desk.model.answers import Answers, Node, Place, get
from erasmus_desk.model.budget import Budget, Formula, LimitUse, Line
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ChoiceQuestion, ListQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords, Words, plural_form
from erasmus_desk.rules.fields import item_numbers

_MONEY = frozenset({"rate", "first_rate", "rest_rate", "cost", "amount"}) | {
    "applicant_rate",
    "partner_rate",
}
_UNITS = {
    "persons": "unit.person",
    "days": "unit.day",
    "months": "unit.month",
    "organisations": "unit.organisation",
    "rows": "thing.costs",
}
_THINGS = frozenset({"meetings", "intellectual_outputs", "multiplier_events", "training"})
_MOBILITY = frozenset({"individual", "course_fees"})
_OPTION_KEYS = {"staff": "category"}
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a line is what it is, in the order in which people ask.

    Attributes:
        label: What it is for.
        how: How the amount comes about, in one sentence.
        notes: Remarks, a sentence each.
        sources: The documents it rests on.
        confidence: How sure its rates are.
        estimate: Whether people must be told that the amount is not certain.
    """

    label: str
    how: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str
    estimate: bool


@dataclass(frozen=True)
class BudgetWords:
    """Says the budget of one draft in one language.

    Args:
        form, answers: What was planned; for the names of organisations and planned things.
        words: The form's words: labels of options and questions.
        texts: The texts of `resources/budget`.
    """

    form: FormDefinition
    answers: Answers
    words: FormWords
    texts: Words

    def category(self, code: str) -> str:
        """The name of a figure of the budget."""
        return self.texts.say(f"category.{code}")

    def organisation(self, identity: str) -> str:
        """The short name of an organisation with its country; says so where none is named."""
        item = get(self.answers, ("organisations", identity)) if identity else None
        if not isinstance(item, Mapping):
            return self.texts.say("sheet.nobody")
        names = (as_text(item.get(key)) for key in ("acronym", "legal_name"))
        name = next((name for name in names if name), "") or self.thing(("organisations", identity))
        country = as_text(item.get("country"))
        return f"{name} ({country})" if country else name

    def thing(self, place: Place) -> str:
        """The planned thing at *place*: ``O1 Training module · line 2``."""
        parts = tuple(part for part in self._things(place) if part)
        if not parts:
            section = self.form.section(place[0]) if place else None
            return self.words.section(section.words) if section else ""
        return " · ".join(parts)

    def label(self, line: Line) -> str:
        """What tells *line* from others of its place: staff, country, distance …; or empty."""
        found = (self._labelled(line, key, code) for key, code in line.label.items() if code)
        return ", ".join(text for text in found if text)

    def how(self, line: Line) -> str:
        """How the amount of *line* comes about: ``12 days × € 214 (teachers, Greece)``."""
        text = self.formula(line.formula, line.category)
        detail = self.label(line)
        if detail:
            text = self.texts.say("formula.detail", text=text, detail=detail)
        if line.cut:
            text = self.texts.say("formula.after_cut", text=text, cut=self.money(line.cut))
        return text

    def formula(self, formula: Formula, category: str) -> str:
        """The sentence of a line's *formula*, without labels and cuts."""
        facts = self._facts(formula, category)
        return self.texts.say(f"formula.{formula.code}", **facts)

    def summary(self, budget: Budget, category: str) -> str:
        """In a nutshell how a category comes about; says so where nothing is planned."""
        formula = budget.summaries.get(category)
        if formula is None:
            return self.texts.say("summary.none")
        return self.texts.say(f"summary.{formula.code}", **self._facts(formula, category))

    def notes(self, line: Line) -> tuple[str, ...]:
        """The remarks on *line*, a sentence each."""
        cut = self.money(line.cut)
        return tuple(self.texts.say(f"note.{code}", cut=cut) for code in line.notes)

    def sources(self, source: tuple[str, ...], budget: Budget) -> tuple[str, ...]:
        """The titles of sources, with their editions."""
        found = (budget.sources.get(key) for key in source)
        return tuple(
            f"{one.title}, {one.edition}" if one.edition else one.title for one in found if one
        )

    def confidence(self, line: Line) -> str:
        """How sure the rates of *line* are."""
        level = "own" if "own_rate" in line.notes else line.confidence.value
        return self.texts.say(f"confidence.{level}")

    def limit(self, limit: LimitUse) -> str:
        """The name of a limit."""
        return self.texts.say(f"limit.{limit.code}")

    def limit_state(self, limit: LimitUse) -> str:
        """Whether a limit is kept, and by how much it is not."""
        if limit.is_kept:
            return self.texts.say("limit_state.kept")
        if limit.used < limit.maximum:
            left = self._size(limit, limit.maximum - limit.used)
            return self.texts.say("limit_state.under", left=left)
        code = "cut" if limit.effect == "cut" else "over"
        return self.texts.say(f"limit_state.{code}", over=self._size(limit, limit.over))

    def limit_used(self, limit: LimitUse) -> str:
        """How much of a limit is used: ``€ 23 000 of € 30 000``."""
        used, most = (self._size(limit, size) for size in (limit.used, limit.maximum))
        return self.texts.say("limit_state.used", used=used, maximum=most)

    def money(self, amount: Decimal) -> str:
        """An amount in euro, with cents only where there are some."""
        return money(amount, self.texts, cents=False)

    def unit(self, unit: str) -> str:
        """What a rate is paid for: ``1 day``; empty for shares of costs."""
        return self._counted(f"unit.{unit}", "1") if unit else ""

    def _size(self, limit: LimitUse, size: Decimal) -> str:
        return self.money(size) if limit.unit == "euro" else grouped(int(size))

    def _things(self, place: Place) -> Iterator[str]:
        """Every item on the way to *place*: number and title."""
        path = ""
        for depth, step in enumerate(place):
            found = find_question(self.form, path) if path else None
            node = get(self.answers, place[:depth])
            if isinstance(found, ListQuestion) and isinstance(node, tuple):
                yield self._numbered(found, node, step, path)
            else:
                path = f"{path}.{step}" if path else step

    def _numbered(self, question: ListQuestion, node: Node, step: str, path: str) -> str:
        rows = node if isinstance(node, tuple) else ()
        items = [item for item in rows if isinstance(item, Mapping)]
        position = next((n for n, item in enumerate(items) if item.get("id") == step), None)
        if position is None:
            return ""
        title = title_in_words(self.form, self.words, question, items[position])
        number = item_numbers(question, len(items))[position]
        if question.prefix:
            return with_number(number, title)
        return title or f"{kind_in_words(self.words, self.form, question, path)} {number}"

    def _labelled(self, line: Line, key: str, code: str) -> str:
        if key == "country":
            country = self.form.countries.get(code)
            return country.name(self.words.language) if country else code
        own = self.texts.find(f"label.{key}.{code}")
        if own:
            return own
        path = ".".join((*self._path(line.place), _OPTION_KEYS.get(key, key)))
        question = find_question(self.form, path)
        if isinstance(question, ChoiceQuestion):
            options = self.form.options[question.options].words
            return self.words.option(options, code)
        return code

    def _path(self, place: Place) -> Iterator[str]:
        """*place* without the ids of items."""
        path = ""
        for step in place:
            below = f"{path}.{step}" if path else step
            if not path or find_question(self.form, below):
                path = below
                yield step

    def _facts(self, formula: Formula, category: str) -> dict[str, str]:
        facts = {
            key: self._fact(key, value, category)
            for key, value in formula.facts.items()
            if key != "unit"
        }
        if "unit" in formula.facts:
            unit = formula.facts["unit"]
            for key in ("quantity", "first", "rest"):
                if key in formula.facts:
                    facts[key] = self._counted(f"unit.{unit}", formula.facts[key])
        elif "first" in formula.facts:
            for key in ("first", "rest"):
                facts[key] = self._counted("unit.day", formula.facts[key])
        facts.setdefault("things", facts.get("parts", ""))
        return facts

    def _fact(self, key: str, value: str, category: str) -> str:
        if key in _MONEY:
            return self.money(Decimal(value))
        if key == "percent":
            return f"{Decimal(value).normalize():f}{_NO_BREAK}%"
        if key in _UNITS:
            return self._counted(_UNITS[key], value)
        if key in ("things", "parts"):
            return self._counted(f"thing.{_thing(category)}", value)
        return value

    def _counted(self, key: str, value: str) -> str:
        number = int(Decimal(value))
        form = plural_form(self.texts.language, number)
        found = next((k for k in (f"{key}.{form}", f"{key}.other") if self.texts.find(k)), "")
        return self.texts.say(found, count=grouped(number)) if found else grouped(number)


def explained(line: Line, budget: Budget, said: BudgetWords) -> Explained:
    """Everything that answers the question why *line* is what it is."""
    what = said.thing(line.place)
    label = said.label(line)
    return Explained(
        f"{what}: {label}" if what and label else what or label,
        said.how(line),
        said.notes(line),
        said.sources(line.source, budget),
        said.confidence(line),
        line.is_estimate,
    )


def _thing(category: str) -> str:
    """What a category counts in its nutshell."""
    if category in _THINGS:
        return category
    if category in _MOBILITY:
        return "mobility"
    return "costs" if category == "exceptional" else "parts"
