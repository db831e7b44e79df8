"""What is read of a calendar file, and what costs nothing."""

import pytest

from stretchtimer.calendars.busy_times import MOST_LINES, MOST_NEEDED_BYTES, read_busy
from stretchtimer.calendars.needed import needed_lines
from tests.calendars.test_busy_times import MEETING, NOW, ZONE, calendar, refused, spans


def needed(text: str) -> str:
    return b"\n".join(line for line in needed_lines(text.encode()) if line).decode()


def test_what_a_meeting_is_about_is_not_read() -> None:
    assert needed("BEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Europe/Berlin:2026\nX-A:b\nEND:VEVENT") == (
        "BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:2026\nEND:VEVENT"
    )


def test_an_alarm_is_left_out_with_all_that_is_in_it() -> None:
    inner = "BEGIN:VALARM\nDURATION:PT1M\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nEND:VALARM\n"
    assert needed(f"BEGIN:VEVENT\n{inner}UID:1\nEND:VEVENT") == "BEGIN:VEVENT\nUID:1\nEND:VEVENT"


def test_folded_lines_are_whole_and_empty_ones_gone() -> None:
    assert needed("\r\n\r\nDTST\r\n ART:20\r\n\t26\r\n\r\n\r\nUID:1\r\n") == "DTSTART:2026\nUID:1"


def test_clocks_change_once_a_year_and_nothing_comes_each_second() -> None:
    zone = "BEGIN:VTIMEZONE\nBEGIN:STANDARD\n{}\nEND:STANDARD\nEND:VTIMEZONE"
    usual = "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"
    assert usual in needed(zone.format(usual))
    for hostile in ("RRULE:FREQ=SECONDLY", "RRULE:FREQ=YEARLY;BYSECOND=1", "RRULE:FREQ=HOURLY"):
        assert hostile not in needed(zone.format(hostile))
    assert "RRULE:FREQ=DAILY" in needed(f"{zone.format(usual)}\nBEGIN:VEVENT\nRRULE:FREQ=DAILY\nEND:VEVENT")


def test_a_file_may_be_full_of_what_is_not_read() -> None:
    assert spans(calendar(MEETING + "\nX:a" * (MOST_LINES + 1))) == ["15 10:00–15 11:00"]
    assert spans(calendar(f"{MEETING}\nDESCRIPTION:{'x' * MOST_NEEDED_BYTES}")) == ["15 10:00–15 11:00"]


@pytest.mark.parametrize("filling", ["\nUID:1" * MOST_LINES, f"\nUID:{'1' * MOST_NEEDED_BYTES}"])
def test_but_not_of_what_is_read(filling: str) -> None:
    assert refused(calendar(MEETING + filling)) == "calendar_too_much"


def test_a_recurrence_without_end_is_given_up_while_it_is_counted() -> None:
    """Not only after it: a thousand years of each hour would take minutes."""
    asked = iter(range(1_000_000))
    hours = ",".join(map(str, range(24)))
    event = f"UID:1\nDTSTART:19000101T000000Z\nRRULE:FREQ=DAILY;BYHOUR={hours}"
    assert refused(calendar(event), lambda: next(asked)) == "calendar_too_much"
    assert next(asked) < 10_000


def test_what_began_before_anybody_lived_is_not_counted_up() -> None:
    taken = read_busy(calendar(MEETING, "UID:2\nDTSTART:00010101T000000Z\nRRULE:FREQ=DAILY"), "x", ZONE, NOW, lambda: 0)
    assert (len(taken.spans), taken.unread) == (1, 1)


def test_an_entry_that_stands_for_two_others_is_no_crash() -> None:
    twice = f"{MEETING}\nRECURRENCE-ID:20261015T080000Z\nRECURRENCE-ID:20261016T080000Z"
    assert spans(calendar(twice)) == ["15 10:00–15 11:00"]
