"""The reminder runner with a clock moved by hand: when it looks, what it says, and a desk worker's days."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from stretchtimer.core.manners import Done, Offer
from stretchtimer.core.presence import UNSEEN, Presence, Sighting, Watch, sighting
from stretchtimer.core.reminder import Calendar, FixedTimes, Interval, Rule
from stretchtimer.core.reminder_log import CLOSING, Decision, Kind, Reason
from stretchtimer.core.wall import Window, instant_of, local_of
from stretchtimer.reminder_runner import ReminderRunner
from tests.conftest import HandClock

MADE = datetime(2026, 1, 1, tzinfo=UTC)
WORK = (Window(time(9), time(12)), Window(time(13), time(17)))
EVENING = Rule("evening", "Evening", "evening", FixedTimes((time(20, 30),), date(2026, 1, 1)), MADE)
MORNING = Rule("morning", "Morning", "morning", FixedTimes((time(7, 30), time(7, 45)), date(2026, 1, 1)), MADE)
DESK = Rule("desk", "Desk", "workplace", Interval(45, WORK, frozenset(range(5))), MADE)
QUIET = Window(time(22), time(7))


class MovedClock(HandClock):
    """One that can be set wrong and taken abroad."""

    def set_to(self, now: datetime) -> None:
        self._now = now

    def take_to(self, zone: str) -> None:
        self._zone = zone

    def switch_on(self, after_ms: int) -> None:
        """The machine was switched on so long ago."""
        self._elapsed_ms = after_ms


@dataclass
class Room:
    """Stands for the desktop: what its probes would find."""

    clock: HandClock
    away_from: datetime | None = None  # None: nobody types, but somebody is there
    held_by: frozenset[Reason] = frozenset()
    looks: int = 0
    is_blind: bool = False

    def sight(self) -> Sighting:
        self.looks += 1
        if self.is_blind:
            return UNSEEN
        if self.away_from is None:
            return sighting(20_000)
        return sighting((self.clock.now() - self.away_from) // timedelta(milliseconds=1))

    def holds(self) -> frozenset[Reason]:
        return self.held_by


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(datetime(2026, 10, 14, 6, tzinfo=UTC))  # a Wednesday, 8:00 in Berlin


@pytest.fixture
def room(clock: MovedClock) -> Room:
    return Room(clock)


@pytest.fixture
def runner(qtbot: QtBot, clock: MovedClock, room: Room) -> Iterator[ReminderRunner]:
    runner = ReminderRunner(clock, room)
    yield runner
    runner.stop()


def asked_ms(runner: ReminderRunner) -> int:
    timer = runner.findChild(QTimer)
    assert timer is not None
    return timer.interval()


def go_on(runner: ReminderRunner, clock: HandClock, until: datetime) -> int:
    """Let the timer ring as it asked to, until an instant; how often it rang."""
    ticks = 0
    while clock.now() < until:
        left_ms = (until - clock.now()) // timedelta(milliseconds=1)
        clock.advance(max(1, min(asked_ms(runner), left_ms)))
        runner.tick()
        ticks += 1
    return ticks


def berlin(text: str, day: int = 14) -> datetime:
    return instant_of(datetime.combine(date(2026, 10, day), time.fromisoformat(text)), "Europe/Berlin")


def test_it_says_what_is_due(qtbot: QtBot, runner: ReminderRunner, clock: MovedClock) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    offers: list[Offer] = []
    runner.reminder_due.connect(offers.append)
    go_on(runner, clock, berlin("20:31"))
    assert [offer.rule for offer in offers] == [EVENING]
    assert runner.state.offered is not None
    assert runner.answer(Kind.SNOOZED, 10)
    assert not runner.answer(Kind.SKIPPED)
    assert [coming.at - clock.now() for coming in runner.state.coming] == [timedelta(minutes=10)]


def test_without_intervals_it_wakes_once_a_minute_and_looks_at_nobody(
    runner: ReminderRunner, clock: MovedClock, room: Room
) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    looks = room.looks
    ticks = go_on(runner, clock, clock.now() + timedelta(hours=1))
    assert ticks == 60
    assert room.looks == looks


def test_in_working_hours_it_looks_every_15_s_and_every_2_s_in_the_last_minute(
    runner: ReminderRunner, clock: MovedClock, room: Room
) -> None:
    runner.show_rules([DESK])
    runner.begin()
    go_on(runner, clock, berlin("09:30"))
    room.looks = 0
    go_on(runner, clock, berlin("09:44"))
    assert room.looks == 14 * 4
    room.looks = 0
    go_on(runner, clock, berlin("09:44:58"))
    assert 28 <= room.looks <= 31


def test_a_meeting_holds_it_and_it_is_told_why_once(runner: ReminderRunner, clock: MovedClock, room: Room) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    told: list[str] = []
    runner.held.connect(lambda waiting: told.append(waiting.reason))
    room.held_by = frozenset({Reason.CAMERA})
    go_on(runner, clock, berlin("20:50"))
    assert told == [Reason.CAMERA]
    assert [waiting.reason for waiting in runner.state.waiting] == [Reason.CAMERA]
    room.held_by = frozenset()
    go_on(runner, clock, berlin("20:51"))
    assert runner.state.offered is not None


def test_a_busy_time_of_the_calendar_holds_it_until_it_is_over(runner: ReminderRunner, clock: MovedClock) -> None:
    runner.show_rules([EVENING])
    runner.show_busy([(berlin("20:00"), berlin("20:45"))])
    runner.begin()
    go_on(runner, clock, berlin("20:44"))
    assert [waiting.reason for waiting in runner.state.waiting] == [Reason.MEETING]
    go_on(runner, clock, berlin("20:46"))
    assert runner.state.offered is not None
    runner.answer(Kind.SKIPPED)
    runner.show_waits(frozenset({Reason.CAMERA}))
    runner.show_busy([(berlin("20:00", 15), berlin("21:00", 15))])
    go_on(runner, clock, berlin("20:31", 15))
    assert runner.state.offered is not None


def test_what_the_user_does_not_mind_holds_nothing(runner: ReminderRunner, clock: MovedClock, room: Room) -> None:
    runner.show_rules([EVENING])
    runner.show_waits(frozenset({Reason.CAMERA}))
    runner.begin()
    room.held_by = frozenset({Reason.FULL_SCREEN})
    go_on(runner, clock, berlin("20:31"))
    assert runner.state.offered is not None


def test_away_for_three_minutes_is_a_break_in_the_log(runner: ReminderRunner, clock: MovedClock, room: Room) -> None:
    runner.show_rules([DESK])
    runner.begin()
    lines: list[Decision] = []
    runner.decided.connect(lines.extend)
    go_on(runner, clock, berlin("09:20"))
    room.away_from = clock.now()
    go_on(runner, clock, berlin("09:25"))
    room.away_from = None
    go_on(runner, clock, berlin("09:26"))
    (taken,) = (line for line in lines if line.kind is Kind.BREAK)
    assert taken.since is not None
    assert taken.at - taken.since >= timedelta(minutes=4)
    assert berlin("10:08") < runner.state.coming[0].at < berlin("10:11")


def test_sleep_over_several_due_times_is_one_offer_and_a_break(
    runner: ReminderRunner, clock: MovedClock, room: Room
) -> None:
    runner.show_rules([EVENING, MORNING, DESK])
    runner.begin()
    lines: list[Decision] = []
    runner.decided.connect(lines.extend)
    clock.advance(int(timedelta(days=2, hours=13).total_seconds() * 1000))  # Friday, 21:00
    runner.tick()
    assert Counter(line.kind for line in lines)[Kind.OFFERED] == 1
    assert (
        Counter(line.kind for line in lines)[Kind.LET_GO] == 6
    )  # two evenings, two mornings of two; the desk break had its break


def test_an_offer_is_withdrawn_when_it_was_done_anyway(qtbot: QtBot, runner: ReminderRunner, clock: MovedClock) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    go_on(runner, clock, berlin("20:30:05"))
    with qtbot.waitSignal(runner.withdrawn, timeout=0, raising=True):
        clock.advance(400_000)
        runner.tick()
    assert runner.state.offered is None


def test_paused_it_holds_and_says_until_when(runner: ReminderRunner, clock: MovedClock) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    go_on(runner, clock, berlin("20:00"))
    runner.pause(berlin("21:00"))
    go_on(runner, clock, berlin("20:59"))
    state = runner.state
    assert (state.is_paused, state.paused_until, state.offered) == (True, berlin("21:00"), None)
    assert [waiting.reason for waiting in state.waiting] == [Reason.PAUSED]
    runner.resume()
    assert runner.state.offered is not None


def test_the_next_one_can_be_skipped_ahead(runner: ReminderRunner, clock: MovedClock) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    assert runner.skip_next() == EVENING
    assert runner.state.coming[0].at == berlin("20:30", 15)
    go_on(runner, clock, berlin("21:00"))
    assert runner.state.offered is None


@pytest.mark.parametrize(("rule", "due"), [(EVENING, "20:30"), (DESK, "09:45")], ids=["times", "interval"])
def test_a_rule_made_while_the_clock_was_ahead_comes_once_it_is_right(
    runner: ReminderRunner, clock: MovedClock, rule: Rule, due: str
) -> None:
    clock.set_to(berlin("12:00", 20))
    runner.show_rules([replace(rule, since=clock.now())])
    runner.begin()
    clock.set_to(berlin("08:00"))
    go_on(runner, clock, berlin(due) - timedelta(seconds=1))
    assert runner.state.coming[0].at == berlin(due)
    go_on(runner, clock, berlin(due) + timedelta(seconds=1))
    assert runner.state.offered is not None


def test_an_interval_skipped_ahead_comes_an_interval_later(runner: ReminderRunner, clock: MovedClock) -> None:
    runner.show_rules([DESK])
    runner.begin()
    go_on(runner, clock, berlin("09:10"))
    assert runner.skip_next() == DESK
    assert runner.state.coming[0].at == berlin("10:30")
    go_on(runner, clock, berlin("10:29"))
    assert runner.state.offered is None
    go_on(runner, clock, berlin("10:30:10"))
    assert runner.state.offered is not None


@pytest.mark.parametrize("answer", [Kind.SKIPPED, Kind.SNOOZED, Kind.UNANSWERED, None])
@pytest.mark.parametrize("before", [EVENING, DESK], ids=lambda rule: rule.id)
def test_a_reminder_with_a_history_becomes_one_of_the_other_kind(
    runner: ReminderRunner, clock: MovedClock, before: Rule, answer: Kind | None
) -> None:
    """It counts from the change on, and what became of it before stays in the log."""
    runner.show_rules([before])
    runner.begin()
    go_on(runner, clock, berlin("09:46") if before is DESK else berlin("20:31"))
    offers: list[Offer] = []
    assert runner.state.offered is not None
    if answer is not None:
        runner.answer(answer, 10)
    other = EVENING.timing if before is DESK else Interval(30, (Window(time(18), time(23)),), frozenset(range(5)))
    runner.reminder_due.connect(offers.append)
    runner.show_rules([replace(before, timing=other, since=clock.now())])
    go_on(runner, clock, berlin("20:29") if before is DESK else berlin("20:59"))
    assert offers == []
    go_on(runner, clock, berlin("20:31") if before is DESK else berlin("21:02"))
    assert len(offers) == 1


def test_a_restart_goes_on_from_the_log(qtbot: QtBot, runner: ReminderRunner, clock: MovedClock, room: Room) -> None:
    runner.show_rules([EVENING])
    runner.begin()
    lines: list[Decision] = []
    runner.decided.connect(lines.extend)
    go_on(runner, clock, berlin("20:31"))
    runner.answer(Kind.SKIPPED)
    again = ReminderRunner(clock, room)
    again.show_rules([EVENING])
    again.begin(lines)
    go_on(again, clock, berlin("21:00"))
    assert again.state.offered is None
    again.stop()


@pytest.mark.parametrize("off", [0, 1, 14])
def test_a_restart_does_not_begin_the_45_minutes_anew(runner: ReminderRunner, clock: MovedClock, off: int) -> None:
    """The window began at 9:00, and whatever the user did while the program was off is unknown."""
    told = watched_until(runner, clock, "09:30")
    clock.advance(off * 60_000)
    assert begun_again(clock, told).state.coming[0].at == berlin("09:45")


def test_what_came_due_while_the_program_was_off_is_offered_at_once(runner: ReminderRunner, clock: MovedClock) -> None:
    told = watched_until(runner, clock, "09:40")
    clock.advance(10 * 60_000)
    assert begun_again(clock, told).is_offering


def test_a_machine_that_was_off_for_three_minutes_was_a_break(runner: ReminderRunner, clock: MovedClock) -> None:
    told = watched_until(runner, clock, "09:30")
    clock.advance(6 * 60_000)
    clock.switch_on(after_ms=60_000)
    again = begun_again(clock, told)
    assert again.state.rested_at == berlin("09:35")
    assert again.state.coming[0].at == berlin("10:20")


def test_a_machine_that_was_only_begun_anew_was_none(runner: ReminderRunner, clock: MovedClock) -> None:
    told = watched_until(runner, clock, "09:30")
    clock.advance(3 * 60_000)
    clock.switch_on(after_ms=60_000)
    assert begun_again(clock, told).state.coming[0].at == berlin("09:45")


def test_after_more_than_an_hour_it_begins_anew(runner: ReminderRunner, clock: MovedClock) -> None:
    told = watched_until(runner, clock, "09:30")
    clock.advance(61 * 60_000)
    assert begun_again(clock, told).state.coming[0].at == berlin("11:16")


def test_a_crash_costs_at_most_what_is_told_every_five_minutes(runner: ReminderRunner, clock: MovedClock) -> None:
    told: list[Watch] = []
    runner.watched.connect(told.append)
    runner.show_rules([DESK])
    runner.begin()
    go_on(runner, clock, berlin("09:34"))
    assert told[-1].since == berlin("08:00")
    assert timedelta(0) <= clock.now() - told[-1].until < timedelta(minutes=5)
    assert 6 <= len(told) <= 7, "no more often, and only inside the window"


def watched_until(runner: ReminderRunner, clock: MovedClock, local: str) -> Watch:
    """Keep the desk break until a time, then end; what was told last."""
    told: list[Watch] = []
    runner.watched.connect(told.append)
    runner.show_rules([DESK])
    runner.begin()
    go_on(runner, clock, berlin(local))
    runner.stop()
    assert told[-1] == Watch(berlin("08:00"), berlin(local))
    return told[-1]


def begun_again(clock: MovedClock, told: Watch) -> ReminderRunner:
    again = ReminderRunner(clock, Room(clock))
    again.show_rules([DESK])
    again.begin(watch=told)
    again.stop()
    return again


def test_what_was_offered_as_the_program_died_is_offered_once_more(
    runner: ReminderRunner, clock: MovedClock, room: Room
) -> None:
    lines: list[Decision] = []
    runner.decided.connect(lines.extend)
    runner.show_rules([EVENING])
    runner.begin()
    go_on(runner, clock, berlin("20:30:05"))
    offers: list[Offer] = []
    for _ in range(2):
        room.held_by = frozenset({Reason.CAMERA})
        again = ReminderRunner(clock, room)
        again.decided.connect(lines.extend)
        again.reminder_due.connect(offers.append)
        again.show_rules([EVENING])
        again.begin(list(lines))
        assert [waiting.reason for waiting in again.state.waiting] == [Reason.CAMERA], "with the manners of the first"
        room.held_by = frozenset()
        go_on(again, clock, clock.now() + timedelta(minutes=1, seconds=5))
        again.stop()
    assert [offer.occurrence for offer in offers] == ["2026-10-14T20:30"] * 2


@pytest.mark.parametrize("how", ["locked", "asleep"])
def test_where_no_probe_can_say_a_lock_and_a_sleep_are_breaks(
    runner: ReminderRunner, clock: MovedClock, room: Room, how: str
) -> None:
    """That nobody was there is known then, and that somebody is back."""
    room.is_blind = True
    runner.show_rules([DESK])
    runner.begin()
    go_on(runner, clock, berlin("09:20"))
    if how == "locked":
        runner.show_locked(True)
        go_on(runner, clock, berlin("09:40"))
        runner.show_locked(False)
    else:
        clock.advance(20 * 60_000)
        runner.tick()
    assert runner.state.rested_at == berlin("09:40")
    assert runner.state.coming[0].at == berlin("10:25")
    go_on(runner, clock, berlin("10:24"))
    assert runner.state.rested_at == berlin("09:40"), "what is unknown earns nothing"


def test_status_says_who_is_there_now(runner: ReminderRunner, clock: MovedClock, room: Room) -> None:
    """Outside of windows nobody looks."""
    runner.show_rules([EVENING])
    runner.begin()
    room.away_from = clock.now()
    go_on(runner, clock, berlin("12:00"))
    assert runner.look().seen.presence is Presence.IDLE
    runner.show_locked(True)
    assert runner.look().seen.presence is Presence.LOCKED


class Worker:
    """A year at a desk, made up once and for all: breaks, meetings, nights, trips, and a clock that is set wrong."""

    def __init__(self, clock: MovedClock, seed: int = 8) -> None:
        self.clock, self.dice = clock, random.Random(seed)
        self.away_from: datetime | None = None
        self.held_by: frozenset[Reason] = frozenset()
        self.in_session = False
        self.meeting: tuple[datetime, datetime] | None = None
        self.done: list[datetime] = []

    def sight(self) -> Sighting:
        if self.away_from is not None:
            return sighting((self.clock.now() - self.away_from) // timedelta(milliseconds=1))
        return sighting(self.clock.elapsed_ms() * 7919 % 13_000)

    def holds(self) -> frozenset[Reason]:
        return self.held_by

    @property
    def is_meeting(self) -> bool:
        return self.meeting is not None and self.meeting[0] <= self.clock.now() < self.meeting[1]

    @property
    def is_away(self) -> bool:
        return self.away_from is not None and self.clock.now() - self.away_from >= timedelta(minutes=1)

    def day(self) -> list[tuple[int, str]]:
        """What happens at which minutes of a working day, from 7:00 on."""
        events = [(0, "at"), (300, "away"), (360, "at")]
        for _ in range(self.dice.randint(2, 6)):
            begin = self.dice.randint(10, 900)
            events += [(begin, "away"), (begin + self.dice.choice((1, 2, 4, 15)), "at")]
        if self.dice.random() < 0.5:
            events.append((self.dice.randint(0, 800), f"meeting {self.dice.choice((30, 60, 180))}"))
        for what in ("camera", "full_screen", "do_not_disturb", "session", "pause"):
            if self.dice.random() < 0.4:
                begin = self.dice.randint(0, 880)
                events += [(begin, what), (begin + self.dice.randint(5, 90), f"no {what}")]
        if self.dice.random() < 0.2:
            begin = self.dice.randint(0, 600)
            events.append((begin, f"sleep {self.dice.randint(5, 300)}"))
        return sorted(events)

    def live(self, what: str, runner: ReminderRunner) -> None:
        match what.split():
            case ["away"]:
                self.away_from = self.clock.now()
            case ["at"]:
                self.away_from = None
            case ["session"]:
                self.in_session = True
                runner.show_session(True)
            case ["no", "session"]:
                self.in_session = False
                runner.show_session(False)
                self.done.append(self.clock.now())
                runner.show_done([Done("morning", self.clock.now())])
            case ["pause"]:
                runner.pause(self.clock.now() + timedelta(minutes=20))
            case ["no", "pause"]:
                runner.resume()
            case ["meeting", minutes]:
                self.meeting = self.clock.now(), self.clock.now() + timedelta(minutes=int(minutes))
                runner.show_busy([self.meeting])
            case ["sleep", minutes]:
                self.clock.advance(int(minutes) * 60_000)
                runner.tick()
            case ["no", hold]:
                self.held_by -= {Reason(hold)}
            case [hold]:
                self.held_by |= {Reason(hold)}


TRIPS = {
    date(2026, 3, 2): "America/New_York",
    date(2026, 3, 9): "Europe/Berlin",
    date(2026, 9, 7): "Asia/Tokyo",
    date(2026, 9, 20): "Europe/Berlin",
}


def test_a_month_of_a_desk_worker_loses_nothing_and_repeats_nothing(qtbot: QtBot) -> None:
    """From March on, with both changes of the clocks, one of them abroad; the whole year is in `benchmarks`."""
    assert live_through(31) > 100


def live_through(days: int) -> int:
    """Live through days from 1 March 2026 on, then judge every line of the log; how many offers there were."""
    clock = MovedClock(datetime(2026, 3, 1, 6, tzinfo=UTC))
    worker = Worker(clock)
    runner = ReminderRunner(clock, worker)
    lines: list[tuple[Decision, str]] = []
    wrong: list[str] = []

    def judge(offer: Offer) -> None:
        local = local_of(clock.now(), clock.zone())
        if QUIET.holds(local.time()) or worker.held_by or worker.in_session or worker.is_away or worker.is_meeting:
            wrong.append(f"{local} {offer.rule.id} {worker.held_by} {worker.in_session} {worker.away_from}")

    runner.reminder_due.connect(judge)
    runner.decided.connect(lambda found: lines.extend((line, clock.zone()) for line in found))
    rules = [MORNING, EVENING, DESK]
    begun = clock.now()
    rules = [Rule(r.id, r.name, r.starts, r.timing, begun) for r in rules]
    runner.show_rules(rules)
    runner.show_calendar(Calendar(clock.zone(), QUIET))
    runner.begin()
    first = local_of(begun, clock.zone()).date()
    for number in range(days):
        day = first + timedelta(days=number)
        clock.take_to(TRIPS.get(day, clock.zone()))
        seven = instant_of(datetime.combine(day, time(7)), clock.zone())
        if seven > clock.now():
            clock.advance((seven - clock.now()) // timedelta(milliseconds=1))  # the night: asleep
            runner.tick()
        for minute, what in worker.day():
            answer_and_go_on(runner, clock, max(seven + timedelta(minutes=minute), clock.now()), worker)
            worker.live(what, runner)
        worker.away_from, worker.held_by = None, frozenset()
        answer_and_go_on(runner, clock, seven + timedelta(hours=16), worker)
    runner.stop()
    assert wrong == []
    _check_reasons([line for line, _zone in lines])
    _check_truth(lines, worker)
    _check_fixed(lines, [first + timedelta(days=n) for n in range(days)])
    return _check_desk(lines)


def answer_and_go_on(runner: ReminderRunner, clock: MovedClock, until: datetime, worker: Worker) -> None:
    while clock.now() < until:
        left_ms = (until - clock.now()) // timedelta(milliseconds=1)
        clock.advance(max(1, min(asked_ms(runner), left_ms)))
        runner.tick()
        if runner.is_offering and worker.dice.random() < 0.3:
            runner.answer(worker.dice.choice((Kind.SKIPPED, Kind.SNOOZED, Kind.STARTED, Kind.UNANSWERED)), 10)


def _check_reasons(lines: list[Decision]) -> None:
    """What did not come when it was due says why, and most of the reasons there are have had their day."""
    silent = [line for line in lines if line.kind in (Kind.HELD, Kind.LET_GO)]
    assert all(line.reason is not None for line in silent)
    last = {(line.rule, line.occurrence): line for line in lines if line.rule}
    left = [line for line in last.values() if line.kind not in CLOSING]
    assert all(line.at > lines[-1].at - timedelta(days=2) for line in left), "one was forgotten"
    found = {line.reason for line in silent}
    assert found >= {Reason.MEETING, Reason.CAMERA, Reason.FULL_SCREEN, Reason.DO_NOT_DISTURB, Reason.SESSION}
    assert found >= {Reason.PAUSED, Reason.AWAY, Reason.TYPING, Reason.SUPERSEDED}


def _check_truth(lines: list[tuple[Decision, str]], worker: Worker) -> None:
    """What was let go was so for a reason that this worker's life bears out."""
    rested: list[datetime] = []
    open_since: dict[tuple[str, str], datetime] = {}
    for number, (line, zone) in enumerate(lines):
        key = (line.rule, line.occurrence)
        if line.kind is Kind.BREAK:
            rested.append(line.at)
        elif line.kind is Kind.LET_GO:
            at_once = {
                (other.rule, other.occurrence) for other, _zone in lines[number + 1 :][:9] if other.at == line.at
            }
            others = (open_since.keys() | at_once) - {key}
            assert line.reason in {*_reasons_of(line, zone, rested, worker, bool(others))}, (line, zone)
        if line.kind in CLOSING:
            open_since.pop(key, None)
        elif line.rule:
            open_since[key] = line.at


