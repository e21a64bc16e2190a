"""The parking list of a draft: what is put there, and what people do with it."""

import json
from collections.abc import Iterable, Mapping

from erasmus_desk.model.answers import new_id
from erasmus_desk.model.drafts import Draft
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.parking import PARKING, Parked
from erasmus_desk.model.walk import question_at
from erasmus_desk.rules.carrying import Leftover
from erasmus_desk.rules.parking import ParkingList, ticked, without
from erasmus_desk.rules.reading import as_json
from erasmus_desk.session.answer_words import Teller
from erasmus_desk.session.open_draft import OpenDraft
from erasmus_desk.session.steps import Step


def parked_of(teller: Teller | None, form: str, leftovers: Iterable[Leftover]) -> ParkingList:
    """*leftovers* of the form with that id as entries, in the words of *teller*.

    Without a teller, where the form is not known any more, the places speak for themselves.
    """
    return tuple(
        Parked(
            id=new_id(),
            form=form,
            place=one.place,
            kind=one.kind,
            value=as_json(one.value),
            reason=one.reason,
            label=teller.label(one.place) if teller else one.place[-1],
            above=teller.above(one.place) if teller else " › ".join(one.place[:-1]),
            text=teller.said(one.place, one.value) if teller else plain_text(one.value),
        )
        for one in leftovers
    )


def plain_text(value: object) -> str:
    """An answer whose question nobody knows any more, as people can still read it."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and not any(isinstance(one, Mapping) for one in value):
        return ", ".join(str(one) for one in value)
    return json.dumps(as_json(value), ensure_ascii=False, indent=1)


def noted(teller: Teller, source: Draft, new: FormDefinition) -> tuple[dict[str, str], ParkingList]:
    """Remarks for the team that keep their place in the form *new*, and the others as entries."""
    kept: dict[str, str] = {}
    rest: list[Parked] = []
    for key, text in source.facts.notes.items():
        place = tuple(key.split("."))
        if (len(place) == 1 and new.section(key)) or question_at(new, place) is not None:
            kept[key] = text
            continue
        facts = {"label": teller.label(place), "above": teller.above(place), "text": text}
        rest.append(
            Parked(
                id=new_id(),
                form=source.facts.form,
                place=place,
                kind="note",
                value=text,
                reason="note",
                **facts,
            )
        )
    return kept, tuple(rest)


def entry_of(opened: OpenDraft, entry_id: str) -> Parked | None:
    """The entry with that id."""
    return next((one for one in opened.parked if one.id == entry_id), None)


def tick(opened: OpenDraft, entry_id: str, *, done: bool) -> None:
    """Mark an entry as used, or not; undo takes it back."""
    found = entry_of(opened, entry_id)
    if found is not None:
        step = Step("tick_parked", (PARKING, entry_id), found.label)
        opened.park(ticked(opened.parked, entry_id, done=done), step)


def delete(opened: OpenDraft, entry_id: str) -> None:
    """Delete an entry; undo brings it back."""
    found = entry_of(opened, entry_id)
    if found is not None:
        step = Step("delete_parked", (PARKING, entry_id), found.label)
        opened.park(without(opened.parked, frozenset({entry_id})), step)


def clear_done(opened: OpenDraft) -> int:
    """Delete every entry that is marked as used, as one step; returns how many."""
    ids = frozenset(one.id for one in opened.parked if one.done)
    if ids:
        step = Step("clear_parked", (PARKING,), str(len(ids)))
        opened.park(without(opened.parked, ids), step)
    return len(ids)
