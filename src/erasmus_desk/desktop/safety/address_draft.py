"""The address book and the organisations of the open draft: in, out, brought up to date."""

from PySide6.QtWidgets import QWidget

from erasmus_desk.desktop.dialogs.messages import say, show_error
from erasmus_desk.desktop.safety.address_deeds import AddressDeeds
from erasmus_desk.desktop.safety.address_dialogs import CardPicker, TickDialog
from erasmus_desk.desktop.safety.taking_back import way_back
from erasmus_desk.desktop.texts import Texts
from erasmus_desk.errors import DeskError
from erasmus_desk.model.answers import Place, items
from erasmus_desk.session.address_copies import Update, organisation_list
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.desk import Desk
from erasmus_desk.session.open_draft import OpenDraft

_SHORT = 60


def use_card(parent: QWidget, deeds: AddressDeeds, texts: Texts, opened: OpenDraft) -> Place | None:
    """Ask which organisation goes where; returns where it is now, or None."""
    try:
        known = deeds.book.cards()
    except DeskError as error:
        show_error(parent, texts, error, "dialog.failed")
        return None
    if not known:
        say(parent, texts, texts.say("addresses.use_title"), texts.say("addresses.empty"))
        return None
    dialog = CardPicker(texts, deeds, _organisations(opened), parent)
    accepted = dialog.exec()
    card, place = dialog.card(), dialog.place()
    dialog.deleteLater()
    if not accepted or card is None:
        return None
    target = deeds.book.use_in(opened, card, place)
    said = texts.say("addresses.used", name=card.name)
    deeds.notice.emit(said, texts.say("notice.undo"), way_back(opened))
    return target


def learn_cards(parent: QWidget, deeds: AddressDeeds, texts: Texts, opened: OpenDraft) -> None:
    """Ask which organisations of the draft are kept in the book."""
    found = [(place, name) for place, name in _organisations(opened) if name.strip()]
    named = [(place, name) for place, name in found if opened.name_of(place)]
    if not named:
        heading = texts.say("addresses.learn_title")
        say(parent, texts, heading, texts.say("addresses.learn_none"))
        return
    dialog = TickDialog(texts, "learn", [name for _, name in named], parent)
    accepted, ticked = dialog.exec(), dialog.ticked()
    dialog.deleteLater()
    if not accepted or not ticked:
        return
    try:
        for row in ticked:
            deeds.book.learn(opened, named[row][0])
    except DeskError as error:
        show_error(parent, texts, error, "dialog.failed")
    deeds.count_again()
    deeds.notice.emit(texts.count("addresses.learnt", len(ticked)), "", None)


def update_cards(
    parent: QWidget, deeds: AddressDeeds, texts: Texts, opened: OpenDraft, desk: Desk
) -> None:
    """Ask which answers take over what the book says now."""
    heading = texts.say("addresses.update_title")
    try:
        updates = deeds.book.updates_for(opened)
    except DeskError as error:
        show_error(parent, texts, error, "dialog.failed")
        return
    if not updates:
        say(parent, texts, heading, texts.say("addresses.update_none"))
        return
    fields = [(update, field) for update in updates for field in update.fields]
    lines = _lines(Teller(desk, opened, texts.language, (opened.answers,)), texts, updates)
    unsure = {row for row, (_, field) in enumerate(fields) if field.edited}
    dialog = TickDialog(texts, "update", lines, parent, unticked=unsure)
    accepted, ticked = dialog.exec(), dialog.ticked()
    dialog.deleteLater()
    if not accepted or not ticked:
        return
    for update in updates:
        keys = [fields[row][1].key for row in ticked if fields[row][0] is update]
        if keys:
            deeds.book.update(opened, update, keys)
    deeds.notice.emit(texts.count("addresses.updated", len(ticked)), "", None)


def _organisations(opened: OpenDraft) -> list[tuple[Place, str]]:
    """Place, number and name of every organisation of the draft."""
    home, question = organisation_list(opened.form)
    found = []
    for number, item in enumerate(items(opened.answers, home), start=1):
        place = (*home, str(item["id"]))
        found.append((place, f"{question.prefix}{number} {opened.name_of(place)}".strip()))
    return found


def _lines(teller: Teller, texts: Texts, updates: tuple[Update, ...]) -> list[str]:
    lines = []
    for update in updates:
        for field in update.fields:
            place = (*update.place, field.key)
            here, there = (teller.said(place, one) for one in (field.here, field.proposed))
            change = f"{_short(here) or texts.say('hands.empty')} → {_short(there)}"
            edited = f" ({texts.say('addresses.edited_here')})" if field.edited else ""
            lines.append(f"{update.card.name} · {teller.label(place)}: {change}{edited}")
    return lines


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"
