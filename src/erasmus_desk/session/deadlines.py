"""Which deadline a form has next, how far it is, and what people set in its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Any, Literal

from erasmus_desk.catalogue.heads import Head, Round
from erasmus_desk.errors import DeskError

if TYPE_CHECKING:
    from erasmus_desk.session.open_draft import OpenDraft
    from erasmus_desk.session.shelf import Shelf

State = Literal["ahead", "today", "passed", "archived"]

BRUSSELS = "Europe/Brussels"
_SETTING = "deadline"


@dataclass(frozen=True, slots=True)
class Countdown:
    """A deadline seen from now: in its own time zone and in local time.

    ``days`` is whole days left, 0 on the day itself; meaningless once ``passed``.
    ``moved`` says that a person set it by hand, ``note`` why; ``archived`` that the call is over
    for good.
    """

    round: Round
    brussels: datetime
    local: datetime
    passed: bool
    days: int
    moved: bool = False
    note: str = ""
    archived: bool = False

    @property
    def state(self) -> State:
        """How the deadline stands; one moved by hand is never archived."""
        if not self.passed:
            return "today" if self.days == 0 else "ahead"
        return "archived" if self.archived and not self.moved else "passed"


def countdown(head: Head, now: datetime) -> Countdown | None:
    """The next deadline of the form, regular rounds first; the last one if all have passed.

    Args:
        head: The form.
        now: The present moment with its (local) time zone.
    """
    archived = head.state == "archived"
    seen_all = (replace(seen(r, now), archived=archived) for r in head.rounds)
    found = sorted(seen_all, key=lambda c: c.brussels)
    ahead = [c for c in found if not c.passed]
    regular = [c for c in ahead if not c.round.optional]
    if regular or ahead:
        return (regular or ahead)[0]
    return found[-1] if found else None


def _zone(one: Round) -> tzinfo:
    """The time zone of a round; the shipped ones know their offset, so that Home needs no zones."""
    if one.offset is not None:
        return timezone(timedelta(minutes=one.offset))
    from zoneinfo import ZoneInfo

    return ZoneInfo(one.tz)


def seen(one: Round, now: datetime) -> Countdown:
    """The deadline of *one* round, seen from *now*."""
    brussels = datetime.fromisoformat(one.at).replace(tzinfo=_zone(one))
    local = brussels.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    return Countdown(one, brussels, local, passed=brussels < now, days=days)


def draft_deadline(desk: "Shelf", opened: "OpenDraft") -> Countdown | None:
    """The deadline of one draft: set by hand, of the round it names, or the form's next."""
    now = desk.now()
    moved = moved_deadline(opened.draft.facts.settings)
    if moved is not None:
        one, note = moved
        return replace(seen(one, now), moved=True, note=note)
    head = desk.heads.get(opened.form.id)
    if head is None:
        return None
    wanted = _round_named(opened)
    rounds = tuple(r for r in head.rounds if r.number == wanted)
    return countdown(replace(head, rounds=rounds or head.rounds), now)


def _round_named(opened: "OpenDraft") -> int:
    """The round that the answers name; 0 if none."""
    code = opened.value(("context", "round"))
    last = code.rpartition("_")[2] if isinstance(code, str) else ""
    return int(last) if last.isdecimal() else 0


def moved_deadline(settings: Mapping[str, object]) -> tuple[Round, str] | None:
    """The deadline that a draft's settings hold, and why it was moved; None if there is none."""
    raw = settings.get(_SETTING)
    if not isinstance(raw, Mapping):
        return None
    at, tz, note = (raw.get(key) for key in ("at", "tz", "note"))
    if not isinstance(at, str) or not isinstance(tz, str) or not _is_moment(at, tz):
        return None
    one = Round(0, at, tz, optional=False, sure=True)
    return one, note if isinstance(note, str) else ""


def set_deadline(opened: "OpenDraft", at: datetime, *, tz: str = BRUSSELS, note: str = "") -> None:
    """Give the draft a deadline of its own: *at* is wall-clock time in *tz*.

    Raises:
        DeskError: There is no such time zone, or *at* carries one of its own.
    """
    text = at.isoformat(timespec="minutes" if not at.second else "seconds")
    if not _is_moment(text, tz):
        raise DeskError("deadline-malformed", {"at": text, "tz": tz})
    settings = dict(opened.draft.facts.settings)
    settings[_SETTING] = {"at": text, "tz": tz, "note": note.strip()}
    _change(opened, settings)


def clear_deadline(opened: "OpenDraft") -> None:
    """Let the draft have the deadline of its call again."""
    kept = {key: value for key, value in opened.draft.facts.settings.items() if key != _SETTING}
    _change(opened, kept)


def _change(opened: "OpenDraft", settings: dict[str, Any]) -> None:
    from erasmus_desk.session.steps import Step

    opened.change(Step("deadline", ()), facts={"settings": settings})


def _is_moment(at: str, tz: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(tz)
        return datetime.fromisoformat(at).tzinfo is None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
