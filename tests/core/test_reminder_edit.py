"""One change after the other, as the editor asks for them: what is kept, what is refused, and from when it counts."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from stretchtimer.core.message import UserError
from stretchtimer.core.recurrence import weekly, weeks_of
from stretchtimer.core.reminder import Appearance, FixedTimes, Interval, Rule
from stretchtimer.core.reminder_edit import Part, edited, order_of, rule_days, rule_weeks, spans_of
from stretchtimer.core.reminder_suggest import suggested
from stretchtimer.core.wall import Window

MADE = datetime(2026, 10, 1, tzinfo=UTC)
NOW = MADE + timedelta(days=13)
TODAY = date(2026, 10, 14)
EVENING = Rule("id", "Evening", "evening", FixedTimes((time(20, 30),), date(2026, 10, 1)), MADE)
DESK = Rule("id", "Desk", "workplace", Interval(45, (Window(time(9), time(12)),), frozenset(range(5))), MADE)


def changed(rule: Rule, part: Part, text: str) -> Rule:
    return edited(rule, part, text, NOW, TODAY)


def refused(rule: Rule, part: Part, text: str) -> str:
    with pytest.raises(UserError) as told:
        changed(rule, part, text)
    return told.value.message.key


def test_times_come_and_go_and_the_last_one_stays() -> None:
    twice = changed(EVENING, Part.ADD_TIME, "7:15")
    assert twice.timing == FixedTimes((time(7, 15), time(20, 30)), date(2026, 10, 1))
    assert changed(twice, Part.ADD_TIME, "07:15").timing == twice.timing
    once = changed(twice, Part.REMOVE_TIME, "20:30")
    assert refused(once, Part.REMOVE_TIME, "07:15") == "reminder_no_time"


def test_days_and_weeks_are_one_recurrence_that_is_read_back() -> None:
    days = changed(EVENING, Part.DAYS, "mon,wed")
    assert rule_days(days) == frozenset({0, 2})
    every_other = changed(days, Part.WEEKS, "2")
    assert isinstance(every_other.timing, FixedTimes)
    assert every_other.timing.recurrence == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"
    assert (rule_days(every_other), rule_weeks(every_other)) == (frozenset({0, 2}), 2)
    assert rule_weeks(changed(every_other, Part.DAYS, "sat")) == 2
    assert refused(days, Part.DAYS, "") == "reminder_no_time"


@pytest.mark.parametrize("every", [1, 2, 12])
def test_every_plain_recurrence_is_read_back(every: int) -> None:
    assert weeks_of(weekly({1, 5}, every)) == (frozenset({1, 5}), every)
    assert weeks_of(weekly(range(7), every)) == (frozenset(range(7)), every)


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "FREQ=WEEKLY;BYDAY=XX"])
def test_a_recurrence_that_says_more_is_no_plain_one(rule: str) -> None:
    assert weeks_of(rule) is None


def test_an_interval_has_minutes_and_windows() -> None:
    assert changed(DESK, Part.MINUTES, "30").timing == Interval(30, (Window(time(9), time(12)),), frozenset(range(5)))
    assert refused(DESK, Part.MINUTES, "4") == "reminder_minutes"
    assert refused(DESK, Part.MINUTES, "many") == "reminder_minutes"
    wide = changed(DESK, Part.ADD_WINDOW, "13:00-17:00")
    assert isinstance(wide.timing, Interval)
    assert wide.timing.windows == (Window(time(9), time(12)), Window(time(13), time(17)))
    assert refused(wide, Part.ADD_WINDOW, "11:00-14:00") == "reminder_windows_overlap"
    assert changed(wide, Part.REMOVE_WINDOW, "13:00-17:00").timing == DESK.timing
    assert refused(DESK, Part.REMOVE_WINDOW, "09:00-12:00") == "reminder_no_time"


def test_from_times_to_an_interval_and_back_the_days_stay() -> None:
    days = changed(EVENING, Part.DAYS, "mon,wed")
    interval = changed(days, Part.KIND, "interval")
    assert isinstance(interval.timing, Interval)
    assert rule_days(interval) == frozenset({0, 2})
    assert rule_days(changed(interval, Part.KIND, "times")) == frozenset({0, 2})
    assert changed(days, Part.KIND, "times").timing == days.timing


def test_a_change_of_when_counts_from_now_and_any_other_from_before() -> None:
    assert changed(EVENING, Part.ADD_TIME, "07:00").since == NOW
    assert changed(EVENING, Part.IS_ON, "on").since == NOW
    assert changed(EVENING, Part.NAME, "Before bed").since == MADE
    assert changed(EVENING, Part.APPEARANCE, "sound").since == MADE


def test_what_else_can_be_chosen() -> None:
    rule = EVENING
    for part, text in (
        (Part.NAME, "  Before   bed "),
        (Part.STARTS, "measure"),
        (Part.APPEARANCE, "full_screen"),
        (Part.SOUND, "off"),
        (Part.SNOOZE, "15"),
        (Part.ESCALATES, "on"),
        (Part.PROGRAMME_DAYS, "on"),
        (Part.IS_ON, "off"),
    ):
        rule = changed(rule, part, text)
    expected = Rule(
        "id", "Before bed", "measure", EVENING.timing, NOW, False, Appearance.FULL_SCREEN, False, 15, True, True
    )
    assert rule == expected
    assert refused(EVENING, Part.NAME, " ") == "reminder_name"


def test_days_on_which_it_does_not_come() -> None:
    off = changed(EVENING, Part.ADD_DAYS, "2026-12-24/2026-12-26")
    assert spans_of(off.exceptions) == ((date(2026, 12, 24), date(2026, 12, 26)),)
    assert spans_of(changed(off, Part.REMOVE_DAYS, "2026-12-25").exceptions) == (
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 26), date(2026, 12, 26)),
    )
    assert refused(EVENING, Part.ADD_DAYS, "2026-12-26/2026-12-24") == "reminder_span"
    assert refused(EVENING, Part.ADD_DAYS, "2026-12-24/2028-12-24") == "reminder_span"


def test_days_that_are_over_are_forgotten() -> None:
    old = Rule("id", "E", "evening", EVENING.timing, MADE, exceptions=frozenset({date(2026, 10, 13), TODAY}))
    assert changed(old, Part.SOUND, "on").exceptions == frozenset({TODAY})


@pytest.mark.parametrize(
    ("waking", "at"),
    [(None, time(7, 30)), (time(6, 15), time(6, 45)), (time(23, 50), time(7, 30)), (time(14), time(7, 30))],
)
def test_who_has_none_is_offered_three(waking: time | None, at: time) -> None:
    names = {"morning": "Morning", "workplace": "Desk break", "evening": "Evening"}
    morning, desk, evening = suggested(names, waking, TODAY, NOW)
    assert morning.timing == FixedTimes((at,), TODAY)
    assert (desk.name, desk.starts, evening.name) == ("Desk break", "workplace", "Evening")
    assert isinstance(desk.timing, Interval)
    assert sorted([evening, desk, morning], key=order_of) == [morning, desk, evening]
