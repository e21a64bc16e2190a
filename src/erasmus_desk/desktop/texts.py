"""What the window says: words, numbers, dates and messages in the window's language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from erasmus_desk.errors import DeskError
from erasmus_desk.model.words import Words

if TYPE_CHECKING:
    from decimal import Decimal

    from erasmus_desk.model.findings import Finding
    from erasmus_desk.model.words import FormWords
    from erasmus_desk.session.desk import Desk

WORDS = "window/words"
_LATER = (
    "window/wizard",
    "window/planning",
    "window/safety",
    "window/handover",
    "window/carrying",
    "window/annexes",
    "window/choosing",
    "window/packs",
    "messages",
)
_THIN = "\u202f"
_LOCALES = {"en": "en_GB", "bg": "bg_BG", "el": "el_GR", "pl": "pl_PL"}


def window_language(desk: "Desk") -> str:
    """The language of the window: the chosen one, else the system's, else English."""
    wanted = desk.preferences.window or QLocale.system().name()[:2]
    return wanted if wanted in desk.languages(WORDS) else "en"


class Texts:
    """All texts of the window in one language, English where one is missing.

    Keys are looked up in `resources/window/words`, then in `resources/window/wizard`,
    `…/planning`, `…/safety`, `…/handover`, `…/carrying`, `…/annexes` and `resources/messages`,
    which are read when first needed.

    Args:
        desk: Where the texts come from.
        language: Code of the window's language.
    """

    def __init__(self, desk: "Desk", language: str) -> None:
        self._desk = desk
        self.speak(language)

    def speak(self, language: str) -> None:
        """Say everything in *language* from now on."""
        self.language = language
        self.locale = QLocale(_LOCALES.get(language, language))
        self._words = self._desk.words(WORDS, language)
        self._has_all = False

    def say(self, key: str, **facts: object) -> str:
        """The text under *key* with *facts* put in; the key itself if there is no text."""
        return self._with(key).say(key, **facts)

    def has(self, key: str) -> bool:
        """Whether there is a text under *key*."""
        return bool(self._with(key).find(key))

    def count(self, key: str, count: int, **facts: object) -> str:
        """The text under *key* in the plural that goes with *count*, written as `{count}`."""
        words = self._with(f"{key}.other")
        return words.count(key, count, **facts)

    def number(self, number: int) -> str:
        """A whole number, its thousands set apart by a thin space: 1 842."""
        return f"{number:,}".replace(",", _THIN)

    def money(self, amount: "Decimal") -> str:
        """An amount of euro; cents only where there are any."""
        whole = amount == amount.to_integral_value()
        figures = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
        units, _, cents = figures.replace(",", _THIN).partition(".")
        point = self.locale.decimalPoint()
        return self.say("frame.money", amount=f"{units}{point}{cents}" if cents else units)

    def date(self, day: date, *, short: bool = False) -> str:
        """A day as people write it: 21 March 2018, or 21 Mar 2018."""
        pattern = "d MMM yyyy" if short else "d MMMM yyyy"
        return self.locale.toString(QDate(day.year, day.month, day.day), pattern)

    def moment(self, moment: datetime, *, short: bool = False) -> str:
        """A day with its time: 21 March 2018, 12:00."""
        between = " " if short else ", "
        return f"{self.date(moment.date(), short=short)}{between}{moment:%H:%M}"

    def ago(self, moment: datetime) -> str:
        """A past moment as one says it today: today 14:02, yesterday 9:10, 3 March."""
        now = self._desk.now()
        local = moment.astimezone(now.tzinfo)
        days = (now.date() - local.date()).days
        if days in (0, 1):
            key = ("frame.today", "frame.yesterday")[days]
            return self.say(key, time=f"{local:%H:%M}")
        return self.date(local.date(), short=True)

    def error(self, error: DeskError) -> str:
        """What happened and what can be done, in a sentence or two."""
        key = f"error.{error.code}"
        if not self.has(key):
            return self.say("error.unknown", code=error.code, facts=str(error))
        return self.say(key, **self._known_words(error.facts))

    def finding_text(self, finding: "Finding", label: str, words: "FormWords | None" = None) -> str:
        """One finding as a sentence about the question *label*.

        Args:
            finding: What is wrong.
            label: How the question is called.
            words: Texts of the form, which hold the sentences of its own rules.
        """
        return _finding(self, finding, label, words, "text")

    def finding_cure(self, finding: "Finding", label: str, words: "FormWords | None" = None) -> str:
        """What to do about the finding; empty if that goes without saying."""
        return _finding(self, finding, label, words, "cure")

    def _known_words(self, facts: Mapping[str, str]) -> dict[str, str]:
        """*facts* with codes that have a word of their own, such as expected types, in words."""
        known = dict(facts)
        if expected := facts.get("expected"):
            known["expected"] = self.say(f"expected.{expected}")
        return known

    def _with(self, key: str) -> Words:
        """The words; all of them if *key* is not among those of the frame."""
        if not self._has_all and not self._words.find(key):
            self._has_all = True
            texts, english = dict(self._words.texts), dict(self._words.fallback)
            for folder in _LATER:
                more = self._desk.words(folder, self.language)
                texts |= more.texts
                english |= more.fallback
            self._words = Words(self.language, texts, english)
        return self._words


def _finding(
    texts: Texts, finding: "Finding", label: str, words: "FormWords | None", part: str
) -> str:
    facts = {name: _figure(texts, fact) for name, fact in finding.facts.items()}
    facts["label"] = label
    if finding.rule and words is not None and words.find(f"rule.{finding.rule}.{part}"):
        return words.say(f"rule.{finding.rule}.{part}", **facts)
    for key in (f"finding.{finding.code}.{part}", f"finding.{finding.code}"):
        if texts.has(key) and (part == "text" or key.endswith(part)):
            return texts.say(key, **facts)
    return "" if part == "cure" else f"{label}: {finding.rule or finding.code}"


def _figure(texts: Texts, fact: str) -> str:
    """A fact as people write it: numbers grouped, days in words."""
    if fact.isascii() and fact.isdigit() and len(fact) < len("1000000000000"):
        return texts.number(int(fact))
    try:
        return texts.date(date.fromisoformat(fact))
    except ValueError:
        return fact
