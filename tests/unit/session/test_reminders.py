"""Deadlines set by hand, and what has to be done before, in the window and in calendars."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from erasmus_desk.assets import resource_texts
from erasmus_desk.errors import DeskError
from erasmus_desk.session.deadlines import clear_deadline, draft_deadline, set_deadline
from erasmus_desk.session.reminders import (
    calendar_of,
    draft_reminders,
    export_calendar,
    plan,
)
from planned import LANGUAGES, MOBILITY, NOW, PARTNERSHIP, desk_in

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture
def desk(tmp_path):
    return desk_in(tmp_path)


@pytest.fixture
def mobility(desk):
    opened = desk.new(MOBILITY, "Robots")
    yield opened
    opened.saver.close()


@pytest.fixture
def partnership(desk):
    opened = desk.new(PARTNERSHIP, "Bread")
    yield opened
    opened.saver.close()


def events(content):
    """The entries of a calendar by what follows the draft's id in their names."""
    found = Calendar.from_ical(content).events
    return {str(event["uid"]).partition("@")[0].rpartition("-")[2]: event for event in found}


def test_the_deadline_is_seen_in_brussels_and_here(desk, mobility):
    found = draft_deadline(desk, mobility)

    assert found.brussels == datetime(2026, 2, 19, 12, tzinfo=BRUSSELS)
    assert (found.local.hour, found.days, found.state) == (13, 30, "ahead")


def test_a_draft_for_the_second_round_has_its_deadline(desk, mobility):
    mobility.answer(("context", "round"), "round_2")

    assert draft_deadline(desk, mobility).brussels.month == 10


def test_a_call_that_is_over_for_good_is_archived(desk, partnership):
    found = draft_deadline(desk, partnership)

    assert found.passed
    assert found.state == "archived"


def test_a_deadline_moved_by_hand_counts_until_it_is_cleared(desk, mobility):
    set_deadline(mobility, datetime(2026, 2, 26, 12), note=" storm ")  # noqa: DTZ001 - wall clock

    found = draft_deadline(desk, mobility)
    assert (found.moved, found.note, found.brussels.day) == (True, "storm", 26)
    assert mobility.draft.facts.settings["deadline"]["at"] == "2026-02-26T12:00"

    clear_deadline(mobility)
    assert not draft_deadline(desk, mobility).moved
    assert "deadline" not in mobility.draft.facts.settings


def test_a_moved_deadline_survives_saving(desk, mobility):
    set_deadline(mobility, datetime(2026, 2, 26, 17), tz="Europe/Athens")  # noqa: DTZ001
    mobility.save_now()

    again = desk.open(mobility.path)
    again.saver.close()
    found = draft_deadline(desk, again)
    assert found.brussels.utcoffset() == timedelta(hours=2)
    assert found.brussels.astimezone(UTC).hour == 15


@pytest.mark.parametrize("tz", ["Europe/Nowhere", "", "../etc", "/etc/passwd"])
def test_a_zone_that_does_not_exist_is_refused(mobility, tz):
    before = mobility.draft.facts.settings

    with pytest.raises(DeskError, match="deadline-malformed"):
        set_deadline(mobility, datetime(2026, 2, 26, 12), tz=tz)  # noqa: DTZ001

    assert mobility.draft.facts.settings == before


@pytest.mark.parametrize("raw", [7, {}, {"at": "soon", "tz": "Europe/Brussels"}, {"at": 1}])
def test_a_damaged_setting_falls_back_to_the_call(desk, mobility, raw):
    mobility.set_facts(settings={"deadline": raw})

    assert not draft_deadline(desk, mobility).moved


def test_reminders_are_planned_backwards_at_the_same_hour_across_summer_time(desk, mobility):
    # Clocks go forward on 29 March 2026.
    set_deadline(mobility, datetime(2026, 4, 9, 12))  # noqa: DTZ001

    found = {one.key: one.at for one in draft_reminders(desk, mobility)}

    assert found["organisation_ids"] == datetime(2026, 3, 12, 9, tzinfo=BRUSSELS)
    assert found["submission"] == datetime(2026, 4, 8, 9, tzinfo=BRUSSELS)
    assert found["organisation_ids"].astimezone(UTC).hour == 8
    assert found["submission"].astimezone(UTC).hour == 7


def test_mandates_are_for_partnerships_only(desk, mobility, partnership):
    set_deadline(partnership, datetime(2026, 3, 5, 12))  # noqa: DTZ001

    assert "mandates" not in {one.key for one in draft_reminders(desk, mobility)}
    days = {one.key: one.days for one in draft_reminders(desk, partnership)}
    assert (days["mandates"], days["reading"], days["signature"]) == (21, 7, 5)
    assert (days["organisation_ids"], days["web_form"], days["submission"]) == (28, 3, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reminder_has_words(language):
    texts = resource_texts("reminders", language)

    assert {f"reminder.{one.key}.{part}" for one in plan() for part in ("title", "text")} <= set(
        texts
    )


def test_the_calendar_says_the_moments_in_utc(desk, mobility):
    found = events(calendar_of(desk, mobility, "pl"))

    deadline = found["deadline"]
    assert deadline["dtstart"].dt == datetime(2026, 2, 19, 11, tzinfo=UTC)
    assert "Robots" in deadline["summary"]
    assert "12:00" in deadline["description"]
    assert found["submission"]["dtstart"].dt == datetime(2026, 2, 18, 8, tzinfo=UTC)
    assert len(deadline.alarms.times) == 2


def test_what_has_passed_is_left_out_of_the_calendar(tmp_path):
    desk = desk_in(tmp_path, NOW + timedelta(days=20))
    opened = desk.new(MOBILITY, "Robots")
    opened.saver.close()

    keys = set(events(calendar_of(desk, opened, "en")))

    assert "organisation_ids" not in keys
    assert {"reading", "deadline"} <= keys


def test_the_same_entries_come_again_under_the_same_names(desk, mobility):
    first, second = (calendar_of(desk, mobility, language) for language in ("en", "bg"))

    assert set(events(first)) == set(events(second))


def test_a_deadline_that_has_passed_is_not_exported(desk, partnership):
    with pytest.raises(DeskError, match="deadline-passed"):
        calendar_of(desk, partnership, "en")


def test_the_file_gets_its_suffix(desk, mobility, tmp_path):
    written = export_calendar(desk, mobility, tmp_path / "robots", "en")

    assert written.name == "robots.ics"
    assert written.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
