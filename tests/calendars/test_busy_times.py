"""Busy times out of calendar files as programs write them, and what is refused."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.calendars.busy_times import LONGEST_MS, MOST_BYTES, MOST_ENTRIES, read_busy
from stretchtimer.core.message import UserError

NOW = datetime(2026, 10, 14, 6, tzinfo=UTC)  # 8:00 in Berlin
ZONE = "Europe/Berlin"


def calendar(*events: str) -> bytes:
    body = "\n".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n{body}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


def spans(data: bytes, elapsed_ms: Callable[[], int] = lambda: 0) -> list[str]:
    """Busy times as Berlin's days and hours."""
    taken = read_busy(data, "work.ics", ZONE, NOW, elapsed_ms)
    return [f"{start + timedelta(hours=2):%d %H:%M}–{end + timedelta(hours=2):%d %H:%M}" for start, end in taken.spans]


def refused(data: bytes, elapsed_ms: Callable[[], int] = lambda: 0) -> str:
    with pytest.raises(UserError) as told:
        read_busy(data, "work.ics", ZONE, NOW, elapsed_ms)
    return told.value.message.key


MEETING = "UID:1\nDTSTART;TZID=Europe/Berlin:20261015T100000\nDTEND;TZID=Europe/Berlin:20261015T110000"


def test_a_meeting_is_busy() -> None:
    assert spans(calendar(MEETING)) == ["15 10:00–15 11:00"]


@pytest.mark.parametrize(
    "line",
    [
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
    ],
)
def test_what_says_that_it_is_free_is_not_busy(line: str) -> None:
    assert spans(calendar(f"{MEETING}\n{line}")) == []


