"""Which versions are kept: all of the last two hours, then fewer and fewer, named ones for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL = timedelta(hours=2)
HOURLY = timedelta(days=1)
DAILY = timedelta(days=14)
_ORDINARY = frozenset({"writing", "closing", "opened"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What thinning has to know of one version."""

    id: str
    at: datetime
    occasion: str
    named: bool


def superfluous(versions: Iterable[Kept], now: datetime) -> frozenset[str]:
    """The ids of versions that may go.

    Of every hour of the last day, every day of two weeks and every week before, the newest stays;
    and for two weeks everything kept for an occasion, before an import or a merge.  The newest of
    all always stays, and so does what has a name.
    """
    ordered = sorted(versions, key=lambda one: (one.at, one.id), reverse=True)
    seen: set[str] = set()
    dropped: set[str] = set()
    for position, one in enumerate(ordered):
        period = _period(one, now)
        if one.named or not period or position == 0:
            continue
        if period in seen:
            dropped.add(one.id)
        seen.add(period)
    return frozenset(dropped)


def _period(one: Kept, now: datetime) -> str:
    """The span of time of which one version stays; empty where all do."""
    age = now - one.at
    special = one.occasion not in _ORDINARY
    if age <= ALL or (special and age <= DAILY):
        return ""
    if age <= HOURLY:
        return f"{one.at:%Y-%m-%dT%H}"
    if age <= DAILY:
        return f"{one.at:%Y-%m-%d}"
    return f"{one.at:%G-W%V}"
