"""Organisations of the address book inside a draft: copied, remembered, brought up to date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from erasmus_desk.model.answers import Answers, Item, Node, Place, Value, items
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.questions import ListQuestion, Question
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.storage.addresses import CONTACT, FACTS, Card, new_card_id

_ORIGINS = "addresses"
_PERSONS = "persons"


@dataclass(frozen=True, slots=True)
class FieldUpdate:
    """One answer that the card knows better: what stands here, what the card says.

    ``edited`` says that the answer was also changed in the draft since it was copied.
    """

    key: str
    here: Node
    proposed: Value
    edited: bool


@dataclass(frozen=True, slots=True)
class Update:
    """What has changed on the card of an organisation since it was put into a draft."""

    place: Place
    card: Card
    fields: tuple[FieldUpdate, ...]


def organisation_list(form: FormDefinition) -> tuple[Place, ListQuestion]:
    """Where the form asks for organisations: its first list whose items have a legal name.

    Raises:
        LookupError: It does not ask for any.
    """
    for section in form.sections:
        if section.items and any(q.key == "legal_name" for q in section.items.questions):
            return (section.key,), section.items
    raise LookupError("organisations")


def values_of(opened: OpenDraft, question: ListQuestion, card: Card) -> dict[str, Value]:
    """What *card* says to the questions of an organisation in this draft."""
    described = card.descriptions.get(opened.draft.facts.language, {})
    found: dict[str, Value] = {}
    for asked in question.questions:
        value: object = card.facts.get(asked.key)
        if isinstance(asked, ListQuestion):
            value = _persons(opened.form, asked, card) if asked.key == _PERSONS else None
        elif asked.kind == "text":
            value = described.get(asked.key, value)
        if value is not None and value != () and _fits(opened.form, asked, value):
            found[asked.key] = value  # type: ignore[assignment]
    return found


def _persons(form: FormDefinition, asked: ListQuestion, card: Card) -> tuple[Item, ...]:
    known = {question.key: question for question in asked.questions}
    return tuple(
        {
            "id": sha256(f"{card.id}{number}".encode()).hexdigest()[:8],
            **{k: v for k, v in person.items() if k in known and _fits(form, known[k], v)},
        }
        for number, person in enumerate(card.contacts)
    )


def _fits(form: FormDefinition, question: Question, value: object) -> bool:
    if question.kind == "yesno":
        return isinstance(value, bool)
    if question.kind == "choice":
        return any(one.code == value for one in form.options[question.options].options)
    if question.kind == "country":
        return value in form.countries
    return question.kind == "list" or (question.kind in ("line", "text") and isinstance(value, str))


def card_of(opened: OpenDraft, item: Item) -> Card:
    """A fresh card of the organisation *item* of a draft."""
    texts = {
        question.key: value
        for question in organisation_list(opened.form)[1].questions
        if question.kind == "text" and isinstance(value := item.get(question.key), str)
    }
    persons = item.get(_PERSONS)
    listed = persons if isinstance(persons, tuple) else ()
    return Card(
        id=new_card_id(),
        facts={k: v for k in FACTS if isinstance(v := item.get(k), str | bool)},
        contacts=tuple(
            {k: str(person[k]) for k in CONTACT if k in person}
            for person in listed
            if isinstance(person, Mapping)
        ),
        descriptions={opened.draft.facts.language: texts} if texts else {},
    )


def origins(opened: OpenDraft) -> dict[str, dict[str, Any]]:
    """By item id: the card it was copied from and what the card said then."""
    raw = opened.draft.facts.settings.get(_ORIGINS)
    if not isinstance(raw, dict):
        return {}
    return {key: value for key, value in raw.items() if isinstance(value, dict)}


def remembered(
    opened: OpenDraft, answers: Answers, place: Place, card: Card
) -> dict[str, dict[str, Any]]:
    """The facts of the draft with where its organisation comes from and what the card said then.

    *answers* are those that hold the organisation at *place*.
    """
    values = values_of(opened, organisation_list(opened.form)[1], card)
    present = {str(one.get("id")) for one in items(answers, place[:-1])}
    kept = {key: value for key, value in origins(opened).items() if key in present}
    kept[place[-1]] = {
        "card": card.id,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "values": {key: _print(value) for key, value in values.items()},
    }
    return {"settings": {**opened.draft.facts.settings, _ORIGINS: kept}}


def news(item: Item, values: Mapping[str, Value], copied: object) -> Iterable[FieldUpdate]:
    """Where the card says something new since it was copied, against what stands in *item*."""
    prints = copied if isinstance(copied, Mapping) else {}
    for key, proposed in values.items():
        here = item.get(key)
        is_new = _print(proposed) != prints.get(key)
        if is_new and _print(here) != _print(proposed):
            edited = here is not None and _print(here) != prints.get(key)
            yield FieldUpdate(key, here, proposed, edited)


def _print(value: Node) -> str:
    """A fingerprint of an answer, whatever ids its items have."""
    if isinstance(value, tuple):
        return "".join(
            _print(tuple(sorted(f"{k}={v}" for k, v in one.items() if k != "id")))
            if isinstance(one, Mapping)
            else one + "\n"
            for one in value
        )[:2000]
    return sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:16]