@pytest.mark.parametrize("line", ["TRANSP:OPAQUE", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"])
def test_what_may_take_place_is_busy(line: str) -> None:
    assert spans(calendar(f"{MEETING}\n{line}")) == ["15 10:00–15 11:00"]


def test_a_whole_day_is_the_users_day() -> None:
    assert spans(calendar("UID:1\nDTSTART;VALUE=DATE:20261015")) == ["15 00:00–16 00:00"]
    two = "UID:1\nDTSTART;VALUE=DATE:20261015\nDTEND;VALUE=DATE:20261017"
    assert spans(calendar(two)) == ["15 00:00–17 00:00"]


def test_times_are_read_in_their_zone_in_utc_and_where_the_user_is() -> None:
    tokyo = "UID:1\nDTSTART;TZID=Asia/Tokyo:20261015T170000\nDURATION:PT30M"
    utc = "UID:2\nDTSTART:20261015T100000Z\nDURATION:PT30M"
    here = "UID:3\nDTSTART:20261015T150000\nDURATION:PT30M"
    windows = "UID:4\nDTSTART;TZID=Eastern Standard Time:20261015T110000\nDURATION:PT30M"
    assert spans(calendar(tokyo, utc, here, windows)) == [
        "15 10:00–15 10:30",
        "15 12:00–15 12:30",
        "15 15:00–15 15:30",
        "15 17:00–15 17:30",
    ]


def test_a_recurring_meeting_without_the_one_that_is_left_out_and_with_the_one_that_was_moved() -> None:
    master = f"{MEETING}\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20261016T100000"
    moved = (
        "UID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20261017T100000\nDTSTART;TZID=Europe/Berlin:20261017T150000\n"
        "DURATION:PT30M"
    )
    expected = ["15 10:00–15 11:00", "17 15:00–17 15:30", "18 10:00–18 11:00"]
    assert spans(calendar(master, moved)) == expected
    assert spans(calendar(moved, master)) == expected
    assert spans(calendar(master, f"{moved}\nSTATUS:CANCELLED")) == [expected[0], expected[2]]


def test_a_weekly_meeting_stays_at_its_hour_when_the_clocks_change() -> None:
    """Berlin leaves summer time on 25 October: from then on ten o'clock is nine in UTC."""
    taken = read_busy(calendar(f"{MEETING}\nRRULE:FREQ=WEEKLY;COUNT=3"), "x", ZONE, NOW, lambda: 0)
    assert [(start.day, start.hour) for start, _end in taken.spans] == [(15, 8), (22, 8), (29, 9)]


def test_an_end_in_utc_is_an_end_on_the_meetings_own_wall() -> None:
    assert spans(calendar(f"{MEETING}\nRRULE:FREQ=DAILY;UNTIL=20261017T080000Z"))[-1] == "17 10:00–17 11:00"
    assert spans(calendar(f"{MEETING}\nRRULE:FREQ=DAILY;UNTIL=20261016"))[-1] == "16 10:00–16 11:00"


def test_listed_times_come_besides() -> None:
    listed = f"{MEETING}\nRDATE;VALUE=PERIOD:20261020T100000Z/PT2H\nRDATE;TZID=Europe/Berlin:20261021T100000"
    assert spans(calendar(listed)) == ["15 10:00–15 11:00", "20 12:00–20 14:00", "21 10:00–21 11:00"]


def test_what_overlaps_is_one_and_what_is_over_or_far_is_left_out() -> None:
    overlapping = "UID:2\nDTSTART:20261015T083000Z\nDURATION:PT2H"
    past = "UID:3\nDTSTART:20201015T083000Z\nDURATION:PT2H"
    far = "UID:4\nDTSTART:20301015T083000Z\nDURATION:PT2H"
    moment = "UID:5\nDTSTART:20261016T083000Z"
    assert spans(calendar(MEETING, overlapping, past, far, moment)) == ["15 10:00–15 12:30"]


def test_a_meeting_that_is_under_way_is_busy_from_now_on() -> None:
    assert spans(calendar("UID:1\nDTSTART:20261014T050000Z\nDURATION:PT2H")) == ["14 08:00–14 09:00"]


def test_a_table_of_free_and_busy_time() -> None:
    table = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VFREEBUSY\r\nUID:9\r\n"
        "FREEBUSY:20261015T080000Z/PT1H,20261015T120000Z/20261015T130000Z\r\n"
        "FREEBUSY;FBTYPE=FREE:20261016T080000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n"
    )
    assert spans(table.encode()) == ["15 10:00–15 11:00", "15 14:00–15 15:00"]


def test_one_broken_entry_is_counted_and_the_others_are_taken() -> None:
    taken = read_busy(calendar(MEETING, "UID:2\nSUMMARY:no start"), "x", ZONE, NOW, lambda: 0)
    assert (len(taken.spans), taken.unread) == (1, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe",
        b"<html></html>",
        b"BEGIN:VCARD\r\nEND:VCARD\r\n",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\n" * 2000,
        calendar("UID:1\nSUMMARY:no start"),
        calendar(f"{MEETING}\nRRULE:FREQ=SECONDLY"),
        calendar(f"{MEETING}\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5"),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    assert refused(data) == "calendar_not_read"


def test_what_is_too_much_is_refused() -> None:
    assert refused(b"BEGIN:VCALENDAR\r\n" + b" " * MOST_BYTES) == "calendar_too_large"
    assert refused(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * (MOST_ENTRIES + 1)) == "calendar_too_much"
    ticks = iter(range(0, 1_000_000, LONGEST_MS))
    assert refused(calendar(MEETING, MEETING), lambda: next(ticks)) == "calendar_too_much"


@settings(max_examples=60)
@given(st.binary(max_size=80), st.integers(0, 200))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(noise: bytes, at: int) -> None:
    data = calendar(f"{MEETING}\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261022T080000Z")
    with suppress(UserError):
        read_busy(data[:at] + noise + data[at + len(noise) :], "x", ZONE, NOW, lambda: 0)


def test_an_exception_without_a_zone_is_meant_on_the_wall_of_its_entry() -> None:
    body = "UID:1\nDTSTART;TZID=America/New_York:20261015T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"
    assert spans(calendar(f"{body}\nEXDATE:20261015T100000")) == ["16 16:00–16 17:00"]


WEEK = f"{MEETING}\nRRULE:FREQ=DAILY;COUNT=5"  # the 15th to the 19th, at ten
FROM_17 = "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261017T100000\n"
AT_THREE = "DTSTART;TZID=Europe/Berlin:20261017T150000\nDURATION:PT30M"
LATER = ["15 10:00–15 11:00", "16 10:00–16 11:00", "17 15:00–17 15:30", "18 15:00–18 15:30", "19 15:00–19 15:30"]


def test_this_and_all_later_ones_are_moved() -> None:
    assert spans(calendar(WEEK, FROM_17 + AT_THREE)) == LATER
    assert spans(calendar(FROM_17 + AT_THREE, WEEK)) == LATER
    in_utc = FROM_17.replace(";TZID=Europe/Berlin:20261017T100000", ":20261017T080000Z")
    assert spans(calendar(WEEK, in_utc + "DTSTART:20261017T130000Z\nDTEND:20261017T133000Z")) == LATER


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_this_and_all_later_ones_do_not_take_place(line: str) -> None:
    assert spans(calendar(WEEK, f"{FROM_17}{AT_THREE}\n{line}")) == LATER[:2]


def test_a_later_one_that_is_moved_by_itself_or_left_out_and_a_later_word() -> None:
    """Each is still known by when it was to be."""
    alone = "UID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20261018T100000\nDTSTART:20261018T060000Z\nDURATION:PT1H"
    assert spans(calendar(WEEK, FROM_17 + AT_THREE, alone)) == [*LATER[:3], "18 08:00–18 09:00", LATER[4]]
    shorter = f"{WEEK}\nEXDATE;TZID=Europe/Berlin:20261018T100000"
    assert spans(calendar(shorter, FROM_17 + AT_THREE)) == [*LATER[:3], LATER[4]]
    noon = (FROM_17 + AT_THREE).replace("1017T1", "1018T1").replace("T15", "T12")
    expected = [*LATER[:3], "18 12:00–18 12:30", "19 12:00–19 12:30"]
    assert spans(calendar(WEEK, noon, FROM_17 + AT_THREE)) == expected


def test_moved_ones_stay_at_their_hour_when_the_clocks_change() -> None:
    weekly = f"{MEETING}\nRRULE:FREQ=WEEKLY;COUNT=3"
    later = FROM_17.replace("1017", "1022") + AT_THREE.replace("1017", "1022")
    taken = read_busy(calendar(weekly, later), "x", ZONE, NOW, lambda: 0)
    assert [(start.day, start.hour) for start, _end in taken.spans] == [(15, 8), (22, 13), (29, 14)]


@pytest.mark.parametrize("meant", [":20261016T100000", ";VALUE=DATE:20261016"])
@pytest.mark.parametrize("only_this", [True, False])
def test_which_one_is_meant_may_be_a_time_on_its_entrys_wall_or_a_day(meant: str, only_this: bool) -> None:
    new_york = "UID:1\nDTSTART;TZID=America/New_York:20261015T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"
    reach = "" if only_this else ";RANGE=THISANDFUTURE"
    moved = f"UID:1\nRECURRENCE-ID{reach}{meant}\nDTSTART;TZID=America/New_York:20261016T120000\nDURATION:PT30M"
    last = "17 16:00–17 17:00" if only_this else "17 18:00–17 18:30"
    assert spans(calendar(new_york, moved)) == ["15 16:00–15 17:00", "16 18:00–16 18:30", last]


def test_a_whole_day_is_moved_with_all_later_ones() -> None:
    days = "UID:1\nDTSTART;VALUE=DATE:20261015\nRRULE:FREQ=WEEKLY;COUNT=2"
    moved = "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261015\nDTSTART;VALUE=DATE:20261016"
    assert spans(calendar(days, moved)) == ["16 00:00–17 00:00", "23 00:00–24 00:00"]


def test_one_that_moves_all_later_ones_and_cannot_be_read_moves_none() -> None:
    taken = read_busy(calendar(WEEK, f"{FROM_17}DURATION:PT30M"), "x", ZONE, NOW, lambda: 0)
    assert (len(taken.spans), taken.unread) == (4, 1)
