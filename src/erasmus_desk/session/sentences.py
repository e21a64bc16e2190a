"""Findings in words: the form knows the labels, the messages know the sentences."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from erasmus_desk.assets import resource_texts
from erasmus_desk.documents.wording import bare_money, long_date
from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.rules.naming import numbered_name
from erasmus_desk.session.open_draft import OpenDraft

Figure: TypeAlias = Callable[[str], str]
"""Writes a fact as the reader's language does: dates, amounts."""


def label_of(opened: OpenDraft, place: Place, words: FormWords) -> str:
    """The short name of the question or section at *place*."""
    if not place:
        return words.find("form.short")
    path = opened.path_of(place)
    question = find_question(opened.form, ".".join(path))
    section = opened.form.section(place[0])
    if question is not None and len(path) > 1:
        return words.question(question.words, "label")
    return words.section(section.words) if section else place[0]


def finding_sentence(
    finding: Finding,
    opened: OpenDraft,
    words: FormWords,
    messages: Words,
    figure: Figure | None = None,
) -> str:
    """What is wrong, in the language of *words*; *figure* writes dates and amounts."""
    write = figure or plain_figure(words.language)
    facts = {name: write(fact) for name, fact in finding.facts.items()}
    value = finding.facts.get("value", "")
    if "country" in finding.code and value in opened.form.countries:
        facts["value"] = opened.form.countries[value].name(words.language)
    item = numbered_name(opened.form, words, opened.answers, finding.place)
    if "item" in facts and item:
        facts["item"] = item
    if finding.rule:
        return words.say(f"rule.{finding.rule}.text", **facts)
    label = label_of(opened, finding.place, words)
    return messages.say(f"finding.{finding.code}.text", label=label, **facts)


def plain_figure(language: str) -> Figure:
    """Writes dates and amounts as documents in that language do."""
    labels = Words(language, resource_texts("labels", language), resource_texts("labels", "en"))

    def figure(fact: str) -> str:
        if _DATE.fullmatch(fact):
            return long_date(date.fromisoformat(fact), labels)
        if _AMOUNT.fullmatch(fact):
            return bare_money(Decimal(fact), labels, cents=False)
        return fact

    return figure


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_AMOUNT = re.compile(r"-?\d+\.\d\d|-?\d{5,}")
