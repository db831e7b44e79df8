"""What a person types of a reminder: what can be meant is read, the rest is refused with a sentence."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from stretchtimer.core.message import UserError
from stretchtimer.core.reminder import FixedTimes, Interval, Rule
from stretchtimer.core.reminder_check import check_rule, pause_until, read_days, read_times, read_windows
from stretchtimer.core.wall import Window

NOW = datetime(2026, 10, 14, 13, 30, tzinfo=ZoneInfo("Europe/Berlin"))
MADE = datetime(2026, 10, 1, tzinfo=UTC)
WORK = Interval(45, (Window(time(9), time(12)), Window(time(13), time(17))), frozenset(range(5)))
DESK = Rule("d", "Desk", "workplace", WORK, MADE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1h", NOW + timedelta(hours=1)),
        ("30m", NOW + timedelta(minutes=30)),
        ("45 min", NOW + timedelta(minutes=45)),
        ("until 14:00", NOW.replace(hour=14, minute=0)),
        ("until 9:00", NOW.replace(day=15, hour=9, minute=0)),
        ("today", NOW.replace(day=15, hour=0, minute=0)),
        ("", None),
    ],
)
def test_until_when_to_pause(text: str, expected: datetime | None) -> None:
    assert pause_until(text, NOW) == expected


@pytest.mark.parametrize("text", ["soon", "until", "until 25:00", "0h", "-1h", "1 week"])
def test_a_pause_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        pause_until(text, NOW)


def test_days_times_and_windows_are_read() -> None:
    assert read_days("mon-fri") == frozenset(range(5))
    assert read_days("sat-mon, wed") == frozenset({5, 6, 0, 2})
    assert read_days("Daily") == frozenset(range(7))
    assert read_times("20:30, 7:30") == (time(7, 30), time(20, 30))
    assert read_windows("09:00-12:00, 22:00-02:00") == (Window(time(9), time(12)), Window(time(22), time(2)))


@pytest.mark.parametrize("text", ["", "weekdays", "mon-", "mon-fry"])
def test_days_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_days(text)


@pytest.mark.parametrize("text", ["", "24:00", "7", "7:5", "²:00", "12:60"])
def test_times_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_times(text)


def test_a_sound_rule_gets_a_tidy_name() -> None:
    assert check_rule(replace(DESK, name="  Desk   break ")) == replace(DESK, name="Desk break")


@pytest.mark.parametrize(
    "rule",
    [
        replace(DESK, name="  "),
        replace(DESK, name="x" * 61),
        replace(DESK, timing=FixedTimes((), date(2026, 1, 1))),
        replace(DESK, timing=replace(WORK, minutes=4)),
        replace(DESK, timing=replace(WORK, minutes=240)),
        replace(DESK, timing=replace(WORK, days=frozenset())),
        replace(DESK, timing=replace(WORK, windows=(Window(time(9), time(12)), Window(time(11), time(14))))),
        replace(DESK, timing=replace(WORK, windows=(Window(time(20), time(8)), Window(time(7), time(12))))),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(rule: Rule) -> None:
    with pytest.raises(UserError):
        check_rule(rule)


@pytest.mark.parametrize(
    ("utc", "text", "minutes"),
    [
        ("2026-10-24T23:30", "3h", 180),
        ("2026-10-25T00:30", "1h", 60),
        ("2026-10-25T01:10", "10m", 10),  # 2:10 for the second time
        ("2026-10-25T01:10", "until 02:30", 20),
        ("2026-10-25T00:40", "until 02:30", 50),  # the second 2:30
        ("2026-10-25T00:10", "until 02:30", 20),
        ("2027-03-28T00:30", "3h", 180),
    ],
)
def test_a_pause_is_as_long_as_it_says_while_the_clocks_change(utc: str, text: str, minutes: int) -> None:
    now = datetime.fromisoformat(f"{utc}+00:00").astimezone(ZoneInfo("Europe/Berlin"))
    until = pause_until(text, now)
    assert until is not None
    assert until.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=minutes)
