"""What has to be done before a deadline, planned backwards, for the window and for calendars."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from erasmus_desk.assets import resource
from erasmus_desk.documents.calendar_file import Entry, calendar_file
from erasmus_desk.documents.wording import moment_text
from erasmus_desk.errors import DeskError
from erasmus_desk.model.words import Words
from erasmus_desk.session.deadlines import Countdown, draft_deadline
from erasmus_desk.storage.writing import write_whole

if TYPE_CHECKING:
    from erasmus_desk.session.desk import Desk
    from erasmus_desk.session.open_draft import OpenDraft

FOLDER = "reminders"
"""Where the texts lie below `resources/`."""

_DAY, _HOURS = timedelta(days=1), timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing of the list: how many days before the deadline, at what time of day.

    ``families`` are the families of forms it is for; all if empty.
    """

    key: str
    days: int
    time: time
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to do; ``at`` is in the time zone of the deadline."""

    key: str
    at: datetime
    days: int
    passed: bool


@cache
def plan() -> tuple[Planned, ...]:
    """The shipped list, the earliest first."""
    raw = tomllib.loads(resource("reminders.toml").read_text(encoding="utf-8"))
    found = (
        Planned(one["key"], one["days"], one["time"], tuple(one.get("families", ())))
        for one in raw["reminders"]
    )
    return tuple(sorted(found, key=lambda one: (-one.days, one.key)))


def reminders(family: str, deadline: Countdown, now: datetime) -> tuple[Reminder, ...]:
    """What a form of that *family* needs before *deadline*, the earliest first."""
    found = []
    for one in plan():
        if one.families and family not in one.families:
            continue
        # Days are counted on the calendar of the deadline's zone: nine o'clock stays nine
        # o'clock when the clocks change in between.
        day = deadline.brussels.date() - timedelta(days=one.days)
        at = datetime.combine(day, one.time, deadline.brussels.tzinfo)
        found.append(Reminder(one.key, at, one.days, passed=at < now))
    return tuple(found)


def draft_reminders(desk: "Desk", opened: "OpenDraft") -> tuple[Reminder, ...]:
    """The reminders of one draft; none where no deadline is known."""
    found = draft_deadline(desk, opened)
    return reminders(opened.form.family, found, desk.now()) if found else ()


def reminder_texts(reminder: Reminder, texts: Words) -> tuple[str, str]:
    """Title and sentence of a reminder; *texts* are those of `resources/reminders`."""
    return tuple(texts.say(f"reminder.{reminder.key}.{part}") for part in ("title", "text"))  # type: ignore[return-value]


def calendar_of(desk: "Desk", opened: "OpenDraft", language: str) -> bytes:
    """The deadline of *opened* and everything still to do before it, as an .ics file.

    Raises:
        DeskError: No deadline is known, or it has passed.
    """
    found = draft_deadline(desk, opened)
    if found is None or found.passed:
        raise DeskError("deadline-passed" if found else "deadline-unknown")
    said = _Said(opened, found, desk.words(FOLDER, language), desk.words("labels", language))
    ahead = (one for one in draft_reminders(desk, opened) if not one.passed)
    entries = [*(said.entry(one) for one in ahead), said.deadline()]
    return calendar_file(entries, name=said.name, moment=desk.now())


def export_calendar(desk: "Desk", opened: "OpenDraft", target: Path, language: str) -> Path:
    """Write the calendar of *opened* to *target*; returns where it lies, ending in .ics.

    Raises:
        DeskError: No deadline is known, or it has passed.
        SaveFailed: The disk refused; what was there before is still there.
    """
    content = calendar_of(desk, opened, language)
    if target.suffix.lower() != ".ics":
        target = target.with_name(f"{target.name}.ics")
    write_whole(target.absolute(), content)
    return target


@dataclass(frozen=True, slots=True)
class _Said:
    """A draft's deadline in one language."""

    opened: "OpenDraft"
    found: Countdown
    texts: Words
    labels: Words

    @property
    def name(self) -> str:
        return self.texts.say("calendar.name", title=self._title)

    def deadline(self) -> Entry:
        text = self.texts.say("calendar.deadline_text", **self._moment())
        if self.found.moved and self.found.note:
            text += "\n" + self.texts.say("calendar.moved", note=self.found.note)
        title = self.texts.say("calendar.deadline", title=self._title)
        return Entry(self._uid("deadline"), self.found.brussels, title, text, 0, (_DAY, _HOURS))

    def entry(self, one: Reminder) -> Entry:
        name, text = reminder_texts(one, self.texts)
        left = self.texts.count("calendar.left", one.days, **self._moment())
        title = self.texts.say("calendar.item", reminder=name, title=self._title)
        return Entry(self._uid(one.key), one.at, title, f"{text}\n{left}")

    @property
    def _title(self) -> str:
        return self.opened.draft.title or self.opened.form.code

    def _moment(self) -> dict[str, str]:
        city = self.found.round.tz.rpartition("/")[2].replace("_", " ")
        zone = self.texts.find(f"zone.{city}") or city
        return {"moment": moment_text(self.found.brussels, self.labels), "zone": zone}

    def _uid(self, key: str) -> str:
        return f"{self.opened.draft.facts.id}-{key}@erasmus-desk"
