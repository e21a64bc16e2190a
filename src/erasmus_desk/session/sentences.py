"""Findings in words: the form knows the labels, the messages know the sentences."""

from erasmus_desk.model.answers import Place
from erasmus_desk.model.findings import Finding
from erasmus_desk.model.walk import find_question
from erasmus_desk.model.words import FormWords, Words
from erasmus_desk.session.open_draft import OpenDraft


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


def finding_sentence(finding: Finding, opened: OpenDraft, words: FormWords, messages: Words) -> str:
    """What is wrong, in the language of *words*."""
    return _said(finding, "text", opened, words, messages)


def finding_cure(finding: Finding, opened: OpenDraft, words: FormWords, messages: Words) -> str:
    """How to mend it, in the language of *words*."""
    return _said(finding, "cure", opened, words, messages)


def _said(finding: Finding, part: str, opened: OpenDraft, words: FormWords, messages: Words) -> str:
    facts = dict(finding.facts)
    if "country" in finding.code and facts.get("value") in opened.form.countries:
        facts["value"] = opened.form.countries[facts["value"]].name(words.language)
    if finding.rule:
        return words.say(f"rule.{finding.rule}.{part}", **facts)
    return messages.say(
        f"finding.{finding.code}.{part}", label=label_of(opened, finding.place, words), **facts
    )
