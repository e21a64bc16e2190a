"""The address book: organisations kept once, used in any draft as a copy with an origin."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from erasmus_desk.model.answers import Item, Place, get, items, new_id, put
from erasmus_desk.session.address_copies import (
    Update,
    card_of,
    news,
    organisation_list,
    origins,
    remembered,
    values_of,
)
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.shelf import Shelf
from erasmus_desk.session.steps import Step
from erasmus_desk.storage.addresses import SUFFIX as CARD_SUFFIX
from erasmus_desk.storage.addresses import (
    Card,
    new_card_id,
    parse_cards,
    read_cards,
    write_cards,
)
from erasmus_desk.storage.cards_csv import CsvRead, read_csv
from erasmus_desk.storage.drafts import read_stamp
from erasmus_desk.storage.locks import guarded
from erasmus_desk.storage.writing import write_whole


@dataclass(frozen=True, slots=True)
class Incoming:
    """A card from outside, and the one in the book that is the same organisation, if any."""

    card: Card
    known: Card | None


class AddressBook:
    """The organisations that a person has to do with.

    Args:
        desk: Knows the data folder, the clock and the countries.
    """

    def __init__(self, desk: Shelf) -> None:
        self._desk = desk
        self._path = desk.home / "addresses.json"

    def cards(self) -> tuple[Card, ...]:
        """All cards, by name.

        Raises:
            DraftUnusable: The book cannot be read; its file is left as it is.
        """
        return tuple(sorted(read_cards(self._path), key=lambda card: card.name.casefold()))

    def find(self, text: str) -> tuple[Card, ...]:
        """The cards whose name, acronym, numbers or city hold every word of *text*."""
        words = text.casefold().split()
        return tuple(card for card in self.cards() if all(w in _searched(card) for w in words))

    def keep(self, card: Card) -> Card:
        """Put *card* into the book, in place of the one with its id.

        Raises:
            DraftUnusable: The book cannot be read.
            SaveFailed: The disk refused.
        """
        kept = replace(card, id=card.id or new_card_id(), changed=_now())
        _change(self._path, lambda cards: {**cards, kept.id: kept})
        return kept

    def keep_all(self, cards: Iterable[Card]) -> None:
        """Put several cards into the book at once; raises as ``keep``."""
        fresh = {card.id: replace(card, changed=card.changed or _now()) for card in cards}
        _change(self._path, lambda known: {**known, **fresh})

    def remove(self, card: Card) -> None:
        """Take *card* out of the book; drafts that use it keep their copies. Raises as ``keep``."""
        _change(
            self._path, lambda cards: {key: one for key, one in cards.items() if key != card.id}
        )

    def confirm(self, card: Card) -> Card:
        """Note that the facts of *card* were checked today."""
        return self.keep(replace(card, checked=self._desk.now().date().isoformat()))

    def learn(self, opened: OpenDraft, place: Place) -> Card:
        """Keep the organisation at *place* of a draft, new or as a better text of a known card.

        What the draft does not say, the card keeps.  Raises as ``keep``.
        """
        item = get(opened.answers, place)
        made = card_of(opened, item if isinstance(item, Mapping) else {})
        origin = origins(opened).get(place[-1], {}).get("card", "")
        cards = {card.id: card for card in self.cards()}
        known = cards.get(str(origin)) or _same(made, cards.values())
        card = self.keep(made if known is None else _together(known, made))
        # Only the book has learnt something: there is nothing to take back in the draft.
        opened.set_facts(**remembered(opened, opened.answers, place, card))
        return card

    def use_in(self, opened: OpenDraft, card: Card, place: Place | None = None) -> Place:
        """Copy *card* into a new organisation of the draft, or into the one at *place*.

        One step, taken back by undo.  Descriptions come in the language of the answers.
        Answers that the card knows nothing about stay as they are.
        """
        home, question = organisation_list(opened.form)
        target = place or (*home, new_id())
        before = get(opened.answers, target)
        start: Item = before if isinstance(before, Mapping) else {"id": target[-1]}
        item = {**start, **values_of(opened, question, card)}
        listed = items(opened.answers, home)
        if place is None:
            changed = (*listed, item)
        else:
            changed = tuple(item if one.get("id") == place[-1] else one for one in listed)
        answers = put(opened.answers, home, changed)
        facts = remembered(opened, answers, target, card)
        opened.fill(answers, step=Step("use_card", target, card.name), facts=facts)
        return target

    def updates_for(self, opened: OpenDraft) -> tuple[Update, ...]:
        """What the book knows better than the draft, by organisation."""
        cards = {card.id: card for card in self.cards()}
        home, question = organisation_list(opened.form)
        found = []
        for item in items(opened.answers, home):
            origin = origins(opened).get(str(item.get("id")), {})
            card = cards.get(str(origin.get("card", "")))
            if card is not None:
                values = values_of(opened, question, card)
                fields = tuple(news(item, values, origin.get("values", {})))
                if fields:
                    found.append(Update((*home, str(item["id"])), card, fields))
        return tuple(found)

    def update(self, opened: OpenDraft, update: Update, keys: Iterable[str] | None = None) -> None:
        """Take over what the card says, in all fields or those named, as one step."""
        wanted = set(keys) if keys is not None else {field.key for field in update.fields}
        answers = opened.answers
        for field in update.fields:
            if field.key in wanted:
                answers = put(answers, (*update.place, field.key), field.proposed)
        facts = remembered(opened, answers, update.place, update.card)
        opened.fill(answers, step=Step("update_card", update.place, update.card.name), facts=facts)

    def export(self, cards: Iterable[Card], path: Path) -> Path:
        """Write *cards* to a file for others; returns where it lies.

        Raises:
            SaveFailed: The disk refused.
        """
        target = path if path.suffix == CARD_SUFFIX else path.with_name(path.name + CARD_SUFFIX)
        write_cards(target, cards)
        return target

    def read_file(self, path: Path) -> tuple[Incoming, ...]:
        """The cards in a file from others, each with the one in the book it belongs to.

        Nothing is taken over yet: ``take``.

        Raises:
            DraftUnusable: It is no file of cards.
        """
        known = self.cards()
        found = parse_cards(read_stamp(path).content, path)
        return tuple(Incoming(card, _same(card, known)) for card in found)

    def read_csv(self, path: Path) -> tuple[tuple[Incoming, ...], CsvRead]:
        """The organisations of a table saved by a spreadsheet, and what was left out of it.

        Nothing is taken over yet: ``take``.

        Raises:
            DraftUnusable: It is no table, or has no column with names.
        """
        known = self.cards()
        read = read_csv(path, _countries(self._desk))
        return tuple(Incoming(card, _same(card, known)) for card in read.cards), read

    def take(self, incoming: Iterable[Incoming]) -> None:
        """Put cards from outside into the book: new ones as they are, known ones completed.

        Raises as ``keep``.
        """
        self.keep_all(_together(one.known, one.card) if one.known else one.card for one in incoming)


def _countries(desk: Shelf) -> dict[str, str]:
    """Country codes by lower-case code, ISO code and name in every language."""
    found: dict[str, str] = {}
    for form in desk.heads:
        for country in desk.catalogue.form(form).countries.values():
            names = (country.code, country.iso, *country.names.values())
            found |= {name.casefold(): country.code for name in names}
        if found:
            break
    return found


def _change(path: Path, change: Callable[[dict[str, Card]], dict[str, Card]]) -> None:
    with guarded(path):
        before = read_cards(path)
        if before:
            # The book of before is one file away, whatever is done to this one.
            write_whole(path.with_name("addresses.previous.json"), read_stamp(path).content)
        write_cards(path, change({card.id: card for card in before}).values())


def _together(known: Card, better: Card) -> Card:
    """*known* with what *better* says in its place; what it does not say stays."""
    codes = {*known.descriptions, *better.descriptions}
    return replace(
        known,
        facts={**known.facts, **better.facts},
        contacts=better.contacts or known.contacts,
        descriptions={
            code: {**known.descriptions.get(code, {}), **better.descriptions.get(code, {})}
            for code in codes
        },
        checked=max(known.checked, better.checked),
        changed="",
    )


def _same(card: Card, known: Iterable[Card]) -> Card | None:
    listed = tuple(known)
    tests: tuple[Callable[[Card], bool], ...] = (
        lambda one: one.id == card.id,
        lambda one: _equal(one, card, "oid"),
        lambda one: _equal(one, card, "pic"),
        lambda one: one.name.casefold() == card.name.casefold() and _could_be(one, card),
    )
    for test in tests:
        found = next((one for one in listed if test(one)), None)
        if found is not None:
            return found
    return None


def _could_be(one: Card, other: Card) -> bool:
    """Whether neither number nor country says that these are two organisations."""
    pairs = ((one.facts.get(key), other.facts.get(key)) for key in ("oid", "pic", "country"))
    return all(not here or not there or here == there for here, there in pairs)


def _equal(one: Card, other: Card, key: str) -> bool:
    return bool(one.facts.get(key)) and one.facts.get(key) == other.facts.get(key)


def _searched(card: Card) -> str:
    keys = ("legal_name", "acronym", "oid", "pic", "city", "country")
    return " ".join(str(card.facts.get(key, "")) for key in keys).casefold()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
