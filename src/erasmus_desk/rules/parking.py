"""The parking list: answers without a place, which find one again in a later form."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

from erasmus_desk.model.answers import Answers, Place, Value, add_item, get, put
from erasmus_desk.model.forms import FormDefinition
from erasmus_desk.model.parking import Parked
from erasmus_desk.model.questions import ListQuestion
from erasmus_desk.model.walk import question_at
from erasmus_desk.rules.converting import fitted
from erasmus_desk.rules.merging import merge

ParkingList: TypeAlias = tuple[Parked, ...]
_Cell: TypeAlias = tuple[Place, str, Value]


def placed(
    answers: Answers, parked: ParkingList, old: FormDefinition | None, new: FormDefinition
) -> tuple[Answers, ParkingList]:
    """*answers* of the form *new* with what had no place in *old* but has one now, and the rest.

    Nothing is put over an answer, and an item that somebody deleted does not come back.
    """
    rest: list[Parked] = []
    for entry in parked:
        found = _with(answers, entry, old, new)
        if found is None:
            rest.append(entry)
        else:
            answers = found
    return answers, tuple(rest)


def _with(
    answers: Answers, entry: Parked, old: FormDefinition | None, new: FormDefinition
) -> Answers | None:
    """*answers* with the whole *entry*; None if any of it has no place."""
    for place, kind, value in _cells(entry):
        question = question_at(new, place)
        found, rest, _ = fitted(new, question, kind, value)
        present = get(answers, place)
        if isinstance(present, tuple) and isinstance(found, tuple):
            # Some of the choices came across before; these are the others.
            found = tuple(dict.fromkeys((*present, *found)))
        elif present is not None:
            return None
        if found is None or rest is not None:
            return None
        home = _with_items(answers, place, old, new)
        if home is None:
            return None
        answers = put(home, place, found)
    return answers


def _cells(entry: Parked) -> Iterator[_Cell]:
    if entry.kind != "list":
        yield entry.place, entry.kind, frozen(entry.value)
        return
    for row in entry.value if isinstance(entry.value, list) else []:
        if isinstance(row, Mapping):
            for key, value in row.items():
                if key != "id":
                    yield (*entry.place, str(row.get("id")), key), "", frozen(value)


def _with_items(
    answers: Answers, place: Place, old: FormDefinition | None, new: FormDefinition
) -> Answers | None:
    """*answers* with the items that *place* lies in; None if one of them was deleted."""
    for depth in range(1, len(place)):
        home = place[:depth]
        if not isinstance(question_at(new, home), ListQuestion):
            continue
        if get(answers, place[: depth + 1]) is None:
            if old is None or isinstance(question_at(old, home), ListQuestion):
                return None
            answers = add_item(answers, home, {"id": place[depth]})
    return answers


def frozen(value: object) -> Any:  # noqa: ANN401
    """*value* as it comes from JSON, in the shape of answers."""
    if isinstance(value, Mapping):
        return {key: frozen(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(frozen(inner) for inner in value)
    return value


def ticked(parked: ParkingList, entry_id: str, *, done: bool) -> ParkingList:
    """*parked* with an entry ticked off, or not."""
    return tuple(
        one.model_copy(update={"done": done}) if one.id == entry_id else one for one in parked
    )


def without(parked: ParkingList, ids: frozenset[str]) -> ParkingList:
    """*parked* without these entries."""
    return tuple(one for one in parked if one.id not in ids)


def merged(base: ParkingList, mine: ParkingList, theirs: ParkingList) -> ParkingList:
    """Two parking lists made from *base* as one: what one side ticked or deleted stays so."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    sides = ({"list": tuple(one.model_dump() for one in side)} for side in (base, mine, theirs))
    found = merge(*(cast("Answers", side) for side in sides)).answers.get("list", ())
    return tuple(Parked.model_validate(one) for one in found)
