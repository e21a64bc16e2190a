"""A budget in words: what a line is for, how its amount comes about, what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from erasmus_desk.documents.item_names import (
    as_text,
    items_on_the_way,
    path_of,
)
from erasmus_desk.documents.wording import grouped, money
from erasmus_desk.model.answers import Answers, Place, get
from erasmus_desk.model.budget import ZERO, Budget, Formula, LimitUse, Line, Portion
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ChoiceQuestion
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords, Words, plural_form

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
_TENTH = Decimal("0.1")


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
    _things: dict[Place, str] = field(default_factory=dict, compare=False, repr=False)

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
        """The planned thing at *place*: ``O1 Training module · line 2``; remembered."""
        if place not in self._things:
            self._things[place] = self._thing(place)
        return self._things[place]

    def _thing(self, place: Place) -> str:
        parts = tuple(items_on_the_way(self.form, self.answers, self.words, place))
        if not parts:
            section = self.form.section(place[0]) if place else None
            return self.words.section(section.words) if section else ""
        return " · ".join(parts)

    def label(self, line: Line) -> str:
        """What tells *line* from others of its place: staff, country, distance …; or empty."""
        found = (_labelled(self, line, key, code) for key, code in line.label.items() if code)
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
        facts = _facts(self.texts, formula, category)
        return self.texts.say(f"formula.{formula.code}", **facts)

    def summary(self, budget: Budget, category: str) -> str:
        """In a nutshell how a category comes about; says so where nothing is planned."""
        formula = budget.summaries.get(category)
        if formula is None:
            return self.texts.say("summary.none")
        return self.texts.say(f"summary.{formula.code}", **_facts(self.texts, formula, category))

    def portion_name(self, portion: Portion) -> str:
        """What a row of a table is called: the thing planned, or the category."""
        return self.thing(portion.thing) if portion.thing else self.category(portion.category)

    def portion(self, budget: Budget, portion: Portion) -> str:
        """In a nutshell how a row of a table comes about; for a thing, its part of the whole."""
        if not portion.thing:
            return self.summary(budget, portion.category)
        part = portion.amount * 100 / budget.total if budget.total else ZERO
        percent = f"{part.quantize(_TENTH, ROUND_HALF_UP)}".removesuffix(".0")
        shown = percent.replace(".", self.texts.say("money.decimal"))
        return self.texts.say("summary.portion", percent=shown)

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
            left = _size(self, limit, limit.maximum - limit.used)
            return self.texts.say("limit_state.under", left=left)
        code = "cut" if limit.effect == "cut" else "over"
        return self.texts.say(f"limit_state.{code}", over=_size(self, limit, limit.over))

    def limit_used(self, limit: LimitUse) -> str:
        """How much of a limit is used: ``€ 23 000 of € 30 000``."""
        used, most = (_size(self, limit, size) for size in (limit.used, limit.maximum))
        return self.texts.say("limit_state.used", used=used, maximum=most)

    def money(self, amount: Decimal) -> str:
        """An amount in euro, with cents only where there are some."""
        return money(amount, self.texts, cents=False)

    def unit(self, unit: str) -> str:
        """What a rate is paid for: ``1 day``; empty for shares of costs."""
        return counted(self.texts, f"unit.{unit}", "1") if unit else ""


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


def _size(said: BudgetWords, limit: LimitUse, size: Decimal) -> str:
    return said.money(size) if limit.unit == "euro" else grouped(int(size))


def _labelled(said: BudgetWords, line: Line, key: str, code: str) -> str:
    """One label of a line in words: of a country, of the program's own, of an option."""
    if key == "country":
        country = said.form.countries.get(code)
        return country.name(said.words.language) if country else code
    own = said.texts.find(f"label.{key}.{code}")
    if own:
        return own
    path = f"{path_of(said.form, line.place)}.{_OPTION_KEYS.get(key, key)}"
    question = find_question(said.form, path)
    if isinstance(question, ChoiceQuestion):
        return said.words.option(said.form.options[question.options].words, code)
    return code


def _facts(texts: Words, formula: Formula, category: str) -> dict[str, str]:
    """The facts of a formula as its sentence takes them."""
    known = formula.facts
    facts = {k: _fact(texts, k, v, category) for k, v in known.items() if k != "unit"}
    unit = known.get("unit", "" if "first" not in known else "day")
    for key in ("quantity", "first", "rest"):
        if key in known and (unit or key != "quantity"):
            facts[key] = counted(texts, f"unit.{unit}", known[key])
    facts.setdefault("things", facts.get("parts", ""))
    return facts


def _fact(texts: Words, key: str, value: str, category: str) -> str:
    if key in _MONEY:
        return money(Decimal(value), texts, cents=False)
    if key in ("percent", "funded"):
        return f"{Decimal(value).normalize():f}{_NO_BREAK}%"
    if key in _UNITS:
        return counted(texts, _UNITS[key], value)
    if key in ("things", "parts"):
        return counted(texts, f"thing.{_thing(category)}", value)
    return value


def counted(texts: Words, key: str, value: str) -> str:
    """A whole number with its word in the right plural; the bare number without a word."""
    number = int(Decimal(value))
    form = plural_form(texts.language, number)
    found = next((k for k in (f"{key}.{form}", f"{key}.other") if texts.find(k)), "")
    return texts.say(found, count=grouped(number)) if found else grouped(number)


def _thing(category: str) -> str:
    """What a category counts in its nutshell."""
    if category in _THINGS:
        return category
    if category in _MOBILITY:
        return "mobility"
    return "costs" if category == "exceptional" else "parts"
