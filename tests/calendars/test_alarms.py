"""The exported calendar says what the reminders say: read back by the library, and by eye where a phone is picky."""

# ruff: noqa: DTZ001

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar as CalendarFile
from icalendar import Event

from stretchtimer.calendars.alarms import to_calendar_file
from stretchtimer.core.reminder import Calendar, FixedTimes, Interval, Rule, upcoming
from stretchtimer.core.wall import Window, local_of

NOW = datetime(2026, 10, 14, 6, tzinfo=UTC)  # a Wednesday, 8:00 in Berlin
BERLIN = Calendar("Europe/Berlin")
EVENING = Rule("evening-id", "Evening, at home", "evening", FixedTimes((time(20, 30),), date(2026, 10, 14)), NOW)
DESK = Rule("desk-id", "Desk", "workplace", Interval(45, (Window(time(9), time(12)),), frozenset(range(5))), NOW)


def exported(*rules: Rule, calendar: Calendar = BERLIN) -> tuple[str, list[Event]]:
    data, count = to_calendar_file(rules, calendar, {"evening": timedelta(minutes=7)}, "StretchTimer", NOW)
    (read,) = CalendarFile.from_ical(data, multiple=True)
    events = [part for part in read.walk("VEVENT") if isinstance(part, Event)]
    assert len(events) == count
    return data.decode().replace("\r\n ", ""), events


def coming(event: Event, count: int) -> list[datetime]:
    """When an exported event comes, less what it leaves out, as naive times on the wall."""
    start = event.decoded("DTSTART").replace(tzinfo=None)
    gone = {one.replace(tzinfo=None) for one in event.exdates if isinstance(one, datetime)}
    rule = event.rrules[0].to_ical().decode()
    ends = [end.astimezone(event.decoded("DTSTART").tzinfo) for end in event.rrules[0].get("UNTIL", [])]
    plain = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL"))
    found = rrulestr(plain, dtstart=start)
    last = min([end.replace(tzinfo=None) for end in ends], default=datetime(9999, 12, 31))
    return list(islice((at for at in takewhile(lambda at: at <= last, found) if at not in gone), count))


def test_an_entry_has_an_alarm_its_zone_and_does_not_count_as_busy() -> None:
    text, (event,) = exported(EVENING)
    assert "UID:evening-id-2030@stretchtimer\r\n" in text
    assert "SUMMARY:Evening\\, at home\r\n" in text
    assert "DTSTART;TZID=Europe/Berlin:20261014T203000\r\n" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin" in text
    assert "RRULE:FREQ=DAILY\r\n" in text
    assert "DURATION:PT7M\r\n" in text
    assert "TRANSP:TRANSPARENT\r\n" in text
    (alarm,) = event.walk("VALARM")
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))


def test_an_entry_keeps_its_uid_when_the_reminder_is_changed() -> None:
    changed = Rule(EVENING.id, "Before bed", "evening", EVENING.timing, NOW + timedelta(days=3))
    assert [event["UID"] for event in exported(EVENING)[1]] == [event["UID"] for event in exported(changed)[1]]


@pytest.mark.parametrize(
    "recurrence",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
        "FREQ=WEEKLY;UNTIL=20261101T000000;BYDAY=MO",
        "FREQ=DAILY;COUNT=3",
        "FREQ=MONTHLY;BYDAY=1MO",
    ],
)
def test_the_calendar_reminds_when_the_program_does(recurrence: str) -> None:
    rule = Rule(
        "r", "R", "evening", FixedTimes((time(7, 30),), date(2026, 10, 14), recurrence), NOW - timedelta(days=1)
    )
    rule = Rule("r", "R", "evening", rule.timing, rule.since, exceptions=frozenset({date(2026, 10, 19)}))
    (event,) = exported(rule)[1]
    ours = [due.local for due in upcoming(rule, BERLIN, NOW - timedelta(hours=7), 5)]
    assert coming(event, 5) == ours


def test_days_off_are_left_out_and_quiet_times_and_what_is_off_do_not_go_out() -> None:
    calendar = Calendar("Europe/Berlin", Window(time(20), time(7)), frozenset({date(2026, 10, 16)}))
    noon = Rule("noon", "Noon", "evening", FixedTimes((time(12), time(23)), date(2026, 10, 14)), NOW)
    off = Rule("off", "Off", "evening", FixedTimes((time(12),), date(2026, 10, 14)), NOW, is_on=False)
    (event,) = exported(noon, off, calendar=calendar)[1]
    assert [at.day for at in coming(event, 3)] == [14, 15, 17]


def test_an_interval_goes_out_as_if_no_break_were_taken() -> None:
    events = exported(DESK)[1]
    assert sorted(str(event["UID"])[8:12] for event in events) == ["0945", "1030", "1115"]
    first = sorted(at for event in events for at in coming(event, 2))
    ours = [local_of(due.at, "Europe/Berlin") for due in upcoming(DESK, BERLIN, NOW, 6)]
    assert first == ours


def test_an_interval_over_midnight_lands_on_the_next_day() -> None:
    night = Rule("n", "N", "evening", Interval(120, (Window(time(21), time(3)),), frozenset({6})), NOW)
    starts = {str(event["UID"])[2:6]: coming(event, 1)[0] for event in exported(night)[1]}
    assert starts == {"2300": datetime(2026, 10, 18, 23), "0100": datetime(2026, 10, 19, 1)}


def test_in_utc_no_zone_is_needed() -> None:
    text, _events = exported(EVENING, calendar=Calendar("UTC"))
    assert "DTSTART:20261014T203000Z\r\n" in text


def test_a_day_off_leaves_out_the_night_that_begins_on_it() -> None:
    night = Rule("night", "Night", "workplace", Interval(120, (Window(time(22), time(4)),), frozenset(range(7))), NOW)
    calendar = Calendar("Europe/Berlin", days_off=frozenset({date(2026, 10, 15)}))
    _text, events = exported(night, calendar=calendar)
    found = sorted(at for event in events for at in coming(event, 9) if at >= datetime(2026, 10, 14, 22))
    said = [due.local for due in upcoming(night, calendar, NOW, 6)]
    assert found[:6] == said
