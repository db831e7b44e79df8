"""Eight weeks of the careful programme, lived day by day: the right session on each, and every change with its reason.

With missed days, a flare, an illness, a refusal, the end of summer time, a journey, and a machine asleep for a week.
The same history always leads to the same plan.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.edits import correcting
from stretchtimer.core.enrolment import EventKind, current, standings
from stretchtimer.core.records import DayOff
from stretchtimer.programmes import act, follow
from tests.conftest import HandClock
from tests.on_screen import on_screen
from tests.programme_life import FIRST_DAY, ONE_DAY, Life, a_life

# The sheet of the careful programme by hand: for each fortnight what belongs to days 1, 3 and 6, and to days 2 and 5.
SHEET = {
    1: (
        ["walk", "supine_strap", "chair_hamstring", "bridge", "bird_dog"],
        ["walk", "supine_strap", "chair_hamstring", "bridge", "plank"],
    ),
    2: (
        ["walk", "supine_strap", "lying_hamstring", "bird_dog", "side_plank"],
        ["walk", "supine_strap", "lying_hamstring", "bird_dog", "pallof_press"],
    ),
    3: (
        ["walk", "pnf_strap", "side_plank", "bird_dog"],
        ["walk", "supine_strap", "chair_hamstring", "side_plank", "bridge"],
    ),
    4: (
        ["march", "leg_swings", "hip_hinge", "pallof_press", "dead_bug"],
        ["march", "leg_swings", "hip_hinge", "supine_strap", "pallof_press", "dead_bug"],
    ),
}
WEEKDAYS = {1: 0, 2: 1, 3: 0, 5: 1, 6: 0}
CHANGES = [
    (10, "applied", "change_advance", 2),
    (17, "applied", "change_flare", 1),
    (27, "refused", "change_advance", 2),
    (34, "applied", "change_advance", 2),
    (55, "applied", "change_advance", 3),
]


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    found = a_life(tmp_path / "life")
    yield found
    found.store.close()


def sheet(number: int) -> list[str] | None:
    """What the sheet has for a day, counted from 1; None for a rest day."""
    fortnight, weekday = (number - 1) // 14 + 1, (number - 1) % 7 + 1
    return SHEET[fortnight][WEEKDAYS[weekday]] if weekday in WEEKDAYS else None


def eight_weeks(life: Life) -> dict[int, tuple[list[str], int]]:
    """Live them; returns for each day looked at what was to be done, and at which level."""
    seen = {}

    def day(pain: int | None = 2, *, does: bool = True, answer: EventKind = EventKind.APPLIED) -> None:
        following = life.wake(pain)
        if following.proposal is not None:
            life.decide(answer)
            following = life.look()
        steps = [step.exercise for step in following.sequence.steps]
        assert following.is_free == (sheet(life.number) is None or life.clock.day in following.off)
        seen[life.number] = steps, following.here.dose.level
        if does and not following.is_free:
            life.practise()
        life.sleep()

    life.begin()
    while life.number < 12:
        day()
    while life.number < 14:
        day(does=False)  # no time, no guilt
    while life.number < 17:
        day()  # on day 14 the clocks go back
    day(5)  # a bad morning
    while life.number < 24:
        day()
    while life.number < 27:
        life.be_off(DayOff.ILL)
        day(None)
    day(answer=EventKind.REFUSED)
    while life.number < 30:
        day()
    life.clock.travel("America/New_York")
    while life.number < 41:
        day()
    life.sleep(7)  # the machine is asleep, and nobody practises
    while life.number <= 56:
        day()
    return seen


def test_the_right_session_on_each_day_and_every_change_with_its_reason(life: Life) -> None:
    seen = eight_weeks(life)
    assert sorted(seen) == [*range(1, 41), *range(48, 57)]
    for number, (steps, _level) in seen.items():
        if sheet(number) is not None:
            assert steps == sheet(number), number
    assert life.changes == CHANGES
    levels = {1: 1, 9: 1, 10: 2, 16: 2, 17: 1, 33: 1, 34: 2, 54: 2, 55: 3, 56: 3}
    assert {number: seen[number][1] for number in levels} == levels
    after = life.look().here
    assert (after.is_maintenance, after.block_day, after.dose.level) == (True, 1, 3)


def test_the_same_history_gives_the_same_plan(life: Life, tmp_path: Path) -> None:
    seen = eight_weeks(life)
    kept = life.store.programme_events()
    # Worked out anew from what was kept, from the end backwards as from the beginning.
    events = current([record.event for record in kept])
    programme = life.catalogue.programme("careful")
    days = {(one.day - FIRST_DAY).days + 1: one for one in standings(programme, events, life.clock.day)}
    assert {number: level for number, (_steps, level) in seen.items()} == {
        number: days[number].dose.level for number in seen
    }
    # Lived a second time, the same is decided.
    again = a_life(tmp_path / "again")
    with again.store:
        assert eight_weeks(again) == seen
        assert again.changes == life.changes
        assert [record.event for record in again.store.programme_events()] == [record.event for record in kept]
        # And looking once more changes nothing.
        first = follow(again.store, again.catalogue, again.clock)
        assert follow(again.store, again.catalogue, again.clock) == first


def test_what_was_applied_by_itself_can_be_undone_and_does_not_come_back(life: Life) -> None:
    life.begin()
    life.good_days(range(1, 15))
    assert life.look().here.dose.level == 2
    following = life.wake(5)
    assert (following.here.dose.level, following.applied is not None) == (1, True)
    act(life.store, life.catalogue, life.clock, EventKind.UNDONE)
    assert life.look().here.dose.level == 2
    life.sleep()
    assert life.wake(2).here.dose.level == 2


def test_a_step_back_for_a_pain_that_was_mistyped_goes_with_its_correction(life: Life) -> None:
    life.begin()
    life.good_days(range(1, 15))
    level = life.look().here.dose.level
    assert level > 1
    life.wake(pain=8)
    assert life.look().here.dose.level == level - 1
    mistyped = life.store.feels()[-1]
    correction = correcting(mistyped, replace(mistyped, pain=2))
    life.store.make(correction, life.clock.now())
    assert life.look().here.dose.level == level
    life.store.make(correction.inverse, life.clock.now())
    assert life.look().here.dose.level == level - 1
    life.practise()
    assert life.look().here.dose.level == level - 1


def test_two_weeks_away_step_back_and_four_restart(life: Life) -> None:
    life.begin()
    life.good_days(range(1, 29))
    assert life.look().here.dose.level == 4
    life.sleep(13)  # and the rest day before: 14 whole days without a session
    assert life.look().here.dose.level == 3
    assert life.changes[-1][2] == "change_missed"
    life.sleep(14)
    assert life.look().here.dose.level == 1
    assert life.changes[-1][2] == "change_restart"
    day = life.clock.day
    life.sleep()
    assert life.look().next_test({day - ONE_DAY}) == day
    assert life.look().next_test({day}) != day


def test_whoever_comes_back_after_months_begins_gently_whatever_was_before(life: Life) -> None:
    life.begin()
    life.good_days(range(1, 29))
    assert life.wake(5).here.dose.level == 3  # a bad morning, on the last day before
    life.sleep(80)
    here = life.look()
    assert here.here.dose.level == 1
    assert life.changes[-1][1:] == ("applied", "change_restart", 1)
    assert here.applied is not None
    assert here.applied.reason.values["days"] == 81  # and the rest day before


def clock_of(life: Life, hour: int) -> HandClock:
    """An hour of the day that a life has come to."""
    zone = life.clock.zone()
    return HandClock(datetime.combine(life.clock.day, time(hour), ZoneInfo(zone)), zone)


def test_the_window_shows_where_one_stands_at_several_points(qapp: QApplication, own_data_dir: Path) -> None:
    life = a_life(own_data_dir)
    with life.store:
        life.begin()
        life.good_days(range(1, 10))
        with on_screen(qapp, own_data_dir, clock_of(life, 8)) as screen:  # the tenth morning
            assert screen.says("How is your lower back this morning?")
            screen.click("2")
            assert screen.says("5 of your last 7 days went well, so the holds can grow: level 2.")
            screen.click("Hold longer")
            assert not screen.says("so the holds can grow")
            assert screen.says("week 2 of 8. This fortnight is about easy stretches with a long back")
        assert life.look().here.dose.level == 2
        life.practise()
        life.sleep()
        with on_screen(qapp, own_data_dir, clock_of(life, 8)) as screen:  # the fourth day of a week
            assert screen.says("A rest day")
            assert screen.says("Nothing is due")
        life.good_days(range(11, 16))
        with on_screen(qapp, own_data_dir, clock_of(life, 8)) as screen:
            screen.click("5")
            assert screen.says("This morning was worse than usual (5 of 10), so less for now: level 1.")
            assert screen.says("On your back")
        with on_screen(qapp, own_data_dir, clock_of(life, 9)) as screen:
            screen.click("Undo")
            assert not screen.says("so less for now")
        assert life.look().here.dose.level == 2


def test_the_session_of_a_day_is_that_days_wherever_one_is(life: Life) -> None:
    life.begin()
    life.sleep(2)
    here = life.look().here
    life.clock.travel("Pacific/Auckland")
    assert life.look().here == here
    life.clock.travel("America/Los_Angeles")
    assert life.look().here == here
    assert life.clock.day == FIRST_DAY + 2 * ONE_DAY
