"""When a reminder that is due is offered, held or let go: days told in full, as the log tells them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from stretchtimer.core.manners import Done, Offer, Situation, answered, decide, next_of
from stretchtimer.core.presence import NaturalBreak, Presence, Sighting, sighting
from stretchtimer.core.reminder import Calendar, FixedTimes, Interval, Rule
from stretchtimer.core.reminder_log import Decision, Kind, Log, Reason, taken
from stretchtimer.core.wall import Window

MADE = datetime(2026, 10, 14, tzinfo=UTC)
DAY = date(2026, 10, 14)  # a Wednesday; Berlin is two hours ahead
STILL = sighting(20_000)
TYPING = sighting(500)
EVENING = Rule("evening", "Evening", "evening", FixedTimes((time(20, 30),), date(2026, 1, 1)), MADE)
DESK = Rule(
    "desk",
    "Desk break",
    "workplace",
    Interval(45, (Window(time(9), time(12)), Window(time(13), time(17))), frozenset(range(5))),
    MADE,
)


def at(text: str, day: date = DAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), UTC) - timedelta(hours=2)


class Day:
    """A log that grows while the day goes on."""

    def __init__(self, *rules: Rule, quiet: Window | None = None, since: str = "06:00") -> None:
        self.rules = rules
        self.log = Log()
        self.offers: list[Offer] = []
        self.here = Situation(at(since), Calendar("Europe/Berlin", quiet), at(since), STILL)

    def look(self, text: str, seen: Sighting = STILL, holds: Iterable[Reason] = (), day: date = DAY) -> Offer | None:
        self.here = replace(self.here, now=at(text, day), seen=seen, holds=frozenset(holds))
        verdict = decide(self.rules, self.log, self.here)
        self.log = self.log.after(verdict.decisions)
        if verdict.offer is not None:
            self.offers.append(verdict.offer)
        return verdict.offer

    def answer(self, kind: Kind, minutes: int = 0) -> None:
        assert self.log.offered is not None
        self.log = self.log.after([answered(self.log.offered, kind, self.here.now, minutes)])

    def note(self, *lines: Decision) -> None:
        self.log = self.log.after(lines)

    def story(self) -> list[str]:
        return [f"{line.kind}{f' {line.reason}' if line.reason else ''}" for line in self.log.lines]

    def next(self, rule: Rule) -> str:
        following = next_of(rule, self.log, self.here)
        return f"{following + timedelta(hours=2):%d %H:%M}" if following else ""


def test_what_is_due_is_offered_once() -> None:
    day = Day(EVENING)
    assert day.look("20:29") is None
    offer = day.look("20:30")
    assert offer is not None
    assert (offer.rule, offer.due_at, offer.occurrence) == (EVENING, at("20:30"), "2026-10-14T20:30")
    day.look("20:31")
    day.answer(Kind.SKIPPED)
    day.look("20:32")
    assert len(day.offers) == 1


def test_an_offer_waits_for_a_pause_in_typing() -> None:
    day = Day(EVENING)
    assert day.look("20:30", TYPING) is None
    assert day.look("20:30:30", TYPING) is None
    assert day.look("20:30:40", sighting(6_000))
    assert day.story() == ["held typing", "offered"]


def test_it_waits_for_a_minute_at_most() -> None:
    day = Day(EVENING)
    day.look("20:30", TYPING)
    assert day.look("20:30:59", TYPING) is None
    assert day.look("20:31", TYPING)


def test_unknown_presence_holds_nothing_back() -> None:
    assert Day(EVENING).look("20:30", Sighting())


@pytest.mark.parametrize(
    "reason",
    [
        Reason.SESSION,
        Reason.MEETING,
        Reason.CAMERA,
        Reason.MICROPHONE,
        Reason.PRESENTATION,
        Reason.FULL_SCREEN,
        Reason.DO_NOT_DISTURB,
    ],
)
def test_what_holds_it_is_said_and_it_comes_afterwards_once(reason: Reason) -> None:
    day = Day(EVENING)
    assert day.look("20:30", holds=[reason]) is None
    assert day.look("20:50", holds=[reason]) is None
    assert day.look("21:10")
    assert day.look("21:11") is None
    assert day.story() == [f"held {reason}", "offered"]


@pytest.mark.parametrize("presence", [Presence.IDLE, Presence.LOCKED, Presence.ASLEEP])
def test_nobody_there_is_asked_when_they_are_back(presence: Presence) -> None:
    day = Day(EVENING)
    assert day.look("20:30", Sighting(presence, 90_000)) is None
    assert day.look("21:40")
    assert day.story() == ["held away", "offered"]


def test_a_pause_holds_until_it_is_over() -> None:
    day = Day(EVENING)
    day.note(Decision(Kind.PAUSED, at("20:00"), until=at("21:00")))
    assert day.look("20:30") is None
    assert day.look("21:00")
    other = Day(EVENING)
    other.note(Decision(Kind.PAUSED, at("20:00")))
    assert other.look("22:30") is None
    other.note(Decision(Kind.RESUMED, at("22:31")))
    assert other.look("22:31")


def test_snoozed_it_comes_again_then() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.answer(Kind.SNOOZED, 10)
    assert day.look("20:39") is None
    assert day.next(EVENING) == "14 20:40"
    again = day.look("20:40")
    assert again is not None
    assert again.due_at == at("20:30")


def test_not_today_is_for_the_whole_day() -> None:
    day = Day(DESK)
    assert day.look("09:45")
    day.answer(Kind.NOT_TODAY)
    for text in ("10:30", "11:30", "14:00", "16:00"):
        assert day.look(text) is None
    assert day.next(DESK) == "15 09:45"


def test_unanswered_it_is_over_unless_escalation_was_chosen() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.answer(Kind.UNANSWERED)
    assert day.look("21:30") is None
    insistent = Day(replace(EVENING, escalates=True))
    levels = []
    for text in ("20:30", "20:40", "20:50", "21:00", "21:10"):
        offer = insistent.look(text)
        if offer is not None:
            levels.append(offer.level)
            insistent.answer(Kind.UNANSWERED)
    assert levels == [0, 1, 2]


def test_an_offer_lost_in_a_crash_is_over_after_a_while() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.look("20:36")
    assert day.story() == ["offered", "unanswered"]


def test_done_already_it_is_not_asked_for() -> None:
    day = Day(EVENING)
    day.here = replace(day.here, done=(Done("evening", at("18:00")),))
    assert day.look("20:30") is None
    assert day.story() == ["let_go already_done"]


def test_done_in_the_morning_the_afternoons_is_still_asked_for() -> None:
    twice = replace(EVENING, timing=FixedTimes((time(10, 30), time(14, 30)), date(2026, 1, 1)))
    day = Day(twice)
    day.here = replace(day.here, done=(Done("evening", at("09:00")),))
    assert day.look("10:30") is None
    assert day.look("14:30")


def test_a_held_one_that_was_done_meanwhile_is_let_go() -> None:
    day = Day(EVENING)
    day.look("20:30", holds=[Reason.MEETING])
    day.here = replace(day.here, done=(Done("evening", at("20:50")),))
    assert day.look("21:00") is None
    assert day.story() == ["held meeting", "let_go already_done"]


def test_suspended_over_several_due_times_it_is_one_offer() -> None:
    morning = replace(EVENING, id="morning", starts="morning", timing=FixedTimes((time(7, 30),), date(2026, 1, 1)))
    five = replace(EVENING, timing=FixedTimes(tuple(map(time, range(9, 14))), date(2026, 1, 1)))
    day = Day(morning, five)
    offer = day.look("15:00")
    assert offer is not None
    assert offer.occurrence == "2026-10-14T13:00"
    assert day.story().count("let_go superseded") == 5
    day.answer(Kind.SKIPPED)
    assert day.look("15:30") is None


def test_two_at_the_same_time_come_one_after_the_other() -> None:
    measure = replace(EVENING, id="measure", starts="measure")
    day = Day(EVENING, measure)
    first = day.look("20:30")
    day.look("20:31")
    assert "held another" in day.story()
    day.answer(Kind.STARTED)
    second = day.look("20:45")
    assert first is not None
    assert second is not None
    assert {first.rule.id, second.rule.id} == {"evening", "measure"}


def test_days_of_sleep_leave_a_reason_for_each() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.answer(Kind.SKIPPED)
    offer = day.look("21:00", day=date(2026, 10, 18))
    assert offer is not None
    assert offer.occurrence == "2026-10-18T20:30"
    assert day.story()[2:] == ["let_go day_over"] * 3 + ["offered"]


def test_quiet_hours_let_it_go() -> None:
    day = Day(EVENING, quiet=Window(time(21), time(7)))
    assert day.look("20:30", holds=[Reason.CAMERA]) is None
    assert day.look("21:00") is None
    assert day.look("07:30", day=date(2026, 10, 15)) is None
    assert day.story() == ["held camera", "let_go quiet_hours"]


def test_another_zone_does_not_bring_it_twice() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.answer(Kind.SKIPPED)
    day.here = replace(day.here, calendar=Calendar("America/New_York"))
    day.look("02:45", day=date(2026, 10, 15))  # 20:45 there, on the same day
    assert len(day.offers) == 1


def test_a_clock_that_goes_back_does_not_bring_it_twice() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.answer(Kind.SKIPPED)
    for text in ("19:00", "20:30", "20:31"):
        assert day.look(text) is None


def test_a_natural_break_puts_the_next_desk_break_off() -> None:
    day = Day(DESK)
    day.look("09:30")
    day.note(taken(NaturalBreak(at("09:30"), at("09:40"))))
    assert day.look("09:45") is None
    assert day.next(DESK) == "14 10:25"
    assert day.look("10:25")


def test_away_when_it_was_due_it_is_let_go_by_the_break() -> None:
    day = Day(DESK)
    assert day.look("09:45", Sighting(Presence.IDLE, 120_000)) is None
    day.note(taken(NaturalBreak(at("09:43"), at("09:50"))))
    assert day.look("09:50") is None
    assert day.story() == ["held away", "break", "let_go natural_break"]
    assert day.next(DESK) == "14 10:35"


def test_a_session_is_a_break_too() -> None:
    day = Day(DESK)
    day.here = replace(day.here, done=(Done("morning", at("09:20")),))
    assert day.look("09:45") is None
    assert day.look("10:05")


def test_held_to_the_end_of_its_window_it_is_let_go() -> None:
    day = Day(DESK)
    day.look("11:59")
    day.answer(Kind.SKIPPED)
    day.look("13:45", holds=[Reason.MEETING])
    day.look("17:00")
    assert day.story()[-1] == "let_go window_over"


def test_nobody_is_reminded_of_what_was_before_the_program_began() -> None:
    day = Day(DESK, since="11:00")
    assert day.look("11:00") is None
    assert day.next(DESK) == "14 11:45"


def test_days_off_and_rest_days_have_their_reason() -> None:
    day = Day(EVENING)
    day.here = replace(day.here, calendar=Calendar("Europe/Berlin", days_off=frozenset({DAY})))
    assert day.look("20:30") is None
    assert day.story() == ["let_go day_off"]
    resting = Day(replace(EVENING, programme_days=True))
    resting.here = replace(resting.here, calendar=Calendar("Europe/Berlin", rest_days=frozenset({DAY})))
    assert resting.look("20:30") is None
    assert resting.story() == ["let_go rest_day"]


def test_a_rule_that_was_just_made_has_nothing_to_catch_up_on() -> None:
    assert Day(replace(EVENING, since=at("20:45"))).look("21:00") is None


def test_a_trimmed_log_says_the_same_of_today() -> None:
    day = Day(EVENING)
    day.look("20:30")
    day.answer(Kind.SKIPPED)
    later = date(2026, 10, 20)
    day.look("20:40", day=later)
    day.answer(Kind.SKIPPED)
    day.log = day.log.trimmed(at("20:41", later))
    assert len(day.log.lines) < 9
    assert day.look("20:42", day=later) is None


NIGHT = replace(DESK, timing=Interval(120, (Window(time(22), time(6)),), frozenset({2})))  # Wednesday's, to Thursday


@pytest.mark.parametrize(("off", "expected"), [(date(2026, 10, 15), "offered"), (DAY, "")])
def test_a_night_is_of_the_day_on_which_it_begins(off: date, expected: str) -> None:
    """The day off that begins at midnight is no reason to let go of what was promised for this night."""
    night = Day(NIGHT, since="21:00")
    night.here = replace(night.here, calendar=Calendar("Europe/Berlin", days_off=frozenset({off})))
    night.look("00:00", day=date(2026, 10, 15))
    assert "".join(night.story()) == expected


def test_not_today_is_for_the_whole_night() -> None:
    night = Day(NIGHT, since="21:00")
    night.look("00:00", day=date(2026, 10, 15))
    night.answer(Kind.NOT_TODAY)
    assert night.look("02:00", day=date(2026, 10, 15)) is None
    assert night.story()[-1] == "let_go not_today"
    assert night.next(NIGHT) == "22 00:00"
    early = Day(NIGHT, since="20:00")
    early.look("23:59")
    early.note(Decision(Kind.NOT_TODAY, at("23:59"), "desk", at("23:50").isoformat(timespec="seconds")))
    assert early.next(NIGHT) == "22 00:00"


def test_a_time_left_out_by_the_clocks_is_not_lost_to_the_one_that_overtook_it() -> None:
    """2:40 comes at what the wall calls 3:40, after 3:10."""
    rule = replace(EVENING, timing=FixedTimes((time(2, 40), time(3, 10)), DAY))
    change = date(2027, 3, 28)
    day = Day(replace(rule, since=at("12:00", change) - timedelta(days=1)))
    for text in ("03:10", "03:20"):
        day.look(text, day=change)
        if day.log.offered is not None:
            day.answer(Kind.SKIPPED)
    day.look("03:40", day=change)
    assert [offer.occurrence for offer in day.offers] == ["2027-03-28T03:10", "2027-03-28T02:40"]
    day.answer(Kind.SKIPPED)
    assert day.look("03:41", day=change) is None


def test_a_break_taken_by_a_clock_that_was_ahead_lets_nothing_go() -> None:
    day = Day(DESK)
    day.note(taken(NaturalBreak(at("10:50"), at("11:00"))))
    assert day.look("09:45")


def test_a_session_done_by_a_clock_that_was_ahead_lets_nothing_go() -> None:
    day = Day(DESK)
    day.here = replace(day.here, done=(Done("morning", at("11:00")),))
    assert day.look("09:45")


def test_what_was_put_off_just_before_the_end_of_its_window_comes_then() -> None:
    day = Day(DESK)
    day.look("11:55")
    day.answer(Kind.SNOOZED, 10)
    assert day.look("12:00") is None
    assert day.next(DESK) == "14 12:05"
    assert day.look("12:05")


def test_a_rule_made_by_a_clock_that_was_ahead_comes_from_now_on() -> None:
    day = Day(replace(EVENING, since=at("23:00")), since="19:00")
    assert day.look("20:29") is None
    assert day.look("20:30")


def test_what_is_done_already_is_not_promised() -> None:
    day = Day(EVENING)
    day.here = replace(day.here, done=(Done("evening", at("18:00")),))
    day.look("18:10")
    assert day.next(EVENING) == "15 20:30"


def test_done_since_the_time_that_came_before_it_also_where_the_wall_says_otherwise() -> None:
    """2:40 comes at what the wall calls 3:40: what was started at 3:10 is not a reason to leave it out."""
    change = date(2027, 3, 28)
    rule = replace(EVENING, timing=FixedTimes((time(2, 40), time(3, 10)), DAY), since=at("00:00", change))
    day = Day(rule)
    day.look("03:10", day=change)
    day.answer(Kind.STARTED)
    day.here = replace(day.here, done=(Done("evening", at("03:10", change)),))
    assert day.look("03:40", day=change)


@pytest.mark.parametrize("looks", [("07:30",), ("06:45", "07:30"), ("06:50", "07:30")])
def test_the_first_desk_break_after_quiet_hours_comes_when_it_was_promised(looks: tuple[str, ...]) -> None:
    """Whenever it is seen that one of 6:45 fell into them."""
    early = replace(DESK, timing=Interval(45, (Window(time(6), time(12)),), frozenset(range(5))))
    day = Day(early, quiet=Window(time(22), time(7)), since="05:00")
    assert day.next(early) == "14 07:30"
    for text in looks:
        day.look(text)
    assert day.story() == ["let_go quiet_hours", "offered"]
    assert day.offers[0].due_at == at("07:30")


def test_what_fell_into_quiet_hours_is_no_break_however_late_it_is_seen() -> None:
    """Of a window that ended with them; the next one begins with its own count."""
    windows = Window(time(5, 45), time(7, 1)), Window(time(7, 23), time(7, 29))
    day = Day(
        replace(DESK, timing=Interval(5, windows, frozenset(range(5)))),
        quiet=Window(time(0), time(7, 1)),
        since="03:27",
    )
    for text in ("06:57", "07:27", "07:28"):
        day.look(text)
    assert [offer.due_at for offer in day.offers] == [at("07:28")]


def test_a_rule_made_after_the_clocks_were_put_forward_still_comes_at_a_time_that_they_left_out() -> None:
    change = date(2027, 3, 28)
    day = Day(replace(EVENING, timing=FixedTimes((time(2, 40),), DAY), since=at("03:05", change)))
    assert day.look("03:40", day=change)
