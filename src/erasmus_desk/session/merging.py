"""Two texts of one draft made one: answers by the rules, facts without asking."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from erasmus_desk.model.drafts import Draft, DraftFile
from erasmus_desk.rules.merging import Merged, merge
from erasmus_desk.rules.parking import merged
from erasmus_desk.session.lineage import without_lineage
from erasmus_desk.session.steps import Beside


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """The facts of both sides in one, and the answers with what is left to decide."""

    facts: DraftFile
    merged: Merged

    @property
    def draft(self) -> Draft:
        """The draft with this side's answers where there are conflicts."""
        return Draft(self.facts, self.merged.answers)


def merge_drafts(base: Draft, mine: Draft, theirs: Draft) -> MergedDraft:
    """*mine* and *theirs*, both made from *base*, as one."""
    answers = merge(base.answers, mine.answers, theirs.answers)
    return MergedDraft(merge_facts(base.facts, mine.facts, theirs.facts), answers)


def merge_facts(base: DraftFile, mine: DraftFile, theirs: DraftFile) -> DraftFile:
    """Facts in one: what one side changed; remarks of both sides one after the other."""
    sides = [_plain(side) for side in (base, mine, theirs)]
    changes: dict[str, Any] = {
        name: _value(*(side[name] for side in sides))
        for name in ("notes", "assessment", "settings")
    }
    for name in ("annexes", "emergency"):
        changes[name] = _table(*(side[name] for side in sides))
    for name in ("title", "language", "prompts"):
        before, here, there = (side[name] for side in sides)
        changes[name] = there if here == before else here
    changes["parked"] = merged(base.parked, mine.parked, theirs.parked)
    changes["origin"] = theirs.origin if mine.origin == base.origin else mine.origin
    changes["changed"] = max(mine.changed, theirs.changed)
    changes["created"] = min(mine.created, theirs.created)
    return mine.model_copy(update=changes)


def turned_facts(facts: DraftFile, beside: Beside, *, back: bool) -> DraftFile:
    """*facts* with what a step changed in them taken back, or made again.

    What has been changed since at the same place, by others too, stays.
    """
    was, will = (beside.after, beside.before) if back else (beside.before, beside.after)
    changes = {
        name: merged(was[name], facts.parked, will[name])  # type: ignore[arg-type]
        if name == "parked"
        else _table(was[name], getattr(facts, name), will[name])
        for name in will
    }
    return facts.model_copy(update=changes)


def _plain(facts: DraftFile) -> dict[str, Any]:
    return without_lineage(facts).model_dump(exclude={"answers", "parked", "origin"})


def _value(base: object, mine: object, theirs: object) -> Any:  # noqa: ANN401
    if theirs in (mine, base):
        return mine
    if base == mine:
        return theirs
    if mine is None or theirs is None:
        return theirs if mine is None else mine
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        known = base if isinstance(base, Mapping) else {}
        keys = dict.fromkeys((*mine, *theirs))
        found = {key: _value(known.get(key), mine.get(key), theirs.get(key)) for key in keys}
        return {key: value for key, value in found.items() if value is not None}
    if isinstance(mine, str) and isinstance(theirs, str):
        return _texts(mine, theirs)
    return mine


def _table(base: object, mine: object, theirs: object) -> Any:  # noqa: ANN401
    """Paths and states: where both sides changed the same, this side's."""
    if theirs in (mine, base):
        return mine
    if base == mine or mine is None:
        return theirs
    if not (isinstance(mine, Mapping) and isinstance(theirs, Mapping)):
        return mine
    known = base if isinstance(base, Mapping) else {}
    keys = dict.fromkeys((*mine, *theirs))
    found = {key: _table(known.get(key), mine.get(key), theirs.get(key)) for key in keys}
    return {key: value for key, value in found.items() if value is not None}


def _texts(mine: str, theirs: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"


def nothing(like: Draft) -> Draft:
    """The text that all have in common if nothing else is known: an empty one."""
    tables = ("notes", "assessment", "annexes", "emergency", "settings")
    empty: dict[str, Any] = {name: {} for name in tables} | {"parked": (), "origin": None}
    return Draft(like.facts.model_copy(update=empty), {})
