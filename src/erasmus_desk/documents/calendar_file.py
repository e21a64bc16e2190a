"""Moments as an iCalendar file (RFC 5545), for any calendar program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PRODUCT = "-//Erasmus Desk//Deadlines//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar.

    Attributes:
        uid: Stable name: the same entry imported again takes the place of the old one.
        start: When, with its time zone; written in UTC, so that no reader needs to know the zone.
        title, text: What it says.
        minutes: How long it lasts; 0 for a mere moment.
        alarms: How long before the start to ring.
    """

    uid: str
    start: datetime
    title: str
    text: str
    minutes: int = 30
    alarms: tuple[timedelta, ...] = (timedelta(0),)


def calendar_file(entries: Sequence[Entry], *, name: str, moment: datetime) -> bytes:
    """*entries* as the bytes of an .ics file called *name*, made at *moment*."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", moment.astimezone(UTC))
        event.add("dtstart", entry.start.astimezone(UTC))
        if entry.minutes:
            event.add("dtend", entry.start.astimezone(UTC) + timedelta(minutes=entry.minutes))
        event.add("summary", entry.title)
        event.add("description", entry.text)
        event.add("transp", "TRANSPARENT")
        for before in entry.alarms:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.title)
            alarm.add("trigger", -before)
            event.add_component(alarm)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
