"""Which deadline a form has next, and how far it is."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from erasmus_desk.catalogue.heads import Head, Round


@dataclass(frozen=True, slots=True)
class Countdown:
    """A deadline seen from now: in its own time zone and in local time.

    ``days`` is whole days left, 0 on the day itself; meaningless once ``passed``.
    """

    round: Round
    brussels: datetime
    local: datetime
    passed: bool
    days: int


def countdown(head: Head, now: datetime) -> Countdown | None:
    """The next deadline of the form, regular rounds first; the last one if all have passed.

    Args:
        head: The form.
        now: The present moment with its (local) time zone.
    """
    found = sorted((seen(r, now) for r in head.rounds), key=lambda c: c.brussels)
    ahead = [c for c in found if not c.passed]
    regular = [c for c in ahead if not c.round.optional]
    if regular or ahead:
        return (regular or ahead)[0]
    return found[-1] if found else None


def seen(one: Round, now: datetime) -> Countdown:
    """The deadline of *one* round, seen from *now*."""
    brussels = datetime.fromisoformat(one.at).replace(tzinfo=ZoneInfo(one.tz))
    local = brussels.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    return Countdown(one, brussels, local, passed=brussels < now, days=days)
