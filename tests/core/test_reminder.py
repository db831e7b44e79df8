"""When reminders come up: against an oracle that walks minute by minute, and by cases told in full."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.message import UserError
from stretchtimer.core.recurrence import WEEKDAYS, check_recurrence, days_of, weekly
from stretchtimer.core.reminder import Calendar, FixedTimes, Interval, Rule, next_due, upcoming
from stretchtimer.core.wall import Window
from tests.reminder_oracle import HORIZON, changes, next_firing, zones

MADE = datetime(2019, 12, 1, tzinfo=UTC)
BERLIN = Calendar("Europe/Berlin")
SOME_ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Havana",  # at midnight
    "Africa/Cairo",
    "America/Nuuk",  # over midnight
    "Australia/Lord_Howe",  # half an hour
    "Antarctica/Troll",  # two hours
    "Africa/Casablanca",  # back for Ramadan
    "Asia/Kathmandu",
    "Pacific/Apia",
)
RECURRENCES = ("FREQ=DAILY", "FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", "WEEKLY", "WEEKLY;INTERVAL=2")
TIMES = st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
DAYS = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def windows(draw: st.DrawFn, near: datetime) -> tuple[Window, ...]:
    """One or two that do not meet; the first begins about `near`."""
    edges = sorted(draw(st.lists(st.integers(0, 1439), min_size=2, max_size=4, unique=True).filter(_is_even)))
    shift = draw(st.integers(-90, 90)) + near.hour * 60 + near.minute - edges[0]
    at = [time(*divmod((edge + shift) % 1440, 60)) for edge in edges]
    return tuple(Window(*pair) for pair in zip(at[::2], at[1::2], strict=True))


def _is_even(edges: list[int]) -> bool:
    return len(edges) % 2 == 0


@st.composite
def near_changes(draw: st.DrawFn, known: tuple[str, ...]) -> tuple[str, datetime]:
    """A zone and a change of its clocks; some instant where it has none."""
    zone = draw(st.sampled_from(known))
    return zone, draw(st.sampled_from(changes(zone) or (datetime(2024, 2, 28, tzinfo=UTC),)))


def days_around(day: date) -> st.SearchStrategy[frozenset[date]]:
    return st.frozensets(st.integers(-2, 8).map(lambda n: day + timedelta(days=n)), max_size=3)


@st.composite
def rules(draw: st.DrawFn, zone: str, near: datetime, day: date) -> Rule:
    """A rule of either kind, with times about an instant and exceptions about a day."""
    wall = near.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    close = st.integers(-120, 120).map(lambda minutes: (wall + timedelta(minutes=minutes)).time())
    if draw(st.booleans()):
        recurrence = draw(st.sampled_from(RECURRENCES))
        if recurrence.startswith("WEEKLY"):
            named = ",".join(WEEKDAYS[d] for d in sorted(draw(DAYS)))
            recurrence = f"FREQ={recurrence};BYDAY={named}"
        starts_on = day - timedelta(days=draw(st.integers(-3, 400)))
        timing: FixedTimes | Interval = FixedTimes(
            tuple(draw(st.lists(close | TIMES, min_size=1, max_size=4))), starts_on, recurrence
        )
    else:
        timing = Interval(draw(st.integers(5, 240)), draw(windows(wall)), draw(DAYS))
    resting = draw(st.booleans())
    return Rule("r", "Rule", "evening", timing, MADE, programme_days=resting, exceptions=draw(days_around(day)))


def calendars(zone: str, day: date) -> st.SearchStrategy[Calendar]:
    quiet = st.none() | st.builds(Window, TIMES, TIMES)
    return st.builds(Calendar, st.just(zone), quiet, days_around(day), days_around(day))


@st.composite
def cases(draw: st.DrawFn, known: tuple[str, ...]) -> tuple[Rule, Calendar, datetime, datetime]:
    """A rule, its calendar, the present, and the last break; near a change of the clocks where the zone has one."""
    zone, near = draw(near_changes(known))
    now = near + timedelta(minutes=draw(st.integers(-180, 180) | st.integers(-2880, 1440)))
    anchor = now - timedelta(minutes=draw(st.integers(0, 600)))
    return draw(rules(zone, near, now.date())), draw(calendars(zone, now.date())), now, anchor


def agree(case: tuple[Rule, Calendar, datetime, datetime]) -> None:
    rule, calendar, now, anchor = case
    found = next_due(rule, calendar, now, anchor)
    said = found.at if found is not None and found.at < now + HORIZON else None
    assert said == next_firing(rule, calendar, now, anchor)


@settings(max_examples=100)
@given(cases(SOME_ZONES))
def test_the_next_firing_is_the_oracles(case: tuple[Rule, Calendar, datetime, datetime]) -> None:
    agree(case)


def test_every_zone_with_its_changes_is_known_to_the_oracle() -> None:
    assert len(zones()) > 400
    assert changes("Asia/Kathmandu") == ()
    assert len(changes("Europe/Berlin")) == 22
    assert changes("Europe/Berlin")[0] == datetime(2020, 3, 29, 1, tzinfo=UTC)


def fixed(*times: str, recurrence: str = "FREQ=DAILY", starts_on: date = date(2026, 1, 1)) -> Rule:
    return Rule("r", "Rule", "evening", FixedTimes(tuple(map(time.fromisoformat, times)), starts_on, recurrence), MADE)


def desk(minutes: int = 45, *spans: str, days: str = "0123") -> Rule:
    parts = [span.split("-") for span in spans or ("09:00-12:00", "13:00-17:00")]
    windows = tuple(Window(time.fromisoformat(a), time.fromisoformat(b)) for a, b in parts)
    return Rule("d", "Desk", "workplace", Interval(minutes, windows, frozenset(map(int, days))), MADE)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local_times(rule: Rule, after: str, count: int = 5, calendar: Calendar = BERLIN) -> list[str]:
    return [f"{due.local:%m-%d %H:%M}" for due in upcoming(rule, calendar, utc(after), count)]


@pytest.mark.parametrize(
    ("at", "day", "expected"),
    [
        ("02:30", "2026-03-28 12:00", "2026-03-29 01:30"),  # left out: an hour after 1:30, the wall shows 3:30
        ("02:30", "2026-10-24 12:00", "2026-10-25 00:30"),  # twice: the first
        ("20:30", "2026-03-29 12:00", "2026-03-29 18:30"),
        ("20:30", "2026-03-28 12:00", "2026-03-28 19:30"),
        ("00:00", "2026-12-31 12:00", "2026-12-31 23:00"),  # the year's first minute in Berlin
    ],
)
def test_a_time_of_the_day_stays_what_the_wall_shows(at: str, day: str, expected: str) -> None:
    due = next_due(fixed(at), BERLIN, utc(day))
    assert due is not None
    assert due.at == utc(expected)


def test_a_time_that_comes_twice_is_due_once() -> None:
    times = local_times(fixed("02:30"), "2026-10-24 12:00", 2)
    assert times == ["10-25 02:30", "10-26 02:30"]


def test_a_time_that_is_left_out_comes_after_those_that_overtake_it() -> None:
    assert local_times(fixed("02:40", "03:10"), "2026-03-28 12:00", 2) == ["03-29 03:10", "03-29 02:40"]


def test_several_times_a_day_over_the_end_of_a_year() -> None:
    rule = fixed("10:30", "14:30", recurrence="FREQ=WEEKLY;BYDAY=TH,FR")
    assert local_times(rule, "2026-12-31 10:00", 3) == ["12-31 14:30", "01-01 10:30", "01-01 14:30"]


def test_every_two_weeks_counts_from_the_week_in_which_it_starts() -> None:
    rule = fixed("18:00", recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", starts_on=date(2026, 10, 18))
    assert local_times(rule, "2026-10-18 17:00", 3) == ["11-01 18:00", "11-15 18:00", "11-29 18:00"]


def test_another_zone_takes_the_time_of_the_day_along() -> None:
    rule = fixed("20:30")
    there = next_due(rule, Calendar("America/New_York"), utc("2026-10-14 12:00"))
    assert there is not None
    assert there.at == utc("2026-10-15 00:30")


def test_an_interval_goes_by_the_last_break_or_the_windows_start() -> None:
    monday = "2026-10-12 05:00"
    assert local_times(desk(), monday, 4) == ["10-12 09:45", "10-12 10:30", "10-12 11:15", "10-12 13:45"]
    late = next_due(desk(), BERLIN, utc("2026-10-12 08:00"), utc("2026-10-12 07:55"))  # a break until 9:55 in Berlin
    assert late is not None
    assert f"{late.local:%H:%M}" == "10:40"


def test_an_interval_that_fits_into_no_window_never_comes_up() -> None:
    assert next_due(desk(60, "09:00-10:00"), BERLIN, utc("2026-10-12 05:00")) is None


def test_a_window_over_midnight_is_of_the_day_on_which_it_begins() -> None:
    night = desk(120, "22:00-06:00", days="4")  # Friday's
    assert local_times(night, "2026-10-16 12:00", 3) == ["10-17 00:00", "10-17 02:00", "10-17 04:00"]


def test_quiet_hours_exceptions_and_rest_days_are_left_out() -> None:
    rule = fixed("06:30", "21:30", "22:30")
    quiet = Calendar(
        "Europe/Berlin", Window(time(22), time(7)), days_off=frozenset({date(2026, 10, 15)}), rest_days=frozenset()
    )
    assert local_times(rule, "2026-10-14 12:00", 2, quiet) == ["10-14 21:30", "10-16 21:30"]


def test_a_rule_that_is_off_is_never_due() -> None:
    off = Rule("r", "Rule", "evening", fixed("20:30").timing, MADE, is_on=False)
    assert next_due(off, BERLIN, utc("2026-10-14 12:00")) is None
    assert upcoming(off, BERLIN, utc("2026-10-14 12:00")) == ()


def test_days_of_the_week_are_a_recurrence_and_back() -> None:
    assert weekly(range(7)) == "FREQ=DAILY"
    assert weekly({4, 0}) == "FREQ=WEEKLY;BYDAY=MO,FR"
    assert days_of("FREQ=WEEKLY;BYDAY=MO,FR") == frozenset({0, 4})
    assert days_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU") is None


NO_RECURRENCES = (
    *("", "every day", "FREQ=SOMETIMES", "FREQ=DAILY;BYDAY=XX", "COUNT=3", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0"),
    *("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;INTERVAL=99999"),
)


@pytest.mark.parametrize("text", NO_RECURRENCES)
def test_what_is_no_recurrence_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError):
        check_recurrence(text)


def test_a_recurrence_is_kept_in_its_usual_spelling() -> None:
    assert check_recurrence("rrule: freq=weekly; byday=mo ") == "FREQ=WEEKLY;BYDAY=MO"


def test_a_rare_recurrence_and_one_that_has_ended_are_recurrences() -> None:
    for rule in ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;UNTIL=20200101T000000Z"):
        assert check_recurrence(rule) == rule


def test_windows_that_run_into_each_other_as_the_clocks_are_put_forward_are_one() -> None:
    """In Berlin on 28 March 2:40 comes at what the wall calls 3:40, when the window from 3:10 is long open."""
    hidden = desk(20, "02:40-02:55", "03:10-05:00", days="6")
    assert local_times(hidden, "2027-03-28 00:30", 4) == ["03-28 03:30", "03-28 03:50", "03-28 04:10", "03-28 04:30"]
