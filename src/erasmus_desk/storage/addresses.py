"""Organisations kept once, for use in any draft: one file in the user's folder."""

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from erasmus_desk.errors import DeskError, DraftUnusable
from erasmus_desk.model.text import clean
from erasmus_desk.storage.drafts import read_stamp
from erasmus_desk.storage.parsing import parse_object
from erasmus_desk.storage.writing import write_whole

SUFFIX = ".erasmus-card"
FACTS = (
    "legal_name", "acronym", "oid", "pic", "country", "region", "city", "address", "postcode",
    "website", "email", "phone", "type", "public_body", "non_profit",
)  # fmt: skip
"""What is known of an organisation in any language, by the keys that forms ask it under."""
CONTACT = ("function", "first_name", "last_name", "position", "email", "phone")
"""What is known of a person who speaks for it."""
_EDITION = 1
_KIND = "erasmus-desk-organisations"
_TRUTHS = frozenset({"public_body", "non_profit"})
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_MOST_CARDS = 5_000
_MOST_CONTACTS = 50
_LONGEST = 20_000

Fact = str | bool


@dataclass(frozen=True, slots=True)
class Card:
    """One organisation.

    Attributes:
        id: Its name among the cards, kept when the card is exchanged.
        facts: By the keys in ``FACTS``; what is not known is not there.
        contacts: Persons, by the keys in ``CONTACT``.
        descriptions: By language, then by the key of the question (``presentation`` …).
        checked: The day (ISO) on which somebody last confirmed the facts; empty if never.
        changed: The moment (ISO, UTC) of the last change.
    """

    id: str
    facts: Mapping[str, Fact]
    contacts: tuple[Mapping[str, str], ...] = ()
    descriptions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    checked: str = ""
    changed: str = ""

    @property
    def name(self) -> str:
        """What the organisation is called."""
        return str(self.facts.get("legal_name", "")) or str(self.facts.get("acronym", ""))


def new_card_id() -> str:
    """A fresh id."""
    return secrets.token_hex(8)


def read_cards(path: Path) -> tuple[Card, ...]:
    """The cards in the file at *path*; none where there is no file.

    Raises:
        DraftUnusable: It cannot be read; the file is left as it is.
    """
    try:
        content = read_stamp(path).content
    except DraftUnusable as reason:
        if reason.code == "draft-not-found":
            return ()
        raise _unusable(path) from reason
    return parse_cards(content, path)


def parse_cards(content: bytes, path: Path) -> tuple[Card, ...]:
    """The cards in *content*; what no card can have is left out.

    Raises:
        DraftUnusable: It is no file of cards, or one of a later program.
    """
    try:
        raw = parse_object(content, str(path))
    except DraftUnusable as reason:
        raise _unusable(path) from reason
    edition, found = raw.get("edition"), raw.get("cards")
    if raw.get("kind") != _KIND or not isinstance(edition, int) or not isinstance(found, list):
        raise _unusable(path)
    if edition > _EDITION:
        raise DraftUnusable("cards-too-new", {"file": str(path)})
    if len(found) > _MOST_CARDS:
        raise _unusable(path)
    cards = (card_from(one) for one in found)
    return tuple({card.id: card for card in cards if card is not None}.values())


def _unusable(path: Path) -> DeskError:
    return DraftUnusable("cards-unusable", {"file": str(path)})


def card_from(raw: object) -> Card | None:
    """The card in a JSON object; None if it is none or has no name."""
    if not isinstance(raw, Mapping):
        return None
    facts = facts_from(raw.get("facts"))
    contacts = raw.get("contacts")
    listed = contacts[:_MOST_CONTACTS] if isinstance(contacts, list) else []
    persons = (_texts(person, CONTACT) for person in listed)
    card = Card(
        id=_text(raw.get("id"))[:64] or new_card_id(),
        facts=facts,
        contacts=tuple(person for person in persons if person),
        descriptions=_descriptions(raw.get("descriptions")),
        checked=_day(raw.get("checked")),
        changed=_text(raw.get("changed"))[:40],
    )
    return card if card.name else None


def facts_from(raw: object) -> dict[str, Fact]:
    """The facts of an organisation in a JSON object; what is unknown or of a wrong type goes."""
    if not isinstance(raw, Mapping):
        return {}
    facts: dict[str, Fact] = {}
    for key in FACTS:
        value = raw.get(key)
        if key in _TRUTHS:
            if isinstance(value, bool):
                facts[key] = value
        elif _text(value):
            facts[key] = " ".join(_text(value).split())[:1000]
    return facts


def _descriptions(raw: object) -> dict[str, dict[str, str]]:
    if not isinstance(raw, Mapping):
        return {}
    found: dict[str, dict[str, str]] = {}
    for language, table in list(raw.items())[:30]:
        if isinstance(table, Mapping) and _LANGUAGE.match(str(language)):
            keys = [str(key) for key in table if _KEY.match(str(key))][:30]
            texts = _texts(table, keys)
            if texts:
                found[str(language)] = texts
    return found


def _texts(raw: object, keys: Iterable[str]) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        return {}
    found = {key: _text(raw.get(key)) for key in keys}
    return {key: text for key, text in found.items() if text}


def _text(value: object) -> str:
    return clean(value).text.strip()[:_LONGEST] if isinstance(value, str) else ""


def _day(value: object) -> str:
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else ""
    except ValueError:
        return ""


def write_cards(path: Path, cards: Iterable[Card]) -> None:
    """Put *cards* into the file at *path*.

    Raises:
        SaveFailed: The disk refused; the old file is untouched.
    """
    write_whole(path, cards_to_bytes(cards))


def cards_to_bytes(cards: Iterable[Card]) -> bytes:
    """*cards* as a file."""
    raw: dict[str, Any] = {"kind": _KIND, "edition": _EDITION, "cards": [_raw(c) for c in cards]}
    return (json.dumps(raw, ensure_ascii=False, indent=1) + "\n").encode()


def _raw(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "facts": dict(card.facts),
        "contacts": [dict(person) for person in card.contacts],
        "descriptions": {code: dict(texts) for code, texts in card.descriptions.items()},
        "checked": card.checked,
        "changed": card.changed,
    }