def _reasons_of(line: Decision, zone: str, rested: list[datetime], worker: Worker, others: bool) -> Iterator[Reason]:
    """The reasons that hold for letting a due time go at that instant."""
    is_desk, due, now = line.rule == "desk", datetime.fromisoformat(line.occurrence), local_of(line.at, zone)
    local = local_of(due, zone) if is_desk else due
    instant = due if is_desk else instant_of(due, zone)
    done = [
        at
        for at in worker.done
        if at <= line.at and (at > instant if is_desk else local_of(at, zone).date() == local.date())
    ]
    if QUIET.holds(local.time()) or QUIET.holds(now.time()):
        yield Reason.QUIET_HOURS
    if done and line.rule != "evening":
        yield Reason.ALREADY_DONE
    if is_desk and any(instant < at <= line.at for at in rested):
        yield Reason.NATURAL_BREAK
    if is_desk and not any(window.holds(now.time()) and window.holds(local.time()) for window in WORK):
        yield Reason.WINDOW_OVER
    if not is_desk and now.date() > local.date():
        yield Reason.DAY_OVER
    if others:
        yield Reason.SUPERSEDED


def _check_fixed(lines: list[tuple[Decision, str]], days: list[date]) -> None:
    """Every due time of every day was offered, or has its reason; none was offered twice but after a snooze."""
    seen: dict[tuple[str, str], list[Kind]] = {}
    for line, _zone in lines:
        if line.rule and line.kind is not Kind.HELD:
            seen.setdefault((line.rule, line.occurrence), []).append(line.kind)
    for day in days:
        for rule, at in (("morning", time(7, 30)), ("morning", time(7, 45)), ("evening", time(20, 30))):
            kinds = seen.pop((rule, datetime.combine(day, at).isoformat(timespec="minutes")))
            assert kinds[0] in (Kind.OFFERED, Kind.LET_GO), (day, at, kinds)
            assert kinds.count(Kind.OFFERED) <= 1 + kinds.count(Kind.SNOOZED), (day, at, kinds)
    assert {rule for rule, _occurrence in seen} <= {"desk"}


def _check_desk(lines: list[tuple[Decision, str]]) -> int:
    """45 minutes lie between a break or an answer and the next new offer; each of which has one."""
    rested, offers = None, 0
    opened: set[str] = set()
    for line, zone in lines:
        if line.kind is Kind.OFFERED:
            offers += 1
        if line.rule == "desk" and line.kind is Kind.OFFERED and line.occurrence not in opened:
            opened.add(line.occurrence)
            assert any(window.holds(local_of(line.at, zone).time()) for window in WORK)
            assert rested is None or line.at - rested >= timedelta(minutes=45), (line, rested)
        closes = line.kind in (Kind.SKIPPED, Kind.STARTED, Kind.UNANSWERED, Kind.LET_GO)
        if line.kind is Kind.BREAK or (line.rule == "desk" and closes):
            rested = line.at
    return offers
