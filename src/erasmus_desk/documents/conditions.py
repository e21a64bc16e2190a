"""The conditions of a question in the words of the questions that they depend on."""

from erasmus_desk.documents.asking import Material, key_path
from erasmus_desk.model.answers import Place
from erasmus_desk.model.conditions import Condition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.model.walk import find_question
from erasmus_desk.rules.conditions import target


def only_if(material: Material, conditions: tuple[Condition, ...], place: Place) -> str:
    """``Only if “Type” is “Consortium”.``; empty where nothing is conditional."""
    if not conditions:
        return ""
    joint = material.labels.say("condition.and")
    parts = joint.join(_part(material, condition, place) for condition in conditions)
    return material.labels.say("condition.only", conditions=parts)


def _part(material: Material, condition: Condition, place: Place) -> str:
    path = ".".join(key_path(material, target(condition.question, place)))
    question = find_question(material.form, path)
    name = _name(material, path, question)
    if condition.relation == "answered":
        kind = "unanswered" if condition.value is False else "answered"
        return material.labels.say(f"condition.{kind}", question=name)
    if condition.relation in ("at_least", "at_most"):
        kind = "entries_" if isinstance(question, ListQuestion) else ""
        return material.labels.say(
            f"condition.{kind}{condition.relation}", question=name, value=condition.value
        )
    values = condition.values if condition.relation == "in" else (condition.value,)
    shown = ", ".join(_value(material, question, value) for value in values)
    return material.labels.say(f"condition.{condition.relation}", question=name, value=shown)


def _name(material: Material, path: str, question: Question | None) -> str:
    section = material.form.section(path)
    if section is not None:
        return material.words.section(section.words)
    return material.words.question(question.words, "label") if question else path


def _value(material: Material, question: Question | None, value: object) -> str:
    if isinstance(value, bool):
        text = material.labels.say("answer.yes" if value else "answer.no")
    elif question is not None and question.kind in ("choice", "choices"):
        known = material.form.options[question.options].words
        text = material.words.option(known, str(value))
    elif question is not None and question.kind == "country":
        country = material.form.countries.get(str(value))
        text = country.name(material.words.language) if country else str(value)
    else:
        text = str(value)
    return material.labels.say("condition.value", value=text)
